"""What the tests of statements share: one pipeline, one set of words, a document made of lines."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import garant.reading
from garant.model import Block, BlockKind, Document, Passage
from garant.ontology import load_ontology
from garant.reading.parsing import parse_blocks
from garant.reading.parties import find_mentions, load_party_words
from garant.reading.pipeline import embedded_pipeline, load_pipeline
from garant.reading.statements import FoundStatement, find_statements, load_speech_words

FRENCH = Path(garant.reading.__file__).parent / "fr"

Find = Callable[..., list[FoundStatement]]


@pytest.fixture(scope="session")
def find_in() -> Find:
    """A function from text, one block a line, to the statements found in it."""
    if not (embedded_pipeline("fr") / "config.cfg").is_file():
        pytest.skip("the embedded French pipeline is not there: run `make pipeline-fr`")
    nlp = load_pipeline("fr")
    ontology = load_ontology(None)
    party_words, words = load_party_words(FRENCH), load_speech_words(FRENCH)

    def find(text: str, *, title: str | None = None, kinds: str = "") -> list[FoundStatement]:
        blocks, place = [], 0
        for number, line in enumerate(text.split("\n")):
            kind = BlockKind.QUESTION if kinds[number : number + 1] == "q" else BlockKind.PARAGRAPH
            if line.strip():
                blocks.append(Block(kind, Passage(place, place + len(line))))
            place += len(line) + 1
        document = Document(
            "test",
            text,
            title=title,
            language="fr",
            published=date(2025, 11, 1),
            blocks=tuple(blocks),
        )
        parsed = parse_blocks(nlp, document)
        return find_statements(parsed, find_mentions(parsed, ontology, party_words), words)

    return find
