import re
import shutil
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger.damage import CHANGES, damage, put_down, record_everything
from ledger.made_up import PARIS, RUN, act, madrid, statement

from garant.errors import LedgerError
from garant.ledger import Ledger, check, counts
from garant.model import (
    Condition,
    Document,
    Doubt,
    Firmness,
    Kind,
    Mode,
    Passage,
    Reading,
    Speaker,
)


def faults(ledger):
    return [str(fault) for fault in check(ledger.store)]


@pytest.fixture
def full(ledger):
    record_everything(ledger)
    return ledger


def test_an_empty_ledger_is_whole(ledger):
    assert [] == faults(ledger)


def test_a_ledger_in_use_is_whole(full):
    assert all(counts(full.store).values())
    assert [] == faults(full)


texts = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=40
) | st.sampled_from(["Władysław\u00a0: 3\u202f000 soldats", "🙂 l'OTAN", "e\u0301te\u0301", "\n\n"])
days = st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1))


@st.composite
def readings(draw):
    text = "".join(draw(st.lists(texts, min_size=1, max_size=6)))

    def span():
        start = draw(st.integers(0, len(text) - 1))
        return Passage(start, draw(st.integers(start + 1, len(text))))

    def speaker():
        return Speaker(draw(texts), draw(st.sampled_from([None, "NOR"])), draw(st.none() | texts))

    def doubts():
        return tuple(
            Doubt("code", detail, draw(st.none() | st.just(span())))
            for detail in draw(st.lists(texts, max_size=2))
        )

    said = [
        replace(
            statement(PARIS, PARIS, speaker()),
            content=span(),
            mode=draw(st.sampled_from(Mode)),
            doubts=doubts(),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    acts = [
        act(
            PARIS,
            PARIS,
            kind=draw(st.sampled_from(Kind)),
            firmness=draw(st.none() | st.sampled_from(Firmness)),
            conditions=tuple(draw(st.lists(st.sampled_from(Condition), max_size=2, unique=True))),
            capability=draw(st.sampled_from([None, "training", "ground_troops"])),
            evidence=tuple(span() for _ in range(draw(st.integers(0, 3)))),
            speaker=draw(st.none() | st.just(speaker())),
            place=draw(st.none() | texts),
            doubts=doubts(),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    name = draw(st.sampled_from(["un.txt", "deux.txt", "trois.txt"]))
    document = Document(name, text, title=draw(st.none() | texts), published=draw(days))
    return Reading(document, tuple(said), tuple(acts), doubts())


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(entries=st.lists(st.lists(readings(), min_size=1, max_size=3), min_size=1, max_size=3))
def test_whatever_is_recorded_is_whole(ledger, entries):
    # Ledgers are append-only: each example adds to what those before it have left.
    for number, entry in enumerate(entries):
        ledger.record(entry, replace(RUN, code=str(number % 2)))

    assert [] == faults(ledger)


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_found(sqlite, change):
    assert_found(sqlite, change)


@pytest.mark.parametrize("change", list(CHANGES)[::5])
def test_a_change_is_found_on_postgresql_too(postgresql, change):
    assert_found(postgresql, change)


def assert_found(ledger, change):
    statement, row, problem = CHANGES[change]
    damage(ledger.store, statement)

    told = faults(ledger)

    assert any(row in fault and problem in fault for fault in told), told
    assert all("\n" not in fault and "; " in fault for fault in told)


@pytest.fixture(scope="session")
def full_sqlite(tmp_path_factory):
    """A file that holds a ledger with rows in every table."""
    path = tmp_path_factory.mktemp("full") / "garant.db"
    with Ledger.open(f"sqlite:///{path}") as ledger:
        record_everything(ledger)
    return path


@pytest.fixture
def sqlite(full_sqlite, tmp_path):
    path = shutil.copy(full_sqlite, tmp_path / "garant.db")
    with Ledger.open(f"sqlite:///{path}") as ledger:
        yield ledger


@pytest.fixture
def postgresql(postgres_url):
    with Ledger.open(postgres_url) as ledger:
        record_everything(ledger)
        yield ledger


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DROP TRIGGER keep_act_update", "trigger keep_act_update is missing"),
        ("DROP TRIGGER keep_review_delete", "trigger keep_review_delete is missing"),
        ("DROP INDEX ix_document_name", "index ix_document_name is missing"),
        ("DROP VIEW current_act", "view current_act is missing"),
        (
            "CREATE TRIGGER sly BEFORE INSERT ON review BEGIN SELECT 1; END",
            "trigger sly is none of Garant's",
        ),
    ],
)
def test_what_was_changed_about_the_tables_of_sqlite_is_found(sqlite, statement, told):
    put_down(sqlite.store, statement)

    assert any(told in fault for fault in faults(sqlite))


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DROP TRIGGER keep_act ON act", "trigger keep_act is missing"),
        ("ALTER TABLE review DISABLE TRIGGER keep_review", "trigger keep_review is missing"),
        ("DROP TRIGGER keep_passage_fts ON passage_fts", "trigger keep_passage_fts is missing"),
        ("DROP INDEX ix_document_name", "index ix_document_name is missing"),
        (
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RETURN NULL; END $$",
            "trigger keep_act is missing",
        ),
    ],
)
def test_what_was_changed_about_the_tables_of_postgresql_is_found(postgresql, statement, told):
    put_down(postgresql.store, statement)

    assert any(told in fault for fault in faults(postgresql))


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO passage_fts (passage_fts, rowid, words) "
        "SELECT 'delete', id, words FROM passage_words WHERE id = 2",
        "INSERT INTO passage_fts (rowid, words) SELECT id, 'autres mots' FROM passage_words "
        "WHERE id = 2",
        "INSERT INTO passage_fts (rowid, words) VALUES (999, 'de trop')",
        "DELETE FROM passage_fts_data WHERE id > 10",
    ],
)
def test_a_word_index_of_sqlite_that_does_not_agree_is_found(sqlite, statement):
    damage(sqlite.store, statement)

    assert any("word index" in fault for fault in faults(sqlite))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM passage_fts WHERE passage_id = 2",
        "UPDATE passage_fts SET words = '' WHERE passage_id = 2",
        "INSERT INTO passage_fts (passage_id, words) VALUES (999, '')",
    ],
)
def test_a_word_index_of_postgresql_that_does_not_agree_is_found(postgresql, statement):
    damage(postgresql.store, statement)

    assert any("word index" in fault for fault in faults(postgresql))


def test_a_value_that_is_none_of_its_kind_is_found_and_the_rest_is_checked(sqlite):
    damage(
        sqlite.store,
        "UPDATE act SET day = 'lundi' WHERE document_id = 1",
        "UPDATE document SET text = 'autre' WHERE id = 3",
    )

    told = faults(sqlite)

    assert any("document 1: a value in its rows cannot be read" in fault for fault in told)
    assert any("document 3 " in fault and "hashed" in fault for fault in told)


def test_bytes_changed_in_the_file_are_found_or_the_ledger_is_refused(sqlite, tmp_path):
    key = sqlite.acts()[0].key.encode()
    sqlite.close()
    path = tmp_path / "garant.db"
    whole = path.read_bytes()
    places = [
        found.start()
        for words in (b"Solheim", b"soldats", b"ground_troops", b"2025-10-01", b"Anna", key)
        for found in re.finditer(words, whole)
    ]
    missed = []
    for place in places[::3]:
        harmed = bytearray(whole)
        harmed[place] ^= 1
        path.write_bytes(harmed)
        try:
            with Ledger.open(f"sqlite:///{path}") as ledger:
                told = faults(ledger)
        except LedgerError as error:
            told = [str(error)]
        if not told or any("\n" in fault for fault in told):
            missed.append((place, told))

    assert len(places) > 60
    assert [] == missed


def test_progress_is_told_by_the_document(full):
    told = []

    list(check(full.store, progress=lambda done, whole: told.append((done, whole))))

    assert [(4, 4)] == told


def test_what_is_recorded_during_a_check_is_no_fault(full):
    checking = check(full.store, progress=lambda done, whole: later())
    numbers = iter(range(100))

    def later():
        document = replace(madrid().document, id=f"later-{next(numbers)}.txt")
        full.record([replace(madrid(), document=document)], RUN)

    assert [] == list(checking)
