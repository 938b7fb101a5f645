"""Questions that are made once: as right, and as few, as if each was made anew."""

import pytest
from ledger.made_up import RUN, madrid, paris
from sqlalchemy import event

from garant.ledger import Asked, Ledger
from garant.ledger.visible import held_by
from garant.model import Verdict

MOST_STATEMENTS = 30
"""Statements for one dossier, however much is shown with it."""


def held(ledger):
    with ledger.store.reading() as connection:
        return held_by(connection)


def test_what_a_ledger_holds_is_asked_anew_after_each_writing(ledger):
    ledger.record([paris()], RUN)
    assert not held(ledger).reviews
    act = ledger.acts()[0]
    ledger.review(act.key, Verdict.REJECT, who="Ada")

    assert held(ledger).on_acts
    assert not held(ledger).on_statements
    assert act.key not in [one.key for one in ledger.acts()]

    said = ledger.statements()[0]
    ledger.review(said.key, Verdict.REJECT, who="Ada")

    assert held(ledger).on_statements
    assert said.key not in [one.key for one in ledger.statements()]


def test_what_one_writer_has_begun_is_told_nobody_else(ledger):
    ledger.record([paris()], RUN)
    with ledger.store.writing() as connection:
        held_by(connection)
    act = ledger.acts()[0]
    ledger.review(act.key, Verdict.REJECT, who="Ada")

    assert held(ledger).on_acts


def test_one_ledger_is_not_taken_for_another(ledger, tmp_path):
    ledger.record([paris()], RUN)
    ledger.review(ledger.acts()[0].key, Verdict.REJECT, who="Ada")
    with Ledger.open(f"sqlite:///{tmp_path / 'other.db'}") as other:
        other.record([paris()], RUN)
        assert not held(other).reviews
        assert held(ledger).reviews


@pytest.mark.parametrize("query", ["norvège", '"la norvege"', "nor*"])
def test_a_search_tells_the_same_the_second_time_and_with_other_words_another(ledger, query):
    ledger.record([paris(), madrid()], RUN)
    first = ledger.search(query)

    assert first
    assert first == ledger.search(query)
    assert [] == ledger.search("hydrodiplomatie")
    assert first[:1] == ledger.search(query, Asked(limit=1))
    assert first[1:] == ledger.search(query, Asked(offset=1))


def test_a_dossier_asks_few_questions(ledger):
    ledger.record([paris(), madrid()], RUN)
    asked = []
    event.listen(ledger.store.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    for key in (ledger.acts()[0].key, ledger.statements()[0].key):
        asked.clear()
        ledger.dossier(key)

        assert len(asked) <= MOST_STATEMENTS


def test_the_key_of_a_document_names_no_dossier(ledger):
    ledger.record([paris()], RUN)

    assert ledger.dossier(ledger.documents()[0].key) is None
