from datetime import date
from io import StringIO

import pytest
from assessment.made import guaranteed, need, pact
from ledger.stances import said

from garant.assessment import (
    all_hinges,
    board,
    changes,
    clarity,
    compare,
    cover,
    part_stands,
    withdraw,
)
from garant.ontology import load_ontology
from garant.publishing import (
    acts_behind_board,
    acts_behind_difference,
    figures_of,
    print_board,
    print_covers,
    print_difference,
    print_hinges,
    view_board,
    view_covers,
    view_difference,
    view_hinges,
)

PACT = pact(
    need(contributors=2), need("backstop", pillar="cover"), states={"ceasefire": {1: "unmet"}}
)
STANCES = (
    said("committed", 1, party="FRA", under="ceasefire", act="a", amount="500 soldats"),
    said("ready", 2, party="GBR", act="b"),
    said("excluded", 2, party="ITA", act="c"),
    said("vague", 3, party="USA", capability="backstop", act="d"),
    said("committed", 3, party="COALITION", act="e"),
)


def shown(printer, view, width, **options):
    out = StringIO()
    printer(view, out, ontology=load_ontology(), width=width, **options)
    return out.getvalue()


def sides(before, after, compared=compare):
    return view_difference(
        compared(before, after),
        {},
        covers=(cover(before), cover(after)),
        parts=(part_stands(before), part_stands(after)),
    )


def test_every_figure_rests_on_acts_that_were_said():
    made = guaranteed(PACT, *STANCES)
    figures = figures_of(board(made), clarity(made))

    assert {"a", "b", "c", "d", "e"} >= {act for _, acts in figures.values() for act in acts}
    assert ("c",) == figures["ground_troops.refused"][1]
    assert ("d",) == figures["backstop.unclear"][1]
    assert ("a",) == figures["ceasefire"][1]


def test_what_a_view_shows_is_among_the_acts_behind_it():
    made = guaranteed(PACT, *STANCES)

    assert set(acts_behind_board(board(made), clarity(made))) == {"a", "b", "c", "d", "e"}
    assert {"b"} == set(acts_behind_difference(compare(made, withdraw(made, "GBR"))))


@pytest.mark.parametrize("width", [60, 90, 100, 200])
def test_no_table_is_wider_than_the_terminal(width):
    made = guaranteed(PACT, *STANCES)
    texts = [
        shown(print_board, view_board(board(made), {}), width),
        shown(print_covers, view_covers(made, cover(made), clarity(made), {}), width),
        shown(print_hinges, view_hinges(made, all_hinges(made)), width),
        shown(print_difference, sides(made, withdraw(made, "GBR")), width, whatif=True),
    ]

    assert width >= max(len(line) for text in texts for line in text.splitlines())


@pytest.mark.parametrize("width", [60, 100])
def test_every_footing_is_told_by_sign_and_word(width):
    text = shown(
        print_covers, view_covers(m := guaranteed(PACT, *STANCES), cover(m), clarity(m), {}), width
    )

    for told in ("◐ conditional", "○ signalled", "≈ unclear", "✕ refused"):
        assert told in text


def test_a_single_hinge_names_the_needs_that_break_with_it():
    view = view_hinges(made := guaranteed(PACT, *STANCES), all_hinges(made))
    whole = view["parts"][0]

    assert [["backstop"]] == [
        one["through"] for one in whole["cut_sets"] if one["parties"] == ["USA"]
    ]
    assert "United States (USA): backstop" in shown(print_hinges, view, 100)


def test_what_became_firmer_points_up_and_what_left_points_down():
    first = guaranteed(PACT, *STANCES, as_of=1)
    second = guaranteed(PACT, *STANCES, as_of=3)

    assert "↑  GBR" in shown(print_difference, sides(first, second, changes), 100)
    assert "↓  ITA" in shown(print_difference, sides(first, second, changes), 100)
    gone = shown(print_difference, sides(second, withdraw(second, "GBR")), 100, whatif=True)
    assert "↓  GBR" in gone


def test_nothing_known_is_shown_as_such():
    made = guaranteed(PACT, as_of=date(2020, 1, 1))

    assert "∅ nobody" in shown(print_board, view_board(board(made), {}), 100)
    assert "missing, set aside below" in shown(
        print_hinges, view_hinges(made, all_hinges(made)), 100
    )
