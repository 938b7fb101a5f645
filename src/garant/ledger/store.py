"""The database behind a ledger: opened, known to be ours, written by one at a time.

Every writing is one transaction that holds the only right to write: on SQLite by `BEGIN IMMEDIATE`,
on PostgreSQL by an advisory lock. Numbers of rows can thus be counted on from the last, and entries
stand in the order in which they were made, whatever clocks say.

SQLite before 3.51.3 may lose rows where one process writes while another moves the write-ahead log
into the database. So nothing does that by itself here: whoever wrote does it, in a mode that holds
the right to write (`PRAGMA wal_checkpoint(FULL)`).

References:
    https://www.sqlite.org/wal.html, "The WAL-Reset Bug".
"""

import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from garant.errors import LedgerError
from garant.ledger.failing import one_line
from garant.ledger.revisions import HEAD, KNOWN

APPLICATION_ID = 0x47415254
"""What marks a SQLite file as a ledger, in its header: "GART"."""

BUSY_SECONDS = 120
"""How long a process waits for its turn to write."""

_WRITE_LOCK = 5135891904120
"""The PostgreSQL advisory lock that a writer holds; any number that nobody else uses."""

_PAGE_BYTES = 8192
"""The size of a SQLite page: in one of 4 KiB a report of usual length leaves a third unused."""

_LOG_BYTES = 64 << 20
"""The size of the write-ahead log above which a writer moves it into the database."""

_MANY_TURNS = 100


class Store:
    """An open database that holds a ledger."""

    def __init__(self, engine: Engine, shown: str) -> None:
        self.engine = engine
        self.shown = shown
        self._file: tuple[int, int] | None = None

    @property
    def is_sqlite(self) -> bool:
        """Whether it is SQLite, and not PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    def look_for(self) -> None:
        """Look whether the file is still the one that was opened.

        SQLite would go on in a file that was removed, and make an empty one for whoever asks next.

        Raises:
            LedgerError: It was removed, or another stands in its place.
        """
        if not self.is_sqlite:
            return
        try:
            found = Path(self.shown).stat()
        except OSError:
            if self._file is None:
                return  # it is about to be made
            raise LedgerError(
                f"{self.shown}: the ledger was moved or removed; bring it back, and start again"
            ) from None
        if self._file is None:
            self._file = found.st_dev, found.st_ino
        elif self._file != (found.st_dev, found.st_ino):
            raise LedgerError(f"{self.shown}: another file has taken its place; start again")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent state of the ledger, whatever others write meanwhile.

        Raises:
            LedgerError: The database failed.
        """
        self.look_for()
        with one_line(self.shown), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            yield connection
            connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The only right to write, until the block ends: then all of it is kept, or nothing.

        Raises:
            LedgerError: The database failed; nothing of the block is kept.
        """
        self.look_for()
        with one_line(self.shown), self.engine.connect() as connection:
            connection = connection.execution_options(garant_writes=True)
            # Begun here and now: a migration that finds no transaction would end its own half-way.
            connection.begin()
            if not self.is_sqlite:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITE_LOCK})"))
            yield connection
            connection.commit()
            if self.is_sqlite:
                _shorten_log(connection)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def open_store(url: str, *, create: bool = True) -> Store:
    """Open the ledger at an address, make it where there is none, bring an older one up to date.

    Args:
        url: `sqlite:///FILE` or `postgresql://USER@HOST/NAME`.
        create: Whether to make a ledger where there is none yet.

    Raises:
        LedgerError: No such ledger, not one of ours, a newer one, a damaged one, or no server.
    """
    address = _address(url)
    shown = shown_address(address)
    if address.get_backend_name() == "sqlite":
        _look_at_file(Path(address.database or ""), shown, create=create)
    store = Store(_engine(address), shown)
    try:
        with one_line(shown):
            revision = _revision(store)
        if revision != HEAD:
            _bring_up(store, revision, create=create)
        store.look_for()
    except BaseException:
        store.close()
        raise
    return store


def shown_address(address: URL) -> str:
    """An address as it may be shown: a file's path, or the server's without its password."""
    if address.get_backend_name() == "sqlite":
        return address.database or ""
    plain = address.set(drivername="postgresql", query={})
    return plain.render_as_string(hide_password=True)


def _address(url: str) -> URL:
    try:
        address = make_url(url)
        backend = address.get_backend_name()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise LedgerError(
            f"{url!r} is no address of a ledger; write sqlite:///FILE or postgresql://HOST/NAME"
        ) from error
    if backend == "sqlite":
        if not address.database or address.database == ":memory:":
            raise LedgerError(f"{url!r} names no file; write sqlite:///FILE")
        return address
    if backend in {"postgresql", "postgres"}:
        return address.set(drivername="postgresql+psycopg")
    raise LedgerError(
        f"a ledger stands on SQLite or PostgreSQL, not on {backend}; "
        "write sqlite:///FILE or postgresql://HOST/NAME"
    )


def _look_at_file(path: Path, shown: str, *, create: bool) -> None:
    """Say what stands in the way before SQLite says it in its own words."""
    try:
        if path.is_dir():
            raise LedgerError(f"{shown}: is a folder; name a file with --ledger")
        if path.exists():
            return
        parent_is_there = path.parent.is_dir()
    except OSError as error:
        raise LedgerError(f"{shown}: cannot be looked at ({error.strerror})") from error
    if not create:
        raise LedgerError(f"{shown}: there is no ledger; make one with 'garant add'")
    if not parent_is_there:
        raise LedgerError(f"{shown}: there is no folder {path.parent}; make it, or name another")


def _engine(address: URL) -> Engine:
    if address.get_backend_name() != "sqlite":
        try:
            return create_engine(address, pool_pre_ping=True)
        except ImportError as error:
            raise LedgerError(
                "a ledger on PostgreSQL needs psycopg; install garant[postgres]"
            ) from error
    engine = create_engine(address, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in (
            "foreign_keys = ON",
            "synchronous = FULL",  # a power cut loses nothing that was told as recorded
            "wal_autocheckpoint = 0",
            "trusted_schema = OFF",  # the file may come from anyone
            "cache_size = -65536",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("garant_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _keep_log(driver: Any) -> None:
    """Have a new database written ahead in a log, also where several processes make it at once.

    SQLite does not wait for another connection before it changes this, as it does before writing.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            driver.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(random.uniform(0.005, 0.05))
        else:
            return


def _shorten_log(connection: Connection) -> None:
    """Move the write-ahead log into the database where it has grown, holding the right to write.

    Readers of an older state hold it up: then the next writer tries again.
    """
    driver = connection.connection.driver_connection
    assert driver is not None
    database = driver.execute("PRAGMA database_list").fetchone()[2]
    try:
        size = Path(f"{database}-wal").stat().st_size
    except OSError:
        return
    if size <= _LOG_BYTES:
        return
    # Without counts of what is in the tables, SQLite takes the wrong index for some questions.
    driver.execute("PRAGMA analysis_limit = 400")
    driver.execute("ANALYZE")
    # Of what few rows have it takes all to have the same, and would read the whole table instead.
    driver.execute("DELETE FROM sqlite_stat1 WHERE tbl = 'review' AND idx IS NOT NULL")
    driver.execute("PRAGMA busy_timeout = 50")
    try:
        driver.execute("PRAGMA wal_checkpoint(FULL)").fetchone()
    except sqlite3.OperationalError:
        pass  # the rows are safe in the log; a full disk is told at the next writing
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")


def _revision(store: Store) -> str | None:
    """The revision of the ledger, None where the database is empty.

    Raises:
        LedgerError: The database holds something else, or a ledger of a newer Garant.
    """
    with store.engine.connect() as connection:
        if store.is_sqlite:
            marked = connection.exec_driver_sql("PRAGMA application_id").scalar()
            names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars())
            ours = marked == APPLICATION_ID
        else:
            names = set(
                connection.execute(
                    text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
                ).scalars()
            )
            ours = {"entry", "alembic_version"} <= names
        if not names and not (store.is_sqlite and marked):
            return None
        if not ours or "alembic_version" not in names:
            raise LedgerError(
                f"{store.shown}: this database holds something else than a ledger of Garant; "
                "name another with --ledger"
            )
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        connection.rollback()
    if found not in KNOWN:
        raise LedgerError(
            f"{store.shown}: the ledger was written by a newer Garant (revision {found}); "
            "install that one, or name another ledger"
        )
    return str(found)


def _bring_up(store: Store, revision: str | None, *, create: bool) -> None:
    """Make the tables, or bring those of an older revision up to date, all of it or nothing."""
    if revision is None and not create:
        raise LedgerError(f"{store.shown}: there is no ledger yet; make one with 'garant add'")
    # A second of imports, for the first use only.
    from garant.ledger.upgrading import upgrade

    if store.is_sqlite and revision is None:
        with one_line(store.shown), store.engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
            _keep_log(driver)
            connection.rollback()
    try:
        with store.writing() as connection:
            upgrade(connection, HEAD)
            if store.is_sqlite:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    except LedgerError as failed:
        cause = getattr(failed.__cause__, "orig", None) or failed.__cause__ or failed
        raise LedgerError(
            f"{store.shown}: the ledger could not be brought to revision {HEAD} "
            f"({' '.join(str(cause).split())[:200]}); it is as it was"
        ) from failed
