"""Lists whose items hang on the words before a colon."""

from pathlib import Path

import pytest

from garant.library import read
from garant.model import Act


def acts_of(text: str, folder: Path) -> list[Act]:
    path = folder / "a.txt"
    path.write_text(text, "utf-8")
    (reading,) = read(path, language="en")
    return list(reading.acts)


def shown(act: Act) -> str:
    rung = act.firmness.value if act.firmness else "+".join(t.code for t in act.targets)
    who = "+".join(sorted(actor.code for actor in act.actors))
    return f"{act.kind.value} {who} {act.capability} {rung}"


@pytest.fixture
def told(tmp_path):
    """A function from a stem and its items to the acts of a fact sheet with them, in short."""

    def tell(stem: str, *items: str) -> set[str]:
        lines = "\n\n".join(f"- {item}" for item in items)
        head = (
            "Support for Ukraine\n\nOttawa, 3 March 2026\n\n"
            "Canada stands with Ukraine and its people in the fourth year of the war."
        )
        return {shown(act) for act in acts_of(f"{head} {stem}\n\n{lines}\n", tmp_path)}

    return tell


@pytest.mark.parametrize(
    ("stem", "items", "expected"),
    [
        (
            "Canada is providing:",
            ("40 more light armoured vehicles;", "two Patriot batteries, to be delivered by May."),
            {"commit CAN arms committed", "commit CAN air_defence committed"},
        ),
        (
            "Canada has agreed to:",
            ("keep its naval vessel in the Black Sea;", "send 200 soldiers to Ukraine."),
            {"commit CAN naval committed", "commit CAN ground_troops committed"},
        ),
        (
            "Canada could:",
            ("send 200 soldiers to Ukraine.",),
            {"commit CAN ground_troops possible"},
        ),
        (
            "Canada will not:",
            ("send troops to Ukraine;", "keep its vessel in the Black Sea."),
            {"refuse CAN ground_troops excluded", "refuse CAN naval excluded"},
        ),
        (
            "Canada calls on Russia to:",
            ("withdraw its troops from Ukraine.",),
            {"request CAN ceasefire RUS"},
        ),
    ],
)
def test_items_are_told_of_whoever_the_stem_names(told, stem, items, expected):
    assert expected == told(stem, *items)


@pytest.mark.parametrize(
    "stem", ["Canada welcomed what was said in Kyiv:", "These were the questions:", "In brief:"]
)
def test_items_under_another_stem_are_nobodys(told, stem):
    assert set() == told(stem, "40 light armoured vehicles;", "keep a vessel in the Black Sea.")


def test_a_stem_ends_with_its_list(tmp_path):
    text = (
        "Support for Ukraine\n\nOttawa, 3 March 2026\n\nCanada stands with Ukraine and its people. "
        "Canada is providing:\n\n- two Patriot batteries.\n\nA walk in the park.\n\n"
        "- 40 tanks, a band and a flag.\n"
    )

    assert ["air_defence"] == [act.capability for act in acts_of(text, tmp_path)]


CONFERENCE = """Press conference on the police mission for Haiti

Nairobi, 3 March 2026

{label}: Good morning. Kenya will send 300 more police officers to Haiti.

{asks}: {question}

{label}: {answer}
"""


@pytest.mark.parametrize(
    ("label", "asks", "answer", "expected"),
    [
        (
            "SENATOR OTIENO",
            "QUESTION",
            "We are not sending soldiers.",
            {"commit KEN police committed", "refuse KEN ground_troops excluded"},
        ),
        (
            "MINISTER OTIENO",
            "Journalist",
            "We will train 400 Haitian officers in Nairobi.",
            {"commit KEN police committed", "commit KEN training committed"},
        ),
    ],
)
def test_who_answers_where_a_text_was_given_speaks_for_that_state(
    label, asks, answer, expected, tmp_path
):
    question = "What can Haiti expect from the mission?"
    text = CONFERENCE.format(label=label, asks=asks, question=question, answer=answer)

    assert {shown(act) for act in acts_of(text, tmp_path)} == expected


def test_items_open_with_verbs_that_could_be_nouns(tmp_path):
    text = (
        "Joint statement on Moldova\n\nRiga, 3 March 2026\n\n"
        "We, the defence ministers of Latvia and Romania, stand with Moldova.\n\nWe will:\n\n"
        "- deliver two radars to Moldova\n- train 400 soldiers in Latvia\n- host the headquarters\n"
    )

    assert {shown(act) for act in acts_of(text, tmp_path)} == {
        "commit LVA+ROU air_defence committed",
        "commit LVA+ROU training committed",
        "commit LVA+ROU headquarters committed",
    }
