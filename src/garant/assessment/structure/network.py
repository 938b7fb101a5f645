"""Gates: a formula with each shared part once, negations on the edges, and modules found.

An edge is twice the number of a node, plus one where it negates. Node 0 never holds, so edge 0 is
"never" and edge 1 "always". Parts have lower numbers than the gates above them.

Every node is false where all variables are: a gate for which that is not so is kept as the
negation of its dual. Thus a gate and its negation are one node, and the smallest sets that make
a module true never are the empty one.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import Enum

from garant.assessment.structure.formula import (
    AllOf,
    AnyOf,
    AtLeast,
    Formula,
    Not,
    Variable,
    fold,
    sorted_formula,
)


class Kind(Enum):
    """What a node is; `AT_LEAST` has a number beside it, of the others it is unused."""

    NEVER = "never"
    VARIABLE = "variable"
    ALL = "all"
    ANY = "any"
    AT_LEAST = "at least"


FALSE, TRUE = 0, 1


class Network:
    """Nodes by number: `kinds`, `edges`, `least`, and the variable's name or nothing in `names`."""

    def __init__(self) -> None:
        self.kinds = [Kind.NEVER]
        self.edges: list[tuple[int, ...]] = [()]
        self.least = [0]
        self.names = [""]
        self.full = [False]  # whether it is true where all variables are
        self._numbers: dict[object, int] = {}

    def variable(self, name: str) -> int:
        """The edge to a variable."""
        return self._node(name, Kind.VARIABLE, (), 0, name, True)

    def gate(self, kind: Kind, edges: Iterable[int], least: int = 0) -> int:
        """The edge to what an "all", "any" or "at least" of edges comes to, at its simplest."""
        if kind is Kind.AT_LEAST:
            return self._at_least(least, edges)
        absorbing = FALSE if kind is Kind.ALL else TRUE
        kept = dict.fromkeys(edge for edge in edges if edge != 1 - absorbing)
        if absorbing in kept or any(edge ^ 1 in kept for edge in kept):
            return absorbing
        if not kept:
            return 1 - absorbing
        if len(kept) == 1:
            (only,) = kept
            return only
        if kind is Kind.ALL:
            if all(edge & 1 for edge in kept):
                return self._new(Kind.ANY, [edge ^ 1 for edge in kept]) ^ 1
        elif any(edge & 1 for edge in kept):
            return self._new(Kind.ALL, [edge ^ 1 for edge in kept]) ^ 1
        return self._new(kind, kept)

    def _at_least(self, least: int, edges: Iterable[int]) -> int:
        kept = []
        for edge in edges:
            if edge == TRUE:
                least -= 1
            elif edge != FALSE:
                kept.append(edge)
        if least <= 1 or least >= len(kept):
            if least <= 0:
                return TRUE
            if least > len(kept):
                return FALSE
            return self.gate(Kind.ANY if least == 1 else Kind.ALL, kept)
        if sum(edge & 1 for edge in kept) >= least:
            turned = [edge ^ 1 for edge in kept]
            return self._new(Kind.AT_LEAST, turned, len(kept) - least + 1) ^ 1
        return self._new(Kind.AT_LEAST, kept, least)

    def _new(self, kind: Kind, edges: Iterable[int], least: int = 0) -> int:
        found = tuple(edges)
        true = [self.full[edge >> 1] != bool(edge & 1) for edge in found]
        full = {
            Kind.ALL: all(true),
            Kind.ANY: any(true),
            Kind.AT_LEAST: sum(true) >= least,
        }[kind]
        # The first order met is kept, since the orders of a diagram start from it.
        key = (kind, least, tuple(sorted(found)))
        return self._node(key, kind, found, least, "", full)

    def _node(
        self, key: object, kind: Kind, edges: tuple[int, ...], least: int, name: str, full: bool
    ) -> int:
        number = self._numbers.setdefault(key, len(self.kinds))
        if number == len(self.kinds):
            self.kinds.append(kind)
            self.edges.append(edges)
            self.least.append(least)
            self.names.append(name)
            self.full.append(full)
        return 2 * number

    def below(self, root: int) -> list[int]:
        """The nodes that a node stands on and itself, lower numbers first."""
        seen = {root}
        stack = [root]
        while stack:
            for edge in self.edges[stack.pop()]:
                if edge >> 1 not in seen:
                    seen.add(edge >> 1)
                    stack.append(edge >> 1)
        return sorted(seen)


def make_network(formula: Formula) -> tuple[Network, int]:
    """The gates of a formula, and the edge to its top."""
    network = Network()

    def step(part: Formula, inner: list[int]) -> int:
        match part:
            case Variable(name):
                return network.variable(name)
            case Not():
                return inner[0] ^ 1
            case AllOf():
                return network.gate(Kind.ALL, inner)
            case AnyOf():
                return network.gate(Kind.ANY, inner)
            case AtLeast(least):
                return network.gate(Kind.AT_LEAST, inner, least)

    top = fold(sorted_formula(formula), step)
    network, top = _coalesced(network, top)
    return _gathered(network, top)


def modules(network: Network, root: int) -> set[int]:
    """The gates that share nothing with what stands outside them, the root among them.

    A gate that is false where all is true (as an "either, not both" is) is no module here: its
    dual would be true of the empty set.

    References:
        Dutuit and Rauzy, "A linear-time algorithm to find modules of fault trees", IEEE
        Transactions on Reliability 45 (1996): a gate is a module if every visit to what stands
        below it falls between entering and leaving it.
    """
    entered: dict[int, int] = {}
    left: dict[int, int] = {}
    last: dict[int, int] = {}
    date = 0
    stack = [root]
    while stack:
        node = stack.pop()
        date += 1
        if node < 0:
            left[~node] = date
        else:
            last[node] = date
            if node not in entered:
                entered[node] = date
                stack.append(~node)
                stack += [edge >> 1 for edge in reversed(network.edges[node])]
    found = {root}
    first_below: dict[int, int] = {}
    last_below: dict[int, int] = {}
    for node in network.below(root):
        inner = {edge >> 1 for edge in network.edges[node]}
        first_below[node] = min([entered[node], *(first_below[one] for one in inner)])
        last_below[node] = max([last[node], *(last_below[one] for one in inner)])
        if inner and network.full[node]:
            earliest = min(first_below[one] for one in inner)
            latest = max(last_below[one] for one in inner)
            if earliest > entered[node] and latest < left[node]:
                found.add(node)
    return found


def parents(network: Network, root: int) -> dict[int, int]:
    """How many edges lead to each node below a root."""
    count = dict.fromkeys(network.below(root), 0)
    for node in count:
        for edge in network.edges[node]:
            count[edge >> 1] += 1
    return count


def _rebuilt(
    network: Network, top: int, edges_of: Callable[[Network, int, Callable[[int], int]], list[int]]
) -> tuple[Network, int]:
    """The network anew, each gate over the edges that `edges_of` makes for it."""
    made = Network()
    new = {0: FALSE}

    def renewed(edge: int) -> int:
        return new[edge >> 1] ^ (edge & 1)

    for node in network.below(top >> 1):
        if network.kinds[node] is Kind.VARIABLE:
            new[node] = made.variable(network.names[node])
        elif node:
            edges = edges_of(made, node, renewed)
            new[node] = made.gate(network.kinds[node], edges, network.least[node])
    return made, renewed(top)


def _coalesced(network: Network, top: int) -> tuple[Network, int]:
    """An "all" within an "all", an "any" within an "any", become one, unless they are shared."""
    count = parents(network, top >> 1)
    turned = {Kind.ALL: Kind.ANY, Kind.ANY: Kind.ALL}

    def edges_of(made: Network, node: int, renewed: Callable[[int], int]) -> list[int]:
        kind = network.kinds[node]
        found = []
        stack = list(reversed(network.edges[node]))
        while stack:
            edge = stack.pop()
            inner = network.kinds[edge >> 1]
            seen_as = turned.get(inner) if edge & 1 else inner
            if kind is not Kind.AT_LEAST and seen_as is kind and count[edge >> 1] == 1:
                stack += [below ^ (edge & 1) for below in reversed(network.edges[edge >> 1])]
            else:
                found.append(renewed(edge))
        return found

    return _rebuilt(network, top, edges_of)


def _gathered(network: Network, top: int) -> tuple[Network, int]:
    """What stands under one gate and has to do with nothing else, gathered under one of its own.

    Under a module, parts that share variables are gathered; under another gate, the parts that
    share none. What is gathered is a module, to be worked out by itself.
    """
    root = top >> 1
    count = parents(network, root)
    found = modules(network, root)
    scope: dict[int, int] = {}
    for node in network.below(root):
        scope[node] = 1 << node if network.kinds[node] is Kind.VARIABLE else 0
        for edge in network.edges[node]:
            scope[node] |= scope[edge >> 1]

    def closed(edge: int) -> bool:
        node = edge >> 1
        return count[node] == 1 and (network.kinds[node] is Kind.VARIABLE or node in found)

    def edges_of(made: Network, node: int, renewed: Callable[[int], int]) -> list[int]:
        edges = network.edges[node]
        if network.kinds[node] is Kind.AT_LEAST:
            return [renewed(edge) for edge in edges]
        if node in found:
            groups = _connected(edges, scope)
        else:
            alone = [edge for edge in edges if closed(edge)]
            groups = [[edge] for edge in edges if not closed(edge)]
            groups += [alone] if alone else []
        if len(groups) == 1:
            return [renewed(edge) for edge in edges]
        return [made.gate(network.kinds[node], map(renewed, group)) for group in groups]

    return _rebuilt(network, top, edges_of)


def _connected(edges: Sequence[int], scope: dict[int, int]) -> list[list[int]]:
    """The edges in groups that share no variable with one another."""
    groups: list[tuple[int, list[int]]] = []
    for edge in edges:
        reach, members = scope[edge >> 1], [edge]
        apart = []
        for other_reach, others in groups:
            if other_reach & reach:
                reach |= other_reach
                members = others + members
            else:
                apart.append((other_reach, others))
        groups = [*apart, (reach, members)]
    return [members for _, members in groups]
