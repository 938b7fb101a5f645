from cli.asking import ask, rows, sheet


def test_the_latest_published_come_first_and_what_has_no_day_last(ledger_here):
    assert ["autre.txt", "avril.txt", "mars.txt", "sans-date.txt"] == [
        document["id"] for document in rows("documents")
    ]


def test_a_table_shows_where_each_comes_from_and_what_is_in_doubt(ledger_here):
    shown = ask("documents", "--document", "autre.txt").stdout

    for words in (
        "2026-04-10",
        "Titre de autre.txt",
        "Journal d'État",
        "https://journal.example/avril",
        "doubt: two dates: Two dates are shown.",
    ):
        assert words in shown


def test_what_has_no_day_says_so(ledger_here):
    assert "no date" in ask("documents").stdout


def test_copies_are_named(ledger_here):
    first, second = (rows("documents", "--document", f"{n}.txt")[0] for n in ("mars", "avril"))
    ledger_here.link(first["key"], second["key"], same=True, who="Anna")
    (again,) = rows("documents", "--document", "mars.txt")

    assert [second["key"]] == again["copies"]
    assert f"one source with {second['key'][:8]}" in ask("documents").stdout


def test_days_and_moments_narrow_the_answer(ledger_here):
    assert 2 == len(rows("documents", "--since", "2026-04"))
    assert 1 == len(rows("documents", "--until", "2026-03"))
    assert 1 == len(rows("documents", "--as-of", "2026-03"))
    assert [] == rows("documents", "--known-at", "2020")
    assert 2 == len(rows("documents", "--limit", "2"))
    assert 1 == len(rows("documents", "--offset", "3"))


def test_json_and_csv_show_the_same(ledger_here):
    shown, cells = rows("documents"), sheet("documents")

    assert [document["key"] for document in shown] == [row["document_key"] for row in cells]
    assert [document["title"] for document in shown] == [row["title"] for row in cells]


def test_json_has_the_fields_of_the_contract(ledger_here):
    assert [
        *("key", "id", "title", "publisher", "flag", "reliability", "published", "language"),
        *("url", "recorded", "copies", "superseded_by", "doubts"),
    ] == list(rows("documents")[0])


def test_one_that_is_not_there_is_told(ledger_here):
    result = ask("documents", "--document", "nowhere")

    assert 2 == result.exit_code
    assert "there is no document 'nowhere' in the ledger" in result.stderr
