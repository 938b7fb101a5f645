"""What holds of every position, whatever was said."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from ledger.stances import day, threads

from garant.ledger.positions import gather, position
from garant.model import Change


def troops(stances, **options):
    return position(stances, "FRA", "ground_troops", **options)


@given(threads(), st.randoms())
def test_the_order_of_input_does_not_matter(thread, random):
    shuffled = thread.copy()
    random.shuffle(shuffled)

    assert troops(thread) == troops(shuffled)


@given(threads())
def test_the_order_of_recording_moves_nothing(thread):
    def moved(stances):
        return [
            (step.change, step.leading.level, step.contested, step.conditions, step.quantity)
            for step in troops(stances).steps
        ]

    assert moved(thread) == moved([replace(stance, order=-stance.order) for stance in thread])


@given(threads(parties=("FRA", "GBR"), capabilities=("naval", None)))
def test_gather_agrees_with_position(thread):
    for found in gather(thread):
        assert found == position(thread, found.party, found.capability)


@given(threads())
def test_every_stance_appears_exactly_once(thread):
    found = troops(thread)
    shown = [*found.beside, *found.undated]
    for step in found.steps:
        shown += [step.leading, *step.backing, *step.contrary, *step.outranked]

    assert sorted(stance.act for stance in thread) == sorted(stance.act for stance in shown)


@given(threads())
def test_the_last_day_is_as_good_as_none(thread):
    last = max((stance.day for stance in thread if stance.day), default=day(1))

    assert troops(thread) == troops(thread, as_of=last)


@given(threads(), st.integers(1, 21))
def test_the_steps_up_to_a_day_are_those_of_the_whole_up_to_it(thread, number):
    expected = tuple(step for step in troops(thread).steps if step.day <= day(number))

    assert expected == troops(thread, as_of=day(number)).steps


@given(threads())
def test_only_the_first_step_is_taken_and_days_grow(thread):
    steps = troops(thread).steps

    assert [place == 0 for place in range(len(steps))] == [
        step.change is Change.TAKEN for step in steps
    ]
    assert sorted({step.day for step in steps}) == [step.day for step in steps]


@given(threads())
def test_a_step_reverses_if_and_only_if_it_takes_the_other_side(thread):
    sided = None
    for step in troops(thread).steps:
        level = step.leading.level
        crosses = sided is not None and sided.level * level < 0
        apart = crosses and not sided.unless and not step.leading.unless

        assert apart == (step.change is Change.REVERSED)

        if level and not (crosses and step.leading.unless):
            sided = step.leading


@given(threads())
def test_a_step_keeps_to_its_day_and_ranks(thread):
    for step in troops(thread).steps:
        stances = [step.leading, *step.backing, *step.contrary, *step.outranked]

        assert {step.day} == {stance.day for stance in stances}
        assert step.leading.rank == max(stance.rank for stance in stances)
        assert {step.leading.rank} >= {stance.rank for stance in step.contrary}
        assert all(stance.rank < step.leading.rank for stance in step.outranked)
        assert not set(step.conditions) & set(step.unrepeated)
