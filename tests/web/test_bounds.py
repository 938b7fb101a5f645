"""What every answer says, what no request may do, and what is counted."""

import logging
import re
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from web.accounts import token_for
from web.visiting import post

from garant.web import bounds, create_app
from garant.web.visitors import require

PATHS = ["/en/account", "/", "/static/garant.css", "/nowhere", "/api/v1/nowhere", "/health"]


@pytest.mark.parametrize("path", [*PATHS, "/broken"])
def test_every_answer_tells_the_browser_to_load_from_here_alone(site, path):
    app = create_app(site)

    @app.get("/broken", dependencies=[require("read")])
    def broken():
        raise ZeroDivisionError("a secret")

    with TestClient(app, follow_redirects=False) as browser:
        answer = browser.get(path)

    headers = answer.headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script-src 'self';" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "nosniff" == headers["x-content-type-options"]
    assert "no-referrer" == headers["referrer-policy"]
    assert "same-origin" == headers["cross-origin-opener-policy"]
    assert "same-origin" == headers["cross-origin-resource-policy"]
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cache-control"]
    assert "server" not in headers
    assert "a secret" not in answer.text


def test_a_mistake_of_ours_is_a_page_and_stands_in_the_log(site, caplog):
    app = create_app(site)

    @app.get("/fr/broken")
    def broken():
        raise ZeroDivisionError("a secret")

    with TestClient(app) as browser:
        page, problem = browser.get("/fr/broken"), browser.get("/api/v1/nowhere")

    assert (500, "text/html; charset=utf-8") == (page.status_code, page.headers["content-type"])
    assert "Traceback" not in page.text
    assert "ZeroDivisionError: a secret" in caplog.text
    assert (404, "application/problem+json") == (
        problem.status_code,
        problem.headers["content-type"],
    )


def test_files_of_ours_are_kept_by_their_content_and_pages_are_not(client):
    page = client.get("/en/account")
    css = re.search(r'href="(/static/garant\.css\?v=[^"]+)"', page.text)[1]

    assert "private, no-cache" in client.get("/en/board").headers["cache-control"]
    assert "public, max-age=31536000, immutable" == client.get(css).headers["cache-control"]
    assert "no-cache" == client.get("/static/garant.css").headers["cache-control"]
    assert "no-cache" == client.get("/static/none.css?v=1").headers["cache-control"]


def test_by_https_alone_browsers_are_told_so(site):
    with TestClient(create_app(replace(site, secure=True))) as browser:
        assert "max-age" in browser.get("/health").headers["strict-transport-security"]
    with TestClient(create_app(site)) as browser:
        assert "strict-transport-security" not in browser.get("/health").headers


def test_pages_are_packed_for_who_asks(client):
    packed = client.get("/static/garant.css", headers={"Accept-Encoding": "gzip"})
    plain = client.get("/static/garant.css", headers={"Accept-Encoding": "identity"})

    assert "gzip" == packed.headers["content-encoding"]
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 2


@pytest.mark.parametrize("path", ["/en/account", "/static/garant.css", "/health", "/nowhere"])
def test_head_is_answered_as_get_without_what_follows(client, path):
    head, got = client.head(path), client.get(path)

    assert (got.status_code, b"") == (head.status_code, head.content)
    assert got.headers["content-type"] == head.headers["content-type"]


OURS = ("localhost", "127.0.0.1", "::1")


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST", "localhost."],
)
def test_a_site_is_asked_by_its_names(site, host):
    with TestClient(create_app(replace(site, hosts=OURS))) as browser:
        assert 200 == browser.get("/en/account", headers={"Host": host}).status_code


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example@localhost",
        "localhost@evil.example",
        "",
        "[::1",
        "localhost, evil.example",
        "10.0.0.1",
    ],
)
def test_a_site_is_not_asked_by_the_name_of_another(site, host):
    with TestClient(create_app(replace(site, hosts=OURS))) as browser:
        answer = browser.get("/en/account", headers={"Host": host})

        assert 421 == answer.status_code
        assert "--host-name" in answer.text
        assert 200 == browser.get("/health", headers={"Host": host}).status_code


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://testserver:81"},
        {"Origin": "http://[evil"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    ],
)
def test_nothing_is_done_for_a_page_of_another_site(client, headers):
    """Although the form bears the right mark."""
    answer = post(client, "/en/account/tokens", {"label": "x"}, headers=headers)

    assert 403 == answer.status_code
    assert "another site" in answer.text


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "null"}, {"Origin": "http://testserver"}, {"Sec-Fetch-Site": "same-origin"}],
)
def test_our_own_pages_are_heard(client, headers):
    answer = post(client, "/en/account/tokens", {"label": "x"}, headers=headers)

    assert "no account to change" in answer.text


@pytest.mark.parametrize("path", ["/en/sign-in", "/en/account/tokens", "/fr/sign-out"])
@pytest.mark.parametrize("told", [True, False])
def test_a_request_that_is_too_large_is_told_so(client, monkeypatch, path, told):
    monkeypatch.setattr(bounds, "MOST_BYTES", 1 << 20)
    monkeypatch.setattr(bounds, "MOST_UPLOADED", 1 << 20)
    body = b"x" * (3 << 20)
    content = body if told else iter([body[: 1 << 20]] * 3)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": "null"}
    answer = client.post(path, content=content, headers=headers)

    assert 413 == answer.status_code
    assert re.search("larger than 1 MB|plus de 1 Mo", answer.text)


def test_a_request_that_is_far_too_large_is_not_read_to_its_end(client, monkeypatch):
    monkeypatch.setattr(bounds, "MOST_BYTES", 1 << 16)
    sent = []

    def endless():
        for _ in range(100):
            sent.append(1)
            yield b"x" * (1 << 16)

    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = client.post("/en/sign-in", content=endless(), headers=headers)

    assert 413 == answer.status_code


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_a_method_that_nothing_answers_to_is_told(client, method):
    answer = getattr(client, method)("/en/board")

    assert answer.status_code in (403, 405)
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("path", ["/de/board", "/en/nowhere", "/EN/board", "/fr/"])
def test_a_page_that_is_not_there_is_told(client, path):
    answer = client.get(path)

    assert 404 == answer.status_code
    assert "<h1>" in answer.text


def test_the_site_is_well_as_long_as_its_ledger_answers(client, web_ledger, tmp_path):
    assert {"status": "ok", "revision": "0002"} == client.get("/health").json()
    (tmp_path / "garant.db").rename(tmp_path / "elsewhere.db")

    page, health = client.get("/en/board"), client.get("/health")

    assert (503, 503) == (page.status_code, health.status_code)
    assert "the ledger was moved or removed; bring it back" in page.text
    assert "moved or removed" in health.json()["detail"]
    assert not (tmp_path / "garant.db").exists()
    (tmp_path / "elsewhere.db").rename(tmp_path / "garant.db")
    assert 200 == client.get("/health").status_code


def test_a_ledger_that_another_took_the_place_of_is_told(client, tmp_path):
    (tmp_path / "garant.db").rename(tmp_path / "elsewhere.db")
    (tmp_path / "garant.db").write_bytes((tmp_path / "elsewhere.db").read_bytes())

    assert "another file has taken its place" in client.get("/health").json()["detail"]


def test_the_numbers_are_given_as_prometheus_reads_them(client):
    for path in ("/en/account", "/en/account", "/en/nowhere", "/static/garant.css"):
        client.get(path)
    told = client.get("/metrics")
    lines = told.text.splitlines()

    assert told.headers["content-type"].startswith("text/plain; version=0.0.4")
    account = '{method="GET",route="/{language}/account",status="200"} 2'
    assert f"garant_requests_total{account}" in lines
    assert any('route="/static"' in line for line in lines)
    bucket = 'garant_request_duration_seconds_bucket{route="/{language}/account",le="+Inf"} 2'
    assert bucket in lines
    assert any(line.startswith('garant_ledger_rows{table="document"} ') for line in lines)
    pattern = r'[a-z_]+(\{([a-z]+="[^"\n]*",?)+\})? [0-9.e+-]+'
    assert [] == [
        line for line in lines if not line.startswith("#") and not re.fullmatch(pattern, line)
    ]


def test_the_numbers_are_for_who_looks_after_the_site(visit, web_ledger):
    browser = visit()

    assert 401 == browser.get("/metrics").status_code
    assert 403 == browser.get("/metrics", headers=token_for(web_ledger, "read")).status_code
    assert 200 == browser.get("/metrics", headers=token_for(web_ledger, "admin")).status_code
    assert 200 == browser.get("/health").status_code


def test_the_log_tells_what_was_asked_and_not_by_whom(client, caplog):
    with caplog.at_level(logging.INFO, logger="garant.web.access"):
        client.get("/en/quotes?q=secret", headers={"X-Real-IP": "203.0.113.9"})
        client.get("/en/account%0aforged", headers={"User-Agent": "Somebody"})
    told = caplog.text

    assert "GET /en/quotes" in told
    for kept in ("secret", "203.0.113.9", "testclient", "Somebody", "\nforged"):
        assert kept not in told
