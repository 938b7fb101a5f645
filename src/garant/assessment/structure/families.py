"""Families: the smallest sets that make a module true, kept as zero-suppressed diagrams.

A node of a family stands for sets of leaves: those of `lows`, and those of `highs` with its leaf
added. Node 0 is no set at all, node 1 the empty set alone. Millions of sets take a few hundred
nodes, and are counted without being written out.

References:
    Minato, "Zero-suppressed BDDs for set manipulation in combinatorial problems", DAC 1993.
    Rauzy, "New algorithms for fault trees analysis", Reliability Engineering and System Safety 40
    (1993): the smallest solutions, from the diagram, by an operator that leaves out supersets.
    Rauzy, "Mathematical foundation of minimal cutsets", IEEE Transactions on Reliability 50
    (2001): what they are where a formula negates.
"""

from dataclasses import dataclass

from garant.assessment.structure.diagram import Diagram, TooManyNodesError


@dataclass(frozen=True)
class Family:
    """Sets of leaves, none within another; `root` is its last node, or 0 or 1."""

    leaves: tuple[int, ...]
    levels: list[int]
    highs: list[int]
    lows: list[int]
    root: int


class FamilyTable:
    """The nodes made for one order of leaves, each once, and what was found of them.

    Raises:
        TooManyNodesError: By every operation, once more than `limit` nodes are made.
    """

    def __init__(self, levels: int, limit: int) -> None:
        self.levels = [levels, levels]
        self.highs = [0, 1]
        self.lows = [0, 1]
        self.limit = limit
        self._numbers: dict[tuple[int, int, int], int] = {}
        self._without: dict[int, int] = {}

    def node(self, level: int, high: int, low: int) -> int:
        """The sets of `low`, and those of `high` with the leaf of a level."""
        if high == 0:
            return low
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

    def without(self, one: int, other: int) -> int:
        """The sets of a family that hold no set of another."""
        if one == 0 or other == 0:
            return one
        if other == 1 or one == other:
            return 0
        if one == 1:
            return 1
        level, beside = self.levels[one], self.levels[other]
        while beside < level:  # a set with a leaf that no set of `one` has is in none of them
            other = self.lows[other]
            if other == 0:
                return one
            if other == one:
                return 0
            beside = self.levels[other]
        key = one << 32 | other
        found = self._without.get(key)
        if found is not None:
            return found
        high, low = self.highs[one], self.lows[one]
        if level < beside:
            high, low = self.without(high, other), self.without(low, other)
        else:
            high = self.without(self.without(high, self.highs[other]), self.lows[other])
            low = self.without(low, self.lows[other])
        found = self._without[key] = self.node(level, high, low)
        return found

    def family(self, root: int, leaves: tuple[int, ...]) -> Family:
        """What a node leads to, without all else that the table holds."""
        wanted = bytearray(len(self.levels))
        wanted[root] = 1
        for node in range(root, 1, -1):
            if wanted[node]:
                wanted[self.highs[node]] = wanted[self.lows[node]] = 1
        number = [0, 1] + [0] * (len(self.levels) - 2)
        levels, highs, lows = self.levels[:2], [0, 1], [0, 1]
        for node in range(2, root + 1):
            if wanted[node]:
                number[node] = len(levels)
                levels.append(self.levels[node])
                highs.append(number[self.highs[node]])
                lows.append(number[self.lows[node]])
        return Family(leaves, levels, highs, lows, number[root])


class _Solutions(FamilyTable):
    """The smallest solutions of a coherent diagram.

    Here the sets to leave out are given as the diagram that they solve: whether a set holds one
    of them is whether the diagram is true of it. That takes one step for each pair of nodes,
    where leaving out one family from another takes two, and is what makes large trees feasible.
    """

    def __init__(self, diagram: Diagram, highs: list[int], lows: list[int], limit: int) -> None:
        super().__init__(len(diagram.leaves), limit)
        self._asked, self._yes, self._no = diagram.levels, highs, lows
        self._unsolved: dict[int, int] = {}

    def unsolved(self, sets: int, node: int) -> int:
        """The sets that do not make a node of the diagram true."""
        if node == 0 or sets == 0:
            return sets
        if node == 1:
            return 0
        if sets == 1:
            return 1  # a coherent diagram that asks at all is false of the empty set
        level, beside = self.levels[sets], self._asked[node]
        while beside < level:
            node = self._no[node]
            if node == 0:
                return sets
            beside = self._asked[node]
        key = sets << 32 | node
        found = self._unsolved.get(key)
        if found is not None:
            return found
        high, low = self.highs[sets], self.lows[sets]
        if level < beside:
            high, low = self.unsolved(high, node), self.unsolved(low, node)
        else:
            high, low = self.unsolved(high, self._yes[node]), self.unsolved(low, self._no[node])
        found = self._unsolved[key] = self.node(level, high, low)
        return found


def smallest(diagram: Diagram, limit: int, *, lost: bool = False, turned: bool = False) -> Family:
    """The smallest sets of leaves that settle a diagram if no other leaf is so.

    Args:
        diagram: The module.
        limit: The most nodes to make.
        lost: The sets are of leaves that are false, all others true; otherwise the other way.
        turned: Look for what makes the diagram false.

    Raises:
        TooManyNodesError: More nodes than `limit` are needed.
    """
    highs, lows, root = diagram.highs, diagram.lows, diagram.root
    if turned:
        highs = [1 - node if node < 2 else node for node in highs]
        lows = [1 - node if node < 2 else node for node in lows]
        root = 1 - root if root < 2 else root
    if lost:
        highs, lows = lows, highs
    if diagram.coherent and lost == turned:
        return _of_coherent(diagram, highs, lows, root, limit)
    table = FamilyTable(len(diagram.leaves), limit)
    found = [0, 1]
    for node in range(2, root + 1):
        low = found[lows[node]]
        high = table.without(found[highs[node]], low)
        found.append(table.node(diagram.levels[node], high, low))
    return table.family(found[root], diagram.leaves)


def _of_coherent(
    diagram: Diagram, highs: list[int], lows: list[int], root: int, limit: int
) -> Family:
    table = _Solutions(diagram, highs, lows, limit)
    found = [0, 1]
    for node in range(2, root + 1):
        high = table.unsolved(found[highs[node]], lows[node])
        found.append(table.node(diagram.levels[node], high, found[lows[node]]))
    return table.family(found[root], diagram.leaves)
