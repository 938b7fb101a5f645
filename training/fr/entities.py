"""Training documents for names, from annotated French news."""

import gzip
import json
import random
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.util import filter_spans

from fr.tokenizer import customize

TYPES = {
    "Person": "PER",
    "Location": "LOC",
    "Organization": "ORG",
    "Product": "MISC",
    "Event": "MISC",
}
"""Which name of ours each annotated type becomes; dates and hours are left out."""

HELD_OUT = 10
"""Every tenth article is for testing."""

# What the reader maps before it parses (garant.reading.parse.TYPOGRAPHY).
_TYPOGRAPHY = str.maketrans("\u00a0\u202f\u2009’ʼ\u2011", "   ''-")
_LINE = re.compile(r"[^\n]+")


def prepare(articles: Path, out: Path) -> None:
    """Write names_train, names_dev and names_test."""
    nlp = customize(spacy.blank("fr"))
    rng = random.Random(3)
    parts: dict[str, list[Doc]] = {"train": [], "dev": [], "test": []}
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            part = {0: "test", 5: "dev" if number % 20 == 5 else "train"}.get(
                number % HELD_OUT, "train"
            )
            parts[part] += _paragraphs(nlp, article["text"], article["entities"])
    rng.shuffle(parts["train"])
    for part, docs in parts.items():
        DocBin(docs=docs, attrs=["ENT_IOB", "ENT_TYPE"]).to_disk(out / f"names_{part}.spacy")
        names = sum(len(doc.ents) for doc in docs)
        print(f"names_{part}: {len(docs)} paragraphs, {names} names")


def _paragraphs(nlp: Language, text: str, entities: Iterable[Sequence[int | str]]) -> list[Doc]:
    text = text.translate(_TYPOGRAPHY)
    spans = [(int(s), int(e), TYPES[str(t)]) for s, e, t in entities if t in TYPES]
    docs = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        doc = nlp.make_doc(match[0])
        found = []
        for s, e, label in spans:
            if start <= s and e <= end:
                span = doc.char_span(s - start, e - start, label=label, alignment_mode="expand")
                if span is not None:
                    found.append(span)
        doc.set_ents(filter_spans(found))  # the outermost of nested names
        if len(doc) > 1:
            docs.append(doc)
    return docs
