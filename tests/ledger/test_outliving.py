"""A decision outlives the reading by a better reader, and neither overwrites the other."""

from dataclasses import replace

import pytest
from ledger.judgements import corrected_by_anna, shown
from ledger.made_up import BETTER_RUN, PARIS, RUN, paris, span, statement

from garant.ledger import Asked
from garant.model import Actor, Firmness, Kind, Run, Speaker, Standing, Verdict

BEST_RUN = Run("0.3.0 cccc", "words-3", "carried 1")
PROMISE = "La Norvège enverra 300 soldats en cas de cessez-le-feu, a déclaré Ingrid Solheim."
READY = {"firmness": Firmness.READY}


@pytest.fixture
def norway(ledger):
    """The act of Norway in a ledger that has read one document."""
    ledger.record([paris()], RUN)
    (record,) = ledger.acts(Asked(party="NOR"))
    return record


def read_again(ledger, *acts, run=BETTER_RUN):
    """A better reader finds these acts in the document, and Portugal's as before."""
    reading = paris()
    (outcome,) = ledger.record([replace(reading, acts=(*acts, reading.acts[1]))], run)
    return outcome


def found(words=PROMISE, **fields):
    """Norway's act as a reader may find it: all fields as they were, but for those given."""
    return replace(paris().acts[0], evidence=(span(PARIS, words),), **fields)


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        (PROMISE, {}),
        (PROMISE.removesuffix(" a déclaré Ingrid Solheim."), {}),
        ("La Norvège enverra 300 soldats", {"firmness": Firmness.POSSIBLE}),
        (PROMISE, {"conditions": (), "quantity": None, "speaker": None, "time": "bientôt"}),
        (PROMISE, {"actors": (Actor("La Norvège", "NOR"), Actor("la Suède", "SWE"))}),
    ],
)
def test_a_decision_stands_for_the_same_act_of_a_better_reading(ledger, norway, words, fields):
    ledger.review(norway.key, Verdict.ACCEPT, who="Anna")
    read_again(ledger, found(words, **fields))

    assert [("committed", "accepted")] == shown(ledger)
    assert [norway.key] == [one.key for one in ledger.acts(Asked(party="NOR"))]


def test_what_a_better_reader_finds_stays_in_the_ledger_beside_the_decision(ledger, norway):
    ledger.review(norway.key, Verdict.ACCEPT, who="Anna")
    read_again(ledger, found("La Norvège enverra 300 soldats", **READY))
    ledger.review(norway.key, Verdict.UNDO, who="Anna")

    assert [("ready", "unreviewed")] == shown(ledger)


def test_without_a_decision_the_better_reading_stands_alone(ledger, norway):
    read_again(ledger, found("La Norvège enverra 300 soldats", **READY))

    assert [("ready", "unreviewed")] == shown(ledger)


def test_an_accepted_act_stands_where_a_better_reader_finds_nothing(ledger, norway):
    ledger.review(norway.key, Verdict.ACCEPT, who="Anna")
    read_again(ledger)

    assert [("committed", "accepted")] == shown(ledger)
    ledger.review(norway.key, Verdict.UNDO, who="Anna")
    assert [] == shown(ledger)


def test_a_rejected_act_stays_rejected_under_another_key(ledger, norway):
    ledger.review(norway.key, Verdict.REJECT, who="Anna")
    read_again(ledger, found("La Norvège enverra 300 soldats"))

    assert [] == shown(ledger)
    assert [("excluded", "unreviewed")] == shown(ledger, "PRT")


@pytest.mark.parametrize(
    "different",
    [
        {"kind": Kind.OPPOSE, "firmness": None},
        {"capability": "air_policing"},
        {"actors": (Actor("Ingrid Solheim", "SWE"),)},
    ],
)
@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_a_different_act_in_the_same_sentence_is_new(ledger, norway, different, verdict):
    ledger.review(norway.key, verdict, who="Anna")
    read_again(ledger, found(**different))

    new = [one for one in ledger.acts(Asked(reviewed=False)) if one.act.actors[0].code != "PRT"]
    assert 1 == len(new)
    assert (verdict is Verdict.ACCEPT) == (norway.key in {one.key for one in ledger.acts()})


def test_the_same_act_elsewhere_in_the_text_is_new(ledger, norway):
    ledger.review(norway.key, Verdict.ACCEPT, who="Anna")
    read_again(ledger, found("Nous ne resterons pas à l'écart", **READY))

    assert [("ready", "unreviewed"), ("committed", "accepted")] == shown(ledger)


def test_of_several_in_one_sentence_the_one_that_says_the_same_is_the_same(ledger, norway):
    ledger.review(norway.key, Verdict.ACCEPT, who="Anna")
    words = "La Norvège enverra 300 soldats"
    read_again(ledger, found(words), found(words, conditions=(), **READY))

    assert [("ready", "unreviewed"), ("committed", "accepted")] == shown(ledger)


def test_what_was_read_apart_beside_it_before_stays_apart(ledger):
    reading = paris()
    other = found(conditions=(), **READY)
    ledger.record([replace(reading, acts=(reading.acts[0], other))], RUN)
    (norway,) = [one for one in ledger.acts() if one.act.firmness is Firmness.COMMITTED]
    ledger.review(norway.key, Verdict.ACCEPT, who="Anna")

    assert [("ready", "unreviewed"), ("committed", "accepted")] == shown(ledger)


@pytest.mark.parametrize("reads", [{}, {"capability": "air_policing"}])
def test_a_correction_stands_for_the_mistake_and_for_what_is_right(ledger, norway, reads):
    corrected_by_anna(ledger, norway, capability="air_policing")
    read_again(ledger, found("La Norvège enverra 300 soldats", **reads))

    (record,) = ledger.acts(Asked(party="NOR"))
    assert ("air_policing", Standing.CORRECTED) == (record.act.capability, record.standing)


def test_a_better_reader_that_finds_what_a_person_wrote_agrees(ledger, norway):
    ready = corrected_by_anna(ledger, norway, **READY)
    read_again(ledger, ready.act)

    assert [("ready", "corrected")] == shown(ledger)
    (portugal,) = ledger.acts(Asked(party="PRT"))
    assert [] == ledger.acts(Asked(party="NOR", reviewed=False))
    assert [portugal.key] == [one.key for one in ledger.acts(Asked(reviewed=False))]


@pytest.mark.parametrize("verdict", [Verdict.REJECT, Verdict.CORRECT])
def test_what_a_person_wrote_and_a_machine_read_can_be_decided_otherwise(ledger, norway, verdict):
    ready = corrected_by_anna(ledger, norway, **READY)
    read_again(ledger, ready.act)
    vague = replace(ready.act, firmness=Firmness.VAGUE)
    ledger.review(ready.key, verdict, who="Boris", corrected=vague)

    assert ([] if verdict is Verdict.REJECT else [("vague", "corrected")]) == shown(ledger)
    assert 2 == len(ledger.reviews(ready.key))
    ledger.review(ready.key, Verdict.UNDO, who="Boris")
    assert [("ready", "corrected")] == shown(ledger)


def test_a_machine_that_reads_what_a_person_wrote_and_gave_up_does_not_bring_it_back(
    ledger, norway
):
    written = corrected_by_anna(
        ledger, norway, kind=Kind.OPPOSE, firmness=None, capability="backstop"
    )
    corrected_by_anna(ledger, written, kind=Kind.WARN, capability="arms")
    read_again(ledger, written.act)

    assert [("warn", "corrected")] == shown(ledger)


def test_an_undone_correction_gives_way_to_the_better_reading(ledger, norway):
    corrected_by_anna(ledger, norway, **READY)
    read_again(ledger, found(firmness=Firmness.POSSIBLE))
    ledger.review(norway.key, Verdict.UNDO, who="Anna")

    assert [("possible", "unreviewed")] == shown(ledger)


def test_a_decision_on_an_act_of_an_old_reading_holds_after_two_readings(ledger, norway):
    ledger.review(norway.key, Verdict.ACCEPT, who="Anna")
    read_again(ledger, found("La Norvège enverra 300 soldats"))
    read_again(ledger, found(**READY), run=BEST_RUN)

    assert [("committed", "accepted")] == shown(ledger)


def test_what_was_known_before_a_decision_can_be_asked_for_after_a_reading(ledger, norway):
    before = ledger.review(norway.key, Verdict.ACCEPT, who="Anna").recorded
    ledger.review(norway.key, Verdict.REJECT, who="Anna")
    read_again(ledger, found(**READY))

    assert ["committed"] == [
        one.act.firmness.value for one in ledger.acts(Asked(party="NOR", known_at=before))
    ]


@pytest.fixture
def said(ledger):
    """A statement in a ledger that has read one document."""
    ledger.record([paris()], RUN)
    return next(one for one in ledger.statements() if one.statement.cue == "a déclaré")


@pytest.mark.parametrize(
    ("words", "is_same"),
    [
        ("Norvège enverra 300 soldats en cas de cessez-le-feu", True),
        (PROMISE, True),
        ("300 soldats", False),
        (PARIS.strip(), False),
    ],
)
def test_a_decision_stands_for_a_statement_of_much_the_same_words(ledger, said, words, is_same):
    ledger.review(said.key, Verdict.REJECT, who="Anna")
    again = statement(PARIS, words, Speaker("la ministre", "NOR"))
    ledger.record([replace(paris(), statements=(again,))], BETTER_RUN)

    assert ([] if is_same else [words]) == [one.words for one in ledger.statements()]
