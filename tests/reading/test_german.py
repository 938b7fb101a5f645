"""German, the experiment: who says what, directly and indirectly, and no acts."""

import warnings
from datetime import date
from pathlib import Path

import pytest
import yaml

from garant.model import Block, BlockKind, Document, Passage
from garant.ontology import load_ontology
from garant.reading import make_reader
from garant.reading.parsing import parse_blocks
from garant.reading.parties import find_mentions, load_party_words
from garant.reading.pipeline import load_pipeline
from garant.reading.reader import LANGUAGES, languages
from garant.reading.statements import load_speech_words

CASES = yaml.load(
    (Path(__file__).parent / "said_de.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
)


@pytest.fixture(scope="module")
def read():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader = make_reader()

    def one(text: str):
        document = Document(
            "test",
            text,
            language="de",
            published=date(2025, 11, 1),
            blocks=(Block(BlockKind.PARAGRAPH, Passage(0, len(text))),),
        )
        return next(iter(reader([document])))

    return one


PARTIES = load_party_words(LANGUAGES / "de")
SPEECH = load_speech_words(LANGUAGES / "de")


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline("de")


def shown(statement) -> str:
    speaker = statement.speaker
    unnamed = "~" if speaker.anonymous else ""
    return f"{unnamed}{statement.mode.value} {speaker.code or '-'} {speaker.person or '-'}"


@pytest.mark.parametrize("case", CASES["direct"] + CASES["indirect"], ids=lambda c: c["text"][:40])
def test_who_says_what_is_read(case, read):
    statements = read(case["text"]).statements

    assert [line.split(" | ")[0] for line in case["said"]] == [shown(s) for s in statements]
    for line, statement in zip(case["said"], statements, strict=True):
        assert line.split(" | ")[1] in statement.content.of(case["text"])


@pytest.mark.parametrize("text", CASES["none"], ids=lambda text: text[:40])
def test_what_nobody_says_is_no_statement(text, read):
    assert () == read(text).statements


def test_no_act_is_read_and_the_reading_says_so(read):
    reading = read("„Deutschland schickt im Juni zwei Bataillone“, sagte Friedrich Merz.")

    assert () == reading.acts
    assert "acts_not_read" in [doubt.code for doubt in reading.doubts]


def test_german_is_among_the_languages_that_are_read():
    assert "de" in languages()


@pytest.mark.parametrize(("entry", "example"), SPEECH.examples, ids=[e for e, _ in SPEECH.examples])
def test_every_entry_of_speech_reads_its_example(entry, example, read):
    assert 1 == len(read(example).statements)


@pytest.mark.parametrize("example", [e for _, e in PARTIES.examples if " -> " in e])
def test_every_group_of_parties_reads_its_example(example, nlp):
    text, _, code = example.partition(" -> ")
    block = Block(BlockKind.PARAGRAPH, Passage(0, len(text)))
    document = Document("x", text, language="de", published=date(2025, 9, 4), blocks=(block,))
    found = find_mentions(parse_blocks(nlp, document), load_ontology(None), PARTIES)

    assert code in {code for mention in found.found for code in mention.codes}
