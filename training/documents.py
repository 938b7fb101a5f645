"""Training texts out of sentences: blocks of a few, with quotation marks and dashes varied."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from conllu import Sentence, Token
from names import UNKNOWN
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

OPENING, CLOSING = "“", "”"
"""How quotation marks are written in the sentences, whatever the text had."""

INNER_OPENING, INNER_CLOSING = "‘", "’"

DASHES = frozenset(("—", "–", "--"))


@dataclass(frozen=True, slots=True)
class Style:
    """One way to print: quotation marks, those inside them, apostrophe, dash."""

    opening: str = OPENING
    closing: str = CLOSING
    inner_opening: str = INNER_OPENING
    inner_closing: str = "'"
    apostrophe: str = "'"
    dash: str = ""


def paired(sentence: Sentence, marks: Sequence[str] = (OPENING, CLOSING)) -> Sentence:
    """The sentence with quotation marks as they are written here, opening told from closing.

    `marks` are those of the language: „ and “ in German.
    """
    written = {marks[0]: OPENING, marks[1]: CLOSING, "``": OPENING, "''": CLOSING}
    found = []
    for i, token in enumerate(sentence):
        form = written.get(token.form, token.form) if token.pos == "PUNCT" else token.form
        if form == '"':
            spaced_before = i == 0 or sentence[i - 1].space
            form = OPENING if spaced_before and not token.space else CLOSING
        found.append(replace(token, form=form))
    return found


def blocks(sentences: Sequence[Sentence], rng: random.Random) -> Iterator[Sequence[Sentence]]:
    """Runs of one to twelve sentences."""
    at = 0
    while at < len(sentences):
        size = rng.randint(1, 12)
        yield sentences[at : at + size]
        at += size


def text(block: Sequence[Sentence], vocab: Vocab, style: Style | None = None) -> Doc:
    """The sentences of a block as one annotated text, in a style of print or as they are."""
    words: list[str] = []
    spaces: list[bool] = []
    tokens: list[Token] = []
    heads: list[int] = []
    for sentence in block:
        offset = len(words)
        for i, token in enumerate(sentence):
            tokens.append(token)
            words.append(_printed(token, style) if style else token.form)
            spaces.append(token.space or i == len(sentence) - 1)
            heads.append(offset + token.head)
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        lemmas=[token.lemma for token in tokens],
        pos=[token.pos for token in tokens],
        morphs=[token.morph for token in tokens],
        deps=[token.dep for token in tokens],
        heads=heads,
        ents=[None if token.name == UNKNOWN else token.name or "O" for token in tokens],
    )


def _printed(token: Token, style: Style) -> str:
    if token.pos != "PUNCT":
        return token.form.replace("'", style.apostrophe)
    if token.form in DASHES and style.dash:
        return style.dash
    return {
        OPENING: style.opening,
        CLOSING: style.closing,
        INNER_OPENING: style.inner_opening,
        INNER_CLOSING: style.inner_closing,
    }.get(token.form, token.form)


def write(docs: Sequence[Doc], path: Path) -> None:
    """Keep texts as spaCy reads them."""
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    tokens = sum(map(len, docs))
    names = sum(len(doc.ents) for doc in docs)
    told = f", {names} names" if names else ""
    print(f"{path.name}: {len(docs)} documents, {tokens} tokens{told}")


def write_plain(sentences: Sequence[Sentence], vocab: Vocab, path: Path) -> None:
    """Keep sentences in blocks of ten, as printed."""
    write([text(sentences[at : at + 10], vocab) for at in range(0, len(sentences), 10)], path)
