"""Owners behind which a mark stands: "Tusk's government", "the chancellor's spokesman"."""

from garant.reading.mention import MentionKind
from garant.reading.parties.scan import Scan
from garant.reading.parties.span import Span

_OWNING = frozenset(
    {
        MentionKind.PERSON,
        MentionKind.OFFICE,
        MentionKind.BODY,
        MentionKind.COLLECTIVE,
        MentionKind.SHORT,
        MentionKind.STATE,
        MentionKind.SEAT,
    }
)
_BETWEEN = 3
"""Words between a mark and the noun that is owned at most."""


def possess(scan: Scan, spans: list[Span]) -> None:
    """Give the nouns behind a possessive mark their owner.

    Args:
        scan: The parse.
        spans: Its phrases, changed in place.
    """
    marks = scan.lexicon.words.possessive_marks
    if not marks:
        return
    owners: dict[int, Span] = {}
    for span in spans:
        if span.kind in _OWNING:
            held = owners.get(span.end)
            if held is None or span.start < held.start:
                owners[span.end] = span
    for span in spans:
        if span.noun is None or span.codes or span.owner is not None or not span.marked:
            continue
        place = _mark(scan, span.start)
        owner = owners.get(place) if place >= 0 else None
        if owner is not None and owner is not span:
            span.owner, span.start, span.det = owner, owner.start, "def"
            unknown = owner.name is not None and owner.noun is None and not owner.name.holders
            span.foreign = span.foreign or (unknown and span.noun.sort == "office")
        elif span.noun.sort == "office":
            span.foreign = True  # "Sinn Féin's spokesman"


def _mark(scan: Scan, start: int) -> int:
    """The mark before a noun, words that tell which one it is left out; -1 if none."""
    marks = scan.lexicon.words.possessive_marks
    parse = scan.parse
    for i in range(start - 1, max(start - 2 - _BETWEEN, -1), -1):
        if parse.lower[i] in marks:
            return i
        if parse.pos[i] not in ("NOUN", "ADJ", "PROPN", "NUM"):
            return -1
    return -1
