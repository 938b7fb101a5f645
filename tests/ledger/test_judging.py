"""What persons decide: each decision a row, the later prevails, what was read stays beside it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from ledger.judgements import corrected_by_anna, shown
from ledger.made_up import PARIS, RUN, act, document, madrid, paris, span

from garant.errors import DecidedMeanwhileError, LedgerError
from garant.ledger import Asked, Ledger, entries
from garant.model import (
    Actor,
    Condition,
    Firmness,
    Kind,
    Passage,
    Reading,
    Speaker,
    Standing,
    Verdict,
)

READY = {"firmness": Firmness.READY}


@pytest.fixture
def norway(ledger):
    """The act of Norway in a ledger that has read one document."""
    ledger.record([paris()], RUN)
    (record,) = ledger.acts(Asked(party="NOR"))
    return record


# Decisions, one after another.


def test_an_act_that_nobody_judged_counts_and_says_so(ledger, norway):
    assert [("committed", "unreviewed")] == shown(ledger)
    assert [norway.key] == [one.key for one in ledger.acts(Asked(party="NOR", reviewed=False))]
    assert [] == ledger.acts(Asked(party="NOR", reviewed=True))


def test_an_accepted_act_stands_as_it_was_read(ledger, norway):
    review = ledger.review(norway.key, Verdict.ACCEPT, who="Anna", why="heard it")

    assert [("committed", "accepted")] == shown(ledger)
    assert [] == ledger.acts(Asked(party="NOR", reviewed=False))
    assert (norway.key, norway.key) == (review.subject, review.result)
    assert ("Anna", "heard it") == (review.who, review.why)


def test_a_rejected_act_stands_no_more_and_stays_in_the_ledger(ledger, norway):
    ledger.review(norway.key, Verdict.REJECT, who="Anna")

    assert [] == shown(ledger)
    assert Standing.REJECTED is ledger.act(norway.key).standing


def test_a_correction_stands_beside_what_was_read(ledger, norway):
    corrected = replace(norway.act, firmness=Firmness.READY)
    review = ledger.review(norway.key, Verdict.CORRECT, who="Anna", corrected=corrected)

    assert [("ready", "corrected")] == shown(ledger)
    assert Firmness.COMMITTED is ledger.act(norway.key).act.firmness
    assert Standing.REJECTED is ledger.act(norway.key).standing
    assert replace(corrected, id=review.result) == ledger.act(review.result).act
    assert ledger.act(review.result).day == norway.day


def test_what_stands_after_a_correction_is_what_positions_rest_on(ledger, norway):
    corrected = replace(norway.act, actors=(Actor("La Norvège", "DNK"),))
    review = ledger.review(norway.key, Verdict.CORRECT, who="Anna", corrected=corrected)

    assert () == ledger.positions(party="NOR")
    (position,) = ledger.positions(party="DNK", reviewed_only=True)
    assert review.result == position.steps[0].leading.act


def test_every_field_can_be_corrected(ledger, norway):
    corrected = act(
        PARIS,
        "Le Portugal exclut tout envoi de troupes.",
        "SWE",
        kind=Kind.REFUSE,
        actors=(Actor("Le Portugal", "PRT"), Actor("La Norvège", "NOR", "Solheim")),
        targets=(),
        capability="air_policing",
        firmness=Firmness.RELUCTANT,
        conditions=(Condition.UN_MANDATE, Condition.OTHER),
        place="Narvik",
        time="demain",
        speaker=Speaker("une source", None, None, anonymous=True),
        evidence=(span(PARIS, "Le Portugal"), span(PARIS, "troupes")),
    )
    review = ledger.review(norway.key, Verdict.CORRECT, who="Anna", corrected=corrected)

    record = ledger.act(review.result)
    assert replace(corrected, id=review.result) == record.act
    assert ("Le Portugal", "troupes") == record.words
    assert 1 == len(ledger.search("troupes", Asked(capability="air_policing")))


def test_an_undone_decision_leaves_what_stood_before(ledger, norway):
    corrected = replace(norway.act, firmness=Firmness.READY)
    for verdict in (Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT):
        ledger.review(norway.key, verdict, who="Anna", corrected=corrected)
    seen = [shown(ledger)]
    for _ in range(3):
        ledger.review(norway.key, Verdict.UNDO, who="Boris", why="no")
        seen.append(shown(ledger))

    assert [
        [],
        [("ready", "corrected")],
        [("committed", "accepted")],
        [("committed", "unreviewed")],
    ] == seen
    with pytest.raises(LedgerError, match="nothing to undo"):
        ledger.review(norway.key, Verdict.UNDO, who="Boris")


def test_the_same_can_be_decided_again_after_an_undoing(ledger, norway, monkeypatch):
    class Stopped(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2020, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(entries, "datetime", Stopped)
    for verdict in (Verdict.ACCEPT, Verdict.UNDO, Verdict.ACCEPT, Verdict.UNDO, Verdict.ACCEPT):
        ledger.review(norway.key, verdict, who="Anna")

    assert [("committed", "accepted")] == shown(ledger)
    assert 5 == len({one.key for one in ledger.reviews(norway.key)})


def test_every_decision_is_told_with_who_and_what_it_undoes(ledger, norway):
    first = ledger.review(norway.key, Verdict.ACCEPT, who="Anna", why="yes")
    undoing = ledger.review(norway.key, Verdict.UNDO, who="Boris", why="no")
    last = ledger.review(norway.key, Verdict.REJECT, who="Zoé")

    assert [replace(first, undone=True), undoing, last] == ledger.reviews(norway.key)
    assert first.key == undoing.undoes
    assert first.recorded < undoing.recorded < last.recorded


def test_the_later_of_two_persons_prevails_and_both_stay(ledger, norway):
    ledger.review(norway.key, Verdict.ACCEPT, who="Anna")
    ledger.review(norway.key, Verdict.REJECT, who="Boris")

    assert [] == shown(ledger)
    assert [("Anna", "accept"), ("Boris", "reject")] == [
        (one.who, one.verdict.value) for one in ledger.reviews(norway.key)
    ]


def test_one_decision_can_be_taken_back_without_the_later_one(ledger, norway):
    mine = ledger.review(norway.key, Verdict.ACCEPT, who="Anna")
    ledger.review(norway.key, Verdict.REJECT, who="Boris")
    undoing = ledger.review(mine.key, Verdict.UNDO, who="Anna")

    assert [] == shown(ledger)
    assert (norway.key, mine.key) == (undoing.subject, undoing.undoes)
    with pytest.raises(LedgerError, match="nothing to undo"):
        ledger.review(mine.key, Verdict.UNDO, who="Anna")
    with pytest.raises(LedgerError, match="nothing to undo"):
        ledger.review(undoing.key, Verdict.UNDO, who="Anna")


# What a person put in place of something is judged again.


def test_a_correction_can_be_accepted_by_another(ledger, norway):
    ready = corrected_by_anna(ledger, norway, **READY)
    ledger.review(ready.key, Verdict.ACCEPT, who="Boris")

    assert [("ready", "corrected")] == shown(ledger)
    ledger.review(norway.key, Verdict.ACCEPT, who="Zoé")
    assert [("committed", "accepted")] == shown(ledger)
    ledger.review(ready.key, Verdict.ACCEPT, who="Boris")
    assert [("ready", "corrected")] == shown(ledger)


def test_a_correction_can_be_rejected(ledger, norway):
    ready = corrected_by_anna(ledger, norway, **READY)
    ledger.review(ready.key, Verdict.REJECT, who="Boris")

    assert [] == shown(ledger)
    assert Standing.REJECTED is ledger.act(norway.key).standing


def test_a_correction_can_be_corrected_and_undone_step_by_step(ledger, norway):
    ready = corrected_by_anna(ledger, norway, **READY)
    vague = corrected_by_anna(ledger, ready, firmness=Firmness.VAGUE)

    assert [("vague", "corrected")] == shown(ledger)
    assert 2 == len(ledger.reviews(norway.key))
    ledger.review(vague.key, Verdict.UNDO, who="Anna")
    assert [("ready", "corrected")] == shown(ledger)
    ledger.review(ready.key, Verdict.UNDO, who="Anna")
    assert [("committed", "unreviewed")] == shown(ledger)


def test_a_correction_back_to_what_was_read_accepts_it(ledger, norway):
    ready = corrected_by_anna(ledger, norway, **READY)
    review = ledger.review(ready.key, Verdict.CORRECT, who="Boris", corrected=norway.act)

    assert Verdict.ACCEPT is review.verdict
    assert [("committed", "accepted")] == shown(ledger)


def test_two_acts_can_be_corrected_to_one_and_that_one_rejected(ledger):
    reading = paris()
    twice = (reading.acts[0], replace(reading.acts[0], **READY))
    ledger.record([replace(reading, acts=twice)], RUN)
    one, other = ledger.acts(Asked(party="NOR"))
    vague = corrected_by_anna(ledger, one, firmness=Firmness.VAGUE)
    assert vague == corrected_by_anna(ledger, other, firmness=Firmness.VAGUE)

    assert [("vague", "corrected")] == shown(ledger)
    ledger.review(vague.key, Verdict.REJECT, who="Boris")
    assert [] == shown(ledger)
    ledger.review(vague.key, Verdict.UNDO, who="Boris")
    assert [("vague", "corrected")] == shown(ledger)


def test_an_act_corrected_to_another_of_the_reading_is_that_one(ledger):
    reading = paris()
    twice = (reading.acts[0], replace(reading.acts[0], **READY))
    ledger.record([replace(reading, acts=twice)], RUN)
    ready, committed = ledger.acts(Asked(party="NOR"))
    assert (Firmness.READY, Firmness.COMMITTED) == (ready.act.firmness, committed.act.firmness)
    same = corrected_by_anna(ledger, committed, **READY)

    assert ready.key == same.key
    assert [("ready", "corrected")] == shown(ledger)
    ledger.review(ready.key, Verdict.REJECT, who="Boris")
    assert [] == shown(ledger)
    ledger.review(ready.key, Verdict.UNDO, who="Boris")
    assert [("ready", "corrected")] == shown(ledger)
    ledger.review(committed.key, Verdict.UNDO, who="Anna")
    assert [("ready", "unreviewed"), ("committed", "unreviewed")] == shown(ledger)
    ledger.review(ready.key, Verdict.REJECT, who="Boris")
    assert [("committed", "unreviewed")] == shown(ledger)


# Statements.


@pytest.fixture
def said(ledger):
    """A statement in a ledger that has read one document."""
    ledger.record([paris()], RUN)
    return next(one for one in ledger.statements() if one.statement.cue == "a déclaré")


def test_a_statement_is_judged_as_an_act_is(ledger, said):
    corrected = replace(
        said.statement, speaker=Speaker("Ingrid Solheim", "SWE", "Solheim"), content=Passage(0, 30)
    )
    review = ledger.review(said.key, Verdict.CORRECT, who="Anna", corrected=corrected)

    (record,) = ledger.statements(Asked(speaker_code="SWE"))
    assert (review.result, Standing.CORRECTED) == (record.key, record.standing)
    assert PARIS[:30] == record.words
    assert 1 == len(ledger.search("soldats", Asked(speaker_code="SWE")))
    ledger.review(record.key, Verdict.REJECT, who="Boris")
    assert [] == ledger.statements(Asked(speaker_code="SWE"))
    ledger.review(said.key, Verdict.UNDO, who="Boris")
    ledger.review(said.key, Verdict.UNDO, who="Anna")
    assert Standing.UNREVIEWED is ledger.statement(said.key).standing


# What cannot be decided.


@pytest.mark.parametrize(
    ("subject", "problem"),
    [
        ("aaaaaaaa", "no act or statement has the key 'aaaaaaaa'"),
        ("abc", "is no key"),
        ("", "is no key"),
        ("a' OR 1=1", "is no key"),
        ("ÉÉÉÉÉ", "is no key"),
    ],
)
def test_a_review_of_what_is_not_there_is_one_line(ledger, norway, subject, problem):
    for verdict in Verdict:
        with pytest.raises(LedgerError, match=r"^[^\n]*$") as raised:
            ledger.review(subject, verdict, who="Anna", corrected=norway.act)
        told = str(raised.value).replace("statement or review", "statement")

        assert problem in told


def test_a_document_is_not_judged(ledger, norway):
    with pytest.raises(LedgerError, match="no act or statement has the key"):
        ledger.review(norway.document.key, Verdict.ACCEPT, who="Anna")


@pytest.mark.parametrize("who", ["", "  ", "\x00"])
def test_a_decision_has_a_name(ledger, norway, who):
    with pytest.raises(LedgerError, match="needs a name"):
        ledger.review(norway.key, Verdict.ACCEPT, who=who)
    assert [] == ledger.reviews(norway.key)


def test_a_correction_says_something_else_inside_the_text(ledger, norway):
    with pytest.raises(LedgerError, match="nothing was said"):
        ledger.review(norway.key, Verdict.CORRECT, who="Anna")
    with pytest.raises(LedgerError, match="changes nothing"):
        ledger.review(norway.key, Verdict.CORRECT, who="Anna", corrected=norway.act)
    outside = replace(norway.act, evidence=(Passage(0, len(PARIS) + 1),))
    with pytest.raises(LedgerError, match="outside the text"):
        ledger.review(norway.key, Verdict.CORRECT, who="Anna", corrected=outside)
    with pytest.raises(LedgerError, match="an act is corrected by an act"):
        ledger.review(norway.key, Verdict.CORRECT, who="Anna", corrected=paris().statements[0])

    assert [("committed", "unreviewed")] == shown(ledger)
    assert [] == ledger.reviews(norway.key)


def test_what_no_database_keeps_is_left_out_of_a_name(ledger, norway):
    review = ledger.review(norway.key, Verdict.ACCEPT, who="An\udcffna", why="a\x00b")

    assert ("An?na", "a b") == (review.who, review.why)
    assert [review] == ledger.reviews(norway.key)


def test_reviews_of_one_document_leave_others_alone(ledger, norway):
    ledger.record([madrid(), paris("lisbonne.txt")], RUN)
    ledger.review(norway.key, Verdict.REJECT, who="Anna")

    assert {"madrid.txt", "lisbonne.txt"} == {
        one.document.id for one in ledger.acts(Asked(party="NOR"))
    }


def test_an_act_of_a_reader_with_no_evidence_is_judged(ledger):
    bare = replace(paris().acts[0], evidence=())
    ledger.record([Reading(document(), (), (bare,))], RUN)
    (record,) = ledger.acts()
    ledger.review(record.key, Verdict.ACCEPT, who="Anna")

    assert [("committed", "accepted")] == shown(ledger)


# Two persons at once.


def test_a_decision_made_without_seeing_the_last_one_is_not_written(ledger, norway):
    ledger.review(norway.key, Verdict.REJECT, who="Anna")

    with pytest.raises(DecidedMeanwhileError, match=r"Anna decided: reject .* look again"):
        ledger.review(norway.key, Verdict.ACCEPT, who="Bernd", seen="")

    assert ["Anna"] == [one.who for one in ledger.reviews(norway.key)]


def test_a_decision_made_in_view_of_the_last_one_is_written(ledger, norway):
    first = ledger.review(norway.key, Verdict.REJECT, who="Anna", seen="")
    ledger.review(norway.key, Verdict.ACCEPT, who="Bernd", seen=first.key)

    assert [("committed", "accepted")] == shown(ledger)


def test_taking_back_is_something_to_have_seen_too(ledger, norway):
    first = ledger.review(norway.key, Verdict.REJECT, who="Anna")
    ledger.review(norway.key, Verdict.UNDO, who="Anna")

    with pytest.raises(DecidedMeanwhileError, match="Anna took a decision back"):
        ledger.review(norway.key, Verdict.ACCEPT, who="Bernd", seen=first.key)


def test_of_two_who_have_seen_the_same_one_decides(ledger_url):
    with Ledger.open(ledger_url) as ledger:
        ledger.record([paris()], RUN)
        (norway,) = ledger.acts(Asked(party="NOR"))

        def decide(who):
            try:
                return ledger.review(norway.key, Verdict.ACCEPT, who=who, seen="").who
            except DecidedMeanwhileError:
                return None

        with ThreadPoolExecutor(8) as pool:
            done = list(pool.map(decide, "abcdefgh"))

        assert 1 == sum(one is not None for one in done)
        assert 1 == len(ledger.reviews(norway.key))
