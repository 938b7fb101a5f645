"""Freezes a ledger of the present revision, so that every later Garant can be tried on it.

    python tests/ledger/frozen/make.py

It writes `NNNN.jsonl`, the rows in the order in which they refer to one another, and `NNNN.json`,
what must be found after any upgrade. Run it as long as a revision may still change; once it was
released, never again. All content is made up.
"""

import json
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from ledger.damage import record_everything
from ledger.thawing import FROZEN, contents, made
from sqlalchemy import create_engine, text

from garant.ledger import Ledger, entries, schema
from garant.ledger.revisions import HEAD
from garant.ledger.upgrading import upgrade
from garant.ledger.words import to_tsvector


class Clock(datetime):
    """A clock that goes on by a minute each time that it is looked at."""

    shown = datetime(2025, 9, 5, 8, 0, tzinfo=UTC)

    @classmethod
    def now(cls, tz=None):
        cls.shown += timedelta(minutes=1)
        return cls.shown.astimezone(tz)


def make():
    """Write the rows, and what is in them."""
    entries.datetime = Clock
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(f"sqlite:///{folder}/garant.db") as ledger,
    ):
        record_everything(ledger)
        with ledger.store.reading() as connection:
            rows = [
                json.dumps(row, ensure_ascii=False, default=bytes.hex) for row in frozen(connection)
            ]
            told = contents(connection)
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        upgrade(connection, HEAD)
        told["made"] = made(connection)
    engine.dispose()
    (FROZEN / f"{HEAD}.jsonl").write_text("".join(f"{row}\n" for row in rows), "utf-8")
    written = json.dumps(told, ensure_ascii=False, indent=1)
    (FROZEN / f"{HEAD}.json").write_text(f"{written}\n", "utf-8")


def frozen(connection):
    """Each table's name with one of its rows, and the word index as PostgreSQL keeps it."""
    for table in schema.TABLES:
        order = ", ".join(f'"{column.name}"' for column in table.primary_key)
        query = text(f'SELECT * FROM "{table.name}" ORDER BY {order}')
        for row in connection.execute(query).mappings():
            yield table.name, dict(row)
    query = text("SELECT id, words FROM passage_words ORDER BY id")
    for number, words in connection.execute(query):
        yield "passage_fts", {"passage_id": number, "words": to_tsvector(words)}


if __name__ == "__main__":
    make()
