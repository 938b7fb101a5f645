"""Accounts administered in the browser: made, changed and closed, and never by anybody else."""

import pytest
from web.accounts import PASSWORD, sign_in, token_for
from web.visiting import FIELD, mark_in, post

from garant.access import give_token
from garant.ledger import account_events, find_account, list_accounts, list_tokens
from garant.model import Role

NEW = "quatre ânes sur la Loire"


@pytest.fixture
def admin(visit):
    """A browser in which an administrator is signed in."""
    browser = visit()
    sign_in(browser, "admin")
    return browser


def send(browser, what, **fields):
    """Send a form of the page, confirmed by the administrator's own password."""
    mark = mark_in(browser.get("/en/users"))
    return browser.post(f"/en/users/{what}", data={FIELD: mark, "own": PASSWORD, **fields})


def test_every_account_is_shown_with_its_role_and_no_secret(admin, web_ledger):
    give_token(web_ledger, "read", label="feeds", role=Role.READ, who="read")
    page = admin.get("/fr/users?name=read").text

    for word in ("Comptes", "administrer", "relire et ajouter", "feeds", "(vous)"):
        assert word in page
    assert "argon2" not in page
    assert 'name="name" value="read"' in page


def test_an_account_is_made_and_its_user_signs_in(admin, visit, web_ledger):
    answer = send(admin, "add", name="Zoé & fils", role="review", password=NEW)

    assert 303 == answer.status_code
    assert "The account was made" in admin.get(answer.headers["location"]).text
    assert Role.REVIEW is find_account(web_ledger, "Zoé & fils").role
    assert 303 == sign_in(visit(), "Zoé & fils", NEW).status_code
    last = account_events(web_ledger)[0]
    assert ("admin", "Zoé & fils") == (last.who, last.account)


def test_an_account_without_a_password_is_for_programs(admin, web_ledger):
    send(admin, "add", name="robot", role="read")

    assert find_account(web_ledger, "robot").password is None
    page = send(admin, "token", name="robot", label="desk", role="read")
    assert "garant_" in page.text
    assert ["desk"] == [token.label for token in list_tokens(web_ledger, "robot")]
    assert "no-store" == page.headers["cache-control"]


def test_a_role_a_password_and_an_end_are_given(admin, visit, web_ledger):
    reader = visit()
    sign_in(reader, "read")
    assert 303 == send(admin, "role", name="read", role="review").status_code
    assert 200 == reader.get("/en/review").status_code
    assert 303 == send(admin, "password", name="read", password=NEW).status_code
    assert 303 == reader.get("/en/board").status_code  # to the page where one signs in
    assert 303 == sign_in(reader, "read", NEW).status_code
    assert 303 == send(admin, "close", name="read").status_code
    assert 303 == reader.get("/en/board").status_code
    assert not find_account(web_ledger, "read").is_open
    assert {"admin"} == {one.who for one in account_events(web_ledger)[:3]}


def test_a_token_is_taken_back(admin, web_ledger, visit):
    headers = token_for(web_ledger, "review")
    (token,) = list_tokens(web_ledger, "review")
    assert 200 == visit().get("/api/v1/parties", headers=headers).status_code
    assert 303 == send(admin, "revoke", name="review", token=token.key).status_code
    assert 401 == visit().get("/api/v1/parties", headers=headers).status_code
    assert 404 == send(admin, "revoke", name="review", token=token.key).status_code


@pytest.mark.parametrize(
    ("what", "fields", "told"),
    [
        ("add", {"name": "READ", "password": NEW}, "cannot be given"),
        ("add", {"name": "  ", "password": NEW}, "cannot be given"),
        ("add", {"name": "Zoé", "password": "court"}, "too easily guessed"),
        ("password", {"name": "read", "password": "read read read"}, "too easily guessed"),
        ("role", {"name": "nobody", "role": "read"}, "Nothing was changed"),
        ("role", {"name": "read", "role": "read"}, "Nothing was changed"),
        ("role", {"name": "admin", "role": "read"}, "your own account"),
        ("close", {"name": "admin"}, "your own account"),
        ("token", {"name": "read", "role": "admin"}, "No token was made"),
        ("add", {"name": "Zoé", "password": NEW, "own": "wrong"}, "not your password"),
        ("close", {"name": "read", "own": ""}, "not your password"),
        ("token", {"name": "read", "own": "wrong"}, "not your password"),
    ],
)
def test_what_is_wrong_is_told_and_changes_nothing(admin, web_ledger, what, fields, told):
    before = len(account_events(web_ledger))
    answer = send(admin, what, **fields)

    assert 400 <= answer.status_code < 500
    assert told in answer.text
    assert before == len(account_events(web_ledger))


def test_the_password_of_who_administers_cannot_be_tried_for_ever(admin):
    answers = [send(admin, "close", name="read", own="wrong").status_code for _ in range(12)]

    assert 403 == answers[0]
    assert 429 == answers[-1]


def test_the_first_account_can_administer_and_shuts_the_door(client, web_ledger):
    assert "no accounts" in client.get("/en/users").text
    for fields in ({"role": "read", "password": NEW}, {"role": "admin", "password": ""}):
        refused = post(client, "/en/users/add", {"name": "Ada", **fields})

        assert "first account" in refused.text
        assert [] == list_accounts(web_ledger)
    made = post(client, "/en/users/add", {"name": "Ada", "role": "admin", "password": NEW})

    assert 303 == made.status_code
    assert ["Ada"] == [one.name for one in list_accounts(web_ledger)]
    client.app.state.site.door.looked = float("-inf")
    assert "/sign-in" in client.get("/en/board").headers["location"]


def test_a_name_is_shown_as_it_is_written(admin):
    send(admin, "add", name="<img src=x onerror=1>", role="read", password=NEW)
    page = admin.get("/en/users").text

    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=1&gt;" in page
