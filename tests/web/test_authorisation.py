"""Who may do what: every route, asked by everybody there is.

A route that is not in the table fails the first test: who adds one says here who may use it.
"""

import pytest
from fastapi.testclient import TestClient
from web.accounts import sign_in, token_for
from web.fake_reading import FakeReader, refuse
from web.visiting import FIELD, mark_in

from garant.web import create_app
from garant.web.taking_in import TakingIn

PUBLIC = {
    "GET /health",
    "GET /api/v1/openapi.json",
    "HEAD /api/v1/openapi.json",
    "GET /{language}/sign-in",
    "POST /{language}/sign-in",
    "POST /{language}/sign-out",
}

READ = {
    "GET /",
    "GET /api/v1/",
    "GET /api/v1/acts",
    "GET /api/v1/acts/{key}",
    "GET /api/v1/board",
    "GET /api/v1/briefing",
    "GET /api/v1/capabilities",
    "GET /api/v1/changes",
    "GET /api/v1/contradictions",
    "GET /api/v1/cover",
    "GET /api/v1/documents",
    "GET /api/v1/documents/{key}",
    "GET /api/v1/explain",
    "GET /api/v1/feeds/changes.atom",
    "GET /api/v1/hinges",
    "GET /api/v1/pacts",
    "GET /api/v1/pacts/{name}",
    "GET /api/v1/parties",
    "GET /api/v1/positions",
    "GET /api/v1/quotes",
    "GET /api/v1/reviews",
    "GET /api/v1/statements/{key}",
    "GET /api/v1/whatif",
    "GET /{language}/account",
    "POST /{language}/account/password",
    "POST /{language}/account/tokens",
    "POST /{language}/account/tokens/{key}/revoke",
    "GET /{language}/acts/{key}",
    "GET /{language}/board",
    "GET /{language}/briefing",
    "GET /{language}/changes",
    "GET /{language}/contradictions",
    "GET /{language}/documents",
    "GET /{language}/documents/{key}",
    "GET /{language}/hinges",
    "GET /{language}/map",
    "GET /{language}/pacts",
    "GET /{language}/pacts/{name}",
    "GET /{language}/pacts/{name}/text",
    "GET /{language}/pacts/{name}/edit",
    "GET /{language}/pacts/new",
    "POST /{language}/pacts/check",
    "POST /{language}/pacts/download",
    "GET /{language}/parties/{party}",
    "GET /{language}/positions/{party}/{capability}",
    "GET /{language}/quotes",
    "GET /{language}/statements/{key}",
}

REVIEW = {
    "GET /api/v1/jobs/{id}",
    "POST /api/v1/documents",
    "POST /api/v1/reviews",
    "GET /{language}/add",
    "POST /{language}/add",
    "GET /{language}/review",
    "GET /{language}/add/{job}",
    "POST /{language}/review",
}

ADMIN = {
    "GET /metrics",
    "GET /{language}/audit",
    "GET /{language}/users",
    "POST /{language}/pacts/save",
    "POST /{language}/users/add",
    "POST /{language}/users/close",
    "POST /{language}/users/password",
    "POST /{language}/users/revoke",
    "POST /{language}/users/role",
    "POST /{language}/users/token",
}

TABLE = {"nobody": PUBLIC, "read": READ, "review": REVIEW, "admin": ADMIN}
ROLES = list(TABLE)

FILLED = {
    "language": "en",
    "key": "abcdefghij",
    "id": "abcdefghij",
    "job": "abcdefghij",
    "name": "ukraine",
    "party": "FRA",
    "capability": "ground_troops",
}


def routes(app):
    """Every method and address that the site answers to, but the files under /static."""

    def inside(found, before=""):
        for route in found:
            router = getattr(route, "original_router", None)
            if router is not None:
                yield from inside(router.routes, before + route.include_context.prefix)
            elif getattr(route, "methods", None):
                yield from (f"{method} {before}{route.path}" for method in route.methods)

    return set(inside(app.routes))


@pytest.fixture
def app(shared_site, web_ledger):
    taking_in = TakingIn(web_ledger, shared_site.settings, fetch=refuse, reader=FakeReader())
    return create_app(shared_site, taking_in)


class Asker:
    """Somebody who asks: a browser that is signed in, and for the API a program with a token."""

    def __init__(self, app, ledger, role):
        self.browser = TestClient(app, follow_redirects=False)
        self.token = {}
        self.mark = "none"
        if role != "nobody":
            sign_in(self.browser, role)
            self.token = token_for(ledger, role)
            self.mark = mark_in(self.browser.get("/en/account"))

    def ask(self, route, *, mark=None, headers=None):
        method, path = route.split(" ")
        for name, value in FILLED.items():
            path = path.replace(f"{{{name}}}", value)
        programs = path.startswith(("/api/", "/metrics"))
        body = {}
        if method == "POST":
            body = {"data": {FIELD: self.mark if mark is None else mark}}
        headers = headers if headers is not None else (self.token if programs else {})
        return self.browser.request(method, path, headers=headers, **body)


def is_let_in(answer):
    """Whether the role was enough, whatever else may be wrong with what was asked."""
    if answer.status_code == 401:
        return False
    if answer.status_code == 303 and "/sign-in?next=" in answer.headers["location"]:
        return False
    if answer.status_code == 303 and answer.headers["location"] == "/en/sign-in":
        return answer.request.url.path.endswith("/sign-out")
    return not (answer.status_code == 403 and "for the role" in answer.text)


def test_every_route_is_in_the_table(app):
    told = [route for group in TABLE.values() for route in group]

    assert len(told) == len(set(told))
    assert sorted(told) == sorted(routes(app))


@pytest.mark.parametrize("role", ROLES)
def test_everybody_may_do_what_the_table_says_and_nothing_else(app, web_ledger, role):
    asker = Asker(app, web_ledger, role)
    allowed = {route for each in ROLES[: ROLES.index(role) + 1] for route in TABLE[each]}
    wrong = []
    for route in sorted(routes(app)):
        if route == "POST /{language}/sign-out":
            continue  # last, below: it ends what the others need
        if (route in allowed) != is_let_in(asker.ask(route)):
            wrong.append(route)

    assert [] == wrong
    if role != "nobody":
        assert 303 == asker.ask("POST /{language}/sign-out").status_code


def unsafe(app):
    return [route for route in sorted(routes(app)) if not route.startswith(("GET", "HEAD"))]


def test_nothing_is_changed_by_a_form_that_is_not_ours(app, web_ledger):
    admin = Asker(app, web_ledger, "admin")
    for route in unsafe(app):
        if route == "POST /{language}/sign-in":
            continue
        for mark in ("", "wrong"):
            # As a browser: with its cookies, and without a token.
            answer = admin.ask(route, mark=mark, headers={})

            assert 403 == answer.status_code, route
            assert "not sent from a page of this site" in answer.text or "403" in answer.text


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://x.y"}])
def test_nothing_is_changed_by_another_site(app, web_ledger, headers):
    admin = Asker(app, web_ledger, "admin")
    for route in unsafe(app):
        answer = admin.ask(route, headers=headers)

        assert 403 == answer.status_code, route
        assert "another site" in answer.text, route


def test_nobody_reads_through_a_cookie_of_somebody_whose_account_was_closed(app, web_ledger):
    from garant.ledger import close_account

    reader = Asker(app, web_ledger, "read")
    close_account(web_ledger, "read", who="root")
    let_in = [route for route in sorted(READ) if is_let_in(reader.ask(route))]

    assert [] == let_in


def test_a_route_that_forgets_to_ask_is_noticed(shared_site):
    app = create_app(shared_site)

    @app.get("/{language}/forgotten")
    def forgotten(language: str):
        return {}

    assert "GET /{language}/forgotten" in routes(app)
