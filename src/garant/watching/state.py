"""What a watch has seen, in a small SQLite file: kept whatever happens, for one watch at a time.

What is told as done is done in the ledger; what is not is done again, which changes nothing there.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from garant.errors import GarantError

_APPLICATION = 0x47415257
"""What marks a SQLite file as the state of a watch, in its header: "GARW"."""

_FORGOTTEN_SECONDS = 180 * 86400.0
"""How long it is remembered that an entry was read, after the feed last gave it."""

_TABLES = """
CREATE TABLE feed (
  url TEXT PRIMARY KEY, moved TEXT, gone INTEGER NOT NULL DEFAULT 0, etag TEXT, modified TEXT,
  body TEXT, next REAL NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE host (name TEXT PRIMARY KEY, next REAL NOT NULL);
CREATE TABLE robots (origin TEXT PRIMARY KEY, rules TEXT, until REAL NOT NULL);
CREATE TABLE entry (
  feed TEXT NOT NULL, name TEXT NOT NULL, mark TEXT NOT NULL, seen REAL NOT NULL,
  PRIMARY KEY (feed, name, mark)
);
CREATE TABLE page (
  url TEXT PRIMARY KEY, feed TEXT NOT NULL, teaser BLOB NOT NULL, publisher TEXT, published TEXT,
  tries INTEGER NOT NULL DEFAULT 0, next REAL NOT NULL DEFAULT 0
);
CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


@dataclass(slots=True)
class FeedState:
    """How far one feed has come; `next` is when it is to be asked again (seconds since 1970)."""

    url: str
    moved: str | None = None
    gone: bool = False
    etag: str | None = None
    modified: str | None = None
    body: str | None = None
    next: float = 0.0
    failures: int = 0


@dataclass(slots=True)
class Page:
    """A page that is to be read, with what the feed gives of it in case it cannot be."""

    url: str
    feed: str
    teaser: bytes
    publisher: str | None = None
    published: str | None = None
    tries: int = 0
    next: float = 0.0


class State:
    """The state of one watch; a context manager that lets go of it.

    Raises:
        GarantError: Another watch has it, or it is none.
    """

    def __init__(self, path: Path) -> None:
        self._shown = str(path)
        with self._told():
            self._base = sqlite3.connect(path, timeout=0.5, isolation_level=None)
            # Held until the process ends, however it ends: two watches would ask all twice.
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA synchronous = FULL")
            self._base.execute("BEGIN EXCLUSIVE")
            (marked,) = self._base.execute("PRAGMA application_id").fetchone()
            (tables,) = self._base.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if not tables:
                self._base.execute(f"PRAGMA application_id = {_APPLICATION}")
                for statement in filter(str.strip, _TABLES.split(";")):
                    self._base.execute(statement)
            self._base.execute("COMMIT")
        if tables and marked != _APPLICATION:
            self.close()
            raise GarantError(f"{path}: is not the state of a watch; name another file as state")

    def close(self) -> None:
        """Let go of it."""
        self._base.close()

    def __enter__(self) -> "State":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep all that is changed in the block, or nothing."""
        with self._told():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._base.execute("ROLLBACK")
                raise
            self._base.execute("COMMIT")

    def feed(self, url: str) -> FeedState:
        """How far a feed has come; a new one has come nowhere."""
        row = self._one("SELECT * FROM feed WHERE url = ?", url)
        if row is None:
            return FeedState(url)
        return FeedState(url, row[1], bool(row[2]), *row[3:])

    def keep_feed(self, feed: FeedState) -> None:
        """Keep how far a feed has come."""
        values = (feed.url, feed.moved, feed.gone, feed.etag, feed.modified, feed.body)
        self._do(
            "INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *values,
            feed.next,
            feed.failures,
        )

    def host_next(self, name: str) -> float:
        """From when on a server may be asked again."""
        row = self._one("SELECT next FROM host WHERE name = ?", name)
        return float(row[0]) if row else 0.0

    def keep_host(self, name: str, moment: float) -> None:
        """Keep from when on a server may be asked again."""
        self._do("INSERT OR REPLACE INTO host VALUES (?, ?)", name, moment)

    def robots(self, origin: str, now: float) -> tuple[bool, str | None]:
        """Whether the rules of a server are known, and these; None where it forbids all."""
        row = self._one("SELECT rules FROM robots WHERE origin = ? AND until > ?", origin, now)
        return (True, row[0]) if row else (False, None)

    def keep_robots(self, origin: str, rules: str | None, until: float) -> None:
        """Keep the rules of a server."""
        self._do("INSERT OR REPLACE INTO robots VALUES (?, ?, ?)", origin, rules, until)

    def is_seen(self, feed: str, name: str, mark: str) -> bool:
        """Whether an entry was seen just so."""
        query = "SELECT 1 FROM entry WHERE feed = ? AND name = ? AND mark = ?"
        return self._one(query, feed, name, mark) is not None

    def keep_entries(self, feed: str, entries: Sequence[tuple[str, str]], now: float) -> None:
        """Keep that entries (name, mark) of a feed were seen; those long gone are forgotten."""
        with self._told():
            self._base.executemany(
                "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)",
                [(feed, name, mark, now) for name, mark in entries],
            )
        self._do("DELETE FROM entry WHERE feed = ? AND seen < ?", feed, now - _FORGOTTEN_SECONDS)

    def pages(self) -> list[Page]:
        """The pages that are to be read, the first queued first."""
        with self._told():
            rows = self._base.execute("SELECT * FROM page ORDER BY rowid").fetchall()
        return [Page(*row) for row in rows]

    def keep_page(self, page: Page) -> None:
        """Keep that a page is to be read."""
        self._do(
            "INSERT INTO page VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET "
            "teaser = excluded.teaser, tries = excluded.tries, next = excluded.next",
            *(page.url, page.feed, page.teaser, page.publisher, page.published),
            *(page.tries, page.next),
        )

    def drop_page(self, url: str) -> None:
        """Keep that a page is read."""
        self._do("DELETE FROM page WHERE url = ?", url)

    def note(self, name: str) -> str | None:
        """Something noted."""
        row = self._one("SELECT value FROM note WHERE name = ?", name)
        return str(row[0]) if row else None

    def keep_note(self, name: str, value: str) -> None:
        """Note something."""
        self._do("INSERT OR REPLACE INTO note VALUES (?, ?)", name, value)

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        with self._told():
            row: tuple[Any, ...] | None = self._base.execute(query, values).fetchone()
        return row

    def _do(self, statement: str, *values: object) -> None:
        with self._told():
            self._base.execute(statement, values)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                told = "another watch is using it; stop that one first, or name another state"
            else:
                told = f"cannot be used ({error}); check the disk and the permissions"
            raise GarantError(f"{self._shown}: {told}") from error
        except sqlite3.DatabaseError as error:
            raise GarantError(
                f"{self._shown}: is no state of a watch, or damaged ({error}); move it away: what "
                "was read is in the ledger, and is not read again"
            ) from error
