import pytest
from sqlalchemy import text

from garant.errors import LedgerError
from garant.ledger import (
    Ledger,
    account_events,
    account_named,
    add_token,
    check,
    close_account,
    find_account,
    has_accounts,
    list_accounts,
    list_tokens,
    open_account,
    revoke_token,
    set_password,
    set_role,
    token_of,
)
from garant.model import AccountChange, Role


@pytest.fixture
def anna(ledger):
    return open_account(ledger, "Anna", Role.REVIEW, who="root", password="hash 1")


def test_a_ledger_has_no_accounts_at_first(ledger):
    assert not has_accounts(ledger)
    assert [] == list_accounts(ledger)
    assert find_account(ledger, "Anna") is None
    assert account_named(ledger, "Anna") is None
    assert [] == account_events(ledger)


def test_an_account_is_what_it_was_made(ledger, anna):
    assert has_accounts(ledger)
    assert anna == find_account(ledger, "Anna")
    assert ("Anna", Role.REVIEW, "hash 1") == (anna.name, anna.role, anna.password)
    assert anna.is_open


def test_an_account_without_a_password_has_none(ledger):
    assert open_account(ledger, "Bob", Role.READ, who="root").password is None


def test_what_happened_last_prevails(ledger, anna):
    set_role(ledger, "Anna", Role.ADMIN, who="root")
    set_password(ledger, "Anna", "hash 2", who="Anna")
    now = find_account(ledger, "Anna")

    assert (Role.ADMIN, "hash 2") == (now.role, now.password)
    assert now.password_number > anna.password_number


def test_a_closed_account_stays_closed_and_keeps_its_name(ledger, anna):
    close_account(ledger, "Anna", who="root")

    assert not find_account(ledger, "Anna").is_open
    assert not has_accounts(ledger)
    for change in (
        lambda: set_role(ledger, "Anna", Role.READ, who="root"),
        lambda: set_password(ledger, "Anna", "x", who="root"),
        lambda: close_account(ledger, "Anna", who="root"),
        lambda: add_token(ledger, "Anna", label="", role=Role.READ, token_hash="t", who="root"),
    ):
        with pytest.raises(LedgerError, match="is closed"):
            change()
    with pytest.raises(LedgerError, match="already"):
        open_account(ledger, "anna", Role.READ, who="root")


@pytest.mark.parametrize("name", ["", "  ", "--", "\u200b", "x" * 65, "\x00"])
def test_a_name_has_something_to_call_it_by(ledger, name):
    with pytest.raises(LedgerError, match="no name for an account"):
        open_account(ledger, name, Role.READ, who="root")


def test_capitals_do_not_tell_two_names_apart(ledger, anna):
    with pytest.raises(LedgerError, match="'Anna' already"):
        open_account(ledger, "ANNA", Role.READ, who="root")

    assert anna == account_named(ledger, " anNA ")
    assert find_account(ledger, "anna") is None


def test_a_name_is_kept_in_one_spelling(ledger):
    made = open_account(ledger, " Zoe\u0308\n  Müller ", Role.READ, who="root")

    assert "Zoë Müller" == made.name


def test_there_is_nothing_to_change_of_whom_nobody_made(ledger):
    with pytest.raises(LedgerError, match="no account 'Eve'"):
        set_role(ledger, "Eve", Role.READ, who="root")


def test_a_role_is_given_once(ledger, anna):
    with pytest.raises(LedgerError, match="already"):
        set_role(ledger, "Anna", Role.REVIEW, who="root")


def test_somebody_changes_an_account(ledger):
    with pytest.raises(LedgerError, match="needs a name"):
        open_account(ledger, "Anna", Role.READ, who=" ")


def test_a_token_leads_to_its_account_until_it_is_taken_back(ledger, anna):
    made = add_token(
        ledger, "Anna", label="feed\nreader", role=Role.READ, token_hash="t1", who="Anna"
    )

    assert (made, anna) == token_of(ledger, "t1")
    assert "feed reader" == made.label
    assert token_of(ledger, "t2") is None

    revoked = revoke_token(ledger, made.key[:6], who="Anna")

    assert revoked.revoked is not None
    assert token_of(ledger, "t1") is None
    assert [revoked] == list_tokens(ledger, "Anna") == list_tokens(ledger)
    with pytest.raises(LedgerError, match="before"):
        revoke_token(ledger, made.key, who="Anna")


def test_a_token_of_a_closed_account_is_of_no_use(ledger, anna):
    add_token(ledger, "Anna", label="", role=Role.READ, token_hash="t1", who="Anna")
    close_account(ledger, "Anna", who="root")

    assert token_of(ledger, "t1") is None


def test_a_token_may_do_no_more_than_its_account(ledger, anna):
    with pytest.raises(LedgerError, match="cannot have 'admin'"):
        add_token(ledger, "Anna", label="", role=Role.ADMIN, token_hash="t1", who="Anna")


def test_nobody_takes_back_the_token_of_another(ledger, anna):
    open_account(ledger, "Bob", Role.READ, who="root")
    made = add_token(ledger, "Anna", label="", role=Role.READ, token_hash="t1", who="Anna")

    for wrong in (made.key, "", "%", "zzz"):
        with pytest.raises(LedgerError, match="no token"):
            revoke_token(ledger, wrong, who="Bob", account="Bob")


def test_the_first_signs_of_several_tokens_name_none(ledger, anna):
    keys = [
        add_token(
            ledger, "Anna", label="", role=Role.READ, token_hash=f"t{number}", who="Anna"
        ).key[0]
        for number in range(33)
    ]
    twice = next(sign for sign in keys if keys.count(sign) > 1)

    with pytest.raises(LedgerError, match="several tokens"):
        revoke_token(ledger, twice, who="Anna")


def test_what_happened_is_told_the_latest_first_and_without_secrets(ledger, anna):
    made = add_token(ledger, "Anna", label="feed", role=Role.READ, token_hash="t1", who="Anna")
    revoke_token(ledger, made.key, who="root")
    events = account_events(ledger)

    assert [
        (AccountChange.TOKEN_REVOKED, "root", made.key, "feed"),
        (AccountChange.TOKEN, "Anna", made.key, "feed"),
        (AccountChange.PASSWORD, "root", None, None),
        (AccountChange.MADE, "root", None, None),
    ] == [(event.change, event.who, event.token, event.label) for event in events]
    assert "hash 1" not in repr(events)
    assert events[1:3] == account_events(ledger, account="Anna", limit=2, offset=1)


def test_accounts_are_rows_that_nobody_changes(ledger, anna):
    for change in ("UPDATE account_event SET role = 'admin'", "DELETE FROM account_event"):
        with (
            pytest.raises(Exception, match=r"added, never changed|append-only"),
            ledger.store.writing() as connection,
        ):
            connection.execute(text(change))
    assert [] == list(check(ledger.store))


def test_accounts_outlive_a_backup(ledger, anna, tmp_path):
    from garant.ledger import backup, restore

    add_token(ledger, "Anna", label="feed", role=Role.READ, token_hash="t1", who="Anna")
    backup(ledger.store, tmp_path / "copy.db")
    restore(tmp_path / "copy.db", f"sqlite:///{tmp_path / 'back.db'}")

    with Ledger.open(f"sqlite:///{tmp_path / 'back.db'}") as back:
        assert list_accounts(ledger) == list_accounts(back)
        assert account_events(ledger) == account_events(back)
