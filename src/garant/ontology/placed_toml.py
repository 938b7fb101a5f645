"""TOML with the line that each key stands on, for files that people write.

What a file holds is read by the standard library; where it stands is looked up line by line, so
that a mistake can be told with its place.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from garant.errors import WordsError

LONGEST = 1_000_000
"""Bytes; a file written by hand has a few thousand."""

_HEADER = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*="""
)

Keys = tuple[str | int, ...]
"""From the top of a file: keys, and places in lists of tables."""


@dataclass(slots=True)
class PlacedToml:
    """What a TOML file holds, and where.

    Attributes:
        path: The file, as the user named it.
        value: What it holds.
        lines: The line of each key, from 1.
        faults: The mistakes that were found in it, each with its place.
    """

    path: str
    value: dict[str, Any] = field(default_factory=dict)
    lines: dict[Keys, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def fault(self, problem: str, *keys: str | int) -> None:
        """Note a mistake at a key, or at what is nearest above it."""
        for end in range(len(keys), -1, -1):
            if line := self.lines.get(keys[:end]):
                self.faults.append(f"{self.path}, line {line}: {problem}")
                return
        self.faults.append(f"{self.path}: {problem}")

    def finish(self) -> None:
        """Tell all mistakes.

        Raises:
            WordsError: There are some; one line for each.
        """
        if self.faults:
            raise WordsError("\n".join(self.faults))


def read_toml(path: Path) -> PlacedToml:
    """Read a TOML file.

    Raises:
        WordsError: There is no such file, it cannot be read, or is no TOML; told with its line.
    """
    shown = str(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise WordsError(f"{shown}: there is no such file; check the name") from None
    except OSError as error:
        raise WordsError(f"{shown}: cannot be read ({error.strerror}); check the name") from error
    if len(data) > LONGEST:
        raise WordsError(
            f"{shown}: is larger than {LONGEST // 1_000_000} MB; is it the right file?"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WordsError(f"{shown}: is not UTF-8; save it as UTF-8") from None
    text = text.replace("\r\n", "\n")
    try:
        value = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        where = f", line {place[1]}" if place else ""
        reason = re.sub(r"\s*\(at [^)]*\)$", "", str(error)) or "is nested too deep"
        advice = "put texts in quotes, and one key on a line"
        raise WordsError(f"{shown}{where}: is no TOML ({reason}); {advice}") from None
    return PlacedToml(shown, value, _lines(text))


def _lines(text: str) -> dict[Keys, int]:
    """The line of each key; what only looks like one, inside a long text, does no harm."""
    lines: dict[Keys, int] = {}
    above: Keys = ()
    met: dict[Keys, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.fullmatch(line):
            above = _keys(header[2])
            if header[1] == "[[":
                met[above] = met.get(above, -1) + 1
                above = (*above, met[above])
            lines.setdefault(above, number)
        elif key := _KEY.match(line):
            path = (*above, *_keys(key[1]))
            lines.setdefault(path, number)
    return lines


def _keys(written: str) -> Keys:
    """The parts of a key with dots, unquoted."""
    try:
        node: Any = tomllib.loads(f"{written} = 0")
    except tomllib.TOMLDecodeError:
        return (written,)
    keys: list[str | int] = []
    while isinstance(node, dict) and node:
        key, node = next(iter(node.items()))
        keys.append(key)
    return tuple(keys)
