"""How far the positions meet a need, case by case."""

from dataclasses import replace
from decimal import Decimal

import pytest
from assessment.made import guaranteed, need, pact, parties
from ledger.stances import day, said

from garant.assessment import add, clarity, concerning, cover, make_guarantee, set_condition
from garant.errors import GarantError
from garant.ledger.positions import gather
from garant.model import (
    AddedOffer,
    Condition,
    Firmness,
    Footing,
    Kind,
    Lack,
    Reach,
    State,
)

TROOPS = need(contributors=2)
FORCE = pact(TROOPS, states={"ceasefire": {1: "unmet"}})


def only(made, *stances, **options):
    (found,) = cover(guaranteed(made, *stances, **options))
    return found


@pytest.mark.parametrize(
    ("firmness", "under", "expected"),
    [
        ("delivered", "", Footing.FIRM),
        ("signed", "", Footing.FIRM),
        ("committed", "", Footing.FIRM),
        ("committed", "ceasefire", Footing.CONDITIONAL),  # unmet
        ("committed", "us_backstop", Footing.CONDITIONAL),  # nobody knows
        ("committed", "host_request", Footing.FIRM),  # met
        ("committed", "renewed_attack", Footing.FIRM),  # what it is for
        ("ready", "", Footing.SIGNALLED),
        ("ready", "ceasefire", Footing.SIGNALLED),
        ("possible", "", Footing.SIGNALLED),
        ("signalled", "", Footing.SIGNALLED),
        ("vague", "", Footing.UNCLEAR),
        ("reluctant", "", Footing.REFUSED),
        ("excluded", "ceasefire", Footing.REFUSED),  # "not unless" promises nothing
    ],
)
def test_an_offer_stands_on_its_rung_and_its_conditions(firmness, under, expected):
    made = pact(TROOPS, states={"ceasefire": {1: "unmet"}, "host_request": {1: "met"}})
    (offer,) = only(made, said(firmness, under=under)).offers

    assert expected is offer.footing


def test_a_renewed_attack_is_waited_for_where_the_pact_gives_it_a_state():
    made = pact(TROOPS, states={"renewed_attack": {1: "unmet"}})
    (offer,) = only(made, said("committed", under="renewed_attack")).offers

    assert Footing.CONDITIONAL is offer.footing


def test_conditions_are_kept_apart_by_their_state():
    made = pact(TROOPS, states={"ceasefire": {1: "unmet"}, "un_mandate": {1: "met"}})
    (offer,) = only(made, said("committed", under="un_mandate ceasefire us_backstop")).offers

    assert (Condition.UN_MANDATE,) == offer.terms.met
    assert (Condition.CEASEFIRE,) == offer.terms.unmet
    assert (Condition.US_BACKSTOP,) == offer.terms.unknown


def test_a_condition_passed_over_in_silence_still_holds_back():
    (offer,) = only(FORCE, said("committed", 1, under="ceasefire"), said("committed", 3)).offers

    assert Footing.CONDITIONAL is offer.footing
    assert (Condition.CEASEFIRE,) == offer.terms.unrepeated
    assert {"afp: committed ceasefire None 1", "afp: committed  None 3"} == set(offer.because)


def test_not_unless_is_the_other_face_of_an_offer():
    (offer,) = only(FORCE, said("committed", 1), said("excluded", 3, under="ceasefire")).offers

    assert (Firmness.COMMITTED, Footing.CONDITIONAL) == (offer.firmness, offer.footing)
    assert (day(1), day(3)) == (offer.day, offer.said)


def test_sources_of_one_day_that_disagree_leave_it_unclear():
    stances = [said("committed", source="a"), said("excluded", source="b")]

    assert Footing.UNCLEAR is only(FORCE, *stances).offers[0].footing


def test_contributors_run_from_firm_to_all_that_do_not_refuse():
    found = only(
        FORCE,
        said("committed", party="FRA"),
        said("committed", under="ceasefire", party="GBR"),
        said("possible", party="DEU"),
        said("vague", party="ESP"),
        said("excluded", party="ITA"),
    )

    assert (1, 4) == (found.contributors.firm.value, found.contributors.possible.value)
    assert Reach.CONDITIONAL is found.reach
    assert ["ITA"] == parties(found.on(Footing.REFUSED))


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ([], Reach.NOBODY),
        ([said("excluded")], Reach.REFUSED),
        ([said("committed")], Reach.SHORT),
        ([said("committed", party="COALITION")], Reach.COLLECTIVE),
        ([said("committed"), said("ready", party="GBR")], Reach.SIGNALLED),
        ([said("committed"), said("committed", party="GBR")], Reach.FIRM),
    ],
)
def test_a_need_is_met_on_the_best_footing_of_enough_parties(stances, expected):
    assert expected is only(FORCE, *stances).reach


def test_a_collective_is_never_so_many_and_widens_the_far_end_only():
    made = pact(need(amount="10000 person"))
    found = only(
        made,
        said("committed", party="COALITION", amount="26000 soldats"),
        said("committed", amount="2000 soldats"),
    )
    (sums,) = found.amounts

    assert (2_000, 26_000, 1) == (sums.firm.value, sums.possible.value, sums.collectives)
    assert (1, 1) == (found.contributors.firm.value, found.contributors.possible.value)
    assert (["COALITION"], ["FRA"]) == (parties(found.collectives), parties(found.offers))
    assert State.UNKNOWN is found.amount_reached


def test_amounts_are_summed_in_their_unit_and_what_has_none_is_told():
    made = pact(need(amount="4000 person"))
    (persons, planes) = only(
        made,
        said("committed", amount="2000 soldats"),
        said("possible", amount="1000 soldats", party="GBR"),
        said("committed", amount="3 avions", party="DEU"),
        said("ready", party="ESP"),
    ).amounts

    assert ("person", 2_000, 1) == (persons.unit, persons.firm.value, persons.firm.unknown)
    assert (3_000, 2) == (persons.possible.value, persons.possible.unknown)
    assert ("aircraft", 3) == (planes.unit, planes.firm.value)


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ([said("committed", amount="4000 soldats")], State.MET),
        ([said("committed", amount="1000 soldats")], State.UNMET),
        ([said("committed", amount="1000 soldats"), said("ready", party="GBR")], State.UNKNOWN),
        ([said("possible", amount="4000 soldats")], State.UNKNOWN),
        ([], State.UNMET),
    ],
)
def test_whether_an_amount_is_reached(stances, expected):
    assert expected is only(pact(need(amount="4000 person")), *stances).amount_reached


def test_a_restated_amount_counts_once_and_is_not_lost():
    found = only(
        pact(need()),
        said("committed", 1, amount="2000 soldats"),
        said("committed", 2, amount="2000 soldats", source="b"),
        said("committed", 3),
    )

    assert 2_000 == found.amounts[0].firm.value


def test_an_amount_is_forgotten_with_the_offer_it_was_of():
    stances = [said("committed", 1, amount="2000 soldats"), said("excluded", 2)]

    assert () == only(pact(need()), *stances, said("committed", 3)).amounts


def test_what_was_only_possible_is_not_what_is_committed():
    stances = [said("possible", 1, amount="9000 soldats"), said("committed", 2)]

    assert () == only(pact(need()), *stances).amounts


def test_an_amount_given_together_counts_once():
    together = [
        said("committed", amount="4000 soldats", act="both", party=party)
        for party in ("FRA", "GBR")
    ]
    made = pact(need())

    assert 4_000 == only(made, *together).amounts[0].firm.value
    assert 4_000 == only(made, *together).amounts[0].possible.value
    # What is left of it when one turns away, nobody said.
    turned = only(made, *together, said("possible", 5, party="GBR")).amounts[0]
    assert (0, 1, 4_000) == (turned.firm.value, turned.firm.unknown, turned.possible.value)


def test_the_protected_and_the_adversary_do_not_count():
    found = only(FORCE, said("committed", party="UKR"), said("committed", party="RUS"))

    assert (Reach.NOBODY, ["RUS", "UKR"]) == (found.reach, parties(found.apart))


def test_only_givers_count_where_a_need_names_them():
    found = only(pact(need(givers=("USA",))), said("committed"), said("possible", party="USA"))

    assert (["USA"], ["FRA"]) == (parties(found.offers), parties(found.apart))


def test_a_capability_is_no_wider_than_itself():
    assert Reach.NOBODY is only(FORCE, said("committed", capability="naval")).reach


def test_voices_stand_beside():
    found = only(
        FORCE,
        said(None, kind=Kind.OPPOSE, party="RUS", act="no"),
        said(None, kind=Kind.REQUEST, party="UKR", act="please"),
    )

    assert [("RUS", ("no",))] == [(one.party, one.because) for one in found.heard(Kind.OPPOSE)]
    assert ["UKR"] == parties(found.heard(Kind.REQUEST))


def test_what_has_no_day_counts_nowhere():
    assert Reach.NOBODY is only(FORCE, said("committed", None)).reach


def test_the_day_decides_what_is_known():
    made = pact(need(), states={"ceasefire": {5: "met"}})
    stances = [said("committed", 1, under="ceasefire"), said("excluded", 9)]

    assert [Reach.CONDITIONAL, Reach.FIRM, Reach.REFUSED] == [
        only(made, *stances, as_of=number).reach for number in (3, 6, 9)
    ]


def test_an_added_offer_takes_its_unit_from_the_need():
    offer = AddedOffer("POL", "ground_troops", Firmness.COMMITTED, Decimal(2000))
    made = add(guaranteed(pact(need(amount="9000 person"))), offer)
    (found,) = cover(made)

    assert 2_000 == found.amounts[0].firm.value
    assert ((), True) == (found.offers[0].because, found.offers[0].supposed)


@pytest.mark.parametrize(
    ("offer", "message"),
    [
        (AddedOffer("POL", "naval", Firmness.READY), "naval: no need of the pact asks for it"),
        (AddedOffer("POL", "ground_troops", Firmness.READY, Decimal(2)), "no unit"),
    ],
)
def test_an_offer_that_cannot_be_added_is_refused(offer, message):
    with pytest.raises(GarantError, match=message):
        add(guaranteed(FORCE), offer)


def test_an_added_offer_takes_the_place_of_a_refusal():
    guarantee = guaranteed(FORCE, said("excluded"))
    (found,) = cover(add(guarantee, AddedOffer("FRA", "ground_troops", Firmness.COMMITTED)))

    assert [Footing.FIRM] == [offer.footing for offer in found.offers]


def test_an_added_offer_takes_nothing_away():
    guarantee = guaranteed(pact(need()), said("committed", amount="2000 soldats"))
    weaker = AddedOffer("FRA", "ground_troops", Firmness.POSSIBLE, Decimal(500), "person")
    (found,) = cover(add(guarantee, weaker))

    assert (1, 2_000) == (found.contributors.firm.value, found.amounts[0].firm.value)
    assert 2_000 == found.amounts[0].possible.value


def test_an_added_refusal_takes_the_place_of_all_offers():
    guarantee = guaranteed(pact(need()), said("committed"))
    (found,) = cover(add(guarantee, AddedOffer("FRA", "ground_troops", Firmness.EXCLUDED)))

    assert Reach.REFUSED is found.reach


def test_what_is_shared_ever_wider_is_not_less_than_what_was_firm():
    """Two pairs gave 1000 each; all four then speak of 1200, but less firmly than they stand."""
    stances = [
        *(said("delivered", 1, amount="1200 soldats", act="four", party=one) for one in "ABCD"),
        *(said("committed", 5, amount="1000 soldats", act="pair", party=one) for one in "AB"),
        *(said("committed", 5, amount="1000 soldats", act="other", party=one) for one in "CD"),
    ]
    (sums,) = only(pact(need()), *stances).amounts

    assert (2_000, 2_000) == (sums.firm.value, sums.possible.value)


def test_a_condition_that_is_set_changes_the_footing():
    guarantee = guaranteed(FORCE, said("committed", under="ceasefire"))
    (found,) = cover(set_condition(guarantee, Condition.CEASEFIRE, State.MET))

    assert [Footing.FIRM] == [offer.footing for offer in found.offers]


def test_clear_is_committed_quantified_and_named():
    (found,) = clarity(
        guaranteed(
            FORCE,
            said("committed", amount="2000 soldats"),
            said("committed", party="GBR"),
            said("committed", amount="2000 soldats", party="DEU", rank=1),
            said("ready", amount="2000 soldats", party="POL"),
        )
    )

    assert ["FRA"] == parties(found.clear)
    assert [("DEU", (Lack.NAMED_SOURCE,)), ("GBR", (Lack.AMOUNT,))] == sorted(
        (offer.party, lacks) for offer, lacks in found.lacking
    )


def test_what_has_no_amount_lacks_none():
    (found,) = clarity(guaranteed(FORCE, said("committed"), uncounted=["ground_troops"]))

    assert found.is_clear


def test_unclear_is_told_with_who_said_so():
    (found,) = clarity(
        guaranteed(
            FORCE,
            said("vague", act="flou", rank=2),
            said("vague", 1, party="GBR", act="was"),
            said("committed", 2, party="GBR"),
            said("committed", 1, party="COALITION", source="a"),
            said("vague", 1, party="COALITION", source="a", act="details"),
        )
    )

    assert [("COALITION", ("details",)), ("FRA", ("flou",))] == [
        (one.party, one.because) for one in found.unclear
    ]
    assert (False, True) == (found.unclear[1].own, found.unclear[1].named)


def given_to(beneficiary, **more):
    return replace(said("committed", **more), beneficiary=beneficiary)


def concerned(*stances):
    return [stance.act for stance in concerning(FORCE, stances)]


def test_what_concerns_a_pact_is_one_thread():
    stances = [
        given_to("UKR", act="here"),
        given_to(None, act="unsaid", on=2),
        given_to("COALITION", act="force", on=3),
        given_to("PSE", act="elsewhere", on=4),
    ]
    found = list(concerning(FORCE, stances))

    assert ["here", "unsaid", "force"] == [stance.act for stance in found]
    assert {"UKR"} == {stance.beneficiary for stance in found}
    (troops,) = cover(make_guarantee(FORCE, gather(found)))
    assert day(3) == troops.offers[0].said
    (apart,) = cover(make_guarantee(FORCE, gather(stances)))
    assert day(1) == apart.offers[0].said


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        # Nobody is named for whom, and nobody of this conflict.
        ([given_to(None, act="a")], []),
        # The adversary is named.
        ([given_to(None, act="a"), given_to(None, act="b", party="RUS")], ["a", "b"]),
        # It is named, but what the source tells of is for somebody else.
        (
            [
                given_to(None, act="a", party="RUS"),
                given_to("AES", act="b"),
                given_to("COALITION", act="c"),
            ],
            [],
        ),
        # An act for two is one act.
        ([given_to("UKR", act="a"), given_to("COALITION", act="a")], ["a"]),
        ([given_to("UKR", act="a", source="x"), given_to(None, act="b")], ["a"]),
    ],
)
def test_what_names_nobody_is_told_by_its_source(stances, expected):
    assert expected == concerned(*stances)
