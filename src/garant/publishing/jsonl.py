"""Readings as JSON lines: the contract that other programs read."""

from collections.abc import Iterable
from typing import TextIO

from garant.model import Reading
from garant.publishing.json_text import json_line
from garant.publishing.views import view


def write_jsonl(readings: Iterable[Reading], out: TextIO, *, explain: bool = False) -> None:
    """Write one object for each document, each on its line as soon as it is read.

    Args:
        readings: The readings, in the order to write.
        out: Where to write, open as UTF-8.
        explain: Whether each act comes with the clues that made it.
    """
    for reading in readings:
        out.write(json_line(view(reading, explain=explain)) + "\n")
        out.flush()
