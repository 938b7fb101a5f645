import pytest
from cli.asking import ask, rows, sheet

from garant.model import Verdict


def steps(*arguments):
    (position,) = rows("history", *arguments)
    return position["steps"]


def test_a_position_is_told_step_by_step(ledger_here):
    first, second = steps("DEU", "ground_troops")

    assert ("2026-03-02", "taken", "excluded") == (first["day"], first["change"], first["firmness"])
    assert "2026-04-10" == second["day"]


def test_sources_of_one_day_that_disagree_are_shown_side_by_side(ledger_here):
    *_, last = steps("DEU", "ground_troops")
    shown = ask("history", "DEU", "ground_troops").stdout

    assert last["contested"]
    assert {"possible", "excluded"} == {
        stance["firmness"] for stance in (last["leading"], *last["contrary"])
    }
    assert "Contested on 2026-04-10, between " in shown
    assert "! to the contrary, from as good a source" in shown
    assert "Berlin exclut toujours d'envoyer des soldats" in shown
    assert "L'Allemagne pourrait envoyer des soldats" in shown


def test_whose_voice_it_is_is_told(ledger_here):
    shown = ask("history", "DEU", "ground_troops").stdout

    assert "the text" in shown
    assert "itself: DEU Merz" in shown


def test_a_step_shows_conditions_amounts_and_the_leading_sentence(ledger_here):
    shown = ask("history", "France", "troupes au sol").stdout

    assert "2026-03-02  • taken" in shown
    assert "ceasefire" in shown
    assert "2 000 soldats" in shown
    assert "La France est prête à envoyer 2 000 soldats après un cessez-le-feu." in shown


def test_a_step_on_unnamed_sources_alone_is_told(ledger_here):
    shown = ask("history", "FRA", "ground_troops").stdout

    assert "; on unnamed sources only." in shown
    assert "unnamed: FRA (unnamed)" in shown


def test_what_has_no_rung_stands_beside(ledger_here):
    (position,) = rows("history", "RUS", "ground_troops")
    shown = ask("history", "RUS").stdout

    assert [] == position["steps"]
    assert ["oppose"] == [stance["kind"] for stance in position["beside"]]
    assert "No offer and no refusal whose day and rung are known." in shown
    assert "Beside it, without a rung" in shown


def test_what_has_no_day_stands_apart_and_is_counted_on_a_day(ledger_here):
    (position,) = rows("history", "FRA", "naval")

    assert ["no date" in ask("history", "FRA", "naval").stdout] == [True]
    assert 1 == len(position["undated"])
    assert "1 act without a date is left out" in ask("history", "FRA", "--as-of", "2026").stderr


def test_without_a_capability_every_position_of_the_party_is_shown(ledger_here):
    assert ["ground_troops", "naval"] == [p["capability"] for p in rows("history", "FRA")]


def test_the_day_asked_for_is_the_last_that_counts(ledger_here):
    assert 1 == len(steps("DEU", "ground_troops", "--as-of", "2026-03"))
    assert [] == rows("history", "DEU", "ground_troops", "--known-at", "2020")


def test_only_what_a_person_stands_behind_counts_when_asked_for(ledger_here):
    (act,) = rows("acts", "--condition", "ceasefire")
    ledger_here.review(act["key"], Verdict.ACCEPT, who="Anna")

    assert [] == rows("history", "DEU", "--reviewed-only")
    assert [act["key"]] == [step["leading"]["act"] for step in steps("FRA", "--reviewed-only")]


def test_csv_has_a_row_for_every_act_of_the_position(ledger_here):
    cells = sheet("history", "DEU", "ground_troops")

    assert ["leading", "leading", "contrary"] == [row["part"] for row in cells]
    assert ["taken", "", ""] == [cells[0]["change"], cells[2]["change"], cells[2]["sources"]]
    assert {"DEU"} == {row["party"] for row in cells}


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["DEU", "police"], 0, "nothing in the ledger answers"),
        (["FRN"], 2, "unknown party 'FRN'"),
        (["DEU", "trops"], 2, "unknown capability 'trops'"),
        (["Baltic"], 2, "BALTIC stands for EST, LVA and LTU; ask for one of them"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(ledger_here, arguments, code, told):
    result = ask("history", *arguments)

    assert code == result.exit_code
    assert told in result.stderr
    assert "" == result.stdout


def test_a_position_is_for_one_beneficiary(ledger_here):
    (position,) = rows("history", "DEU", "ground_troops", "--target", "Ukraine")

    assert "UKR" == position["beneficiary"]
    assert [] == rows("history", "DEU", "ground_troops", "--target", "LBN")
    assert "DEU · ground troops · for UKR" in ask("history", "DEU").stdout
    assert "FRA · naval · for whom unsaid" in ask("history", "FRA").stdout
