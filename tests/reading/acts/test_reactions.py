"""What makes a request, an objection, a thanks or a threat, and what only looks like one."""

import json

import pytest

from garant.library import read


@pytest.fixture
def told(tmp_path):
    """A function from a text to its acts, as `kind parties > parties capability`."""

    def tell(text, *, title=None, publisher=None):
        path = tmp_path / "texts.jsonl"
        record = {"id": "a", "title": title, "publisher": publisher, "text": text, "lang": "en"}
        path.write_text(json.dumps(record) + "\n", "utf-8")
        (reading,) = read(path, language="en")
        return [
            f"{act.kind.value} {_codes(act.actors)} > {_codes(act.targets)} {act.capability or '-'}"
            for act in reading.acts
        ]

    return tell


def _codes(actors):
    return "+".join(sorted(actor.code for actor in actors))


@pytest.mark.parametrize(
    "text",
    [
        "Ghana wants to remind Ukraine that winter is hard on soldiers.",
        "Germany is expected to send troops to Ukraine.",
        "The Patriot battery will be a critical asset for Ukraine.",
        "Ukraine will receive 200 interceptors.",
        "Norway underlined the importance of the air defence coalition for Ukraine.",
        "Ireland delivered the ambulances that Ukraine needs.",
    ],
)
def test_what_asks_nobody_for_anything_is_no_request(told, text):
    assert [] == [act for act in told(text) if act.startswith("request")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukraine hopes that Japan comes up with a loan.", "request UKR > JPN funding"),
        ("Ukraine urged its partners to decree new sanctions.", "request UKR > ALLIES sanctions"),
        (
            "Poland denounced Berlin's plan for a force in Ukraine.",
            "oppose POL > DEU ground_troops",
        ),
        ("Ukraine thanked Canada, which delivered forty howitzers.", "endorse UKR > CAN arms"),
    ],
)
def test_another_that_gives_makes_a_reaction(told, text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "We call on Iran to cease transferring missiles to Russia.",
        "We urge all states not to give military assistance to Russia.",
        "American assistance remains critical to Ukraine.",
        "I want to thank our soldiers, who stand with Ukraine.",
        "We are supporting the Ministry of Health of Ukraine with technical assistance.",
        "This week we began to pay teachers in Ukraine, thanks to the support of Congress.",
        "The Treasury will impose blocking sanctions on companies that sell arms to Russia.",
        "Russia threatens the foundations of peace in Ukraine.",
    ],
)
def test_official_prose_is_no_reaction_by_itself(told, text):
    found = told(text, title="Statement on Support for Ukraine", publisher="The White House")

    assert [] == [
        act for act in found if act.split()[0] in ("request", "oppose", "endorse", "warn")
    ]
