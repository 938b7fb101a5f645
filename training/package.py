"""Put the trained parts together into the folder that is shipped."""

import json
import re
import shutil
from pathlib import Path

import spacy
import srsly

KEPT = ("MODEL_CARD.md", "LICENCE.md", "LGPL-LR.txt")


def package(trees: Path, names: Path, out: Path) -> None:
    """Write the parser's pipeline with the names' component to `out`, less what it can do without.

    The folder's own notes stay. Its language code is "xx": the tokenizer is saved whole, and under
    "fr" spaCy would first build its own French exceptions, which takes longer than all the rest.
    """
    nlp = spacy.load(trees)
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.meta.update(
        name="garant",
        version="1.0.0",
        description="French press: words, UD trees, sentences, lemmas, names",
        author="Garant",
        license="LGPL-LR and CC BY-SA 4.0, see LICENCE.md",
    )
    build = out.with_name(out.name + ".new")
    nlp.to_disk(build)
    for name in ("config.cfg", "meta.json"):
        path = build / name
        text = path.read_text(encoding="utf-8")
        text = text.replace('lang = "fr"', 'lang = "xx"').replace('"lang":"fr"', '"lang":"xx"')
        # The callback set up a blank tokenizer; the saved one needs no code.
        text = text.replace(
            '[initialize.before_init]\n@callbacks = "garant_french_tokenizer"\n', ""
        )
        text = re.sub(r'^(train|dev) = ".*"$', r"\1 = null", text, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")
    _drop_words(build)
    for name in KEPT:
        if (out / name).is_file():
            shutil.copy(out / name, build / name)
    if out.exists():
        shutil.rmtree(out)
    build.rename(out)


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
