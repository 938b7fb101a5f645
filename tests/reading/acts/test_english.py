"""The English words of acts: what single sentences of newsroom English tell of."""

import warnings
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

import garant.reading
from garant.model import Act, Block, BlockKind, Document, Passage
from garant.ontology import load_ontology
from garant.reading.acts import find_acts, load_act_words
from garant.reading.acts.conditions import conditionals
from garant.reading.acts.hits import find_hits
from garant.reading.acts.measures import measures, number_of
from garant.reading.acts.syntax import Syntax
from garant.reading.parse import ParsedDocument
from garant.reading.parsing import parse_documents
from garant.reading.parties import find_mentions, load_party_words
from garant.reading.pipeline import load_pipeline
from garant.reading.statements import find_statements, load_speech_words

READING = Path(garant.reading.__file__).parent
ENGLISH = READING / "en"
WORDS = load_act_words(ENGLISH)

Parser = Callable[[list[str]], list[ParsedDocument]]

SENTENCES = yaml.load(
    (Path(__file__).parent / "sentences_en.yaml").read_text(encoding="utf-8"),
    Loader=yaml.CSafeLoader,
)


def _book(name: str) -> dict:
    return yaml.load((ENGLISH / f"{name}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)


@pytest.fixture(scope="module")
def parse_all() -> Parser:
    """A function from texts to their parsed documents, each line a block."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's own imports are not ours to mend
        nlp = load_pipeline("en")

    def parse(texts: list[str]) -> list[ParsedDocument]:
        documents = []
        for number, text in enumerate(texts):
            blocks, place = [], 0
            for line in text.split("\n"):
                blocks.append(Block(BlockKind.PARAGRAPH, Passage(place, place + len(line))))
                place += len(line) + 1
            documents.append(
                Document(
                    str(number),
                    text,
                    language="en",
                    published=date(2025, 11, 1),
                    blocks=tuple(blocks),
                )
            )
        return list(parse_documents(nlp, documents))

    return parse


@pytest.fixture(scope="module")
def told(parse_all: Parser) -> Callable[[str], tuple[Act, ...]]:
    """A function from a text to its acts."""
    ontology = load_ontology(None)
    party_words, speech_words = load_party_words(ENGLISH), load_speech_words(ENGLISH)

    def acts(text: str) -> tuple[Act, ...]:
        (parsed,) = parse_all([text])
        mentions = find_mentions(parsed, ontology, party_words)
        statements = find_statements(parsed, mentions, speech_words)
        return find_acts(parsed, mentions, statements, WORDS)[0]

    return acts


def _shown(act: Act) -> str:
    parts = [act.kind.value, "+".join(sorted(actor.code or "?" for actor in act.actors))]
    parts += [act.capability or "", act.firmness.value if act.firmness else ""]
    parts += [str(condition) for condition in act.conditions]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize("row", SENTENCES, ids=[row["text"] for row in SENTENCES])
def test_a_sentence_tells_of_these_acts_and_no_other(told, row):
    assert sorted(_shown(act) for act in told(row["text"])) == sorted(row["acts"])


def test_every_predicate_is_found_in_its_example(parse_all):
    rows = [
        (group["role"], entry["form"], entry["example"])
        for name in ("predicates", "carriers")
        for group in _book(name)["groups"].values()
        for entry in group["entries"]
    ]
    unread = []
    for (role, form, text), parsed in zip(
        rows, parse_all([text for _, _, text in rows]), strict=True
    ):
        parse = parsed.parses[0]
        verdicts = frozenset(found.start for found in WORDS.verdicts.find(parse))
        hits = find_hits(parse, Syntax(parse, WORDS), WORDS, frozenset(), verdicts)
        if role not in [hit.predicate.role for hit in hits]:
            unread.append(f"{form}: {text}")

    assert unread == []


def test_every_marker_opens_a_condition_in_its_example(parse_all):
    texts = [marker["example"] for marker in _book("conditions")["markers"]]

    unread = [
        text
        for text, parsed in zip(texts, parse_all(texts), strict=True)
        if not conditionals(parsed.parses[0], WORDS)
    ]

    assert unread == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2,000", "2000"),
        ("1.5", "1.5"),
        ("1bn", "1000000000"),
        ("330m", "330000000"),
        ("10-15", "10"),
        ("twenty-six", "26"),
        ("2.500", "2.5"),
    ],
)
def test_english_numbers_part_thousands_with_commas(text, expected):
    assert number_of(text, WORDS) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana will send 2,000 troops.", [("2000", None)]),
        ("Ghana has pledged $1bn.", [("1000000000", "USD")]),
        ("Ghana has pledged £500m.", [("500000000", "GBP")]),
        ("Ghana has pledged €2 billion.", [("2000000000", "EUR")]),
        ("Ghana has pledged an additional $375 million.", [("375000000", "USD")]),
        ("Ghana has pledged a further €40 million.", [("40000000", "EUR")]),
        ("Ghana will send an extra dollar.", [("1", "USD")]),
        ("Ghana will send a dozen tanks and two ships.", [("12", None), ("2", None)]),
        ("Ghana will send between 200 and 300 soldiers.", [("200", None)]),
        ("Ghana signed article 5 in 26 countries on 4 May 2025.", []),
    ],
)
def test_english_measures(parse_all, text, expected):
    (parsed,) = parse_all([text])
    found = [
        (str(m.value.normalize().__format__("f")), m.money)
        for m in measures(parsed.parses[0], WORDS)
    ]

    assert found == expected


def test_every_language_has_the_same_lists_of_closed_classes():
    french = load_act_words(READING / "fr")

    assert set(WORDS.grammar) == set(french.grammar)
