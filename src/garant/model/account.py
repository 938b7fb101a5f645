"""Accounts: who may do what at a ledger that several persons share, and how that came about."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person may do; each role may do all that the ones before it may."""

    READ = "read"
    """See everything."""

    REVIEW = "review"
    """Decide on what was read, and add documents."""

    ADMIN = "admin"
    """Change pacts and accounts, and see who decided what."""

    def may(self, role: "Role") -> bool:
        """Whether whoever has this role may do what asks for another."""
        order = tuple(Role)
        return order.index(self) >= order.index(role)


class AccountChange(StrEnum):
    """What happened to an account."""

    MADE = "made"
    PASSWORD = "password"
    ROLE = "role"
    CLOSED = "closed"
    TOKEN = "token"
    TOKEN_REVOKED = "token revoked"


@dataclass(frozen=True, slots=True)
class AccessToken:
    """A secret that stands for an account where programs ask; the secret itself is not kept.

    `key` names it, `label` says what it is for, `role` is the most it may do.
    """

    key: str
    account: str
    label: str
    role: Role
    made: datetime
    revoked: datetime | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """An account as it stands.

    `password` is the hash of the password, None where none was set; `password_number` tells one
    password from the next. A closed account stays closed: its name is not given again.
    """

    name: str
    role: Role
    made: datetime
    closed: datetime | None = None
    password: str | None = None
    password_number: int = 0

    @property
    def is_open(self) -> bool:
        """Whether somebody may still use it."""
        return self.closed is None


@dataclass(frozen=True, slots=True)
class AccountEvent:
    """One change of an account: what happened, by whom, when; `role` and `token` where they do."""

    account: str
    change: AccountChange
    who: str
    recorded: datetime
    role: Role | None = None
    token: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that a person did at a ledger: what, to what, when, and why.

    `what` is a verdict ("accept", "correct", "reject", "undo"), "link" or "unlink", or a change of
    an account. `kind` and `subject` tell to what: the key of an act, a statement or a document, or
    an account's name. `other` is what was linked with it or put in its place, the role that was
    given, or the token.
    """

    recorded: datetime
    who: str
    what: str
    kind: str
    subject: str
    other: str | None
    why: str
