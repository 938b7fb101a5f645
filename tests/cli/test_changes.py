import pytest
from cli.asking import ask, rows, sheet


def test_who_changed_is_told_with_the_act_that_made_it(ledger_here):
    found = rows("changes", "--from", "2026-03-02", "--to", "2026-04-10")
    (germany,) = [shift for shift in found["shifts"] if shift["party"] == "DEU"]

    assert ("2026-03-02", "2026-04-10") == (found["since"], found["as_of"])
    assert "excluded" == germany["before"]["firmness"]
    assert germany["lead"]["act"] in germany["because"]


def test_the_first_days_are_told_as_joining_and_declining(ledger_here):
    shown = ask("changes", "--from", "2026-01", "--to", "2026-03").stdout

    assert "From 2026-01-01 to 2026-03-31" in shown
    assert "joined" in shown
    assert "declined" in shown
    assert "Berlin n'enverra pas de soldats." in shown


def test_without_a_last_day_all_that_is_known_counts(ledger_here):
    assert rows("changes", "--from", "2026-03-02")["as_of"] is None


def test_nothing_changed_is_an_answer(ledger_here):
    result = ask("changes", "--from", "2019", "--to", "2020")

    assert 0 == result.exit_code
    assert "Nothing changed." in result.stdout


def test_csv_has_a_row_for_each_shift(ledger_here):
    cells = sheet("changes", "--from", "2026-01", "--to", "2026-03")

    assert {"DEU": "declined", "FRA": "joined"} == {row["party"]: row["turns"] for row in cells}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--from", "2026-04", "--to", "2026-03"], "2026-04 to 2026-03 is no span of days"),
        (["--from", "2025-02-30"], "there is no such day"),
    ],
)
def test_days_out_of_order_or_missing_are_told(ledger_here, arguments, told):
    result = ask("changes", *arguments)

    assert 2 == result.exit_code
    assert told in result.stderr
    assert 1 == len(result.stderr.splitlines())
