"""What every sheet shares: a row of column names, and cells that no spreadsheet will run."""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TextIO, TypeVar

BYTE_ORDER_MARK = "\ufeff"
"""Without it, some spreadsheets garble accents."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = str | int | float | bool | None
View = TypeVar("View")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[View]):
    """The columns of a sheet, in order, and the rows that each view makes."""

    columns: tuple[str, ...]
    rows: Callable[[View], Iterable[Sequence[Cell]]]


def write_sheet(
    sheet: Sheet[View], views: Iterable[View], out: TextIO, *, byte_order_mark: bool = False
) -> None:
    """Write views as CSV, under a row of column names.

    A text cell that a spreadsheet would take for a formula is led by an apostrophe.

    Args:
        sheet: The columns and the rows.
        views: What to write, in this order.
        out: Where to write, open as UTF-8 without translation of line ends.
        byte_order_mark: Whether to lead with one, without which some spreadsheets garble accents.
    """
    if byte_order_mark:
        out.write(BYTE_ORDER_MARK)
    rows = csv.writer(out)
    rows.writerow(sheet.columns)
    for view in views:
        rows.writerows([inert(cell) for cell in row] for row in sheet.rows(view))
    out.flush()


def inert(cell: Cell) -> Cell:
    """A cell that no spreadsheet will run: "=1+1" becomes "'=1+1"."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA):
        return "'" + cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, by a semicolon and a space."""
    return "; ".join(values)
