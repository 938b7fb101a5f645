"""Two guarantees side by side: what differs, and the acts that made it.

The stands of the parties are compared as they are on the two days, not step by step: whoever
hardened and softened again between them is where it was.
"""

from collections.abc import Iterable, Iterator

from garant.assessment.clearing import clarity
from garant.assessment.covering import cover
from garant.assessment.hinging import part_stands
from garant.assessment.offering import acts_of, firmest, offers
from garant.errors import GarantError
from garant.model import (
    Change,
    Condition,
    ConditionShift,
    Cover,
    Difference,
    Footing,
    Guarantee,
    NeedShift,
    Offer,
    PartShift,
    Position,
    Shift,
    Source,
    State,
    Step,
    Turn,
)


def compare(before: Guarantee, after: Guarantee) -> Difference:
    """What differs between two guarantees of one pact: two days, or a what-if and what is known.

    Raises:
        GarantError: They are of different pacts.
    """
    if before.pact != after.pact:
        raise GarantError(
            f"{before.pact.name} and {after.pact.name}: two pacts; compare guarantees of one"
        )
    conditions = tuple(_condition_shifts(before, after))
    shifts = tuple(_shifts(before, after))
    parts = zip(part_stands(before), part_stands(after), strict=True)
    return Difference(
        before,
        after,
        shifts,
        conditions,
        tuple(_need_shifts(before, after, shifts, conditions)),
        tuple(PartShift(was, now) for was, now in parts if was != now),
    )


def changes(earlier: Guarantee, later: Guarantee) -> Difference:
    """What changed between two days: who hardened, softened, joined, left; what became clear.

    Raises:
        GarantError: They are of different pacts, or the first is of a later day than the second.
    """
    if earlier.as_of is None or (later.as_of is not None and earlier.as_of > later.as_of):
        first = earlier.as_of.isoformat() if earlier.as_of else "the last day"
        second = later.as_of.isoformat() if later.as_of else "the last day"
        raise GarantError(f"from {first} to {second}: the first day must not be after the second")
    return compare(earlier, later)


def _shifts(before: Guarantee, after: Guarantee) -> Iterator[Shift]:
    stood, stands = _best(offers(before)), _best(offers(after))
    said_before = {(one.party, one.capability): one for one in before.positions}
    said_after = {(one.party, one.capability): one for one in after.positions}
    for place in sorted({*stood, *stands}):
        was, now = stood.get(place), stands.get(place)
        turns = tuple(_turns(was, now))
        if turns:
            acts = _acts_between(said_before.get(place), said_after.get(place))
            # What was only supposed has no acts between: what stood there, or stands, is shown.
            acts = acts or [act for one in (now, was) if one for act in one.because]
            yield Shift(*place, turns, was, now, tuple(dict.fromkeys(acts)))


def _best(held: Iterable[Offer]) -> dict[tuple[str, str], Offer]:
    """The firmest offer of each party on each capability."""
    best: dict[tuple[str, str], Offer] = {}
    for offer in sorted(held, key=firmest, reverse=True):
        best[offer.party, offer.capability] = offer
    return best


def _turns(was: Offer | None, now: Offer | None) -> Iterator[Turn]:
    if was is None or now is None:
        if now is not None:
            yield Turn.JOINED if now.open else Turn.DECLINED
        elif was is not None and was.open:
            yield Turn.LEFT
        return
    if was.open != now.open:
        yield Turn.JOINED if now.open else Turn.LEFT
        yield Turn.REVERSED
        return
    if was.firmness is not now.firmness:
        away = abs(now.firmness.level) > abs(was.firmness.level)
        yield Turn.HARDENED if away else Turn.SOFTENED
    named_before, named_now = set(was.terms.named), set(now.terms.named)
    if named_now - named_before:
        yield Turn.CONDITIONED
    if named_before - named_now:
        yield Turn.FREED
    if named_before == named_now and was.terms.hold != now.terms.hold:
        yield Turn.EASED if now.terms.hold else Turn.HINDERED
    if (was.footing is Footing.UNCLEAR) != (now.footing is Footing.UNCLEAR):
        yield Turn.CLEARED if was.footing is Footing.UNCLEAR else Turn.BLURRED
    yield from _amount_turns(was, now)


def _amount_turns(was: Offer, now: Offer) -> Iterator[Turn]:
    if now.least and not was.least:
        yield Turn.QUANTIFIED
    known = {lot.unit: lot.value for lot in was.least}
    moves = [lot.value - known[lot.unit] for lot in now.least if lot.unit in known]
    if any(move > 0 for move in moves):
        yield Turn.RAISED
    if any(move < 0 for move in moves):
        yield Turn.LOWERED


def _acts_between(before: Position | None, after: Position | None) -> list[str]:
    """The acts of the steps that one side has and the other has not, those that moved first."""
    known = set(before.steps) if before else set()
    new: list[Step] = [step for step in (after.steps if after else ()) if step not in known]
    moved = [step for step in new if step.change is not Change.RESTATED or step.contested]
    return [act for step in reversed(moved or new) for act in acts_of(step)]


def _condition_shifts(before: Guarantee, after: Guarantee) -> Iterator[ConditionShift]:
    for condition in Condition:
        was, now = before.state(condition), after.state(condition)
        if was is not now:
            yield ConditionShift(condition, was, now, _source(after, condition, now))


def _source(guarantee: Guarantee, condition: Condition, state: State) -> Source | None:
    """Where the pact has it from that a condition is in a state on the day."""
    found: Source | None = None
    for known in guarantee.pact.conditions:
        for change in known.states if known.condition is condition else ():
            if guarantee.as_of is None or change.day <= guarantee.as_of:
                found = change.source if change.state is state else None
    return found


def _need_shifts(
    before: Guarantee,
    after: Guarantee,
    shifts: Iterable[Shift],
    conditions: Iterable[ConditionShift],
) -> Iterator[NeedShift]:
    was_clear = {one.need.name: one.is_clear for one in clarity(before)}
    now_clear = {one.need.name: one.is_clear for one in clarity(after)}
    covers = {one.need.name: one for one in cover(after)}
    moved = list(shifts)
    turned = {one.condition for one in conditions}
    for was in cover(before):
        name = was.need.name
        now = covers[name]
        if _worth(was) == _worth(now) and was_clear[name] == now_clear[name]:
            continue
        counted = {one.party for cover in (was, now) for one in (*cover.offers, *cover.collectives)}
        mine = [
            one for one in moved if one.capability == was.need.capability and one.party in counted
        ]
        waited = {term for one in (*was.offers, *was.collectives) for term in one.terms.named}
        yield NeedShift(
            was,
            now,
            tuple(dict.fromkeys(one.party for one in mine)),
            tuple(one for one in Condition if one in turned & waited),
            now_clear[name] and not was_clear[name],
            was_clear[name] and not now_clear[name],
            tuple(dict.fromkeys(act for one in mine for act in one.because)),
        )


def _worth(found: Cover) -> tuple[object, ...]:
    """What of a cover is a figure: who stands on which footing, how many, how much."""
    return (
        found.reach,
        found.amount_reached,
        [(one.firm.value, one.possible.value) for one in (found.contributors, *found.amounts)],
        [(one.unit, one.firm.unknown, one.possible.unknown) for one in found.amounts],
        sorted((one.party, one.footing) for one in (*found.offers, *found.collectives)),
    )
