"""Tables of sentences in each language, read with the pipelines that come with Garant."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from garant.model import Block, BlockKind, Document, Passage
from garant.ontology import load_ontology
from garant.reading import parsing, parties, pipeline
from garant.reading.mention import Mention, MentionKind

HERE = Path(__file__).parent
CASES = [
    pytest.param(language, case, id=f"{language} {case['text'][:60]}")
    for language in ("en", "fr")
    for case in yaml.safe_load((HERE / f"mentions_{language}.yaml").read_text(encoding="utf-8"))
]
ARTICLES = ("le ", "la ", "les ", "l'", "un ", "une ", "des ", "deux ", "the ", "a ", "an ")


@cache
def tools(language):
    folder = Path(parsing.__file__).parent / language
    if not (folder / "pipeline" / "meta.json").is_file():
        pytest.skip(f"the pipeline is not built; make pipeline-{language} builds it")
    return pipeline.load_pipeline(language), parties.load_party_words(folder)


def read(language, text, day):
    nlp, words = tools(language)
    block = Block(BlockKind.PARAGRAPH, Passage(0, len(text)))
    document = Document("x", text, language=language, published=day, blocks=(block,))
    parsed = parsing.parse_blocks(nlp, document)
    return parsed, parties.find_mentions(parsed, load_ontology(), words)


def printed(parsed, mention):
    parse = parsed.parses[mention.parse]
    start, end = parse.starts[mention.start], parse.ends[mention.end - 1]
    return parsed.document.text[start:end]


def bare(text):
    low = text.lower()
    return next((text[len(article) :] for article in ARTICLES if low.startswith(article)), text)


def described(mention: Mention) -> str:
    parts = [mention.kind.value, ",".join(mention.codes) or "-"]
    parts += [mention.person] if mention.person else []
    parts += ["anon"] if mention.anonymous else []
    parts += ["place"] if mention.place else []
    parts += [f"doubt:{doubt.code}" for doubt in mention.doubts]
    return " ".join(parts)


@pytest.mark.parametrize(("language", "case"), CASES)
def test_a_sentence_gives_its_mentions(language, case):
    parsed, mentions = read(language, case["text"], case.get("day", date(2025, 9, 4)))
    found = {}
    for mention in mentions.found:
        text = printed(parsed, mention)
        found.setdefault(text, described(mention))
        found.setdefault(bare(text), described(mention))
    expected = case.get("expect", {})
    covered = [
        printed(parsed, m)
        for m in mentions.found
        if m.codes and m.kind is not MentionKind.ADJECTIVE
    ]

    assert expected == {words: found.get(words, found.get(bare(words))) for words in expected}
    assert not [w for w in case.get("none", ()) for text in covered if w in text.split()]
