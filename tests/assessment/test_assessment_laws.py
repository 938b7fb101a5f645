"""What holds of every guarantee, whatever is asked for and whatever was said."""

from collections import Counter
from dataclasses import fields, is_dataclass
from decimal import Decimal
from itertools import combinations

import pytest
from assessment.made import CAPABILITIES, PARTIES, acts_of, guaranteed, pacts, stances
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger.stances import day

from garant.assessment import (
    add,
    all_hinges,
    board,
    chances,
    changes,
    clarity,
    compare,
    cover,
    hinges,
    odds,
    set_condition,
    withdraw,
)
from garant.assessment.cutting import cuts_up_to
from garant.assessment.keeping import Keeping, element_of
from garant.assessment.shaping import Shaping, fill
from garant.assessment.structure import Structure
from garant.model import (
    AddedOffer,
    Condition,
    Firmness,
    Footing,
    Guarantee,
    Reach,
    RungTable,
    State,
    Withdrawal,
)

LAW = settings(deadline=None, max_examples=50)
WORTH = {reach: place for place, reach in enumerate(reversed(Reach))}
TABLE = RungTable(
    tuple((rung, (rung.level + 2) / 8) for rung in Firmness),
    ((State.MET, 1.0), (State.UNMET, 0.0), (State.UNKNOWN, 0.5)),
)
offers = st.builds(
    AddedOffer,
    st.sampled_from(PARTIES),
    st.sampled_from(CAPABILITIES),
    st.sampled_from([rung for rung in Firmness if rung.level >= 0]),
    st.sampled_from([None, Decimal(700), Decimal(4000)]),
    st.just("person"),
    st.sampled_from([(), (Condition.CEASEFIRE,)]),
)


def lines(guarantee):
    """The figures of a cover that may rise or fall, by need."""
    return {
        one.need.name: [
            WORTH[one.reach] if one.reach not in (Reach.REFUSED, Reach.NOBODY) else 0,
            one.contributors.firm.value,
            one.contributors.possible.value,
            *[
                end.value
                for interval in one.amounts
                if interval.unit == "person"
                for end in (interval.firm, interval.possible)
            ],
        ]
        for one in cover(guarantee)
    }


def no_higher(less, more):
    for name, line in lines(less).items():
        beside = lines(more)[name]
        # An amount that nobody offers is no line, where the need asks for none.
        for small, great in zip(line, beside, strict=False):
            if small > great:
                return False
        if len(line) > len(beside) and any(line[len(beside) :]):
            return False
    return True


def because_of(value):
    """Every act that anything within a value says it rests on."""
    if isinstance(value, Guarantee):
        return
    if is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == "because":
                yield from inner
            elif field.name == "key":
                yield from [inner] if inner else []
            else:
                yield from because_of(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from because_of(inner)


@LAW
@given(pacts(), stances(), st.sampled_from(PARTIES))
def test_leaving_never_raises_a_cover(made, said, party):
    guarantee = guaranteed(made, *said)

    assert no_higher(withdraw(guarantee, party), guarantee)


@LAW
@given(pacts(), stances(), offers)
def test_an_added_offer_never_lowers_a_cover(made, said, offer):
    guarantee = guaranteed(made, *said)
    wanted = {need.capability for need in made.needs}
    more = add(guarantee, offer) if offer.capability in wanted else guarantee

    assert no_higher(guarantee, more)


@LAW
@given(pacts(), stances(), st.lists(offers, max_size=3))
def test_what_is_firm_is_possible(made, said, more):
    guarantee = guaranteed(made, *said)
    for offer in more:
        if offer.capability in {need.capability for need in made.needs}:
            guarantee = add(guarantee, offer)

    for one in cover(guarantee):
        for interval in (one.contributors, *one.amounts):
            assert interval.firm.value <= interval.possible.value


@LAW
@given(pacts(), stances(), st.sampled_from([Condition.CEASEFIRE, Condition.US_BACKSTOP]))
def test_a_condition_that_is_met_never_lowers_a_cover(made, said, condition):
    guarantee = guaranteed(made, *said)

    assert no_higher(
        set_condition(guarantee, condition, State.UNMET),
        set_condition(guarantee, condition, State.MET),
    )


@LAW
@given(pacts(), stances(), st.sampled_from(PARTIES))
def test_a_party_counts_once(made, said, party):
    guarantee = guaranteed(made, *said)
    for one in cover(add(guarantee, AddedOffer(party, made.needs[0].capability, Firmness.SIGNED))):
        single = {offer.party for offer in one.offers if offer.open}
        firm = {offer.party for offer in one.on(Footing.FIRM)}

        assert len(single) == one.contributors.possible.value
        assert len(firm) == one.contributors.firm.value


@LAW
@given(pacts(), stances(), st.randoms())
def test_the_order_of_input_does_not_matter(made, said, random):
    shuffled = said.copy()
    random.shuffle(shuffled)
    one, other = guaranteed(made, *said), guaranteed(made, *shuffled)

    assert one == other
    assert board(one) == board(other)
    assert all_hinges(one) == all_hinges(other)


@LAW
@given(pacts(), stances())
def test_the_last_day_is_as_good_as_none(made, said):
    last = max([day(30), *(stance.day for stance in said if stance.day)])
    now, then = guaranteed(made, *said), guaranteed(made, *said, as_of=last)

    assert cover(now) == cover(then)
    assert clarity(now) == clarity(then)
    assert board(now).rows == board(then).rows


@LAW
@given(pacts(), stances(), st.integers(1, 21))
def test_a_past_day_knows_what_was_said_by_then(made, said, number):
    by_then = [stance for stance in said if stance.day is None or stance.day <= day(number)]

    assert cover(guaranteed(made, *by_then, as_of=number)) == cover(
        guaranteed(made, *said, as_of=number)
    )


@LAW
@given(pacts(), stances(), st.integers(1, 20), st.lists(offers, max_size=2))
def test_every_because_exists(made, said, number, more):
    earlier, later = guaranteed(made, *said, as_of=number), guaranteed(made, *said)
    supposed = withdraw(later, "FRA")
    for offer in more:
        if offer.capability in {need.capability for need in made.needs}:
            supposed = add(supposed, offer)
    shown = [
        *(board(one) for one in (earlier, later, supposed)),
        *(part for one in (earlier, later, supposed) for part in clarity(one)),
        *(part for one in (later, supposed) for part in all_hinges(one)),
        odds(supposed, TABLE),
        changes(earlier, later),
        compare(later, supposed),
    ]

    assert set(because_of(tuple(shown))) <= acts_of(said)


@LAW
@given(pacts(), stances())
def test_what_is_figured_has_a_because(made, said):
    for one in cover(guaranteed(made, *said)):
        for interval in (one.contributors, *one.amounts):
            for end in (interval.firm, interval.possible):
                assert bool(end.value) == bool(end.because)


@LAW
@given(pacts(), stances(), st.sampled_from([Firmness.POSSIBLE, Firmness.COMMITTED]))
def test_cut_sets_cut_and_are_minimal(made, said, least):
    """By trying every set of parties and conditions on the formula itself."""
    guarantee = guaranteed(made, *said)
    keeping = Keeping(guarantee, least, lower=True)
    shape = Shaping(made, keeping.missing).shape(None)
    if shape.rest is None:
        assert () == hinges(guarantee, least=least).cut_sets
        return
    structure = Structure.holding(fill(shape.rest, keeping.formulas(keeping.needs)))
    names = structure.variables
    breaking = [
        frozenset(lost)
        for size in range(len(names) + 1)
        for lost in combinations(names, size)
        if breaks(structure, lost)
    ]
    minimal = {one for one in breaking if not any(other < one for other in breaking)}
    found = hinges(guarantee, least=least, up_to=9, limit=10_000)

    as_codes = {frozenset(element_of(name).code for name in one) for one in minimal}
    assert as_codes == {frozenset(e.code for e in one.elements) for one in found.cut_sets}


def breaks(structure, lost):
    kept = {name: float(name not in lost) for name in structure.variables}
    return structure.odds(kept=kept).holds == 0


@LAW
@given(pacts(), stances(), st.integers(0, 3))
def test_cut_sets_up_to_a_size_are_the_same_by_either_way(made, said, size):
    keeping = Keeping(guaranteed(made, *said), Firmness.POSSIBLE)
    shape = Shaping(made, keeping.missing).shape(None)
    if shape.rest is None:
        return
    structure = Structure.holding(fill(shape.rest, keeping.formulas(keeping.needs)))
    expected = structure.cut_sets(size)
    found = cuts_up_to(keeping, shape, size, 10_000)

    assert set(expected.sets) == set(found.sets)
    sizes = Counter(map(len, expected.sets))
    assert [sizes[number] for number in range(size + 1)] == list(found.by_size)


@LAW
@given(pacts(), stances())
def test_a_cut_set_breaks_by_withdrawing_and_unmeeting(made, said):
    """The structure agrees with the covers: what is lost by it is lost by a what-if."""
    guarantee = guaranteed(made, *said)
    found = hinges(guarantee)
    if found.missing:
        return
    for cut in found.cut_sets[:3]:
        supposed = guarantee
        for element in cut.elements:
            if element.party:
                supposed = withdraw(supposed, element.party)
            else:
                supposed = set_condition(supposed, element.condition, State.UNMET)

        left = hinges(supposed)
        # What two gave together is not known of the one who stays.
        assert left.today is State.UNMET or left.unmodelled


@LAW
@given(pacts(), stances())
def test_odds_are_odds_and_fall_with_a_loss(made, said):
    guarantee = guaranteed(made, *said)
    found = odds(guarantee, TABLE)

    for part in found.parts:
        assert -1e-9 <= part.odds <= part.if_met + 1e-9 <= 1 + 2e-9
    assert all(loss.fall >= -1e-9 for loss in found.losses)


@LAW
@given(pacts(), stances())
def test_odds_are_the_same_worked_out_case_by_case(made, said):
    guarantee = guaranteed(made, *said)
    at_once = odds(guarantee, TABLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chances, "_NODE_LIMIT", 0)
        by_case = odds(guarantee, TABLE)

    assert [0.0] * len(by_case.parts) == [part.error for part in by_case.parts]
    assert [part.odds for part in at_once.parts] == pytest.approx(
        [part.odds for part in by_case.parts]
    )


@LAW
@given(pacts(), stances())
def test_odds_that_are_estimated_tell_how_far_off_they_may_be(made, said):
    guarantee = guaranteed(made, *said)
    exact = odds(guarantee, TABLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chances, "_NODE_LIMIT", 0)
        patch.setattr(chances, "_CASES", 0)
        patch.setattr(chances, "_DRAWS", 2_000)
        estimated = odds(guarantee, TABLE)

    for one, other in zip(exact.parts, estimated.parts, strict=True):
        assert abs(one.odds - other.odds) <= 6 * other.error + 1e-9


@LAW
@given(pacts(), stances())
def test_nothing_differs_from_itself(made, said):
    guarantee = guaranteed(made, *said)

    assert compare(guarantee, guarantee).nothing


@LAW
@given(pacts(), stances(), st.sampled_from(PARTIES))
def test_only_those_who_withdraw_shift(made, said, party):
    guarantee = guaranteed(made, *said)
    found = compare(guarantee, withdraw(guarantee, party))

    assert {shift.party for shift in found.shifts} <= {party}
    assert withdraw(guarantee, party).suppositions == (Withdrawal(party),)
