"""Where all parties stand on every day, drawn from the ledger once and cut by day in memory.

A day's positions are those that `garant.ledger.gather` makes of what counts on that day:

- What was said later is left out. A step is named by what stood before it, so that cutting the
  steps of a whole thread at a day gives what gathering up to that day gives.
- A page that gave way to an update counts up to the day before. A thread with such pages is
  gathered for each span between the days on which some of them give way: within a span the same
  stances count.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from garant.assessment import until
from garant.ledger import Lasting, gather
from garant.model import Position, Stance

Name = tuple[str, str | None, str | None]
"""Of a thread: the party, the capability, and whom it is for."""

STANCE_BYTES = 900
"""What a stance takes in memory with its share of all that holds it, about; see benchmarks."""

_SPANS_KEPT = 8
"""Spans of a thread whose positions are kept: a slider goes to and fro among few."""


_ASKED_KEPT = 16
"""Choices of threads that are kept in order: there are few pacts and parties that are looked at."""


class _Thread:
    """The stances of one thread, and its positions by the span of days in which they stand."""

    __slots__ = ("_cuts", "_days", "_first", "_positions", "_said", "_undated", "stances")

    def __init__(self, stances: list[Lasting]) -> None:
        self.stances = stances
        self._days = sorted({day for _, day in stances if day is not None})
        days = [stance.day for stance, _ in stances if stance.day is not None]
        self._first = min(days, default=date.max)
        self._undated = len(days) < len(stances)
        self._positions: dict[int, Position | None] = {}
        # Between two days on which something was said, all days cut a position alike.
        self._said = sorted(set(days))
        self._cuts: dict[tuple[int, int], Position | None] = {}

    def on(self, day: date | None) -> Position | None:
        """The position on a day, None where nothing is known of it by then."""
        if day is not None and day < self._first and not self._undated:
            return None
        span = len(self._days) if day is None else bisect_right(self._days, day)
        if day is not None:
            place = span, bisect_right(self._said, day)
            cuts = self._cuts
            if place not in cuts:
                cut = self._cut(span, day)
                self._cuts = {**dict(list(cuts.items())[1 - _SPANS_KEPT :]), place: cut}
                return cut
            return cuts[place]
        return self._whole(span, None)

    def _cut(self, span: int, day: date) -> Position | None:
        whole = self._whole(span, day)
        if whole is None:
            return None
        cut = until(whole, day)
        return cut if cut.steps or cut.beside or cut.undated else None

    def _whole(self, span: int, day: date | None) -> Position | None:
        """The position in a span of days, with what was said later in it."""
        # Several threads may work out the same at once, and each takes what it worked out.
        if span in (kept := self._positions):
            whole = kept[span]
        else:
            whole = self._gathered(day)
            self._positions = {**dict(list(kept.items())[1 - _SPANS_KEPT :]), span: whole}
        return whole

    def _gathered(self, day: date | None) -> Position | None:
        stances = (
            stance
            for stance, gave_way in self.stances
            if gave_way is None or (day is not None and day < gave_way)
        )
        return next(iter(gather(stances)), None)


class Timeline:
    """Where all parties stand on every day, by what one state of a ledger holds.

    Args:
        documents: The stances of each document, by its number.
    """

    def __init__(self, documents: Mapping[int, tuple[Lasting, ...]]) -> None:
        self._documents = dict(documents)
        threads: defaultdict[Name, list[Lasting]] = defaultdict(list)
        for stances in self._documents.values():
            for one in stances:
                threads[_name(one)].append(one)
        self._threads = {name: _Thread(stances) for name, stances in threads.items()}
        self._names = self._by_capability()
        self._asked_for: dict[Any, tuple[_Thread, ...]] = {}

    @property
    def weight(self) -> int:
        """How many bytes it takes, about."""
        return STANCE_BYTES * sum(map(len, self._documents.values()))

    @property
    def documents(self) -> int:
        """How many documents it is drawn from."""
        return len(self._documents)

    def stances(self, as_of: date | None) -> Iterator[Stance]:
        """What counts on a day, in no order."""
        for stances in self._documents.values():
            for stance, gave_way in stances:
                if as_of is None:
                    counts = gave_way is None
                else:
                    said = stance.day is None or stance.day <= as_of
                    counts = said and (gave_way is None or as_of < gave_way)
                if counts:
                    yield stance

    def positions(
        self,
        as_of: date | None,
        *,
        party: str | None = None,
        capabilities: Collection[str | None] | None = None,
        beneficiaries: Collection[str | None] | None = None,
    ) -> tuple[Position, ...]:
        """The positions on a day, in the order in which `gather` gives them.

        Args:
            as_of: The day; None for all that is known.
            party: Only this party's; None for all.
            capabilities: Only on these; None for all.
            beneficiaries: Only for these, None for nobody known; None for all.
        """
        wanted = None if capabilities is None else frozenset(capabilities)
        for_whom = None if beneficiaries is None else frozenset(beneficiaries)
        found = (thread.on(as_of) for thread in self._among(party, wanted, for_whom))
        return tuple(position for position in found if position is not None)

    def _among(
        self,
        party: str | None,
        capabilities: frozenset[str | None] | None,
        beneficiaries: frozenset[str | None] | None,
    ) -> tuple[_Thread, ...]:
        """The threads of some parties, in order; a slider asks for the same ones on each day."""
        asked = party, capabilities, beneficiaries
        kept = self._asked_for
        if asked not in kept:
            names = [
                name
                for capability in (self._names if capabilities is None else capabilities)
                for name in self._names.get(capability, ())
                if (party is None or name[0] == party)
                and (beneficiaries is None or name[2] in beneficiaries)
            ]
            found = tuple(self._threads[name] for name in sorted(names, key=_order))
            self._asked_for = {**dict(list(kept.items())[1 - _ASKED_KEPT :]), asked: found}
            return found
        return kept[asked]

    def with_documents(
        self, documents: Mapping[int, tuple[Lasting, ...]], gone: Iterable[int]
    ) -> "Timeline":
        """The timeline with some documents in another state, and some without any stance.

        Args:
            documents: The stances of the documents that have any.
            gone: The numbers of all documents in question.
        """
        before = {id(one) for number in gone for one in self._documents.get(number, ())}
        touched = {_name(one) for number in gone for one in self._documents.get(number, ())}
        now: defaultdict[Name, list[Lasting]] = defaultdict(list)
        for stances in documents.values():
            for one in stances:
                now[_name(one)].append(one)
        other = Timeline({})
        other._documents = {**self._documents}
        for number in gone:
            other._documents.pop(number, None)
        other._documents |= documents
        other._threads = {**self._threads}
        for name in touched | now.keys():
            thread = other._threads.pop(name, None)
            held = [one for one in thread.stances if id(one) not in before] if thread else []
            if held or now[name]:
                other._threads[name] = _Thread([*held, *now[name]])
        other._names = other._by_capability()
        return other

    def _by_capability(self) -> dict[str | None, list[Name]]:
        names: defaultdict[str | None, list[Name]] = defaultdict(list)
        for name in self._threads:
            names[name[1]].append(name)
        return dict(names)


def _name(one: Lasting) -> Name:
    stance = one[0]
    return stance.party, stance.capability, stance.beneficiary


def _order(name: Name) -> tuple[str, bool, str, bool, str]:
    """As `gather` puts them: on no capability first, for nobody known last."""
    party, capability, beneficiary = name
    return party, capability is not None, capability or "", beneficiary is None, beneficiary or ""
