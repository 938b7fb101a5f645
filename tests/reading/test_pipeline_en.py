"""The carried English pipeline: words, arcs, lemmas, and who is the subject of a verb of saying."""

import warnings
from pathlib import Path

import pytest
import yaml

from garant.model import Block, BlockKind, Document, Passage
from garant.reading.parse import Parse
from garant.reading.parsing import parse_blocks
from garant.reading.pipeline import load_pipeline

SPEAKERS = yaml.load(
    (Path(__file__).parent / "speakers_en.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
)
RESOLVED = 36
"""How many of them the pipeline resolves at least; raise it when it does better."""


@pytest.fixture(scope="module")
def nlp():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's own imports are not ours to mend
        return load_pipeline("en")


def parse(nlp, text: str) -> Parse:
    blocks = (Block(BlockKind.PARAGRAPH, Passage(0, len(text))),)
    return parse_blocks(nlp, Document("test", text, blocks=blocks)).parses[0]


def subjects(parsed: Parse, verb: str) -> list[str]:
    place = max(i for i, word in enumerate(parsed.words) if word == verb)
    return [parsed.words[i] for i in parsed.children[place] if parsed.deps[i].startswith("nsubj")]


def arc(parsed: Parse, word: str) -> tuple[str, str]:
    place = parsed.words.index(word)
    return parsed.deps[place], parsed.words[parsed.heads[place]]


def test_the_subjects_of_verbs_of_saying_are_found(nlp):
    missed = [
        (case["text"], found)
        for case in SPEAKERS
        if case["speaker"] not in (found := subjects(parse(nlp, case["text"]), case["verb"]))
    ]

    assert len(SPEAKERS) - len(missed) >= RESOLVED, missed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We can't say.", ["We", "ca", "n't", "say", "."]),
        ("We cannot say.", ["We", "can", "not", "say", "."]),
        ("Britain’s troops’ boots", ["Britain", "’s", "troops", "’", "boots"]),
        ("a UK-led force", ["a", "UK", "-", "led", "force"]),
        ("a U.S.-backed plan", ["a", "U.S.", "-", "backed", "plan"]),
        ("pro-Russian, non-NATO", ["pro-Russian", ",", "non-NATO"]),
        ("€3bn and $2m", ["€", "3", "bn", "and", "$", "2", "m"]),
        ("‘Yes,’ he said", ["‘", "Yes", ",", "’", "he", "said"]),
        ("The deal lets them wed", ["The", "deal", "lets", "them", "wed"]),
        ("F-16 jets in 2026–27", ["F-16", "jets", "in", "2026–27"]),
    ],
)
def test_words_are_cut_as_in_the_treebanks(nlp, text, expected):
    assert expected == parse(nlp, text).words


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("“We will send troops,” said Halvorsen.", "said", ("parataxis", "send")),
        ("Halvorsen said that Oslo would send troops.", "send", ("ccomp", "said")),
        ("Troops were sent by Oslo.", "Oslo", ("obl:agent", "sent")),
        ("Troops were sent by Oslo.", "Troops", ("nsubj:pass", "sent")),
        ("Oslo will not send troops.", "not", ("advmod", "send")),
        ("Oslo is ready to send troops.", "send", ("xcomp", "ready")),
        ("Norway's offer was rejected.", "Norway", ("nmod:poss", "offer")),
        ("President Halvorsen spoke.", "President", ("nmod:desc", "Halvorsen")),
    ],
)
def test_arcs_are_those_of_universal_dependencies(nlp, text, word, expected):
    assert expected == arc(parse(nlp, text), word)


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("They sent troops.", "sent", "send"),
        ("It is deploying jets.", "deploying", "deploy"),
        ("He has withdrawn it.", "withdrawn", "withdraw"),
        ("Countries met.", "Countries", "country"),
    ],
)
def test_lemmas(nlp, text, word, lemma):
    parsed = parse(nlp, text)

    assert lemma == parsed.lemmas[parsed.words.index(word)]


def test_names_are_told_from_common_words(nlp):
    parsed = parse(nlp, "Keir Starmer met officials from Reuters in Kyiv.")

    assert ["PER", "PER"] == parsed.entities[:2]
    assert "LOC" == parsed.entities[parsed.words.index("Kyiv")]
    assert "" == parsed.entities[parsed.words.index("officials")]


def test_a_text_in_capitals_and_an_empty_one_are_parsed(nlp):
    assert parse(nlp, "LONDON SAYS NO").words == ["LONDON", "SAYS", "NO"]
    assert parse(nlp, " ").words == []
