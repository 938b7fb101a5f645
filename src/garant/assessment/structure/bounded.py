"""Smallest sets up to a size, without the diagram: for formulas whose diagram is too large.

Families are joined gate after gate, and whatever grows past the size is dropped at once. That a
larger smallest set exists is then not known, nor are the odds.

References:
    Jung, Han and Ha, "A fast BDD algorithm for large coherent fault trees analysis", Reliability
    Engineering and System Safety 83 (2004): dropping supersets and long sets at each step.
"""

from garant.assessment.structure.diagram import TooManyNodesError
from garant.assessment.structure.families import FamilyTable
from garant.assessment.structure.formula import Formula
from garant.assessment.structure.minimal_sets import Families
from garant.assessment.structure.network import FALSE, TRUE, Kind, make_network
from garant.assessment.structure.recursion import allow_depth
from garant.assessment.structure.regions import orders, whole


class _Joined(FamilyTable):
    """Families of sets up to a size."""

    def __init__(self, levels: int, limit: int) -> None:
        super().__init__(levels, limit)
        self._either: dict[tuple[int, int], int] = {}
        self._both: dict[tuple[int, int, int], int] = {}
        self._short: dict[tuple[int, int], int] = {}

    def either(self, one: int, other: int) -> int:
        """The smallest of the sets of two families."""
        if one == other or other == 0:
            return one
        if one == 0:
            return other
        if one == 1 or other == 1:
            return 1
        if self.levels[one] > self.levels[other]:
            one, other = other, one
        key = (one, other)
        found = self._either.get(key)
        if found is None:
            level = self.levels[one]
            if level < self.levels[other]:
                high, low = self.highs[one], self.either(self.lows[one], other)
            else:
                high = self.either(self.highs[one], self.highs[other])
                low = self.either(self.lows[one], self.lows[other])
            found = self._either[key] = self.node(level, self.without(high, low), low)
        return found

    def both(self, one: int, other: int, size: int) -> int:
        """The smallest unions of a set of each of two families, up to a size."""
        if one == 0 or other == 0:
            return 0
        if one == 1 or one == other:
            return self.short(other, size)
        if other == 1:
            return self.short(one, size)
        if size == 0:
            return 0
        if self.levels[one] > self.levels[other]:
            one, other = other, one
        key = (one, other, size)
        found = self._both.get(key)
        if found is None:
            level, high, low = self.levels[one], self.highs[one], self.lows[one]
            if level < self.levels[other]:
                high, low = self.both(high, other, size - 1), self.both(low, other, size)
            else:
                their_high, their_low = self.highs[other], self.lows[other]
                high = self.either(
                    self.both(high, self.either(their_high, their_low), size - 1),
                    self.both(low, their_high, size - 1),
                )
                low = self.both(low, their_low, size)
            found = self._both[key] = self.node(level, self.without(high, low), low)
        return found

    def short(self, one: int, size: int) -> int:
        """The sets of a family up to a size."""
        if one < 2:
            return one
        if size == 0:
            return 0
        key = (one, size)
        found = self._short.get(key)
        if found is None:
            high, low = self.short(self.highs[one], size - 1), self.short(self.lows[one], size)
            found = self._short[key] = self.node(self.levels[one], high, low)
        return found


def smallest_up_to(formula: Formula, size: int, limit: int) -> Families | None:
    """The smallest sets of variables, up to a size, that make a formula true.

    Returns:
        The sets; None if more than `limit` nodes are needed, or if the formula negates, as it
        then cannot be joined this way.
    """
    network, top = make_network(formula)
    if top in (FALSE, TRUE):
        return Families({}, {}, sole=top == TRUE)
    region = whole(network, top >> 1)
    if region.negates or top & 1:
        return None
    order = next(orders(region))
    allow_depth(len(order))
    table = _Joined(len(order), limit)
    found: dict[int, int] = {}
    try:
        for level, leaf in enumerate(order):
            found[leaf] = table.short(table.node(level, 1, 0), size)
        for gate in region.gates:
            inner = [found[edge >> 1] for edge in network.edges[gate]]
            inner.sort(key=table.levels.__getitem__, reverse=True)
            found[gate] = _joined(network.kinds[gate], network.least[gate], inner, table, size)
    except TooManyNodesError:
        return None
    names = {leaf: network.names[leaf] for leaf in order}
    return Families({-1: table.family(found[top >> 1], order)}, names, sole=False)


def _joined(kind: Kind, least: int, inner: list[int], table: _Joined, size: int) -> int:
    if kind is Kind.ANY:
        result = 0
        for one in inner:
            result = table.either(result, one)
        return result
    if kind is Kind.ALL:
        result = 1
        for one in inner:
            result = table.both(result, one, size)
        return result
    reached = [1] + [0] * least
    for one in inner:
        for number in range(least, 0, -1):
            more = table.both(one, reached[number - 1], size)
            reached[number] = table.either(reached[number], more)
    return reached[least]
