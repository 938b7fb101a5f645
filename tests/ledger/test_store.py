import sqlite3
from contextlib import closing

import pytest
from ledger.damage import put_down
from ledger.made_up import RUN, madrid, paris
from sqlalchemy import text

from garant.errors import LedgerError
from garant.ledger import Ledger, check


def told(url, **options):
    """The one line that says why a ledger cannot be opened."""
    with pytest.raises(LedgerError) as raised:
        Ledger.open(url, **options).close()
    (line,) = str(raised.value).splitlines()
    return line


def other_program(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.commit()


def half_marked(path):
    """What a program leaves that marks its files as ours and does no more."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 0x47415254")


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: path.mkdir(), "is a folder; name a file with --ledger"),
        (lambda path: path.write_text("no database\n" * 500), "this is no ledger of Garant; name"),
        (lambda path: path.write_bytes(b"\x00" * 10_000), "this is no ledger of Garant; name"),
        (other_program, "this database holds something else than a ledger of Garant; name another"),
        (half_marked, "this database holds something else than a ledger of Garant; name another"),
    ],
)
def test_what_is_no_ledger_is_told_in_a_line_and_left_alone(tmp_path, make, why):
    path = tmp_path / "garant.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None

    line = told(f"sqlite:///{path}")

    assert line.startswith(f"{path}: ")
    assert why in line
    assert before == (path.read_bytes() if path.is_file() else None)


def test_an_empty_file_is_room_for_a_ledger(tmp_path):
    path = tmp_path / "garant.db"
    path.touch()

    assert "there is no ledger yet" in told(f"sqlite:///{path}", create=False)
    with Ledger.open(f"sqlite:///{path}") as ledger:
        assert [] == list(check(ledger.store))


def test_an_empty_database_is_room_for_a_ledger(postgres_url):
    assert "there is no ledger yet" in told(postgres_url, create=False)
    with Ledger.open(postgres_url) as ledger:
        assert [] == list(check(ledger.store))


def test_a_ledger_that_is_not_there_is_made_only_where_that_is_wanted(tmp_path):
    url = f"sqlite:///{tmp_path / 'garant.db'}"

    assert "there is no ledger; make one with 'garant add'" in told(url, create=False)
    assert [] == list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_told(tmp_path):
    line = told(f"sqlite:///{tmp_path / 'nowhere' / 'garant.db'}")

    assert f"there is no folder {tmp_path / 'nowhere'}" in line


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("nonsense", "'nonsense' is no address of a ledger; write sqlite:///FILE or postgresql://"),
        ("mysql://localhost/x", "a ledger stands on SQLite or PostgreSQL, not on mysql; write"),
        ("sqlite://", "'sqlite://' names no file; write sqlite:///FILE"),
        ("sqlite:///:memory:", "'sqlite:///:memory:' names no file; write sqlite:///FILE"),
    ],
)
def test_an_address_that_is_none_is_told(url, why):
    assert told(url).startswith(why)


def test_a_ledger_of_a_newer_garant_is_told_and_left_alone(ledger):
    ledger.record([paris()], RUN)
    put_down(ledger.store, "UPDATE alembic_version SET version_num = '9999'")

    line = told(address(ledger))

    assert "the ledger was written by a newer Garant (revision 9999); install that one" in line


def address(ledger):
    url = ledger.store.engine.url
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=False)


def test_a_database_of_another_program_is_told_and_left_alone(postgres, postgres_url):
    with Ledger.open(postgres_url) as ledger:
        put_down(ledger.store, "DROP TABLE alembic_version")
        tables = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
        with ledger.store.reading() as connection:
            before = connection.execute(text(tables)).scalar()

        assert "this database holds something else than a ledger of Garant" in told(postgres_url)

        with ledger.store.reading() as connection:
            assert before == connection.execute(text(tables)).scalar()


def test_a_server_that_is_not_there_is_told_without_the_password():
    line = told("postgresql://anna:geheim@127.0.0.1:1/garant?connect_timeout=2")

    assert line.startswith("postgresql://anna:***@127.0.0.1:1/garant: the server cannot be reached")
    assert "geheim" not in line


def test_a_database_that_is_not_there_is_told(postgres_url):
    line = told(postgres_url.replace("/garant_test_", "/nowhere_"))

    assert "does not exist" in line


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_file_cut_short_is_told_in_a_line_or_found_by_a_check(tmp_path, share):
    path = tmp_path / "garant.db"
    with Ledger.open(f"sqlite:///{path}") as ledger:
        ledger.record([paris(), madrid()], RUN)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])

    try:
        with Ledger.open(f"sqlite:///{path}") as ledger:
            lines = [str(fault) for fault in check(ledger.store)]
    except LedgerError as error:
        lines = [str(error)]

    assert lines
    assert all("\n" not in line and "; " in line for line in lines)


def test_a_damaged_page_is_told_in_a_line_to_who_asks(tmp_path):
    path = tmp_path / "garant.db"
    with Ledger.open(f"sqlite:///{path}") as ledger:
        ledger.record([paris(), madrid()], RUN)
        query = text("SELECT rootpage FROM sqlite_master WHERE name = 'act'")
        with ledger.store.reading() as connection:
            page = connection.execute(query).scalar()
            size = connection.exec_driver_sql("PRAGMA page_size").scalar()
    harmed = bytearray(path.read_bytes())
    harmed[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(harmed)

    with (
        Ledger.open(f"sqlite:///{path}") as ledger,
        pytest.raises(LedgerError, match="the ledger is damaged; bring back a copy with") as raised,
    ):
        ledger.acts()

    assert 1 == len(str(raised.value).splitlines())


def test_rows_cannot_be_changed_or_removed_by_anyone(ledger):
    from garant.ledger.schema import TABLES

    ledger.record([paris(), madrid()], RUN)
    for table in TABLES:
        column = table.c.entry_id if "entry_id" in table.c else next(iter(table.columns))
        for statement in (
            f'UPDATE "{table.name}" SET "{column.name}" = "{column.name}"',
            f'DELETE FROM "{table.name}"',
        ):
            with ledger.store.reading() as connection:
                empty = connection.execute(text(f'SELECT 1 FROM "{table.name}" LIMIT 1')).first()
            if empty is None and ledger.store.is_sqlite:
                continue  # SQLite asks a trigger for each row
            with (
                pytest.raises(LedgerError, match="rows of a ledger are added, never changed"),
                ledger.store.writing() as connection,
            ):
                connection.execute(text(statement))


def test_a_file_is_written_so_that_a_power_cut_loses_nothing(tmp_path):
    with (
        Ledger.open(f"sqlite:///{tmp_path / 'garant.db'}") as ledger,
        ledger.store.reading() as connection,
    ):
        held = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        }

    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0}
    assert expected == held


def test_a_writing_that_fails_leaves_nothing(ledger):
    def fail():
        with ledger.store.writing() as connection:
            values = "(1, 'x', 'add')"
            connection.execute(text(f"INSERT INTO entry (id, recorded, purpose) VALUES {values}"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()

    ledger.record([paris()], RUN)
    assert [] == list(check(ledger.store))
