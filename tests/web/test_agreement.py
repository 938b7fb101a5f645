"""The command line, the API, its CSV, the pages and notebooks cannot disagree."""

import csv
import io
import json
from html import unescape

import pytest
from cli.asking import ask

import garant

QUESTIONS = [
    (["board"], "board"),
    (["board", "--as-of", "2026-03"], "board?as_of=2026-03"),
    (["board", "--reviewed-only"], "board?reviewed=true"),
    (["cover"], "cover"),
    (["cover", "--pact", "gaza"], "cover?pact=gaza"),
    (["hinges"], "hinges"),
    (["hinges", "land", "--least", "possible"], "hinges?part=land&least=possible"),
    (
        ["whatif", "--without", "FRA", "--condition", "ceasefire=yes"],
        "whatif?without=FRA&condition=ceasefire%3Dyes",
    ),
    (
        ["whatif", "--add", "POL commit ground_troops committed 2000"],
        "whatif?add=POL+commit+ground_troops+committed+2000",
    ),
    (
        ["changes", "--from", "2026-03-02", "--to", "2026-04-10"],
        "changes?from=2026-03-02&to=2026-04-10",
    ),
    (["explain", "land"], "explain?figure=land"),
    (["acts"], "acts"),
    (["acts", "--party", "Allemagne", "--kind", "refuse"], "acts?party=Allemagne&kind=refuse"),
    (["acts", "--limit", "2", "--offset", "1"], "acts?limit=2&offset=1"),
    (["acts", "--firmness", "possible.."], "acts?firmness=possible.."),
    (["quotes"], "quotes"),
    (["quotes", "soldats"], "quotes?q=soldats"),
    (["quotes", "--anonymous"], "quotes?anonymous=true"),
    (["documents"], "documents"),
    (["documents", "--since", "2026-04"], "documents?since=2026-04"),
    (["history", "DEU"], "positions?party=DEU"),
    (["history", "FRA", "ground_troops"], "positions?party=FRA&capability=ground_troops"),
    (["contradictions"], "contradictions"),
    (["contradictions", "--within-days", "0"], "contradictions?within_days=0"),
    (["acts", "--party", "JPN"], "acts?party=JPN"),
]


@pytest.fixture
def asked(tmp_path, client, monkeypatch):
    """Puts a question to the command line, over the ledger of the site."""
    for name in ("LEDGER", "SETTINGS", "PARTIES", "PUBLISHERS", "REVIEWER", "PACTS"):
        monkeypatch.delenv(f"GARANT_{name}", raising=False)
    monkeypatch.chdir(tmp_path)

    def put(*arguments):
        result = ask(*arguments)
        assert 0 == result.exit_code, result.stderr
        return result

    return put


@pytest.mark.parametrize(("arguments", "path"), QUESTIONS, ids=[path for _, path in QUESTIONS])
def test_the_command_line_and_the_api_say_the_same(client, asked, arguments, path):
    written = asked(*arguments, "--json")
    answer = client.get(f"/api/v1/{path}")

    assert 200 == answer.status_code
    assert json.loads(written.stdout) == answer.json()
    told = answer.headers.get("garant-remarks", "")
    for line in written.stderr.splitlines():
        if "there are more" not in line:
            assert line.removeprefix("garant: ") in told


@pytest.mark.parametrize(("arguments", "path"), QUESTIONS, ids=[path for _, path in QUESTIONS])
def test_their_csv_is_the_same(client, asked, arguments, path):
    answer = client.get(f"/api/v1/{path}", headers={"Accept": "text/csv"})

    assert asked(*arguments, "--csv").stdout_bytes == answer.content


def test_a_dossier_is_the_same(client, asked):
    for act in client.get("/api/v1/acts").json():
        shown = json.loads(asked("show", act["key"], "--json").stdout)

        assert shown == client.get(f"/api/v1/acts/{act['key']}").json()
    for quote in client.get("/api/v1/quotes").json():
        shown = json.loads(asked("show", quote["key"], "--json").stdout)

        assert shown == client.get(f"/api/v1/statements/{quote['key']}").json()


def test_pacts_are_the_same(client, asked):
    assert json.loads(asked("pact", "list", "--json").stdout) == client.get("/api/v1/pacts").json()
    shown = json.loads(asked("pact", "show", "ukraine", "--json").stdout)

    assert shown == client.get("/api/v1/pacts/ukraine").json()


EXPORTS = [
    (["acts"], "acts"),
    (["acts", "--party", "Allemagne", "--kind", "refuse"], "acts?party=Allemagne&kind=refuse"),
    (["acts", "--as-of", "2026-03"], "acts?as_of=2026-03"),
    (["acts", "--reviewed-only"], "acts?reviewed=true"),
    (["statements"], "quotes"),
    (["statements", "--anonymous"], "quotes?anonymous=true"),
    (["positions"], "positions"),
    (["positions", "--party", "DEU"], "positions?party=DEU"),
    (["cover"], "cover"),
    (["cover", "--pact", "gaza"], "cover?pact=gaza"),
    (["documents"], "documents"),
    (["documents", "--since", "2026-04"], "documents?since=2026-04"),
]


@pytest.mark.parametrize(("arguments", "path"), EXPORTS, ids=[path for _, path in EXPORTS])
def test_exports_say_the_same(client, asked, arguments, path):
    answer = client.get(f"/api/v1/{path}").json()
    written = asked("export", *arguments, "--format", "jsonl").stdout

    expected = answer if isinstance(answer, list) else [answer]
    assert expected == [json.loads(line) for line in written.splitlines()]


@pytest.mark.parametrize(("arguments", "path"), EXPORTS, ids=[path for _, path in EXPORTS])
def test_exported_rows_are_those_of_the_api(client, asked, arguments, path):
    answer = client.get(f"/api/v1/{path}", headers={"Accept": "text/csv"}).text
    written = asked("export", *arguments).stdout_bytes.decode()

    expected = list(csv.DictReader(io.StringIO(answer, newline="")))
    found = list(csv.DictReader(io.StringIO(written, newline="")))
    for row in found:
        row.pop("updated", None)
    assert expected == found


def test_notebooks_say_the_same(client, tmp_path):
    with garant.Ledger(tmp_path / "garant.db") as ledger:
        for path, table in [
            ("acts", ledger.acts()),
            ("acts?party=DEU", ledger.acts(party="DEU")),
            ("quotes", ledger.statements()),
            ("quotes?q=soldats", ledger.quotes("soldats")),
            ("documents", ledger.documents()),
            ("positions", ledger.positions()),
            ("contradictions?within_days=30", ledger.contradictions()),
        ]:
            assert client.get(f"/api/v1/{path}").json() == list(table)


def page(client, path):
    answer = client.get(path)
    assert 200 == answer.status_code
    return " ".join(unescape(answer.text).split())


def test_the_board_page_shows_what_the_board_holds(client):
    board = client.get("/api/v1/board").json()
    shown = page(client, "/en/board")

    for need in board["needs"]:
        assert need["label"]["en"] in shown
    for party in board["parties"]:
        assert party in shown


def test_the_pages_of_evidence_show_its_words(client):
    for act in client.get("/api/v1/acts").json():
        shown = page(client, f"/fr/acts/{act['key']}")

        for passage in act["evidence"]:
            assert passage["text"] in shown.replace("<mark>", "").replace("</mark>", "") or (
                passage["text"][:20] in shown
            )


def test_the_search_page_shows_what_the_search_finds(client):
    for query in ("soldats", "Berlin", ""):
        found = client.get("/api/v1/quotes", params={"q": query}).json()
        shown = page(client, f"/en/quotes?q={query}")

        for quote in found:
            assert (quote["key"] or quote["acts"][0]) in shown


def test_the_page_of_documents_lists_them(client):
    shown = page(client, "/en/documents")

    for document in client.get("/api/v1/documents").json():
        assert document["key"] in shown


def test_the_page_of_contradictions_shows_both_sides(client):
    found = client.get("/api/v1/contradictions").json()
    shown = page(client, "/en/contradictions")

    assert found
    for one in found:
        assert one["first"]["act"] in shown
        assert one["second"]["act"] in shown


def test_csv_and_json_name_the_same_acts(client):
    rows = csv.DictReader(io.StringIO(client.get("/api/v1/acts?format=csv").text, newline=""))

    assert [one["key"] for one in client.get("/api/v1/acts").json()] == [row["act"] for row in rows]
