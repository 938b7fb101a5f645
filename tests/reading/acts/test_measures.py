"""Quantities: which numbers count something, and what they come to."""

from decimal import Decimal

import pytest

from garant.model import Quantity
from garant.reading.acts.measures import amount, measures, number_of, quantity
from garant.reading.acts.syntax import Syntax

NUMBERS = [
    ("2000", "2000"),
    ("3.000", "3000"),
    ("1,5", "1.5"),
    ("10-15", "10"),
    ("vingt-six", "26"),
    ("soixante-dix-sept", "77"),
    ("quatre-vingts", "80"),
    ("quatre-vingt-dix", "90"),
    ("quatre-vingt-onze", "91"),
    ("nonante", "90"),
]

COUNTED = [
    ("Le Ghana fournira 2 000 soldats.", [("2000", "soldats")]),
    ("Le Ghana fournira 5.000 drones le 4 mai 2025.", [("5000", "drones")]),
    ("Le Ghana fournira dix mille obus et vingt-six chars.", [("10000", "obus"), ("26", "chars")]),
    ("Le Ghana fournira mille deux cents hommes.", [("1200", "hommes")]),
    ("Le Ghana fournira deux cent cinquante hommes.", [("250", "hommes")]),
    ("Le Ghana fournira vingt et un chars.", [("21", "chars")]),
    ("Le Ghana fournira plus de 300 instructeurs.", [("300", "instructeurs")]),
    ("Le Ghana fournira une centaine de sapeurs.", [("100", "sapeurs")]),
    ("Le Ghana fournira deux douzaines de chars.", [("24", "chars")]),
    ("Le Ghana fournira près d'un millier d'hommes.", [("1000", "hommes")]),
    ("Le Ghana fournira une demi-douzaine de chars.", [("6", "chars")]),
    ("Le Ghana fournira entre 15 000 et 30 000 hommes.", [("15000", "hommes")]),
    ("Le Ghana fournira 3 500 à 4 000 policiers.", [("3500", "policiers")]),
    ("Le Ghana fournira deux à trois cents hommes.", [("200", "hommes")]),
    ("Le Ghana fournira 10 à 15 000 hommes.", [("10000", "hommes")]),
    ("Le Ghana fournira trois chars et deux avions.", [("3", "chars"), ("2", "avions")]),
    ("Le Ghana fournira un bataillon et une frégate.", [("1", "bataillon"), ("1", "frégate")]),
    ("Le Ghana fournira une brigade de 3 000 soldats.", [("3000", "soldats")]),
    ("Le Ghana fournira deux batteries Patriot.", [("2", "batteries Patriot")]),
    ("Le Ghana fournira deux chasseurs de mines.", [("2", "chasseurs de mines")]),
    ("Le Ghana formera cinquante plongeurs-démineurs.", [("50", "plongeurs-démineurs")]),
    ("Le Ghana versera deux milliards de dollars.", [("2000000000", "USD")]),
    ("Le Ghana versera 1,5 milliard de francs suisses.", [("1500000000", "CHF")]),
    ("Le Ghana versera 200 M€ puis 2,5 Md€.", [("200000000", "EUR"), ("2500000000", "EUR")]),
    ("Le Ghana versera un milliard et demi d'euros.", [("1500000000", "EUR")]),
    ("Le Ghana versera 90 millions de dollars canadiens.", [("90000000", "CAD")]),
]

UNCOUNTED = [
    "L'accord du 4 septembre 2025 reprend l'article 5.",
    "26 pays enverront des soldats.",
    "Le Ghana fournira plusieurs milliers de soldats.",
    "Le Ghana fournira des dizaines de chars.",
    "Le Ghana fournira un contingent et une mission de formation.",
    "Le Ghana enverra trois fois plus de soldats.",
    "Le Ghana ne promet rien, pas un soldat.",
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_number_words_have_their_value(act_words, text, value):

    assert Decimal(value) == number_of(text, act_words)


@pytest.mark.parametrize("text", ["pays", "premier", "", "et"])
def test_other_words_are_no_numbers(act_words, text):

    assert number_of(text, act_words) is None


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_counts_are_read_with_their_unit(parse_of, act_words, text, expected):
    parse = parse_of(text)
    found = [quantity(parse, [m], {m.unit}) for m in measures(parse, act_words)]

    assert [(Decimal(value), unit) for value, unit in expected] == [
        (each.value, each.unit) for each in found if each
    ]


@pytest.mark.parametrize("text", UNCOUNTED)
def test_dates_articles_and_vague_crowds_count_nothing(parse_of, act_words, text):

    assert [] == measures(parse_of(text), act_words)


def test_a_number_without_its_noun_takes_the_last_unit(parse_of, act_words):
    parse = parse_of("Londres promet des soldats et Paris pourrait en fournir 6 000.")
    (found,) = measures(parse, act_words)

    assert Quantity(Decimal(6000), "soldats", "6 000") == quantity(parse, [found], {found.unit})


def test_a_bare_currency_is_that_of_the_giver(parse_of, act_words):
    parse = parse_of("Ottawa versera 40 millions de dollars.")
    (found,) = measures(parse, act_words)

    assert "CAD" == quantity(parse, [found], {found.unit}, {"USD": "CAD"}).unit


def test_the_only_count_of_a_clause_belongs_to_its_verb(parse_of, act_words):
    parse = parse_of("Rome a approuvé lundi une vente de 11 milliards de dollars.")
    verb = parse.lower.index("approuvé")
    syntax, held = Syntax(parse, act_words), measures(parse, act_words)

    assert "USD" == amount(parse, syntax, held, verb, verb, set()).unit


@pytest.mark.parametrize(
    ("text", "thing", "expected"),
    [
        ("Le Ghana fournira huit chars et un navire.", "chars", ("8", "chars")),
        ("Le Ghana fournira huit chars et un navire de soutien.", "navire", ("1", "navire")),
        ("Le Ghana fournira des chars et trente formateurs.", "chars", None),
        ("Le Ghana fournira une compagnie d'environ 130 soldats.", "compagnie", ("130", "soldats")),
    ],
)
def test_a_count_is_of_its_own_thing(parse_of, act_words, text, thing, expected):
    parse = parse_of(text)
    verb, syntax = parse.lower.index("fournira"), Syntax(parse, act_words)
    things = set(range(verb + 1, len(parse)))
    found = amount(
        parse, syntax, measures(parse, act_words), verb, parse.lower.index(thing), things
    )

    assert expected == (found and (str(found.value), found.unit))
