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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France will send troops to Ukraine. Slovakia is against it.", "oppose SVK > FRA"),
        ("Poland offered to send troops to Ukraine; Kyiv said no.", "oppose UKR > POL"),
        ("Turkish troops in Gaza are unacceptable to Israel.", "oppose ISR > TUR"),
        ("China demanded that Japan send no troops to Taiwan.", "oppose CHN > JPN"),
        ("Israel rejected the demand of Turkey for a force in Gaza.", "oppose ISR > TUR"),
        ("Poland told Germany to send troops to Ukraine.", "request POL > DEU"),
        ("Poland insists that Germany send troops to Ukraine.", "request POL > DEU"),
        ("Poland suggested that Germany should send troops to Ukraine.", "request POL > DEU"),
        ("It is time for Germany to send troops to Ukraine, Poland said.", "request POL > DEU"),
        ("It is up to Germany to send troops to Ukraine, Poland said.", "request POL > DEU"),
        ("Poland requested troops from Germany for Ukraine.", "request POL > DEU"),
        (
            "China warned that Japan would pay a price if it sent troops to Taiwan.",
            "warn CHN > JPN",
        ),
    ],
)
def test_whose_plan_or_whose_giving_it_is(told, text, expected):
    found = told(text)

    assert f"{expected} ground_troops" in found
    assert not [act for act in found if act.startswith(("commit DEU", "refuse"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Send us more interceptors," Zelensky said.', ["request UKR >  air_defence"]),
        (
            "Germany will deliver the interceptors for which Kyiv had asked.",
            ["commit DEU > UKR air_defence", "request UKR > DEU air_defence"],
        ),
        (
            "Israel rejected Turkey's demand for security guarantees for Gaza.",
            ["request TUR >  guarantee", "oppose ISR > TUR guarantee"],
        ),
    ],
)
def test_what_is_asked_in_passing_is_asked(told, text, expected):
    assert sorted(expected) == sorted(told(text))


WANTED = """Guarantees for Lebanon

Officials met in Rome on Monday to discuss the security guarantees for Lebanon and the force.

{} Cyprus does not want them.
"""


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Turkey will send 200 soldiers.", "oppose CYP > TUR ground_troops"),
        ("Beirut asked France for 200 soldiers.", "oppose CYP > FRA ground_troops"),
    ],
)
def test_who_does_not_want_what_another_plans_objects(told, before, expected):
    found = told(WANTED.format(before))

    assert [expected] == [act for act in found if " CYP >" in act]


def test_the_owner_of_frozen_assets_is_not_whom_an_objection_is_meant_for(told):
    text = "Slovakia opposes the EU's use of the frozen Russian assets for Ukraine."

    assert ["oppose SVK > EU frozen_assets"] == told(text)
