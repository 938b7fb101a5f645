"""The words of a text, and how what is typed is read into a query."""

import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from ledger.search_tables import CHOSEN, TEXTS

from garant.ledger import words as words_module
from garant.ledger.words import (
    LONGEST_QUERY,
    LONGEST_WORD,
    MOST_WORDS,
    Query,
    Term,
    parse_query,
    tokens,
)

FOUND = [
    ("troupes", {0, 1}),
    ("TROUPES france", {0}),
    ("troupes -Allemagne", {0}),
    ("troupes NOT Allemagne", {0}),
    ("troupes NOT", set()),
    ("Allemagne OR Pologne", {1}),
    ("troupes France OR Allemagne", {0, 1}),
    ("troupes France OR Allemagne OR Kosiniak -milliards", {0}),
    ("France AND troupes", {0}),
    ("OR", {6}),
    ("AND France OR", {6}),
    ("near not and", {6}),
    ("cessez-le-feu", {0}),
    ("cessez le feu", {0, 6}),
    ('"cessez le feu"', {0}),
    ("“cessez le feu”", {0}),
    ("« cessez le feu »", {0}),
    ("„cessez le feu“", {0}),
    ('"feu le cessez"', set()),
    ('"cessez le feu', {0, 6}),
    ("-«cessez le feu» France", {6}),
    ("feu -cessez-le-feu", {6}),
    ("mill*", {1}),
    ("cessez-le-f*", {0}),
    ('"un cessez le f"*', {0}),
    ('"un cessez le f*"', {0}),
    ("troupes -mill*", {0}),
    ("*troupes", {0, 1}),
    ("deployer élysee", set()),
    ("DÉPLOYER", {0}),
    ("elysee", {2}),
    ("l'Élysée", {2}),
    ("l’élysée", {2}),
    ("d'envoyer", {1}),
    ("2,5", {1}),
    ("2.5", {1}),
    ("5,2", set()),
    ("France,troupes", {0}),
    ("France/troupes", {0}),
    ("Władysław", {2}),
    ("coeur main-d'oeuvre", {3}),
    ("manœuvres", {3}),
    ("киів", set()),
    ("київ", {4}),
    (unicodedata.normalize("NFD", "Київ"), {4}),
    ("звʼязок", {4}),
    ("зв’язок", {4}),
    ("Россия", {4}),
    ("istanbul", {5}),
    ("erdogan", {5}),
    ("große", {5}),
    ("x²", {5}),
    ("🔥", set()),
    ("paix", set()),
    ("paix*", {5}),
    ("NEAR(France, troupes)", set()),
    ("(France)", {0, 6}),
    ("x:France", set()),
    ("-France", set()),
    ("", set()),
    ("—", set()),
    ("\0France\x19", {0, 6}),
]


@pytest.mark.parametrize(("typed", "expected"), FOUND)
def test_what_is_typed_finds_what_is_meant(typed, expected, search_table):
    search_table.fill(TEXTS)

    assert expected == search_table.rows(parse_query(typed))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("mot", Query(((Term((("mot",),)),),))),
        ("l'été*", Query(((Term((("l", "ete"),), prefix=True),),))),
        ("a OR b", Query(((Term((("a",),)), Term((("b",),))),))),
        ("a -b", Query(((Term((("a",),)),),), (Term((("b",),)),))),
        ("cœur", Query(((Term((("cœur",), ("coeur",))),),))),
        ("« »", Query()),
        ("x" * LONGEST_WORD, Query(cut=True)),
    ],
)
def test_a_query_is_read_into_terms(typed, expected):
    assert expected == parse_query(typed)


@pytest.mark.parametrize("typed", ["", " ", "-mot", "NOT mot", '""', "*", "\0", "🔥", "a" * 10_000])
def test_a_query_without_a_word_to_look_for_is_empty(typed, search_table):
    search_table.fill(["mot", "autre"])
    query = parse_query(typed)

    assert query.is_empty
    assert set() == search_table.rows(query)


def test_what_is_left_out_of_a_long_query_is_told():
    within = parse_query("mot " * MOST_WORDS)
    beyond = parse_query("mot " * (MOST_WORDS + 1))

    assert not within.cut
    assert beyond.cut
    assert within.wanted == beyond.wanted
    assert parse_query("a" + " " * LONGEST_QUERY).cut


def test_a_pasted_sentence_of_many_words_is_found(search_table):
    sentence = " ".join(f"œuvre{number}" for number in range(MOST_WORDS))
    search_table.fill([sentence, sentence.replace("œuvre7 ", "")])

    assert {0} == search_table.rows(parse_query(f"«{sentence}»"))


def test_a_very_long_word_is_found_by_its_beginning(search_table):
    search_table.fill(["é" * 40_000, "𐐀" * 600, "e" * (LONGEST_WORD - 1)])

    assert {0, 2} == search_table.rows(parse_query("e" * 400 + "*"))
    assert {2} == search_table.rows(parse_query("e" * (LONGEST_WORD - 1)))
    assert {1} == search_table.rows(parse_query("𐐀" * 99 + "*"))


@pytest.mark.parametrize(
    "text",
    [
        "mot " * 100_000 + "fin",
        " ".join(f"mot{number}" for number in range(40_000)) + " fin",
        " ".join(f"{'é' * 490}{number}" for number in range(5_000)),
    ],
    ids=["one word", "many words", "long words"],
)
def test_a_text_of_any_size_is_taken(text, search_table):
    search_table.fill([text])

    assert {0} == search_table.rows(parse_query(f"{text.split()[0]}* {text.split()[1]}*"))


@pytest.mark.parametrize("text", CHOSEN)
def test_words_are_those_of_fts5(text, fts5_table):
    assert fts5_table.tokens(text) == tokens(text)


def test_every_character_is_taken_as_fts5_takes_it(fts5_table):
    """The edges of all ranges, and all of the planes where most letters are."""
    path = Path(words_module.__file__).with_name("letters.json")
    ranges = json.loads(path.read_text("utf-8"))["letters"]
    edges = {code for pair in ranges for edge in pair for code in (edge - 1, edge, edge + 1)}
    codes = sorted((edges | set(range(0x3000)) | set(range(0xA000, 0x1_2000))) - {0x110000})
    starts = [*range(0, len(codes), 500), len(codes)]
    for first, last in pairwise(starts):
        # No letter for the surrogates, which no database holds.
        held = [code for code in codes[first:last] if not 0xD800 <= code <= 0xDFFF]
        text = " ".join(f"a{chr(code)}b {chr(code)}" for code in held)

        assert fts5_table.tokens(text) == tokens(text)


def test_a_lone_surrogate_is_no_letter():
    assert ["a", "b"] == tokens("a\ud800b")
