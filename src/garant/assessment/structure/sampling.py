"""Sampling: the odds of a formula whose diagram is too large, with how far off they may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from garant.assessment.structure.formula import Formula, true_cases, variables

_AT_ONCE = 1 << 16
_PRECISION = 64  # binary digits of a chance: the rest is far below the sampling error


@dataclass(frozen=True, slots=True)
class Estimate:
    """Odds found by drawing at random.

    `birnbaum` has the importance of each variable, if it was asked for. `error` is the standard
    error of the odds: in two cases of three the exact ones are no farther off, and they are more
    than three times as far off in one of some 370. It is never 0, even where all draws agree. An
    importance may be twice as far off.
    """

    holds: float
    breaks: float
    error: float
    draws: int
    birnbaum: Mapping[str, float]


def shares_true(
    formula: Formula, chances: Mapping[str, float], draws: int, seed: int, *, slopes: bool
) -> tuple[float, dict[str, float]]:
    """In what share of random draws a formula is true; the same for the same seed.

    Args:
        formula: What to work out.
        chances: How likely each variable is true.
        draws: How often to draw.
        seed: Where to start drawing.
        slopes: Find also, for each variable, the share where it is made true less the share where
            it is made false, in the same draws.

    Returns:
        The share, and those for each variable, if asked for.
    """
    random = Random(seed)
    names = sorted(variables(formula))  # the same draws in whatever order the formula is written
    true = 0
    apart = dict.fromkeys(names if slopes else [], 0)
    left = draws
    while left:
        at_once = min(left, _AT_ONCE)
        every = (1 << at_once) - 1
        cases = {name: _cases(chances[name], at_once, random) for name in names}
        true += true_cases(formula, cases, every).bit_count()
        for name in apart:
            kept = true_cases(formula, cases | {name: every}, every)
            lost = true_cases(formula, cases | {name: 0}, every)
            apart[name] += kept.bit_count() - lost.bit_count()
        left -= at_once
    return true / draws, {name: number / draws for name, number in apart.items()}


def _cases(chance: float, number: int, random: Random) -> int:
    """So many binary digits, each 1 with a chance.

    The digits of the chance are gone through from the last: joining a random digit, by "or" where
    the chance's is 1 and by "and" where it is 0, halves the chance so far and adds half of that.
    """
    scaled = round(chance * (1 << _PRECISION))
    if scaled == 1 << _PRECISION:
        return (1 << number) - 1
    result = 0
    last = (scaled & -scaled).bit_length() - 1 if scaled else _PRECISION
    for place in range(last, _PRECISION):
        digits = random.getrandbits(number)
        result = result | digits if scaled >> place & 1 else result & digits
    return result
