"""Odds: how likely a formula is true, and what each variable has to do with it.

Variables are taken to be independent of one another; what depends on a common cause must have
that cause as a variable. Both the probability and that of the opposite are summed from products,
never taken from one, so that either keeps its accuracy however small it is.

References:
    Birnbaum, "On the importance of different components in a multicomponent system", 1968.
    Vesely, Davis, Denning and Saltos, "Measures of risk importance and their applications",
    NUREG/CR-3385 (1983).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from garant.assessment.structure.compiling import Compiled
from garant.assessment.structure.diagram import Diagram


@dataclass(frozen=True, slots=True)
class Importance:
    """What one variable has to do with the odds.

    `birnbaum` is how much likelier the guarantee is to hold with the variable kept than with it
    lost, all else as it is. `fussell_vesely` is the share of the odds of breaking that would go
    if it were surely kept.
    """

    birnbaum: float
    fussell_vesely: float


@dataclass(frozen=True, slots=True)
class Odds:
    """How likely a guarantee is to hold and to break, and the importance of each variable."""

    holds: float
    breaks: float
    importance: Mapping[str, Importance]


Pair = tuple[float, float]


def probabilities(compiled: Compiled, chances: Mapping[str, Pair]) -> tuple[Pair, dict[str, float]]:
    """The odds that a formula is true and that it is not, and how they depend on each variable.

    Two passes over the diagrams, up and back down: the time is in proportion to their size.

    Args:
        compiled: The formula.
        chances: For each variable how likely it is true, and that it is not.

    Returns:
        The two odds, and for each variable the odds of the formula where it is true less those
        where it is not. A variable that makes no difference may be left out.
    """
    if compiled.top is None:
        return (0.0, 1.0) if not compiled.turned else (1.0, 0.0), {}
    pairs = {leaf: chances[name] for leaf, name in compiled.names.items()}
    upward: dict[int, tuple[list[float], list[float]]] = {}
    for module, diagram in compiled.modules.items():
        upward[module] = _up(diagram, [pairs[leaf] for leaf in diagram.leaves])
        true, false = upward[module]
        pairs[module] = true[diagram.root], false[diagram.root]
    slopes = {compiled.top: -1.0 if compiled.turned else 1.0}
    for module in reversed(compiled.modules):
        diagram = compiled.modules[module]
        inner = [pairs[leaf] for leaf in diagram.leaves]
        found = _down(diagram, inner, upward[module][0])
        for leaf, slope in zip(diagram.leaves, found, strict=True):
            slopes[leaf] = slopes[module] * slope
    true_odds, false_odds = pairs[compiled.top]
    both = (false_odds, true_odds) if compiled.turned else (true_odds, false_odds)
    return both, {name: slopes[leaf] for leaf, name in compiled.names.items()}


def _up(diagram: Diagram, pairs: list[Pair]) -> tuple[list[float], list[float]]:
    """The odds of being true and of not being so, for each node."""
    true, false = [0.0, 1.0], [1.0, 0.0]
    levels, highs, lows = diagram.levels, diagram.highs, diagram.lows
    for node in range(2, len(levels)):
        yes, no = pairs[levels[node]]
        high, low = highs[node], lows[node]
        true.append(yes * true[high] + no * true[low])
        false.append(yes * false[high] + no * false[low])
    return true, false


def _down(diagram: Diagram, pairs: list[Pair], true: list[float]) -> list[float]:
    """The slope of the odds in those of each leaf."""
    levels, highs, lows = diagram.levels, diagram.highs, diagram.lows
    reached = [0.0] * len(levels)
    reached[diagram.root] = 1.0
    slopes = [0.0] * len(diagram.leaves)
    for node in range(len(levels) - 1, 1, -1):
        here = reached[node]
        level, high, low = levels[node], highs[node], lows[node]
        yes, no = pairs[level]
        slopes[level] += here * (true[high] - true[low])
        reached[high] += here * yes
        reached[low] += here * no
    return slopes
