"""Whether acts stand in a text about a guarantee, or by chance in one about something else.

Most of the world's reporting is about something else, and in it, too, armies move, ministers
promise and police are praised. What is told of a guarantee is told in company: who gives, who
refuses, on what condition, who objects, within a few paragraphs. So an act counts by what stands
around it, and by how well it stands itself. What is set aside is told as a doubt, never silently.

Measured on annotated texts and on 226 news articles on other matters: at these bounds one act in
fifty of the former is set aside, and more than half of the latter.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from garant.model import Act, Doubt, Kind
from garant.reading.acts.setting import COLLECTIVES
from garant.reading.parse import READ, Parse

WITHIN = 175
"""Tokens on either side of an act that are looked at: about 150 words, two paragraphs."""

WORTH_PER_TOKEN = 0.5 / 115
"""What the acts in a stretch must be worth for each token of it: a half for a hundred words."""

LEAST_STRETCH = 115
"""Tokens that a stretch counts for at least."""

LEAST_WORTH = 2.0
"""What the acts in a stretch must be worth at least."""

SHORT = 140
"""Tokens of a text too short to be judged by company."""

Plain = tuple[Kind, str | None, str]
"""What an act is, in short: its kind, its capability and one of its parties."""

_PLAIN, _FOR_NOBODY, _OF_ALL, _POINTED, _GUESSED = 1.0, 0.25, 0.25, 0.25, 0.5
_LEAST = 0.25

_LEAD = 2
"""The sentences that say what a report is about."""

_LEADING = 0.75
"""What an act there must be worth for its capability to be what the text is about."""

_FORCES = frozenset(
    {"ground_troops", "police", "monitoring", "training", "naval", "air_policing", "headquarters"}
)

_DEEDS = frozenset({Kind.COMMIT, Kind.REFUSE, Kind.SIGN})

_WITHOUT_PLAIN = 2.5
"""How many times more acts must be worth in a text where none is told in so many words."""


def in_company(
    acts: Sequence[Act],
    parses: Sequence[Parse],
    sure: Collection[Plain] = (),
    pointed: Collection[Plain] = (),
    *,
    about: bool = False,
    deployed: bool = False,
) -> tuple[tuple[Act, ...], tuple[Doubt, ...]]:
    """Part acts that stand in company from those that stand alone.

    Args:
        acts: The acts of one document, in the order of the text.
        parses: The parses of the document.
        sure: What is so plainly told that it needs no company.
        pointed: What names no capability itself and only points back to one.
        about: Whether the title names who is protected, or a government publishes this about them:
            there, what is whole in itself needs no company.
        deployed: Whether the title names a force and who it is for: there, what is told of forces
            needs none either.

    Returns:
        The acts that count, and a doubt for each that was set aside.
    """
    starts = [start for parse in parses if parse.block.kind in READ for start in parse.starts]
    length = len(starts)
    if length < SHORT:
        return tuple(acts), ()
    places = [bisect_right(starts, act.evidence[0].start) for act in acts]
    worths = [_worth(act, pointed) for act in acts]
    # Where nobody is told in so many words to give anything, more must speak for it.
    times = 1.0 if sure else _WITHOUT_PLAIN
    opening = _opening(parses)
    first = {
        told
        for act, place, worth in zip(acts, places, worths, strict=True)
        if place <= opening and worth >= _LEADING and act.kind in _DEEDS
        for told in _in_short(act)
    }
    kept: list[Act] = []
    aside: list[Doubt] = []
    for act, place, worth in zip(acts, places, worths, strict=True):
        start, end = max(0, place - WITHIN), min(length, place + WITHIN)
        around = sum(
            other for there, other in zip(places, worths, strict=True) if start <= there <= end
        )
        asked = times * WORTH_PER_TOKEN * max(end - start, LEAST_STRETCH)
        whole = about and (worth >= _PLAIN or act.kind in (Kind.MEET, Kind.SIGN))
        of_forces = deployed and act.kind in _DEEDS and act.capability in _FORCES
        whole = whole or ((_is_of(act, first) or of_forces) and worth >= _LEADING)
        if (
            whole
            or _is_of(act, sure)
            or (around >= times * LEAST_WORTH and around * worth >= asked)
        ):
            kept.append(act)
        else:
            aside.append(_doubt(act))
    return tuple(kept), tuple(aside)


def _opening(parses: Sequence[Parse]) -> int:
    """The tokens of the first sentences that are read: what a report is about stands there."""
    sentences = (
        end - start
        for parse in parses
        if parse.block.kind in READ
        for start, end in parse.sentences
    )
    return sum(islice(sentences, _LEAD))


def _in_short(act: Act) -> Iterator[Plain]:
    return ((act.kind, act.capability, who.code) for who in act.actors)


def _is_of(act: Act, told: Collection[Plain]) -> bool:
    return any(one in told for one in _in_short(act))


def _worth(act: Act, pointed: Collection[Plain]) -> float:
    """How well an act stands by itself: whole where it tells who does what, and for or to whom."""
    worth = _PLAIN
    if _is_of(act, pointed):
        worth -= _POINTED
    if any(doubt.code == "actor_inferred" for doubt in act.doubts):
        worth -= _GUESSED
    if not act.targets and act.kind not in (Kind.MEET, Kind.REQUEST):
        worth -= _FOR_NOBODY
    if {actor.code for actor in act.actors} <= COLLECTIVES - {"COALITION"}:
        worth -= _OF_ALL
    return max(worth, _LEAST)


def _doubt(act: Act) -> Doubt:
    who = ", ".join(dict.fromkeys(actor.code for actor in act.actors))
    what = " ".join(filter(None, (who, act.kind.value, act.capability)))
    return Doubt(
        "stands_alone",
        f"{what}: stands alone in a text about something else; it was set aside.",
        act.evidence[0],
    )
