"""Regions: each module of a network by itself, and the orders in which to look at its leaves.

The size of a diagram depends on the order of its leaves, from linear to exponential, and no rule
finds the best. Each order here is met depth first, which keeps together what stands together, and
differs in which part of a gate it enters first. On the Aralia trees each of them is the best for
some tree, where another takes ten times as many nodes or more; moving variables about afterwards
was slower than trying all of these.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from garant.assessment.structure.network import Kind, Network, modules


@dataclass(frozen=True)
class Region:
    """A module without the modules inside it.

    `gates` are its nodes, lower numbers first, `top` the last of them. `leaves` are the variables
    and modules that it stands on. `negates` tells whether any edge in it is negated.
    """

    network: Network
    top: int
    gates: tuple[int, ...]
    leaves: frozenset[int]
    negates: bool


def regions(network: Network, root: int) -> list[Region]:
    """The modules of a network, each after those inside it, the root's last."""
    found = modules(network, root)
    return [_region(network, top, found) for top in sorted(found)]


def whole(network: Network, root: int) -> Region:
    """A network with the modules inside it taken apart: its leaves are all variables."""
    return _region(network, root, {root})


def _region(network: Network, top: int, found: set[int]) -> Region:
    gates = []
    leaves = set()
    seen = {top}
    stack = [top]
    negates = False
    while stack:
        node = stack.pop()
        if network.kinds[node] is Kind.VARIABLE or (node in found and node != top):
            leaves.add(node)
            continue
        gates.append(node)
        for edge in network.edges[node]:
            negates = negates or bool(edge & 1)
            if edge >> 1 not in seen:
                seen.add(edge >> 1)
                stack.append(edge >> 1)
    return Region(network, top, tuple(sorted(gates)), frozenset(leaves), negates)


def orders(region: Region) -> Iterator[tuple[int, ...]]:
    """Orders of the leaves worth trying, no order twice."""
    network = region.network
    size = dict.fromkeys(region.leaves, 1)
    shared = dict.fromkeys([*region.leaves, *region.gates], 0)
    for gate in region.gates:
        size[gate] = sum(size[edge >> 1] for edge in network.edges[gate])
        for edge in network.edges[gate]:
            shared[edge >> 1] += 1
    ranks: list[Callable[[int], int | tuple[int, int]]] = [
        lambda node: -shared[node],
        lambda node: (size[node], -shared[node]),
        lambda node: -size[node],
        lambda node: (-shared[node], size[node]),
    ]
    seen = set()
    for rank in ranks:
        order = _depth_first(region, rank)
        if order not in seen:
            seen.add(order)
            yield order


def _depth_first(region: Region, rank: Callable[[int], int | tuple[int, int]]) -> tuple[int, ...]:
    met: dict[int, None] = {}
    stack = [region.top]
    while stack:
        node = stack.pop()
        if node in met:
            continue
        met[node] = None
        if node not in region.leaves:
            inner = [edge >> 1 for edge in region.network.edges[node]]
            inner.sort(key=rank)
            stack += inner[::-1]
    return tuple(node for node in met if node in region.leaves)
