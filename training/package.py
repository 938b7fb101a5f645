"""Put the trained parts together into the folder that is shipped."""

import json
import re
import shutil
from pathlib import Path

import spacy
import srsly
from recipe import Recipe

NOTES = ("*.md", "*.txt")
"""The notes of a pipeline's folder, which stay when it is packed anew."""


def package(recipe: Recipe, parts: dict[str, Path], out: Path) -> None:
    """Write the parser's pipeline with the names' component to `out`, less what it can do without.

    The folder's own notes stay. Its language code is "xx": the tokenizer is saved whole, and under
    a code of its own spaCy would first build the language's exceptions, which takes longer than all
    the rest.
    """
    nlp = spacy.load(parts["trees"])
    if "names" in parts:
        nlp.add_pipe("ner", source=spacy.load(parts["names"]))
    nlp.meta.update(
        name="garant",
        version="1.0.0",
        description=recipe.description,
        author="Garant",
        license=recipe.licence,
    )
    build = out.with_name(out.name + ".new")
    if build.exists():
        shutil.rmtree(build)
    nlp.to_disk(build)
    code = recipe.language
    for name in ("config.cfg", "meta.json"):
        path = build / name
        text = path.read_text(encoding="utf-8")
        text = text.replace(f'lang = "{code}"', 'lang = "xx"')
        text = text.replace(f'"lang":"{code}"', '"lang":"xx"')
        # The callback set up a blank tokenizer; the saved one needs no code.
        text = _CALLBACK.sub("", text)
        text = re.sub(r'^(train|dev) = ".*"$', r"\1 = null", text, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")
    _drop_words(build)
    for pattern in NOTES:
        for note in out.glob(pattern):
            shutil.copy(note, build / note.name)
    if out.exists():
        shutil.rmtree(out)
    build.rename(out)


_CALLBACK = re.compile(r"\[initialize\.before_init\]\n(?:[^\[\n].*\n)*")


def _drop_words(folder: Path) -> None:
    """Leave out of the vocabulary the words of the training texts: hashes do without them."""
    nlp = spacy.load(folder)
    kept = {label for labels in nlp.pipe_labels.values() for label in labels}
    kept |= {part for label in kept for part in label.split("|")}
    trees = srsly.msgpack_loads((folder / "trainable_lemmatizer" / "trees").read_bytes())["trees"]
    for tree in trees:
        for number in (tree.get("orig"), tree.get("subst")):
            if number:
                kept.add(nlp.vocab.strings[number])
    (folder / "vocab" / "strings.json").write_text(
        json.dumps(sorted(kept), ensure_ascii=False), encoding="utf-8"
    )
