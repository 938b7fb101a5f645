"""What a file to be brought in is, told by its content."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from garant.bringing.brought import Brought
from garant.bringing.mapping import load_mapping
from garant.bringing.table import OnError
from garant.bringing.tables import BroughtTable
from garant.errors import InputError
from garant.ledger import Ledger

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
