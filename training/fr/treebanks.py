"""French treebanks in CoNLL-U brought to one scheme: the tokenizer's words, one label a thing.

What is evened out, and why, stands in the model card. Training and test sets get the same rules.
"""

import re
from functools import partial
from pathlib import Path

from conllu import Sentence, Token, annotated, merged

DROPPED = frozenset(("ExtPos", "Typo", "Emph", "Case", "Shared", "Voice", "NumType", "Foreign"))
"""Features that not all of the treebanks have."""

SPOKEN = frozenset(("parisstories", "rhapsodie"))
COURTESY = frozenset(("monsieur", "madame", "mademoiselle", "maître", "docteur", "saint", "sainte"))
_LEXICAL = re.compile(r"(Gender|Number)\[(?:lex|ctxt)\]=(\w+)$")


def read(folder: Path, treebank: str, part: str, *, keep: str = "") -> list[Sentence]:
    """The sentences of one file of a treebank whose id starts with `keep`."""
    path = folder / f"fr_{treebank}-ud-{part}.conllu.gz"
    return [
        _harmonised(merged(sentence, partial(_morph, treebank=treebank)), treebank)
        for sentence in annotated(path)
        if sentence.sent_id.startswith(keep)
    ]


def _morph(parts: list[list[str]], treebank: str) -> str:
    found: dict[str, str] = {}
    for columns in parts:
        for pair in columns[5].split("|"):
            if "=" in pair:
                name, value = pair.split("=")
                found.setdefault(name, value)
        if treebank in SPOKEN:
            for pair in columns[9].split("|"):
                if match := _LEXICAL.match(pair):
                    found.setdefault(match[1], match[2])
    return "|".join(
        f"{name}={value}"
        for name, value in sorted(found.items())
        if name not in DROPPED and not name.endswith("]")
    )


def _harmonised(sentence: Sentence, treebank: str) -> Sentence:
    cased = {token.head for token in sentence if token.dep == "case"}
    for i, token in enumerate(sentence):
        head = sentence[token.head]
        if token.dep == "obl":
            token.dep = "obl:mod"
        if treebank == "pud" and token.dep == "obj" and token.form.lower() in ("se", "s'", "s’"):
            token.dep = "expl:pv"
        if token.pos == "PROPN" and head.pos == "NOUN" and i not in cased and i > token.head:
            if head.lemma.lower() in COURTESY and token.dep in ("nmod", "appos"):
                token.dep = "flat:name"
            elif token.dep in ("nmod", "flat:name") and head.lemma.lower() not in COURTESY:
                token.dep = "appos"
        token.lemma = _lemma(token, treebank)
    return _quotation_first(sentence) if treebank == "pud" else sentence


def _lemma(token: Token, treebank: str) -> str:
    """The lemma, or nothing where this treebank's choice differs from the others'."""
    if treebank in ("pud", "fqb") and token.pos == "PRON":
        return ""
    if token.lemma == "_" and token.form != "_":
        return ""
    if "/" in token.lemma and token.pos == "PRON":
        return ""
    return "" if treebank == "fqb" and "_" in token.lemma else token.lemma


def _quotation_first(sentence: Sentence) -> Sentence:
    """Hang a reporting verb that follows its quotation on it, as the other treebanks do."""
    roots = [i for i, token in enumerate(sentence) if token.dep == "ROOT"]
    if len(roots) != 1:
        return sentence
    root = roots[0]
    if not any(
        token.dep == "nsubj" and token.head == root and i > root for i, token in enumerate(sentence)
    ):
        return sentence
    quoted = [
        i
        for i, token in enumerate(sentence[:root])
        if token.head == root and token.dep in ("ccomp", "parataxis", "obj")
    ]
    if len(quoted) != 1:
        return sentence
    quotation = quoted[0]
    sentence[quotation].dep, sentence[quotation].head = "ROOT", quotation
    sentence[root].dep, sentence[root].head = "parataxis:insert", quotation
    for token in sentence:
        if token.dep == "punct" and token.head == root:
            token.head = quotation
    return sentence
