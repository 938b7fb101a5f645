"""Training and test texts of a language, out of its treebanks by its recipe."""

import random
from functools import partial
from pathlib import Path

import conllu
import names
import spacy
from conllu import Annotated, Sentence
from cuttings import Cuttings
from documents import Style, blocks, paired, text, write, write_plain
from grammar import Composer
from recipe import HERE, Recipe, Source
from spacy.tokens import Doc

COMPOSED_BLOCKS = 0.5
"""How often a made-up sentence is followed by one of a treebank, so that their bounds are seen."""


def prepare(recipe: Recipe, folder: Path, out: Path) -> None:
    """Write train, dev and the test sets as spaCy reads them, those of names with a prefix."""
    out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(7)
    vocab = spacy.blank(recipe.language).vocab
    treebanks = Treebanks(recipe, folder)
    train = [treebanks.printed(source) for source in recipe.sets["train"]]
    composed = _composed(recipe, [sentence for part in train for sentence in part], rng)
    docs = _texts([*train, composed], vocab, recipe, rng)
    write(docs, out / "train.spacy")
    for name, sources in recipe.sets.items():
        if name != "train":
            write_plain(treebanks.all(sources), vocab, out / f"{name}.spacy")
    if not recipe.names:
        return
    train = [treebanks.printed(source) for source in recipe.names["train"]]
    write(_texts([*train, composed], vocab, recipe, rng), out / "names_train.spacy")
    for name, sources in recipe.names.items():
        if name != "train":
            write_plain(treebanks.all(sources), vocab, out / f"names_{name}.spacy")


def _composed(recipe: Recipe, trees: list[Sentence], rng: random.Random) -> list[Sentence]:
    if not recipe.composed:
        return []
    composer = Composer(HERE / recipe.language / "grammar.yaml", Cuttings(trees), seed=1)
    found: list[Sentence] = []
    for _ in range(recipe.composed):
        found += composer.sentences()
        if rng.random() < COMPOSED_BLOCKS:
            found.append(rng.choice(trees))
    return found


def _texts(
    parts: list[list[Sentence]], vocab: spacy.vocab.Vocab, recipe: Recipe, rng: random.Random
) -> list[Doc]:
    styles = [
        Style(*kind.marks, apostrophe=kind.apostrophe, dash=kind.dash) for kind in recipe.prints
    ]
    weights = [kind.weight for kind in recipe.prints]
    docs = [
        text(block, vocab, rng.choices(styles, weights)[0])
        for part in parts
        for block in blocks(part, rng)
    ]
    rng.shuffle(docs)
    return docs


class Treebanks:
    """Reads the sources of a recipe, evened out, each once."""

    def __init__(self, recipe: Recipe, folder: Path) -> None:
        self.recipe = recipe
        self.folder = folder
        self._part_of = _splits(folder / recipe.splits) if recipe.splits else {}
        self._read: dict[Source, list[Sentence]] = {}

    def all(self, sources: tuple[Source, ...]) -> list[Sentence]:
        """The sentences of several sources."""
        return [sentence for source in sources for sentence in self.sentences(source)]

    def sentences(self, source: Source) -> list[Sentence]:
        """The sentences of one source."""
        if source not in self._read:
            self._read[source] = self._sentences(source)
        return self._read[source]

    def printed(self, source: Source) -> list[Sentence]:
        """The sentences of one source with quotation marks that can be varied."""
        return [paired(sentence, self.recipe.quotes) for sentence in self.sentences(source)]

    def _sentences(self, source: Source) -> list[Sentence]:
        paths = sorted(self.folder.glob(source.file))
        if not paths:
            raise FileNotFoundError(f"{self.folder / source.file}: no such treebank")
        marks = {}
        if source.names not in ("", "mentions"):
            marks = names.listed(self.folder / source.names)
        held = [
            sentence
            for path in paths
            for sentence in conllu.annotated(path)
            if not source.split or self._part_of.get(sentence.document) == source.split
        ]
        start, end = (round(share * len(held)) for share in source.share)
        return [self._evened(sentence, source, marks) for sentence in held[start:end]]

    def _evened(
        self, annotated: Annotated, source: Source, marks: dict[str, list[str]]
    ) -> Sentence:
        recipe = self.recipe
        cut = conllu.split if recipe.parts == "apart" else conllu.merged
        morph = partial(conllu.features, dropped=recipe.features_dropped)
        sentence = cut(annotated, morph)
        for token in sentence:
            token.dep = recipe.labels.get(token.dep, token.dep)
        if recipe.reporting:
            conllu.quotation_first(sentence, recipe.reporting)
        if source.names == "mentions":
            names.mark(sentence, names.mentioned(annotated, recipe.types))
        elif source.names:
            kinds = frozenset(recipe.types.values())
            names.taken_over(sentence, marks.get(annotated.sent_id, []), kinds)
        else:
            names.forget(sentence)
        return sentence


def _splits(path: Path) -> dict[str, str]:
    """The part of each document, from a list of documents under headings."""
    import gzip

    found, part = {}, ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("## "):
                part = line[3:].strip()
            elif line.strip().startswith("* "):
                found[line.strip()[2:]] = part
    return found
