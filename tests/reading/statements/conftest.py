"""What the tests of statements share: one pipeline, one set of words, a document made of lines."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import garant.reading
from garant.model import Block, BlockKind, Document, Passage
from garant.ontology import load_ontology
from garant.reading.parsing import parse_blocks
from garant.reading.parties import find_mentions, load_party_words
from garant.reading.pipeline import embedded_pipeline, load_pipeline
from garant.reading.statements import FoundStatement, find_statements, load_speech_words

READING = Path(garant.reading.__file__).parent

Find = Callable[..., list[FoundStatement]]


@pytest.fixture(scope="session")
def find_in() -> Find:
    """A function from text, one block a line, to the statements found in it."""
    ontology = load_ontology(None)

    @cache
    def tools(language: str) -> tuple[Any, ...]:
        if not (embedded_pipeline(language) / "config.cfg").is_file():
            pytest.skip(f"the embedded pipeline is not there: run `make pipeline-{language}`")
        folder = READING / language
        return load_pipeline(language), load_party_words(folder), load_speech_words(folder)

    def find(
        text: str, *, title: str | None = None, kinds: str = "", language: str = "fr"
    ) -> list[FoundStatement]:
        nlp, party_words, words = tools(language)
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
            language=language,
            published=date(2025, 11, 1),
            blocks=tuple(blocks),
        )
        parsed = parse_blocks(nlp, document)
        return find_statements(parsed, find_mentions(parsed, ontology, party_words), words)

    return find
