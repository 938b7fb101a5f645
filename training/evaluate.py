"""Measure a trained pipeline: `python training/evaluate.py LANGUAGE PIPELINE CORPUS`.

Words are scored on the treebanks' test sets, names on held-out texts, speed on one core. A word
that the tokenizer cuts otherwise than the treebank counts as lost for tags and arcs. Names of a
kind that a test set does not mark are left out of account there.
"""

import argparse
import os
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # speed is told for one core

import spacy
from recipe import Recipe, languages
from recipe import load as load_recipe
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from garant.reading.lemmas import VERBAL, mended_lemma, verb_lemmas

WORD_SCORES = {
    "token F": "token_f",
    "POS": "pos_acc",
    "morph": "morph_acc",
    "lemma": "lemma_acc",
    "UAS": "dep_uas",
    "LAS": "dep_las",
    "sentence F": "sents_f",
}


def load(nlp: Language, corpus: Path, name: str) -> list[Doc]:
    """The documents of one prepared file."""
    return list(DocBin().from_disk(corpus / f"{name}.spacy").get_docs(nlp.vocab))


def words(nlp: Language, gold: list[Doc], language: str) -> dict[str, float]:
    """The scores of tags, lemmas and trees, as percentages."""
    parsed = list(nlp.pipe(doc.text for doc in gold))
    examples = [Example(p, g) for p, g in zip(parsed, gold, strict=True)]
    found = Scorer(nlp).score(examples)
    scores = {name: 100 * found[key] for name, key in WORD_SCORES.items()}
    table = verb_lemmas(language)
    if not table:
        return scores
    for doc in parsed:
        for token in doc:
            if token.pos_ in VERBAL:
                token.lemma_ = mended_lemma(token.lower_.replace("’", "'"), token.lemma_, table)
    mended = Scorer.score_token_attr(
        [Example(p, g) for p, g in zip(parsed, gold, strict=True)],
        "lemma",
        missing_values={"", None},
    )
    scores["lemma, verbs looked up"] = 100 * mended["lemma_acc"]
    return scores


def names(nlp: Language, gold: list[Doc]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F of names, for each type and for all, as percentages."""
    parsed = list(nlp.pipe(doc.text for doc in gold))
    marked = {name.label_ for doc in gold for name in doc.ents}
    for doc in parsed:
        doc.ents = [name for name in doc.ents if name.label_ in marked]
    found = Scorer(nlp).score([Example(p, g) for p, g in zip(parsed, gold, strict=True)])
    scores = {"all": (found["ents_p"], found["ents_r"], found["ents_f"])}
    for label, values in sorted(found["ents_per_type"].items()):
        scores[label] = (values["p"], values["r"], values["f"])
    return {label: tuple(100 * value for value in row) for label, row in scores.items()}


def speed(nlp: Language, texts: list[str]) -> float:
    """Tokens a second, once warm."""
    list(nlp.pipe(texts[:20]))
    start = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    return tokens / (time.perf_counter() - start)


def report(recipe: Recipe, pipeline: Path, corpus: Path) -> str:
    """The figures as Markdown tables."""
    start = time.perf_counter()
    nlp = spacy.load(pipeline)
    loading = time.perf_counter() - start
    sets = {title: load(nlp, corpus, name) for title, name in recipe.tests.items()}
    rows = {title: words(nlp, gold, recipe.language) for title, gold in sets.items()}
    columns = list(next(iter(rows.values())))
    lines = [f"| | {' | '.join(columns)} |", "| --- |" + " --- |" * len(columns)]
    for title, row in rows.items():
        lines.append(f"| {title} | {' | '.join(f'{row[name]:.1f}' for name in columns)} |")
    if "ner" in nlp.pipe_names:
        lines += ["", "| names | | precision | recall | F |", "| --- | --- | --- | --- | --- |"]
        for title, name in recipe.names_tests.items():
            for label, row in names(nlp, load(nlp, corpus, name)).items():
                lines.append(f"| {title} | {label} | {' | '.join(f'{v:.1f}' for v in row)} |")
    size = sum(path.stat().st_size for path in pipeline.rglob("*") if path.is_file()) / 1e6
    texts = [doc.text for gold in sets.values() for doc in gold]
    lines += [
        "",
        f"{speed(nlp, texts):,.0f} tokens a second on one core; {size:.1f} MB; "
        f"loaded in {loading:.2f} s after spaCy itself.",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=languages())
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("corpus", type=Path)
    arguments = parser.parse_args()
    print(report(load_recipe(arguments.language), arguments.pipeline, arguments.corpus))
