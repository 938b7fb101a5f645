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


HEADINGS = [
    ["Article II", "The parties will meet.", "Article III", "Implementation of Article II", "So."],
    ["Food Security", "We will act.", "Economic Security", "We will act.", "Health", "So be it."],
    ["New Zealand", "It will help.", "New Zealand", *["So be it."] * 9, "South Korea", "It will."],
    ["AIR DEFENSE: We will send radars.", "SECURITY: We will help.", "ENERGY: We will help."],
    ["Deepening U.S. -Japan ties", "We will.", "Expanding U.S. -Japan ties", "We will meet."],
    ["Q  Will you go?", "A reporter asked.", "A minister answered."],
]


@pytest.mark.parametrize("lines", HEADINGS)
def test_headings_of_a_paper_are_no_names_of_speakers(lines):
    assert {} == {i: turn for i, turn in find_turns(lines).items() if not turn.letter}
    assert all(turn.name == "Q" for turn in find_turns(lines).values())
