"""Where there are accounts, visitors sign in."""

import re
import time
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from web.accounts import PASSWORD, add_accounts, sign_in, token_for
from web.visiting import mark_in, post

from garant.ledger import close_account, set_password, set_role
from garant.model import Role
from garant.web import create_app, sessions


@pytest.fixture
def reader(visit):
    """A browser in which somebody is signed in who may read."""
    browser = visit()
    assert 303 == sign_in(browser, "read").status_code
    return browser


def test_who_is_not_known_is_led_to_the_sign_in_page_and_back(visit):
    browser = visit()
    asked = browser.get("/fr/account?done=&x=2025-09-04")

    assert 303 == asked.status_code
    there = asked.headers["location"]
    assert "/fr/sign-in?next=%2Ffr%2Faccount%3Fdone%3D%26x%3D2025-09-04" == there
    page = browser.get(there)
    assert 'value="/fr/account?done=&amp;x=2025-09-04"' in page.text
    back = browser.post(
        "/fr/sign-in",
        data={
            "csrf_token": mark_in(page),
            "name": "read",
            "password": PASSWORD,
            "next": "/fr/account?done=&x=2025-09-04",
        },
    )
    assert (303, "/fr/account?done=&x=2025-09-04") == (
        back.status_code,
        back.headers["location"],
    )
    assert 200 == browser.get(back.headers["location"]).status_code


def test_who_is_signed_in_is_named_and_may_sign_out(reader):
    page = reader.get("/en/account")

    assert 200 == page.status_code
    assert 'action="/en/sign-out"' in page.text
    out = reader.post("/en/sign-out", data={"csrf_token": mark_in(page)})
    assert 303 == out.status_code
    assert 303 == reader.get("/en/account").status_code


def test_a_copy_of_the_cookie_is_of_no_use_after_signing_out(reader, visit):
    copy = reader.cookies["garant_session"]
    reader.post("/en/sign-out", data={"csrf_token": mark_in(reader.get("/en/account"))})
    thief = visit()
    thief.cookies.set("garant_session", copy)

    assert 303 == thief.get("/en/account").status_code


def test_nobody_is_signed_out_by_another_site(reader):
    assert 403 == reader.post("/en/sign-out").status_code
    assert 200 == reader.get("/en/account").status_code


@pytest.mark.parametrize(
    ("name", "password"),
    [("read", "wrong"), ("nobody", PASSWORD), ("", ""), ("'--", "'--")],
)
def test_a_wrong_name_or_password_tells_nothing_of_which(visit, name, password):
    answer = sign_in(visit(), name, password)

    assert 403 == answer.status_code
    assert "No account has this name and this password" in answer.text
    assert "garant_session" not in answer.headers.get("set-cookie", "")


def test_an_account_without_a_password_cannot_sign_in(visit, web_ledger):
    from garant.access import make_account

    make_account(web_ledger, "feed", Role.READ, who="root")

    assert 403 == sign_in(visit(), "feed", "").status_code


@pytest.mark.parametrize(
    "there",
    [
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "/\t/elsewhere.example",
        "\\\\elsewhere.example",
        "javascript:alert(1)",
        "/%0d%0aSet-Cookie:x",
        "/ /elsewhere.example",
        "https:elsewhere.example",
        "/en/sign-in",
        "//[",
        "",
    ],
)
def test_signing_in_leads_to_no_other_site(visit, there):
    answer = sign_in(visit(), "read", next=there)
    location = answer.headers["location"]

    assert location == "/en/board" or (location == there and location.startswith("/%0d"))
    assert "\r" not in location


def test_the_cookie_of_a_session_is_for_no_script(visit):
    cookie = sign_in(visit(), "read").headers["set-cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert re.search(r"Max-Age=\d+", cookie)
    assert "Secure" not in cookie


def test_by_https_the_cookies_are_for_https_and_for_this_host_alone(shared_site):
    app = create_app(replace(shared_site, secure=True))
    with TestClient(app, base_url="https://garant.example", follow_redirects=False) as browser:
        page = browser.get("/en/sign-in")
        assert "__Host-garant_visit" in page.headers["set-cookie"]
        assert "Secure" in page.headers["set-cookie"]
        cookie = sign_in(browser, "read").headers["set-cookie"]

        assert cookie.startswith("__Host-garant_session=")
        assert "Secure" in cookie
        assert "Domain" not in cookie
        assert 200 == browser.get("/en/account").status_code


def test_a_session_ends_with_its_password(reader, web_ledger):
    set_password(web_ledger, "read", "$argon2id$other", who="root")

    assert 303 == reader.get("/en/account").status_code


def test_a_session_ends_with_its_account(reader, web_ledger):
    close_account(web_ledger, "read", who="root")

    assert 303 == reader.get("/en/account").status_code


def test_a_role_changes_at_once(visit, web_ledger):
    browser = visit()
    sign_in(browser, "admin")
    set_role(web_ledger, "admin", Role.READ, who="root")

    assert "role_admin" not in browser.get("/en/account").text
    assert "<dd>read</dd>" in browser.get("/en/account").text


@pytest.mark.parametrize(
    ("seconds", "status"),
    [(60, 200), (sessions.IDLE_SECONDS - 60, 200), (sessions.IDLE_SECONDS + 1, 303)],
)
def test_a_session_ends_when_nobody_asks_for_long(reader, monkeypatch, seconds, status):
    now = time.time()
    monkeypatch.setattr(sessions.time, "time", lambda: now + seconds)

    assert status == reader.get("/en/account").status_code


def test_a_session_that_is_used_goes_on_but_not_for_ever(reader, monkeypatch):
    now = start = time.time()
    step = sessions.IDLE_SECONDS // 2
    asked = []
    while now < start + sessions.WHOLE_SECONDS + step:
        now += step
        monkeypatch.setattr(sessions.time, "time", lambda now=now: now)
        # The test client's jar looks at the real clock.
        asked.append((now - start, reader.get("/en/account").status_code))

    assert {200} == {status for seconds, status in asked if seconds < sessions.WHOLE_SECONDS}
    assert {303} == {status for seconds, status in asked if seconds > sessions.WHOLE_SECONDS}


@pytest.mark.parametrize("cookie", ["", "x", "a.b", "é", "e30.AAAA", "x" * 10_000])
def test_a_cookie_that_is_not_ours_is_none(visit, cookie):
    browser = visit()

    answer = browser.get("/en/account", headers={"Cookie": f"garant_session={cookie}".encode()})

    assert 303 == answer.status_code


def test_a_cookie_that_was_changed_is_none(reader, visit):
    sealed = reader.cookies["garant_session"]
    thief = visit()
    for place in (0, len(sealed) // 2, len(sealed) - 2):
        other = "A" if sealed[place] != "A" else "B"
        thief.cookies.set("garant_session", sealed[:place] + other + sealed[place + 1 :])
        assert 303 == thief.get("/en/account").status_code


def test_a_form_mark_of_one_session_is_none_in_another(reader, visit):
    other = visit()
    sign_in(other, "review")
    mark = mark_in(other.get("/en/account"))

    assert 403 == reader.post("/en/sign-out", data={"csrf_token": mark}).status_code


def test_signing_in_gives_a_session_that_nobody_had(visit):
    first, second = visit(), visit()
    sign_in(first, "read")
    sign_in(second, "read", "wrong", garant_session=first.cookies["garant_session"])
    sign_in(second, "read")

    assert first.cookies["garant_session"] != second.cookies["garant_session"]


def test_too_many_attempts_at_an_account_must_wait(visit):
    browser = visit()
    answers = [sign_in(browser, "read", "wrong") for _ in range(10)]
    late = sign_in(browser, "Read ")

    assert {403} == {answer.status_code for answer in answers}
    assert 429 == late.status_code
    assert 0 < int(late.headers["retry-after"]) <= 15 * 60
    assert "Try again in 15 minutes" in late.text
    assert 303 == sign_in(browser, "review").status_code


def test_names_that_nobody_has_are_counted_too(visit):
    browser = visit()
    statuses = [sign_in(browser, "nobody", "x").status_code for _ in range(11)]

    assert 429 == statuses[-1]


def test_too_many_attempts_from_an_address_must_wait(visit):
    browser = visit()
    statuses = [sign_in(browser, f"nobody {i}", "x").status_code for i in range(31)]

    assert [403] * 30 + [429] == statuses


def test_an_api_request_of_nobody_is_told_to_send_a_token(visit):
    answer = visit().get("/api/v1/nowhere", headers={"Authorization": "Bearer garant_wrong"})

    assert answer.status_code in (401, 404)


def test_on_an_open_door_there_is_nothing_to_sign_in_to(client):
    assert "/en/board" == client.get("/en/sign-in").headers["location"]


def test_the_first_account_shuts_an_open_door(client, site, monkeypatch):
    from argon2 import PasswordHasher

    from garant.access import secrets

    monkeypatch.setattr(secrets, "_hasher", lambda: PasswordHasher(1, 8, 1))
    assert 200 == client.get("/en/account").status_code
    add_accounts(site.answers.ledger, "read")
    site.door.looked = float("-inf")

    assert 303 == client.get("/en/account").status_code

    close_account(site.answers.ledger, "read", who="root")
    site.door.looked = float("-inf")
    assert 303 == client.get("/en/account").status_code


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Forwarded-Host", "Via"])
def test_an_open_door_is_not_open_to_a_proxy(client, header):
    answer = client.get("/en/account", headers={header: "203.0.113.9"})

    assert 403 == answer.status_code
    assert "--sign-in" in answer.text


def test_the_account_page_changes_the_password_and_ends_other_sessions(reader, visit):
    elsewhere = visit()
    sign_in(elsewhere, "read")
    new = "quatre gués sur la Loire"
    page = reader.get("/en/account")
    answer = reader.post(
        "/en/account/password",
        data={"csrf_token": mark_in(page), "current": PASSWORD, "new": new, "again": new},
    )

    assert "/en/account?done=password" == answer.headers["location"]
    assert "The password was changed" in reader.get(answer.headers["location"]).text
    assert 303 == elsewhere.get("/en/account").status_code
    assert 303 == sign_in(visit(), "read", new).status_code


@pytest.mark.parametrize(
    ("current", "new", "again", "status"),
    [
        ("wrong", "quatre gués sur la Loire", "quatre gués sur la Loire", 403),
        (PASSWORD, "quatre gués sur la Loire", "autre", 422),
        (PASSWORD, "court", "court", 422),
    ],
)
def test_a_password_that_cannot_be_is_not_taken(reader, current, new, again, status):
    fields = {"current": current, "new": new, "again": again}
    mark = mark_in(reader.get("/fr/account"))
    answer = reader.post("/fr/account/password", data={"csrf_token": mark, **fields})

    assert status == answer.status_code
    assert 'role="alert"' in answer.text
    assert new not in answer.text


def test_the_account_page_makes_and_takes_back_tokens(reader, visit):
    mark = mark_in(reader.get("/en/account"))
    made = reader.post("/en/account/tokens", data={"csrf_token": mark, "label": "<b>feed</b>"})
    secret = re.search(r"garant_[\w-]{40,}", made.text)[0]

    assert "no-store" == made.headers["cache-control"]
    assert "&lt;b&gt;feed" in made.text
    assert secret not in reader.get("/en/account").text
    key = re.search(r"tokens/(\w+)/revoke", made.text)[1]
    other = visit()
    sign_in(other, "admin")
    theirs = {"csrf_token": mark_in(other.get("/en/account"))}
    assert 404 == other.post(f"/en/account/tokens/{key}/revoke", data=theirs).status_code
    assert 303 == (
        reader.post(f"/en/account/tokens/{key}/revoke", data={"csrf_token": mark}).status_code
    )


def test_nobody_gives_themselves_more_than_they_have(reader):
    mark = mark_in(reader.get("/en/account"))
    answer = reader.post("/en/account/tokens", data={"csrf_token": mark, "role": "admin"})

    assert 403 == answer.status_code


def test_an_open_door_has_no_account_to_change(client):
    assert "garant user add" in client.get("/en/account").text
    assert 403 == post(client, "/en/account/tokens", {"label": "x"}).status_code


def test_a_token_is_for_programs_and_opens_no_page(visit, web_ledger):
    headers = token_for(web_ledger, "admin")

    assert 303 == visit().get("/en/account", headers=headers).status_code
