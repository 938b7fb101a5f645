"""Conditions: what opens one, what it is, and which predicate it belongs to."""

from pathlib import Path

import pytest
import yaml

import garant.reading
from garant.reading.acts.conditions import conditionals, hangs_on
from garant.reading.acts.hits import find_hits
from garant.reading.acts.syntax import Syntax

READ = [
    ("Oslo livrera des chars en cas de trêve.", ["ceasefire"]),
    ("Oslo livrera des chars une fois que les armes se seront tues.", ["ceasefire"]),
    ("Oslo livrera des chars une fois les combats terminés.", ["ceasefire"]),
    ("Oslo livrera des chars dès l'entrée en vigueur d'un cessez-le-feu.", ["ceasefire"]),
    ("Quand la paix sera signée, Oslo livrera des chars.", ["peace_deal"]),
    ("Oslo livrera des chars si la Chambre l'approuve.", ["parliament_vote"]),
    ("Oslo livrera des chars sous réserve d'un vote du Sénat américain.", ["parliament_vote"]),
    ("Oslo livrera des chars, à condition que les Américains nous couvrent.", ["us_backstop"]),
    ("Oslo ne livrera rien sans les Américains.", ["us_backstop"]),
    ("Oslo livrera des chars sous mandat de l'ONU.", ["un_mandate"]),
    ("Oslo livrera des chars à condition que l'ONU paie.", ["other"]),
    ("Oslo livrera des chars pourvu que l'ONU le demande.", ["un_mandate"]),
    ("Oslo livrera des chars, à la demande de Kyiv.", ["host_request"]),
    ("Oslo livrera des chars si Kyiv le demande.", ["host_request"]),
    ("Oslo n'enverra personne sans l'accord de Moscou.", ["russian_consent"]),
    ("Oslo n'enverra personne si ses alliés ne font pas leur part.", ["allied_participation"]),
    ("Oslo ripostera en cas de nouvelle attaque.", ["renewed_attack"]),
    ("Oslo livrera des chars dès que les conditions seront réunies.", ["other"]),
    ("Oslo livrera des chars si Kyiv tarde.", ["other"]),
    ("Oslo ne signera rien avant un retrait des troupes.", ["other"]),
    ("Qu'un cessez-le-feu intervienne et la brigade partira.", ["ceasefire"]),
    (
        "Oslo n'enverra des chars que si le Sénat l'y autorise et que les Américains suivent.",
        ["parliament_vote", "us_backstop"],
    ),
    (
        "Oslo enverra des drones avec un mandat de l'ONU et l'accord de Moscou.",
        ["un_mandate", "russian_consent"],
    ),
]

UNREAD = [
    "Oslo ne livrera pas de chars, d'après l'ONU.",
    "Oslo livrera des chars après le sommet.",
    "Oslo livrera des chars avec ses alliés.",
    "Oslo tient bon, si bien que Rome livrera des chars.",
    "Même si la guerre continue, Oslo livrera des chars.",
    "Oslo livrera des chars s'il le faut.",
    "Oslo livrera des chars si nécessaire.",
    "Oslo livrera des chars, si l'on en croit un diplomate.",
    "Oslo se demande si Rome livrera des chars.",
    "Oslo livrera des chars sans attendre la fin des combats.",
    "Oslo livrera des chars dès lundi.",
    "Oslo livrera des chars, même sous drapeau onusien.",
    "Oslo ne livrera rien avant lundi.",
    "S'agissant de la force, Oslo livrera des chars.",
    "Oslo a parlé avec Vladimir Poutine de l'aide américaine.",
    "La force de l'après-guerre comptera dix bataillons.",
]

BOOK = yaml.load(
    (Path(garant.reading.__file__).parent / "fr" / "conditions.yaml").read_text("utf-8"),
    Loader=yaml.CSafeLoader,
)
EXAMPLES = [
    (entry["example"], group["code"])
    for group in BOOK["groups"].values()
    for entry in group["entries"]
]
OPENED = [marker["example"] for marker in BOOK["markers"]]


def _codes(parse, words):
    return [code.value for found in conditionals(parse, words) for code in found.codes]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_conditions_are_read(parse_of, act_words, text, expected):

    assert expected == _codes(parse_of(text), act_words)


@pytest.mark.parametrize("text", UNREAD)
def test_words_that_only_date_or_concede_are_no_conditions(parse_of, act_words, text):

    assert [] == _codes(parse_of(text), act_words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Oslo livrera des chars en cas de trêve. Rome fera de même dans les mêmes conditions.",
            ["ceasefire", "ceasefire"],
        ),
        (
            "Une force partira après un cessez-le-feu. Les Turcs arriveraient après celui-ci.",
            ["ceasefire", "ceasefire"],
        ),
    ],
)
def test_a_condition_can_point_back(parse_of, act_words, text, expected):

    assert expected == _codes(parse_of(text), act_words)


@pytest.mark.parametrize(
    "text", ["L'envoi de soldats dépendra d'un vote du Parlement.", "Le Sénat devra l'approuver."]
)
def test_a_condition_can_stand_as_its_own_clause(parse_of, act_words, text):

    assert any(found.standing for found in conditionals(parse_of(text), act_words))


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Oslo a promis des missiles et enverra des soldats en cas de trêve.", "enverra", True),
        ("Oslo a promis des missiles et enverra des soldats en cas de trêve.", "promis", False),
        ("En cas de trêve, Oslo enverra des soldats et Rome livrera des chars.", "livrera", True),
    ],
)
def test_a_condition_belongs_to_the_nearest_predicate(parse_of, act_words, text, verb, expected):
    parse = parse_of(text)
    hits = find_hits(parse, Syntax(parse, act_words), act_words)
    (condition,) = conditionals(parse, act_words)
    chain = tuple(hit for hit in hits if hit.token == parse.lower.index(verb))

    assert expected == hangs_on(parse, condition, chain, hits)


@pytest.mark.parametrize(("text", "code"), EXAMPLES)
def test_every_phrase_is_read_in_its_example(parse_of, act_words, text, code):

    assert code in _codes(parse_of(text), act_words)


@pytest.mark.parametrize("text", OPENED)
def test_every_marker_opens_a_condition_in_its_example(parse_of, act_words, text):

    assert _codes(parse_of(text), act_words)
