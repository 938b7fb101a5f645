"""Shapes: how a part of a pact hangs on its needs, by logic and leans, before any offer is seen.

A shape is a formula with a variable for each need, under its name.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from garant.assessment.structure import (
    ALWAYS,
    NEVER,
    AllOf,
    AnyOf,
    AtLeast,
    Formula,
    Not,
    Variable,
)
from garant.errors import GarantError
from garant.model import AtLeast as Logic
from garant.model import Pact


@dataclass(frozen=True, slots=True)
class Shape:
    """How a part hangs on needs.

    `strict` is as the pact has it; `rest` with what is missing set aside, None where nothing is
    left: of the other parts as many are asked for as before, or all. `needs` are all that have a
    say, `missing` those of them that are set aside.
    """

    strict: Formula
    rest: Formula | None
    needs: tuple[str, ...]
    missing: tuple[str, ...]


class Shaping:
    """The shapes of a pact's parts.

    Args:
        pact: The pact.
        missing: The needs to set aside.
    """

    def __init__(self, pact: Pact, missing: Collection[str] = ()) -> None:
        self._pact = pact
        self._needs = tuple(need.name for need in pact.needs)
        self._missing = frozenset(missing)
        self._of_pillar: defaultdict[str, list[str]] = defaultdict(list)
        for need in pact.needs:
            self._of_pillar[need.pillar].append(need.name)
        self._leans: defaultdict[str | None, list[str]] = defaultdict(list)
        for lean in pact.leans:
            self._leans[lean.what].append(lean.on)

    def shape(self, name: str | None) -> Shape:
        """The shape of a need or a pillar, or with None of the whole.

        Raises:
            GarantError: The pact has no part of the name, or something in it leans on itself.
        """
        pillars = tuple(pillar.name for pillar in self._pact.pillars)
        if name is not None and name not in (*self._needs, *pillars):
            known = ", ".join((*pillars, *self._needs))
            raise GarantError(f"{name}: no need or pillar of the pact; it has {known}")
        reached: dict[str, None] = {}
        strict = self._part(name, reached, {}, [], aside=False)
        rest = self._part(name, reached, {}, [], aside=True)
        return Shape(
            NEVER if strict is None else strict,
            rest,
            tuple(need for need in self._needs if need in reached),
            tuple(need for need in self._needs if need in reached and need in self._missing),
        )

    def _part(
        self,
        name: str | None,
        reached: dict[str, None],
        built: dict[str | None, Formula | None],
        building: list[str | None],
        *,
        aside: bool,
    ) -> Formula | None:
        """The shape of a part, None where nothing of it is left; `building` leads there."""
        if name in built:
            return built[name]
        if name in building:
            circle = [one or "the guarantee" for one in building[building.index(name) :]]
            raise GarantError(
                f"{' hangs on '.join([*circle, circle[0]])}: nothing may hang on itself; "
                "take one of these out of the pact"
            )
        building.append(name)

        def part(name: str) -> Formula | None:
            return self._part(name, reached, built, building, aside=aside)

        found: Formula | None
        if name in self._needs and name is not None:
            reached[name] = None
            found = None if aside and name in self._missing else Variable(name)
        else:
            found = _joined(self._logic(name), part, aside=aside)
        for on in self._leans[name]:
            below = part(on)
            if found is not None and below is not None:
                found = all_of([found, below])
        building.pop()
        built[name] = found
        return found

    def _logic(self, name: str | None) -> Logic:
        if name is None:
            return self._pact.logic
        stated = dict(self._pact.pillar_logic).get(name)
        needs = tuple(self._of_pillar[name])
        return stated or Logic(len(needs), needs)


def _joined(logic: Logic, part: Callable[[str], Formula | None], *, aside: bool) -> Formula | None:
    inner = [
        part(one) if isinstance(one, str) else _joined(one, part, aside=aside)
        for one in logic.parts
    ]
    parts = [one for one in inner if one is not None]
    if logic.parts and not parts:
        return None
    least = min(logic.least, len(parts)) if aside else logic.least
    return at_least(least, parts)


def at_least(least: int, parts: Sequence[Formula]) -> Formula:
    """So many of some parts, in the plainest form; constant parts are settled."""
    left = [part for part in parts if part not in (ALWAYS, NEVER)]
    least -= sum(part == ALWAYS for part in parts)
    if least <= 0:
        return ALWAYS
    if least > len(left):
        return NEVER
    if len(left) == 1:
        return left[0]
    if least == len(left):
        return AllOf(tuple(left))
    return AnyOf(tuple(left)) if least == 1 else AtLeast(least, tuple(left))


def any_of(parts: Sequence[Formula]) -> Formula:
    """One part or more."""
    return at_least(1, parts)


def all_of(parts: Sequence[Formula]) -> Formula:
    """All the parts."""
    return at_least(len(parts), parts)


def fill(shape: Formula, needs: Mapping[str, Formula]) -> Formula:
    """The formula of a part, once that of each need is known."""
    match shape:
        case Variable(name):
            return needs[name]
        case AllOf(parts):
            return all_of([fill(part, needs) for part in parts])
        case AnyOf(parts):
            return any_of([fill(part, needs) for part in parts])
        case AtLeast(least, parts):
            return at_least(least, [fill(part, needs) for part in parts])
        case Not(part):
            return Not(fill(part, needs))
