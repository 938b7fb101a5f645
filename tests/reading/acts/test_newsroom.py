"""Acts in the turns of phrase of wire reports: what is said of a doing, and who would do it."""

import pytest

HEAD = "Officials met in Vienna to discuss the security guarantees for Moldova.\n"

TOLD = [
    (
        "Sánchez stated that sending Spanish troops to Moldova is not being considered.",
        ["refuse ESP ground_troops"],
    ),
    (
        "Fico said sending soldiers to Moldova was out of the question.",
        ["refuse SVK ground_troops"],
    ),
    (
        "Scholz said that deploying French soldiers would be a mistake.",
        ["oppose DEU ground_troops"],
    ),
    (
        "Sánchez called the sending of soldiers, as proposed by Great Britain, a risky option.",
        ["oppose ESP ground_troops"],
    ),
    (
        "Carney said Canada would supply drones but not Canadian soldiers.",
        ["commit CAN arms", "refuse CAN ground_troops"],
    ),
    (
        "Leavitt confirmed Trump opposes deploying American soldiers to Moldova.",
        ["refuse USA ground_troops"],
    ),
    (
        "There was a split, with Spain, Greece, and Italy expressing a reluctance to send troops.",
        ["refuse ESP GRC ITA ground_troops"],
    ),
    (
        "US participation in a security mission was not off the table, Trump said.",
        ["commit USA ground_troops"],
    ),
    (
        "Sandu arrived just before scheduled talks in Geneva between Rubio and Lavrov.",
        ["meet RUS USA -"],
    ),
    ("Macron and Sandu continued their discussions in Paris on Monday.", ["meet FRA MDA -"]),
    (
        "The UK and Denmark have voiced openness to deploying some 2,000 soldiers to Moldova.",
        ["commit DNK GBR ground_troops"],
    ),
    (
        "Portugal has expressed interest in sending soldiers to Moldova.",
        ["commit PRT ground_troops"],
    ),
    (
        "Kallas urged EU countries to introduce sanctions against Russia.",
        ["request EU sanctions"],
    ),
    ("Costa said it was too early to send soldiers to Moldova.", ["refuse PRT ground_troops"]),
    ("Denmark might help by deploying soldiers to Moldova.", ["commit DNK ground_troops"]),
    ("Trump publicly backed the security protocols.", ["endorse USA guarantee"]),
]

NOT_TOLD = [
    "Costa said deploying Portuguese troops would overwhelm the army.",
    "Costa said sending troops to Moldova would mean a wider war.",
    "Oslo spoke of the countries that would want to provide such guarantees.",
    "Costa spoke without specifying what support it might provide.",
    "Costa announced this during a conference of the coalition of the willing.",
    "Costa said the plan depends on Norway sending soldiers and paying for them.",
    "Norway spoke of a force intended to secure the rebuilding of Moldova.",
    "Norway spoke of its long aversion to sending troops.",
    "Costa confirmed ongoing discussions about the deployment of troops to Moldova.",
    "The troops for Moldova came up, but Costa said it was too early to predict the outcome.",
    "Costa said the new mechanism will allow all forces to work together.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_is_said_of_a_doing_is_who_says_it(told, text, expected):
    assert sorted(told(HEAD + text, "en")) == sorted(expected)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_only_spoken_of_is_nobodys_offer(told, text):
    acts = told(HEAD + text, "en")

    assert [act for act in acts if act.startswith(("commit", "refuse"))] == []
