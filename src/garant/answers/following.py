"""What changed in where parties stand, the latest recorded first: for whoever follows it."""

from collections.abc import Iterable
from dataclasses import replace
from heapq import nlargest
from typing import TypedDict
from uuid import UUID, uuid5

from garant import publishing
from garant.ledger import Ledger
from garant.model import Change, Position, Stance, Step

FOLLOWED = 50
"""Changes that are given: as many as come in a few weeks."""

_NAMESPACE = UUID("6f2c1f0a-6d0e-5c4e-9a59-1f0d3c1e7a55")


class FollowedView(TypedDict):
    """One change: the step of a party on a capability, and when the ledger last learned of it.

    `id` stays the same when more is learned of the same step.
    """

    id: str
    party: str
    capability: str | None
    beneficiary: str | None
    updated: str
    step: publishing.StepView


def followed(ledger: Ledger, positions: Iterable[Position]) -> list[FollowedView]:
    """The latest changes in positions; what was only said again is none.

    Args:
        ledger: The ledger.
        positions: The positions.
    """
    steps = (
        (position, step)
        for position in positions
        for step in position.steps
        if step.change is not Change.RESTATED
    )
    latest = nlargest(FOLLOWED, steps, key=lambda one: (_order(one[1]), one[1].day, one[0].party))
    alone = [replace(position, steps=(step,), beside=(), undated=()) for position, step in latest]
    acts = ledger.acts_by_key(publishing.acts_behind(alone))
    views = publishing.view_positions(alone, acts)
    return [
        {
            "id": _identity(position, step),
            "party": view["party"],
            "capability": view["capability"],
            "beneficiary": view["beneficiary"],
            "updated": max(
                publishing.instant_view(acts[stance.act].recorded) for stance in _stances(step)
            ),
            "step": view["steps"][0],
        }
        for (position, step), view in zip(latest, views, strict=True)
    ]


def _stances(step: Step) -> tuple[Stance, ...]:
    return (step.leading, *step.backing, *step.contrary, *step.outranked)


def _order(step: Step) -> int:
    return max(stance.order for stance in _stances(step))


def _identity(position: Position, step: Step) -> str:
    parts = (position.party, position.capability, position.beneficiary, step.day.isoformat())
    return f"urn:uuid:{uuid5(_NAMESPACE, repr(parts))}"
