"""What was just read, as flat rows: for a data frame, before anything is recorded."""

from collections.abc import Iterable

from garant.model import Reading
from garant.publishing.cells import Cell, Sheet
from garant.publishing.sheet import CSV_COLUMNS, act_cells
from garant.publishing.views import ReadingView, StatementView, view

Row = dict[str, Cell]
"""One act or statement, by the names of the columns."""

STATEMENT_COLUMNS = (
    *("document", "title", "publisher", "published", "url", "statement", "speaker", "person"),
    *("anonymous", "mode", "cue", "start", "end", "content"),
)
"""The columns of statements, in order."""

READ_ACTS: Sheet[Row] = Sheet(CSV_COLUMNS, lambda row: [tuple(row.values())])
"""One row for each act that was read."""

READ_STATEMENTS: Sheet[Row] = Sheet(STATEMENT_COLUMNS, lambda row: [tuple(row.values())])
"""One row for each statement that was read."""


def rows_of_acts(readings: Iterable[Reading]) -> list[Row]:
    """Every act of readings, with the frame of its document."""
    return [
        dict(zip(CSV_COLUMNS, act_cells(shown, act), strict=True))
        for shown in map(view, readings)
        for act in shown["acts"]
    ]


def rows_of_statements(readings: Iterable[Reading]) -> list[Row]:
    """Every statement of readings, with the frame of its document."""
    return [
        dict(zip(STATEMENT_COLUMNS, _cells(shown, statement), strict=True))
        for shown in map(view, readings)
        for statement in shown["statements"]
    ]


def _cells(shown: ReadingView, statement: StatementView) -> tuple[Cell, ...]:
    document, speaker, content = shown["document"], statement["speaker"], statement["content"]
    return (
        document["id"],
        document["title"],
        document["publisher"],
        document["published"],
        document["url"],
        statement["id"],
        speaker["code"],
        speaker["person"],
        speaker["anonymous"],
        statement["mode"],
        statement["cue"],
        content["start"],
        content["end"],
        content["text"],
    )
