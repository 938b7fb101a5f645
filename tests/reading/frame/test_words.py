"""The words of the frame: every pattern reads its example, mistakes are told by their place."""

import re

import pytest

from garant.errors import WordsError
from garant.reading.frame.schema import check
from garant.reading.frame.units import Unit, split_units
from garant.reading.frame.words import (
    all_words,
    fold,
    folded_pattern,
    frame_words,
    languages,
    named_pattern,
    read_file,
)

FOLDED = ("hours", "published", "updated", "not_published", "captions", "interview", "furniture")
NAMED = ("bylines", "publishers")


def entries(names):
    return [
        pytest.param(entry, id=f"{code} {name} {entry.example[:40]}")
        for code in languages()
        for name in names
        for entry in getattr(read_file(code), name)
    ]


def whole(line):
    return Unit(0, len(line), line, 0, 1)


@pytest.mark.parametrize("entry", entries(FOLDED))
def test_a_pattern_reads_its_example(entry):
    pattern = re.compile(folded_pattern(entry))
    found = pattern.search if entry.anywhere else pattern.match

    assert found(whole(entry.example).folded.lstrip(" (")) is not None


@pytest.mark.parametrize("entry", [p for p in entries(FOLDED) if p.values[0].must_not])
def test_a_pattern_leaves_text_alone(entry):
    pattern = re.compile(folded_pattern(entry))
    found = pattern.search if entry.anywhere else pattern.match

    assert found(whole(entry.must_not).folded) is None


@pytest.mark.parametrize("entry", entries(NAMED))
def test_a_pattern_with_names_reads_its_example(entry):
    assert re.search(named_pattern(entry), entry.example) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Par ailleurs, le ministre a refusé",
        "Par crainte d'une escalade",
        "By contrast, nobody came",
    ],
)
def test_a_sentence_is_no_byline(line):
    assert all(frame_words(code).bylines.match(line) is None for code in languages())


def test_folding_keeps_every_place():
    words = "Publié le 1er DÉCEMBRE à l’Élysée — ŒUVRE\u00a0!"

    assert len(words) == len(fold(words))
    assert "publie le 1er decembre a l'elysee — œuvre !" == fold(words)


def test_french_and_english_have_words():
    assert {"en", "fr"} <= set(languages())


def test_a_text_without_words_of_its_language_uses_all():
    words = all_words()

    assert {"septembre", "september"} <= set(words.months)


def test_every_mistake_in_a_file_is_told_with_its_place():
    text = (
        "code: french\nmonths: {janvier: 1}\nfurniture:\n  - {pattern: '(', example: x, odd: 1}\n"
    )

    with pytest.raises(WordsError) as caught:
        check(text, "xx/frame.yaml")

    message = str(caught.value)
    assert message.startswith("xx/frame.yaml: ")
    assert [
        place
        for place in ("code:", "months:", "furniture.0.pattern:", "furniture.0.odd:", "menu:")
        if place not in message
    ] == []


def test_a_file_that_is_no_yaml_is_refused():
    with pytest.raises(WordsError, match="no YAML"):
        check("a: [", "xx/frame.yaml")


def test_an_escape_in_capitals_is_refused():
    text = "furniture:\n  - {pattern: '\\S+', example: x}\n"

    with pytest.raises(WordsError, match="escapes in capitals"):
        check(text, "xx/frame.yaml")


def test_units_are_found_whatever_ends_a_line():
    text = "Un.\r\n\r\nDeux.\rTrois.\n\x0cQuatre.\u2028Cinq."

    assert ["Un.", "Deux.", "Trois.", "Quatre.", "Cinq."] == [u.text for u in split_units(text)]
