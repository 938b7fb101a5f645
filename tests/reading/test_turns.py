"""Turns of transcripts: what stands before them, and what only looks like it."""

import pytest

from garant.reading.turns import find_turns

DEBATE = [
    "John Healey (Secretary of State for Defence)",
    "The House will vote before anybody is deployed.",
    "Helen Maguire (Epsom and Ewell) (LD)",
    "We welcome that. Will it be soon?",
    "John Healey",
    "It will.",
]
HEARING = [
    "M. Cédric Perrin, président. - La séance est ouverte.",
    "Mme Catherine Vautrin, ministre des armées. - La France tiendra son rang.",
    "Mme Catherine Vautrin, ministre. - L'article 35 s'appliquera.",
]
DOORSTEP = [
    "NATO Secretary General Mark Rutte: Good morning.",
    "Jonathan Beale, BBC: Will there be air cover?",
    "Mark Rutte: That is being discussed.",
]
POINT = ["Q - La France ira-t-elle ?", "R - Elle y est prête.", "Q - Quand ?"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (DEBATE, {0: "healey", 2: "maguire", 4: "healey"}),
        (HEARING, {0: "perrin", 1: "vautrin", 2: "vautrin"}),
        (DOORSTEP, {0: "rutte", 1: "beale", 2: "rutte"}),
        (POINT, {0: "Q", 1: "R", 2: "Q"}),
        (["Warsaw: the plan holds.", "Berlin: nothing is decided.", "Prague waits."], {}),
        (["Middle East", "The truce holds.", "Balkans", "The mission stays."], {}),
        (["The plan has two parts: money and men.", "It has one aim: peace."], {}),
    ],
)
def test_turns_are_told_by_names_that_come_back(texts, expected):
    assert expected == {i: turn.family for i, turn in find_turns(texts).items()}
