"""Accounts made and opened: by a password at the sign-in page, by a token from a program."""

from dataclasses import dataclass

from garant import ledger as ledgers
from garant.access.secrets import check_strength, fits, hash_of, new_token, token_hash
from garant.ledger import Ledger
from garant.model import AccessToken, Account, Role


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a token: the account, and what the token lets it do."""

    name: str
    role: Role
    token: str


def make_account(
    ledger: Ledger, name: str, role: Role, *, who: str, password: str | None = None
) -> Account:
    """Make an account, with a password or without one yet.

    Raises:
        PasswordError: The password is too easily guessed.
        LedgerError: The name is none, or is taken.
    """
    if password is not None:
        check_strength(password, name)
    kept = hash_of(password) if password is not None else None
    return ledgers.open_account(ledger, name, role, who=who, password=kept)


def change_password(ledger: Ledger, name: str, password: str, *, who: str) -> Account:
    """Give an account another password; whoever was signed in with the one before is no longer.

    Raises:
        PasswordError: It is too easily guessed.
        LedgerError: There is no such account, or it is closed.
    """
    check_strength(password, name)
    return ledgers.set_password(ledger, name, hash_of(password), who=who)


def sign_in(ledger: Ledger, name: str, password: str) -> Account | None:
    """The account that a name and a password open; None, after the same time, where they do not."""
    account = ledgers.account_named(ledger, name)
    kept = account.password if account is not None and account.is_open else None
    return account if fits(password, kept) else None


def give_token(
    ledger: Ledger, name: str, *, label: str, role: Role, who: str
) -> tuple[str, AccessToken]:
    """Give an account a token: the secret itself, which is told this once, and what is kept.

    Raises:
        LedgerError: There is no such account, it is closed, or may do less than the token.
    """
    secret = new_token()
    kept = ledgers.add_token(
        ledger, name, label=label, role=role, token_hash=token_hash(secret), who=who
    )
    return secret, kept


def holder_of(ledger: Ledger, secret: str) -> Holder | None:
    """Who holds a token; None where nobody does any longer, or ever did."""
    found = ledgers.token_of(ledger, token_hash(secret))
    if found is None:
        return None
    token, account = found
    # The account may have been given a lesser role since.
    role = token.role if account.role.may(token.role) else account.role
    return Holder(account.name, role, token.key)
