"""Views as JSON: a list with an object on each line, or one object over several."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

# JSON allows these three in a string, but many programs take them for the end of a line.
_ENDS = "\u0085\u2028\u2029"
_LINE_ENDS = str.maketrans({"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def json_line(view: Mapping[str, Any]) -> str:
    """A view on one line, whatever its texts hold."""
    return _on_one_line(json.dumps(view, ensure_ascii=False))


def _on_one_line(text: str) -> str:
    # Looking for them takes a hundredth of the time that exchanging signs one by one does.
    return text.translate(_LINE_ENDS) if any(end in text for end in _ENDS) else text


def write_json(views: Iterable[Mapping[str, Any]], out: TextIO) -> None:
    """Write a list, each of its objects on a line of its own.

    Args:
        views: What to write, in this order.
        out: Where to write, open as UTF-8.
    """
    lead = "["
    for view in views:
        out.write(f"{lead}{json_line(view)}")
        lead = ",\n"
    out.write("[]\n" if lead == "[" else "]\n")
    out.flush()


def write_json_object(view: Mapping[str, Any], out: TextIO) -> None:
    """Write one object over several lines, for people to read too.

    Args:
        view: What to write.
        out: Where to write, open as UTF-8.
    """
    out.write(_on_one_line(json.dumps(view, ensure_ascii=False, indent=2)) + "\n")
    out.flush()
