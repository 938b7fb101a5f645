"""What differs between two guarantees, and the board of one."""

from dataclasses import replace

import pytest
from assessment.made import guaranteed, need, pact, parties
from ledger.stances import day, said

from garant.assessment import board, changes, compare, set_condition, withdraw
from garant.errors import GarantError
from garant.model import Condition, Kind, State, Turn

TROOPS = need(contributors=2)
PARIS = pact(TROOPS, need("backstop", pillar="cover"), states={"ceasefire": {1: "unmet", 9: "met"}})


def between(*stances, start=5, end=20):
    return changes(guaranteed(PARIS, *stances, as_of=start), guaranteed(PARIS, *stances, as_of=end))


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ([said("ready", 7)], [Turn.JOINED]),
        ([said("excluded", 7)], [Turn.DECLINED]),
        ([said("ready", 1), said("committed", 7)], [Turn.HARDENED]),
        ([said("committed", 1), said("ready", 7)], [Turn.SOFTENED]),
        ([said("committed", 1), said("excluded", 7)], [Turn.LEFT, Turn.REVERSED]),
        ([said("excluded", 1), said("ready", 7)], [Turn.JOINED, Turn.REVERSED]),
        ([said("ready", 1), said("ready", 7, under="us_backstop")], [Turn.CONDITIONED]),
        ([said("vague", 1), said("ready", 7)], [Turn.HARDENED, Turn.CLEARED]),
        ([said("ready", 1), said("vague", 7)], [Turn.SOFTENED, Turn.BLURRED]),
        ([said("ready", 1), said("ready", 7, amount="500 soldats")], [Turn.QUANTIFIED]),
        (
            [said("ready", 1, amount="500 soldats"), said("ready", 7, amount="2000 soldats")],
            [Turn.RAISED],
        ),
        ([said("committed", 1, under="ceasefire")], [Turn.EASED]),
        ([said("ready", 1), said("ready", 7)], []),
    ],
)
def test_turns_are_named(stances, expected):
    assert expected == [turn for shift in between(*stances).shifts for turn in shift.turns]


def test_a_shift_rests_on_the_acts_that_made_it():
    (shift,) = between(
        said("ready", 1, act="before"), said("committed", 7, act="then"), said("committed", 8)
    ).shifts

    assert ("then",) == shift.because


def test_a_condition_that_came_to_be_met_is_named():
    found = between(said("committed", 1, under="ceasefire"))

    assert [(Condition.CEASEFIRE, State.UNMET, State.MET)] == [
        (one.condition, one.before, one.after) for one in found.conditions
    ]
    (moved,) = found.needs
    assert ((Condition.CEASEFIRE,), ("FRA",)) == (moved.conditions, moved.parties)


def test_what_became_clear_is_told():
    found = between(said("committed", 1), said("committed", 7, amount="500 soldats"))

    assert [True] == [one.became_clear for one in found.needs]


def test_a_what_if_names_what_it_breaks():
    guarantee = guaranteed(PARIS, said("committed", act="pledge"))
    found = compare(guarantee, withdraw(guarantee, "FRA"))

    assert [("FRA", (Turn.LEFT,), ("pledge",))] == [
        (one.party, one.turns, one.because) for one in found.shifts
    ]
    assert ["ground_troops"] == [one.before.need.name for one in found.needs]


def test_a_what_if_tells_which_parts_break():
    stances = [
        said("committed", party="FRA"),
        said("committed", party="GBR"),
        said("committed", party="USA", capability="backstop"),
    ]
    guarantee = guaranteed(PARIS, *stances)
    found = compare(guarantee, withdraw(guarantee, "USA"))

    assert [None, "cover", "backstop"] == [one.before.part for one in found.parts]
    assert {(True, False)} == {(one.before.holds, one.after.holds) for one in found.parts}


def test_a_what_if_on_a_condition_names_it():
    guarantee = guaranteed(PARIS, said("committed", under="ceasefire"), as_of=3)
    found = compare(guarantee, set_condition(guarantee, Condition.CEASEFIRE, State.MET))

    assert [(Turn.EASED,)] == [one.turns for one in found.shifts]


@pytest.mark.parametrize(("start", "end"), [(20, 5), (None, 5)])
def test_days_out_of_order_are_refused(start, end):
    with pytest.raises(GarantError, match="must not be after the second"):
        between(said("ready"), start=start, end=end)


def test_two_pacts_are_not_compared():
    with pytest.raises(GarantError, match="two pacts"):
        compare(guaranteed(PARIS), guaranteed(replace(PARIS, name="other")))


def test_a_board_has_parties_by_weight_and_collectives_apart():
    found = board(
        guaranteed(
            PARIS,
            said("excluded", party="ITA"),
            said("ready", party="DEU"),
            said("committed", party="FRA"),
            said("committed", party="COALITION"),
            said("ready", party="FRA", capability="backstop"),
        )
    )

    assert ("FRA", "DEU", "ITA") == found.parties
    assert [["FRA", "DEU", "ITA"], ["FRA", None, None]] == [
        [cell and cell.party for cell in row.cells] for row in found.rows
    ]
    assert ["COALITION"] == parties(found.rows[0].cover.collectives)
    assert ((Condition.CEASEFIRE, State.MET),) == found.states


def objecting(party, targets, kind=Kind.OPPOSE, **more):
    one = said(None, kind=kind, party=party, act=f"{party} {kind}", **more)
    return replace(one, targets=targets)


def test_who_opposes_has_a_row_and_the_adversary_comes_first():
    found = board(
        guaranteed(
            PARIS,
            objecting("RUS", ("EUROPE",)),
            objecting("RUS", ("EUROPE",), Kind.WARN, capability=None),
            objecting("HUN", ("COALITION",)),
            objecting("NATO", ("RUS",)),  # "Moscow has no veto"
            objecting("USA", ("RUS",), Kind.WARN),
            objecting("FRA", (), Kind.WARN),
            objecting("UKR", ("FRA",)),
            objecting("SVK", ()),
            objecting("DNK", ()),  # who gives, objects to what would limit it
            said("ready", party="DNK", capability="backstop"),
            said("excluded", party="RUS", capability="backstop"),
        )
    ).opposing

    assert [("RUS", True), ("HUN", False), ("SVK", False)] == [
        (row.party, row.adversary) for row in found
    ]
    assert [Kind.WARN, Kind.OPPOSE] == [voice.kind for voice in found[0].voices]
    assert ["backstop"] == [offer.capability for offer in found[0].stands]


def test_a_day_before_anything_was_said_is_empty():
    found = board(guaranteed(PARIS, said("ready", 5), as_of=day(1)))

    assert () == found.parties
