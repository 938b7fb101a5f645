import pytest
from argon2 import PasswordHasher

from garant.access import (
    PasswordError,
    change_password,
    give_token,
    holder_of,
    make_account,
    secrets,
    sign_in,
)
from garant.errors import LedgerError
from garant.ledger import close_account, find_account, revoke_token, set_role
from garant.model import Role

PASSWORD = "trois ponts sur la Vistule"


@pytest.fixture
def anna(ledger):
    return make_account(ledger, "Anna", Role.REVIEW, who="root", password=PASSWORD)


def test_the_right_password_opens_the_account(ledger, anna):
    assert anna == sign_in(ledger, "Anna", PASSWORD)
    assert anna == sign_in(ledger, "  anna", PASSWORD)


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Anna", PASSWORD + " "),
        ("Anna", PASSWORD.upper()),
        ("Anna", ""),
        ("Anna", "x" * 100_000),
        ("Anna", "\ud800"),
        ("Bob", PASSWORD),
        ("", PASSWORD),
        ("\ud800", PASSWORD),
        ("Anna' OR 1=1 --", PASSWORD),
    ],
)
def test_anything_else_does_not(ledger, anna, name, password):
    assert sign_in(ledger, name, password) is None


def test_a_password_is_the_same_from_any_keyboard(ledger):
    make_account(ledger, "Anna", Role.READ, who="root", password="cafe\u0301 à l’aube, trois")

    assert sign_in(ledger, "Anna", "caf\u00e9 a\u0300 l’aube, trois")


def test_a_closed_account_and_one_without_a_password_are_not_opened(ledger, anna):
    make_account(ledger, "Bob", Role.READ, who="root")
    close_account(ledger, "Anna", who="root")

    assert sign_in(ledger, "Anna", PASSWORD) is None
    assert sign_in(ledger, "Bob", "") is None


def test_who_is_unknown_costs_as_much_as_who_is_known(ledger, anna, monkeypatch):
    asked = []
    real = secrets._hasher()

    class Counting:
        def verify(self, kept, password):
            asked.append(kept)
            return real.verify(kept, password)

        def hash(self, password):
            return real.hash(password)

    monkeypatch.setattr(secrets, "_hasher", Counting)
    for name in ("Anna", "Eve"):
        sign_in(ledger, name, "wrong")

    assert 2 == len(asked)


def test_what_is_kept_is_argon2id_and_not_the_password(ledger, anna):
    kept = find_account(ledger, "Anna").password

    assert kept.startswith("$argon2id$")
    assert "Vistule" not in kept


def test_passwords_are_hashed_as_the_standard_recommends(monkeypatch):
    monkeypatch.undo()

    hasher = secrets._hasher()

    assert isinstance(hasher, PasswordHasher)
    assert (3, 65536, 4) == (hasher.time_cost, hasher.memory_cost, hasher.parallelism)


@pytest.mark.parametrize(
    "password",
    ["", "court", "onze signes", "Annaanna1Anna", "aaaaaaaaaaaaaaaa", "121212121212", "x" * 1025],
)
def test_a_password_that_is_easily_guessed_is_refused(ledger, password):
    with pytest.raises(PasswordError):
        make_account(ledger, "Anna", Role.READ, who="root", password=password)

    assert find_account(ledger, "Anna") is None


def test_a_password_is_changed_for_another(ledger, anna):
    change_password(ledger, "Anna", "quatre gués sur la Loire", who="Anna")

    assert sign_in(ledger, "Anna", PASSWORD) is None
    assert sign_in(ledger, "Anna", "quatre gués sur la Loire")
    with pytest.raises(PasswordError):
        change_password(ledger, "Anna", "court", who="Anna")


def test_a_token_is_told_once_and_kept_as_a_hash(ledger, anna):
    secret, kept = give_token(ledger, "Anna", label="feed", role=Role.READ, who="Anna")
    holder = holder_of(ledger, secret)

    assert ("Anna", Role.READ, kept.key) == (holder.name, holder.role, holder.token)
    with ledger.store.reading() as connection:
        held = str(connection.exec_driver_sql("SELECT * FROM account_event").all())
    assert secret not in held
    assert secret.startswith("garant_")


@pytest.mark.parametrize("secret", ["", "garant_", "garant_wrong", "\ud800", "x" * 10_000])
def test_what_is_no_token_opens_nothing(ledger, anna, secret):
    assert holder_of(ledger, secret) is None


def test_a_token_goes_with_its_account(ledger, anna):
    secret, kept = give_token(ledger, "Anna", label="", role=Role.REVIEW, who="Anna")
    set_role(ledger, "Anna", Role.READ, who="root")

    assert Role.READ is holder_of(ledger, secret).role

    revoke_token(ledger, kept.key, who="Anna")

    assert holder_of(ledger, secret) is None
    with pytest.raises(LedgerError):
        give_token(ledger, "Anna", label="", role=Role.ADMIN, who="Anna")
