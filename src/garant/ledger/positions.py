"""Where each party stands on each capability, gathered from what was said of it.

A position is gathered anew at each call from all that is known on a day, and depends on nothing
else: the order in which stances come in changes nothing, the order in which they were recorded only
which of several equal ones is shown first.

**Between days** the latest day said decides, however weak its source: a step that rests on unnamed
sources shows it by its leading stance.

**Within a day** the firmest rank of source decides (`Stance.rank`); what lesser ranks say goes to
`backing` or to `outranked`. Within that rank:

- A source speaks once on each side of zero, at its firmest: whoever will send two thousand is ready
  to send them, and a text that calls a pledge unclear in its details leaves it a pledge.
- The side that more independent sources report leads, then the rung that more of them report.
  Where as many report either, the least committal leads, the lowest rung. Numbers go before caution
  because one misreading among thirty reports would otherwise decide the day.
- Whoever is no more than one rung away backs it: reporters word one speech so. Two rungs or more
  make the step contested. Conditions and amounts never do: they are left out of reports more often
  than denied, so that those of leading and backing add up.
- One source that says both that a party offers and that it refuses contests the step too. It tells
  of a change, or of two things, and which of them is for a reader to say.
- "Will not, unless C" goes together with any offer, "only if C" being the other half of it.

**What a step is called** is told by what stood before it (`Change`).

- `vague` is on neither side: the side taken before it stands until the party takes the other.
- "Will not, unless C" after an offer leaves the offer standing: only its conditions are compared,
  and the next offer with the one before it. An offer after nothing but "will not, unless C" hardens
  it.
- Conditions count as new where none named them since the party last turned from offer to refusal or
  back, or delivered: what is in place waits for nothing. A condition passed over in silence stays
  in `Step.unrepeated`, and `FREED` says no more than that an offer was said again without it.
- An amount hardens an offer where it is greater than any offered in the same unit, and as firmly,
  since the party last turned. A smaller one does not soften it: reports more often give a part, or
  a further lot, than a cut. Units are compared as they are printed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from operator import attrgetter, itemgetter

from garant.model import Change, Condition, Firmness, Position, Quantity, Stance, Step

_NEAR = 1
"""How many rungs apart two reports of one speech may be."""

_Rung = tuple[int, int, Stance]
"""A stance behind its rank and its level."""

_Say = tuple[str, bool]
"""A source, and whether it is heard on an offer or on a refusal."""


_ThreadName = tuple[str, str | None, str | None]
"""The party, the capability, and whom it is for."""


def gather(stances: Iterable[Stance], *, as_of: date | None = None) -> tuple[Position, ...]:
    """Give the position of every party on every capability it is heard on, for each beneficiary.

    Args:
        stances: What was said, in any order, each act once for each party that acts.
        as_of: The day to stand on: nothing said after it is known. None knows all.

    Returns:
        The positions by party, capability and beneficiary, what is on no capability first and what
        is for nobody known last. Stances that no day is known for are `undated` in them, whatever
        the day asked for.
    """
    threads: defaultdict[_ThreadName, list[Stance]] = defaultdict(list)
    for stance in stances:
        if as_of is None or stance.day is None or stance.day <= as_of:
            threads[stance.party, stance.capability, stance.beneficiary].append(stance)
    return tuple(_position(*thread, threads[thread]) for thread in sorted(threads, key=_by_name))


def position(
    stances: Iterable[Stance],
    party: str,
    capability: str | None,
    *,
    beneficiary: str | None = None,
    as_of: date | None = None,
) -> Position:
    """Give the position of one party on one capability, an empty one where it was never heard.

    Args:
        stances: What was said, in any order; what is of other parties and capabilities is left.
        party: The code of the party.
        capability: The capability, None for what was said of none.
        beneficiary: Whom it is for, None for what is for nobody known.
        as_of: As for `gather`.
    """
    thread = [
        stance
        for stance in stances
        if stance.party == party
        and stance.capability == capability
        and stance.beneficiary == beneficiary
        and (as_of is None or stance.day is None or stance.day <= as_of)
    ]
    return _position(party, capability, beneficiary, thread)


def _by_name(thread: _ThreadName) -> tuple[str, bool, str, bool, str]:
    party, capability, beneficiary = thread
    return party, capability is not None, capability or "", beneficiary is None, beneficiary or ""


def _position(
    party: str, capability: str | None, beneficiary: str | None, stances: list[Stance]
) -> Position:
    # Sorted once, so that every list made from it has the latest recorded first.
    stances.sort(key=attrgetter("order", "act"), reverse=True)
    days: defaultdict[date, list[_Rung]] = defaultdict(list)
    beside: list[tuple[date, Stance]] = []
    undated: list[Stance] = []
    for stance in stances:
        level = stance.level
        if stance.day is None:
            undated.append(stance)
        elif level is None:
            beside.append((stance.day, stance))
        else:
            days[stance.day].append((stance.rank, level, stance))
    beside.sort(key=itemgetter(0))
    thread = _Thread()
    return Position(
        party,
        capability,
        steps=tuple(thread.step(day, _weigh(days[day])) for day in sorted(days)),
        beside=tuple(stance for _, stance in beside),
        undated=tuple(undated),
        beneficiary=beneficiary,
    )


@dataclass(frozen=True, slots=True)
class _Day:
    """What the stances of one day come to, before it is known what stood before them."""

    level: int
    leading: Stance
    backing: tuple[Stance, ...] = ()
    contrary: tuple[Stance, ...] = ()
    outranked: tuple[Stance, ...] = ()


def _weigh(rungs: list[_Rung]) -> _Day:
    rungs.sort(key=itemgetter(0), reverse=True)
    best = rungs[0][0]
    count = next((place for place, rung in enumerate(rungs) if rung[0] < best), len(rungs))
    firm, lesser = rungs[:count], rungs[count:]
    backing: list[Stance] = []
    contrary: list[Stance] = []
    outranked: list[Stance] = []

    if any(level >= 0 for _, level, _ in firm):
        # Beside an offer a "will not, unless C" takes no side: it neither leads nor contests.
        backing = [stance for _, level, stance in firm if level < 0 and stance.unless]
        if backing:
            firm = [rung for rung in firm if rung[1] >= 0 or not rung[2].unless]
    says = _says(firm)
    led = _leading_level(says)
    leading = min((stance for _, level, stance in firm if level == led), key=_preference)
    near = {say for say, level in says.items() if abs(level - led) <= _NEAR}
    for _, level, stance in firm:
        if stance is not leading:
            (backing if (stance.source, level >= 0) in near else contrary).append(stance)

    for _, level, stance in lesser:
        goes = abs(level - led) <= _NEAR
        if not goes and (level >= 0) != (led >= 0):
            goes = stance.unless or leading.unless
        (backing if goes else outranked).append(stance)
    return _Day(led, leading, tuple(backing), tuple(contrary), tuple(outranked))


def _says(rungs: list[_Rung]) -> dict[_Say, int]:
    """Give the firmest level that each source reports on each side of zero."""
    says: dict[_Say, int] = {}
    for _, level, stance in rungs:
        say = stance.source, level >= 0
        said = says.get(say)
        if said is None or abs(level) > abs(said):
            says[say] = level
    return says


def _leading_level(says: Mapping[_Say, int]) -> int:
    sources = Counter(says.values())
    offers = sum(count for level, count in sources.items() if level >= 0)
    offered = offers > len(says) - offers
    leading = (level for level in sources if (level >= 0) == offered)
    return min(leading, key=lambda level: (-sources[level], level))


def _preference(stance: Stance) -> tuple[object, ...]:
    """Sort stances of one rank and rung so that the one to show comes first.

    More conditions, an amount before none and the smaller before the greater, then what a person
    reviewed: these make a difference. Equal ones are told apart by the order of recording, the
    latest first.
    """
    quantity = stance.quantity
    return (
        -len(stance.conditions),
        quantity is None,
        () if quantity is None else (quantity.unit, quantity.value, quantity.text),
        not stance.reviewed,
        stance.conditions,
        -stance.order,
        stance.act,
    )


@dataclass(slots=True)
class _Thread:
    """What was said so far, against which the next day is named."""

    standing: _Day | None = None
    """The day that the next rung is compared with."""
    sided: _Day | None = None
    """The last day on which the party offered or refused, other than to say what is unclear."""
    named: frozenset[Condition] = frozenset()
    """The conditions named since the party last turned or delivered."""
    before: frozenset[Condition] = frozenset()
    """The conditions named at the step before."""
    amounts: dict[tuple[str, int], Decimal] = field(default_factory=dict)
    """The greatest amount offered in each unit at each level since the party last turned."""

    def step(self, day: date, said: _Day) -> Step:
        """Name the step that a day makes, and stand on it."""
        step = Step(day, Change.TAKEN, said.leading, said.backing, said.contrary, said.outranked)
        conditions, quantity = frozenset(step.conditions), step.quantity
        change = self._change(said, conditions, quantity)
        if change is Change.REVERSED:
            self.amounts = {}
        if change is Change.REVERSED or said.leading.firmness is Firmness.DELIVERED:
            self.named = frozenset()
        silent = self.named - conditions

        other_face = said.leading.unless and self.sided is not None and self.sided.level > 0
        if not other_face:
            self.standing = said
            self.sided = said if said.level else self.sided
        self.named |= conditions
        self.before = conditions
        if said.level >= 0 and quantity is not None:
            place = quantity.unit, said.level
            self.amounts[place] = max(quantity.value, self.amounts.get(place, quantity.value))
        return Step(
            day,
            change,
            said.leading,
            said.backing,
            said.contrary,
            said.outranked,
            tuple(condition for condition in Condition if condition in silent) if silent else (),
            len({stance.source for stance in said.backing} | {said.leading.source}),
        )

    def _change(
        self, said: _Day, conditions: frozenset[Condition], quantity: Quantity | None
    ) -> Change:
        if self.standing is None:
            return Change.TAKEN
        if self.sided is not None and self.sided.level * said.level < 0:
            refusal = said if said.level < 0 else self.sided
            if not refusal.leading.unless:
                return Change.REVERSED
            if refusal is not said:
                return Change.HARDENED
        elif said.level != self.standing.level:
            away = abs(said.level) > abs(self.standing.level)
            return Change.HARDENED if away else Change.SOFTENED
        if conditions - self.named:
            return Change.CONDITIONED
        if said.level < 0:
            return Change.RESTATED
        if quantity is not None and self._is_more(quantity, said.level):
            return Change.HARDENED
        return Change.FREED if self.before - conditions else Change.RESTATED

    def _is_more(self, quantity: Quantity, level: int) -> bool:
        """Whether an amount exceeds all that were offered in its unit as firmly."""
        known = [
            value
            for (unit, offered), value in self.amounts.items()
            if unit == quantity.unit and offered >= level
        ]
        return bool(known) and quantity.value > max(known)
