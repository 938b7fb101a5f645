"""What amounts are counted in: by capability, and by the words of reporting."""

import pytest

from garant.errors import WordsError
from garant.ontology import load_ontology


@pytest.fixture(scope="module")
def ontology():
    return load_ontology()


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("soldats", "person"),
        ("soldats français", "person"),
        ("Casques bleus", "person"),
        ("troops", "person"),
        ("bataillon", "battalion"),
        ("companies", "company"),
        ("chasseurs de mines", "ship"),
        ("Rafale", "aircraft"),
        ("batteries Patriot", "air_defence_system"),
        ("intercepteurs", "missile"),
        ("obus", "round"),
        ("an", "year"),
        ("person", "person"),
        ("EUR", "EUR"),
        ("moyens", None),
        ("eur", None),
        ("", None),
    ],
)
def test_a_word_of_reporting_stands_for_a_unit(ontology, word, unit):
    assert unit == ontology.unit(word)


@pytest.mark.parametrize(
    ("capability", "unit", "expected"),
    [
        ("ground_troops", "person", True),
        ("ground_troops", "EUR", True),
        ("ground_troops", "ship", False),
        ("funding", "USD", True),
        ("funding", "person", False),
        ("funding", "money", True),
        ("sanctions", "EUR", False),
        ("nothing", "person", False),
    ],
)
def test_a_capability_is_counted_in_its_units(ontology, capability, unit, expected):
    assert expected == ontology.counts(capability, unit)


def test_no_word_stands_for_two_units(ontology):
    words = [
        word.casefold()
        for unit in ontology.units.values()
        for word in {word for words in unit.words.values() for word in words}
    ]

    assert len(words) == len(set(words))


def test_units_have_names_and_words_in_both_languages(ontology):
    for unit in ontology.units.values():
        assert {"fr", "en"} == unit.labels.keys() == unit.words.keys()


def test_currencies_are_those_in_use(ontology):
    from babel.numbers import list_currencies

    assert {"EUR", "USD", "GBP", "UAH", "CHF", "HTG", "ILS"} <= ontology.currencies
    assert set() == ontology.currencies - list_currencies()


def test_a_unit_that_is_not_defined_is_told(tmp_path):
    own = tmp_path / "mine.yaml"
    own.write_text("capabilities: {x: {pillar: force, units: [furlong], labels: {}}}", "utf-8")

    with pytest.raises(WordsError, match=r"the unit furlong is not in units\.yaml"):
        load_ontology(own)
