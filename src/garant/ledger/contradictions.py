"""What a party cannot mean both of: it was said to offer what it was said to refuse."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter, itemgetter

from garant.model import Contradiction, Firmness, Stance

WITHIN_DAYS = 14
"""How many days apart two stances are close, unless the caller says: beyond, a mind may change."""

_LEAST_OFFER = {
    Firmness.EXCLUDED.level: Firmness.SIGNALLED.level,
    Firmness.RELUCTANT.level: Firmness.READY.level,
}
"""For each level of refusal, the lowest level of an offer that cannot hold beside it."""

_CLASHES = sorted(
    (
        (refusal, offer)
        for refusal, least in _LEAST_OFFER.items()
        for offer in range(least, Firmness.DELIVERED.level + 1)
    ),
    key=lambda levels: (levels[0] - levels[1], levels[0]),
)
"""Every two levels that contradict each other, refusal and offer, the worst first."""

_SOURCES = 2
"""How many sources are kept for each level: of two and two, some pair differs in source."""

_Heard = tuple[date, Stance]
"""A stance and the day it was said."""

_Said = dict[int, list[_Heard]]
"""What was heard by level: for each, the latest of different sources, the latest first."""

_Severity = tuple[object, ...]
"""How bad a pair is, the worst sorting first."""


def contradictions(
    stances: Iterable[Stance], *, within_days: int = WITHIN_DAYS
) -> Iterator[Contradiction]:
    """Give the pairs of stances of one party on one capability that cannot both hold.

    What is offered to one beneficiary and refused to another is no contradiction.

    An offer and a refusal contradict each other where

    - the refusal rules out (`excluded`) and the offer is `signalled` or firmer, or the refusal is
      `reluctant` and the offer `ready` or firmer: who hesitates may well consider it, and an offer
      that is `vague` is compatible with either;
    - the refusal is under no condition: "will not, unless C" leaves room for an offer;
    - they come from different sources: one source that says both tells of a change, or of two
      things, and the step of that day in the position is contested;
    - they were said on one day, or at most `within_days` apart.

    Not every such pair is given, since a hundred reports against a hundred would be ten thousand.
    What was said on one side on one day is set against the worst of what had been said on the other
    side by the end of that day, the latest where several are as bad. So each day gives two pairs at
    most, each pair comes once, and the work grows with the number of stances.

    Args:
        stances: What was said, in any order. Those that no day is known for, or that are on no
            capability, contradict nothing.
        within_days: The greatest number of days between the two.

    Returns:
        The pairs, the worst first: by how many rungs lie between them, then by how few days, then
        by how firm their sources are, then the latest.
    """
    threads: defaultdict[tuple[str, str, str | None], list[Stance]] = defaultdict(list)
    for stance in stances:
        if stance.capability is not None:
            threads[stance.party, stance.capability, stance.beneficiary].append(stance)
    found = [pair for thread in threads.values() for pair in _pairs(thread, within_days)]
    found.sort(key=itemgetter(0))
    return (contradiction for _, contradiction in found)


def _pairs(thread: list[Stance], within_days: int) -> Iterator[tuple[_Severity, Contradiction]]:
    days = _by_day(thread)
    offers: _Said = {}
    refusals: _Said = {}
    for day in sorted(days):
        offered = {level: heard for level, heard in days[day].items() if level >= 0}
        refused = {level: heard for level, heard in days[day].items() if level < 0}
        _remember(offers, offered)
        _remember(refusals, refused)
        new_refusal = _worst(refused, offers, within_days)
        new_offer = _worst(refusals, offered, within_days)
        if new_refusal is not None:
            yield new_refusal
        if new_offer is not None and new_offer != new_refusal:
            yield new_offer


def _by_day(thread: list[Stance]) -> dict[date, _Said]:
    """Keep of each day and level the firmest sources."""
    thread.sort(key=attrgetter("rank", "reviewed", "order", "act"), reverse=True)
    days: defaultdict[date, _Said] = defaultdict(dict)
    for stance in thread:
        level = stance.level
        if stance.day is not None and level is not None and not stance.unless:
            _hear(days[stance.day].setdefault(level, []), (stance.day, stance))
    return days


def _hear(heard: list[_Heard], new: _Heard) -> None:
    if len(heard) < _SOURCES and all(new[1].source != stance.source for _, stance in heard):
        heard.append(new)


def _remember(said: _Said, today: _Said) -> None:
    for level, heard in today.items():
        latest = heard.copy()
        for earlier in said.get(level, ()):
            _hear(latest, earlier)
        said[level] = latest


def _worst(
    refusals: _Said, offers: _Said, within_days: int
) -> tuple[_Severity, Contradiction] | None:
    for place, (refused, offered) in enumerate(_CLASHES):
        found = [
            _pair(place, refusal, offer)
            for refusal in refusals.get(refused, ())
            for offer in offers.get(offered, ())
            if refusal[1].source != offer[1].source
            and abs((refusal[0] - offer[0]).days) <= within_days
        ]
        if found:
            return min(found, key=itemgetter(0))
    return None


def _pair(place: int, refusal: _Heard, offer: _Heard) -> tuple[_Severity, Contradiction]:
    # Of one day, the refusal comes first.
    (first_day, first), (second_day, second) = sorted((refusal, offer), key=itemgetter(0))
    days = (second_day - first_day).days
    severity = (
        place,
        days,
        -first.rank - second.rank,
        -second_day.toordinal(),
        second.party,
        second.capability,
        # What follows tells apart only pairs that are as bad.
        -first.order,
        -second.order,
        first.act,
        second.act,
    )
    return severity, Contradiction(first, second, days)
