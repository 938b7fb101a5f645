"""Whether what happened to accounts can have happened, in this order, and bears its keys."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, select

from garant.ledger import schema
from garant.ledger.accounts import account_event_key
from garant.ledger.fault import BATCH, Fault
from garant.model import AccountChange, Role

_HELD = {
    AccountChange.MADE: {"role"},
    AccountChange.PASSWORD: {"password"},
    AccountChange.ROLE: {"role"},
    AccountChange.CLOSED: set(),
    AccountChange.TOKEN: {"role", "label", "token_hash"},
    AccountChange.TOKEN_REVOKED: {"revokes_id"},
}
"""What each change holds; it holds nothing else."""

_FIELDS = ("role", "password", "label", "token_hash", "revokes_id")


def accounts_at_fault(connection: Connection) -> Iterator[Fault]:
    """Events that nobody can have brought about, or whose key does not follow."""
    event, entry, revoked = schema.account_event, schema.entry, schema.account_event.alias()
    query = (
        select(
            event,
            entry.c.recorded,
            revoked.c.key.label("revoked_key"),
            revoked.c.account.label("revoked_account"),
            revoked.c.change.label("revoked_change"),
        )
        .join(entry, entry.c.id == event.c.entry_id)
        .outerjoin(revoked, revoked.c.id == event.c.revokes_id)
        .order_by(event.c.id)
        .execution_options(yield_per=BATCH)
    )
    made: set[str] = set()
    closed: set[str] = set()
    with connection.execute(query) as rows:
        for row in rows:
            problem = _problem(row, made, closed)
            if problem:
                yield Fault(f"account_event {row.id}: {problem}")
                continue
            if row.change == AccountChange.MADE.value:
                made.add(row.account)
            elif row.change == AccountChange.CLOSED.value:
                closed.add(row.account)
            if row.key != account_event_key(
                row.account, row.who, row.recorded, dict(row._mapping), row.revoked_key
            ):
                yield Fault(
                    f"account_event {row.id} ({row.key}): the key does not follow from what is "
                    "stored, so that one of the two was changed"
                )


def _problem(row: Row[Any], made: set[str], closed: set[str]) -> str | None:
    """What makes an event one that nobody can have brought about."""
    if row.change not in {change.value for change in AccountChange}:
        return f"has the unknown change {row.change!r}"
    change = AccountChange(row.change)
    if {field for field in _FIELDS if row._mapping[field] is not None} != _HELD[change]:
        return f"is a change of the kind {row.change!r} and holds what does not go with it"
    if row.role is not None and row.role not in {role.value for role in Role}:
        return f"has the unknown role {row.role!r}"
    if (row.account in made) == (change is AccountChange.MADE):
        return f"{row.account!r} was made before, or never"
    if row.account in closed and change is not AccountChange.TOKEN_REVOKED:
        return f"{row.account!r} was closed before"
    if change is AccountChange.TOKEN_REVOKED and (
        row.revoked_change != AccountChange.TOKEN.value
        or row.revoked_account != row.account
        or row.revokes_id >= row.id
    ):
        return "takes back what is no token of the account"
    if not row.who.strip():
        return "names nobody who changed it"
    return None
