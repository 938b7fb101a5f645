"""English statements: what is one, whose it is, and how it is reported: tables of sentences."""

from pathlib import Path

import pytest
import yaml

from garant.library import read

CASES = yaml.load(
    (Path(__file__).parent / "cases_en.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
SAID = [
    pytest.param(row["text"], row["said"], id=row["text"][:60])
    for name in ("direct", "mixed", "indirect", "several", "speakers", "pointing")
    for row in CASES[name]
]

TRANSCRIPT = (
    "QUINN: Will there be Danish soldiers in Ukraine?\n"
    "LINDHOLM: No. We will train pilots instead.\n"
    "QUINN: The Kremlin says it will strike your planes.\n"
    "LINDHOLM: We are not impressed. Mark Rutte assured me that the Alliance would help.\n"
    "QUINN: Karen Lindholm, defence minister of Denmark, thank you."
)


def shown(found):
    """A statement as the tables write it, without its content."""
    speaker = found.speaker
    unnamed = "~" if speaker.anonymous else ""
    return f"{unnamed}{found.mode.value} {speaker.code or '-'} {speaker.person or '-'}"


def check(text, expected, found):
    assert [line.split(" | ")[0] for line in expected] == [shown(f) for f in found]
    for line, one in zip(expected, found, strict=True):
        assert line.split(" | ")[1] in one.content.of(text)


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_reported_speech_is_a_statement(text, expected, find_in):
    check(text, expected, find_in(text, language="en"))


@pytest.mark.parametrize("text", CASES["nothing"])
def test_attitudes_names_and_things_unsaid_are_no_statement(text, find_in):
    assert [] == [f.content.of(text) for f in find_in(text, language="en")]


def test_each_turn_of_a_transcript_is_its_speakers_own_statement(find_in):
    expected = [
        "direct DNK Lindholm | We will train pilots",
        "indirect RUS - | it will strike your planes",
        "direct DNK Lindholm | We are not impressed",
        "indirect NATO Rutte | that the Alliance would help",
    ]

    check(TRANSCRIPT, expected, find_in(TRANSCRIPT, kinds="qpqpq", language="en"))


def test_a_label_that_names_an_office_is_whoever_took_a_turn_under_it_before(find_in):
    text = (
        "FOREIGN MINISTER PENNY WONG: We will send two boats to Honiara.\n"
        "JOURNALIST: Beijing says they are not welcome.\n"
        "FOREIGN MINISTER: That is not for Beijing.\n"
        "JOURNALIST: And troops?\n"
        "FOREIGN MINISTER: No troops.\n"
        "MODERATOR: Thank you all."
    )
    expected = [
        "direct AUS Wong | two boats",
        "indirect CHN - | they are not welcome",
        "direct AUS Wong | not for Beijing",
        "direct AUS Wong | No troops",
    ]

    check(text, expected, find_in(text, kinds="pqpqpp", language="en"))


def test_answers_by_letter_are_those_of_whom_the_opening_names(find_in):
    text = (
        "General Agus Subiyanto commands Indonesia's army.\n"
        "Q: When will you leave?\n"
        "A: The first battalion is ready.\n"
        "Q: By June?\n"
        "A: Not before the Council has met."
    )
    expected = ["direct IDN Subiyanto | is ready", "direct IDN Subiyanto | Council has met"]

    check(text, expected, find_in(text, kinds="pqpqp", language="en"))


def test_a_tag_is_no_part_of_what_was_said(find_in):
    text = "Rates could double, Mark Rutte said, if a ship were hit."

    (found,) = find_in(text, language="en")

    assert ["Rates could double", "if a ship were hit"] == [p.of(text) for p in found.parts]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rutte said the force would go, while Berlin hesitated.", "the force would go"),
        ("Even if Moscow says it is a target, Paris will go.", "it is a target"),
        ("Paris is ready: Italy would train, Rutte said.", "Italy would train"),
    ],
)
def test_what_was_said_ends_where_the_narrator_goes_on(text, content, find_in):
    (found,) = find_in(text, language="en")

    assert content == found.content.of(text)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Mark Rutte denied that the force would leave in June.", True),
        ("Mark Rutte does not believe that the force will leave in June.", True),
        ("Mark Rutte believes that the force will leave in June.", False),
    ],
)
def test_what_a_speaker_denies_is_told(text, denied, find_in):
    (found,) = find_in(text, language="en")

    assert denied == found.denied


BRIEFING = """{"id": "a", "lang": "en", "date": "2024-03-11", "publisher": "The White House",
"title": "Press Briefing by National Security Communications Advisor Mark Ellery", "text":
"MR. ELLERY: Thanks, everybody. We announced a new package worth $300 million for Ukraine.\\n\\n
Q    Is the United States considering that?\\n\\n
MR. ELLERY: No. That has not changed.\\n\\n
Q    And the Swedes?\\n\\n
ELLERY: We welcome that."}"""


def test_the_first_turn_of_a_briefing_is_its_own(tmp_path):
    (tmp_path / "a.jsonl").write_text(BRIEFING.replace("\n", ""), "utf-8")
    (reading,) = read(tmp_path / "a.jsonl")

    assert [("USA", "Ellery")] * 3 == [
        (each.speaker.code, each.speaker.person) for each in reading.statements
    ]
