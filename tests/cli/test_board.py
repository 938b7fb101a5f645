import pytest
from cli.asking import ask, rows, sheet
from told import RUN, Told, reading

from garant.model import Kind
from garant.ontology import new_pact


def needs(*arguments):
    return {need["need"]: need for need in rows("board", *arguments)["needs"]}


def test_each_need_shows_who_stands_where_on_it(ledger_here):
    land = needs()["land"]

    assert {"FRA", "DEU"} <= {offer["party"] for offer in land["offers"]}
    assert "nobody" == needs()["air"]["reach"]


def test_an_offer_shows_its_rung_conditions_amount_day_and_words(ledger_here):
    (france,) = [o for o in needs("--as-of", "2026-03")["land"]["offers"] if o["party"] == "FRA"]

    assert ("ready", "signalled", "2026-03-02") == (
        france["firmness"],
        france["footing"],
        france["since"],
    )
    assert ["ceasefire"] == france["conditions"]["unmet"]
    assert [{"value": "2000", "unit": "person", "parties": ["FRA"]}] == france["amounts"]
    assert "2 000 soldats" in france["lead"]["evidence"][0]["text"]


def test_rungs_are_told_by_sign_and_word_and_the_unreviewed_are_marked(ledger_here):
    shown = ask("board", "--as-of", "2026-03").stdout

    assert "✕ excluded" in shown
    assert "○ ready" in shown
    assert "?  FRA" in shown
    assert "? read by machine, reviewed by nobody" in shown


def test_conditions_are_told_by_their_state(ledger_here):
    assert "unmet ceasefire" in ask("board").stdout


def test_who_opposes_has_a_row_of_its_own(ledger_here):
    shown = ask("board").stdout

    assert "RUS, the adversary" in shown
    assert "La Russie s'oppose" in shown


def test_what_is_said_beside_offers_is_told_with_whom_it_is_said_to(ledger_here):
    claim = "La Russie n'a pas de veto sur les troupes, a dit Tallinn."
    told = [
        Told("Helsinki est prête à envoyer des soldats.", "FIN", target="UKR"),
        Told(claim, "EST", Kind.OPPOSE, None, target="RUS"),
    ]
    ledger_here.record([reading("mai.txt", "2026-05-01", *told)], RUN)

    shown = ask("board").stdout

    assert "oppose: EST to RUS" in shown
    assert "EST\n" not in shown[shown.index("Who opposes") :]


def test_a_line_counts_what_is_for_nobody_known(ledger_here):
    assert "1 position is left out, since no text says for whom" in ask("board").stderr


@pytest.mark.parametrize("width", [60, 100, 200])
def test_no_line_is_wider_than_the_terminal(ledger_here, width, monkeypatch):
    from io import StringIO

    from garant import publishing
    from garant.ontology import load_ontology

    out = StringIO()
    publishing.print_board(rows("board"), out, ontology=load_ontology(), width=width)

    assert width >= max(len(line) for line in out.getvalue().splitlines())


def test_only_what_a_person_stands_behind_counts_when_asked_for(ledger_here):
    result = ask("board", "--reviewed-only")

    assert 0 == result.exit_code
    assert "nothing in the ledger is for UKR" in result.stderr


def test_csv_has_a_row_for_each_offer_and_each_need_without(ledger_here):
    cells = sheet("board")

    assert {("land", "FRA"), ("air", "")} <= {(row["need"], row["party"]) for row in cells}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--pact", "ukrain"], "did you mean ukraine?"),
        (["--as-of", "2025-02-30"], "there is no such day"),
        (["--json", "--csv"], "choose one"),
    ],
)
def test_a_mistake_is_one_line(ledger_here, arguments, told):
    result = ask("board", *arguments)

    assert 2 == result.exit_code
    assert told in result.stderr
    assert 1 == len(result.stderr.splitlines())
    assert "" == result.stdout


def test_nothing_known_on_a_day_is_an_honest_answer(ledger_here):
    result = ask("board", "--as-of", "2020")

    assert 0 == result.exit_code
    assert "nothing in the ledger is for UKR or of this pact on 2020-12-31" in result.stderr


def test_a_pact_of_ones_own_goes_by_its_name(ledger_here, tmp_path):
    (tmp_path / "pacts").mkdir()
    (tmp_path / "pacts" / "mine.yaml").write_text(new_pact("Mine"), "utf-8")

    assert "mine" == rows("board", "--pact", "mine")["pact"]
