"""What every table on a terminal shares: width, colour, columns, and text that cannot steer it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

PIPE_WIDTH = 100
"""Columns where the output is no terminal and nothing tells how wide it is."""

_LEAST_WIDTH = 60
_SHOWN_WORDS = 300
"""Characters of a passage shown at most; the other formats have it whole."""

# What would move the cursor, ring, recolour or turn the direction of a terminal.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")

_PADDING = re.compile(" +$", re.MULTILINE)

FIRMNESS_STYLES = {
    "delivered": "bold green",
    "signed": "bold green",
    "committed": "green",
    "ready": "green",
    "possible": "yellow",
    "signalled": "yellow",
    "vague": "yellow",
    "reluctant": "red",
    "excluded": "bold red",
}

Row = tuple[list[Text], list[Text]]
"""The cells of a row, and the lines below them, which take the whole width."""


def open_console(out: TextIO, width: int | None = None) -> Console:
    """A console that writes to a text stream, with colour on a terminal only.

    Args:
        out: Where to print.
        width: Columns to use; by default the terminal's, and `PIPE_WIDTH` where there is none.
    """
    if width is None and not out.isatty():
        width = PIPE_WIDTH
    console = Console(file=out, width=width, highlight=False, emoji=False, markup=False)
    if console.width < _LEAST_WIDTH:
        console.width = _LEAST_WIDTH
    return console


@contextmanager
def without_padding(console: Console, out: TextIO, *, opening: bool = False) -> Iterator[None]:
    """Write what the block prints, without the blanks that fill up its lines.

    Args:
        console: Where the block prints.
        out: Where to write.
        opening: Whether it is the first that is written, which no empty line leads.
    """
    with console.capture() as captured:
        yield
    text = _PADDING.sub("", captured.get())
    out.write(text.lstrip("\n") if opening else text)
    out.flush()


def print_table(
    console: Console,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    *,
    widths: Sequence[int | None],
) -> None:
    """Print rows under one head; each row's further lines take the whole width.

    rich's own table has no cell over several columns, so each row is a grid of the same widths.

    Args:
        console: Where to print.
        title: What stands above the head.
        columns: The names of the columns.
        rows: The rows.
        widths: What each column takes at most; None for the one that takes the rest.
    """
    print_title(console, title)
    fitted = _fitted(columns, rows, widths, console.width)
    head = [Text(column, style="dim italic") for column in columns]
    console.print(_grid(head, fitted))
    for cells, below in rows:
        lines: list[RenderableType] = [_grid(cells, fitted)]
        lines += [Padding(line, (0, 0, 0, 2)) for line in below]
        console.print(Group(*lines))


def _fitted(
    columns: Sequence[str], rows: Sequence[Row], widths: Sequence[int | None], total: int
) -> list[int]:
    """The widths that the cells need, none above its share; the open column takes the rest.

    On a wide terminal that has room for all, each takes what it needs.
    """
    needed = [
        max(
            len(column),
            *(line.cell_len for cells, _ in rows for line in cells[place].split("\n")),
        )
        for place, column in enumerate(columns)
    ]
    gaps = 2 * len(columns)
    if total > PIPE_WIDTH and sum(needed) + gaps <= total:
        return needed
    fitted = [
        need if width is None else min(need, width)
        for need, width in zip(needed, widths, strict=True)
    ]
    open_place = widths.index(None)
    fixed = sum(fitted) - fitted[open_place]
    fitted[open_place] = max(min(needed[open_place], total - gaps - fixed), 8)
    # On a narrow terminal the widest give way first.
    while sum(fitted) + gaps > total and max(fitted) > 6:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _grid(cells: Sequence[Text], widths: Sequence[int]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    grid.add_row(*cells)
    return grid


def print_lines(console: Console, line: Text, below: Iterable[Text]) -> None:
    """Print a row as a line of its own, for want of room, with its further lines below."""
    console.print(line)
    for each in below:
        console.print(Padding(each, (0, 0, 0, 2)))


def print_title(console: Console, title: str) -> None:
    """Print what stands above rows."""
    console.print()
    console.print(Text(title, style="bold underline"))


def shortened(words: str) -> Text:
    """The words of a passage on one line, cut where they are many."""
    words = clean(words)
    if len(words) > _SHOWN_WORDS:
        words = words[:_SHOWN_WORDS].rsplit(" ", 1)[0] + " …"
    return Text(words)


def clean(text: str) -> str:
    """Text on one line, without what would steer the terminal."""
    return " ".join(_CONTROLS.sub(" ", text).split())
