from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.model import Firmness
from garant.publishing import draw_steps

DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))


def step(day, firmness, contrary=(), voice="own"):
    return {
        "day": day,
        "firmness": firmness,
        "contested": bool(contrary),
        "contrary": [{"firmness": each} for each in contrary],
        "leading": {"voice": voice},
    }


def position(*steps):
    return {"party": "FRA", "capability": "naval", "beneficiary": "UKR", "steps": list(steps)}


def test_a_firmer_rung_stands_higher_and_a_later_day_further_right():
    picture = draw_steps(position(step("2026-01-01", "possible"), step("2026-02-01", "committed")))
    first, second = picture.points

    assert first.y > second.y
    assert first.x < second.x


def test_offers_stand_above_the_line_of_zero_and_refusals_below():
    rows = dict(draw_steps(position(step("2026-01-01", "vague"))).rows)
    zero = draw_steps(position(step("2026-01-01", "vague"))).zero

    assert {rung.value for rung in Firmness if rung.level >= 0} == {
        rung for rung, y in rows.items() if y < zero
    }


def test_the_line_goes_level_until_the_next_step_and_on_to_what_is_known():
    picture = draw_steps(
        position(step("2026-01-01", "ready"), step("2026-02-01", "excluded")), "2026-03-01"
    )
    first, second = picture.points

    assert f"M{first.x} {first.y}H{second.x}V{second.y}H{picture.end}" == picture.line
    assert picture.end > second.x


def test_rungs_of_as_good_a_source_stand_apart_on_the_same_day():
    (point,) = draw_steps(position(step("2026-01-01", "excluded", ["possible", "possible"]))).points

    assert point.contested
    assert ["possible"] == [rung for rung, _ in point.apart]


def test_a_step_that_rests_on_an_unnamed_source_is_told_apart():
    (point,) = draw_steps(position(step("2026-01-01", "ready", voice="unnamed"))).points

    assert point.unnamed


def test_points_keep_the_numbers_of_their_steps():
    picture = draw_steps(position(step("2026-01-01", None), step("2026-02-01", "ready")))

    assert [2] == [point.number for point in picture.points]


def test_of_very_many_steps_the_latest_are_drawn():
    steps = [step(f"2026-01-{day:02}", "ready") for day in range(1, 11)]
    picture = draw_steps(position(*steps), most=3)

    assert 8 == picture.number
    assert [8, 9, 10] == [point.number for point in picture.points]


@pytest.mark.parametrize("steps", [(), (step("2026-01-01", None),)])
def test_without_a_rung_there_is_nothing_to_draw(steps):
    assert draw_steps(position(*steps)) is None


@given(
    days=st.lists(DAYS, min_size=1, max_size=12, unique=True),
    rungs=st.lists(st.sampled_from(list(Firmness)), min_size=12, max_size=12),
    more=st.integers(0, 4000),
)
def test_everything_stands_within_the_picture(days, rungs, more):
    steps = [
        step(day.isoformat(), rung.value) for day, rung in zip(sorted(days), rungs, strict=False)
    ]
    picture = draw_steps(position(*steps), (max(days) + timedelta(days=more)).isoformat())
    places = [point.x for point in picture.points]

    assert sorted(places) == places
    assert all(picture.left < x <= picture.end <= picture.width for x in places)
    assert all(0 < point.y < picture.height for point in picture.points)
    assert len(picture.ticks) <= 10
    assert all(picture.left <= tick.x <= picture.end for tick in picture.ticks)
