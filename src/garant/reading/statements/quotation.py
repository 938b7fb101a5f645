"""Quotations: what stands between quotation marks of any style, matched or not.

A mark without its counterpart is read, never refused: an opening one runs to the next opening one
or to the end of the block, and the quotation is marked as broken.
"""

import re
from dataclasses import dataclass

from garant.reading.parse import Parse

MARKS = re.compile(
    r"<<|>>|,,(?=\w)|''|``|[«»“”„‟‹›\"＂]|(?<![^\s(\[«“\"])[‘‚](?=\S)|(?<=[\w.!?…,])[’'](?![\w’'])|(?<![\w.!?…,’'])'(?=\w)"
)
"""Quotation marks; a single one counts only where it cannot be an apostrophe."""

_OPENING = {
    "«": "»",
    "“": "”",
    "„": "“”",
    ",,": "''“”\"",
    "‟": "”",
    "‹": "›",
    "<<": ">>",
    "‘": "’'",
    "'": "’'",
    "‚": "‘’",
    "``": "''",
}
_CLOSING = frozenset(("»", "”", "›", ">>"))
_TURNED = {"«": "»", "»": "«", "‹": "›", "›": "‹"}
"""Pointed marks, which some print the other way round."""

_EITHER = frozenset(('"', "''", "＂"))
MARKS_AHEAD = 100
"""Marks looked at to tell a nested quotation from one never closed; bounds the work."""

LONGEST_SINGLE = 400
"""Characters between single marks beyond which one of them is taken for an apostrophe."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation as tokens: `start` to `end` half-open within the marks.

    `before` and `after` are the tokens at which the marks begin and end (`before` the first token
    of the opening mark, `after` the one after the closing mark). `opened` and `closed` tell
    whether the mark was there.
    """

    start: int
    end: int
    before: int
    after: int
    opened: bool = True
    closed: bool = True

    @property
    def broken(self) -> bool:
        """Whether one of the two marks is missing."""
        return not (self.opened and self.closed)


def find_quotations(parse: Parse, text: str) -> list[Quotation]:
    """The outermost quotations of a block, in order.

    Args:
        parse: The parse of the block.
        text: The document's text, whose original marks are read.
    """
    if not parse.starts:
        return []
    base, limit = parse.starts[0], parse.ends[-1]
    marks = [
        (match.start(), match.end(), match.group()) for match in MARKS.finditer(text, base, limit)
    ]
    if not marks:
        return []
    spans = _pairs(_turned(marks, text), text, base, limit)
    return [found for span in spans if (found := _tokens(parse, *span)) is not None]


def _turned(marks: list[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
    """The marks with »so« as «so»: where the first opens by its spaces and the second closes.

    Does not turn a paragraph that a closing mark reopens ("» Suite. « Autre »").
    """
    pointed = [(start, end, mark) for start, end, mark in marks if mark in _TURNED]
    if len(pointed) < 2 or pointed[0][2] not in _CLOSING or pointed[1][2] in _CLOSING:
        return marks
    if text[pointed[0][1]].isspace() or text[pointed[1][0] - 1].isspace():
        return marks
    return [(start, end, _TURNED.get(mark, mark)) for start, end, mark in marks]


Span = tuple[int, int, int, int, bool, bool]


def _pairs(marks: list[tuple[int, int, str]], text: str, base: int, limit: int) -> list[Span]:
    """Character spans (mark, inner start, inner end, after mark, opened, closed)."""
    spans: list[Span] = []
    number = 0
    floor = base
    while number < len(marks):
        start, end, mark = marks[number]
        opening = mark in _OPENING and mark != "'"
        if opening or ((mark in _EITHER or mark == "'") and _opens(text, start, end, base, limit)):
            partner = _partner(marks, number, text, base, limit)
            if partner >= 0:
                close_start, close_end, _ = marks[partner]
                spans.append((start, end, close_start, close_end, True, True))
                floor, number = close_end, partner + 1
                continue
            if mark in ("‘", "‚", "'"):  # more likely a stray apostrophe
                number += 1
                continue
            stop = _next_opening(marks, number, text, base, limit)
            spans.append((start, end, stop, stop, True, False))
            floor = stop
        elif mark in _CLOSING and start == base:  # each paragraph reopened by a closing mark
            stop = _next_opening(marks, number, text, base, limit)
            spans.append((start, end, stop, stop, True, False))
            floor = stop
        elif mark in _CLOSING or mark in _EITHER:
            spans.append((floor, floor, start, end, False, True))
            floor = end
        number += 1
    return spans


def _opens(text: str, start: int, end: int, base: int, limit: int) -> bool:
    """Whether a mark that serves for both stands as an opening one.

    With a space on both sides it is taken for one, as in many machine-made texts.
    """
    tight_after = end < limit and not text[end].isspace()
    tight_before = (
        start > base and not text[start - 1].isspace() and text[start - 1] not in "([«“'’-—–:"
    )
    return not tight_before and (tight_after or end < limit)


def _partner(
    marks: list[tuple[int, int, str]], number: int, text: str, base: int, limit: int
) -> int:
    """The number of the closing mark of an opening one; -1 if there is none."""
    start, _, mark = marks[number]
    if mark in _EITHER:
        for later in range(number + 1, len(marks)):
            at, end, other = marks[later]
            if other != mark:
                continue
            tight_before = not text[at - 1].isspace()
            if (
                tight_before
                or not _opens(text, at, end, base, limit)
                or end >= limit
                or not text[end].isalnum()
            ):
                return later
            return -1
        return -1
    closers = _OPENING[mark]
    depth = 0
    for later in range(number + 1, min(len(marks), number + MARKS_AHEAD)):
        at, _, other = marks[later]
        if other == mark and mark != "'":
            # Nested when it is closed once more before the end, else the first was never closed.
            following = marks[later : later + MARKS_AHEAD]
            closes = sum(1 for later_mark in following if later_mark[2] in closers)
            opens = sum(1 for later_mark in following if later_mark[2] == mark)
            if closes <= opens:
                return -1
            depth += 1
        elif other in closers or (closers == ">>" and other == ">>"):
            if mark in "‘‚'" and at - start > LONGEST_SINGLE:
                return -1
            if depth == 0:
                return later
            depth -= 1
    return -1


def _next_opening(
    marks: list[tuple[int, int, str]], number: int, text: str, base: int, limit: int
) -> int:
    for start, end, mark in marks[number + 1 : number + 1 + MARKS_AHEAD]:
        if mark in ("«", "“", "„", "<<") or (
            mark in _EITHER and mark == marks[number][2] and _opens(text, start, end, base, limit)
        ):
            return start
    return limit


def _tokens(
    parse: Parse, mark: int, start: int, end: int, after: int, opened: bool, closed: bool
) -> Quotation | None:
    """A character span as tokens; the tokens that are marks themselves stay outside."""
    starts, ends = parse.starts, parse.ends
    count = len(starts)
    first = _at_or_after(starts, start)
    last = _at_or_after(starts, end)  # first token that begins at or after the closing mark
    while first < last and ends[first] <= start:
        first += 1
    if first >= last:
        return None
    before = _at_or_after(starts, mark) if opened else first
    beyond = last
    while beyond < count and starts[beyond] < after:
        beyond += 1
    return Quotation(first, last, min(before, first), max(beyond, last), opened, closed)


def _at_or_after(starts: list[int], place: int) -> int:
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] < place:
            low = middle + 1
        else:
            high = middle
    return low
