"""What a database raises, as one sentence that says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from garant.errors import LedgerError


@contextmanager
def one_line(shown: str) -> Iterator[None]:
    """Turn what a database raises into one sentence that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(_sentence(shown, error)) from error
    except sqlite3.Error as error:
        raise LedgerError(_sentence_of(shown, str(error))) from error


_REMEDIES = (
    (
        "database or disk is full",
        "the disk is full; what was recorded before is kept: make room and run the same again",
    ),
    (
        "database is locked",
        "another process has been writing for minutes; run the same again when it has ended",
    ),
    (
        "attempt to write a readonly database",
        "the ledger may only be read; change its permissions, or name another with --ledger",
    ),
    (
        "unable to open database file",
        "the file cannot be opened; check that its folder is there and may be written to",
    ),
    ("file is not a database", "this is no ledger of Garant; name another file with --ledger"),
    (
        "disk image is malformed",
        "the ledger is damaged; bring back a copy with 'garant restore', or see 'garant check'",
    ),
    (
        "disk i/o error",
        "the disk failed; what was recorded before is kept: see to the disk, run the same again",
    ),
    (
        "append-only",
        "rows of a ledger are added, never changed or removed",
    ),
    (
        "read-only transaction",
        "the server lets the ledger only be read; ask for the right to write",
    ),
    (
        "permission denied",
        "the server refuses this user; ask for the rights to read and add",
    ),
    ("no space left", "the server's disk is full; make room there and run the same again"),
)


def _sentence(shown: str, error: DBAPIError) -> str:
    if error.connection_invalidated or type(error.orig).__name__ in {
        "OperationalError",
        "AdminShutdown",
        "InterfaceError",
    }:
        told = _sentence_of(shown, str(error.orig), default="")
        return told or (
            f"{shown}: the server cannot be reached or broke off ({_first_line(error)}); what was "
            "recorded before is kept: see that it runs, and run the same again"
        )
    return _sentence_of(shown, str(error.orig))


def _sentence_of(shown: str, problem: str, default: str | None = None) -> str:
    lowered = problem.lower()
    for sign, remedy in _REMEDIES:
        if sign in lowered:
            return f"{shown}: {remedy}"
    if default is not None:
        return default
    return f"{shown}: the database failed ({' '.join(problem.split())[:200]}); see 'garant check'"


def _first_line(error: DBAPIError) -> str:
    lines = str(error.orig).strip().splitlines()
    return lines[0] if lines else type(error.orig).__name__
