"""Reading pacts: those that come with Garant, and a person's own, with every mistake told."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from garant.errors import PactError
from garant.model import Pact
from garant.ontology.loading import load_ontology
from garant.ontology.nearest import nearest
from garant.ontology.pact_building import build_pact
from garant.ontology.pact_checks import findings
from garant.ontology.pact_form import form_faults
from garant.ontology.pact_schema import PactFile, json_schema_of
from garant.ontology.party import Ontology
from garant.ontology.placed_yaml import LONGEST, Fault, Place, PlacedYaml, read_placed_yaml

PACTS = Path(__file__).parent / "pacts"
"""The pacts that come with Garant."""

_TEMPLATE = Path(__file__).parent / "pact_template.yaml"
_MOST_TOLD = 200
"""Mistakes of one sort that are looked for: what is meant by each takes a while to guess."""

_LONGEST_LINE = 600
"""Characters of a mistake that are told."""

_TITLE = "TITLE"
"""Stands in the template where the title is to be."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in the file of a pact; a remark is none, and tells of what may be meant.

    `line` and `column` are from 1, None where it is the file as a whole.
    """

    file: str
    line: int | None
    column: int | None
    problem: str
    is_remark: bool = False

    def __str__(self) -> str:
        where = f" line {self.line}, column {self.column}:" if self.line else ""
        return f"{self.file}:{where} {'remark: ' if self.is_remark else ''}{self.problem}"


def pact_names() -> tuple[str, ...]:
    """The names of the pacts that come with Garant."""
    return tuple(sorted(path.stem for path in PACTS.glob("*.yaml")))


def load_pact(
    name_or_path: str | os.PathLike[str],
    ontology: Ontology | None = None,
    *,
    folder: Path | None = None,
) -> Pact:
    """Read a pact.

    Args:
        name_or_path: The name of one that comes with Garant or lies in the folder, or the path of a
            YAML file.
        ontology: Knows the parties, capabilities and units; by default the one inside.
        folder: Holds a person's own pacts.

    Raises:
        PactError: There is none, or it has mistakes, all told with their lines.
    """
    pact, mistakes = pact_of(_path(name_or_path, folder), ontology or load_ontology())
    grave = [mistake for mistake in mistakes if not mistake.is_remark]
    if pact is None or grave:
        raise PactError("\n".join(map(str, grave)))
    return pact


def check_pact(
    path: str | os.PathLike[str], ontology: Ontology | None = None, *, data: bytes | None = None
) -> tuple[Mistake, ...]:
    """Every mistake in the file of a pact, and what may be one, in the order of their lines.

    Args:
        path: The path of a YAML file.
        ontology: Knows the parties, capabilities and units; by default the one inside.
        data: What the file holds, where that is at hand; the path is its name then.
    """
    return pact_of(Path(path), ontology or load_ontology(), data)[1]


def new_pact(title: str | None = None) -> str:
    """A commented pact to begin with, which has no mistakes as it stands.

    Args:
        title: What to call it; on one line, and without quotation marks.
    """
    text = _TEMPLATE.read_text("utf-8")
    if title is None:
        return text
    signs = "".join(sign if sign.isprintable() and sign not in '"\\' else " " for sign in title)
    return text.replace(_TITLE, " ".join(signs.split()) or _TITLE)


def pact_text(name_or_path: str | os.PathLike[str], *, folder: Path | None = None) -> str:
    """The file of a pact as it was written, to make another of it.

    Args:
        name_or_path: As for `load_pact`.
        folder: As for `load_pact`.

    Raises:
        PactError: There is none, or it cannot be read.
    """
    try:
        text = _path(name_or_path, folder).read_text("utf-8")
    except (OSError, ValueError) as error:
        raise PactError(f"{os.fspath(name_or_path)}: {_reason(error)}") from error
    # Those that come with Garant have their schema beside its sources.
    return re.sub(r"(\$schema=)\S*/", r"\1", text, count=1)


def pact_json_schema() -> dict[str, Any]:
    """The JSON Schema of the file of a pact, by which editors complete and check it."""
    return json_schema_of(load_ontology())


def _path(name_or_path: str | os.PathLike[str], folder: Path | None = None) -> Path:
    """The file of a pact; one that comes with Garant, or lies in the folder, goes by its name."""
    written, names = os.fspath(name_or_path), pact_names()
    if written in names:
        return PACTS / f"{written}.yaml"
    path = Path(written)
    held = folder / f"{written}.yaml" if folder and path.name == written else None
    if held and not path.suffix and _exists(held):
        return held
    if path.suffix or path.parent != Path() or _exists(path):
        return path
    near = nearest(written, names)
    told = f"did you mean {near}?" if near else f"there are {', '.join(names)}."
    raise PactError(f"there is no pact '{written}'; {told} Or give the path of a YAML file")


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "not UTF-8; save it as UTF-8"
    told = error.strerror if isinstance(error, OSError) else "no path"
    return f"{told}; give the path of a readable YAML file"


def pact_of(
    path: Path, ontology: Ontology, data: bytes | None = None
) -> tuple[Pact | None, tuple[Mistake, ...]]:
    """The pact in a file, None where it has mistakes, and those; as for `check_pact`."""
    try:
        if data is None:
            # No more than tells that it is too much: a device never ends.
            with path.open("rb") as opened:
                data = opened.read(LONGEST + 1)
    except (OSError, ValueError) as error:
        return None, (Mistake(str(path), None, None, _reason(error)),)
    placed = read_placed_yaml(data)
    file = None
    faults = [(fault, False) for fault in placed.faults]
    if isinstance(placed.value, dict) and placed.is_whole:
        try:
            file = PactFile.model_validate(placed.value)
        except ValidationError as error:
            faults += ((fault, False) for fault in islice(form_faults(error, placed), _MOST_TOLD))
        faults += _first_of(_links_faults(placed, ontology))
        if sum(not is_remark for _, is_remark in faults) >= _MOST_TOLD:
            faults.append((Fault(None, "there may be more mistakes; correct these first"), False))
    elif not placed.faults:
        begin = "begin with 'garant pact new'"
        what = "empty" if placed.value is None else "no pact: keys with values were expected"
        faults.append((Fault(placed.places.get(()), f"{what}; {begin}"), False))
    if any(not is_remark for _, is_remark in faults):
        # What is remarked on may come of a mistake.
        faults = [told for told in faults if not told[1]]
    mistakes = tuple(_told(str(path), faults))
    if file is None or any(not mistake.is_remark for mistake in mistakes):
        return None, mistakes
    return build_pact(path.stem, file, ontology), mistakes


def _first_of(found: Iterator[tuple[Fault, bool]]) -> Iterator[tuple[Fault, bool]]:
    """The first mistakes and the first remarks, as many of each as are told."""
    left = {False: _MOST_TOLD, True: _MOST_TOLD}
    for fault, is_remark in found:
        left[is_remark] -= 1
        if left[is_remark] >= 0:
            yield fault, is_remark
        if not left[False]:
            return


def _links_faults(placed: PlacedYaml, ontology: Ontology) -> Iterator[tuple[Fault, bool]]:
    assert isinstance(placed.value, dict)
    for found in findings(placed.value, ontology):
        place = placed.key_place(found.path) if found.at_key else placed.place(found.path)
        yield Fault(place, found.problem), found.is_remark


def _told(file: str, faults: list[tuple[Fault, bool]]) -> Iterator[Mistake]:
    top = Place(0, 0)
    for fault, is_remark in sorted(
        dict.fromkeys(faults), key=lambda told: (told[0].place or top, told[1], told[0].problem)
    ):
        line, column = (fault.place.line, fault.place.column) if fault.place else (None, None)
        yield Mistake(file, line, column, _on_one_line(fault.problem), is_remark)


def _on_one_line(problem: str) -> str:
    """A problem without what the file itself put into it to break or to flood the line."""
    line = "".join(sign if sign.isprintable() else " " for sign in " ".join(problem.split()))
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]} ..."
