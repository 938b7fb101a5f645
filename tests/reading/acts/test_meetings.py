"""Meetings: who takes part, and what is no meeting."""

import pytest

from garant.model import Kind
from garant.reading.acts.hits import find_hits
from garant.reading.acts.meetings import takes_place
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role

MET = [
    ("Emmanuel Macron a reçu mardi à l'Élysée Volodymyr Zelensky et Keir Starmer.", "FRA GBR UKR"),
    ("Emmanuel Macron s'est entretenu avec Donald Trump.", "FRA USA"),
    ("Emmanuel Macron a dîné avec Keir Starmer et Friedrich Merz.", "DEU FRA GBR"),
    ("La Russie et les États-Unis se retrouveront en mars à Abou Dhabi.", "RUS USA"),
    ("Le président français et la Première ministre italienne se verront à Rome.", "FRA ITA"),
    ("Le sommet de Londres réunira la France, l'Allemagne et la Pologne.", "DEU FRA POL"),
    ("Steve Witkoff est arrivé à Paris pour rencontrer Volodymyr Zelensky.", "UKR USA"),
    ("Jeudi : réunion à Bruxelles des ministres de la Défense de la coalition.", "COALITION"),
    ("La coalition des volontaires, qui s'est réunie lundi à Paris, tient bon.", "COALITION"),
    ("Les dirigeants de la coalition se retrouveront autour d'Emmanuel Macron.", "COALITION FRA"),
    ("Les ministres de la Défense de l'OTAN se réuniront jeudi à Bruxelles.", "NATO"),
    ("Mark Rutte s'est entretenu avec Emmanuel Macron de la défense de l'Ukraine.", "FRA NATO"),
    (
        "Plus de trente dirigeants de la coalition des volontaires se sont réunis à Kiev.",
        "COALITION",
    ),
    (
        "Marco Rubio a participé mardi, pour la première fois, à une réunion de la coalition.",
        "COALITION USA",
    ),
    ("Keir Starmer a échangé avec Volodymyr Zelensky. Emmanuel Macron l'a reçu.", "FRA GBR UKR"),
]

UNMET = [
    "Marco Rubio n'a pas participé mardi à une réunion de la France.",
    "« Nous tiendrons », a dit Emmanuel Macron après avoir reçu Volodymyr Zelensky.",
    "Emmanuel Macron l'a affirmé lors d'un entretien avec Volodymyr Zelensky.",
    "Emmanuel Macron a reçu des garanties de Washington.",
    "Emmanuel Macron a réuni son conseil de défense à Paris.",
    "Emmanuel Macron n'a pas rencontré Vladimir Poutine.",
    "Aucune rencontre n'est prévue entre Donald Trump et Vladimir Poutine.",
    "Moscou propose une rencontre entre Vladimir Poutine et Volodymyr Zelensky.",
    "Mark Rutte pourrait rencontrer Vladimir Poutine.",
    "Emmanuel Macron a discuté avec ses ministres de l'envoi de soldats en Ukraine.",
]


@pytest.mark.parametrize(("text", "expected"), MET)
def test_those_who_take_part_meet(acts_in, text, expected):
    met = [act for act in acts_in(text) if act.kind is Kind.MEET]

    assert expected.split() == sorted({actor.code for act in met for actor in act.actors})


@pytest.mark.parametrize("text", UNMET)
def test_occasions_wishes_and_things_are_no_meeting(acts_in, text):

    assert [] == [act for act in acts_in(text) if act.kind is Kind.MEET]


def test_meetings_on_different_days_are_two(acts_in):
    text = (
        "Russes et Américains se sont vus vendredi à Doha. Russes et Américains se reverront lundi."
    )
    met = [act.time for act in acts_in(text) if act.kind is Kind.MEET]

    assert ["vendredi", "lundi"] == met


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une rencontre entre Donald Trump et Vladimir Poutine est prévue vendredi.", True),
        ("Keir Starmer a rencontré Emmanuel Macron.", True),
        ("Moscou propose une rencontre entre Vladimir Poutine et Donald Trump.", False),
        ("Keir Starmer pourrait rencontrer Emmanuel Macron.", False),
    ],
)
def test_a_meeting_takes_place_when_held_or_set(parse_of, act_words, text, expected):
    parse = parse_of(text)
    syntax = Syntax(parse, act_words)
    hits = find_hits(parse, syntax, act_words)
    found = [takes_place(parse, syntax, hit) for hit in hits if hit.predicate.role is Role.MEET]

    assert [expected] == found
