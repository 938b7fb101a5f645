"""What is a statement, whose it is, and how it is reported: tables of sentences."""

from pathlib import Path

import pytest
import yaml

from garant.library import read
from garant.model import Mode

CASES = yaml.load(
    (Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)

INTERVIEW = (
    "La ministre danoise de la Défense revient sur la force promise à Kiev.\n"
    "Enverrez-vous des soldats ?\n"
    "Non, c'est exclu. Nous formerons en revanche des pilotes.\n"
    "Le Kremlin affirme qu'il frappera vos avions.\n"
    "La menace ne nous impressionne pas.\n"
    "Mark Rutte m'a assuré que l'Alliance nous aiderait."
)


def rows(name):
    """The rows of one table as text and expectation."""
    return [(row["text"], row["said"]) for row in CASES[name]]


def shown(found):
    """A statement as the tables write it, without its content."""
    speaker = found.speaker
    unnamed = "~" if speaker.anonymous else ""
    return f"{unnamed}{found.mode.value} {speaker.code or '-'} {speaker.person or '-'}"


def check(text, expected, found):
    assert [line.split(" | ")[0] for line in expected] == [shown(f) for f in found]
    for line, one in zip(expected, found, strict=True):
        assert line.split(" | ")[1] in one.content.of(text)


@pytest.mark.parametrize(("text", "expected"), rows("direct"))
def test_a_quoted_clause_is_direct(text, expected, find_in):
    check(text, expected, find_in(text))


@pytest.mark.parametrize(("text", "expected"), rows("mixed"))
def test_a_quoted_fragment_is_mixed(text, expected, find_in):
    check(text, expected, find_in(text))


@pytest.mark.parametrize(("text", "expected"), rows("indirect"))
def test_reported_speech_is_indirect(text, expected, find_in):
    check(text, expected, find_in(text))


@pytest.mark.parametrize(("text", "expected"), rows("several"))
def test_each_verb_of_saying_makes_one_statement(text, expected, find_in):
    check(text, expected, find_in(text))


@pytest.mark.parametrize(("text", "expected"), rows("chains"))
def test_a_chain_goes_to_the_innermost_speaker(text, expected, find_in):
    check(text, expected, find_in(text))


@pytest.mark.parametrize(("text", "expected"), [*rows("speakers"), *rows("pointing")])
def test_a_speaker_is_resolved_in_the_document(text, expected, find_in):
    check(text, expected, find_in(text))


@pytest.mark.parametrize("text", CASES["nothing"])
def test_attitudes_names_and_things_unsaid_are_no_statement(text, find_in):
    assert [] == [f.content.of(text) for f in find_in(text)]


def test_each_answer_of_an_interview_is_one_statement(find_in):
    expected = [
        "direct DNK Lindholm | c'est exclu",
        "indirect RUS - | qu'il frappera vos avions",
        "direct DNK Lindholm | La menace ne nous",
        "indirect NATO Rutte | que l'Alliance nous aiderait",
    ]

    found = find_in(INTERVIEW, title="Karen Lindholm : « Nous ne céderons pas »", kinds="pqpqpp")

    check(INTERVIEW, expected, found)


def test_a_tag_is_no_part_of_what_was_said(find_in):
    text = "« La force partira, a dit Mark Rutte, quand Kiev le voudra. »"

    (found,) = find_in(text)

    assert ["La force partira", "quand Kiev le voudra"] == [p.of(text) for p in found.parts]


def test_the_carrier_of_a_chain_is_kept(find_in):
    (found,) = find_in("Selon l'AFP, Emmanuel Macron a dit que la force partira en juin.")

    assert "AFP" in (found.speaker.via or "")


def test_a_broken_quotation_is_read_with_a_doubt(find_in):
    (found,) = find_in("La force partira en juin », a dit Mark Rutte.")

    assert "unbalanced_quotation" in [doubt.code for doubt in found.doubts]


def test_first_person_is_told(find_in):
    (found,) = find_in("« Nous irons jusqu'au bout », a dit Mark Rutte.")

    assert found.first_person


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Mark Rutte nie que la force partira en juin.", True),
        ("Mark Rutte ne croit pas que la force partira en juin.", True),
        ("Mark Rutte ne nie pas que la force partira en juin.", False),
        ("Mark Rutte croit que la force partira en juin.", False),
    ],
)
def test_what_a_speaker_denies_is_told(text, denied, find_in):
    (found,) = find_in(text)

    assert denied == found.denied


def test_the_key_is_made_of_document_and_content(find_in):
    text = "Mark Rutte a dit que la force partira en juin."
    (once,), (again,) = find_in(text), find_in(text)

    assert once.id == again.id


def test_a_statement_carries_what_was_found(find_in):
    (found,) = find_in("Mark Rutte a dit que la force partira en juin.")

    statement = found.to_statement()

    assert (Mode.INDIRECT, "a dit", "Rutte") == (
        statement.mode,
        statement.cue,
        statement.speaker.person,
    )


TRANSCRIPT = """Point de presse du président de la République et du Premier ministre du Liban

{place}, 24 janvier 2026

LE PRÉSIDENT DE LA RÉPUBLIQUE. - Merci d'être là, cher Nawaf. La France livrera cinquante blindés.

NAWAF SALAM. - Merci, Monsieur le Président. Notre armée se déploiera jusqu'à la frontière.

QUESTION. - La France ira-t-elle seule ?

LE PRÉSIDENT DE LA RÉPUBLIQUE. - Non. L'Italie est avec nous.
"""


@pytest.mark.parametrize(
    ("place", "code", "person"),
    [("Palais de l'Élysée", "FRA", "Macron"), ("Paris", "FRA", "Macron")],
)
def test_who_takes_a_turn_at_a_seat_holds_its_office(tmp_path, place, code, person):
    (tmp_path / "a.txt").write_text(TRANSCRIPT.format(place=place), "utf-8")
    (reading,) = read(tmp_path / "a.txt", language="fr")

    assert [(code, person), ("LBN", "Salam"), (code, person)] == [
        (each.speaker.code, each.speaker.person) for each in reading.statements
    ]
