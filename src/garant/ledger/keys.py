"""Keys made from content: the same content has the same key in any ledger, whoever records it.

A key is 120 bits of a SHA-256 in lower-case base 32 (24 signs, a to z and 2 to 7): short enough to
type the first of, too many for two contents to meet by chance, and costly to make meet on purpose.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from hashlib import sha256

from garant.model import Act, Actor, Doubt, Passage, Run, Speaker, Statement

KEY_LENGTH = 24
"""Signs of a key."""

# The standard library's base 32 takes longer than all the rest of a key.
_SIGNS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _SIGNS for second in _SIGNS]
_SHIFTS = range(110, -1, -10)

Plain = str | int | float | bool | None | Sequence["Plain"]
"""What keys are made of: values that have one JSON form."""


def make_key(kind: str, *parts: Plain) -> str:
    """A key for content of one kind.

    Args:
        kind: What it is a key of; two kinds never share a key.
        parts: The content, in a fixed order.
    """
    canonical = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"))
    number = int.from_bytes(sha256(canonical.encode("utf-8")).digest()[:15], "big")
    return "".join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])


def last_key(signs: str) -> str:
    """The last key, in order, that may begin with these signs."""
    return signs.ljust(KEY_LENGTH, "z")


def text_hash(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal."""
    return sha256(text.encode("utf-8")).hexdigest()


def document_key(name: str, text: str) -> str:
    """The key of a document: its name (file, address or record id) and its text."""
    return make_key("document", name, text_hash(text))


def run_key(run: Run) -> str:
    """The key of a make of reader."""
    return make_key("run", run.code, run.words, run.pipeline, run.options)


def statement_key(document: str, day: date | None, statement: Statement) -> str:
    """The key of a statement in a document: every field counts."""
    return make_key(
        "statement",
        document,
        _day(day),
        statement.mode.value,
        statement.cue,
        _speaker(statement.speaker),
        _span(statement.content),
        [_span(part) for part in statement.parts],
        plain_doubts(statement.doubts),
    )


def act_key(document: str, day: date | None, act: Act) -> str:
    """The key of an act in a document: every field counts but the clues, which are not kept."""
    quantity = act.quantity
    return make_key(
        "act",
        document,
        _day(day),
        act.kind.value,
        _actors(act.actors),
        _actors(act.targets),
        act.capability,
        act.firmness.value if act.firmness else None,
        [condition.value for condition in act.conditions],
        [format(quantity.value, "f"), quantity.unit, quantity.text] if quantity else None,
        act.place,
        act.time,
        _speaker(act.speaker) if act.speaker else None,
        [_span(passage) for passage in act.evidence],
        plain_doubts(act.doubts),
    )


def judgement_key(kind: str, who: str, why: str, recorded: datetime, *parts: Plain) -> str:
    """The key of a person's judgement: what was judged how, by whom, why and when."""
    return make_key(kind, who, why, recorded.isoformat(), *parts)


def plain_doubts(doubts: Iterable[Doubt]) -> list[Plain]:
    """Doubts as they are stored and hashed: code, sentence, and where in the text."""
    return [
        [doubt.code, doubt.detail, *(_span(doubt.passage) if doubt.passage else (None, None))]
        for doubt in doubts
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(passage: Passage) -> list[Plain]:
    return [passage.start, passage.end]


def _actors(actors: Iterable[Actor]) -> list[Plain]:
    return [[actor.code, actor.text, actor.person] for actor in actors]


def _speaker(speaker: Speaker) -> list[Plain]:
    return [speaker.text, speaker.code, speaker.person, speaker.anonymous, speaker.via]
