from cli.asking import ask, rows, sheet


def land(*arguments):
    (found,) = [n for n in rows("cover", *arguments)["needs"] if n["need"] == "land"]
    return found


def test_a_cover_runs_from_firm_only_to_all_that_is_not_refused(ledger_here):
    givers = land("--as-of", "2026-03")["contributors"]

    assert ("0", "1") == (givers["firm"]["value"], givers["possible"]["value"])


def test_a_need_tells_who_left_what_unclear(ledger_here):
    unclear = land()["clarity"]["unclear"]

    assert [("DEU", True)] == [(one["party"], one["contested"]) for one in unclear][:1]
    assert "still unclear: DEU since 2026-04-10, sources disagree" in ask("cover").stdout


def test_the_refused_and_the_missing_are_as_plain_as_the_rest(ledger_here):
    shown = ask("cover", "--as-of", "2026-03").stdout

    assert "✕ refused DEU?" in shown
    assert "∅ nobody" in shown


def test_csv_has_a_row_for_each_need(ledger_here):
    cells = {row["need"]: row for row in sheet("cover", "--as-of", "2026-03")}

    assert ("DEU", "FRA", "2") == (
        cells["land"]["refused"],
        cells["land"]["signalled"],
        cells["land"]["contributors_asked"],
    )
