"""What stood once and stands no more is told, with when and why, and nothing else is."""

from dataclasses import replace
from datetime import date

import pytest
from ledger.made_up import BETTER_RUN, RUN, paris

from garant.ledger import departed
from garant.model import Verdict


@pytest.fixture
def held(ledger):
    """A ledger with a document, and the moment when it held just that."""
    ledger.record([paris()], RUN)
    return ledger, ledger.acts()[0].recorded


def told(ledger, moment):
    return {one.key: one for one in departed(ledger, moment)}


def test_nothing_is_gone_from_what_was_only_added_to(held):
    ledger, moment = held
    ledger.record([paris("other.txt", published=date(2025, 9, 5))], RUN)

    assert {} == told(ledger, moment)


def test_what_was_not_there_then_is_not_gone(held):
    ledger, moment = held
    act = ledger.acts()[0]
    review = ledger.review(act.key, Verdict.REJECT, who="Anna")

    assert {} == told(ledger, review.recorded)
    assert {act.key} == set(told(ledger, moment))


def test_what_a_person_rejects_or_corrects_is_gone(held):
    ledger, moment = held
    first, second = ledger.acts()[:2]
    rejected = ledger.review(first.key, Verdict.REJECT, who="Anna")
    corrected = ledger.review(
        second.key, Verdict.CORRECT, who="Anna", corrected=replace(second.act, place="à Narvik")
    )
    found = told(ledger, moment)

    assert {first.key, second.key} == set(found)
    assert ("rejected", None, rejected.recorded) == (
        found[first.key].why,
        found[first.key].instead,
        found[first.key].gone,
    )
    assert ("corrected", corrected.result) == (found[second.key].why, found[second.key].instead)
    assert first.document.key == found[first.key].document
    assert "act" == found[first.key].thing


def test_what_stood_by_a_correction_goes_when_that_is_taken_back(held):
    ledger, _ = held
    act = ledger.acts()[0]
    correction = ledger.review(
        act.key, Verdict.CORRECT, who="Anna", corrected=replace(act.act, place="à Narvik")
    )
    undone = ledger.review(act.key, Verdict.UNDO, who="Anna")
    found = told(ledger, correction.recorded)

    assert {correction.result} == set(found)
    assert ("taken back", undone.recorded) == (
        found[correction.result].why,
        found[correction.result].gone,
    )


def test_what_is_taken_back_to_where_it_was_is_not_gone(held):
    ledger, moment = held
    act = ledger.acts()[0]
    ledger.review(act.key, Verdict.REJECT, who="Anna")
    ledger.review(act.key, Verdict.UNDO, who="Anna")

    assert {} == told(ledger, moment)


def test_what_a_later_reading_does_not_find_is_gone(held):
    ledger, moment = held
    lost = ledger.acts()
    ledger.record([replace(paris(), acts=(), statements=())], BETTER_RUN)
    found = told(ledger, moment)

    assert {record.key for record in lost} <= set(found)
    assert {"read again"} == {one.why for one in found.values()}
    assert {"act", "statement"} == {one.thing for one in found.values()}
    assert all(one.gone > moment for one in found.values())


def test_what_is_on_a_page_that_was_updated_is_gone(ledger):
    ledger.record([paris(url="https://fjord.example/1")], RUN)
    moment = ledger.acts()[0].recorded
    keys = {record.key for record in (*ledger.acts(), *ledger.statements())}
    later = paris("later.txt", url="https://fjord.example/1", published=date(2025, 9, 5))
    text = later.document.text.replace("300", "400")
    ledger.record([replace(later, document=replace(later.document, text=text))], RUN)
    found = told(ledger, moment)

    assert keys == set(found)
    assert {"updated"} == {one.why for one in found.values()}
