import os
import shutil
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from cli.asking import ask
from ledger.damage import damage, record_everything
from ledger.made_up import RUN, madrid, paris

from garant.errors import LedgerError
from garant.ledger import Ledger, backup, check, counts, keeping, restore


def numbered(number, reading=None):
    reading = reading or paris()
    return replace(reading, document=replace(reading.document, id=f"{number}.txt"))


def keys(ledger):
    """The keys of all there is, and who stands behind it."""
    return {
        *((one.key, one.standing) for one in ledger.acts()),
        *((one.key, one.standing) for one in ledger.statements()),
        *((one.key, one.copies) for one in ledger.documents()),
    }


@pytest.fixture
def full(ledger):
    record_everything(ledger)
    return ledger


@pytest.fixture
def copy(full, tmp_path):
    path = tmp_path / "copy.db"
    backup(full.store, path)
    return path


def test_a_copy_is_one_file_and_a_ledger_itself(full, copy, tmp_path):
    assert [] == [
        path.name for path in tmp_path.iterdir() if path.name.startswith(("copy.db-", "."))
    ]
    with Ledger.open(f"sqlite:///{copy}", create=False) as ledger:
        assert counts(full.store) == counts(ledger.store)
        assert keys(full) == keys(ledger)
        assert [] == list(check(ledger.store))
        assert ["Solheim"] == [
            one.statements[0].statement.speaker.person for one in ledger.search("l'écart")
        ][:1]


def test_a_copy_comes_back_wherever_a_ledger_may_stand(full, copy, ledger_url_for, tmp_path):
    for place in ("sqlite", "postgresql"):
        url = ledger_url_for(place)

        restore(copy, url)

        with Ledger.open(url, create=False) as ledger:
            assert counts(full.store) == counts(ledger.store)
            assert keys(full) == keys(ledger)
            assert [] == list(check(ledger.store))
            ledger.record([numbered("later", madrid())], RUN)


@pytest.fixture
def ledger_url_for(request, tmp_path):
    def url(place):
        if place == "sqlite":
            return f"sqlite:///{tmp_path / 'restored.db'}"
        return request.getfixturevalue("postgres_url_too")

    return url


@pytest.fixture
def postgres_url_too(postgres):
    url = postgres.fresh_database()
    yield url
    postgres.drop_database(url)


@pytest.fixture
def sqlite(tmp_path):
    with Ledger.open(f"sqlite:///{tmp_path / 'garant.db'}") as ledger:
        ledger.record([paris(), madrid()], RUN)
        yield ledger


def test_what_is_restored_to_a_file_is_written_as_any_ledger_is(sqlite, tmp_path):
    backup(sqlite.store, tmp_path / "copy.db")

    restore(tmp_path / "copy.db", f"sqlite:///{tmp_path / 'restored.db'}")

    with closing(sqlite3.connect(tmp_path / "restored.db")) as connection:
        assert ("wal",) == connection.execute("PRAGMA journal_mode").fetchone()


def test_copies_made_while_others_write_are_of_one_moment(ledger, tmp_path):
    ledger.record([paris()], RUN)
    ended = threading.Event()

    def write():
        with Ledger.open(ledger_address(ledger)) as other:
            number = 0
            while not ended.is_set():
                number += 1
                other.record([numbered(number), numbered(-number, madrid())], RUN)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(4):
            backup(ledger.store, tmp_path / f"{number}.db")
    finally:
        ended.set()
        writer.join()
    held = []
    for number in range(4):
        with Ledger.open(f"sqlite:///{tmp_path / f'{number}.db'}") as copied:
            assert [] == list(check(copied.store))
            held.append(counts(copied.store)["document"])
    assert sorted(held) == held
    assert all(number % 2 for number in held)  # one, and then two at a time


def ledger_address(ledger):
    url = ledger.store.engine.url
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=False)


def test_a_file_that_is_there_gives_way_only_when_that_is_asked_for(sqlite, tmp_path):
    path = tmp_path / "copy.db"
    path.write_text("something else")

    with pytest.raises(LedgerError, match="is there already"):
        backup(sqlite.store, path)
    assert "something else" == path.read_text()
    backup(sqlite.store, path, overwrite=True)

    with Ledger.open(f"sqlite:///{path}") as copied:
        assert counts(sqlite.store) == counts(copied.store)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("garant.db", "is the ledger itself"),
        (".", "is a folder"),
        ("nowhere/copy.db", "No such file or directory"),
        ("log.db", "log.db-wal of an earlier ledger lies beside it"),
    ],
)
def test_a_place_that_no_copy_can_take_is_told(sqlite, tmp_path, name, told):
    (tmp_path / "log.db-wal").write_bytes(b"")
    there = sorted(tmp_path.iterdir())

    with pytest.raises(LedgerError, match=told):
        backup(sqlite.store, tmp_path / name, overwrite=True)

    assert there == sorted(tmp_path.iterdir())


def test_a_copy_that_fails_leaves_nothing_behind(ledger, tmp_path, monkeypatch):
    ledger.record([paris()], RUN)
    (tmp_path / "copies").mkdir()

    def fail(*arguments, **options):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(keeping, "_copy_file", fail)
    monkeypatch.setattr(keeping, "copy_rows", fail)

    with pytest.raises((LedgerError, sqlite3.OperationalError)):
        backup(ledger.store, tmp_path / "copies" / "copy.db")

    assert [] == list((tmp_path / "copies").iterdir())


def test_nothing_is_restored_over_what_is_there(sqlite, tmp_path):
    backup(sqlite.store, tmp_path / "copy.db")
    before = (tmp_path / "garant.db").read_bytes()

    with pytest.raises(LedgerError, match="is there already"):
        restore(tmp_path / "copy.db", f"sqlite:///{tmp_path / 'garant.db'}")

    assert before == (tmp_path / "garant.db").read_bytes()


def test_nothing_is_restored_to_a_database_that_holds_a_ledger(sqlite, tmp_path, postgres_url):
    backup(sqlite.store, tmp_path / "copy.db")
    with Ledger.open(postgres_url) as ledger:
        ledger.record([paris()], RUN)
        before = counts(ledger.store)

        with pytest.raises(LedgerError, match="holds a ledger; restore to an empty database"):
            restore(tmp_path / "copy.db", postgres_url)

        assert before == counts(ledger.store)


def test_a_log_left_beside_the_place_is_not_taken_for_the_ledgers(sqlite, tmp_path):
    backup(sqlite.store, tmp_path / "copy.db")
    (tmp_path / "restored.db-wal").write_bytes(b"of a ledger that is gone")

    with pytest.raises(LedgerError, match=r"restored\.db-wal of an earlier ledger"):
        restore(tmp_path / "copy.db", f"sqlite:///{tmp_path / 'restored.db'}")

    assert not (tmp_path / "restored.db").exists()


def test_a_damaged_copy_is_not_restored(sqlite, tmp_path):
    backup(sqlite.store, tmp_path / "copy.db")
    with Ledger.open(f"sqlite:///{tmp_path / 'copy.db'}") as copied:
        damage(copied.store, "UPDATE document SET text = 'autre' WHERE id = 1")

    with pytest.raises(
        LedgerError, match=r"copy\.db: not restored, for document 1 .* hashed; take"
    ):
        restore(tmp_path / "copy.db", f"sqlite:///{tmp_path / 'restored.db'}")

    assert not (tmp_path / "restored.db").exists()


def test_what_is_no_copy_is_not_restored(tmp_path):
    (tmp_path / "text.db").write_text("no database\n" * 100)
    (tmp_path / "empty.db").write_bytes(b"")
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    target = f"sqlite:///{tmp_path / 'restored.db'}"

    for name, told in {
        "nowhere.db": "there is no such file",
        "text.db": "no ledger of Garant",
        "empty.db": "there is no ledger",
        "other.db": "holds something else",
        ".": "is a folder",
    }.items():
        with pytest.raises(LedgerError, match=told):
            restore(tmp_path / name, target)

    assert not (tmp_path / "restored.db").exists()


def test_a_copy_of_an_older_revision_is_brought_up_to_date_elsewhere(sqlite, tmp_path, monkeypatch):
    backup(sqlite.store, tmp_path / "copy.db")
    before = (tmp_path / "copy.db").read_bytes()
    monkeypatch.setattr(keeping, "HEAD", "later")
    opened = []
    real = keeping.open_store

    def open_store(url, *, create=True):
        opened.append(url)
        return real(url, create=create)

    monkeypatch.setattr(keeping, "open_store", open_store)

    restore(tmp_path / "copy.db", f"sqlite:///{tmp_path / 'restored.db'}")

    assert not any(str(tmp_path / "copy.db") in url for url in opened)
    assert before == (tmp_path / "copy.db").read_bytes()
    assert (tmp_path / "restored.db").exists()


def test_a_copy_that_may_only_be_read_is_restored(sqlite, tmp_path):
    (tmp_path / "copies").mkdir()
    path = tmp_path / "copies" / "copy.db"
    backup(sqlite.store, path)
    path.chmod(0o400)
    (tmp_path / "copies").chmod(0o500)
    if os.geteuid() == 0:
        # Permissions do not bind who runs this: the copy must at least be as it was.
        before = path.read_bytes(), sorted(path.parent.iterdir())

    restore(path, f"sqlite:///{tmp_path / 'restored.db'}")

    if os.geteuid() == 0:
        assert before == (path.read_bytes(), sorted(path.parent.iterdir()))
    with Ledger.open(f"sqlite:///{tmp_path / 'restored.db'}") as ledger:
        assert counts(sqlite.store) == counts(ledger.store)


def test_a_file_that_appears_meanwhile_is_left_alone(sqlite, tmp_path, monkeypatch):
    path = tmp_path / "copy.db"
    real = keeping._copy_file

    def copy_slowly(*arguments, **options):
        real(*arguments, **options)
        path.write_text("of somebody else")

    monkeypatch.setattr(keeping, "_copy_file", copy_slowly)

    with pytest.raises(LedgerError, match="is there by now"):
        backup(sqlite.store, path)

    assert "of somebody else" == path.read_text()
    assert [] == [one for one in tmp_path.iterdir() if one.name.startswith(".")]


def test_a_folder_where_files_have_one_name_will_do(sqlite, tmp_path, monkeypatch):
    def link(*names):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)

    backup(sqlite.store, tmp_path / "copy.db")

    assert Path(shutil.copy(tmp_path / "copy.db", tmp_path / "again.db")).stat().st_size


def test_the_commands_take_a_ledger_on_postgresql(tmp_path, postgres_url, postgres_url_too):
    with Ledger.open(postgres_url) as ledger:
        ledger.record([paris(), madrid()], RUN)

    copied = ask("backup", tmp_path / "copy.db", "--ledger", postgres_url)
    restored = ask("restore", tmp_path / "copy.db", "--ledger", postgres_url_too)
    checked = ask("check", "--ledger", postgres_url_too)

    held = "2 documents, 3 statements, 4 acts, 0 reviews, 0 links, 1 entry.\n"
    for result in (copied, restored, checked):
        assert (0, True) == (result.exit_code, result.stdout.endswith(held)), result.stderr
