"""Train a language's pipeline: `python training/train.py --lang en --data DIR`.

Needs the treebanks in `DATA/treebanks/LANGUAGE` (for French, annotated news in `DATA/corpus` too),
as the model card names them. One core, about an hour; what is in between stays in the work folder,
and a step whose result lies there is not done again.
"""

import argparse
import os
from importlib import import_module
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # more threads wait on one another for these widths

import evaluate
import recipe
import tokens  # noqa: F401  (what the configurations call is registered there)
from package import package
from prepare import prepare
from spacy.cli.train import train

HERE = Path(__file__).parent
# Beside the repository, where the tests look for it too.
DATA = Path(os.environ.get("GARANT_SHARED", HERE.parent.parent / "shared"))
READING = HERE.parent / "src" / "garant" / "reading"

MORE_STEPS = {"trees": 200, "names": 500}
"""Steps after the last at which the learning rate would be zero, so that the last still learn."""


def main() -> None:
    """Prepare, train, package, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=recipe.languages(), required=True)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of treebanks and corpus")
    parser.add_argument("--work", type=Path, help="folder for what is in between")
    parser.add_argument("--steps", type=int, help="train so many steps, for a quick trial")
    parser.add_argument("--out", type=Path, help="write the pipeline here, not into the package")
    arguments = parser.parse_args()
    held = recipe.load(arguments.lang)
    work = arguments.work or HERE.parent / "build" / f"pipeline-{held.language}"
    target = arguments.out or READING / held.language / "pipeline"
    treebanks = arguments.data / "treebanks" / held.language
    if not treebanks.is_dir():
        parser.error(f"{treebanks} is missing; give the folder that holds it with --data")
    own = import_module(held.code) if held.code else None
    prepared = work / "corpus"
    if not (prepared / "done").is_file():
        try:
            if own is not None and held.own_treebanks:
                own.prepare(arguments.data, prepared)
            else:
                prepare(held, treebanks, prepared)
        except FileNotFoundError as error:
            parser.error(f"{error}; give the folder that holds the data with --data")
        (prepared / "done").touch()
    steps = {"trees": arguments.steps or held.steps, "names": arguments.steps or held.names_steps}
    parts = {"trees": ""} | ({"names": "names_"} if held.names_tests else {})
    for part, prefix in parts.items():
        if not (work / part / "model-last").is_dir():
            settings = {
                "paths.train": str(prepared / f"{prefix}train.spacy"),
                "paths.dev": str(prepared / f"{prefix}dev.spacy"),
                "nlp.lang": held.language,
                "training.max_steps": steps[part],
                "training.optimizer.learn_rate.total_steps": steps[part] + MORE_STEPS[part],
            }
            train(HERE / f"{part}.cfg", work / part, overrides=settings)
    package(held, {part: work / part / "model-best" for part in parts}, target)
    if own is not None:
        own.write_tables(treebanks, target.parent)
    print(evaluate.report(held, target, prepared))


if __name__ == "__main__":
    main()
