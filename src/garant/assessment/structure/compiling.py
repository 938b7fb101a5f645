"""From a formula to diagrams: one for each module, in the best order found."""

from collections.abc import Sequence
from dataclasses import dataclass

from garant.assessment.structure import native
from garant.assessment.structure.diagram import Diagram, Table, TooManyNodesError, draw, kept
from garant.assessment.structure.formula import Formula
from garant.assessment.structure.network import FALSE, TRUE, Kind, make_network
from garant.assessment.structure.recursion import allow_depth
from garant.assessment.structure.regions import Region, orders, regions
from garant.errors import GarantError

# Tuned on the Aralia trees: a lucky order is found before much is spent on the others. Measure
# again with benchmarks/fault_trees.py if a node comes to cost other than a microsecond or two.
_FIRST_ROUNDS = (2_000, 8_000, 20_000, 64_000)
_NATIVE_ROUNDS = (256_000,)
_NATIVE_FROM = 20_000


@dataclass(frozen=True)
class Compiled:
    """The diagrams of a formula.

    `modules` has each module by its number, after those inside it, the top last; none where the
    formula is always or never true. `names` has the variables by theirs: the leaves of a diagram
    are one or the other. `turned` tells that the formula is true where the top module is not.
    """

    modules: dict[int, Diagram]
    names: dict[int, str]
    turned: bool

    @property
    def top(self) -> int | None:
        """The number of the top module, if the formula depends on anything."""
        return next(reversed(self.modules), None)

    @property
    def nodes(self) -> int:
        """How many nodes the diagrams have in all, without the two ends."""
        return sum(len(diagram.levels) - 2 for diagram in self.modules.values())


def compile_formula(formula: Formula, node_limit: int) -> Compiled:
    """The diagrams of a formula.

    Raises:
        GarantError: A module takes more nodes than the limit in every order tried.
    """
    network, top = make_network(formula)
    if top in (FALSE, TRUE):
        return Compiled({}, {}, top == TRUE)
    if network.kinds[top >> 1] is Kind.VARIABLE:
        return Compiled({-1: _alone(top >> 1)}, {top >> 1: network.names[top >> 1]}, bool(top & 1))
    found = regions(network, top >> 1)
    modules = {region.top: _diagram(region, node_limit) for region in found}
    leaves = {leaf for region in found for leaf in region.leaves}
    names = {leaf: network.names[leaf] for leaf in leaves if leaf not in modules}
    return Compiled(modules, names, bool(top & 1))


def _alone(variable: int) -> Diagram:
    """A formula that is one variable."""
    return Diagram((variable,), [1, 1, 0], [0, 1, 1], [0, 1, 0], 2, coherent=True)


def _diagram(region: Region, limit: int) -> Diagram:
    allow_depth(len(region.leaves))
    tried = [_Drawing(region, order) for order in orders(region)]
    for most in _FIRST_ROUNDS:
        if most > _NATIVE_FROM and native.available():
            break
        for drawing in tried:
            diagram = drawing.diagram(min(most, limit))
            if diagram is not None:
                return diagram
    if native.available():
        found = _native(region, [drawing.order for drawing in tried], limit)
    else:
        found = _one_by_one(tried, limit)
    if found is None:
        raise GarantError(
            f"the diagram of a module with {len(region.leaves)} variables or modules takes more "
            f"than {limit} nodes; raise `node_limit`, ask for sets up to a size only, or estimate "
            "the odds by sampling"
        )
    return found


def _native(region: Region, tried: Sequence[tuple[int, ...]], limit: int) -> Diagram | None:
    for most in (*_NATIVE_ROUNDS, limit):
        if most <= limit:
            found = native.draw_native(region, tried, most)
            if found is not None:
                return found
    return None


def _one_by_one(tried: "list[_Drawing]", limit: int) -> Diagram | None:
    while tried:
        found = tried.pop(0).diagram(limit)
        if found is not None:
            return found
    return None


class _Drawing:
    """A region being drawn in one order, as far as it got."""

    def __init__(self, region: Region, order: tuple[int, ...]) -> None:
        self.order = order
        self._region = region
        self._table = Table(len(order), 0)
        self._levels = {leaf: level for level, leaf in enumerate(order)}
        self._drawn: dict[int, int] = {}

    def diagram(self, limit: int) -> Diagram | None:
        """The diagram, if it takes no more nodes than the limit."""
        table = self._table
        table.limit = limit
        try:
            top = draw(self._region, self._leaf, table, self._drawn)
        except TooManyNodesError:
            return None
        return kept(table, top, self.order, coherent=not self._region.negates)

    def _leaf(self, leaf: int) -> int:
        return self._table.node(self._levels[leaf], 1, 0)
