"""Adding documents in the browser, without a script."""

import re

import pytest
from fastapi.testclient import TestClient
from web.accounts import sign_in
from web.fake_reading import FakeReader, refuse
from web.visiting import mark_in, post

from garant.web import create_app, taking_in
from garant.web.taking_in import TakingIn


def send(browser, fields=None, files=(), language="en"):
    """Send the form, wait until all is read, and give the page that tells of it."""
    sent = post(browser, f"/{language}/add", fields, files=[("files", file) for file in files])
    assert 303 == sent.status_code, sent.text
    there = sent.headers["location"]
    browser.app.state.taking_in.wait(there.rpartition("/")[2], seconds=10)
    return browser.get(there)


def words(page):
    return " ".join(re.sub("<[^>]+>", " ", page.text.partition("<main")[2]).split())


def test_a_text_that_is_pasted_is_taken_in_with_what_is_said_of_it(adding, web_ledger):
    told = {"title": "Un  sommet", "publisher": "Le Fjord", "published": "2025-09-04"}
    page = send(adding, {"text": "La Suède enverra des soldats.\r\nÀ bientôt.", **told})

    assert "One document. One statement and 0 acts were found." in words(page)
    key = re.search(r'href="/en/documents/(\w+)">Un sommet<', page.text)[1]
    document = web_ledger.document(key)
    assert ("La Suède enverra des soldats.\nÀ bientôt.", "Un sommet", "Le Fjord") == (
        document.text,
        document.title,
        document.publisher,
    )
    assert "2025-09-04" == document.published.isoformat()
    assert re.fullmatch(r"un-sommet-[0-9a-f]{8}\.txt", document.id)


def test_the_same_again_is_known(adding):
    send(adding, {"text": "La Suède enverra des soldats."})
    page = send(adding, {"text": "La Suède enverra des soldats."}, language="fr")

    assert "déjà connu" in page.text


def test_files_are_taken_in_one_by_one_and_errors_told_of_each(adding, monkeypatch):
    monkeypatch.setattr(taking_in, "MOST_OF_ONE", 2_000_000)
    files = [
        ("a.txt", b"Un texte."),
        ("vide.txt", b""),
        ("C:\\Users\\eve\\<b>x</b>.txt", b"Un autre texte."),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("bombe.zip", b"PK\x03\x04" + bytes(200)),
        ("grand.txt", b"x" * 2_000_001),
        ("../../etc/passwd", b"root:x:0:0:root"),
    ]
    page = send(adding, files=files)

    assert 3 == page.text.count(">read<")
    assert 4 == page.text.count(">not read<")
    assert "4 things could not be read." in words(page)
    assert "vide.txt: is empty" in page.text
    assert "bombe.zip: is a ZIP archive" in page.text
    assert "grand.txt: is larger than 2 MB, the limit for one document" in page.text
    assert "<b>x</b>" not in page.text
    assert "Users" not in page.text
    assert "../" not in page.text


def test_addresses_are_fetched_one_a_line(adding):
    lines = "https://a.example/1\n https://a.example/2\n\nhttps://a.example/1"
    page = send(adding, {"addresses": lines})

    assert 2 == page.text.count("cannot be had; try another")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "There was nothing in it"),
        ({"text": " \n "}, "There was nothing in it"),
        ({"text": "Un mot.", "published": "hier"}, "That is no day"),
        ({"text": "Un mot.", "published": "2025-02-30"}, "That is no day"),
        ({"addresses": "\n".join(f"https://a.example/{i}" for i in range(21))}, "twenty"),
    ],
)
def test_what_cannot_be_taken_in_is_told_and_nothing_typed_is_lost(adding, fields, told):
    answer = post(adding, "/en/add", {**fields, "title": '"><b>'}, files=[("files", ("", b""))])

    assert 422 == answer.status_code
    assert told in answer.text
    assert "&#34;&gt;&lt;b&gt;" in answer.text
    assert fields.get("text", "") in answer.text


def test_a_form_with_too_many_files_is_told(adding):
    files = [("files", (f"{number}.txt", b"x")) for number in range(201)]
    answer = post(adding, "/en/add", files=files)

    assert 400 == answer.status_code
    assert "Too many files" in answer.text


def test_a_page_that_waits_looks_again_by_itself(adding, reader):
    reader.may_go_on.clear()
    sent = post(adding, "/fr/add", {"text": "Un mot."})
    page = adding.get(sent.headers["location"])

    assert 'hx-trigger="every 1s"' in page.text
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page.text
    reader.may_go_on.set()
    adding.app.state.taking_in.wait(sent.headers["location"].rpartition("/")[2], seconds=10)
    page = adding.get(sent.headers["location"])
    assert "hx-trigger" not in page.text
    assert "refresh" not in page.text


@pytest.mark.parametrize("job", ["nothing", "%00", "..", "x" * 500])
def test_a_job_that_is_not_there_is_told(adding, job):
    assert adding.get(f"/en/add/{job}").status_code in (404, 307)


def test_a_job_is_for_who_handed_it_in(shared_site, web_ledger):
    app = create_app(
        shared_site,
        TakingIn(web_ledger, shared_site.settings, fetch=refuse, reader=FakeReader()),
    )
    with TestClient(app, follow_redirects=False) as owner:
        admin, other = (TestClient(app, follow_redirects=False) for _ in range(2))
        from garant.access import make_account
        from garant.model import Role

        make_account(web_ledger, "other", Role.REVIEW, who="root", password="x y z à l'aube")
        sign_in(owner, "review")
        sign_in(admin, "admin")
        sign_in(other, "other", "x y z à l'aube")
        form = {"csrf_token": mark_in(owner.get("/en/add")), "text": "Un mot."}
        there = owner.post("/en/add", data=form).headers["location"]

        assert [200, 200, 404] == [
            browser.get(there).status_code for browser in (owner, admin, other)
        ]


def test_a_document_of_fifty_megabytes_is_told_in_a_sentence(adding):
    page = send(adding, files=[("grand.txt", b"x" * 50_000_000)])

    assert "grand.txt: is larger than 20 MB, the limit for one document" in page.text
