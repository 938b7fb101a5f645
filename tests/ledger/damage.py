"""Damage done on purpose: rows changed behind the ledger's back, as another program could."""

from contextlib import closing
from dataclasses import replace

import sqlalchemy
from ledger.made_up import BETTER_RUN, MADRID, PARIS, RUN, madrid, paris

from garant.ledger import add_token, close_account, open_account, revoke_token, set_role
from garant.model import Role, Verdict

LONG = "\n".join(f"{line} {place}" for place in range(20) for line in (PARIS + MADRID).splitlines())

CHANGES = {
    "text": ("UPDATE document SET text = text || '.' WHERE id = 2", "document 2 ", "hashed"),
    "text and hash": (
        "UPDATE document SET text_hash = replace(text_hash, 'a', 'b') WHERE id = 2",
        "document 2 ",
        "key does not follow",
    ),
    "name": ("UPDATE document SET name = 'autre.txt' WHERE id = 1", "document 1 ", "key"),
    "document key": ("UPDATE document SET key = 'x' || key WHERE id = 1", "document 1 ", "key"),
    "fingerprint": (
        "UPDATE document SET fingerprint = (SELECT fingerprint FROM document WHERE id = 1) "
        "WHERE id = 3",
        "document 3 ",
        "fingerprint",
    ),
    "band": ("UPDATE document_band SET band = band + 1", "document 3 ", "bucket"),
    "strange band": (
        "INSERT INTO document_band (band, document_id) VALUES (7, 1)",
        "document_band",
        "holds 1 rows",
    ),
    "frame": ("UPDATE reading SET sections = '[[\"a\", 3]]' WHERE id = 1", "reading 1", "read"),
    "section": (
        "UPDATE reading SET sections = '[[\"a\", 3, 99999]]' WHERE id = 1",
        "reading 1",
        "section outside",
    ),
    "day": ("UPDATE act SET day = '2025-09-05' WHERE id = 1", "act 1 ", "key does not follow"),
    "firmness": ("UPDATE act SET firmness = 'ready' WHERE id = 1", "act 1 ", "level is"),
    "firmness and level": (
        "UPDATE act SET firmness = 'ready', level = 3 WHERE id = 1",
        "act 1 ",
        "",
    ),
    "unknown kind": ("UPDATE act SET kind = 'promise' WHERE id = 1", "act 1 ", "cannot be read"),
    "conditions": ("UPDATE act SET conditions = 'ceasefire' WHERE id = 1", "act 1 ", "read"),
    "quantity": ("UPDATE act SET quantity_value = '3000' WHERE id = 1", "act 1 ", "key"),
    "no number": ("UPDATE act SET quantity_value = 'mille' WHERE id = 1", "act 1 ", "read"),
    "hull": ('UPDATE act SET "end" = "end" + 1 WHERE id = 1', "act 1 ", "end is"),
    "folded": ("UPDATE act SET speaker_folded = 'macron' WHERE id = 1", "act 1 ", "speaker_folded"),
    "doubts": ("UPDATE act SET doubts = NULL WHERE id = 2", "act 2 ", "key does not follow"),
    "party": ("UPDATE act_party SET code = 'SWE' WHERE act_id = 1", "act 1 ", "key"),
    "party's day": ("UPDATE act_party SET day = NULL WHERE act_id = 1", "act 1 ", "parties"),
    "party's capability": (
        "UPDATE act_party SET capability = 'training' WHERE act_id = 1",
        "act 1 ",
        "parties",
    ),
    "party taken out": ("DELETE FROM act_party WHERE act_id = 1 AND role = 'target'", "act 1 ", ""),
    "evidence": (
        "UPDATE act_evidence SET passage_id = 2 WHERE act_id = 1",
        "act 1 ",
        "",
    ),
    "evidence elsewhere": (
        "UPDATE act_evidence SET passage_id = (SELECT max(id) FROM passage WHERE document_id = 2) "
        "WHERE act_id = 1",
        "act 1 ",
        "another document",
    ),
    "evidence taken out": ("DELETE FROM act_evidence WHERE act_id = 1", "act 1 ", ""),
    "passage": ('UPDATE passage SET "end" = "end" - 1 WHERE id = 1', "statement 1 ", "passage"),
    "passage outside": (
        'UPDATE passage SET "end" = 100000 WHERE id = 1',
        "passage 1",
        "outside the text",
    ),
    "unused passage": (
        'INSERT INTO passage (id, document_id, start, "end") '
        "VALUES ((SELECT max(id) + 1 FROM passage), 1, 0, 1)",
        "passage",
        "has lost",
    ),
    "statement": ("UPDATE statement SET cue = 'a dit' WHERE id = 1", "statement 1 ", "key"),
    "speaker": ("UPDATE statement SET speaker_code = 'SWE' WHERE id = 1", "statement 1 ", "key"),
    "parts": (
        "UPDATE statement SET parts = '[[0,100000]]' WHERE id = 1",
        "statement 1 ",
        "outside",
    ),
    "found by nobody": ("DELETE FROM reading_act WHERE act_id = 1", "act 1 ", "found by no"),
    "found elsewhere": (
        "UPDATE reading_act SET reading_id = 2 WHERE act_id = 1 AND reading_id = 1",
        "act 1 ",
        "another document",
    ),
    "never read": ("DELETE FROM reading WHERE document_id = 2", "document 2 ", "never read"),
    "act taken out": ("DELETE FROM act WHERE id = 2", "act 2", "taken out"),
    "first act taken out": ("DELETE FROM act WHERE id = 1", "act 1", "taken out"),
    "last review taken out": (
        "DELETE FROM review WHERE id = (SELECT max(id) FROM review)",
        "entry",
        "taken out",
    ),
    "last link taken out": ("DELETE FROM act_link", "entry", "taken out"),
    "reviewer": ("UPDATE review SET who = 'Eve' WHERE id = 1", "review 1 ", "key"),
    "reason": ("UPDATE review SET why = 'non' WHERE id = 1", "review 1 ", "key"),
    "verdict": ("UPDATE review SET verdict = 'reject' WHERE id = 1", "review 1:", "go with it"),
    "unknown verdict": ("UPDATE review SET verdict = 'maybe' WHERE id = 1", "review 1:", "maybe"),
    "subject": ("UPDATE review SET act_id = 3 WHERE id = 1", "review", ""),
    "no subject": ("UPDATE review SET act_id = NULL WHERE id = 1", "review 1:", "no act"),
    "undoing": ("UPDATE review SET undoes_id = 2 WHERE id = 2", "review 2:", "cannot"),
    "nobody": ("UPDATE review SET who = ' ' WHERE id = 1", "review 1:", "nobody"),
    "link": ("UPDATE act_link SET same = NOT same", "act_link 1 ", "key"),
    "link with itself": ("UPDATE act_link SET second_id = first_id", "act_link 1:", "itself"),
    "copy": ("UPDATE document_link SET kind = 'update' WHERE id = 1", "document_link 1 ", "key"),
    "kind of link": (
        "UPDATE document_link SET kind = 'twin' WHERE id = 1",
        "document_link 1",
        "twin",
    ),
    "who linked": ("UPDATE document_link SET who = 'Eve' WHERE id = 1", "document_link 1", ""),
    "make of reader": ("UPDATE run SET pipeline = 'other' WHERE id = 1", "run 1 ", "key"),
    "moment": (
        "UPDATE entry SET recorded = '2000-01-01T00:00:00.000000Z' WHERE id = 2",
        "entry 2",
        "",
    ),
    "no moment": ("UPDATE entry SET recorded = 'hier' WHERE id = 2", "entry 2", "no moment"),
    "purpose": ("UPDATE entry SET purpose = 'play' WHERE id = 2", "entry 2", "play"),
    "another purpose": ("UPDATE entry SET purpose = 'link' WHERE id = 2", "document 4", "purpose"),
    "entry of a row": ("UPDATE act SET entry_id = 2 WHERE id = 1", "act 1 ", "before it was"),
    "reference": ("UPDATE act SET entry_id = 99 WHERE id = 5", "act", "not there"),
    "role": ("UPDATE account_event SET role = 'admin' WHERE id = 3", "account_event 3 ", "key"),
    "unknown role": ("UPDATE account_event SET role = 'king' WHERE id = 3", "event 3:", "king"),
    "password": ("UPDATE account_event SET password = 'x' WHERE id = 2", "account_event 2 ", "key"),
    "no password": ("UPDATE account_event SET password = NULL WHERE id = 2", "event 2:", "go with"),
    "token": ("UPDATE account_event SET token_hash = 'x' WHERE id = 4", "account_event 4 ", "key"),
    "unknown event": (
        "UPDATE account_event SET change = 'lost' WHERE id = 6",
        "account_event 6:",
        "unknown change",
    ),
    "account": ("UPDATE account_event SET account = 'Eve' WHERE id = 1", "event 1 ", "key"),
    "account never made": (
        "UPDATE account_event SET account = 'Eve' WHERE id = 6",
        "account_event 6:",
        "never",
    ),
    "token of another": (
        "UPDATE account_event SET revokes_id = 3 WHERE id = 5",
        "account_event 5:",
        "no token",
    ),
    "event after closing": (
        "UPDATE account_event SET change = 'closed', role = NULL WHERE id = 3",
        "account_event",
        "closed before",
    ),
    "nobody made it": ("UPDATE account_event SET who = '' WHERE id = 1", "event 1:", "nobody"),
    "last event taken out": ("DELETE FROM account_event WHERE id = 6", "entry", "taken out"),
}
"""Changes of a ledger with rows in every table: by SQL, the row that a check names, and why.

The ledger is the one that `record_everything` makes.
"""


def record_everything(ledger):
    """A ledger with rows in every table."""
    dispatch = replace(paris("long.txt"), document=replace(paris("long.txt").document, text=LONG))
    copy = replace(dispatch, document=replace(dispatch.document, id="copy.txt", publisher="Nord"))
    ledger.record([paris(), madrid(), dispatch], RUN)
    ledger.record([copy], RUN)
    reading = paris()
    ledger.record([replace(reading, acts=reading.acts[:1])], BETTER_RUN)
    record, other, *_ = ledger.acts()
    ledger.review(record.key, Verdict.ACCEPT, who="Anna", why="lu")
    ledger.review(record.key, Verdict.UNDO, who="Anna")
    ledger.review(
        record.key, Verdict.CORRECT, who="Bob", corrected=replace(record.act, place="Narvik")
    )
    said, *_ = ledger.statements()
    ledger.review(said.key, Verdict.REJECT, who="Anna")
    ledger.link(record.key, other.key, same=True, who="Anna")
    first, second, *_ = ledger.documents()
    ledger.link(first.key, second.key, same=False, who="Anna", why="deux journaux")
    open_account(ledger, "Anna", Role.REVIEW, who="root", password="$argon2id$made-up")
    set_role(ledger, "Anna", Role.READ, who="root")
    token = add_token(
        ledger, "Anna", label="feed", role=Role.READ, token_hash="made-up", who="Anna"
    )
    revoke_token(ledger, token.key, who="Anna")
    close_account(ledger, "Anna", who="root")


def damage(store, *statements):
    """Change rows of a ledger in ways that it refuses; what refuses is put back afterwards."""
    if store.is_sqlite:
        _damage_file(store.engine, statements)
    else:
        # No trigger is called then, and no reference looked at.
        role = "SET LOCAL session_replication_role = replica"
        put_down(store, role, *statements)


def put_down(store, *statements):
    """Carry out statements that a database does not refuse, such as changes of the tables."""
    with store.engine.connect() as connection:
        for statement in statements:
            connection.execute(sqlalchemy.text(statement))
        connection.commit()


def _damage_file(engine, statements):
    with closing(engine.raw_connection()) as pooled:
        connection = pooled.driver_connection
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")
