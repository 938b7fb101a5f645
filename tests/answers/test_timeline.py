"""Cutting by day in memory gives what asking the ledger for the day gives."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from answers.histories import FIRST, days, happen, histories, opened
from hypothesis import given, settings
from hypothesis import strategies as st
from told import READINGS, RUN, TROOPS, Told, reading

from garant.answers import Memory
from garant.answers.leading import ActsAtHand
from garant.answers.standing import Scope, Standing
from garant.answers.timeline import Timeline
from garant.ledger import (
    contradictions_among,
    entry_known_at,
    gather,
    head_of,
    lasting_stances,
)
from garant.model import Firmness, Verdict


def drawn(ledger, entry=None, *, reviewed=False):
    entry = head_of(ledger).entry if entry is None else entry
    return Timeline(lasting_stances(ledger, entry, reviewed_only=reviewed))


@settings(max_examples=20, deadline=None)
@given(history=histories, asked=st.lists(days, min_size=1, max_size=4), reviewed=st.booleans())
def test_a_day_cut_from_the_whole_is_the_day_asked_for(empty_ledger, history, asked, reviewed):
    with tempfile.TemporaryDirectory() as folder, opened(empty_ledger, Path(folder)) as ledger:
        for number, event in enumerate(history):
            happen(ledger, event, number)
        timeline = drawn(ledger, reviewed=reviewed)
        for day in asked:
            expected = ledger.positions(as_of=day, reviewed_only=reviewed)

            assert expected == timeline.positions(day)
            assert sorted(map(repr, ledger.stances(as_of=day, reviewed_only=reviewed))) == sorted(
                map(repr, timeline.stances(day))
            )


@settings(max_examples=20, deadline=None)
@given(history=histories, asked=st.lists(days, min_size=1, max_size=3), reviewed=st.booleans())
def test_what_is_brought_up_to_date_is_what_is_drawn_anew(empty_ledger, history, asked, reviewed):
    with tempfile.TemporaryDirectory() as folder, opened(empty_ledger, Path(folder)) as ledger:
        standing = Standing(ledger, Memory())
        for number, event in enumerate(history):
            happen(ledger, event, number)
            head = head_of(ledger)
            timeline = standing.timeline(Scope(head, head.entry, reviewed))
            anew = drawn(ledger, reviewed=reviewed)
            for day in asked:
                assert anew.positions(day) == timeline.positions(day)
                assert anew.positions(day, capabilities=[TROOPS]) == timeline.positions(
                    day, capabilities=[TROOPS]
                )


@settings(max_examples=12, deadline=None)
@given(history=histories, day=days, share=st.floats(0, 1))
def test_what_was_known_at_a_moment_is_cut_alike(empty_ledger, history, day, share):
    with tempfile.TemporaryDirectory() as folder, opened(empty_ledger, Path(folder)) as ledger:
        moments = []
        for number, event in enumerate(history):
            happen(ledger, event, number)
            moments.append(datetime.now(UTC))
        moment = moments[int(share * (len(moments) - 1))]
        timeline = drawn(ledger, entry_known_at(ledger, moment))

        assert ledger.positions(as_of=day, known_at=moment) == timeline.positions(day)


def page(name, day, rung, number=0):
    told = Told(f"La France, {rung.value}.", firmness=rung, target="UKR")
    return reading(name, day, told, url=f"https://journal.example/{number}")


def test_a_page_counts_up_to_the_day_on_which_it_gives_way(empty_ledger, tmp_path):
    with opened(empty_ledger, tmp_path) as ledger:
        ledger.record([page("a", "2026-03-02", Firmness.READY)], RUN)
        ledger.record([page("b", "2026-03-05", Firmness.COMMITTED)], RUN)
        timeline = drawn(ledger)

        def stood(day):
            (position,) = timeline.positions(day)
            return [step.leading.firmness for step in position.steps]

        assert [Firmness.READY] == stood(date(2026, 3, 4))
        assert [Firmness.COMMITTED] == stood(date(2026, 3, 5)) == stood(None)


def test_what_was_not_yet_said_is_no_position(empty_ledger, tmp_path):
    with opened(empty_ledger, tmp_path) as ledger:
        ledger.record(READINGS, RUN)
        timeline = drawn(ledger)

        assert {"FRA"} == {one.party for one in timeline.positions(FIRST)}
        assert ("naval",) == tuple(one.capability for one in timeline.positions(FIRST))


def test_only_what_is_wanted_is_gathered(empty_ledger, tmp_path):
    with opened(empty_ledger, tmp_path) as ledger:
        ledger.record(READINGS, RUN)
        timeline = drawn(ledger)
        every = timeline.positions(None)

        assert [one for one in every if one.party == "DEU"] == list(
            timeline.positions(None, party="DEU")
        )
        assert [one for one in every if one.beneficiary == "UKR"] == list(
            timeline.positions(None, beneficiaries={"UKR"})
        )
        assert () == timeline.positions(None, capabilities=["air"])


def test_only_the_threads_of_touched_documents_are_gathered_anew(empty_ledger, tmp_path):
    with opened(empty_ledger, tmp_path) as ledger:
        ledger.record(READINGS, RUN)
        memory = Memory()
        standing = Standing(ledger, memory)
        head = head_of(ledger)
        before = standing.timeline(Scope(head, head.entry, False))
        kept = {one.party: one for one in before.positions(None)}
        (france,) = [one for one in ledger.acts() if one.act.capability == "naval"]
        ledger.review(france.key, Verdict.REJECT, who="Anna")
        head = head_of(ledger)
        after = {
            one.party: one
            for one in standing.timeline(Scope(head, head.entry, False)).positions(None)
        }

        assert after["DEU"] is kept["DEU"]
        assert "naval" not in {
            one.capability
            for one in standing.timeline(Scope(head, head.entry, False)).positions(None)
        }
        assert 1 == sum(isinstance(key, tuple) and key[0] == "timeline" for key in memory)


def test_contradictions_are_those_of_the_ledger(empty_ledger, tmp_path):
    with opened(empty_ledger, tmp_path) as ledger:
        ledger.record(READINGS, RUN)
        timeline = drawn(ledger)
        for day in (None, date(2026, 4, 10), date(2026, 3, 5)):
            found = list(contradictions_among(timeline.stances(day)))

            assert ledger.contradictions(as_of=day) == found
        assert ledger.contradictions()


@pytest.mark.parametrize("day", [None, date(2026, 3, 10)])
def test_a_slider_that_goes_to_and_fro_finds_what_it_found(empty_ledger, tmp_path, day):
    with opened(empty_ledger, tmp_path) as ledger:
        for number in range(20):
            ledger.record(
                [page(f"{number}", (FIRST + timedelta(number)).isoformat(), Firmness.READY)], RUN
            )
        timeline = drawn(ledger)
        first = timeline.positions(day)
        for number in range(-1, 21):
            timeline.positions(FIRST + timedelta(number))

        assert first == timeline.positions(day) == ledger.positions(as_of=day)
        assert gather(timeline.stances(day), as_of=day) == first


def test_days_between_which_nothing_was_said_give_the_same_position(empty_ledger, tmp_path):
    with opened(empty_ledger, tmp_path) as ledger:
        ledger.record(READINGS, RUN)
        timeline = drawn(ledger)
        before = timeline.positions(date(2026, 3, 20), party="FRA")
        after = timeline.positions(date(2026, 3, 21), party="FRA")

        assert before == after
        assert all(one is other for one, other in zip(before, after, strict=True))
        assert timeline.positions(date(2025, 1, 1), party="FRA") != after


def test_what_leads_a_figure_is_kept_for_one_state_of_the_ledger_alone(empty_ledger, tmp_path):
    with opened(empty_ledger, tmp_path) as ledger:
        ledger.record(READINGS, RUN)
        at_hand = ActsAtHand(ledger)
        key = ledger.acts()[0].key
        first = at_hand.by_key([key], head_of(ledger))
        first.leads[key] = "as it was"
        again = at_hand.by_key([key], head_of(ledger))

        assert {key: "as it was"} == again.leads
        ledger.review(key, Verdict.ACCEPT, who="Ada")

        assert {} == at_hand.by_key([key], head_of(ledger)).leads
