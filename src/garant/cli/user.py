"""`garant user`: accounts of those who share a ledger over the web, and tokens for programs."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from garant.cli.options import Json, LedgerAddress
from garant.cli.outcome import one_line_outcomes, standard_output, tell
from garant.cli.review import By, reviewer_of
from garant.errors import GarantError
from garant.model import AccessToken, Account, Role
from garant.settings import read_settings

if TYPE_CHECKING:
    from garant.ledger import Ledger

user_app = typer.Typer(
    name="user",
    help="Make, list and close the accounts of those who share a ledger over the web.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="What the account is called.")]
RoleOption = Annotated[
    Role,
    typer.Option(
        "--role",
        help="What it may do: read; review, which adds documents too; admin, who changes pacts.",
    ),
]


@user_app.command("add")
def add_user_cli(
    name: Name,
    role: RoleOption = Role.READ,
    no_password: Annotated[
        bool,
        typer.Option("--no-password", help="Without a password: for programs, which have tokens."),
    ] = False,
    by: By = None,
    ledger: LedgerAddress = None,
) -> None:
    """Make an account; its password is asked for, or is the first line of standard input."""
    with _changing(ledger, by, create=True) as (opened, who):
        from garant.access import make_account

        password = None if no_password else read_password()
        made = make_account(opened, name, role, who=who, password=password)
        typer.echo(f"{made.name}: an account with the role {made.role.value}.")


@user_app.command("list")
def list_users_cli(json_: Json = False, ledger: LedgerAddress = None) -> None:
    """List accounts, with their roles and tokens; closed ones too."""
    with _changing(ledger, None) as (opened, _):
        from garant.ledger import list_accounts, list_tokens

        accounts, tokens = list_accounts(opened), list_tokens(opened)
        out = standard_output()
        if json_:
            told = [_told(account, tokens) for account in accounts]
            out.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
            return
        for account in accounts:
            out.writelines(f"{line}\n" for line in _lines(account, tokens))
        if not accounts:
            tell("there are no accounts; make one with 'garant user add'")


@user_app.command("role")
def role_cli(
    name: Name,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help="read, review or admin.")],
    by: By = None,
    ledger: LedgerAddress = None,
) -> None:
    """Give an account another role."""
    with _changing(ledger, by) as (opened, who):
        from garant.ledger import set_role

        now = set_role(opened, name, role, who=who)
        typer.echo(f"{now.name}: has the role {now.role.value} now.")


@user_app.command("password")
def password_cli(name: Name, by: By = None, ledger: LedgerAddress = None) -> None:
    """Give an account another password; whoever was signed in with the one before is no longer."""
    with _changing(ledger, by) as (opened, who):
        from garant.access import change_password

        now = change_password(opened, name, read_password(), who=who)
        typer.echo(f"{now.name}: has another password now.")


@user_app.command("close")
def close_cli(name: Name, by: By = None, ledger: LedgerAddress = None) -> None:
    """Close an account for ever, with its tokens; what it decided stands, and its name is kept."""
    with _changing(ledger, by) as (opened, who):
        from garant.ledger import close_account

        typer.echo(f"{close_account(opened, name, who=who).name}: closed.")


@user_app.command("token")
def token_cli(
    name: Name,
    role: Annotated[
        Role | None,
        typer.Option("--role", help="The most that it may do; by default what the account may."),
    ] = None,
    label: Annotated[str, typer.Option(metavar="TEXT", help="What it is for.")] = "",
    by: By = None,
    ledger: LedgerAddress = None,
) -> None:
    """Give an account a token for the API; it is written to standard output, this once."""
    with _changing(ledger, by) as (opened, who):
        from garant.access import give_token
        from garant.ledger import find_account

        account = find_account(opened, name)
        wanted = role or (account.role if account else Role.READ)
        secret, token = give_token(opened, name, label=label, role=wanted, who=who)
        tell(f"token {token.key} for {name}, role {token.role.value}; it is not shown again:")
        typer.echo(secret)


@user_app.command("revoke")
def revoke_cli(
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="The token's key, or the first signs of it.")
    ],
    by: By = None,
    ledger: LedgerAddress = None,
) -> None:
    """Take a token back."""
    with _changing(ledger, by) as (opened, who):
        from garant.ledger import revoke_token

        token = revoke_token(opened, key, who=who)
        typer.echo(f"{token.account}: the token {token.key} was taken back.")


@contextmanager
def _changing(
    ledger: str | None, by: str | None, *, create: bool = False
) -> "Iterator[tuple[Ledger, str]]":
    """The ledger, and who changes its accounts."""
    with one_line_outcomes():
        from garant.ledger import Ledger

        settings = read_settings(os.environ, ledger=ledger, reviewer=by)
        with Ledger.open(settings.ledger, create=create) as opened:
            yield opened, reviewer_of(settings, by)


def read_password() -> str:
    """A password, asked for twice where somebody types it.

    Raises:
        GarantError: Nothing was given, or the two differ.
    """
    if not sys.stdin.isatty():
        given = sys.stdin.readline().rstrip("\r\n")
        if not given:
            raise GarantError("standard input holds no password; give it as the first line")
        return given
    from getpass import getpass

    try:
        first = getpass("Password: ", stream=sys.stderr)
        if first != getpass("Once more: ", stream=sys.stderr):
            raise GarantError("the two passwords differ; try again")
    except EOFError as ended:
        raise GarantError("no password was given; try again") from ended
    return first


def _lines(account: Account, tokens: list[AccessToken]) -> Iterator[str]:
    standing = f"closed {_day(account.closed)}" if account.closed else account.role.value
    without = "" if account.password or account.closed else ", no password"
    yield f"{account.name}  {standing}{without}, made {_day(account.made)}"
    for token in tokens:
        if token.account == account.name and token.revoked is None and account.is_open:
            label = f"  {token.label}" if token.label else ""
            yield f"  token {token.key[:8]}  {token.role.value}, made {_day(token.made)}{label}"


def _told(account: Account, tokens: list[AccessToken]) -> dict[str, Any]:
    return {
        "name": account.name,
        "role": account.role.value,
        "made": account.made.isoformat(),
        "closed": account.closed.isoformat() if account.closed else None,
        "has_password": account.password is not None,
        "tokens": [
            {
                "key": token.key,
                "label": token.label,
                "role": token.role.value,
                "made": token.made.isoformat(),
                "revoked": token.revoked.isoformat() if token.revoked else None,
            }
            for token in tokens
            if token.account == account.name
        ],
    }


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
