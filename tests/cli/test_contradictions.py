from cli.asking import ask, rows, sheet

from garant.ledger.contradictions import WITHIN_DAYS


def test_two_stances_that_cannot_both_hold_are_shown_together(ledger_here):
    (found,) = rows("contradictions")
    shown = ask("contradictions").stdout

    assert ("DEU", "ground_troops", 0) == (found["party"], found["capability"], found["days"])
    assert ["excluded", "possible"] == [found[each]["firmness"] for each in ("first", "second")]
    assert "DEU · ground troops · for UKR: said on one day" in shown
    assert "L'Allemagne pourrait envoyer des soldats" in shown
    assert "Berlin exclut toujours d'envoyer des soldats" in shown


def test_more_days_apart_give_more(ledger_here):
    assert [0, 39] == sorted(
        found["days"] for found in rows("contradictions", "--within-days", "40")
    )
    assert "said 39 days apart" in ask("contradictions", "--within-days", "40").stdout


def test_options_narrow_the_answer(ledger_here):
    assert 1 == len(rows("contradictions", "--party", "Allemagne", "--within-days", "0"))
    assert [] == rows("contradictions", "--party", "FRA", "--within-days", "0")
    assert [] == rows("contradictions", "--capability", "naval")
    assert 1 == len(rows("contradictions", "--target", "UKR"))
    assert [] == rows("contradictions", "--target", "LBN")
    assert [] == rows("contradictions", "--as-of", "2026-04-09")
    assert [] == rows("contradictions", "--known-at", "2020")
    assert [] == rows("contradictions", "--reviewed-only")


def test_the_answer_is_cut_where_asked_and_told(ledger_here):
    result = ask("contradictions", "--within-days", "40", "--limit", "1")

    assert 1 == result.stdout.count("apart") + result.stdout.count("on one day")
    assert "there are more; --limit 0 shows all, --offset 1 goes on" in result.stderr


def test_json_and_csv_show_the_same(ledger_here):
    (found,), (row,) = rows("contradictions"), sheet("contradictions")

    assert [found["first"]["act"], found["second"]["act"]] == [row["first_act"], row["second_act"]]


def test_none_is_told(ledger_here):
    result = ask("contradictions", "--party", "JPN")

    assert (0, "", "garant: nothing in the ledger answers\n") == (
        result.exit_code,
        result.stdout,
        result.stderr,
    )


def test_the_help_names_the_number_of_days_that_holds(ledger_here):
    assert f"by default {WITHIN_DAYS}" in ask("contradictions", "--help").stdout
