"""What made a reading: the versions of code, words and pipeline, without loading any of them."""

import json
from collections.abc import Iterable
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

import garant
from garant.errors import PipelineError
from garant.model import Run

_PACKAGE = Path(garant.__file__).parent
_READ_BY = ("model/codes.py", "model/document.py", "model/reading.py", "ontology", "reading")
"""What of the package takes part in reading."""

_ASIDE = frozenset({"pacts", "publishers.py"})
"""What of the ontology does not."""


def make_of_reader(
    language: str | None = None,
    pipeline: str | None = None,
    extra_parties: Path | None = None,
) -> Run:
    """The make of the reader that `make_reader` makes of the same arguments.

    Two makes are the same where code, words, pipeline and options are, to the byte: then they read
    alike, and what one has read the other need not read again.

    Args:
        language: As for `make_reader`.
        pipeline: As for `make_reader`.
        extra_parties: As for `make_reader`.
    """
    files = [file for name in _READ_BY for file in _files(_PACKAGE / name)]
    carried = [file for file in files if "pipeline" in file.parent.relative_to(_PACKAGE).parts]
    own = [file for file in files if file not in set(carried)]
    code = _digest(file for file in own if file.suffix == ".py")
    words = _digest(file for file in own if file.suffix in {".yaml", ".json", ".txt"})
    options = {}
    if language:
        options["language"] = language
    if extra_parties:
        options["parties"] = _digest([extra_parties])
    return Run(
        code=f"{garant.__version__} {code}",
        words=words,
        pipeline=_installed(pipeline) if pipeline else f"carried {_digest(carried)}",
        options=json.dumps(options, sort_keys=True) if options else "",
    )


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and file.suffix != ".pyc" and _ASIDE.isdisjoint(file.parts)
    )


def _digest(files: Iterable[Path]) -> str:
    """Twelve hexadecimal signs for what files hold, and what they are called."""
    whole = blake2b(digest_size=6)
    for file in files:
        try:
            content = file.read_bytes()
        except OSError:
            continue  # whoever reads it says what is wrong with it
        whole.update(f"{file.name}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()


def _installed(name: str) -> str:
    """An installed pipeline, by its name, its version and what its description says."""
    folder = Path(name)
    if not folder.is_dir():
        try:
            spec = find_spec(name)
        except (ImportError, ValueError):
            spec = None
        if spec is None or spec.origin is None:
            raise PipelineError(
                f"pipeline {name}: no such installed package or folder; "
                f"install it (pip install {name}) or leave out --pipeline to use the embedded one"
            )
        folder = Path(spec.origin).parent
    described = folder / "meta.json"
    try:
        meta = json.loads(described.read_text("utf-8"))
        known_as = f"{meta.get('lang')}_{meta.get('name')} {meta.get('version')}"
    except (OSError, ValueError):
        known_as = folder.name
    return f"{known_as} {_digest(_files(folder))}"
