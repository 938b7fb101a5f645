"""Training and test documents, out of the treebanks and the sentences made up beside them."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from conllu import Sentence
from spacy.tokens import Doc, DocBin

from fr.synthetic import Composer
from fr.treebanks import read

COMPOSED = 2600
"""Draws of made-up sentences: about a fifth of the tokens trained on."""

GSD_TRAINED = 0.85
"""The share of GSD's development part that is trained on; its training part is not used."""

QUOTATION_MARKS = {
    "kept": ("«", "»"),
    "english": ("“", "”"),
    "typewriter": ('"', '"'),
    "single": ("‘", "’"),
    "tight": ("«", "»"),
}
_VOCAB = spacy.blank("fr").vocab


def prepare(treebanks: Path, out: Path) -> None:
    """Write train, dev and the test sets as spaCy reads them."""
    out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(7)
    gsd = read(treebanks, "gsd", "dev")
    cut = int(GSD_TRAINED * len(gsd))
    sequoia, pud = read(treebanks, "sequoia", "train"), read(treebanks, "pud", "test")
    press = [*read(treebanks, "sequoia", "train", keep="annodis"), *gsd[:cut], *pud]
    press += read(treebanks, "sequoia", "train", keep="frwiki")
    press += read(treebanks, "sequoia", "train", keep="Europar")
    parts = [sequoia, gsd[:cut], pud, read(treebanks, "fqb", "test")]
    for treebank in ("parisstories", "rhapsodie"):
        for part in ("train", "dev", "test"):
            parts.append(read(treebanks, treebank, part))
    composer = Composer(press, seed=1)
    composed: list[Sentence] = []
    for _ in range(COMPOSED):
        composed += composer.sentences()
        if rng.random() < 0.5:  # so that sentence bounds between kinds are seen
            composed.append(rng.choice(press))
    docs = [
        _doc(block, marks=rng.choice(_MARKS), apostrophe=rng.choice("'''''’"))
        for part in [*parts, composed]
        for block in _blocks(part, rng)
    ]
    rng.shuffle(docs)
    _write(docs, out / "train.spacy")
    _write_plain([*read(treebanks, "sequoia", "dev"), *gsd[cut:]], out / "dev.spacy")
    _write_plain(read(treebanks, "sequoia", "test"), out / "test_sequoia.spacy")
    _write_plain(read(treebanks, "sequoia", "test", keep="annodis"), out / "test_press.spacy")
    _write_plain(read(treebanks, "gsd", "test"), out / "test_gsd.spacy")


_MARKS = ["kept"] * 4 + ["english"] * 2 + ["typewriter"] * 3 + ["single"] + ["tight"] * 2


def _blocks(sentences: Sequence[Sentence], rng: random.Random) -> Iterator[Sequence[Sentence]]:
    at = 0
    while at < len(sentences):
        size = rng.randint(1, 12)
        yield sentences[at : at + size]
        at += size


def _doc(block: Sequence[Sentence], *, marks: str = "kept", apostrophe: str = "'") -> Doc:
    opening, closing = QUOTATION_MARKS[marks]
    words: list[str] = []
    spaces: list[bool] = []
    lemmas: list[str] = []
    pos: list[str] = []
    morphs: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    for sentence in block:
        offset = len(words)
        for i, token in enumerate(sentence):
            form, space = token.form, token.space or i == len(sentence) - 1
            if form == "«":
                form = opening
                space = space and marks == "kept"
            elif form == "»":
                form = closing
                if marks != "kept" and spaces:
                    spaces[-1] = False
            if apostrophe != "'":
                form = form.replace("'", apostrophe)
            words.append(form)
            spaces.append(space)
            lemmas.append(token.lemma)
            pos.append(token.pos)
            morphs.append(token.morph)
            deps.append(token.dep)
            heads.append(offset + token.head)
    return Doc(
        _VOCAB,
        words=words,
        spaces=spaces,
        lemmas=lemmas,
        pos=pos,
        morphs=morphs,
        deps=deps,
        heads=heads,
    )


def _write_plain(sentences: Sequence[Sentence], path: Path) -> None:
    _write([_doc(sentences[at : at + 10]) for at in range(0, len(sentences), 10)], path)


def _write(docs: Sequence[Doc], path: Path) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    tokens = sum(map(len, docs))
    print(f"{path.name}: {len(docs)} documents, {tokens} tokens")
