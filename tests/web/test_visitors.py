"""On loopback and without accounts: everything is open, to our own forms alone."""

from typing import Annotated

import pytest
from fastapi import APIRouter, Form, Request
from fastapi.testclient import TestClient
from web.visiting import mark_for, mark_in, post

from garant.web import create_app
from garant.web.asking import Language
from garant.web.rendering import render
from garant.web.visitors import Visitor, require


@pytest.fixture
def client(site):
    """A site with a page of its own that holds a form, and what the form is sent to."""
    router = APIRouter()

    @router.get("/{language}/form", dependencies=[require("read")])
    def form(request: Request, language: Language):
        answer = render(request, "trouble.html", language, code=0, told=[])
        from garant.web.forms import csrf_field, remember_visit

        answer.body += str(csrf_field(request)).encode()
        answer.headers["content-length"] = str(len(answer.body))
        remember_visit(request, answer)
        return answer

    @router.post("/{language}/form")
    def sent(word: Annotated[str, Form()], visitor: Annotated[Visitor, require("review")]):
        return {"word": word, "who": visitor.name, "role": visitor.role}

    @router.post("/api/v1/form")
    def asked(visitor: Annotated[Visitor, require("review")]):
        return {"who": visitor.name}

    app = create_app(site)
    app.include_router(router)
    with TestClient(app, follow_redirects=False) as browser:
        yield browser


def test_a_form_of_a_page_is_taken(client):
    page = client.get("/en/form")
    sent = client.post("/en/form", data={"csrf_token": mark_in(page), "word": "troops"})

    assert {"word": "troops", "who": "Ada", "role": "admin"} == sent.json()


def test_the_cookie_of_a_visit_is_for_no_script_and_for_no_other_site(client):
    cookie = client.get("/en/form").headers["set-cookie"].lower()

    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" not in cookie


def test_a_page_without_a_form_sets_no_cookie(client):
    assert "set-cookie" not in client.get("/en/board").headers


@pytest.mark.parametrize("mark", ["", "x", "AAAA" * 12, "é"])
def test_a_form_without_the_right_mark_is_refused(client, mark):
    mark_for(client)
    answer = client.post("/fr/form", data={"csrf_token": mark, "word": "troops"})

    assert 403 == answer.status_code
    assert "Ce formulaire" in answer.text


def test_a_form_with_the_mark_of_another_visit_is_refused(client, site):
    mine = mark_for(client)
    client.cookies.set(site.cookie("visit"), "another")

    assert 403 == client.post("/en/form", data={"csrf_token": mine, "word": "x"}).status_code


def test_a_form_with_a_mark_but_no_visit_is_refused(client, site):
    from garant.web.sealing import mark_of

    mark = mark_of(site.secret, "form", "")

    assert 403 == client.post("/en/form", data={"csrf_token": mark, "word": "x"}).status_code


def test_the_mark_may_stand_in_a_header(client):
    headers = {"X-CSRF-Token": mark_for(client)}

    assert 200 == client.post("/en/form", data={"word": "x"}, headers=headers).status_code


def test_the_mark_may_come_with_files(client):
    answer = post(client, "/en/form", {"word": "x"}, files={"file": ("a.txt", b"text")})

    assert 200 == answer.status_code


def test_a_program_on_loopback_asks_the_api_without_a_mark(client):
    assert {"who": "Ada"} == client.post("/api/v1/form").json()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "null"},
        {"Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Referer": "https://elsewhere.example/"},
    ],
)
def test_a_browser_on_loopback_does_not(client, headers):
    answer = client.post("/api/v1/form", headers=headers)

    assert 403 == answer.status_code
    assert "application/problem+json" == answer.headers["content-type"]
