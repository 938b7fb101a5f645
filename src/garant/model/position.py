"""Positions: where a party stands on a capability, and how it came there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from garant.model.codes import Condition, Firmness, Kind
from garant.model.reading import Quantity

# Looked up for each of some ten thousand stances: five times as fast as through the enumerations.
_ON_THE_LADDER = (Kind.COMMIT, Kind.REFUSE)
_LEVELS = {firmness: firmness.level for firmness in Firmness}
_CONDITIONS = tuple(Condition)


@dataclass(frozen=True, slots=True)
class Stance:
    """What one act says of where one party stands on one capability.

    `act` is the act's key. `day` is the day it was said, None where the document shows none.
    `named` tells that a named person or body, or the narrator, answers for it; False for a source
    left unnamed. `own` tells that the party itself speaks, in its own voice or through the
    narrator; False where another speaks of it. `source` is one name for all documents that are
    one source. `order` grows with the order of recording. `targets` are the codes of those it is
    said to: who benefits, is asked, objected to or warned; empty where the text names nobody.
    """

    act: str
    party: str
    capability: str | None
    kind: Kind
    firmness: Firmness | None
    conditions: tuple[Condition, ...]
    day: date | None
    named: bool
    own: bool
    source: str
    reviewed: bool
    order: int
    quantity: Quantity | None = None
    targets: tuple[str, ...] = ()
    beneficiary: str | None = None

    @property
    def level(self) -> int | None:
        """The place on the ladder, from 6 to -2; None for what has no rung, as a request has none.

        From 0 up it is an offer, below a refusal.
        """
        if self.firmness is None or self.kind not in _ON_THE_LADDER:
            return None
        return _LEVELS[self.firmness]

    @property
    def rank(self) -> int:
        """How firm the source is, from 0 to 3: named over unnamed, then the party over others.

        A person's review does not raise it: it tells that the reading is right, not that whoever
        spoke knows better.
        """
        return 2 * self.named + self.own

    @property
    def unless(self) -> bool:
        """Whether it refuses under a condition: "will not, unless C", which excludes no offer."""
        if not self.conditions:
            return False
        level = self.level
        return level is not None and level < 0


class Change(StrEnum):
    """What a step does to the position before it; the first of these that holds names it.

    `TAKEN` is the first step. `REVERSED` crosses from offer to refusal or back. `HARDENED` moves
    along the ladder away from zero, which is `vague`: towards delivery for an offer, towards
    exclusion for a refusal; `SOFTENED` moves towards it. At the same rung, `CONDITIONED` adds a
    condition, a greater amount is `HARDENED` too, and `FREED` is an offer said again without a
    condition that the step before named. `RESTATED` says it again.

    "Will not, unless C" is the other face of an offer under C, and reverses none.
    """

    TAKEN = "taken"
    HARDENED = "hardened"
    SOFTENED = "softened"
    REVERSED = "reversed"
    CONDITIONED = "conditioned"
    FREED = "freed"
    RESTATED = "restated"


@dataclass(frozen=True, slots=True)
class Step:
    """The acts of one day that move a position, or say it again.

    `leading` is the stance that decides by the order of sources; where it is not `named`, the whole
    step rests on unnamed sources. `backing` are those that go with it: a rung beside it at most,
    or the same source in other words. `contrary` are those of the same day and the same rank of
    source that cannot go with it: where there are any the step is contested and its rung one of
    several. `outranked` are those of the same day that cannot go with it either, but of a lesser
    rank of source. `sources` counts the independent sources of leading and backing.

    `unrepeated` are the conditions named since the party last turned or delivered that this step
    passes over in silence: nobody said that they fell.
    """

    day: date
    change: Change
    leading: Stance
    backing: tuple[Stance, ...] = ()
    contrary: tuple[Stance, ...] = ()
    outranked: tuple[Stance, ...] = ()
    unrepeated: tuple[Condition, ...] = ()
    sources: int = 1

    @property
    def contested(self) -> bool:
        """Whether sources of the same day and rank disagree."""
        return bool(self.contrary)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions named on the day, by leading or backing: who is silent on one denies none.

        A cautious reader adds `unrepeated`.
        """
        named = set(self.leading.conditions)
        for stance in self.backing:
            if stance.conditions:
                named.update(stance.conditions)
        return tuple(condition for condition in _CONDITIONS if condition in named)

    @property
    def quantity(self) -> Quantity | None:
        """The amount of the leading stance, else the least that its equals among backing give."""
        leading = self.leading
        if leading.quantity is not None:
            return leading.quantity
        amounts = [
            stance.quantity
            for stance in self.backing
            if stance.quantity is not None
            and stance.firmness is leading.firmness
            and stance.rank == leading.rank
        ]
        return min(amounts, key=lambda amount: (amount.unit, amount.value), default=None)


@dataclass(frozen=True, slots=True)
class Position:
    """The thread of one party's acts on one capability, for one beneficiary.

    `steps` are in order of the day said, one for each day. `beside` are stances without a rung
    (requests, objections, endorsements, and offers whose rung was not read), in the same order;
    `undated` those that no day is known for, which no step uses. `beneficiary` is None where it is
    not known for whom.
    """

    party: str
    capability: str | None
    steps: tuple[Step, ...] = ()
    beside: tuple[Stance, ...] = ()
    undated: tuple[Stance, ...] = ()
    beneficiary: str | None = None

    @property
    def last(self) -> Step | None:
        """Where the party stands: the last step, None where no rung was ever said."""
        return self.steps[-1] if self.steps else None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two stances of one party on one capability that cannot both hold.

    `first` was said first; of one day it is the refusal. `days` is how far apart they were said.
    """

    first: Stance
    second: Stance
    days: int
