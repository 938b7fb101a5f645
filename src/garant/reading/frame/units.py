"""A text cut into units: a paragraph, a heading, a line of a menu; each with its place and look."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from garant.model import Passage
from garant.reading.frame.words import fold
from garant.reading.parse import TYPOGRAPHY

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANK = " \t\u00a0\u202f\u2009\u2007\u3000\ufeff\u200b\u200c\u200d\u2060\xad\x00\x1a"
_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*'?")
_ONE_SPACE = str.maketrans({"\n": " ", "\r": " ", "\x0c": " ", "\x0b": " ", "\x85": " "})
_CLOSING = "\"'»”’)]›* "
_LOOK = 1_500
"""Characters that a unit is judged by; its look does not change beyond."""


class Mark(StrEnum):
    """What a line shows by its words alone."""

    FURNITURE = "furniture"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    HOUR = "hour"
    MENU = "menu"
    REPEAT = "repeat"
    TURN = "turn"


@dataclass(slots=True)
class Unit:
    """A run of lines that belong together, its place in the text and what it looks like.

    `text` has typewriter apostrophes and plain spaces, character for character; `gap` counts the
    blank lines before it; `words` is counted up to a bound.
    """

    start: int
    end: int
    text: str
    gap: int
    lines: int
    folded: str = ""
    words: int = 0
    terminal: bool = False
    last: str = ""
    tokens: list[str] = field(default_factory=list)
    mark: Mark | None = None

    def __post_init__(self) -> None:
        look = self.text if len(self.text) <= _LOOK else self.text[:_LOOK]
        self.folded = fold(look)
        self.tokens = _WORD.findall(self.folded)
        self.words = len(self.tokens)
        bare = self.text[-40:].rstrip(_CLOSING)
        self.last = bare[-1:]
        self.terminal = self.last in {".", "!", "?", "…"}

    @property
    def passage(self) -> Passage:
        """Where the unit stands."""
        return Passage(self.start, self.end)

    @property
    def prose(self) -> bool:
        """Whether it is made of at least one full sentence, or too long to be anything else."""
        return (self.terminal and self.words >= 8) or self.words >= 30

    @property
    def strong(self) -> bool:
        """Whether it is long enough to be a paragraph of the article."""
        return (self.terminal and self.words >= 16) or self.words >= 40

    @property
    def capitals(self) -> bool:
        """Whether it is printed in capitals."""
        return self.text.isupper()

    @property
    def key(self) -> str:
        """Its words alone, to compare it with others."""
        return " ".join(self.tokens)

    def share(self, words: frozenset[str]) -> float:
        """The share of its words that are in a set."""
        if not self.tokens:
            return 0.0
        return sum(token in words for token in self.tokens) / len(self.tokens)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    gap: int
    text: str


def split_units(text: str) -> list[Unit]:
    """Cut a text into units: its paragraphs and single lines.

    Reads one paragraph a line, and lines broken at a width (several lines a paragraph), with blank
    lines between paragraphs or without.
    """
    lines = list(_lines(text))
    plain = _plain(text)
    width = _wrap_width(lines)
    units: list[Unit] = []
    run: list[_Line] = []
    for line in lines:
        if run and not (_is_broken(run[-1], line) or (width and _continues(run[-1], line, width))):
            units.append(_unit(plain, run))
            run = []
        run.append(line)
    if run:
        units.append(_unit(plain, run))
    return units


def _unit(plain: str, run: list[_Line]) -> Unit:
    start, end = run[0].start, run[-1].end
    words = plain[start:end]
    if len(run) > 1:
        words = words.translate(_ONE_SPACE)
    return Unit(start, end, words, run[0].gap, len(run))


def _plain(text: str) -> str:
    """Typewriter apostrophes and spaces for the printer's, character for character."""
    for code, letter in TYPOGRAPHY.items():
        text = text.replace(chr(code), letter)
    return text


def _lines(text: str) -> Iterator[_Line]:
    position = 0
    gap = 0
    while position < len(text):
        found = _LINE.match(text, position)
        stop = found.end() if found else position
        words = text[position:stop]
        bare = words.strip(_BLANK)
        if bare:
            start = position + len(words) - len(words.lstrip(_BLANK))
            yield _Line(start, start + len(bare), gap, bare)
            gap = 0
        else:
            gap += 1
        position = stop
        if broken := _BREAK.match(text, position):
            # A new page parts lines like a blank one.
            gap += broken.group() == "\x0c"
            position = broken.end()


_LONG = 20
_BROKEN = 60
_FULL = 0.93
_WIDEST = 130


def _wrap_width(lines: list[_Line]) -> int:
    """The width that lines are broken at, or 0 where each line is a paragraph.

    Lines that go on in lower case after an unfinished one give it away; few texts of one paragraph
    a line have any.
    """
    pairs = broken = 0
    for line, following in pairwise(lines):
        if following.gap or len(line.text) < _LONG:
            continue
        pairs += 1
        broken += _unfinished(line.text) and (following.text[0].islower() or line.text[-1] == "-")
    if broken < 2 or broken < 0.25 * pairs:
        return 0
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[min(int(0.95 * len(lengths)), len(lengths) - 1)]
    return width if width <= _WIDEST else 0


def _unfinished(line: str) -> bool:
    return line.rstrip(_CLOSING)[-1:] not in {".", "!", "?", "…", ":"}


def _is_broken(line: _Line, following: _Line) -> bool:
    """Whether a long line is broken in the middle of a sentence, whatever the others do."""
    return (
        not following.gap
        and len(line.text) >= _BROKEN
        and following.text[0].islower()
        and _unfinished(line.text)
        and line.text[-1] != ";"
    )


def _continues(line: _Line, following: _Line, width: int) -> bool:
    """Whether a line is only broken at the width, and the next one goes on."""
    if following.gap:
        return False
    if following.text[0].islower():
        return len(line.text) >= 0.4 * width
    # A line is broken where the next word would not fit; set type varies by some letters.
    full = len(line.text) + len(following.text.split(" ", 1)[0]) + 1 > _FULL * width
    return full and (_unfinished(line.text) or len(line.text) >= 0.85 * width)
