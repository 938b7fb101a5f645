import pytest
from cli.asking import ask, rows, sheet


def test_the_whole_comes_first_then_pillars_then_needs(ledger_here):
    parts = [part["part"] for part in rows("hinges")["parts"]]

    assert [None, "armed_forces"] == parts[:2]
    assert "land" in parts


def test_one_part_may_be_asked_for(ledger_here):
    (part,) = rows("hinges", "land")["parts"]

    assert "land" == part["part"]


def test_what_is_missing_is_told_in_words(ledger_here):
    shown = ask("hinges").stdout

    assert "does not hold, whoever keeps its word" in shown
    assert "missing, set aside below: " in shown
    assert "No forecast." in shown


def test_csv_has_a_row_for_each_part_at_least(ledger_here):
    assert {"", "force", "land"} <= {row["part"] for row in sheet("hinges")}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["landd"], "unknown need or pillar 'landd'; did you mean land?"),
        (["--least", "redy"], "unknown rung 'redy'; did you mean ready?"),
    ],
)
def test_a_mistake_tells_the_nearest(ledger_here, arguments, told):
    result = ask("hinges", *arguments)

    assert 2 == result.exit_code
    assert f"garant: {told}\n" == result.stderr
