"""Who decided what, in the browser and on the command line."""

import json

import pytest
from cli.asking import ask, sheet
from web.accounts import sign_in

from garant.model import Verdict


@pytest.fixture
def decided(web_ledger):
    """A ledger in which somebody with a strange name decided."""
    first, second, *_ = web_ledger.acts()
    web_ledger.review(first.key, Verdict.ACCEPT, who="<b>Ève</b>", why="=1+1")
    web_ledger.review(second.key, Verdict.REJECT, who="Anna", why="lu")
    web_ledger.link(first.key, second.key, same=True, who="Anna")
    return web_ledger


def test_the_page_tells_who_decided_what(client, decided):
    page = client.get("/en/audit")

    for word in ("accepted", "rejected", "joined", "&lt;b&gt;Ève&lt;/b&gt;", "=1+1"):
        assert word in page.text
    assert "<td>rejected<" not in client.get("/en/audit", params={"who": "<b>Ève</b>"}).text
    assert "Personne" in client.get("/fr/audit?since=2030").text
    assert "Nobody" in client.get("/en/audit?offset=10").text


@pytest.mark.parametrize("query", ["since=hier", "offset=-1", "offset=x", "offset=99999999999999"])
def test_a_mistake_in_the_question_is_told(client, query):
    assert client.get(f"/en/audit?{query}").status_code in (400, 422)


def test_what_happened_to_accounts_is_told_too(visit):
    browser = visit()
    sign_in(browser, "admin")
    page = browser.get("/fr/audit")

    assert "créé" in page.text
    assert "mot de passe changé" in page.text
    assert "argon2" not in page.text


def test_the_command_tells_the_same(decided, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    plain, told = ask("audit"), json.loads(ask("audit", "--json").stdout)

    assert 3 == len(plain.stdout.splitlines()) == len(told)
    assert {"Anna"} == {
        one["who"] for one in json.loads(ask("audit", "--who", "Anna", "--json").stdout)
    }
    assert "'=1+1" == sheet("audit")[-1]["why"]
    assert "there are more" in ask("audit", "--limit", "2").stderr
    assert "nobody has decided" in ask("audit", "--since", "2030").stderr
    assert 2 == ask("audit", "--since", "hier").exit_code
