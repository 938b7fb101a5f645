"""What the tests of acts share: one pipeline, one set of words, a document made of lines."""

import json
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import garant.reading
from garant.library import read
from garant.model import Act, Block, BlockKind, Document, Passage
from garant.ontology import load_ontology
from garant.reading.acts import find_acts, load_act_words
from garant.reading.acts.words import ActWords
from garant.reading.parse import Parse, ParsedDocument
from garant.reading.parsing import parse_blocks
from garant.reading.parties import find_mentions, load_party_words
from garant.reading.pipeline import load_pipeline
from garant.reading.statements import find_statements, load_speech_words

FRENCH = Path(garant.reading.__file__).parent / "fr"


@pytest.fixture(scope="session")
def act_words() -> ActWords:
    """The French words of acts."""
    return load_act_words(FRENCH)


@pytest.fixture(scope="session")
def parsed() -> Callable[[str], ParsedDocument]:
    """A function from text, one block a line, to its parsed document."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's own imports are not ours to mend
        nlp = load_pipeline("fr")

    def parse(text: str) -> ParsedDocument:
        blocks, place = [], 0
        for line in text.split("\n"):
            blocks.append(Block(BlockKind.PARAGRAPH, Passage(place, place + len(line))))
            place += len(line) + 1
        document = Document(
            "test", text, language="fr", published=date(2025, 11, 1), blocks=tuple(blocks)
        )
        return parse_blocks(nlp, document)

    return parse


@pytest.fixture(scope="session")
def parse_of(parsed: Callable[[str], ParsedDocument]) -> Callable[[str], Parse]:
    """A function from a sentence to its parse."""
    return lambda text: parsed(text).parses[0]


@pytest.fixture(scope="session")
def acts_in(
    parsed: Callable[[str], ParsedDocument], act_words: ActWords
) -> Callable[[str], tuple[Act, ...]]:
    """A function from text, one block a line, to the acts found in it."""
    ontology = load_ontology(None)
    party_words, speech_words = load_party_words(FRENCH), load_speech_words(FRENCH)

    def acts(text: str) -> tuple[Act, ...]:
        document = parsed(text)
        mentions = find_mentions(document, ontology, party_words)
        statements = find_statements(document, mentions, speech_words)
        return find_acts(document, mentions, statements, act_words)[0]

    return acts


@pytest.fixture
def told(tmp_path):
    """A function from a text to its acts, `kind parties capability`; targets and rung if asked.

    `told_of` is what else is known of the text: its title, publisher or date.
    """

    def tell(text, language, *, targets=False, firmness=False, **told_of):
        path = tmp_path / "texts.jsonl"
        record = {"id": "a", "text": text, "lang": language}
        path.write_text(json.dumps(record | told_of) + "\n", "utf-8")
        (reading,) = read(path, language=language)
        return [
            " ".join(
                [
                    act.kind.value,
                    *sorted(a.code for a in act.actors),
                    *([">", *sorted(a.code for a in act.targets)] if targets else []),
                    act.capability or "-",
                    *([act.firmness.value] if firmness and act.firmness else []),
                ]
            )
            for act in reading.acts
        ]

    return tell
