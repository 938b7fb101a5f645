"""Minimal sets: counted by size without writing them out, then written out, smallest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from garant.assessment.structure.compiling import Compiled
from garant.assessment.structure.families import Family, smallest


@dataclass(frozen=True, slots=True)
class MinimalSets:
    """The smallest sets with some effect, none within another, smallest first.

    `by_size` has how many there are of each size, from size 0 up to the largest, or up to
    `counted_up_to` where larger ones were not counted (None where all were). `truncated` is False
    only where `sets` has every one there is. Sets of one size stand in an order that may differ
    from one version to the next; the set of them does not.
    """

    sets: tuple[frozenset[str], ...]
    by_size: tuple[int, ...]
    truncated: bool
    counted_up_to: int | None = None

    @property
    def counted(self) -> int:
        """How many were counted, whether or not they are in `sets`."""
        return sum(self.by_size)


class Families:
    """The smallest sets of a formula, module by module.

    Args:
        modules: Those of each module, after those inside it, the top last; none where the formula
            is always or never so.
        names: The variables by their number.
        sole: Where there is no module, whether the empty set is one.
    """

    def __init__(self, modules: dict[int, Family], names: dict[int, str], *, sole: bool) -> None:
        self._families = modules
        self._names = names
        self._top = next(reversed(modules), None)
        self._sole = sole
        self._width = self._count().bit_length() + 1
        self._sizes: dict[int, list[int]] = {}
        for module, family in modules.items():
            self._sizes[module] = self._by_size(family)

    def by_size(self) -> tuple[int, ...]:
        """How many sets there are of each size."""
        if self._top is None:
            return (1,) if self._sole else ()
        return tuple(self._unpacked(self._size(self._top)))

    def sets(self, up_to: int | None) -> Iterator[frozenset[str]]:
        """The sets, smallest first, up to a size."""
        if self._top is None:
            yield from [frozenset()] if self._sole else []
            return
        for size, number in enumerate(self.by_size()[: None if up_to is None else up_to + 1]):
            if number:
                for members in self._of_module(self._top, size):
                    yield frozenset(members)

    def _count(self) -> int:
        counts: dict[int, int] = {}
        for module, family in self._families.items():
            found = [0, 1]
            of_leaf = [counts.get(leaf, 1) for leaf in family.leaves]
            for node in range(2, len(family.levels)):
                high = found[family.highs[node]] * of_leaf[family.levels[node]]
                found.append(high + found[family.lows[node]])
            counts[module] = found[family.root]
        return 1 if self._top is None else counts[self._top]

    def _by_size(self, family: Family) -> list[int]:
        """For each node how many of its sets have each size.

        The numbers of a node stand side by side in one long number, each as wide as the largest
        can get, so that adding a leaf is a shift and joining a module one multiplication.
        """
        found = [0, 1]
        of_leaf = [self._size(leaf) if leaf in self._families else None for leaf in family.leaves]
        for node in range(2, len(family.levels)):
            of_module = of_leaf[family.levels[node]]
            high = found[family.highs[node]]
            high = high << self._width if of_module is None else high * of_module
            found.append(high + found[family.lows[node]])
        return found

    def _size(self, module: int) -> int:
        return self._sizes[module][self._families[module].root]

    def _unpacked(self, packed: int) -> Iterator[int]:
        while packed:
            yield packed & ((1 << self._width) - 1)
            packed >>= self._width

    def _number(self, packed: int, size: int) -> int:
        return packed >> (self._width * size) & ((1 << self._width) - 1)

    def _of_module(self, module: int, size: int) -> Iterator[tuple[str, ...]]:
        family = self._families[module]
        return self._of_node(family, self._sizes[module], family.root, size)

    def _of_node(
        self, family: Family, sizes: list[int], node: int, size: int
    ) -> Iterator[tuple[str, ...]]:
        """The sets of exactly a size below a node; no branch without one is entered."""
        while node > 1:
            leaf, high = family.leaves[family.levels[node]], family.highs[node]
            if leaf not in self._families:
                if size and self._number(sizes[high], size - 1):
                    name = self._names[leaf]
                    for rest in self._of_node(family, sizes, high, size - 1):
                        yield (name, *rest)
            else:
                for part in range(1, size + 1):
                    if self._number(self._size(leaf), part) and self._number(
                        sizes[high], size - part
                    ):
                        for inner in self._of_module(leaf, part):
                            for rest in self._of_node(family, sizes, high, size - part):
                                yield inner + rest
            node = family.lows[node]
            if not self._number(sizes[node], size):
                return
        if node == 1 and size == 0:
            yield ()


def smallest_sets(compiled: Compiled, limit: int, *, lost: bool, turned: bool) -> Families:
    """The smallest sets that make a formula true, or `turned`, false.

    Args:
        compiled: The diagrams of the formula.
        limit: The most nodes to make for each.
        lost: The sets are of variables that are false, all others true; otherwise the other way.
        turned: What to look for.

    Raises:
        TooManyNodesError: More nodes than the limit are needed.
    """
    families = {}
    for module, diagram in compiled.modules.items():
        # A module within another counts as lost where its dual is true, so both sides turn.
        inner_turned = compiled.turned != turned if module == compiled.top else lost
        families[module] = smallest(diagram, limit, lost=lost, turned=inner_turned)
    return Families(families, compiled.names, sole=compiled.turned != turned)


def listed(
    families: Families, up_to: int | None, limit: int, counted_up_to: int | None
) -> MinimalSets:
    """The sets up to a size, at most so many of them, and how many there are."""
    by_size = families.by_size()
    sets = tuple(islice(families.sets(up_to), limit))
    truncated = counted_up_to is not None or len(sets) < sum(by_size)
    return MinimalSets(sets, by_size, truncated, counted_up_to)
