"""Large modules drawn by OxiDD, a library of decision diagrams in Rust.

It makes a node some ten times faster than Python does. To load it and to read its diagram back
takes time too, so it is asked only for modules on which Python has spent a tenth of a second
already. Where it is not installed, all works without, only slower.

References:
    Husung, Dubslaff, Hermanns and Köhl, "OxiDD: a safe, concurrent, modular, and performant
    decision diagram framework in Rust", TACAS 2024.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from garant.assessment.structure.diagram import Diagram
from garant.assessment.structure.network import Kind
from garant.assessment.structure.regions import Region

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction, BCDDManager

# Results it remembers: with fewer the large Aralia trees took longer; more took longer to set up.
_REMEMBERED = 1 << 18
# A diagram of so few nodes is worked on faster than other orders are tried.
_SMALL = 20_000


@cache
def available() -> bool:
    """Whether the library is installed."""
    try:
        import oxidd.bcdd  # noqa: F401  (loaded here for the first time, as it takes a while)
    except ImportError:
        return False
    return True


def draw_native(region: Region, orders: Sequence[tuple[int, ...]], limit: int) -> Diagram | None:
    """The smallest of a region's diagrams in the orders given; a small one at once.

    Returns:
        The diagram; None if each of them takes more than `limit` nodes.
    """
    from oxidd.bcdd import BCDDManager
    from oxidd.util import DDMemoryError

    best = None
    for order in orders:
        manager = BCDDManager(limit, _REMEMBERED, 1)
        try:
            top = _drawn(region, order, manager)
        except DDMemoryError:
            continue
        size = top.node_count()
        if best is None or size < best[0]:
            best = size, order, top
        if size < _SMALL:
            break
    return None if best is None else _read(best[2], best[1], coherent=not region.negates)


def _drawn(region: Region, order: tuple[int, ...], manager: "BCDDManager") -> "BCDDFunction":
    network = region.network
    manager.add_vars(len(order))
    drawn = {leaf: manager.var(level) for level, leaf in enumerate(order)}

    def seen(edge: int) -> "BCDDFunction":
        return ~drawn[edge >> 1] if edge & 1 else drawn[edge >> 1]

    def level(one: "BCDDFunction") -> int:
        found = one.node_level()
        return len(order) if found is None else found

    for gate in region.gates:
        inner = sorted(map(seen, network.edges[gate]), key=level, reverse=True)
        if network.kinds[gate] is Kind.AT_LEAST:
            reached = [manager.true()] + [manager.false()] * network.least[gate]
            for one in inner:
                for number in range(network.least[gate], 0, -1):
                    reached[number] |= one & reached[number - 1]
            drawn[gate] = reached[-1]
        else:
            result = inner[0]
            for one in inner[1:]:
                result = result & one if network.kinds[gate] is Kind.ALL else result | one
            drawn[gate] = result
    return drawn[region.top]


def _read(top: "BCDDFunction", order: tuple[int, ...], *, coherent: bool) -> Diagram:
    """The library's diagram as lists; its shared negations are undone."""
    levels, highs, lows = [len(order)] * 2, [0, 1], [0, 1]
    numbers = {top.manager.false(): 0, top.manager.true(): 1}

    def read(one: "BCDDFunction") -> int:
        number = numbers.get(one)
        if number is None:
            cofactors = one.cofactors()
            level = one.node_level()
            assert cofactors is not None  # the two without any are in `numbers`
            assert level is not None
            high, low = read(cofactors[0]), read(cofactors[1])
            number = numbers[one] = len(levels)
            levels.append(level)
            highs.append(high)
            lows.append(low)
        return number

    return Diagram(order, levels, highs, lows, read(top), coherent)
