"""Answers of the ledger for a notebook: a data frame, an Arrow table, a table to look at."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from html import escape
from typing import TYPE_CHECKING, Any, TypeVar

from garant.errors import GarantError
from garant.publishing.cells import Cell, Sheet

if TYPE_CHECKING:
    import pandas
    import pyarrow

View = TypeVar("View")

_DAYS = ("day", "published")
_INSTANTS = ("recorded",)
_FLAGS = ("anonymous", "reviewed", "contested")
_COUNTS = ("start", "end", "sources", "days")
_NUMBERS = ("quantity",)

SHOWN_ROWS = 50
"""Rows of a table that a notebook shows; the rest is counted."""

_SHOWN_SIGNS = 200


def to_rows(sheet: Sheet[View], views: Iterable[View]) -> list[list[Any]]:
    """The rows of a sheet with days as dates and moments as aware instants.

    Args:
        sheet: The columns and the rows.
        views: What to show.
    """
    kinds = [_kind(column) for column in sheet.columns]
    return [
        [_value(kind, cell) for kind, cell in zip(kinds, row, strict=True)]
        for view in views
        for row in sheet.rows(view)
    ]


def to_pandas(sheet: Sheet[View], views: Iterable[View]) -> "pandas.DataFrame":
    """A data frame of a sheet; days and moments are timestamps, what is not known is missing.

    Raises:
        GarantError: pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise GarantError("data frames need pandas; install garant[frames]") from error
    frame = pandas.DataFrame(to_rows(sheet, views), columns=list(sheet.columns))
    for column in sheet.columns:
        kind = _kind(column)
        if kind in _PANDAS:
            frame[column] = frame[column].astype(_PANDAS[kind])
        elif kind in ("day", "instant"):
            frame[column] = pandas.to_datetime(frame[column], utc=kind == "instant")
    return frame


def to_arrow(sheet: Sheet[View], views: Iterable[View]) -> "pyarrow.Table":
    """An Arrow table of a sheet, with the same columns and types however many rows there are.

    Raises:
        GarantError: pyarrow is not installed.
    """
    try:
        import pyarrow
    except ImportError as error:
        raise GarantError("Arrow tables need pyarrow; install garant[frames]") from error
    types = {
        "day": pyarrow.date32(),
        "instant": pyarrow.timestamp("us", tz="UTC"),
        "flag": pyarrow.bool_(),
        "count": pyarrow.int64(),
        "number": pyarrow.float64(),
        "text": pyarrow.string(),
    }
    fields = [(column, types[_kind(column)]) for column in sheet.columns]
    rows = to_rows(sheet, views)
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(fields)
    return pyarrow.table(
        [
            pyarrow.array(list(values), kind)
            for values, (_, kind) in zip(columns, fields, strict=True)
        ],
        schema=pyarrow.schema(fields),
    )


def to_html(sheet: Sheet[View], views: Sequence[View], caption: str) -> str:
    """A table to look at in a notebook: empty columns left out, nothing in a text taken for markup.

    Args:
        sheet: The columns and the rows.
        views: What to show; the first `SHOWN_ROWS` rows of it.
        caption: What it is.
    """
    rows = [row for view in views[:SHOWN_ROWS] for row in sheet.rows(view)]
    shown = [
        place
        for place in range(len(sheet.columns))
        if any(row[place] is not None and row[place] != "" for row in rows)
    ]
    head = "".join(f"<th>{escape(sheet.columns[place])}</th>" for place in shown)
    body = "".join(
        "<tr>" + "".join(f"<td>{_shown(row[place])}</td>" for place in shown) + "</tr>"
        for row in rows[:SHOWN_ROWS]
    )
    left = max(len(rows), len(views)) - SHOWN_ROWS
    more = f"<tfoot><tr><td colspan='{len(shown)}'>… {left} more</td></tr></tfoot>" * (left > 0)
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody>{more}</table>"
    )


_PANDAS = {"flag": "boolean", "count": "Int64", "number": "float64"}


def _kind(column: str) -> str:
    """What a column holds, by its name; a column of one of two sides by the name without it."""
    name = column.removeprefix("first_").removeprefix("second_")
    for kind, names in (
        ("day", _DAYS),
        ("instant", _INSTANTS),
        ("flag", _FLAGS),
        ("count", _COUNTS),
        ("number", _NUMBERS),
    ):
        if name in names:
            return kind
    return "text"


def _value(kind: str, cell: Cell) -> Any:
    if cell is None or cell == "":
        return None
    match kind:
        case "day":
            return date.fromisoformat(str(cell))
        case "instant":
            return datetime.fromisoformat(str(cell))
        case "number":
            return float(cell)
        case "text":
            return str(cell)
    return cell


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    words = str(cell)
    return escape(words if len(words) <= _SHOWN_SIGNS else words[: _SHOWN_SIGNS - 1] + "…")
