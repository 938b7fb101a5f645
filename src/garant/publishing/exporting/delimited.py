"""CSV: the sheets that every face writes, with when each row came to stand as it does.

References:
    RFC 4180, "Common Format and MIME Type for Comma-Separated Values (CSV) Files".
"""

from collections.abc import Iterator, Sequence
from typing import IO, Any

from garant.publishing.cells import Cell, Sheet, write_sheet
from garant.publishing.exporting.deletions import DELETIONS
from garant.publishing.exporting.material import Exported, ExportMaterial, ExportPiece
from garant.publishing.exporting.writing import text_out
from garant.publishing.guarantee_sheets import COVERS
from garant.publishing.record_sheets import ACTS, DOCUMENTS, POSITIONS, QUOTES

_SHEETS: dict[str, Sheet[Any]] = {
    "acts": ACTS,
    "statements": QUOTES,
    "positions": POSITIONS,
    "cover": COVERS,
    "documents": DOCUMENTS,
    "deletions": DELETIONS,
}
_UPDATED = ("acts", "statements", "documents")


def export_sheet(thing: str) -> Sheet[ExportPiece]:
    """The columns and rows of an export."""
    sheet = _SHEETS[thing]
    if thing not in _UPDATED:
        return Sheet(sheet.columns, lambda piece: sheet.rows(piece.view))

    def rows(piece: ExportPiece) -> Iterator[Sequence[Cell]]:
        for row in sheet.rows(piece.view):
            yield (*row, piece.updated)

    return Sheet((*sheet.columns, "updated"), rows)


def write_delimited(material: ExportMaterial, out: IO[bytes], *, bom: bool = False) -> Exported:
    """Write a row for each piece, or for each part of it; no cell is a formula.

    Args:
        material: What to write.
        out: Where to write.
        bom: Whether to lead with a byte order mark.
    """
    count = 0

    def counted() -> Iterator[ExportPiece]:
        nonlocal count
        for piece in material.pieces(False):
            count += 1
            yield piece

    with text_out(out) as text:
        write_sheet(export_sheet(material.thing), counted(), text, byte_order_mark=bom)
    return Exported(count)
