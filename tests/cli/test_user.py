"""Accounts on the command line."""

import json

import pytest
from argon2 import PasswordHasher
from typer.testing import CliRunner

from garant.access import holder_of, secrets, sign_in
from garant.cli.app import app
from garant.cli.user import read_password
from garant.errors import GarantError
from garant.ledger import Ledger, account_events

PASSWORD = "trois ponts sur la Vistule"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty folder in which the commands run, and hashes at a cost that tests can bear."""
    monkeypatch.setattr(secrets, "_hasher", lambda: PasswordHasher(1, 8, 1))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GARANT_LEDGER", raising=False)
    monkeypatch.setenv("GARANT_REVIEWER", "root")
    return tmp_path


def user(*arguments, password=None):
    return CliRunner().invoke(app, ["user", *arguments], input=password)


@pytest.fixture
def anna(folder):
    return user("add", "Anna", "--role", "review", password=f"{PASSWORD}\n")


def opened():
    return Ledger.open("sqlite:///garant.db", create=False)


def test_an_account_is_made_with_the_password_on_standard_input(anna):
    assert (0, "Anna: an account with the role review.\n") == (anna.exit_code, anna.stdout)
    with opened() as ledger:
        assert sign_in(ledger, "Anna", PASSWORD)
        assert {"root"} == {event.who for event in account_events(ledger)}


@pytest.mark.parametrize(
    ("given", "told"),
    [("", "no password"), ("\n", "no password"), ("court\n", "has 5 signs; take at least 12")],
)
def test_an_account_without_a_sound_password_is_not_made(given, told):
    result = user("add", "Anna", password=given)

    assert 1 == result.exit_code
    assert told in result.stderr
    assert 1 == len(result.stderr.splitlines())


def test_a_password_is_typed_twice_without_being_shown(monkeypatch):
    typed = iter([PASSWORD, PASSWORD + "x", PASSWORD, PASSWORD])
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: next(typed))
    monkeypatch.setattr("sys.stdin", Terminal())

    with pytest.raises(GarantError, match="differ"):
        read_password()
    assert PASSWORD == read_password()


class Terminal:
    """Standard input at which somebody sits."""

    def isatty(self):
        return True


def test_an_account_for_programs_has_no_password(folder):
    assert 0 == user("add", "feed", "--no-password").exit_code

    assert "feed  read, no password, made " in user("list").stdout


def test_accounts_are_listed_with_their_tokens(anna):
    secret = user("token", "Anna", "--label", "night run", "--role", "read").stdout.strip()
    user("add", "Bob", "--no-password")
    user("close", "Bob")
    listed, written = user("list").stdout, json.loads(user("list", "--json").stdout)

    assert "Anna  review, made " in listed
    assert "night run" in listed
    assert "Bob  closed " in listed
    assert ["Anna", "Bob"] == [each["name"] for each in written]
    assert "read" == written[0]["tokens"][0]["role"]
    assert PASSWORD not in listed + json.dumps(written)
    assert secret not in listed + json.dumps(written)


def test_nobody_has_an_account_at_first(folder):
    with Ledger.open("sqlite:///garant.db"):
        pass

    assert "there are no accounts" in user("list").stderr


def test_a_token_is_the_only_thing_on_standard_output(anna):
    result = user("token", "Anna")
    with opened() as ledger:
        holder = holder_of(ledger, result.stdout.strip())

    assert ("Anna", "review") == (holder.name, holder.role.value)
    assert "not shown again" in result.stderr

    assert 0 == user("revoke", holder.token[:8]).exit_code
    with opened() as ledger:
        assert holder_of(ledger, result.stdout.strip()) is None


def test_a_role_and_a_password_are_changed(anna):
    assert "Anna: has the role admin now.\n" == user("role", "Anna", "admin").stdout
    assert 0 == user("password", "Anna", password="quatre gués sur la Loire\n").exit_code
    with opened() as ledger:
        assert sign_in(ledger, "Anna", "quatre gués sur la Loire").role.value == "admin"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("role", "Eve", "admin"), "there is no account 'Eve'"),
        (("close", "Eve"), "there is no account 'Eve'"),
        (("token", "Eve"), "there is no account 'Eve'"),
        (("revoke", "abcd"), "there is no token 'abcd'"),
        (("token", "Anna", "--role", "admin"), "cannot have 'admin'"),
        (("list", "--ledger", "nowhere.db"), "nowhere.db: there is no ledger"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(anna, arguments, told):
    result = user(*arguments)

    assert 1 == result.exit_code
    assert told in result.stderr
    assert 1 == len(result.stderr.splitlines())
