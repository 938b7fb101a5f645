"""What a guarantee is worth: what it hinges on, how likely it holds, what differs from another."""

from dataclasses import dataclass
from enum import StrEnum

from garant.model.codes import Condition, Firmness
from garant.model.guarantee import Cover, Guarantee, Offer
from garant.model.pact import Source, State


@dataclass(frozen=True, slots=True)
class Element:
    """What a guarantee may hinge on: a party that may leave, or a condition that may fail."""

    party: str | None = None
    condition: Condition | None = None

    @property
    def code(self) -> str:
        """The code of the party, or of the condition."""
        return self.party or (self.condition.value if self.condition else "")


@dataclass(frozen=True, slots=True)
class CutSet:
    """A smallest set of parties and conditions whose loss breaks a part of the guarantee.

    It rests on the acts by which they are in it: the offers they uphold.
    """

    elements: tuple[Element, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PathSet:
    """A smallest set of parties and conditions that uphold a part by themselves."""

    elements: tuple[Element, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """How much hinges on an element.

    `smallest` is the size of the smallest cut set it is in, None where none was listed with it;
    `sets` counts the listed ones. `birnbaum` is the share of all the ways in which the other
    elements may be kept or lost where it alone decides, `fussell_vesely` the share of the breaking
    ones that keeping it would mend: no chances are assumed beyond one in two for each. Both are
    None where they take too long to work out.
    """

    element: Element
    smallest: int | None
    sets: int
    birnbaum: float | None
    fussell_vesely: float | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hinges:
    """What one part of a guarantee hinges on, if whoever offers at `least` a rung keeps its word.

    `part` is the name of a need or a pillar, None for the guarantee as a whole. `holds` tells
    whether it holds with every party kept and every condition met, `today` whether it does with
    the conditions as they are known. `weak` are the needs that do not hold by such offers, with
    the lower rung at which they would: there the sets rely on what is offered at that rung.
    `missing` are those that do not hold by anything that is not refused; where they stand in the
    way, they are set aside, and the sets are of the rest. `unmodelled` are the needs whose amount
    is left out, since too little is known of it, `rounded` those whose amounts were rounded down.

    `cut_sets` are the smallest first, up to a size and a number; `cut_sizes` counts them all by
    size, from 0, as far as `counted_up_to` (None for all); `truncated` tells that some are not
    listed. The same holds for `path_sets`.
    """

    part: str | None
    least: Firmness
    holds: bool
    today: State
    missing: tuple[str, ...]
    weak: tuple[tuple[str, Firmness], ...]
    unmodelled: tuple[str, ...]
    rounded: tuple[str, ...]
    cut_sets: tuple[CutSet, ...]
    cut_sizes: tuple[int, ...]
    truncated: bool
    counted_up_to: int | None
    path_sets: tuple[PathSet, ...]
    paths_truncated: bool
    weights: tuple[Weight, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartStand:
    """Whether a part holds; the fields are those of `Hinges`."""

    part: str | None
    holds: bool
    today: State


@dataclass(frozen=True, slots=True)
class RungTable:
    """What chance a rung, or the state of a condition, stands for.

    An aid for asking "what if", and no forecast: the numbers are nobody's measurement, and anybody
    may put others. `note` says so, by language.
    """

    rungs: tuple[tuple[Firmness, float], ...]
    states: tuple[tuple[State, float], ...]
    note: tuple[tuple[str, str], ...] = ()

    def rung(self, firmness: Firmness) -> float:
        """How likely an offer at a rung is kept; not at all where the table has no such rung."""
        return dict(self.rungs).get(firmness, 0.0)

    def state(self, state: State) -> float:
        """How likely a condition in a state holds; not at all where the table has no such state."""
        return dict(self.states).get(state, 0.0)


@dataclass(frozen=True, slots=True)
class PartOdds:
    """How likely a part holds under a table, as if each offer were kept or not by itself.

    `part` as for `Hinges`. `odds` takes the conditions as the table has their states, `if_met` as
    if all of them held. `error` is the standard error of `odds` where they are estimated, and 0
    where they are exact, as `if_met` always is.
    """

    part: str | None
    odds: float
    error: float
    if_met: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loss:
    """How far the odds of the whole, with all conditions met, fall without an element."""

    element: Element
    fall: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuaranteeOdds:
    """The odds of a guarantee and of its parts, with the table they were worked out by.

    `unmodelled` and `rounded` are the needs whose amounts are left out or rounded, as for `Hinges`.
    """

    table: RungTable
    parts: tuple[PartOdds, ...]
    losses: tuple[Loss, ...]
    unmodelled: tuple[str, ...] = ()
    rounded: tuple[str, ...] = ()


class Turn(StrEnum):
    """What became of a party's stand on a capability between two guarantees.

    `JOINED` and `LEFT` are to offer where it did not, or no longer; where it crosses between
    offering and refusing it is `REVERSED` too, and `DECLINED` if it was not heard before.
    `HARDENED` and `SOFTENED` move along the ladder, away from vague or towards it. `CONDITIONED`
    and `FREED` are conditions more or fewer; `EASED` and `HINDERED` are that what it waits for now
    holds, or no longer. `CLEARED` and `BLURRED` are that it is no longer unclear, or has become so.
    `RAISED` and `LOWERED` are the amount, in a unit known on both sides; `QUANTIFIED` that one is
    known now.
    """

    JOINED = "joined"
    LEFT = "left"
    DECLINED = "declined"
    REVERSED = "reversed"
    HARDENED = "hardened"
    SOFTENED = "softened"
    CONDITIONED = "conditioned"
    FREED = "freed"
    EASED = "eased"
    HINDERED = "hindered"
    CLEARED = "cleared"
    BLURRED = "blurred"
    QUANTIFIED = "quantified"
    RAISED = "raised"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True)
class Shift:
    """What changed in a party's stand on a capability.

    It rests on the acts that made it: those said between, or where nothing was said, as in a
    what-if, those that the stand before or after rests on.
    """

    party: str
    capability: str
    turns: tuple[Turn, ...]
    before: Offer | None
    after: Offer | None
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConditionShift:
    """A condition whose state changed, with the source that the pact gives for it."""

    condition: Condition
    before: State
    after: State
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class NeedShift:
    """A need whose cover changed, with the shifts and the conditions that made it."""

    before: Cover
    after: Cover
    parties: tuple[str, ...]
    conditions: tuple[Condition, ...]
    became_clear: bool
    became_unclear: bool
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartShift:
    """A need, a pillar or the whole that no longer holds, or holds now."""

    before: PartStand
    after: PartStand


@dataclass(frozen=True, slots=True)
class Difference:
    """Two guarantees side by side, and what differs.

    `parts` are the whole, the pillars and the needs, in this order, that hold on one side alone.
    """

    before: Guarantee
    after: Guarantee
    shifts: tuple[Shift, ...]
    conditions: tuple[ConditionShift, ...]
    needs: tuple[NeedShift, ...]
    parts: tuple[PartShift, ...]

    @property
    def nothing(self) -> bool:
        """Whether they are as good as one another."""
        return not (self.shifts or self.conditions or self.needs or self.parts)
