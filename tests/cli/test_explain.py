import pytest
from cli.asking import ask, rows, sheet


def test_a_need_is_explained_by_its_acts_and_their_words(ledger_here):
    shown = ask("explain", "land").stdout

    assert "Rests on" in shown
    assert "Berlin exclut toujours d'envoyer des soldats" in shown


@pytest.mark.parametrize(
    ("figure", "party"), [("land.DEU", "DEU"), ("land.refused", "DEU"), ("land.fra", "FRA")]
)
def test_a_party_or_a_footing_on_a_need_is_a_figure(ledger_here, figure, party):
    found = rows("explain", figure, "--as-of", "2026-03")

    assert [party] == [act["actors"][0]["code"] for act in found["acts"]]


def test_a_condition_is_explained_by_the_pact_and_by_those_who_wait_for_it(ledger_here):
    found = rows("explain", "ceasefire", "--as-of", "2026-03")

    assert "unmet" == found["says"]
    assert found["states"][0]["url"].startswith("https://")
    assert ["FRA"] == [act["actors"][0]["code"] for act in found["acts"]]


@pytest.mark.parametrize(
    ("figure", "day"), [("force", "2026-04"), ("RUS", "2026-04"), ("land.person", "2026-03")]
)
def test_pillars_parties_and_amounts_are_figures_too(ledger_here, figure, day):
    assert rows("explain", figure, "--as-of", day)["acts"]


def test_what_nobody_was_heard_on_rests_on_nothing(ledger_here):
    result = ask("explain", "air")

    assert 0 == result.exit_code
    assert "It rests on no act" in result.stdout


def test_every_name_of_the_board_can_be_explained(ledger_here):
    for need in rows("board")["needs"]:
        for offer in need["offers"]:
            assert 0 == ask("explain", f"{need['need']}.{offer['party']}").exit_code


def test_csv_has_the_acts(ledger_here):
    assert {"land.DEU"} == {row["figure"] for row in sheet("explain", "land.DEU")}


def test_an_unknown_figure_is_told_with_the_nearest(ledger_here):
    result = ask("explain", "lnad")

    assert 2 == result.exit_code
    assert "garant: unknown figure 'lnad'; did you mean land?\n" == result.stderr
