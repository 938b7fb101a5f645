"""A guarantee: a pact with the positions known on a day, and how far they cover its needs.

Every figure keeps `because`: the keys of the acts it rests on, the most telling first. What was
only supposed rests on none.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from garant.model.codes import Condition, Firmness, Kind
from garant.model.pact import Need, Pact, State
from garant.model.position import Position


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """It is supposed that a party takes back all that it offers; what it asks for stays said."""

    party: str


@dataclass(frozen=True, slots=True)
class AddedOffer:
    """It is supposed that a party offers, or with a rung below zero refuses, a capability.

    An offer stands beside what the party offers anyway, and takes the place of a refusal.
    `amount` is in `unit`, one of the ontology's.
    """

    party: str
    capability: str
    firmness: Firmness
    amount: Decimal | None = None
    unit: str | None = None
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class SetCondition:
    """It is supposed that a condition is met, unmet or unknown."""

    condition: Condition
    state: State


Supposition: TypeAlias = Withdrawal | AddedOffer | SetCondition


class Footing(StrEnum):
    """What an offer is worth on a day.

    `FIRM` is committed, signed or delivered, with every condition met; `CONDITIONAL` the same with
    a condition unmet or unknown. `SIGNALLED` is ready, possible or signalled: whoever is ready has
    a plan, and nobody can hold them to it. `UNCLEAR` is vague, or told otherwise by as good a
    source of the same day. `REFUSED` is reluctant or excluded.
    """

    FIRM = "firm"
    CONDITIONAL = "conditional"
    SIGNALLED = "signalled"
    UNCLEAR = "unclear"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Terms:
    """The conditions of an offer by their state on the day.

    `triggers` set the guarantee off, and nothing waits for them. `unrepeated` are those among all
    of these that the party last passed over in silence: nobody said that they fell.
    """

    met: tuple[Condition, ...] = ()
    unmet: tuple[Condition, ...] = ()
    unknown: tuple[Condition, ...] = ()
    triggers: tuple[Condition, ...] = ()
    unrepeated: tuple[Condition, ...] = ()

    @property
    def hold(self) -> bool:
        """Whether nothing is waited for."""
        return not self.unmet and not self.unknown

    @property
    def named(self) -> tuple[Condition, ...]:
        """All of them, those that are in the way first."""
        return (*self.unmet, *self.unknown, *self.met, *self.triggers)


@dataclass(frozen=True, slots=True)
class Lot:
    """An amount offered, in a unit of the ontology, or in the text's word where that is unknown.

    `key` is the act that gives it; `parties` are all whom that act has give it together.
    """

    value: Decimal
    unit: str
    key: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What a party offers or refuses on a day.

    `day` is when it came to stand there, `said` when it was last heard. `least` and `most` are the
    amounts by unit: the latest one said as firmly as the offer stands, and the greatest. `named`
    tells that a named source answers for it, `own` that the party itself spoke, `reviewed` that a
    person confirmed the reading; `sources` are independent. `supposed` offers are no fact and rest
    on no act.
    """

    party: str
    capability: str
    firmness: Firmness
    footing: Footing
    terms: Terms
    day: date | None
    said: date | None
    because: tuple[str, ...]
    least: tuple[Lot, ...] = ()
    most: tuple[Lot, ...] = ()
    named: bool = True
    own: bool = True
    reviewed: bool = False
    sources: int = 0
    contested: bool = False
    collective: bool = False
    supposed: bool = False

    def amount(self, unit: str) -> Lot | None:
        """The latest amount said in a unit."""
        return next((lot for lot in self.least if lot.unit == unit), None)

    @property
    def open(self) -> bool:
        """Whether it is not refused."""
        return self.footing is not Footing.REFUSED


@dataclass(frozen=True, slots=True)
class Voice:
    """What a party says of a capability without offering or refusing it.

    It requests, opposes, endorses, warns, or signs a paper on it; `targets` are those whom it says
    so to. `day` is the latest, None where no document shows one.
    """

    party: str
    kind: Kind
    capability: str | None
    targets: tuple[str, ...]
    day: date | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guarantee:
    """A pact together with the positions known on a day, and with what is supposed beside them.

    `as_of` is the day, None for all that is known. `known` are the offers and refusals that the
    positions come to, `voices` what else the parties say, both made once. `collectives` are the
    parties with no fixed membership, `uncounted` the capabilities that have no amount.
    `suppositions` hold in their order, over what is known.
    """

    pact: Pact
    positions: tuple[Position, ...]
    as_of: date | None = None
    known: tuple[Offer, ...] = ()
    voices: tuple[Voice, ...] = ()
    collectives: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    suppositions: tuple[Supposition, ...] = ()

    def state(self, condition: Condition) -> State:
        """Whether a condition holds on the day; unknown where the pact says nothing of it."""
        state = State.UNKNOWN
        for known in self.pact.conditions:
            if known.condition is condition:
                state = known.on(self.as_of)
        for supposed in self.suppositions:
            if isinstance(supposed, SetCondition) and supposed.condition is condition:
                state = supposed.state
        return state


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of an interval: a sum or a count, and how many offers are in it by no number."""

    value: Decimal
    unknown: int = 0
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """From firm offers only to all that are not refused.

    `unit` is None for a count of contributors. `collectives` are offers, none of them refused, by
    parties of no known number: the far end may lie higher by as many as nobody knows.
    """

    unit: str | None
    firm: Bound
    possible: Bound
    collectives: int = 0


class Reach(StrEnum):
    """The best footing on which enough parties offer what a need asks for.

    Where all that is not refused is not enough it is `COLLECTIVE` if parties of no known number,
    who may be enough, are among those who offer, else `SHORT`. `REFUSED` where only refusals are
    known, `NOBODY` where nothing is.
    """

    FIRM = "firm"
    CONDITIONAL = "conditional"
    SIGNALLED = "signalled"
    UNCLEAR = "unclear"
    COLLECTIVE = "collective"
    SHORT = "short"
    REFUSED = "refused"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Cover:
    """How far the positions meet a need.

    `offers` are those that count, the firmest first, with the refusals last; `collectives` are by
    parties of no known number, `apart` by those who do not count: the beneficiary, the adversary,
    whoever is not among the need's givers. `voices` request, oppose, endorse, warn or sign.
    `reach` looks at the number of contributors; `amount_reached` at the amount asked for: met by
    firm offers, unmet by all of known amount, None where the need asks for none.
    """

    need: Need
    reach: Reach
    amount_reached: State | None
    contributors: Interval
    amounts: tuple[Interval, ...] = ()
    offers: tuple[Offer, ...] = ()
    collectives: tuple[Offer, ...] = ()
    apart: tuple[Offer, ...] = ()
    voices: tuple[Voice, ...] = ()

    def on(self, footing: Footing) -> tuple[Offer, ...]:
        """The offers that count and stand on a footing."""
        return tuple(offer for offer in self.offers if offer.footing is footing)

    def heard(self, kind: Kind) -> tuple[Voice, ...]:
        """The voices of a kind."""
        return tuple(voice for voice in self.voices if voice.kind is kind)

    @property
    def because(self) -> tuple[str, ...]:
        """The acts that all of it rests on."""
        shown: tuple[Offer | Voice, ...]
        shown = (*self.offers, *self.collectives, *self.apart, *self.voices)
        return tuple(dict.fromkeys(act for one in shown for act in one.because))


class Lack(StrEnum):
    """What keeps an offer of committed or more from being clear."""

    AMOUNT = "amount"
    NAMED_SOURCE = "named_source"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A party's part that is left unclear on the day: said to be vague, or told in two ways.

    `own` tells that the party says so itself, `named` that a named source does.
    """

    party: str
    day: date
    own: bool
    named: bool
    contested: bool
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clarity:
    """How clear it is who gives what a need asks for.

    `clear` are offers of committed or more, with an amount where the capability has one, by a named
    source; `lacking` the others of that rung, with what they lack. `unclear` says who left what
    open.
    """

    need: Need
    clear: tuple[Offer, ...] = ()
    lacking: tuple[tuple[Offer, tuple[Lack, ...]], ...] = ()
    unclear: tuple[Unclear, ...] = ()

    @property
    def is_clear(self) -> bool:
        """Whether one offer at least is clear."""
        return bool(self.clear)


@dataclass(frozen=True, slots=True)
class Objection:
    """A party that opposes the guarantee or a part of it, in one row with all it says and does.

    `stands` are what the adversary itself offers, refuses or leaves open of the needs.
    """

    party: str
    adversary: bool
    voices: tuple[Voice, ...]
    stands: tuple[Offer, ...] = ()

    @property
    def because(self) -> tuple[str, ...]:
        """The acts that it rests on."""
        shown: tuple[Offer | Voice, ...] = (*self.voices, *self.stands)
        return tuple(dict.fromkeys(act for one in shown for act in one.because))


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One need across the parties: a cell for each, None where it was never heard on it."""

    cover: Cover
    cells: tuple[Offer | None, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The needs by party. `parties` head the cells, those with the most and firmest offers first.

    The collectives stand apart, in each row's cover, as do those who do not count.
    """

    guarantee: Guarantee
    parties: tuple[str, ...]
    rows: tuple[BoardRow, ...]
    opposing: tuple[Objection, ...] = ()
    states: tuple[tuple[Condition, State], ...] = ()
