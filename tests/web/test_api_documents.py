"""Taking documents in by the API."""

import time

import pytest
from fastapi.testclient import TestClient
from web.fake_reading import FakeReader

from garant.errors import GarantError
from garant.reading.apart import Piece
from garant.web import create_app
from garant.web.taking_in import TakingIn


def fetch(url):
    if "private" in url:
        raise GarantError(f"{url}: leads to this machine; give a public address")
    return Piece(name=url, data=b"Une page.", url=url)


@pytest.fixture
def reader():
    return FakeReader()


@pytest.fixture
def api(site, web_ledger, reader):
    taking_in = TakingIn(web_ledger, site.settings, fetch=fetch, reader=reader)
    with TestClient(create_app(site, taking_in)) as client:
        yield client


def sent(api, **body):
    return api.post("/api/v1/documents", json=body)


def test_a_text_is_taken_in_and_the_second_time_known(api):
    first = sent(api, name="a.txt", text="La Suède enverra des soldats.")
    again = sent(api, name="a.txt", text="La Suède enverra des soldats.")
    (new,), (known,) = (each.json()["things"][0]["documents"] for each in (first, again))

    assert (201, "new") == (first.status_code, new["outcome"])
    assert (200, "known", new["key"]) == (again.status_code, known["outcome"], known["key"])
    found = api.get("/api/v1/documents", params={"document": "a.txt"}).json()
    assert [new["key"]] == [one["key"] for one in found]


def test_an_address_is_fetched(api):
    answer = sent(api, fetch="https://news.example/a")

    assert 201 == answer.status_code
    assert "https://news.example/a" == answer.json()["things"][0]["documents"][0]["name"]


def test_files_are_told_one_by_one(api):
    answer = api.post(
        "/api/v1/documents",
        files=[("files", ("one.txt", b"Un texte.")), ("files", ("none.txt", b""))],
    )
    one, none = answer.json()["things"]

    assert 201 == answer.status_code
    assert ("done", "failed") == (one["state"], none["state"])
    assert ["none.txt: is empty; give a file with text in it"] == none["errors"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"fetch": "https://private.example/"}, "leads to this machine"),
        ({"name": "none.txt", "text": " "}, "none.txt"),
        ({"name": "a.txt"}, "text: Field required"),
        ({"name": "a.txt", "text": "a\x00b"}, "text"),
        ({"fetch": "file:///etc/passwd"}, "fetch"),
        ({"name": "a.txt", "text": "x", "colour": "red"}, "colour"),
        ({}, "name"),
    ],
)
def test_what_cannot_be_taken_in_is_a_problem(api, body, told):
    answer = sent(api, **body)

    assert 422 == answer.status_code
    assert "application/problem+json" == answer.headers["content-type"]
    assert told in answer.json()["detail"]


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{", "application/json", 422),
        (b"[" * 100_000, "application/json", 422),
        (b'"\xff"', "application/json", 422),
        (b'{"name": "a", "text": "\\ud800"}', "application/json", 422),
        (b"a,b", "text/csv", 415),
        (b"", "application/json", 422),
        (b"--x--", "multipart/form-data; boundary=x", 422),
    ],
)
def test_what_is_no_request_is_a_problem(api, content, kind, status):
    answer = api.post("/api/v1/documents", content=content, headers={"Content-Type": kind})

    assert status == answer.status_code
    assert status == answer.json()["status"]


def test_what_takes_long_is_asked_after(api, reader):
    reader.may_go_on.clear()
    answer = api.post(
        "/api/v1/documents", params={"wait": 0}, json={"name": "a.txt", "text": "Un texte."}
    )
    reader.may_go_on.set()
    job = answer.headers["location"]

    assert 202 == answer.status_code
    for _ in range(100):
        if (found := api.get(job).json())["done"]:
            break
        time.sleep(0.05)
    assert "new" == found["things"][0]["documents"][0]["outcome"]
    assert 404 == api.get("/api/v1/jobs/nosuchjob").status_code
