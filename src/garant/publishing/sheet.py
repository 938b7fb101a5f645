"""Acts as CSV rows, for a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from garant.model import Reading
from garant.publishing.cells import BYTE_ORDER_MARK, Cell, inert, joined
from garant.publishing.views import ActorView, ActView, ReadingView, view

CSV_COLUMNS = (
    "document",
    "title",
    "publisher",
    "published",
    "url",
    "act",
    "kind",
    "actors",
    "targets",
    "capability",
    "firmness",
    "conditions",
    "quantity",
    "unit",
    "place",
    "time",
    "speaker",
    "person",
    "start",
    "end",
    "evidence",
    "doubts",
)
"""The columns, in order; several values in a cell are joined by a semicolon and a space."""


def write_csv(
    readings: Iterable[Reading],
    out: TextIO,
    *,
    explain: bool = False,
    byte_order_mark: bool = False,
) -> None:
    """Write one row for each act, under a row of column names.

    A text cell that a spreadsheet would take for a formula is led by an apostrophe.

    Args:
        readings: The readings, in the order to write.
        out: Where to write, open as UTF-8 without translation of line ends.
        explain: Whether a further column `clues` tells what made the act.
        byte_order_mark: Whether to lead with one, without which some spreadsheets garble accents.
    """
    if byte_order_mark:
        out.write(BYTE_ORDER_MARK)
    rows = csv.writer(out)
    rows.writerow([*CSV_COLUMNS, "clues"] if explain else CSV_COLUMNS)
    for reading in readings:
        shown = view(reading, explain=explain)
        rows.writerows(
            [inert(cell) for cell in act_cells(shown, act, explain=explain)]
            for act in shown["acts"]
        )
        out.flush()


def act_cells(shown: ReadingView, act: ActView, *, explain: bool = False) -> list[Cell]:
    """The cells of an act, in the order of `CSV_COLUMNS`, as they are read."""
    document, quantity, speaker = shown["document"], act["quantity"], act["speaker"]
    evidence = act["evidence"]
    row: list[Cell] = [
        document["id"],
        document["title"],
        document["publisher"],
        document["published"],
        document["url"],
        act["id"],
        act["kind"],
        _codes(act["actors"]),
        _codes(act["targets"]),
        act["capability"],
        act["firmness"],
        joined(act["conditions"]),
        quantity["value"] if quantity else None,
        quantity["unit"] if quantity else None,
        act["place"],
        act["time"],
        speaker["code"] if speaker else None,
        speaker["person"] if speaker else None,
        min((passage["start"] for passage in evidence), default=None),
        max((passage["end"] for passage in evidence), default=None),
        " […] ".join(passage["text"] for passage in evidence),
        joined([doubt["code"] for doubt in act["doubts"]]),
    ]
    if explain:
        clues = [f"{clue['role']}: {clue['text']} ({clue['rule']})" for clue in act["clues"]]
        row.append(joined(clues))
    return row


def _codes(parties: Sequence[ActorView]) -> str:
    return joined([party["code"] for party in parties])
