import pytest
from ledger.made_up import RUN, madrid, paris

from garant.errors import QuestionError
from garant.ledger import ask


def said(ledger, query="", **written):
    asked = ask(**written)
    found = ledger.search(query, asked) if query else ledger.statements(asked)
    return [one.words for one in found]


@pytest.fixture
def told(ledger):
    ledger.record([paris(), madrid()], RUN)
    return ledger


def test_statements_are_found_by_how_they_are_reported(told):
    assert ["Nous ne resterons pas à l'écart"] == said(told, mode="direct")
    assert 2 == len(said(told, mode="Indirect"))
    assert [] == said(told, mode="mixed")


def test_words_of_a_mode_are_words_of_statements(told):
    assert ["Nous ne resterons pas à l'écart"] == said(told, "resterons", mode="direct")
    assert [] == said(told, "resterons", mode="indirect")
    assert [] == said(told, "Portugal", mode="direct")
    assert said(told, "Portugal")


def test_a_mode_that_is_none_is_told():
    with pytest.raises(QuestionError, match="unknown mode 'directly'; did you mean direct"):
        ask(mode="directly")
