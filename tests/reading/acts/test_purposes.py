"""What help is by what it holds and what it is for: a package, a battery, support for talks."""

import json

import pytest

from garant.library import read


@pytest.fixture
def told(tmp_path):
    """A function from a text that a government publishes to its acts, `kind party capability`."""

    def tell(text):
        path = tmp_path / "texts.jsonl"
        record = {"id": "a", "title": "Statement on Moldova", "publisher": "The White House"}
        path.write_text(json.dumps(record | {"text": text, "lang": "en"}) + "\n", "utf-8")
        (reading,) = read(path)
        return [
            f"{act.kind.value} {'+'.join(actor.code for actor in act.actors)} {act.capability}"
            for act in reading.acts
        ]

    return tell


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
    assert [f"commit USA {expected}"] == told(text)
