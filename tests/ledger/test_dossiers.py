"""What the ledger answers about one thing, and about what an answer leaves out."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from told import BETTER_RUN, READINGS, RUN

from garant.errors import LedgerError
from garant.ledger import Asked, Ledger
from garant.model import Firmness, Passage, Verdict


@pytest.fixture
def ledger(ledger_url):
    with Ledger.open(ledger_url) as opened:
        opened.record(READINGS, RUN)
        yield opened


def frigate(ledger):
    (act,) = ledger.acts(Asked(capability="naval"))
    return act


def test_a_dossier_holds_the_words_and_what_stands_around(ledger):
    act = frigate(ledger)
    dossier = ledger.show(act.key[:6])
    text = ledger.document(act.document.key).text

    assert act == dossier.record
    assert text == dossier.before + dossier.within + dossier.after
    assert text[dossier.start :].startswith(dossier.within)
    assert "La France enverra une frégate." == dossier.within


def test_what_lies_between_two_pieces_of_evidence_is_within(ledger):
    act = READINGS[3].acts[0]
    start, end = act.evidence[0].start, act.evidence[0].end
    apart = replace(act, evidence=(Passage(start, start + 9), Passage(end - 8, end)))
    ledger.record([replace(READINGS[3], acts=(apart,))], BETTER_RUN)

    assert "La France enverra une frégate." == ledger.show(frigate(ledger).key).within


def test_what_the_same_reading_found_is_told_from_what_another_made(ledger):
    act = READINGS[3].acts[0]
    twin = replace(act, id="a9", capability="training")
    other = replace(act, firmness=Firmness.SIGNALLED)
    ledger.record([replace(READINGS[3], acts=(act, twin))], BETTER_RUN)
    ledger.record([replace(READINGS[3], acts=(other,))], replace(BETTER_RUN, words="more"))
    first = next(
        found
        for found in ledger.show(frigate(ledger).key).others
        if found.act.capability == "naval"
    )
    dossier = ledger.show(first.key)

    assert ["training"] == [found.act.capability for found in dossier.beside]
    assert [Firmness.SIGNALLED] == [found.act.firmness for found in dossier.others]
    assert [RUN, BETTER_RUN] == [reading.run for reading in dossier.readings]
    assert [False, False] == [reading.current for reading in dossier.readings]


def test_what_a_person_put_in_its_place_is_shown_on_either_side(ledger):
    act = frigate(ledger)
    right = replace(act.act, firmness=Firmness.POSSIBLE)
    result = ledger.review(act.key, Verdict.CORRECT, who="Anna", corrected=right).result

    assert [result] == [found.key for found in ledger.show(act.key).others]
    assert [act.key] == [found.key for found in ledger.show(result).others]


def test_a_statement_has_a_dossier_too(ledger):
    (statement,) = ledger.statements(Asked(speaker="Poutine"))
    dossier = ledger.show_statement(statement.key)
    text = ledger.document(statement.document.key).text

    assert statement == dossier.record
    assert text == dossier.before + statement.words + dossier.after
    assert [statement.words] == [act.words[0] for act in dossier.acts]
    assert [(RUN, True)] == [(reading.run, reading.current) for reading in dossier.readings]


def test_a_key_tells_what_it_names(ledger):
    (act,) = ledger.acts(Asked(limit=1))
    (statement,) = ledger.statements(Asked(limit=1))

    assert ["act", "statement", "document"] == [
        ledger.kind_of(key) for key in (act.key, statement.key, act.document.key)
    ]
    with pytest.raises(LedgerError, match="has the key 'zzzzzz'"):
        ledger.kind_of("zzzzzz")


def test_a_code_is_held_as_actor_target_speaker_or_capability(ledger):
    assert ["FRA", "EUROPE", "RUS", "naval"] == [
        code for code in ("FRA", "EUROPE", "RUS", "JPN", "naval", "police") if ledger.holds(code)
    ]


def test_what_only_the_want_of_a_day_keeps_out_is_counted(ledger):
    asked = Asked(party="FRA", as_of=date(2027, 1, 1), limit=1)

    assert 1 == ledger.undated(asked)
    assert 0 == ledger.undated(replace(asked, party="DEU"))
    assert 0 == ledger.undated(replace(asked, known_at=datetime(2020, 1, 1, tzinfo=UTC)))
    assert 0 == ledger.undated(asked, statements=True)

    ledger.review(frigate(ledger).key, Verdict.REJECT, who="Anna")

    assert 0 == ledger.undated(asked)


@pytest.mark.parametrize("named", ["autre.txt", "https://journal.example/avril", None])
def test_a_document_is_named_by_its_file_its_address_or_its_key(ledger, named):
    (document,) = ledger.documents(Asked(document="autre.txt"))
    asked = Asked(document=named or document.key[:5].upper())

    assert [document.key] == [found.key for found in ledger.documents(asked)]
    assert {document.key} == {act.document.key for act in ledger.acts(asked)}


def test_documents_come_in_order_and_within_days(ledger):
    names = [document.id for document in ledger.documents()]

    assert "sans-date.txt" == names[-1]
    assert {"autre.txt", "avril.txt"} == set(names[:2])
    assert ["mars.txt"] == [found.id for found in ledger.documents(Asked(until=date(2026, 3, 31)))]
    assert ["mars.txt"] == [found.id for found in ledger.documents(Asked(limit=1, offset=2))]
    assert ["two_dates"] == [
        doubt.code for document in ledger.documents() for doubt in document.doubts
    ]


def test_a_passage_shows_only_what_stands(ledger):
    (passage,) = ledger.search("étrangère")
    ledger.review(passage.statements[0].key, Verdict.REJECT, who="Anna")
    (again,) = ledger.search("étrangère")

    assert (1, 0) == (len(passage.statements), len(again.statements))
    assert passage.acts == again.acts

    ledger.review(passage.acts[0], Verdict.REJECT, who="Anna")

    assert [] == ledger.search("étrangère")


def test_what_has_no_day_is_not_counted_for_ever(ledger, monkeypatch):
    monkeypatch.setattr("garant.ledger.finding.UNDATED_COUNTED", 2)
    act = READINGS[3].acts[0]
    many = [
        replace(act, id=code, capability=code) for code in ("naval", "training", "arms", "police")
    ]
    ledger.record([replace(READINGS[3], acts=tuple(many))], BETTER_RUN)

    assert 3 == ledger.undated(Asked(as_of=date(2027, 1, 1)))
