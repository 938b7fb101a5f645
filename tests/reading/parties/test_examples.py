"""Every group of the words files carries an example, and the example reads as it says."""

import re
from datetime import date
from pathlib import Path

import pytest

from garant.errors import WordsError
from garant.model import Block, BlockKind, Document, Passage
from garant.ontology import load_ontology
from garant.reading import parse as parse_module
from garant.reading import parsing, parties, pipeline
from garant.reading.parse import Parse, ParsedDocument

READING = Path(parse_module.__file__).parent
VERBS = {"spoke", "came", "hesitates", "met", "seem", "is"}
SMALL = {"the", "a", "an", "in", "to", "of", "and", "he", "she", "it", "they", "his", "at"}


def by_hand(text: str) -> ParsedDocument:
    """A parse of short English sentences without a pipeline: parts of speech by a list."""
    words = [(m.group(), m.start()) for m in re.finditer(r"[\w'-]+|[^\w\s]", text)]
    pos, heads, deps, sentences, first = [], [], [], [], 0
    for i, (word, _) in enumerate(words):
        low = word.lower()
        kind = "NOUN"
        if low in VERBS:
            kind = "VERB"
        elif low in SMALL:
            kind = {"the": "DET", "a": "DET", "an": "DET", "his": "DET"}.get(low, "ADP")
        elif not word[0].isalnum():
            kind = "PUNCT"
        elif word[0].isupper() and (i > first):
            kind = "PROPN"
        pos.append(kind)
        if word == ".":
            sentences.append((first, i + 1))
            first = i + 1
    for start, end in sentences:
        verb = next((t for t in range(start, end) if pos[t] == "VERB"), start)
        nouns = [t for t in range(start, verb) if pos[t] in ("NOUN", "PROPN")]
        for t in range(start, end):
            heads.append(verb)
            deps.append("ROOT" if t == verb else "nsubj" if nouns and t == nouns[-1] else "dep")
    block = Block(BlockKind.PARAGRAPH, Passage(0, len(text)))
    parse = Parse(
        block,
        [w for w, _ in words],
        [w.lower() for w, _ in words],
        [w.lower() for w, _ in words],
        pos,
        [""] * len(words),
        deps,
        heads,
        [s for _, s in words],
        [s + len(w) for w, s in words],
        [""] * len(words),
        sentences,
    )
    return ParsedDocument(Document("x", text, language="en", published=date(2025, 9, 4)), [parse])


def examples(language):
    words = parties.load_party_words(READING / language)
    return [(section, example) for section, example in words.examples if example]


@pytest.fixture(scope="module")
def french():
    return pipeline.load_pipeline("fr")


def codes_of(mentions):
    return {code for mention in mentions.found for code in mention.codes}


@pytest.mark.parametrize(("section", "example"), examples("fr"), ids=lambda value: value[:40])
def test_a_french_example_reads_as_it_says(section, example, french):
    text, _, code = example.partition(" -> ")
    block = Block(BlockKind.PARAGRAPH, Passage(0, len(text)))
    document = Document("x", text, language="fr", published=date(2025, 9, 4), blocks=(block,))
    parsed = parsing.parse_blocks(french, document)
    words = parties.load_party_words(READING / "fr")
    found = parties.find_mentions(parsed, load_ontology(), words)

    assert code in codes_of(found) if code else True
    assert section != "outsiders" or not codes_of(found)


@pytest.mark.parametrize(("section", "example"), examples("en"), ids=lambda value: value[:40])
def test_an_english_example_reads_as_it_says(section, example):
    text, _, code = example.partition(" -> ")
    words = parties.load_party_words(READING / "en")
    found = parties.find_mentions(by_hand(text), load_ontology(), words)

    assert code in codes_of(found) if code else True
    assert section != "outsiders" or not codes_of(found)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_group_has_an_example_with_one_of_its_words(language):
    import yaml

    held = yaml.safe_load((READING / language / "parties.yaml").read_text(encoding="utf-8"))
    grouped = ("offices", "outsiders", "institutions", "officials", "collectives", "allies")
    bare = [g for s in (*grouped, "pronouns", "shorts") for g in held[s] if not g.get("example")]

    assert bare == []


def test_mistakes_in_a_words_file_are_listed_by_place(tmp_path):
    (tmp_path / "parties.yaml").write_text("language: xx\noffices: [{office: x}]\n", "utf-8")

    with pytest.raises(WordsError) as raised:
        parties.load_party_words(tmp_path)

    assert "parties.yaml: offices.0.forms" in str(raised.value)


def test_a_missing_words_file_is_named(tmp_path):
    with pytest.raises(WordsError, match="the words file is missing"):
        parties.load_party_words(tmp_path)
