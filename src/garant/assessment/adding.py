"""Adding up: when amounts, each kept or lost by itself, reach what is asked for.

By dynamic programming over what is still asked for: one formula for each party and remainder, the
same where the same is left to reach, so that sixty parties take a few thousand parts and not as
many as there are sets of them. The number of remainders is bounded by counting in steps; where
amounts are no multiples of a step that is large enough, they are rounded down, which may only
deny that the sum is reached.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import gcd

from garant.assessment.structure import ALWAYS, NEVER, AllOf, AnyOf, Formula

_STEPS = (200, 2_000)
"""In how many steps to count towards the amount asked for: the next where rounding loses it."""

Item = tuple[Formula, Decimal]


@dataclass(frozen=True, slots=True)
class Choice:
    """Ways in which some parties give, of which one counts: items that add up."""

    ways: tuple[tuple[Item, ...], ...]


def threshold(choices: Sequence[Choice], asked: Decimal) -> tuple[Formula, bool]:
    """When the amounts reach what is asked for.

    Returns:
        The formula, and whether it is exact; else the amounts were rounded down, so far only that
        all of them together still reach what is asked for if they did.
    """
    values = [value for choice in choices for way in choice.ways for _, value in way]
    most = [max(choice.ways, key=_total) for choice in choices]
    if asked <= 0:
        return ALWAYS, True
    if sum(map(_total, most)) < asked:
        return NEVER, True
    step = _common_step([*values, asked])
    if asked / step <= _STEPS[0]:
        return _Sum(choices, step, asked).formula(), True
    for steps in _STEPS:
        rounded = _Sum(choices, asked / steps, asked)
        if rounded.reachable:
            return rounded.formula(), False
    # Hardly more than asked for: as if all of it were needed.
    return AllOf(tuple(holds for way in most for holds, value in way if value)), False


def _common_step(values: Sequence[Decimal]) -> Decimal:
    places = max(0, *(-int(value.as_tuple().exponent) for value in values))
    whole = [int(value.scaleb(places)) for value in values if value]
    return Decimal(gcd(*whole)).scaleb(-places)


def _total(way: Sequence[Item]) -> Decimal:
    return sum((value for _, value in way), Decimal(0))


class _Sum:
    """One sum, counted in steps."""

    def __init__(self, choices: Sequence[Choice], step: Decimal, asked: Decimal) -> None:
        ranked = [
            [[(holds, int(value / step)) for holds, value in way] for way in choice.ways]
            for choice in choices
        ]
        # The greatest first: what is left to reach then takes fewer values.
        ranked.sort(key=lambda ways: -max(sum(value for _, value in way) for way in ways))
        self._choices = ranked
        self._asked = int(asked / step)
        self._left = [0]
        for ways in reversed(ranked):
            most = max(sum(value for _, value in way) for way in ways)
            self._left.insert(0, self._left[0] + most)
        self._found: dict[tuple[int, int], Formula] = {}

    @property
    def reachable(self) -> bool:
        """Whether all of it is enough."""
        return self._left[0] >= self._asked

    def formula(self) -> Formula:
        """When it is reached."""
        return self._reach(0, self._asked)

    def _reach(self, place: int, asked: int) -> Formula:
        """When the choices from a place on reach the rest."""
        if asked <= 0:
            return ALWAYS
        if asked > self._left[place]:
            return NEVER
        found = self._found.get((place, asked))
        if found is None:
            ways = [self._way(way, place, asked) for way in self._choices[place]]
            found = self._found[place, asked] = _either(ways)
        return found

    def _way(self, way: Sequence[tuple[Formula, int]], place: int, asked: int) -> Formula:
        if not way or asked <= 0:
            return self._reach(place + 1, asked)
        (holds, value), *rest = way
        kept, lost = self._way(rest, place, asked - value), self._way(rest, place, asked)
        if kept is NEVER:
            return lost
        if lost is ALWAYS or kept is lost:
            return lost
        return _either([holds if kept is ALWAYS else AllOf((holds, kept)), lost])


def _either(parts: Sequence[Formula]) -> Formula:
    left = [part for part in parts if part is not NEVER]
    if any(part is ALWAYS for part in left):
        return ALWAYS
    if not left:
        return NEVER
    return left[0] if len(left) == 1 else AnyOf(tuple(left))
