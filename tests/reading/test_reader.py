"""The reader: a document that cannot be read is told of, and the others are read."""

import re

import pytest

from garant.errors import PipelineError, WordsError
from garant.model import Block, BlockKind, Document, Passage, Reading
from garant.reading import parsing, pipeline, reader


def document(name: str, text: str = "Rien.", language: str = "fr") -> Document:
    return Document(
        name,
        text,
        language=language,
        blocks=(Block(BlockKind.PARAGRAPH, Passage(0, len(text))),),
    )


@pytest.fixture
def blank(monkeypatch):
    """A reader that parses with a blank pipeline, and finds nothing."""
    import spacy

    monkeypatch.setattr(reader, "load_pipeline", lambda code, name: spacy.blank("xx"))
    extracting(monkeypatch, lambda parsed: Reading(parsed.document))


def extracting(monkeypatch, extract):
    monkeypatch.setattr(reader, "_extractor", lambda code, extra_parties: extract)


def codes(readings) -> list[tuple[str, list[str]]]:
    return [(found.document.id, [doubt.code for doubt in found.doubts]) for found in readings]


def test_a_mistake_in_a_rule_costs_one_document(blank, monkeypatch):
    def extract(parsed):
        if parsed.document.id == "b":
            raise IndexError("list index out of range")
        return Reading(parsed.document)

    extracting(monkeypatch, extract)
    readings = reader.make_reader()(document(name) for name in "abc")

    assert [("a", []), ("b", ["reading_failed"]), ("c", [])] == codes(readings)


def test_a_mistake_in_parsing_costs_one_document(blank, monkeypatch):
    finish = parsing._finish

    def stumble(parse, begins, language):
        if "Ici" in parse.words:
            raise KeyError("ici")
        finish(parse, begins, language)

    monkeypatch.setattr(parsing, "_finish", stumble)
    given = [document("a"), document("b", "Ici."), document("c")]

    assert [("a", []), ("b", ["reading_failed"]), ("c", [])] == codes(reader.make_reader()(given))


def test_the_doubt_says_what_happened_and_what_to_do(blank, monkeypatch):
    def extract(parsed):
        raise IndexError("list index\nout of range")

    extracting(monkeypatch, extract)
    (found,) = reader.make_reader()([document("a")])
    (doubt,) = found.doubts

    assert re.fullmatch(
        r"a mistake in Garant stopped the reading, .* \(IndexError: list index out of range; "
        r"reader\.py, line \d+\); report it with this line\.",
        doubt.detail,
    )


def test_a_mistake_in_the_words_ends_the_run(blank, monkeypatch):
    def extract(parsed):
        raise WordsError("predicates.yaml: no such role")

    extracting(monkeypatch, extract)

    with pytest.raises(WordsError, match="no such role"):
        list(reader.make_reader()([document("a")]))


def test_another_language_is_left_unread(blank):
    readings = reader.make_reader()([document("a", language="tlh"), document("b")])

    assert [("a", ["language_not_read"]), ("b", [])] == codes(readings)


def test_a_missing_pipeline_is_an_error_and_no_doubt(monkeypatch, tmp_path):
    monkeypatch.setattr(pipeline, "_HERE", tmp_path)

    with pytest.raises(PipelineError, match=r"no pipeline for the language 'fr' .* --pipeline"):
        list(reader.make_reader()([document("a")]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Premier ministre britannique enverra des soldats en Ukraine.", ["no_date"]),
        ("La Norvège enverra des soldats en Ukraine.", []),
        ("Le Premier ministre britannique a mal dormi.", []),
    ],
)
def test_who_holds_an_office_without_a_date_is_a_doubt(text, expected):
    """Made-up sentences; only a text with something found in it is doubted."""
    found = next(reader.make_reader()([document("a", text)]))

    assert [doubt.code for doubt in found.doubts] == expected
