"""Train the French pipeline: `python training/train.py --lang fr --data DIR`.

Needs the treebanks in `DATA/treebanks/fr` and the annotated news in `DATA/corpus`, as the model
card names them. One core, under an hour; what is in between stays in the work folder, and a step
whose result lies there is not done again.
"""

import argparse
import os
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # more threads wait on one another for these widths

import corpus
import entities
import evaluate
import verb_forms
from package import package
from spacy.cli.train import train

HERE = Path(__file__).parent
# Beside the repository, where the tests look for it too.
DATA = Path(os.environ.get("GARANT_SHARED", HERE.parent.parent / "shared"))
READING = HERE.parent / "src" / "garant" / "reading"


def main() -> None:
    """Prepare, train, package, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=["fr"], default="fr")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of treebanks and corpus")
    parser.add_argument("--work", type=Path, default=HERE.parent / "build" / "pipeline-fr")
    arguments = parser.parse_args()
    treebanks = arguments.data / "treebanks" / arguments.lang
    articles = arguments.data / "corpus" / "wikinews-fr-winer" / "articles.jsonl.gz"
    for needed in (treebanks, articles):
        if not needed.exists():
            parser.error(f"{needed} is missing; give the folder that holds it with --data")
    prepared = arguments.work / "corpus"
    if not (prepared / "names_train.spacy").is_file():
        corpus.prepare(treebanks, prepared)
        entities.prepare(articles, prepared)
    for config, prefix in (("fr.cfg", ""), ("names.cfg", "names_")):
        out = arguments.work / (prefix + "pipeline")
        if not (out / "model-last").is_dir():
            paths = {
                "paths.train": str(prepared / f"{prefix}train.spacy"),
                "paths.dev": str(prepared / f"{prefix}dev.spacy"),
            }
            train(HERE / config, out, overrides=paths)
    target = READING / arguments.lang / "pipeline"
    package(
        arguments.work / "pipeline" / "model-best",
        arguments.work / "names_pipeline" / "model-best",
        target,
    )
    verb_forms.write(HERE, treebanks, READING / arguments.lang / "verb_forms.json")
    print(evaluate.report(target, prepared))


if __name__ == "__main__":
    main()
