"""Names and phrases of each language: every one there, whole, and rightly joined."""

import re
from decimal import Decimal

import pytest

from garant.errors import WordsError
from garant.model import Condition, Firmness
from garant.publishing import briefing_languages, load_wording

LANGUAGES = briefing_languages()

# Written by hand, party by party: subject, after "de", after "à".
FRENCH = {
    "FRA": ("la France", "de la France", "à la France"),
    "DEU": ("l’Allemagne", "de l’Allemagne", "à l’Allemagne"),
    "GBR": ("le Royaume-Uni", "du Royaume-Uni", "au Royaume-Uni"),
    "USA": ("les États-Unis", "des États-Unis", "aux États-Unis"),
    "NLD": ("les Pays-Bas", "des Pays-Bas", "aux Pays-Bas"),
    "ISR": ("Israël", "d’Israël", "à Israël"),
    "HTI": ("Haïti", "d’Haïti", "à Haïti"),
    "CUB": ("Cuba", "de Cuba", "à Cuba"),
    "IRN": ("l’Iran", "de l’Iran", "à l’Iran"),
    "HUN": ("la Hongrie", "de la Hongrie", "à la Hongrie"),
    "HND": ("le Honduras", "du Honduras", "au Honduras"),
    "YEM": ("le Yémen", "du Yémen", "au Yémen"),
    "MEX": ("le Mexique", "du Mexique", "au Mexique"),
    "PHL": ("les Philippines", "des Philippines", "aux Philippines"),
    "CIV": ("la Côte d’Ivoire", "de la Côte d’Ivoire", "à la Côte d’Ivoire"),
    "EST": ("l’Estonie", "de l’Estonie", "à l’Estonie"),
    "OMN": ("Oman", "d’Oman", "à Oman"),
    "NATO": ("l’OTAN", "de l’OTAN", "à l’OTAN"),
    "UN": ("l’ONU", "de l’ONU", "à l’ONU"),
    "COE": ("le Conseil de l’Europe", "du Conseil de l’Europe", "au Conseil de l’Europe"),
    "EUROPE": ("les Européens", "des Européens", "aux Européens"),
    "HOUTHI": ("les Houthis", "des Houthis", "aux Houthis"),
    "HAMAS": ("le Hamas", "du Hamas", "au Hamas"),
    "COALITION": (
        "la coalition des volontaires",
        "de la coalition des volontaires",
        "à la coalition des volontaires",
    ),
}
ENGLISH = {
    "FRA": "France",
    "GBR": "the United Kingdom",
    "USA": "the United States",
    "NLD": "the Netherlands",
    "COD": "the Democratic Republic of the Congo",
    "ISR": "Israel",
    "EU": "the European Union",
    "NATO": "NATO",
    "WEST": "the West",
    "COALITION": "the coalition of the willing",
}
AGREED = {
    ("FRA",): "s’est engagée",
    ("GBR",): "s’est engagé",
    ("FRA", "DEU"): "se sont engagées",
    ("FRA", "GBR"): "se sont engagés",
    ("USA",): "se sont engagés",
    ("PHL",): "se sont engagées",
    ("MEX",): "s’est engagé",
    ("COALITION",): "s’est engagée",
}


@pytest.fixture
def french(ontology):
    return load_wording("fr", ontology)


@pytest.fixture
def english(ontology):
    return load_wording("en", ontology)


@pytest.mark.parametrize("code", FRENCH)
def test_a_french_name_with_its_article(french, code):
    name = french.name(code)

    assert FRENCH[code] == tuple(
        french.finished(text) for text in (name, f"de {name}", f"à {name}")
    )


@pytest.mark.parametrize("code", ENGLISH)
def test_an_english_name_with_its_article(english, code):
    assert ENGLISH[code] == english.name(code)


@pytest.mark.parametrize("subject", AGREED)
def test_a_french_verb_agrees_with_its_subject(french, subject):
    phrase = "[s’est engagé|s’est engagée|se sont engagés|se sont engagées]"

    assert AGREED[subject] == french.agreed(phrase, subject)


def test_of_two_women_and_a_man_the_man_decides(french):
    assert "mp" == french.class_of(["FRA", "DEU", "GBR"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_party_has_a_name_that_stands_in_a_sentence(ontology, language):
    wording = load_wording(language, ontology)
    for code in ontology.parties:
        name = wording.finished(wording.name(code))
        assert name.strip() == name
        assert "  " not in name
        assert "‿" not in name
        assert (
            not re.search(r"\b(le|la|de|à le|à les) [aeiouéèêîh]", name)
            or language == "en"
            or (code in {"COALITION"})
        ), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_of_codes_name_parties_that_there_are(ontology, language):
    wording = load_wording(language, ontology)
    for name, held in wording.group("names").items():
        if isinstance(held, list) and name != "feminine_ends":
            assert set(held) <= set(ontology.parties), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_capability_condition_and_rung_has_its_phrases(ontology, language):
    wording = load_wording(language, ontology)

    assert set(ontology.capabilities) == set(wording.group("capabilities"))
    assert {one.value for one in Condition} == set(wording.group("conditions"))
    assert {one.value for one in Firmness} == set(wording.group("rungs"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(ontology, language):
    wording, first = load_wording(language, ontology), load_wording(LANGUAGES[0], ontology)
    for group in (
        "frame",
        "rungs",
        "voices",
        "unclear",
        "hinges",
        "changes",
        "according",
        "counts",
        "ties",
        "outcome",
        "introduction",
    ):
        assert set(first.group(group)) == set(wording.group(group)), group


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_has_a_form_for_each_class(ontology, language):
    wording = load_wording(language, ontology)
    groups = ("rungs", "voices", "unclear", "hinges", "changes", "waiting", "amount", "ties")
    for group in (*groups, "fronted", "outcome"):
        for name in wording.group(group):
            for phrase in wording.phrases(group, name):
                for code in ("FRA", "GBR", "USA", "PHL"):
                    assert "[" not in wording.agreed(phrase, [code])


def test_a_phrase_with_forms_missing_is_told(french):
    with pytest.raises(WordsError, match="has 2 forms; give 4"):
        french.agreed("[a|ont] dit", ["FRA"])


@pytest.mark.parametrize(
    ("value", "unit", "in_french", "in_english"),
    [
        ("90000000000", "EUR", "90 milliards d’euros", "90 billion euros"),
        ("1000000000", "USD", "1 milliard de dollars des États-Unis", "1 billion US dollars"),
        ("1500000", "GBP", "1,5 million de livres sterling", "1.5 million British pounds"),
        ("2000", "person", "2\u202f000 personnes", "2,000 people"),
        ("12", "aircraft", "12 aéronefs", "12 aircraft"),
        ("1", "company", "1 compagnie", "1 company"),
        ("1", "artillery", "1 pièce d’artillerie", "1 artillery piece"),
        ("2", "company", "2 compagnies", "2 companies"),
        ("500", "EUR", "500 euros", "500 euros"),
    ],
)
def test_amounts(french, english, value, unit, in_french, in_english):
    assert in_french == french.finished(french.amount(Decimal(value), unit))
    assert in_english == english.finished(english.amount(Decimal(value), unit))


def test_a_language_without_briefings_is_told(ontology):
    with pytest.raises(WordsError, match="not written in 'tlh'; take one of en, fr"):
        load_wording("tlh", ontology)


@pytest.mark.parametrize(
    ("count", "in_french", "in_english"),
    [
        (10, "une dizaine d’États", "ten states"),
        (11, "onze États", "eleven states"),
        (15, "une quinzaine d’États", "fifteen states"),
        (26, "vingt-six États", "twenty-six states"),
        (29, "une trentaine d’États", "some thirty states"),
        (32, "une trentaine d’États", "some thirty states"),
        (35, "35 États", "35 states"),
    ],
)
def test_very_many_states_are_told_by_their_number(french, english, count, in_french, in_english):
    named = ["FRA", "GBR"]

    told = f"{in_french}, dont la France et le Royaume-Uni,"
    assert told == french.finished(french.crowd(count, named))
    told = f"{in_english}, including France and the United Kingdom,"
    assert told == english.crowd(count, named)


def test_only_states_are_counted_as_states(french, ontology):
    states = [code for code, party in ontology.parties.items() if party.kind == "state"][:12]

    assert french.is_crowd(states)
    assert not french.is_crowd([*states[:11], "NATO"])
    assert not french.is_crowd(states[:9])


def test_a_row_of_deeds_repeats_the_word_before_each(french):
    phrase = "s’engage <à {give}>"
    gifts = [{"give": "armer"}, {"give": "former"}, {"give": "payer"}]

    assert "s’engage à armer, à former et à payer" == french.repeated(phrase, gifts)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("en cas de cessez-le-feu et en cas d’accord", "en cas de cessez-le-feu et d’accord"),
        (
            "en cas de cessez-le-feu et sous réserve d’un vote",
            "en cas de cessez-le-feu et sous réserve d’un vote",
        ),
    ],
)
def test_the_same_condition_word_is_not_said_twice(french, told, expected):
    assert expected == french.finished(told)
