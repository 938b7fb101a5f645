from dataclasses import replace
from datetime import date

import pytest
from ledger.made_up import BETTER_RUN, PARIS, RUN, act, madrid, paris, span, statement
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from garant.errors import LedgerError
from garant.ledger import Asked, add_token, open_account, schema
from garant.model import Document, Firmness, Outcome, Passage, Reading, Role, Standing, Verdict


def counts(ledger):
    """The number of rows in every table."""
    with ledger.store.reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar()
            for table in schema.TABLES
        }


def test_what_was_read_comes_back_as_it_was(ledger):
    reading = paris()

    ledger.record([reading], RUN)

    (kept,) = ledger.documents()
    document = ledger.document(kept.key)
    assert reading.document.text == document.text
    assert reading.document.sections == document.sections
    assert reading.doubts == document.doubts
    acts = sorted(ledger.acts(), key=lambda record: record.act.evidence)
    assert [replace(one, clues=()) for one in reading.acts] == [
        replace(record.act, id=one.id) for record, one in zip(acts, reading.acts, strict=True)
    ]
    said = sorted(ledger.statements(), key=lambda record: record.statement.content)
    assert list(reading.statements) == [
        replace(record.statement, id=one.id)
        for record, one in zip(said, reading.statements, strict=True)
    ]


def test_the_words_of_an_act_are_those_of_its_document(ledger):
    ledger.record([paris(), madrid()], RUN)

    for record in ledger.acts():
        document = ledger.document(record.document.key)
        assert record.words == tuple(part.of(document.text) for part in record.act.evidence)


def test_offsets_hold_where_signs_take_more_than_two_bytes(ledger):
    words = "La Norvège enverra 300 soldats."
    whole = f"🇳🇴 « Ça ira 👍🏽 », dit-on à Łódź, \U0001d538 et е́.\n{words}\n"
    reading = Reading(Document("signs.txt", whole, language="fr"), (), (act(whole, words),))

    ledger.record([reading], RUN)

    assert [(words,)] == [record.words for record in ledger.acts()]


def test_taking_a_document_in_twice_records_it_once(ledger):
    first = ledger.record([paris(), madrid()], RUN)
    before = counts(ledger)

    again = ledger.record([madrid(), paris(), paris()], RUN)

    assert {Outcome.NEW} == {one.outcome for one in first}
    assert {Outcome.KNOWN} == {one.outcome for one in again}
    assert before == counts(ledger)


def test_the_same_document_twice_in_one_writing_is_recorded_once(ledger):
    outcomes = [one.outcome for one in ledger.record([paris(), paris()], RUN)]

    assert [Outcome.NEW, Outcome.KNOWN] == outcomes
    assert 1 == counts(ledger)["reading"]


def test_the_keys_are_the_same_in_every_ledger(ledger):
    """Pinned: a key that changes loses every review, link and address that names it."""
    ledger.record([paris()], RUN)

    assert ["kt2f55xnssnd5y3upkn44c2l"] == [one.key for one in ledger.documents()]
    assert ["PRT", "NOR"] == [one.act.actors[0].code for one in ledger.acts()]
    assert ["trixmme2tr2ulhm5iehn5d52", "mhqyc2dskkc6wkxlw3yr4a47"] == [
        one.key for one in ledger.acts()
    ]


def test_a_better_reader_adds_what_it_reads_otherwise_and_no_more(ledger):
    ledger.record([paris()], RUN)
    before = counts(ledger)
    reading = paris()
    better = replace(
        reading, acts=(replace(reading.acts[0], firmness=Firmness.READY), reading.acts[1])
    )

    (outcome,) = ledger.record([better], BETTER_RUN)

    after = counts(ledger)
    assert Outcome.READ_AGAIN == outcome.outcome
    assert {"entry", "run", "reading", "act", "act_party", "act_evidence"} | {
        "reading_act",
        "reading_statement",
    } == {name for name in after if after[name] != before[name]}
    assert before["act"] + 1 == after["act"]


def test_what_the_latest_reading_does_not_find_does_not_stand_and_is_kept(ledger):
    ledger.record([paris()], RUN)
    (portugal,) = ledger.acts(Asked(party="PRT"))

    ledger.record([replace(paris(), acts=paris().acts[:1])], BETTER_RUN)

    assert [] == ledger.acts(Asked(party="PRT"))
    assert portugal.act == ledger.act(portugal.key).act
    (found,) = ledger.show(portugal.key).readings
    assert (RUN, False) == (found.run, found.current)


def test_a_reader_of_before_changes_nothing_where_it_has_read_already(ledger):
    ledger.record([paris()], RUN)
    ledger.record([paris()], BETTER_RUN)

    (again,) = ledger.record([paris()], RUN)

    assert Outcome.KNOWN == again.outcome


def test_knows_tells_what_this_make_of_reader_has_read(ledger):
    ledger.record([paris()], RUN)

    assert ledger.knows(paris().document, RUN)
    assert not ledger.knows(paris().document, BETTER_RUN)
    assert not ledger.knows(madrid().document, RUN)
    assert not ledger.knows(replace(paris().document, text=PARIS + " "), RUN)


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        (Reading(Document("nul.txt", "a\x00b")), "NUL"),
        (
            replace(paris(), acts=(replace(paris().acts[0], evidence=(Passage(3, 9_999),)),)),
            "outside",
        ),
        (
            replace(paris(), statements=(replace(paris().statements[0], content=Passage(4, 4)),)),
            "outside",
        ),
    ],
)
def test_a_reading_that_cannot_be_kept_does_not_lose_the_good_one_beside_it(
    ledger, broken, problem
):
    told = []

    outcomes = ledger.record([broken, madrid()], RUN, on_error=told.append)

    assert ["madrid.txt"] == [one.name for one in outcomes]
    assert problem in str(told[0])
    with pytest.raises(LedgerError, match=problem):
        ledger.record([broken], RUN)


def test_a_document_in_which_nothing_is_found_is_kept_with_its_doubt(ledger):
    reading = Reading(Document("leer.txt", "Nichts.", language="de"), doubts=paris().doubts)

    ledger.record([reading], RUN)

    (kept,) = ledger.documents()
    assert paris().doubts == ledger.document(kept.key).doubts


def test_no_row_is_ever_changed_or_removed(ledger):
    ledger.record([paris(), paris("autre.txt")], RUN)
    (first, second) = ledger.acts(Asked(party="NOR"))
    ledger.review(first.key, Verdict.ACCEPT, who="Anna")
    ledger.link(first.key, second.key, same=True, who="Anna")
    open_account(ledger, "anna", Role.REVIEW, who="Anna")
    add_token(ledger, "anna", label="a program", role=Role.READ, token_hash="0" * 64, who="Anna")

    for table in schema.TABLES:
        column = next(iter(table.columns)).name
        for change in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
            with ledger.store.engine.connect() as connection:
                with pytest.raises(DBAPIError, match="append-only"):
                    connection.execute(text(change))
                connection.rollback()


def test_an_act_without_a_day_is_listed_last(ledger):
    undated = replace(paris("sans-date.txt", published=None), statements=())
    ledger.record([undated, madrid()], RUN)

    days = [record.day for record in ledger.acts()]

    assert [date(2025, 10, 1), date(2025, 10, 1), None, None] == days


def test_statements_and_acts_may_share_a_passage(ledger):
    words = "Le Portugal exclut tout envoi de troupes."
    reading = Reading(
        paris().document,
        (statement(PARIS, words),),
        (act(PARIS, words), act(PARIS, words, "PRT")),
    )

    ledger.record([reading], RUN)

    assert 1 == counts(ledger)["passage"]
    (found,) = ledger.search("portugal")
    assert span(PARIS, words) == found.passage
    assert (1, 2) == (len(found.statements), len(found.acts))


def test_what_a_person_writes_down_stands_as_entered(ledger):
    ledger.record([paris()], None)
    ledger.record([madrid()], RUN)

    assert {"NOR", "PRT"} == {
        record.act.actors[0].code for record in ledger.acts(Asked(reviewed=True))
    }
    assert {Standing.ENTERED} == {
        record.standing for record in ledger.statements(Asked(reviewed=True))
    }
    assert {True} == {one.reviewed for one in ledger.stances(party="PRT")}
    assert {"PRT", "NOR"} == {one.party for one in ledger.stances(reviewed_only=True)}


@pytest.mark.parametrize("by_hand_first", [True, False])
def test_what_is_written_down_by_hand_and_what_is_read_stand_side_by_side(ledger, by_hand_first):
    reading = paris()
    by_hand = replace(reading, statements=(), acts=reading.acts[:1])
    better = replace(reading, acts=(replace(reading.acts[0], place="Narvik"), reading.acts[1]))
    for one, run in [(by_hand, None), (better, RUN)][:: 1 if by_hand_first else -1]:
        ledger.record([one], run)

    assert {("NOR", Standing.ENTERED), ("PRT", Standing.UNREVIEWED)} == {
        (record.act.actors[0].code, record.standing) for record in ledger.acts()
    }
    assert [None] == [record.act.place for record in ledger.acts(Asked(party="NOR"))]
