"""Ledgers of earlier revisions, from their frozen rows, as the Garant of the time left them."""

import hashlib
import json
from pathlib import Path

from sqlalchemy import text

from garant.ledger.store import APPLICATION_ID
from garant.ledger.upgrading import upgrade

FROZEN = Path(__file__).with_name("frozen")


def thaw(url, revision, **options):
    """Make a ledger of an earlier revision at an address, with the rows frozen of it."""
    store = unmade(url)
    rows = (FROZEN / f"{revision}.jsonl").read_text("utf-8").splitlines()
    with store.writing() as connection:
        upgrade(connection, revision, **options)
        booleans = {("document_link", "same"), ("act_link", "same")}
        booleans |= {(table, "speaker_anonymous") for table in ("act", "statement")}
        for line in rows:
            table, row = json.loads(line)
            if table == "passage_fts" and store.is_sqlite:
                continue
            for column, value in row.items():
                if column == "fingerprint" and value is not None:
                    row[column] = bytes.fromhex(value)
                elif (table, column) in booleans and value is not None:
                    row[column] = bool(value)
            columns = ", ".join(f'"{column}"' for column in row)
            values = ", ".join(f":{column}" for column in row)
            connection.execute(text(f'INSERT INTO "{table}" ({columns}) VALUES ({values})'), row)
        if store.is_sqlite:
            connection.execute(text("INSERT INTO passage_fts (passage_fts) VALUES ('rebuild')"))
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    store.close()


def unmade(url):
    """An empty database, open, in which no table has been made."""
    from garant.ledger.store import Store, _address, _engine, shown_address

    address = _address(url)
    return Store(_engine(address), shown_address(address))


def frozen_contents(revision):
    """What must be found in a frozen ledger after any upgrade."""
    told = json.loads((FROZEN / f"{revision}.json").read_text("utf-8"))
    del told["made"]
    # A table that a later revision made is empty then.
    return {table: [] for table in _KEPT} | told


def frozen_made(revision):
    """The sign of what a revision makes in SQLite."""
    return json.loads((FROZEN / f"{revision}.json").read_text("utf-8"))["made"]


_KEPT = {
    "document": "key, text_hash",
    "run": "key",
    "statement": "key",
    "act": "key",
    "review": "key",
    "document_link": "key",
    "act_link": "key",
    "entry": "recorded",
    "account_event": "key",
}


def contents(connection):
    """The keys and hashes of a ledger, by table."""
    return {
        table: sorted(
            " ".join(row) for row in connection.execute(text(f'SELECT {columns} FROM "{table}"'))
        )
        for table, columns in _KEPT.items()
    }


def made(connection):
    """A sign of all that SQLite was told to make: it changes when a revision does."""
    rows = connection.execute(
        text("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    )
    own = [[kind, name, " ".join(sql.split())] for kind, name, sql in rows if "_fts_" not in name]
    return hashlib.sha256(json.dumps(own).encode()).hexdigest()
