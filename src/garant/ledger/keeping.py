"""Copies of a whole ledger: made while others write, brought back where there is none.

A copy is one SQLite file, whatever the ledger stands on, and any Garant opens it as a ledger. It
appears under its name when it is whole, not before.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import make_url

from garant.errors import LedgerError
from garant.ledger import schema
from garant.ledger.checking import check, counts
from garant.ledger.failing import one_line
from garant.ledger.revisions import HEAD, KNOWN
from garant.ledger.store import APPLICATION_ID, Store, open_store
from garant.ledger.transfer import copy_rows

_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a database, and takes for the database's own where it finds it."""


def backup(store: Store, path: Path, *, overwrite: bool = False) -> None:
    """Copy a ledger into one file, as it is at this moment, whatever others write meanwhile.

    Args:
        store: The ledger.
        path: The file to be.
        overwrite: Whether a file of that name may give way to the copy.

    Raises:
        LedgerError: The file is there, cannot be written, or the ledger cannot be read.
    """
    if path.is_dir():
        raise LedgerError(f"{path}: is a folder; name a file in it")
    if store.is_sqlite and path.exists() and path.samefile(store.shown):
        raise LedgerError(f"{path}: is the ledger itself; name another file")
    if path.exists() and not overwrite:
        raise LedgerError(f"{path}: is there already; name another file, or say --overwrite")
    with _appearing(path, overwrite=overwrite) as new:
        if store.is_sqlite:
            with closing(store.engine.raw_connection()) as connection:
                _copy_file(connection.driver_connection, new, shown=path)
        else:
            with closing(open_store(f"sqlite:///{new}")) as copy:
                copy_rows(store, copy)
            _set_mode(new, "DELETE")


def restore(path: Path, url: str) -> None:
    """Bring a copy back where there is no ledger, if nothing is wrong with the copy.

    Args:
        path: The copy; a ledger in use will do, too.
        url: Where to: a SQLite file that is not there yet, or an empty PostgreSQL database.

    Raises:
        LedgerError: The copy is none, or is damaged; or there is something where it is to go.
    """
    target = Path(make_url(url).database or "") if url.startswith("sqlite:///") else None
    if target and target.exists():
        raise LedgerError(f"{target}: is there already; restore to where there is nothing")
    with _readable(path) as copy:
        first = next(check(copy), None)
        if first is not None:
            raise LedgerError(f"{path}: not restored, for {first.problem}; take another copy")
        if target:
            with _appearing(target) as new:
                with closing(_connected(Path(copy.shown))) as connection:
                    _copy_file(connection, new, shown=target)
                _set_mode(new, "WAL")
        else:
            with closing(open_store(url)) as store:
                _fill(store, copy)


def _fill(store: Store, copy: Store) -> None:
    with store.reading() as connection:
        held = connection.execute(select(schema.entry.c.id).limit(1)).first()
    if held is not None:
        raise LedgerError(f"{store.shown}: holds a ledger; restore to an empty database")
    copy_rows(copy, store)
    if counts(copy) != counts(store):
        raise LedgerError(
            f"{store.shown}: others wrote to it meanwhile; restore to a database of its own"
        )


@contextmanager
def _readable(path: Path) -> Iterator[Store]:
    """Open a copy as a ledger without changing it: an older one is brought up to date elsewhere."""
    if not path.exists():
        raise LedgerError(f"{path}: there is no such file")
    revision = None if path.is_dir() else _revision(path)
    if revision == HEAD or revision not in KNOWN:
        # What is no ledger, or a newer one, is told of here.
        with closing(_open_file(path)) as store:
            yield store
        return
    with tempfile.TemporaryDirectory() as folder:
        newer = Path(folder) / path.name
        with closing(_connected(path)) as connection:
            _copy_file(connection, newer, shown=path)
        with closing(_open_file(newer)) as store:
            yield store


def _open_file(path: Path) -> Store:
    return open_store(f"sqlite:///{path}", create=False)


def _revision(path: Path) -> str | None:
    """The revision of the ledger in a file, None where it holds something else."""
    try:
        with closing(_connected(path)) as connection:
            (marked,) = connection.execute("PRAGMA application_id").fetchone()
            if marked != APPLICATION_ID:
                return None
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        return None
    return str(found[0]) if found else None


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _copy_file(connection: Any, new: Path, *, shown: Path) -> None:
    """Copy one state of a SQLite ledger, without the room that is free in it."""
    with one_line(str(shown)):
        connection.execute("VACUUM INTO ?", (str(new),))


def _set_mode(path: Path, mode: str) -> None:
    """Keep the log of what is written beside the file (WAL), or nothing beside it (DELETE)."""
    with one_line(str(path)), closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {mode}")


@contextmanager
def _appearing(path: Path, *, overwrite: bool = False) -> Iterator[Path]:
    """A file beside a path to write to, which takes the path's name when all is written."""
    folder = path.absolute().parent
    for beside in (Path(f"{path}{ending}") for ending in _BESIDE):
        if beside.exists():
            raise LedgerError(
                f"{path}: {beside.name} of an earlier ledger lies beside it and would be taken "
                "for its own; move it away, or name another file"
            )
    new = folder / f".{path.name}.{token_hex(4)}.part"
    try:
        new.touch(exist_ok=False)
        yield new
        with new.open("rb") as written:
            os.fsync(written.fileno())
        if overwrite:
            new.replace(path)
        else:
            _link(new, path)
        _sync(folder)
    except OSError as error:
        raise LedgerError(f"{path}: cannot be written ({error.strerror or error})") from error
    finally:
        for left in (new, *(Path(f"{new}{ending}") for ending in _BESIDE)):
            with suppress(OSError):
                left.unlink()


def _link(new: Path, path: Path) -> None:
    """Give a file its name, unless another has it by now."""
    try:
        os.link(new, path)
    except FileExistsError as error:
        raise LedgerError(f"{path}: is there by now; nothing was written over it") from error
    except OSError:  # a file has one name here
        new.rename(path)


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk, where a system opens folders."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
