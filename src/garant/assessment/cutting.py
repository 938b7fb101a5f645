"""Cut sets up to a size, for parts with more offers than a diagram can take.

What is shared by many offers are conditions, and there are ten at most: for each set of them that
fails, what is left hangs on parties alone, and most needs have more contributors than so few could
take away. What remains is small.
"""

from collections.abc import Iterator
from itertools import combinations

from garant.assessment.keeping import Keeping, condition_name, waited_for
from garant.assessment.shaping import Shape, fill
from garant.assessment.structure import ALWAYS, NEVER, MinimalSets, Structure
from garant.model import Condition


def cuts_up_to(keeping: Keeping, shape: Shape, size: int, limit: int) -> MinimalSets:
    """The smallest sets of parties and conditions, up to a size, whose loss breaks a part.

    Args:
        keeping: When the needs hold.
        shape: How the part hangs on them; something of it is left.
        size: The largest sets to look for.
        limit: The most to list; all that are found are counted.
    """
    found: set[frozenset[str]] = set()
    for conditions in _sets_of_conditions(keeping, shape, size):
        failed = frozenset(map(condition_name, conditions))
        if any(one <= failed for one in found):
            continue
        for parties in _parties(keeping, shape, conditions, size - len(failed)):
            found.add(failed | parties)
    least = [one for one in found if not _holds_another(one, found)]
    by_size = [sum(len(one) == size for one in least) for size in range(size + 1)]
    ordered = sorted(least, key=lambda one: (len(one), sorted(one)))
    return MinimalSets(tuple(ordered[:limit]), tuple(by_size), truncated=True, counted_up_to=size)


def _sets_of_conditions(
    keeping: Keeping, shape: Shape, size: int
) -> Iterator[frozenset[Condition]]:
    """The sets of conditions that may fail, the smallest first."""
    waited = {
        condition
        for need in shape.needs
        for offer in keeping.offers[need]
        for condition in waited_for(offer)
    }
    for number in range(min(size, len(waited)) + 1):
        for one in combinations(sorted(waited), number):
            yield frozenset(one)


def _parties(
    keeping: Keeping, shape: Shape, failed: frozenset[Condition], size: int
) -> tuple[frozenset[str], ...]:
    """The smallest sets of parties, up to a size, that break what is left if conditions fail."""
    assert shape.rest is not None  # the caller has looked
    needs = {
        need: keeping.need(need, lost=failed, losses=size)
        for need in shape.needs
        if need not in shape.missing
    }
    formula = fill(shape.rest, needs)
    if formula in (ALWAYS, NEVER):
        return (frozenset(),) if formula == NEVER else ()
    return Structure.holding(formula).cut_sets(size, count_all=False).sets


def _holds_another(one: frozenset[str], sets: set[frozenset[str]]) -> bool:
    return any(
        frozenset(inner) in sets for size in range(len(one)) for inner in combinations(one, size)
    )
