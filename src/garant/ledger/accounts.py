"""Accounts: who may do what at a ledger that several persons share.

What an account is follows from its events, which are rows like any other: added, never changed. Of
a password and of a token only a hash is kept, and what they are hashed by is not known here.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

from garant.errors import LedgerError
from garant.ledger import schema
from garant.ledger.entries import new_entry, next_number
from garant.ledger.keys import Plain, judgement_key
from garant.ledger.ledger import Ledger
from garant.model import AccessToken, Account, AccountChange, AccountEvent, Role

LONGEST_NAME = 64
"""Signs of an account's name."""

LONGEST_LABEL = 200
"""Signs of what a token is said to be for."""


def has_accounts(ledger: Ledger) -> bool:
    """Whether anybody has an account that is open."""
    with ledger.store.reading() as connection:
        return any(account.is_open for account in _folded(_rows(connection)).values())


def list_accounts(ledger: Ledger) -> list[Account]:
    """Every account, closed ones too, by name."""
    with ledger.store.reading() as connection:
        found = _folded(_rows(connection)).values()
    return sorted(found, key=lambda account: account.name.casefold())


def find_account(ledger: Ledger, name: str) -> Account | None:
    """The account of a name as it is written."""
    with ledger.store.reading() as connection:
        return _account(connection, name)


def account_named(ledger: Ledger, name: str) -> Account | None:
    """The account of a name, whatever its capitals."""
    wanted = _clean(name).casefold()
    with ledger.store.reading() as connection:
        names = connection.execute(select(schema.account_event.c.account).distinct()).scalars()
        written = next((each for each in names if each.casefold() == wanted), None)
        return _account(connection, written) if written is not None else None


def open_account(
    ledger: Ledger, name: str, role: Role, *, who: str, password: str | None = None
) -> Account:
    """Make an account.

    Args:
        ledger: The ledger.
        name: What it is called; capitals do not tell two apart.
        role: What it may do.
        who: Who makes it.
        password: The hash of its password; None lets nobody sign in with one yet.

    Raises:
        LedgerError: The name is none, or there is such an account, open or closed.
    """
    name = _checked_name(name)
    with ledger.store.writing() as connection:
        taken = connection.execute(select(schema.account_event.c.account).distinct()).scalars()
        for other in taken:
            if other.casefold() == name.casefold():
                raise LedgerError(
                    f"there is an account {other!r} already, and a closed one keeps its name; "
                    "choose another name"
                )
        events = [_event(AccountChange.MADE, role=role.value)]
        if password is not None:
            events.append(_event(AccountChange.PASSWORD, password=password))
        _add(connection, name, events, who)
        return _present(connection, name)


def set_role(ledger: Ledger, name: str, role: Role, *, who: str) -> Account:
    """Give an account another role.

    Raises:
        LedgerError: There is no such account, it is closed, or it has the role.
    """
    with ledger.store.writing() as connection:
        account = _open(connection, name)
        if account.role is role:
            raise LedgerError(f"{name!r} has the role {role.value!r} already")
        _add(connection, name, [_event(AccountChange.ROLE, role=role.value)], who)
        return _present(connection, name)


def set_password(ledger: Ledger, name: str, password: str, *, who: str) -> Account:
    """Give an account another password, by its hash; who was signed in is no longer.

    Raises:
        LedgerError: There is no such account, or it is closed.
    """
    with ledger.store.writing() as connection:
        _open(connection, name)
        _add(connection, name, [_event(AccountChange.PASSWORD, password=password)], who)
        return _present(connection, name)


def close_account(ledger: Ledger, name: str, *, who: str) -> Account:
    """Close an account for ever; what it decided stands.

    Raises:
        LedgerError: There is no such account, or it is closed.
    """
    with ledger.store.writing() as connection:
        _open(connection, name)
        _add(connection, name, [_event(AccountChange.CLOSED)], who)
        return _present(connection, name)


def add_token(
    ledger: Ledger, name: str, *, label: str, role: Role, token_hash: str, who: str
) -> AccessToken:
    """Give an account a token, by its hash.

    Args:
        ledger: The ledger.
        name: The account.
        label: What the token is for.
        role: The most that it may do; never more than the account.
        token_hash: The SHA-256 of the token.
        who: Who gives it.

    Raises:
        LedgerError: There is no such account, it is closed, or it may do less than the token.
    """
    label = _clean(label)[:LONGEST_LABEL]
    with ledger.store.writing() as connection:
        account = _open(connection, name)
        if not account.role.may(role):
            raise LedgerError(
                f"{name!r} has the role {account.role.value!r}; a token of it cannot have "
                f"{role.value!r}"
            )
        event = _event(AccountChange.TOKEN, role=role.value, label=label, token_hash=token_hash)
        (key,) = _add(connection, name, [event], who)
        return next(token for token in _tokens(_rows(connection, name)) if token.key == key)


def revoke_token(ledger: Ledger, key: str, *, who: str, account: str | None = None) -> AccessToken:
    """Take a token back, by its key or the first signs of it.

    Args:
        ledger: The ledger.
        key: The token's key.
        who: Who takes it back.
        account: Only a token of this account.

    Raises:
        LedgerError: None or several have the key, or it was taken back before.
    """
    table = schema.account_event
    with ledger.store.writing() as connection:
        query = select(table.c.id, table.c.key, table.c.account).where(
            table.c.change == AccountChange.TOKEN.value,
            table.c.key.startswith(key, autoescape=True),
        )
        if account is not None:
            query = query.where(table.c.account == account)
        found = connection.execute(query.limit(2)).all() if key else []
        if not found:
            raise LedgerError(f"there is no token {key!r}; see 'garant user list'")
        if len(found) > 1:
            raise LedgerError(f"several tokens begin with {key!r}; give more of the key")
        token = found[0]
        taken_back = select(table.c.id).where(table.c.revokes_id == token.id)
        if connection.execute(taken_back).first():
            raise LedgerError(f"the token {token.key} was taken back before")
        event = _event(AccountChange.TOKEN_REVOKED, revokes_id=token.id)
        _add(connection, token.account, [event], who, revoked=token.key)
        tokens = _tokens(_rows(connection, token.account))
        return next(each for each in tokens if each.key == token.key)


def list_tokens(ledger: Ledger, name: str | None = None) -> list[AccessToken]:
    """The tokens of an account, or all, those taken back too; the latest first."""
    with ledger.store.reading() as connection:
        return sorted(_tokens(_rows(connection, name)), key=lambda token: token.made, reverse=True)


def token_of(ledger: Ledger, token_hash: str) -> tuple[AccessToken, Account] | None:
    """The token with a hash and its account, where both are still of use."""
    table = schema.account_event
    with ledger.store.reading() as connection:
        name = connection.execute(
            select(table.c.account).where(table.c.token_hash == token_hash)
        ).scalar()
        if name is None:
            return None
        rows = _rows(connection, name)
    account = _folded(rows)[name]
    key = next(row.key for row in rows if row.token_hash == token_hash)
    token = next(each for each in _tokens(rows) if each.key == key)
    return (token, account) if account.is_open and token.revoked is None else None


def account_events(
    ledger: Ledger, *, account: str | None = None, limit: int | None = None, offset: int = 0
) -> list[AccountEvent]:
    """What happened to accounts, the latest first."""
    table = schema.account_event
    with ledger.store.reading() as connection:
        query = _query(account).order_by(None).order_by(table.c.id.desc()).offset(offset)
        rows = connection.execute(query.limit(limit)).all()
        revoked = {row.revokes_id for row in rows if row.revokes_id is not None}
        keys = {
            row.id: row
            for row in connection.execute(
                select(table.c.id, table.c.key, table.c.label).where(table.c.id.in_(revoked))
            )
        }
    return [_to_event(row, keys.get(row.revokes_id)) for row in rows]


def _to_event(row: Any, revoked: Any) -> AccountEvent:
    change = AccountChange(row.change)
    token = row if change is AccountChange.TOKEN else revoked
    return AccountEvent(
        row.account,
        change,
        row.who,
        row.recorded,
        Role(row.role) if row.role else None,
        token.key if token else None,
        token.label if token else None,
    )


def _query(name: str | None) -> Select[Any]:
    table, entry = schema.account_event, schema.entry
    query = select(table, entry.c.recorded).join(entry, entry.c.id == table.c.entry_id)
    return (query if name is None else query.where(table.c.account == name)).order_by(table.c.id)


def _rows(connection: Connection, name: str | None = None) -> list[Row[Any]]:
    return list(connection.execute(_query(name)))


def _account(connection: Connection, name: str) -> Account | None:
    return _folded(_rows(connection, name)).get(name)


def _present(connection: Connection, name: str) -> Account:
    account = _account(connection, name)
    if account is None:
        raise LedgerError(f"there is no account {name!r}; see 'garant user list'")
    return account


def _open(connection: Connection, name: str) -> Account:
    account = _present(connection, name)
    if not account.is_open:
        raise LedgerError(f"the account {name!r} is closed, and stays so; make another")
    return account


def _folded(rows: Iterable[Row[Any]]) -> dict[str, Account]:
    """Accounts as they stand after all of their events."""
    found: dict[str, Account] = {}
    for row in rows:
        change = AccountChange(row.change)
        if change is AccountChange.MADE:
            found[row.account] = Account(row.account, Role(row.role), row.recorded)
        elif change is AccountChange.PASSWORD:
            found[row.account] = replace(
                found[row.account], password=row.password, password_number=row.id
            )
        elif change is AccountChange.ROLE:
            found[row.account] = replace(found[row.account], role=Role(row.role))
        elif change is AccountChange.CLOSED:
            found[row.account] = replace(found[row.account], closed=row.recorded)
    return found


def _tokens(rows: Iterable[Row[Any]]) -> Iterator[AccessToken]:
    found: dict[int, AccessToken] = {}
    for row in rows:
        if row.change == AccountChange.TOKEN.value:
            found[row.id] = AccessToken(
                row.key, row.account, row.label, Role(row.role), row.recorded
            )
        elif row.change == AccountChange.TOKEN_REVOKED.value:
            found[row.revokes_id] = replace(found[row.revokes_id], revoked=row.recorded)
    yield from found.values()


def _event(change: AccountChange, **fields: Plain) -> dict[str, Plain]:
    empty = dict.fromkeys(("role", "password", "label", "token_hash", "revokes_id"))
    return {**empty, "change": change.value, **fields}


def _add(
    connection: Connection,
    name: str,
    events: list[dict[str, Plain]],
    who: str,
    *,
    revoked: str | None = None,
) -> list[str]:
    who = _clean(who)
    if not who:
        raise LedgerError("a change of accounts needs a name; set GARANT_REVIEWER to yours")
    entry, recorded = new_entry(connection, "account")
    number = next_number(connection, schema.account_event)
    rows = []
    for place, event in enumerate(events):
        key = account_event_key(name, who, recorded, event, revoked)
        rows.append(
            {**event, "id": number + place, "key": key, "account": name, "who": who}
            | {"entry_id": entry}
        )
    connection.execute(insert(schema.account_event), rows)
    return [str(row["key"]) for row in rows]


def account_event_key(
    name: str, who: str, recorded: datetime, event: Mapping[str, Plain], revoked: str | None
) -> str:
    """The key of an event: every field counts, and the token that was revoked by its own key."""
    fields = ("change", "role", "password", "label", "token_hash")
    held = [event[field] for field in fields]
    return judgement_key("account", who, "", recorded, name, *held, revoked)


def _checked_name(name: str) -> str:
    name = _clean(name)
    if not name or len(name) > LONGEST_NAME or not any(sign.isalnum() for sign in name):
        raise LedgerError(
            f"{name[:80]!r} is no name for an account; give 1 to {LONGEST_NAME} signs with a "
            "letter or a digit"
        )
    return name


def _clean(text: str) -> str:
    """Words on one line, in one spelling, without signs that cannot be seen or stored."""
    normal = unicodedata.normalize("NFC", text)
    plain = "".join(sign if sign.isprintable() else " " for sign in normal)
    return " ".join(plain.split())
