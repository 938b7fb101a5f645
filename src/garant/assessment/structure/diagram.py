"""Decision diagrams: what a module comes to, leaf after leaf, in one order.

A diagram is kept as lists, by node: at which leaf the node asks (`levels`), where it goes on if
the leaf is true (`highs`) and if not (`lows`). Node 0 is "never", node 1 "always". A node comes
after those it leads to, so that what depends on these alone is worked out in one pass.
"""

from collections.abc import Callable
from dataclasses import dataclass

from garant.assessment.structure.network import Kind
from garant.assessment.structure.regions import Region


@dataclass(frozen=True)
class Diagram:
    """A module as a reduced ordered diagram; `root` is its last node, or 0 or 1.

    `leaves` are the numbers of the leaves, by level. `coherent` tells that one more true leaf
    never makes it false.
    """

    leaves: tuple[int, ...]
    levels: list[int]
    highs: list[int]
    lows: list[int]
    root: int
    coherent: bool


class TooManyNodesError(Exception):
    """More nodes than were allowed for."""


class Table:
    """The nodes made for one order of leaves, each once, and what was found of them.

    Raises:
        TooManyNodesError: By every operation, once more than `limit` nodes are made. What was
            found until then is kept, and a greater `limit` goes on from there.
    """

    def __init__(self, levels: int, limit: int) -> None:
        self.levels = [levels, levels]  # "never" and "always" stand below every leaf
        self.highs = [0, 1]
        self.lows = [0, 1]
        self.limit = limit
        self._numbers: dict[tuple[int, int, int], int] = {}
        self._both: dict[int, int] = {}
        self._either: dict[int, int] = {}
        self._inverse = {0: 1, 1: 0}

    def node(self, level: int, high: int, low: int) -> int:
        """The node that asks at a level and goes on to two others."""
        if high == low:
            return high
        key = (level, high, low)
        number = self._numbers.get(key)
        if number is None:
            number = len(self.levels)
            if number > self.limit:
                raise TooManyNodesError
            self._numbers[key] = number
            self.levels.append(level)
            self.highs.append(high)
            self.lows.append(low)
        return number

    def both(self, one: int, other: int) -> int:
        """Where both nodes are true."""
        if one == other:
            return one
        if one > other:
            one, other = other, one
        if one < 2:
            return other if one else 0
        key = one << 32 | other  # one number takes half the memory of a pair, and is as fast
        found = self._both.get(key)
        if found is not None:
            return found
        level, beside = self.levels[one], self.levels[other]
        if level < beside:
            high = self.both(self.highs[one], other)
            low = self.both(self.lows[one], other)
        elif beside < level:
            level = beside
            high = self.both(one, self.highs[other])
            low = self.both(one, self.lows[other])
        else:
            high = self.both(self.highs[one], self.highs[other])
            low = self.both(self.lows[one], self.lows[other])
        found = self._both[key] = self.node(level, high, low)
        return found

    def either(self, one: int, other: int) -> int:
        """Where one node or both are true."""
        if one == other:
            return one
        if one > other:
            one, other = other, one
        if one < 2:
            return 1 if one else other
        key = one << 32 | other
        found = self._either.get(key)
        if found is not None:
            return found
        level, beside = self.levels[one], self.levels[other]
        if level < beside:
            high = self.either(self.highs[one], other)
            low = self.either(self.lows[one], other)
        elif beside < level:
            level = beside
            high = self.either(one, self.highs[other])
            low = self.either(one, self.lows[other])
        else:
            high = self.either(self.highs[one], self.highs[other])
            low = self.either(self.lows[one], self.lows[other])
        found = self._either[key] = self.node(level, high, low)
        return found

    def inverse(self, one: int) -> int:
        """Where a node is not true."""
        found = self._inverse.get(one)
        if found is None:
            high = self.inverse(self.highs[one])
            low = self.inverse(self.lows[one])
            found = self._inverse[one] = self.node(self.levels[one], high, low)
            self._inverse[found] = one
        return found

    def level(self, one: int) -> int:
        """The level at which a node asks."""
        return self.levels[one]


def draw(
    region: Region,
    leaf: Callable[[int], int],
    table: Table,
    drawn: dict[int, int],
) -> int:
    """The top of a region as a node of a table.

    Args:
        region: What to draw.
        leaf: The node of each leaf.
        table: Where the nodes are kept.
        drawn: The gates drawn before; added to, so that a later call goes on from here.
    """
    network = region.network

    def seen(edge: int) -> int:
        node = edge >> 1
        found = leaf(node) if node in region.leaves else drawn[node]
        return table.inverse(found) if edge & 1 else found

    for gate in region.gates:
        if gate in drawn:
            continue
        # From the lowest leaf up, so that each step adds to a diagram that is done.
        inner = sorted(map(seen, network.edges[gate]), key=table.level, reverse=True)
        kind = network.kinds[gate]
        if kind is Kind.AT_LEAST:
            drawn[gate] = _at_least(network.least[gate], inner, table)
        else:
            join = table.both if kind is Kind.ALL else table.either
            result = inner[0]
            for one in inner[1:]:
                result = join(result, one)
            drawn[gate] = result
    return drawn[region.top]


def _at_least(least: int, inner: list[int], table: Table) -> int:
    reached = [1] + [0] * least  # reached[j]: j or more of those so far
    for one in inner:
        for number in range(least, 0, -1):
            reached[number] = table.either(reached[number], table.both(one, reached[number - 1]))
    return reached[least]


def kept(table: Table, root: int, leaves: tuple[int, ...], *, coherent: bool) -> Diagram:
    """What a node leads to, without all else that the table holds."""
    wanted = bytearray(len(table.levels))
    wanted[root] = 1
    for node in range(root, 1, -1):
        if wanted[node]:
            wanted[table.highs[node]] = wanted[table.lows[node]] = 1
    number = [0, 1] + [0] * (len(table.levels) - 2)
    levels, highs, lows = [len(leaves)] * 2, [0, 1], [0, 1]
    for node in range(2, root + 1):
        if wanted[node]:
            number[node] = len(levels)
            levels.append(table.levels[node])
            highs.append(number[table.highs[node]])
            lows.append(number[table.lows[node]])
    return Diagram(leaves, levels, highs, lows, number[root], coherent)
