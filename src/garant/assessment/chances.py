"""Odds under a table from rung to chance: an aid for asking "what if", and no forecast.

Each offer is kept or not by itself, with the chance of its rung, and each condition holds or not
with the chance of its state; parties stay unless the question is what their leaving would do.
Worked out exactly, except that amounts are modelled as `Hinges` tells, and that odds which take
too long are estimated, with their error.

References:
    Rauzy, "New algorithms for fault trees analysis", Reliability Engineering and System Safety 40
    (1993): odds from diagrams; what shares no variable is worked out by itself.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from math import prod

from garant.assessment.keeping import Keeping, acts_of_elements, element_of
from garant.assessment.shaping import Shape, Shaping, fill
from garant.assessment.structure import Formula, Structure, Variable
from garant.errors import GarantError
from garant.model import (
    Condition,
    Firmness,
    Guarantee,
    GuaranteeOdds,
    Loss,
    PartOdds,
    RungTable,
)

# Measured on offers at random: past these an estimate is quicker than an answer by far.
_NODE_LIMIT = 20_000
_CASES = 32
_DRAWS = 20_000


def odds(
    guarantee: Guarantee, table: RungTable, *, least: Firmness = Firmness.SIGNALLED
) -> GuaranteeOdds:
    """How likely the guarantee and its parts hold under a table, and what each loss would do.

    Args:
        guarantee: What is known on the day.
        table: The chances of rungs and states.
        least: The lowest rung that counts; offers below it are taken to be none.

    Raises:
        GarantError: Something in the pact leans on itself, or a formula is too large.
    """
    keeping = Keeping(guarantee, least, words=True)
    pact = guarantee.pact
    names = [None, *(one.name for one in pact.pillars), *(one.name for one in pact.needs)]
    shaping = Shaping(pact, keeping.missing)
    shapes = {name: shaping.shape(name) for name in names}
    chances = _Chances(guarantee, keeping, table)
    return GuaranteeOdds(
        table,
        tuple(
            PartOdds(
                name,
                *chances.of(shape),
                if_met=chances.if_met(shape),
                because=tuple(dict.fromkeys(_acts(keeping, shape))),
            )
            for name, shape in shapes.items()
        ),
        tuple(_losses(keeping, chances, shapes[None])),
        tuple(need.name for need in pact.needs if need.name in keeping.unmodelled),
        tuple(need.name for need in pact.needs if need.name in keeping.rounded),
    )


class _Chances:
    """The chance of every variable, and of parts by them."""

    def __init__(self, guarantee: Guarantee, keeping: Keeping, table: RungTable) -> None:
        self._formulas = keeping.formulas(keeping.needs)
        self._words = {name: table.rung(one.firmness) for name, one in keeping.words.items()}
        self._conditions = {one: table.state(guarantee.state(one)) for one in Condition}
        # Needs of one capability rest on the same offers, and are not worked out one by one.
        asked = Counter(need.capability for need in keeping.needs.values())
        self._alone = {
            name: Structure.holding(formula)
            for name, formula in self._formulas.items()
            if asked[keeping.needs[name].capability] == 1
        }
        self._known: dict[tuple[str, frozenset[str]], Formula | float] = {}

    def elements(self, shape: Shape) -> tuple[str, ...]:
        """The variables of a part that are no words."""
        names = Structure.holding(fill(shape.strict, self._formulas)).variables
        return tuple(name for name in names if not name.startswith("word "))

    def of(self, shape: Shape) -> tuple[float, float]:
        """How likely a part holds, and the standard error of that, which is 0 where it is exact."""
        structure = Structure.holding(fill(shape.strict, self._formulas), node_limit=_NODE_LIMIT)
        open_ended: dict[str, float] = {}
        kept: list[str] = []
        lost: list[str] = []
        for name in self.elements(shape):
            condition = element_of(name).condition
            chance = 1.0 if condition is None else self._conditions[condition]
            if 0 < chance < 1:
                open_ended[name] = chance
            else:
                (kept if chance else lost).append(name)
        # What is settled is taken out first: the diagram of what is left is far smaller.
        left = structure.given(kept=kept, lost=lost)
        chances = self._words | open_ended
        try:
            return left.odds(kept=chances).holds, 0.0
        except GarantError:
            if 2 ** len(open_ended) > _CASES:
                estimate = left.estimate(kept=chances, draws=_DRAWS)
                return estimate.holds, estimate.error
        return self._case_by_case(shape, open_ended, frozenset(lost)), 0.0

    def if_met(self, shape: Shape, *, without: str | None = None) -> float:
        """How likely a part holds with every condition met but one, or every party kept but one."""
        return self._settled(shape, frozenset() if without is None else frozenset({without}))

    def _case_by_case(
        self, shape: Shape, open_ended: Mapping[str, float], lost: frozenset[str]
    ) -> float:
        total = 0.0
        for case in product((True, False), repeat=len(open_ended)):
            chance = prod(
                one if met else 1 - one for one, met in zip(open_ended.values(), case, strict=True)
            )
            failed = {name for name, met in zip(open_ended, case, strict=True) if not met}
            total += chance * self._settled(shape, lost | failed)
        return total

    def _settled(self, shape: Shape, lost: frozenset[str]) -> float:
        """How likely a part holds once parties and conditions are lost or kept."""
        needs: dict[str, Formula] = {}
        chances = dict(self._words)
        for name in shape.needs:
            found = self._need(name, lost)
            if isinstance(found, float):
                needs[name] = Variable(f"need {name}")
                chances[f"need {name}"] = found
            else:
                needs[name] = found
        return Structure.holding(fill(shape.strict, needs)).odds(kept=chances).holds

    def _need(self, name: str, lost: frozenset[str]) -> Formula | float:
        """A need once the rest is settled: its odds where it shares nothing, else its formula."""
        structure = self._alone.get(name) or Structure.holding(self._formulas[name])
        mine = [one for one in structure.variables if not one.startswith("word ")]
        key = name, lost.intersection(mine)
        if key not in self._known:
            left = structure.given(kept=[one for one in mine if one not in lost], lost=key[1])
            odds = left.odds(kept=self._words).holds if name in self._alone else None
            self._known[key] = left.formula if odds is None else odds
        return self._known[key]


def _losses(keeping: Keeping, chances: _Chances, whole: Shape) -> list[Loss]:
    offers = [offer for need in whole.needs for offer in keeping.offers[need]]
    acts = acts_of_elements(offers)
    full = chances.if_met(whole)
    losses = [
        Loss(element_of(name), full - chances.if_met(whole, without=name), acts[name])
        for name in chances.elements(whole)
    ]
    return sorted(losses, key=lambda one: (-one.fall, one.element.party is None, one.element.code))


def _acts(keeping: Keeping, shape: Shape) -> Iterator[str]:
    for need in shape.needs:
        for offer in keeping.offers[need]:
            yield from offer.because
