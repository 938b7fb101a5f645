"""Positions: tables of what was said, and where that leaves the party."""

import pytest
from ledger.stances import day, said

from garant.ledger.positions import gather, position
from garant.model import Change, Kind, Position


def troops(stances, **options):
    return position(stances, "FRA", "ground_troops", **options)


def changes(stances):
    return [step.change.value for step in troops(stances).steps]


def step_of(*stances):
    (step,) = troops(stances).steps
    return step


# Between days.


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        # Along the ladder, an offer hardens towards delivery.
        (["possible", "ready", "committed", "delivered"], ["hardened"] * 3),
        (["committed", "ready", "vague"], ["softened"] * 2),
        # A refusal hardens towards exclusion.
        (["reluctant", "excluded"], ["hardened"]),
        (["excluded", "reluctant"], ["softened"]),
        (["ready", "ready"], ["restated"]),
        (["committed", "excluded", "ready"], ["reversed"] * 2),
        # "Unclear" is on neither side: the side taken before it stands.
        (["reluctant", "vague", "reluctant"], ["softened", "hardened"]),
        (["vague", "excluded"], ["hardened"]),
        (["excluded", "vague", "committed"], ["softened", "reversed"]),
        (["ready", "vague", "reluctant"], ["softened", "reversed"]),
    ],
)
def test_a_step_is_named_for_its_move_along_the_ladder(stances, expected):
    thread = [said(firmness, on) for on, firmness in enumerate(stances, 1)]

    assert ["taken", *expected] == changes(thread)


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        # (rung, conditions) on successive days.
        ([("ready", ""), ("ready", "ceasefire")], ["conditioned"]),
        ([("ready", "ceasefire"), ("ready", "us_backstop")], ["conditioned"]),
        ([("ready", "ceasefire"), ("ready", "")], ["freed"]),
        ([("ready", "ceasefire us_backstop"), ("ready", "ceasefire")], ["freed"]),
        ([("ready", "ceasefire"), ("ready", "ceasefire")], ["restated"]),
        # A report that leaves a condition out did not take it away: naming it again is not news.
        ([("ready", "ceasefire"), ("ready", ""), ("ready", "ceasefire")], ["freed", "restated"]),
        ([("ready", "ceasefire"), ("ready", ""), ("ready", "")], ["freed", "restated"]),
        # The rung goes before the condition.
        ([("ready", ""), ("committed", "ceasefire")], ["hardened"]),
        # A party that turned starts anew.
        (
            [("ready", "ceasefire"), ("excluded", ""), ("ready", ""), ("ready", "ceasefire")],
            ["reversed", "reversed", "conditioned"],
        ),
        # What is in place waits for nothing; what is promised beyond it may.
        (
            [("ready", "ceasefire"), ("delivered", ""), ("delivered", "ceasefire")],
            ["hardened", "conditioned"],
        ),
        # A refusal under a condition is not freed by silence on it.
        ([("excluded", "ceasefire"), ("excluded", "")], ["restated"]),
        ([("excluded", ""), ("excluded", "ceasefire")], ["conditioned"]),
    ],
)
def test_a_step_is_named_for_its_conditions_at_the_same_rung(stances, expected):
    thread = [said(firmness, on, under=under) for on, (firmness, under) in enumerate(stances, 1)]

    assert ["taken", *expected] == changes(thread)


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        # "Ready after a ceasefire", then "not before a ceasefire": the same, from the other end.
        ([("ready", "ceasefire"), ("excluded", "ceasefire")], ["restated"]),
        # "Ready", then "not without the Americans": the offer now leans on them.
        ([("ready", ""), ("excluded", "us_backstop")], ["conditioned"]),
        # The offer stands behind it, and the next is compared with the offer.
        (
            [("ready", "ceasefire"), ("excluded", "ceasefire"), ("committed", "ceasefire")],
            ["restated", "hardened"],
        ),
        (
            [("ready", "ceasefire"), ("excluded", "ceasefire"), ("excluded", "")],
            ["restated", "reversed"],
        ),
        # Where nothing was offered, an offer hardens "not unless".
        ([("excluded", "un_mandate"), ("ready", "un_mandate")], ["hardened"]),
        # "Ready after a ceasefire", then "no".
        ([("ready", "ceasefire"), ("excluded", "")], ["reversed"]),
    ],
)
def test_will_not_unless_reverses_no_offer(stances, expected):
    thread = [said(firmness, on, under=under) for on, (firmness, under) in enumerate(stances, 1)]

    assert ["taken", *expected] == changes(thread)


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        # (rung, amount) on successive days.
        ([("ready", "500 soldats"), ("ready", "2000 soldats")], ["hardened"]),
        # A smaller amount may be a part, or a further lot.
        ([("ready", "2000 soldats"), ("ready", "500 soldats")], ["restated"]),
        (
            [("ready", "2000 soldats"), ("ready", "500 soldats"), ("ready", "2000 soldats")],
            ["restated", "restated"],
        ),
        # Between the two, the amount was left out.
        (
            [("ready", "500 soldats"), ("ready", None), ("ready", "2000 soldats")],
            ["restated", "hardened"],
        ),
        ([("ready", None), ("ready", "500 soldats")], ["restated"]),
        ([("ready", "500 soldats"), ("ready", "3000 hommes")], ["restated"]),
        # More was only considered: two thousand are now promised for the first time.
        (
            [
                ("possible", "5000 soldats"),
                ("committed", "1000 soldats"),
                ("committed", "2000 soldats"),
            ],
            ["hardened", "hardened"],
        ),
        ([("ready", "500 soldats"), ("possible", "2000 soldats")], ["softened"]),
        # Two thousand were promised already.
        (
            [("committed", "2000 soldats"), ("ready", "500 soldats"), ("ready", "900 soldats")],
            ["softened", "restated"],
        ),
        # A party that turned starts anew.
        (
            [
                ("ready", "500 soldats"),
                ("excluded", None),
                ("ready", None),
                ("ready", "2000 soldats"),
            ],
            ["reversed", "reversed", "restated"],
        ),
    ],
)
def test_a_greater_amount_hardens_an_offer_and_a_smaller_one_changes_nothing(stances, expected):
    thread = [said(firmness, on, amount=amount) for on, (firmness, amount) in enumerate(stances, 1)]

    assert ["taken", *expected] == changes(thread)


def test_the_latest_day_prevails_and_shows_that_it_rests_on_an_unnamed_source():
    step = troops([said("committed", 1), said("reluctant", 2, rank=0)]).last

    assert (Change.REVERSED, False) == (step.change, step.leading.named)


def test_conditions_passed_over_in_silence_stay_in_sight():
    thread = [
        said("ready", 1, under="us_backstop ceasefire"),
        said("committed", 2, under="parliament_vote"),
        said("delivered", 3),
    ]

    assert [(), ("ceasefire", "us_backstop"), ()] == [
        step.unrepeated for step in troops(thread).steps
    ]


# Within a day.


@pytest.mark.parametrize(
    ("better", "worse"), [(3, 2), (2, 1), (1, 0)], ids=["own", "named", "own, unnamed"]
)
def test_the_firmer_source_leads_and_the_lesser_is_outranked(better, worse):
    leading = said("possible", source="minister", rank=better)
    lesser = said("excluded", source="entourage", rank=worse)
    step = step_of(lesser, leading)

    assert (leading, (lesser,), False) == (step.leading, step.outranked, step.contested)


def test_a_review_tells_that_the_reading_is_right_not_that_the_source_is_better():
    leading = said("possible", source="minister", rank=3)
    reviewed = said("excluded", source="official", rank=1, reviewed=True)

    assert leading == step_of(leading, reviewed).leading


def test_a_lesser_source_that_says_the_same_backs_the_firmer():
    step = step_of(said("ready", source="a"), said("ready", source="b", rank=0))

    assert (2, 1) == (step.sources, len(step.backing))


def test_a_lesser_source_that_tells_the_other_half_backs_the_firmer():
    refusal = said("excluded", under="ceasefire", source="b", rank=0)

    assert (refusal,) == step_of(said("ready"), refusal).backing


def test_backing_has_the_firmer_sources_first_and_of_those_the_latest_recorded():
    step = step_of(
        *(
            said("ready", act=act, source=act, rank=rank, order=order)
            for act, rank, order in [("c", 1, 9), ("a", 3, 1), ("b", 1, 8), ("leading", 3, 2)]
        )
    )

    assert ["leading", "a", "c", "b"] == [s.act for s in (step.leading, *step.backing)]


@pytest.mark.parametrize(
    ("reports", "leads", "contested"),
    [
        # One speech in two wordings: the lower of the two, not contested.
        ({"a": "ready", "b": "committed"}, "ready", False),
        ({"a": "reluctant", "b": "excluded"}, "excluded", False),
        ({"a": "vague", "b": "reluctant"}, "reluctant", False),
        # Two rungs apart: contested, and the least committal leads.
        ({"a": "possible", "b": "committed"}, "possible", True),
        ({"a": "committed", "b": "excluded"}, "excluded", True),
        # More sources go before caution.
        ({"a": "committed", "b": "committed", "c": "possible"}, "committed", True),
        ({"a": "committed", "b": "committed", "c": "excluded"}, "committed", True),
        ({"a": "ready", "b": "ready", "c": "committed"}, "ready", False),
        # The side is settled before the rung: two offer, one refuses.
        ({"a": "committed", "b": "possible", "c": "excluded"}, "possible", True),
    ],
)
def test_sources_of_one_day_and_rank_back_or_contest_one_another(reports, leads, contested):
    step = step_of(*(said(firmness, source=source) for source, firmness in reports.items()))

    assert (leads, contested) == (step.leading.firmness, step.contested)


def test_a_dispatch_and_its_copies_are_one_source():
    copies = [said("committed", source="dispatch", act=f"copy {n}") for n in range(5)]
    step = step_of(*copies, said("possible", source="x"), said("possible", source="y"))

    assert ("possible", 2, 5) == (step.leading.firmness, step.sources, len(step.contrary))


def test_one_source_that_says_an_offer_at_two_rungs_says_it_at_the_firmer():
    ready = said("ready", under="ceasefire")
    committed = said("committed", amount="2000 soldats")
    step = step_of(ready, committed)

    assert (committed, (ready,), False) == (step.leading, step.backing, step.contested)


def test_what_one_source_says_of_an_offer_adds_up():
    step = step_of(said("ready", under="ceasefire"), said("committed", amount="2000 soldats"))

    assert (("ceasefire",), 2000) == (step.conditions, step.quantity.value)


def test_a_pledge_unclear_in_its_details_is_a_pledge():
    assert "committed" == step_of(said("vague"), said("committed")).leading.firmness


def test_one_source_that_says_both_contests_the_step():
    step = step_of(said("committed"), said("excluded"))

    assert ("excluded", True) == (step.leading.firmness, step.contested)


@pytest.mark.parametrize("source", ["afp", "reuters"], ids=["one source", "two"])
@pytest.mark.parametrize("offered", ["ceasefire", "", "us_backstop"])
def test_will_not_unless_and_only_if_go_together(source, offered):
    offer = said("ready", under=offered)
    refusal = said("excluded", under="ceasefire", source=source)
    step = step_of(refusal, offer)

    assert (offer, (refusal,), False) == (step.leading, step.backing, step.contested)


def test_will_not_unless_does_not_hide_that_others_say_no():
    step = step_of(
        said("ready", source="a"),
        said("excluded", under="ceasefire", source="b"),
        said("excluded", source="c"),
    )

    assert ("c", ["a"]) == (step.leading.source, [stance.source for stance in step.contrary])


def test_silence_on_a_condition_or_an_amount_contests_nothing():
    step = step_of(
        said("ready", source="a"),
        said("ready", source="b", under="ceasefire"),
        said("ready", source="c", under="us_backstop", amount="500 soldats"),
    )

    assert (False, ("ceasefire", "us_backstop"), 3) == (
        step.contested,
        step.conditions,
        step.sources,
    )


@pytest.mark.parametrize(
    "preferred",
    [{"under": "ceasefire"}, {"amount": "500 soldats"}, {"reviewed": True}, {"order": 2}],
    ids=str,
)
def test_of_equal_stances_the_one_that_tells_more_is_shown(preferred):
    plain = said("ready", source="a", order=1)
    other = said("ready", source="b", **{"order": 0, **preferred})

    assert other == step_of(plain, other).leading


def test_an_amount_is_not_lent_by_a_lesser_source():
    step = step_of(said("ready"), said("ready", amount="2000 soldats", rank=0, source="leak"))

    assert step.quantity is None


def test_of_two_amounts_the_smaller_is_shown():
    step = step_of(
        said("ready", source="a", amount="2000 soldats", order=9),
        said("ready", source="b", amount="500 soldats", order=1),
    )

    assert 500 == step.quantity.value


# What makes no step, and whole ledgers.


@pytest.mark.parametrize(
    "stance",
    [said("ready", kind=Kind.REQUEST), said("excluded", kind=Kind.OPPOSE), said(None)],
    ids=["request", "objection", "no rung"],
)
def test_what_has_no_rung_stands_beside(stance):
    assert Position("FRA", "ground_troops", beside=(stance,)) == troops([stance])


def test_the_undated_are_in_no_step():
    stance = said("committed", None)

    assert Position("FRA", "ground_troops", undated=(stance,)) == troops([stance], as_of=day(1))


def test_a_party_that_was_never_heard_has_an_empty_position():
    assert Position("FRA", "naval") == position([said("ready")], "FRA", "naval")


def test_gather_gives_each_party_on_each_capability():
    stances = [
        said("ready", party=party, capability=capability)
        for party in ("GBR", "FRA")
        for capability in ("naval", None, "arms")
    ]

    assert [
        (party, capability) for party in ("FRA", "GBR") for capability in (None, "arms", "naval")
    ] == [(found.party, found.capability) for found in gather(stances)]


def test_gather_knows_no_party_before_it_was_heard():
    assert () == gather([said("ready", 5)], as_of=day(4))
