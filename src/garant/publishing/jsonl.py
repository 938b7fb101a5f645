"""Readings as JSON lines: the contract that other programs read."""

import json
from collections.abc import Iterable
from typing import TextIO

from garant.model import Reading
from garant.publishing.views import view

# JSON allows these three in a string, but many programs take them for the end of a line.
_LINE_ENDS = str.maketrans({"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def write_jsonl(readings: Iterable[Reading], out: TextIO, *, explain: bool = False) -> None:
    """Write one object for each document, each on its line as soon as it is read.

    Args:
        readings: The readings, in the order to write.
        out: Where to write, open as UTF-8.
        explain: Whether each act comes with the clues that made it.
    """
    for reading in readings:
        line = json.dumps(view(reading, explain=explain), ensure_ascii=False)
        out.write(line.translate(_LINE_ENDS) + "\n")
        out.flush()
