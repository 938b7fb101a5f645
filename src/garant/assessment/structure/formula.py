"""Formulas: what a guarantee, or its failure, depends on, as values.

A formula may share parts: the same object under several others is looked at once. Walks here
keep their own stack, so the depth of a formula is bounded by memory alone. Two operations of the
language itself do not know of sharing: hashing and printing a formula walk every path through it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeAlias, TypeVar

from garant.errors import GarantError

T = TypeVar("T")

_NUMBER = re.compile(r"[0-9]+")
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Variable:
    """One thing that is so or not: a party that keeps its word, a condition that holds."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """True where its part is not.

    With it a formula may stop being coherent: one more true variable may then make it false.
    Everything is still exact, but a smallest set is smallest with all else left alone, and the
    importance of a variable may be negative.
    """

    part: "Formula"


@dataclass(frozen=True, slots=True)
class AllOf:
    """True where all parts are; without parts, always."""

    parts: tuple["Formula", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True where one part or more is; without parts, never."""

    parts: tuple["Formula", ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """True where `least` parts or more are, from 0 (always) to the number of parts (all).

    A part that stands twice counts twice.

    Raises:
        GarantError: `least` is negative, or more than there are parts.
    """

    least: int
    parts: tuple["Formula", ...]

    def __post_init__(self) -> None:
        if not 0 <= self.least <= len(self.parts):
            raise GarantError(
                f"at least {self.least} of {len(self.parts)} parts cannot be asked for; "
                f"ask for 0 to {len(self.parts)}"
            )


Formula: TypeAlias = Variable | Not | AllOf | AnyOf | AtLeast

ALWAYS = AllOf(())
NEVER = AnyOf(())


def parts_of(formula: Formula) -> tuple[Formula, ...]:
    """What stands directly in a formula."""
    match formula:
        case Variable():
            return ()
        case Not(part):
            return (part,)
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts):
            return parts


def walk(formula: Formula) -> Iterator[Formula]:
    """Every part of a formula once, shared ones too, each after its own parts; itself last."""
    entered: set[int] = set()
    left: set[int] = set()
    stack = [formula]
    while stack:
        top = stack[-1]
        if id(top) in entered:
            stack.pop()
            if id(top) not in left:
                left.add(id(top))
                yield top
        else:
            entered.add(id(top))
            stack += [part for part in reversed(parts_of(top)) if id(part) not in entered]


def fold(formula: Formula, step: Callable[[Formula, list[T]], T]) -> T:
    """Work a formula out from its variables up: `step` is given a part and what its parts gave."""
    found: dict[int, T] = {}
    for part in walk(formula):
        found[id(part)] = step(part, [found[id(inner)] for inner in parts_of(part)])
    return found[id(formula)]


def variables(formula: Formula) -> tuple[str, ...]:
    """The names of its variables, each once, in the order they are met."""
    return tuple(dict.fromkeys(part.name for part in walk(formula) if isinstance(part, Variable)))


def given(formula: Formula, values: Mapping[str, bool]) -> Formula:
    """The formula once some variables are settled; what is shared stays shared.

    Raises:
        GarantError: A settled variable is not in the formula.
    """
    _all_known(values, variables(formula))

    def step(part: Formula, inner: list[Formula]) -> Formula:
        match part:
            case Variable(name):
                return part if name not in values else ALWAYS if values[name] else NEVER
            case Not():
                return Not(inner[0])
            case AllOf():
                return AllOf(tuple(inner))
            case AnyOf():
                return AnyOf(tuple(inner))
            case AtLeast(least):
                return AtLeast(least, tuple(inner))

    return fold(formula, step)


def dual(formula: Formula) -> Formula:
    """The same formula seen from the other side.

    If a formula says when the guarantee holds, over what is kept, its dual says when it breaks,
    over what is lost. The dual of the dual is the formula.
    """

    def step(part: Formula, inner: list[Formula]) -> Formula:
        match part:
            case Variable():
                return part
            case Not():
                return Not(inner[0])
            case AllOf():
                return AnyOf(tuple(inner))
            case AnyOf():
                return AllOf(tuple(inner))
            case AtLeast(0):
                return NEVER
            case AtLeast(least):
                return AtLeast(len(inner) - least + 1, tuple(inner))

    return fold(formula, step)


def sorted_formula(formula: Formula) -> Formula:
    """The formula with the parts of each "all", "any" and "at least" in an order of their own.

    Formulas that differ only in the order of parts come out alike. Parts are ordered by the first
    of their names, and those with the same by a digest of what they are. Numbers in names count by
    their value: who numbers things gives neighbours close numbers, and diagrams are smaller where
    neighbours stay together (the Aralia tree edf9203 is within reach only so).
    """

    def step(part: Formula, inner: list[_Ranked]) -> _Ranked:
        match part:
            case Variable(name):
                first = _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), name)
                return _Ranked(first, _digest(b"variable", name.encode()), part)
            case Not():
                (one,) = inner
                return _Ranked(one.first, _digest(b"not", one.digest), Not(one.formula))
        inner = sorted(inner, key=lambda one: (one.first, one.digest))
        parts = tuple(one.formula for one in inner)
        least = part.least if isinstance(part, AtLeast) else 0
        kind = f"{type(part).__name__} {least}".encode()
        made: Formula = AtLeast(least, parts) if isinstance(part, AtLeast) else type(part)(parts)
        first = inner[0].first if inner else ""
        return _Ranked(first, _digest(kind, *(one.digest for one in inner)), made)

    return fold(formula, step).formula


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A part with the first of its names and a digest of what it is."""

    first: str
    digest: bytes
    formula: Formula


def _digest(*parts: bytes) -> bytes:
    return blake2b(b"\0".join(parts), digest_size=16).digest()


def true_cases(formula: Formula, cases: Mapping[str, int], every: int) -> int:
    """In which of many cases a formula is true, worked out for all of them at once.

    Args:
        formula: What to work out.
        cases: For each variable a number whose bit `i` tells whether it is true in case `i`.
        every: The number with a bit for every case.

    Returns:
        The number whose bit `i` tells whether the formula is true in case `i`.
    """

    def step(part: Formula, inner: list[int]) -> int:
        match part:
            case Variable(name):
                return cases[name]
            case Not():
                return every & ~inner[0]
            case AllOf():
                result = every
                for one in inner:
                    result &= one
                return result
            case AnyOf():
                result = 0
                for one in inner:
                    result |= one
                return result
            case AtLeast(least):
                return _at_least(least, inner, every)

    return fold(formula, step)


def _at_least(least: int, inner: Iterable[int], every: int) -> int:
    reached = [every] + [0] * least  # reached[j]: where j or more parts so far are true
    for one in inner:
        for number in range(least, 0, -1):
            reached[number] |= reached[number - 1] & one
    return reached[least]


def _all_known(names: Iterable[str], known: tuple[str, ...]) -> None:
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise GarantError(
            f"{', '.join(map(repr, unknown))}: no such variable; "
            f"the formula has {', '.join(map(repr, known[:12])) or 'none'}"
            + (", …" if len(known) > 12 else "")
        )
