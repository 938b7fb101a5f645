"""What a file to be brought in is, told by its content."""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from garant.bringing.annotations import BroughtAnnotations
from garant.bringing.brought import Brought
from garant.bringing.mapping import load_mapping
from garant.bringing.table import OnError
from garant.bringing.tables import BroughtTable
from garant.errors import InputError
from garant.ledger import Ledger, documents_with

if TYPE_CHECKING:
    from garant.ontology import Ontology


def bring(
    ledger: Ledger,
    path: Path,
    *,
    mapping: Path | None,
    who: str,
    only_look: bool,
    ontology: "Callable[[], Ontology]",
    on_error: OnError,
) -> Brought:
    """A file that is brought into a ledger, once what became of its things is asked for.

    Args:
        ledger: The ledger.
        path: The file: CSV, or annotations in JSON or XMI.
        mapping: How the columns of a CSV stand for fields.
        who: Who stands behind it; of annotations, where they do not name who made them.
        only_look: Whether nothing is to be written.
        ontology: Loads the parties and capabilities.
        on_error: Is told of each thing that cannot be brought in.

    Raises:
        InputError: There is no such file, it is none that can be brought in, or lacks a mapping.
        WordsError: There are mistakes in the mapping; one line for each.
    """
    kind = _kind_of(path)
    if kind is not _Kind.TABLE:
        return _annotations(ledger, path, kind, who, only_look, ontology, on_error)
    if mapping is None:
        raise InputError(
            str(path),
            "is a table, and nothing says how its columns stand for fields of acts",
            "write a mapping as in docs/import.md, and name it with --mapping",
        )
    return BroughtTable(
        ledger,
        path,
        load_mapping(mapping),
        who=who,
        only_look=only_look,
        ontology=ontology,
        on_error=on_error,
    )


class _Kind(Enum):
    TABLE = auto()
    LABEL_STUDIO = auto()
    CAS = auto()


def _kind_of(path: Path) -> _Kind:
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
    except OSError as error:
        raise InputError(
            str(path), f"cannot be read ({error.strerror})", "check the name"
        ) from error
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith((b"[", b"{")):
        return _Kind.LABEL_STUDIO
    if start.startswith(b"<"):
        return _Kind.CAS
    if head.startswith(b"PK\x03\x04") and path.suffix.lower() not in (".xlsx", ".ods"):
        return _Kind.CAS
    return _Kind.TABLE


def _annotations(
    ledger: Ledger,
    path: Path,
    kind: _Kind,
    who: str,
    only_look: bool,
    ontology: "Callable[[], Ontology]",
    on_error: OnError,
) -> BroughtAnnotations:
    brought = BroughtAnnotations(ledger, path.name, (), only_look, ontology, on_error)
    if kind is _Kind.LABEL_STUDIO:
        from garant.bringing import label_studio

        brought.annotations = label_studio.annotations_in(path, who, brought.hear)
    else:
        from garant.bringing import inception

        brought.annotations = inception.annotations_in(
            path, who, brought.hear, partial(documents_with, ledger)
        )
    return brought
