"""What is streamed is what is asked for as a whole, with when each came to stand as it does."""

from dataclasses import replace
from datetime import date

import pytest
from ledger.made_up import RUN, paris

from garant.ledger import (
    Asked,
    document_marks,
    stream_acts,
    stream_documents,
    stream_statements,
    streaming,
    surroundings,
)
from garant.ledger.keys import text_hash
from garant.model import Verdict

DAYS = [None, date(2025, 9, 4), date(2025, 9, 1), date(2025, 9, 4), date(2024, 1, 1)]
BETTER = replace(RUN, code="0.2.0")


def dated(number, day):
    reading = paris(f"{number}.txt", published=day)
    text = f"{reading.document.text}Dépêche {number} à 😀 l'aube.\n"
    return replace(reading, document=replace(reading.document, text=text))


@pytest.fixture
def many(ledger, monkeypatch):
    monkeypatch.setattr(streaming, "AT_ONCE", 2)
    ledger.record([dated(number, day) for number, day in enumerate(DAYS)], RUN)
    return ledger


@pytest.mark.parametrize("wanted", [Asked(), Asked(party="NOR"), Asked(as_of=date(2025, 9, 2))])
def test_a_stream_is_the_whole_in_the_same_order(many, wanted):
    assert many.acts(wanted) == [each.record for each in stream_acts(many, wanted)]
    assert many.statements(wanted) == [each.record for each in stream_statements(many, wanted)]
    assert many.documents(wanted) == [each.record for each in stream_documents(many, wanted)]


def test_what_is_in_one_document_can_come_together(many):
    acts = [each.record for each in stream_acts(many, Asked(), by_document=True)]
    homes = [record.document.key for record in acts]

    assert {record.key for record in many.acts()} == {record.key for record in acts}
    assert len(set(homes)) == sum(
        before != after for before, after in zip([None, *homes], homes, strict=False)
    )


def test_a_decision_updates_what_it_is_on_and_nothing_else(many):
    first, second = many.acts()[:2]
    review = many.review(first.key, Verdict.ACCEPT, who="Anna")
    updated = {each.record.key: each.updated for each in stream_acts(many, Asked())}

    assert review.recorded == updated[first.key]
    assert second.recorded == updated[second.key]
    undone = many.review(first.key, Verdict.UNDO, who="Anna")
    again = {each.record.key: each.updated for each in stream_acts(many, Asked())}
    assert undone.recorded == again[first.key]
    before = Asked(known_at=first.recorded)
    assert {first.recorded} == {each.updated for each in stream_acts(many, before)}


def test_what_stands_in_the_place_of_another_is_updated_by_the_decision(many):
    act = many.acts()[0]
    review = many.review(
        act.key, Verdict.CORRECT, who="Anna", corrected=replace(act.act, place="à Lviv")
    )
    updated = {each.record.key: each.updated for each in stream_acts(many, Asked())}

    assert act.key not in updated
    assert review.recorded == updated[review.result]


def test_a_statement_is_updated_by_a_decision_too(many):
    statement = many.statements()[0]
    review = many.review(statement.key, Verdict.ACCEPT, who="Anna")
    updated = {each.record.key: each.updated for each in stream_statements(many, Asked())}

    assert review.recorded == updated[statement.key]


def test_a_document_that_is_read_again_is_updated(many):
    many.record([dated(1, DAYS[1])], BETTER)
    found = {each.record.id: each for each in stream_documents(many, Asked())}

    assert found["1.txt"].updated > found["1.txt"].record.recorded
    assert found["2.txt"].updated == found["2.txt"].record.recorded


@pytest.mark.parametrize("signs", [0, 1, 12, 10_000])
def test_surroundings_are_those_of_the_text(many, signs):
    texts = {record.key: many.document(record.key).text for record in many.documents()}
    records = many.acts()
    found = surroundings(many, [record.key for record in records], signs)

    assert {record.key for record in records} == set(found)
    for record in records:
        text = texts[record.document.key]
        expected = tuple(
            (text[max(span.start - signs, 0) : span.start], text[span.end : span.end + signs])
            for span in record.act.evidence
        )
        assert expected == found[record.key]
    for one in many.statements():
        text, span = texts[one.document.key], one.statement.content
        expected = ((text[max(span.start - signs, 0) : span.start], text[span.end :][:signs]),)
        assert {one.key: expected} == surroundings(many, [one.key], signs, statements=True)


def test_marks_are_of_the_texts(many):
    expected = {
        record.key: (text_hash(many.document(record.key).text), record.recorded)
        for record in many.documents()
    }

    assert expected == document_marks(many, expected)
    assert {} == document_marks(many, ["nothing"])


def test_a_stream_that_is_left_lets_go_of_the_ledger(many):
    acts = stream_acts(many, Asked())
    next(acts)
    acts.close()

    many.record([dated(99, None)], RUN)
