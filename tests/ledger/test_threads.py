"""What an act says of where a party stands, as the ledger draws it."""

from dataclasses import replace

from ledger.made_up import BETTER_RUN, PARIS, RUN, act, document, madrid, paris

from garant.model import Actor, Firmness, Kind, LinkKind, Reading, Speaker

NORWAY = "La Norvège enverra 300 soldats en cas de cessez-le-feu"
PORTUGAL = "Le Portugal exclut tout envoi de troupes."


def offer(words=NORWAY, party="NOR", to=("UKR",), **fields):
    return act(PARIS, words, party, targets=tuple(Actor(code, code) for code in to), **fields)


def refusal(**fields):
    return offer(PORTUGAL, "PRT", (), kind=Kind.REFUSE, firmness=Firmness.EXCLUDED, **fields)


def drawn(ledger, *acts, name="a.txt", **asked):
    ledger.record([Reading(document(name), (), acts)], RUN)
    return ledger.stances(**asked)


def test_an_offer_is_for_its_target(ledger):
    (stance,) = drawn(ledger, offer(to=("GEO",)))

    assert ("NOR", "GEO", ("GEO",)) == (stance.party, stance.beneficiary, stance.targets)


def test_what_names_nobody_is_for_whom_the_document_is_about(ledger):
    stances = drawn(ledger, offer(), refusal())

    assert {"UKR"} == {stance.beneficiary for stance in stances}


def test_what_names_nobody_is_for_nobody_known_where_the_document_is_about_several(ledger):
    stances = drawn(ledger, offer(), offer(to=("GEO",), firmness=Firmness.READY), refusal())

    assert {"NOR": {"UKR", "GEO"}, "PRT": {None}} == {
        party: {stance.beneficiary for stance in stances if stance.party == party}
        for party in ("NOR", "PRT")
    }


def test_whom_a_request_is_made_to_does_not_benefit_from_it(ledger):
    asked = offer(PORTUGAL, "UKR", ("USA",), kind=Kind.REQUEST, firmness=None)

    stances = drawn(ledger, offer(), asked)

    assert ("UKR", ("USA",)) == next(
        (stance.beneficiary, stance.targets) for stance in stances if stance.party == "UKR"
    )


def test_what_an_earlier_reading_took_for_a_target_counts_no_more(ledger):
    whole = document("a.txt")
    ledger.record([Reading(whole, (), (offer(to=("GEO",)), offer(), refusal()))], RUN)
    ledger.record([Reading(whole, (), (offer(), refusal()))], BETTER_RUN)

    assert {"UKR"} == {stance.beneficiary for stance in ledger.stances()}


def test_positions_for_two_beneficiaries_are_two(ledger):
    drawn(ledger, offer(to=("GEO",)))
    drawn(ledger, offer(firmness=Firmness.POSSIBLE), name="b.txt")

    positions = ledger.positions(party="NOR")

    assert [("GEO", Firmness.COMMITTED), ("UKR", Firmness.POSSIBLE)] == [
        (position.beneficiary, position.last.leading.firmness) for position in positions
    ]
    assert [] == ledger.contradictions(within_days=30)


def test_every_party_that_acts_and_every_beneficiary_has_a_stance(ledger):
    both = replace(offer(to=("UKR", "MDA")), actors=(Actor("NOR", "NOR"), Actor("Lisbonne", "PRT")))

    stances = drawn(ledger, both)

    assert {("NOR", "UKR"), ("NOR", "MDA"), ("PRT", "UKR"), ("PRT", "MDA")} == {
        (stance.party, stance.beneficiary) for stance in stances
    }
    assert 1 == len({stance.act for stance in stances})


def test_a_party_answers_for_itself_and_others_for_it(ledger):
    named = Speaker("Ingrid Solheim", "NOR", "Solheim")
    unnamed = Speaker("un diplomate", "EUROPE", None, anonymous=True)
    stances = drawn(
        ledger,
        offer(firmness=Firmness.READY),
        offer(firmness=Firmness.COMMITTED, speaker=named),
        offer(firmness=Firmness.POSSIBLE, speaker=replace(named, code="SWE")),
        offer(firmness=Firmness.VAGUE, speaker=unnamed),
    )

    assert {
        Firmness.READY: (True, True),
        Firmness.COMMITTED: (True, True),
        Firmness.POSSIBLE: (True, False),
        Firmness.VAGUE: (False, False),
    } == {stance.firmness: (stance.named, stance.own) for stance in stances}


def test_documents_that_were_linked_are_one_source(ledger):
    ledger.record([paris(), madrid()], RUN)
    first, second = (one.key for one in ledger.documents())
    assert 2 == len({stance.source for stance in ledger.stances(party="NOR")})

    kind = ledger.link(first, second, same=True, who="Anna")

    assert LinkKind.COPY == kind
    assert 1 == len({stance.source for stance in ledger.stances(party="NOR")})
