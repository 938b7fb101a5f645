"""What a guarantee hinges on, case by case."""

from decimal import Decimal

import pytest
from assessment.made import guaranteed, need, pact
from ledger.stances import said

from garant.assessment import (
    add,
    all_hinges,
    hinges,
    hinging,
    odds,
    set_condition,
    withdraw,
)
from garant.errors import GarantError
from garant.model import (
    AddedOffer,
    AtLeast,
    Condition,
    Firmness,
    RungTable,
    State,
)

TROOPS = need(contributors=2)
COVER = need("backstop", pillar="cover", givers=("USA",))
PARIS = pact(TROOPS, COVER, leans=["force on cover"], states={"ceasefire": {1: "unmet"}})
PLEDGES = [
    said("committed", under="ceasefire", party="FRA"),
    said("committed", under="ceasefire", party="GBR"),
    said("ready", under="ceasefire", party="DEU"),
    said("ready", party="USA", capability="backstop"),
]


def cut_by(found):
    return [" ".join(one.code for one in cut.elements) for cut in found.cut_sets]


def test_the_force_hinges_on_the_backstop():
    found = hinges(guaranteed(PARIS, *PLEDGES), "force")

    assert ["USA", "ceasefire", "DEU FRA", "DEU GBR", "FRA GBR"] == cut_by(found)
    assert (True, State.UNMET, ()) == (found.holds, found.today, found.missing)
    assert [("USA", 1), ("ceasefire", 1)] == sorted(
        (one.element.code, one.smallest) for one in found.weights[:2]
    )
    assert ("afp: ready  None 1",) == found.cut_sets[0].because


def test_a_need_by_itself_does_not_lean():
    guarantee = guaranteed(PARIS, *PLEDGES)

    assert ["ceasefire", "DEU FRA", "DEU GBR", "FRA GBR"] == cut_by(
        hinges(guarantee, "ground_troops")
    )


def test_all_hinges_are_of_the_whole_the_pillars_and_the_needs():
    found = all_hinges(guaranteed(PARIS, *PLEDGES))

    assert [None, "force", "cover", "ground_troops", "backstop"] == [one.part for one in found]


def test_a_met_condition_lets_it_hold_today():
    guarantee = set_condition(guaranteed(PARIS, *PLEDGES), Condition.CEASEFIRE, State.MET)

    assert State.MET is hinges(guarantee).today


def test_an_unknown_condition_leaves_it_unknown():
    guarantee = set_condition(guaranteed(PARIS, *PLEDGES), Condition.CEASEFIRE, State.UNKNOWN)

    assert State.UNKNOWN is hinges(guarantee).today


def test_what_is_missing_is_set_aside_and_told():
    found = hinges(withdraw(guaranteed(PARIS, *PLEDGES), "USA"))

    assert (False, ("backstop",)) == (found.holds, found.missing)
    assert ["ceasefire", "DEU FRA", "DEU GBR", "FRA GBR"] == cut_by(found)


def test_nothing_hinges_where_nothing_is_offered():
    found = hinges(guaranteed(PARIS))

    assert ((), False, State.UNMET) == (found.cut_sets, found.holds, found.today)


def test_the_least_rung_decides_who_is_relied_on():
    found = hinges(guaranteed(PARIS, *PLEDGES), "force", least=Firmness.COMMITTED)

    assert ["FRA", "GBR", "USA", "ceasefire"] == cut_by(found)
    assert ((("backstop", Firmness.READY),), ()) == (found.weak, found.missing)
    assert (False, State.UNMET) == (found.holds, found.today)


def test_an_unclear_backstop_is_what_the_force_hinges_on():
    stances = [*PLEDGES[:3], said("vague", party="USA", capability="backstop")]
    found = hinges(guaranteed(PARIS, *stances), "force")

    assert "USA" == cut_by(found)[0]
    assert ((("backstop", Firmness.VAGUE),), False) == (found.weak, found.holds)


def test_a_collective_is_there_for_one_and_not_for_two():
    pledge = said("committed", party="COALITION")

    assert ["COALITION"] == cut_by(hinges(guaranteed(pact(need()), pledge)))
    assert hinges(guaranteed(pact(TROOPS), pledge)).missing


def test_amounts_decide_where_they_are_known():
    made = pact(need(amount="5000 person"))
    guarantee = guaranteed(
        made,
        said("committed", party="FRA", amount="3000 soldats"),
        said("committed", party="GBR", amount="2000 soldats"),
        said("committed", party="DEU", amount="2000 soldats", source="b"),
        said("committed", party="ESP"),
    )

    assert ["FRA", "DEU GBR"] == cut_by(hinges(guarantee))


def test_amounts_are_left_out_where_too_little_is_known():
    made = pact(need(amount="5000 person"))
    found = hinges(
        guaranteed(made, said("committed", amount="3000 soldats"), said("ready", party="GBR"))
    )

    assert (("ground_troops",), ["FRA GBR"]) == (found.unmodelled, cut_by(found))


def test_amounts_that_fall_short_do_not_hold():
    made = pact(need(amount="5000 person"))

    assert hinges(guaranteed(made, said("committed", amount="3000 soldats"))).missing


def test_large_and_odd_amounts_are_rounded_down():
    made = pact(need(amount="135700000001 EUR"))
    found = hinges(
        guaranteed(
            made,
            said("committed", amount="90000000003 EUR"),
            said("committed", amount="60000000007 EUR", party="GBR"),
            said("committed", amount="70000000001 EUR", party="DEU"),
        )
    )

    assert (("ground_troops",), ["FRA", "DEU GBR"]) == (found.rounded, cut_by(found))


def test_pillars_combine_by_their_logic():
    made = pact(
        need(name="land"),
        need("naval", name="sea"),
        pillar_logic=(("force", AtLeast(1, ("land", "sea"))),),
    )
    stances = [said("ready"), said("ready", party="GBR", capability="naval")]

    assert ["FRA GBR"] == cut_by(hinges(guaranteed(made, *stances)))
    assert ["FRA"] == cut_by(hinges(guaranteed(made, stances[0])))


@pytest.mark.parametrize("asked", [3_000, 3_001, 2_000, 5_000])
def test_amounts_cut_alike_where_there_are_too_many_offers(asked, monkeypatch):
    stances = [
        said("committed", party=party, amount=f"{amount} soldats", source=party)
        for party, amount in {"FRA": 2_000, "GBR": 1_000, "DEU": 1_000, "ESP": 1_000}.items()
    ]
    guarantee = guaranteed(pact(need(amount=f"{asked} person")), *stances)
    expected = cut_by(hinges(guarantee))
    monkeypatch.setattr(hinging, "_MOST_OFFERS", 0)

    assert [one for one in expected if one.count(" ") < 3] == cut_by(hinges(guarantee))


@pytest.mark.parametrize("bound", ["_MOST_OFFERS", "_NODE_LIMIT"])
def test_where_there_are_too_many_offers_the_small_sets_are_found_alone(bound, monkeypatch):
    guarantee = guaranteed(PARIS, *PLEDGES)
    expected = hinges(guarantee)
    monkeypatch.setattr(hinging, bound, 0)
    found = hinges(guarantee)

    assert expected.cut_sets == found.cut_sets
    assert (3, True, ()) == (found.counted_up_to, found.truncated, found.path_sets)
    assert {None} == {weight.birnbaum for weight in found.weights}


def test_path_sets_uphold_by_themselves():
    found = hinges(guaranteed(PARIS, *PLEDGES), "cover")

    assert ["USA"] == [path.elements[0].code for path in found.path_sets]


@pytest.mark.parametrize(
    ("made", "part", "message"),
    [
        (PARIS, "navy", "navy: no need or pillar of the pact"),
        (
            pact(TROOPS, COVER, leans=["force on cover", "cover on force"]),
            None,
            "force hangs on cover hangs on force: nothing may hang on itself",
        ),
    ],
)
def test_what_cannot_be_asked_is_said(made, part, message):
    with pytest.raises(GarantError, match=message):
        hinges(guaranteed(made, *PLEDGES), part)


TABLE = RungTable(
    ((Firmness.COMMITTED, 0.8), (Firmness.READY, 0.5)),
    ((State.MET, 1.0), (State.UNKNOWN, 0.5), (State.UNMET, 0.0)),
)


def test_odds_are_worked_out_exactly():
    found = odds(guaranteed(PARIS, *PLEDGES), TABLE)
    chances = {part.part: (part.odds, part.if_met) for part in found.parts}

    two_of_three = 0.8 * 0.8 + 2 * 0.8 * 0.2 * 0.5
    assert (0.5, 0.5) == pytest.approx(chances["backstop"])
    assert (0, two_of_three) == pytest.approx(chances["ground_troops"])
    assert (0, two_of_three * 0.5) == pytest.approx(chances["force"])
    assert ("USA", "ceasefire") == tuple(
        sorted(loss.element.code for loss in found.losses if loss.fall == found.parts[0].if_met)
    )
    assert TABLE == found.table


def test_one_offer_that_serves_two_needs_is_kept_for_both():
    made = pact(need(name="here"), need(name="there"))

    assert 0.8 == pytest.approx(odds(guaranteed(made, said("committed")), TABLE).parts[0].odds)


def test_an_unknown_condition_takes_its_chance_once():
    stances = [
        said("committed", party="FRA", under="us_backstop"),
        said("committed", party="GBR", under="us_backstop"),
    ]
    found = odds(guaranteed(pact(TROOPS), *stances), TABLE)

    assert 0.5 * 0.8 * 0.8 == pytest.approx(found.parts[0].odds)


def test_a_supposed_offer_joins_the_structure():
    guarantee = add(
        guaranteed(pact(TROOPS), said("committed")),
        AddedOffer("POL", "ground_troops", Firmness.COMMITTED, Decimal(2000), "person"),
    )

    assert ["FRA", "POL"] == cut_by(hinges(guarantee))
