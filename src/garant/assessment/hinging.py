"""Hinges: what breaks a guarantee or a part of it, if it leaves or fails."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from garant.assessment.cutting import cuts_up_to
from garant.assessment.keeping import Keeping, acts_of_elements, element_of
from garant.assessment.shaping import Shape, Shaping, fill
from garant.assessment.structure import (
    ALWAYS,
    NEVER,
    Formula,
    Importance,
    MinimalSets,
    Structure,
)
from garant.errors import GarantError
from garant.model import (
    Condition,
    CutSet,
    Element,
    Firmness,
    Guarantee,
    Hinges,
    PartStand,
    PathSet,
    State,
    Weight,
)

LEAST = Firmness.READY
"""Who is ready has a plan that can break, who thinks it possible has none yet."""

UP_TO = 3
LIMIT = 50

# Measured on offers at random: past so many the diagram of a pact of 25 needs, whose parties and
# conditions all meet, is seldom found within a second. Measure again if structures get quicker.
_MOST_OFFERS = 150
_NODE_LIMIT = 20_000
_NONE = MinimalSets((), (), truncated=False)


def hinges(
    guarantee: Guarantee,
    part: str | None = None,
    *,
    least: Firmness = LEAST,
    up_to: int = UP_TO,
    limit: int = LIMIT,
) -> Hinges:
    """What a part hinges on, if all who offer at a rung or above keep their word.

    Args:
        guarantee: What is known on the day.
        part: A need or a pillar; None for the guarantee as a whole.
        least: The lowest rung that counts as an offer, where a need holds by such.
        up_to: The largest cut sets to list, and to look for where there are too many offers to
            count them all.
        limit: How many cut sets and path sets to list at most.

    Raises:
        GarantError: The pact has no such part, or something in it leans on itself.
    """
    return _Asking(guarantee, least, up_to, limit).hinges(part)


def all_hinges(
    guarantee: Guarantee, *, least: Firmness = LEAST, up_to: int = UP_TO, limit: int = LIMIT
) -> tuple[Hinges, ...]:
    """What the guarantee hinges on, then each pillar, then each need; otherwise as `hinges`."""
    asking = _Asking(guarantee, least, up_to, limit)
    return tuple(map(asking.hinges, _names(guarantee)))


def part_stands(guarantee: Guarantee, *, least: Firmness = LEAST) -> tuple[PartStand, ...]:
    """Whether the whole, each pillar and each need hold, without asking what they hinge on."""
    asking = _Asking(guarantee, least, UP_TO, LIMIT)
    return tuple(map(asking.stand, _names(guarantee)))


def _names(guarantee: Guarantee) -> tuple[str | None, ...]:
    pact = guarantee.pact
    return (None, *(one.name for one in pact.pillars), *(one.name for one in pact.needs))


@dataclass(frozen=True, slots=True)
class _Found:
    """What the structure of a part comes to."""

    cuts: MinimalSets = _NONE
    paths: MinimalSets = _NONE
    importance: Mapping[str, Importance] | None = None
    names: tuple[str, ...] = ()


class _Asking:
    """The question, the same for each part."""

    def __init__(self, guarantee: Guarantee, least: Firmness, up_to: int, limit: int) -> None:
        self._least, self._up_to, self._limit = least, up_to, limit
        self._keeping = Keeping(guarantee, least, lower=True)
        self._shaping = Shaping(guarantee.pact, self._keeping.missing)
        self._formulas: dict[str, Formula] = {}
        states = {one: guarantee.state(one) for one in Condition}
        self._unmet = frozenset(one for one in Condition if states[one] is State.UNMET)
        self._unsure = frozenset(one for one in Condition if states[one] is not State.MET)

    def hinges(self, part: str | None) -> Hinges:
        """What a part hinges on."""
        keeping, shape = self._keeping, self._shaping.shape(part)
        offers = [offer for need in shape.needs for offer in keeping.offers[need]]
        acts = acts_of_elements(offers)
        found = self._found(shape, len(offers))
        return Hinges(
            part=part,
            least=self._least,
            holds=self._holds(shape, frozenset()),
            today=self._today(shape),
            missing=shape.missing,
            weak=tuple((need, keeping.weak[need]) for need in shape.needs if need in keeping.weak),
            unmodelled=tuple(need for need in shape.needs if need in keeping.unmodelled),
            rounded=tuple(need for need in shape.needs if need in keeping.rounded),
            cut_sets=tuple(CutSet(*_elements(one, acts)) for one in _ordered(found.cuts)),
            cut_sizes=found.cuts.by_size,
            truncated=found.cuts.truncated,
            counted_up_to=found.cuts.counted_up_to,
            path_sets=tuple(PathSet(*_elements(one, acts)) for one in _ordered(found.paths)),
            paths_truncated=found.paths.truncated,
            weights=_weights(found, acts),
            because=tuple(dict.fromkeys(act for offer in offers for act in offer.because)),
        )

    def stand(self, part: str | None) -> PartStand:
        """Whether a part holds."""
        shape = self._shaping.shape(part)
        return PartStand(part, self._holds(shape, frozenset()), self._today(shape))

    def _found(self, shape: Shape, offers: int) -> _Found:
        if shape.rest is None:
            return _Found()
        if offers <= _MOST_OFFERS:
            for need in shape.needs:
                if need not in self._formulas:
                    self._formulas[need] = self._keeping.need(need)
            formula = fill(shape.rest, self._formulas)
            structure = Structure.holding(formula, node_limit=_NODE_LIMIT)
            names = structure.variables
            try:
                return _Found(
                    structure.cut_sets(self._up_to, limit=self._limit),
                    structure.path_sets(limit=self._limit),
                    structure.odds(kept=dict.fromkeys(names, 0.5)).importance,
                    names,
                )
            except GarantError:
                pass  # the structure is too large, and its sets up to a size are had without it
        cuts = cuts_up_to(self._keeping, shape, self._up_to, self._limit)
        listed = tuple(sorted({name for one in cuts.sets for name in one}))
        return _Found(cuts, MinimalSets((), (), truncated=True), None, listed)

    def _holds(self, shape: Shape, lost: frozenset[Condition]) -> bool:
        kept = {
            need: ALWAYS if self._keeping.possible(need, lost) else NEVER for need in shape.needs
        }
        return fill(shape.strict, kept) == ALWAYS

    def _today(self, shape: Shape) -> State:
        if self._holds(shape, self._unsure):
            return State.MET
        return State.UNKNOWN if self._holds(shape, self._unmet) else State.UNMET


def _ordered(found: MinimalSets) -> list[tuple[str, ...]]:
    # Parties before conditions, then by name: sets of one size come in no particular order.
    sets = [tuple(sorted(one, key=_by_name)) for one in found.sets]
    return sorted(sets, key=lambda one: (len(one), [_by_name(name) for name in one]))


def _by_name(name: str) -> tuple[bool, str]:
    element = element_of(name)
    return element.party is None, element.code


def _elements(
    names: Sequence[str], acts: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Element, ...], tuple[str, ...]]:
    because = dict.fromkeys(act for name in names for act in acts.get(name, ()))
    return tuple(element_of(name) for name in names), tuple(because)


def _weights(found: _Found, acts: Mapping[str, tuple[str, ...]]) -> tuple[Weight, ...]:
    weights = []
    for name in found.names:
        sizes = [len(one) for one in found.cuts.sets if name in one]
        importance = found.importance.get(name) if found.importance is not None else None
        weights.append(
            Weight(
                element_of(name),
                smallest=min(sizes, default=None),
                sets=len(sizes),
                birnbaum=importance.birnbaum if importance else None,
                fussell_vesely=importance.fussell_vesely if importance else None,
                because=acts.get(name, ()),
            )
        )
    return tuple(sorted(weights, key=_most_first))


def _most_first(weight: Weight) -> tuple[object, ...]:
    return (
        -(weight.birnbaum or 0.0),
        weight.smallest is None,
        weight.smallest or 0,
        -weight.sets,
        weight.element.party is None,
        weight.element.code,
    )
