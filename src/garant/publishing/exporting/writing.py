"""How forms are written: bytes out, text as UTF-8, a list a line at a time."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOWrapper
from typing import IO, Any, TextIO

from garant.publishing.json_text import json_line


@contextmanager
def text_out(out: IO[bytes]) -> Iterator[TextIO]:
    """Where to write text, its line ends as written; what UTF-8 cannot say becomes "?"."""
    text = TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    try:
        yield text
        text.flush()
    finally:
        # Whoever opened the output closes it.
        text.detach()


def write_lines(objects: Iterable[Mapping[str, Any]], out: TextIO) -> int:
    """Write an object on each line, and tell how many."""
    count = 0
    for one in objects:
        out.write(json_line(one) + "\n")
        count += 1
    return count


def write_list(
    objects: Iterable[Mapping[str, Any]], out: TextIO, opening: str = "[", closing: str = "]\n"
) -> int:
    """Write a list, each of its objects on a line of its own, and tell how many.

    Args:
        objects: What to write, in this order.
        out: Where to write.
        opening: What leads the first object.
        closing: What ends the list.
    """
    out.write(opening)
    count = 0
    for one in objects:
        out.write(("\n" if count == 0 else ",\n") + json_line(one))
        count += 1
    out.write(("\n" if count else "") + closing)
    return count
