import pytest
from cli.asking import ask, rows, sheet

ADDED = "POL commit ground_troops committed 2000"


def needs(*arguments):
    return {need["need"]: need for need in rows("whatif", *arguments)["needs"]}


def test_before_and_after_stand_side_by_side(ledger_here):
    land = needs("--add", ADDED)["land"]

    assert land["changed"]
    assert ["POL"] == land["parties"]
    assert "POL" not in [offer["party"] for offer in land["before"]["offers"]]
    (poland,) = [offer for offer in land["after"]["offers"] if offer["party"] == "POL"]
    assert poland["supposed"]
    assert [] == poland["because"]
    assert [{"value": "2000", "unit": "person", "parties": ["POL"]}] == poland["amounts"]


def test_a_party_may_leave_and_a_condition_be_met(ledger_here):
    found = rows(
        "whatif", "--without", "France", "--condition", "ceasefire=yes", "--as-of", "2026-03"
    )

    assert ["left"] == [s["turns"][0] for s in found["shifts"] if s["party"] == "FRA"]
    assert [("ceasefire", "met")] == [(c["condition"], c["after"]) for c in found["conditions"]]


def test_several_may_be_supposed_and_are_told(ledger_here):
    shown = ask(
        "whatif", "--add", ADDED, "--add", "ITA refuse ground_troops excluded", "--without", "USA"
    ).stdout

    assert "What if: USA takes back all that it offers" in shown
    assert "What if: ITA refuses ground troops (excluded)" in shown
    assert "* supposed, no fact" in shown


def test_an_added_offer_may_wait_for_conditions(ledger_here):
    land = needs("--add", f"{ADDED} soldiers on ceasefire, us_backstop")["land"]
    (poland,) = [offer for offer in land["after"]["offers"] if offer["party"] == "POL"]

    assert "conditional" == poland["footing"]


def test_odds_are_labelled_as_no_forecast(ledger_here):
    assert "no forecast" in ask("whatif", "--without", "USA").stdout


def test_whoever_offers_nothing_changes_nothing_by_leaving(ledger_here):
    result = ask("whatif", "--without", "JPN")

    assert "Nothing changes." in result.stdout
    assert 0 == result.exit_code


def test_csv_has_a_row_for_each_shift(ledger_here):
    result = sheet("whatif", "--add", ADDED)

    assert [("POL", "joined")] == [(row["party"], row["turns"]) for row in result]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "nothing is supposed; give --without, --condition or --add"),
        (["--without", "FRNA"], "unknown party 'FRNA'; did you mean FRA (France)?"),
        (["--condition", "ceasfire=no"], "unknown condition 'ceasfire'; did you mean ceasefire?"),
        (["--condition", "ceasefire=maybe"], "'maybe' is no state; write yes, no or unknown"),
        (["--condition", "ceasefire"], "write CODE=STATE, such as ceasefire=no"),
        (["--add", "POL commit"], "word 3 is missing; write PARTY commit|refuse"),
        (["--add", "PLO commit ground_troops ready"], "unknown party 'PLO'"),
        (["--add", "POL comit ground_troops ready"], "unknown kind (word 2) 'comit'"),
        (["--add", "POL commit ground_trops ready"], "unknown capability 'ground_trops'"),
        (["--add", "POL commit ground_troops redy"], "did you mean ready?"),
        (["--add", "POL commit ground_troops excluded"], "'excluded': no rung of commit"),
        (["--add", "POL commit ground_troops ready many"], "word 5, 'many': no amount"),
        (["--add", "POL commit ground_troops ready -5"], "word 5, '-5': no amount"),
        (["--add", "POL commit ground_troops ready 5 pears"], "word 6, 'pears': no unit"),
        (["--add", "POL refuse ground_troops excluded 5"], "a refusal has no amount"),
        (["--add", "POL commit ground_troops ready on peace"], "unknown condition 'peace'"),
        (["--add", "POL commit police ready"], "no need of the pact asks for it"),
    ],
)
def test_a_mistake_tells_which_word_and_what_is_expected(ledger_here, arguments, told):
    result = ask("whatif", *arguments)

    assert 2 == result.exit_code
    assert told in result.stderr
    assert 1 == len(result.stderr.splitlines())
    assert "" == result.stdout


def test_all_mistakes_are_told_at_once(ledger_here):
    result = ask("whatif", "--without", "FRNA", "--condition", "x=no")

    assert 2 == len(result.stderr.splitlines())
