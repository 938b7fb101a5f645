"""Odds under a table from rung to chance: an aid for asking "what if", and no forecast.

Each offer is kept or not by itself, with the chance of its rung, and each condition holds or not
with the chance of its state; parties stay unless the question is what their leaving would do.
Worked out exactly, except that amounts are modelled as `Hinges` tells.
"""

from collections.abc import Iterator
from itertools import product
from math import prod

from garant.assessment.keeping import Keeping, acts_of_elements, element_of
from garant.assessment.shaping import Shape, Shaping, fill
from garant.assessment.structure import Structure
from garant.errors import GarantError
from garant.model import (
    Condition,
    Element,
    Firmness,
    Guarantee,
    GuaranteeOdds,
    Loss,
    PartOdds,
    RungTable,
)

_NODE_LIMIT = 20_000


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
                odds=chances.of(shape),
                if_met=chances.of(shape, met=True),
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

    def structure(self, shape: Shape) -> Structure:
        """The structure of a part as the pact has it."""
        return Structure.holding(fill(shape.strict, self._formulas), node_limit=_NODE_LIMIT)

    def of(self, shape: Shape, *, met: bool = False, without: Element | None = None) -> float:
        """How likely a part holds, as things are or with every condition met."""
        structure = self.structure(shape)
        words: dict[str, float] = {}
        conditions: dict[str, float] = {}
        kept: list[str] = []
        lost: list[str] = []
        for name in structure.variables:
            if name.startswith("word "):
                words[name] = self._words[name]
                continue
            element = element_of(name)
            chance = (
                1.0 if element.condition is None or met else self._conditions[element.condition]
            )
            if element == without or chance == 0:
                lost.append(name)
            elif chance == 1:
                kept.append(name)
            else:
                conditions[name] = chance
        # What is settled is taken out first: the diagram of what is left is far smaller.
        left = structure.given(kept=kept, lost=lost)
        try:
            return left.odds(kept=words | conditions).holds
        except GarantError:
            return _case_by_case(left, words, conditions)


def _case_by_case(left: Structure, words: dict[str, float], conditions: dict[str, float]) -> float:
    """The same with the conditions settled in every way, which leaves needs that share little."""
    total = 0.0
    for case in product((True, False), repeat=len(conditions)):
        settled = dict(zip(conditions, case, strict=True))
        chance = prod(
            conditions[one] if met else 1 - conditions[one] for one, met in settled.items()
        )
        structure = left.given(
            kept=[one for one, met in settled.items() if met],
            lost=[one for one, met in settled.items() if not met],
        )
        total += chance * structure.odds(kept=words).holds
    return total


def _losses(keeping: Keeping, chances: _Chances, whole: Shape) -> list[Loss]:
    offers = [offer for need in whole.needs for offer in keeping.offers[need]]
    acts = acts_of_elements(offers)
    full = chances.of(whole, met=True)
    losses = []
    for name in chances.structure(whole).variables:
        if not name.startswith("word "):
            element = element_of(name)
            left = chances.of(whole, met=True, without=element)
            losses.append(Loss(element, full - left, acts[name]))
    return sorted(losses, key=lambda one: (-one.fall, one.element.party is None, one.element.code))


def _acts(keeping: Keeping, shape: Shape) -> Iterator[str]:
    for need in shape.needs:
        for offer in keeping.offers[need]:
            yield from offer.because
