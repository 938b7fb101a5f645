"""What help is by what it holds and what it is for: a package, a battery, support for talks."""

import pytest

PAPER = {"title": "Statement on Moldova", "publisher": "The White House"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Today I am announcing a new package of security assistance for Moldova.", "armed_forces"),
        ("I approved the next tranche of security assistance for Moldova.", "armed_forces"),
        ("Today I am announcing a new package of missiles for Moldova.", "arms"),
        ("We delivered two rocket batteries to Moldova.", "arms"),
        ("We delivered two Patriot batteries to Moldova.", "air_defence"),
        ("We will continue to support the Minsk agreements on Moldova.", "peace_deal"),
        ("We will step up our support for Moldova's army.", "armed_forces"),
        ("We continue to help Moldova recover and rebuild.", "humanitarian"),
        ("We will continue to help Moldova defend itself.", "guarantee"),
        ("We will support Moldova until there is a just peace.", "guarantee"),
        ("We will deliver electrical transmission grid equipment to Moldova.", "humanitarian"),
        ("We gave Moldova $5 million in COVID-related assistance.", "humanitarian"),
    ],
)
def test_help_is_what_it_holds_and_what_it_is_for(told, text, expected):
    assert [f"commit USA {expected}"] == told(text, "en", **PAPER)


@pytest.mark.parametrize(
    "text",
    [
        "The President called on Congress to provide additional funding for Moldova.",
        "The Senate must pass the bill that arms Moldova.",
        "We will limit the revenue that Russia needs to finance its aggression.",
        "We condemn the crimes in Moldova committed by its armed forces.",
        "The commission was set up to meet the security needs of Moldova and Romania.",
        "It is called the Romania and Moldova assistance plan.",
    ],
)
def test_what_stays_at_home_or_pays_a_war_is_no_act(told, text):
    assert [] == told(text, "en", **PAPER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We call on the Romanian parliament to send arms to Moldova.", "request USA arms"),
        ("We will fund Moldova's war effort.", "commit USA funding"),
        ("We froze $280 million in Russian Central Bank funds.", "commit USA frozen_assets"),
        ("We have provided Moldova with $2 billion in loans.", "commit USA funding"),
        ("Today I will meet the President of Moldova.", "meet MDA USA -"),
    ],
)
def test_what_is_asked_or_given_beyond_is_one(told, text, expected):
    assert [expected] == told(text, "en", **PAPER)


def test_a_state_beside_a_town_is_where_it_is(told):
    text = "The United States and Moldova held talks in Lucerne, Switzerland, on Monday."

    assert ["meet MDA USA -"] == told(text, "en", **PAPER)


def test_a_purpose_that_opens_a_sentence_promises_nothing(told):
    text = "To ensure the recovery of Moldova, we will continue to keep Russian assets frozen."

    assert ["commit USA frozen_assets"] == told(text, "en", **PAPER)
