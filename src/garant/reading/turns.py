"""Turns: the names before what each says in a transcript, an interview or a debate.

Reads "MR. KIRBY: ", "NATO Secretary General Mark Rutte: ", "Mme Vautrin, ministre. - ", "Q - ", and
a name on a line of its own with what it is in brackets ("John Healey (Secretary of State)").
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_LOOK = 160
"""Characters of a line among which the name before a turn ends."""

_LETTER = re.compile(
    r"\s*(?:([QRA])(?:\s*[.:)]\s*[-–—]?|\s*[-–—])\s+|([RA])\s{2,}|(Q)\s+)(?=[^\W\d_«“\"])"
)
_DASHED = re.compile(r"\s*([^\n:«“\"!?]{2,130}?)\s?\.\s?[-–—]\s+(?=\S)")
_COLON = re.compile(r"\s*([^\n:«“\"!?]{2,110}?)\s?:\s+(?=\S)")
_ALONE = re.compile(r"\s*([^\n:«“\"!?;]{2,110}?)\s*:?\s*$")

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SMALL = 4
"""Letters of a particle or article within a name, at most: "de", "van", "al", "the"."""

_BRACKETS = re.compile(r"\s*\([^)]*\)?")
_MANY = 0.25
"""The share of all lines that names alone on theirs make up in a transcript, at least."""

_NAME = 9
_ROLE = 16
"""Words of a name with its title, and of what stands behind its comma, at most."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What stands before a turn: the name as printed, its key, and where the turn's words begin.

    `letter` tells that it is only "Q", "A" or "R"; `alone` that it fills its line, `marked` that it
    ends in a stop and a dash, or has brackets or a comma: that it can hardly be anything else.
    """

    name: str
    family: str
    begin: int
    letter: bool = False
    alone: bool = False
    marked: bool = False
    capitals: bool = False


def find_turns(texts: Sequence[str]) -> dict[int, Turn]:
    """The turns of a text by its paragraphs; none where it is no transcript.

    Args:
        texts: The paragraphs and single lines, in order.
    """
    found = {i: turn for i, text in enumerate(texts) if (turn := _turn(text)) is not None}
    letters = {i: turn for i, turn in found.items() if turn.letter}
    asked = len(letters) > 1
    kept: dict[int, Turn] = {}
    for alone in (False, True):
        same = {i: t for i, t in found.items() if not t.letter and t.alone is alone}
        kept |= _told(same, asked, len(texts))
    return kept | letters if kept or len({turn.name for turn in letters.values()}) > 1 else {}


def _told(found: dict[int, Turn], transcript: bool, lines: int) -> dict[int, Turn]:
    """Those of the lines that begin with a name that are turns: where names come back.

    Headings come back, too ("Article II", "Food Security" over "Economic Security"): a name that
    fills its line is a speaker's where it says once what he is, or where such lines are many.
    """
    counts = Counter(turn.family for turn in found.values())
    often = {family for family in counts if _comes_back(family, found)}
    if found and next(iter(found.values())).alone:
        marked = any(turn.marked and turn.family in often for turn in found.values())
        if not marked:
            alike = Counter(turn.name for turn in found.values())
            often = {turn.family for turn in found.values() if alike[turn.name] > 1}
        if not often or len(counts) < 2 or not (marked or len(found) >= _MANY * lines):
            return {}
        return {i: t for i, t in found.items() if t.family in often or t.marked}
    shouted = {turn.family for turn in found.values() if turn.capitals}
    dashed = sum(turn.marked for turn in found.values())
    loud = len(shouted) > 1 and bool(shouted & often)
    sure = transcript or loud or dashed > 2 or (often and len(counts) > 1)
    if not sure and not often:
        return {}
    return {
        i: turn
        for i, turn in found.items()
        if turn.family in often
        or turn.marked
        or (turn.capitals and bool(shouted))
        or (bool(often) and _full(turn.name))
    }


def _comes_back(family: str, found: dict[int, Turn]) -> bool:
    """Whether one name stands before several turns, alike or once in full: "Mark Rutte"."""
    named = [
        _BRACKETS.sub("", turn.name).partition(",")[0].split()
        for turn in found.values()
        if turn.family == family
    ]
    return any(
        min(len(one), len(other)) > 0 and one[-len(other) :] == other[-len(one) :]
        for i, one in enumerate(named)
        for other in named[:i]
    )


def _full(name: str) -> bool:
    """Whether a label is a name in full with a comma: "Jonathan Beale, BBC"."""
    head, comma, _ = name.partition(",")
    return bool(comma) and 2 <= len(head.split()) <= _SMALL


def _turn(text: str) -> Turn | None:
    look = text[:_LOOK]
    if letter := _LETTER.match(look):
        name = letter.group(letter.lastindex or 1)
        return Turn(name, name, letter.end(), letter=True)
    dashed = _DASHED.match(look)
    if dashed is not None and (turn := _made(dashed.group(1), dashed.end(), marked=True)):
        return turn
    colon = _COLON.match(look)
    if colon is not None:
        return _made(colon.group(1), colon.end())
    if len(text) > _LOOK or text.rstrip().endswith((".", "…")):
        return None
    alone = _ALONE.match(look)
    return _made(alone.group(1), len(text), alone=True) if alone is not None else None


def _made(label: str, begin: int, *, marked: bool = False, alone: bool = False) -> Turn | None:
    """The turn of a label that may be a name, or None."""
    plain = _BRACKETS.sub("", label)
    inner = re.findall(r"\(([^)]*)\)", label)
    head, _, role = plain.partition(",")
    words = head.split()
    if not 1 <= len(words) <= _NAME or len(role.split()) > _ROLE:
        return None
    if not words[0][0].isupper() or not all(_may_name(word) for word in words):
        return None
    last = words[-1]
    if not last[0].isupper() and not marked:
        return None
    if len(words) == 1 and alone:
        return None
    # "The Secretary of State for Defence (John Healey)": the name stands in the brackets.
    named = next((name for name in inner if _is_name(name)), None) if not _is_name(head) else None
    family = fold_name((named or head).split()[-1])
    capitals = head.isupper() and len(head) > 1
    told = marked or bool(inner) or (alone and bool(role))
    return Turn(label.strip(), family, begin, alone=alone, marked=told, capitals=capitals)


def _may_name(word: str) -> bool:
    """Whether a word may stand in a name with its title: with a capital, or a short particle."""
    if not _WORD.match(word):
        return word in {"&", "-", "–"}
    return word[0].isupper() or len(word) <= _SMALL or word[:2] in {"d'", "l'", "d’", "l’"}


def _is_name(words: str) -> bool:
    parts = words.split()
    return 2 <= len(parts) <= _SMALL and all(part[0].isupper() for part in parts)


def fold_name(word: str) -> str:
    """A name without accents and capitals, to compare it with others."""
    plain = unicodedata.normalize("NFKD", word.strip(".,'’"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()
