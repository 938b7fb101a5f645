"""What cannot both hold: tables of pairs, and the laws against a count of every pair."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger.stances import day, said, threads

from garant.ledger.contradictions import WITHIN_DAYS, contradictions
from garant.model import Contradiction, Kind


def found(*stances, **options):
    return list(contradictions(stances, **options))


def acts(*stances, **options):
    return [{pair.first.act, pair.second.act} for pair in contradictions(stances, **options)]


@pytest.mark.parametrize(
    ("refusal", "offer", "expected"),
    [
        ("excluded", "delivered", True),
        ("excluded", "possible", True),
        ("excluded", "signalled", True),
        # What is unclear may turn out to be nothing.
        ("excluded", "vague", False),
        ("reluctant", "committed", True),
        ("reluctant", "ready", True),
        # Who hesitates may well consider it.
        ("reluctant", "possible", False),
        ("reluctant", "excluded", False),
        ("committed", "possible", False),
    ],
)
def test_an_offer_and_a_refusal_contradict_each_other_from_some_rung_on(refusal, offer, expected):
    pairs = found(said(refusal, source="a"), said(offer, source="b"))

    assert expected == bool(pairs)


REFUSAL = {"firmness": "excluded", "on": 1, "source": "a"}
OFFER = {"firmness": "committed", "on": 1, "source": "b"}


@pytest.mark.parametrize(
    ("refusal", "offer"),
    [
        ({"under": "ceasefire"}, {"under": "ceasefire"}),
        ({"under": "ceasefire"}, {}),
        ({}, {"source": "a"}),
        ({}, {"on": WITHIN_DAYS + 2}),
        ({}, {"party": "GBR"}),
        ({}, {"capability": "naval"}),
        ({"capability": None}, {"capability": None}),
        ({"on": None}, {}),
        ({}, {"on": None}),
        ({"kind": Kind.OPPOSE}, {}),
        ({}, {"kind": Kind.REQUEST}),
    ],
    ids=[
        "will not unless, only if",
        "will not unless, will",
        "one source that tells a change",
        "a mind may change in that time",
        "two parties",
        "two capabilities",
        "none knows what of",
        "undated refusal",
        "undated offer",
        "an objection to others' troops",
        "asking others for troops",
    ],
)
def test_these_do_not_contradict_each_other(refusal, offer):
    assert [] == found(said(**{**REFUSAL, **refusal}), said(**{**OFFER, **offer}))


def test_an_offer_under_a_condition_contradicts_a_plain_refusal():
    assert 1 == len(found(said(**REFUSAL), said(**OFFER, under="ceasefire")))


@pytest.mark.parametrize("apart", [0, 1, WITHIN_DAYS])
@pytest.mark.parametrize(("first", "second"), [("excluded", "ready"), ("ready", "excluded")])
def test_what_was_said_first_comes_first_and_of_one_day_the_refusal(first, second, apart):
    one, other = said(first, 3, source="a"), said(second, 3 + apart, source="b")
    expected = (one, other) if apart or first == "excluded" else (other, one)

    assert [Contradiction(*expected, apart)] == found(other, one)


def test_the_worst_comes_first():
    stances = [
        # Two rungs less apart.
        said("excluded", 1, act="excluded", source="a", party="ITA"),
        said("possible", 1, act="possible", source="b", party="ITA"),
        # As far apart, more days between.
        said("excluded", 1, act="early no", source="a", party="FRA"),
        said("committed", 4, act="late yes", source="b", party="FRA"),
        # As far apart on one day, from unnamed sources.
        said("excluded", 1, act="whispered no", source="a", party="DEU", rank=1),
        said("committed", 1, act="whispered yes", source="b", party="DEU", rank=0),
        said("excluded", 1, act="plain no", source="a", party="GBR"),
        said("committed", 1, act="plain yes", source="b", party="GBR"),
    ]

    assert [
        {"plain no", "plain yes"},
        {"whispered no", "whispered yes"},
        {"early no", "late yes"},
        {"excluded", "possible"},
    ] == acts(*stances)


def test_a_hundred_reports_against_a_hundred_are_one_contradiction():
    stances = [
        said(firmness, source=f"{firmness} {number}", order=number)
        for firmness, number in product(("excluded", "committed"), range(100))
    ]

    (pair,) = found(*stances)

    assert ("excluded 99", "committed 99") == (pair.first.source, pair.second.source)


def test_a_day_is_set_against_the_latest_of_what_is_as_bad():
    refusals = [said("excluded", on, source=f"day {on}", act=f"no {on}") for on in (1, 2, 3)]

    assert [{"no 3", "yes"}] == acts(*refusals, said("ready", 5, source="x", act="yes"))


def test_a_day_is_set_against_the_worst_though_it_is_not_the_latest():
    stances = [
        said("committed", 1, source="a", act="pledge"),
        said("signalled", 2, source="b", act="hint"),
        said("excluded", 3, source="c", act="no"),
    ]

    assert [{"pledge", "no"}] == acts(*stances)


def test_a_source_that_says_both_does_not_hide_what_another_says():
    stances = [
        said("excluded", source="both", act="no"),
        said("committed", source="both", act="own yes", order=2),
        said("committed", source="other", act="yes", order=1),
    ]

    assert [{"no", "yes"}] == acts(*stances)


# Laws.


def naive(stances, within_days):
    """Every pair that cannot hold: the day it ends on and how many rungs lie between."""
    least = {-2: 1, -1: 3}
    for refusal, offer in product(stances, stances):
        if (
            refusal.level in least
            and offer.level is not None
            and offer.level >= least[refusal.level]
            and not refusal.conditions
            and None not in (refusal.day, offer.day)
            and refusal.source != offer.source
            and abs((refusal.day - offer.day).days) <= within_days
        ):
            gap = offer.level - refusal.level
            if refusal.day >= offer.day:
                yield refusal.day, gap
            if offer.day >= refusal.day:
                yield offer.day, gap


@given(threads(), st.randoms(), st.integers(0, 30))
def test_the_order_of_input_does_not_matter(thread, random, within_days):
    shuffled = thread.copy()
    random.shuffle(shuffled)

    assert found(*thread, within_days=within_days) == found(*shuffled, within_days=within_days)


@given(threads(), st.integers(0, 30))
def test_each_day_has_the_worst_of_every_pair_and_two_at_most(thread, within_days):
    expected = {}
    for ends, gap in naive(thread, within_days):
        expected[ends] = max(gap, expected.get(ends, 0))
    pairs = found(*thread, within_days=within_days)
    gaps = {}
    for pair in pairs:
        gap = abs(pair.first.level - pair.second.level)
        gaps.setdefault(pair.second.day, []).append(gap)

    assert expected == {ends: max(worst) for ends, worst in gaps.items()}
    assert all(len(worst) <= 2 for worst in gaps.values())


@given(threads())
def test_each_pair_comes_once_the_worst_first(thread):
    pairs = found(*thread)
    gaps = [abs(pair.first.level - pair.second.level) for pair in pairs]

    assert len(pairs) == len({frozenset((pair.first.act, pair.second.act)) for pair in pairs})
    assert sorted(gaps, reverse=True) == gaps


@given(threads())
def test_a_pair_is_what_it_says_it_is(thread):
    for pair in found(*thread):
        first, second = pair.first, pair.second

        assert first.level * second.level < 0
        assert first.source != second.source
        assert not first.unless
        assert not second.unless
        assert 0 <= pair.days == (second.day - first.day).days <= WITHIN_DAYS


@given(threads(), st.integers(1, 21))
def test_what_is_found_by_a_day_is_found_for_good(thread, number):
    known = [stance for stance in thread if stance.day is None or stance.day <= day(number)]
    expected = [pair for pair in found(*thread) if pair.second.day <= day(number)]

    assert expected == found(*known)
