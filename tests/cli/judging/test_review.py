"""Reviewing by key, and by letters through a pipe."""

import json
from pathlib import Path

import pytest
from cli.judging.commands import review, shown_in_order, standings

from garant.ledger import Asked
from garant.ledger.changes import ACT_FIELDS, STATEMENT_FIELDS
from garant.model import Firmness, Standing, Verdict


def test_an_act_is_accepted_by_the_first_signs_of_its_key(ledger, keys):
    result = review(keys["NOR"][:6], "--accept", "--why", "heard it")

    assert 0 == result.exit_code, result.output
    assert f"{keys['NOR'][:8]} accepted: NOR commit ground_troops" in result.stdout
    assert ("Anna", "heard it") == (ledger.reviews(keys["NOR"])[0].who, "heard it")
    assert Standing.ACCEPTED is ledger.act(keys["NOR"]).standing


def test_a_field_is_corrected_and_what_changes_is_told(ledger, keys):
    result = review(
        keys["NOR"], "--correct", "firmness=ready", "--correct", "conditions=none", "--by", "Boris"
    )

    assert "firmness committed → ready; conditions ceasefire → none" in result.stdout
    (record,) = ledger.acts(Asked(party="NOR", reviewed=True))
    assert (Firmness.READY, ()) == (record.act.firmness, record.act.conditions)
    assert "Boris" == ledger.reviews(record.key)[0].who


def test_several_are_rejected_at_once(ledger, keys):
    result = review(keys["NOR"], keys["ESP"], "--reject")

    assert 2 == len(result.stdout.splitlines())
    assert ["rejected", "rejected"] == [ledger.act(keys[name]).standing for name in ("NOR", "ESP")]


def test_a_decision_is_taken_back(ledger, keys):
    review(keys["NOR"], "--accept")
    review(keys["NOR"], "--reject")
    result = review(keys["NOR"], "--undo", "--by", "Boris")

    assert "undone: NOR commit" in result.stdout
    assert "what Anna decided on" in result.stderr
    assert "stands again: accepted" in result.stderr
    assert Standing.ACCEPTED is ledger.act(keys["NOR"]).standing


def test_what_a_decision_prevails_over_is_told(ledger, keys):
    ledger.review(keys["NOR"], Verdict.ACCEPT, who="Boris", why="I was there")
    result = review(keys["NOR"], "--reject")

    assert "Boris had accepted it on" in result.stderr
    assert "(I was there); both stay, and the later prevails: rejected" in result.stderr
    assert 2 == len(ledger.reviews(keys["NOR"]))


def test_decisions_are_lines_of_json(ledger, keys):
    ledger.review(keys["NOR"], Verdict.ACCEPT, who="Boris")
    result = review(keys["NOR"], keys["ESP"], "--reject", "--why", "no", "--json")

    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert {"key", "verdict", "subject", "result", "who", "why", "recorded", "undoes", "over"} == (
        first.keys()
    )
    assert ("reject", keys["NOR"], None, "Anna", "no") == tuple(
        first[name] for name in ("verdict", "subject", "result", "who", "why")
    )
    assert ("Boris", "accept") == (first["over"]["who"], first["over"]["verdict"])
    assert second["over"] is None


def test_a_statement_is_reviewed_by_its_key(ledger):
    (record,) = ledger.statements(Asked(anonymous=True))
    result = review(record.key, "--correct", "speaker.code=ESP", "--correct", "mode=mixed")

    assert 0 == result.exit_code, result.output
    (record,) = ledger.statements(Asked(anonymous=True))
    assert ("ESP", "mixed") == (record.statement.speaker.code, record.statement.mode)


def test_evidence_is_corrected_by_its_words(ledger, keys):
    review(keys["ESP"], "--correct", "evidence=prête à former des sapeurs")

    (record,) = ledger.acts(Asked(party="ESP"))
    assert ("prête à former des sapeurs",) == record.words


def test_all_mistakes_in_a_correction_are_told_and_nothing_is_recorded(ledger, keys):
    result = review(keys["NOR"], "--correct", "firmness=redy", "--correct", "actors=FRE")

    assert 2 == result.exit_code
    first, second = result.stderr.splitlines()
    assert "actors: unknown party 'FRE'; did you mean FRA (France)" in first
    assert "firmness: unknown firmness 'redy'; did you mean ready?" in second
    assert [] == ledger.reviews(keys["NOR"])


def test_one_that_is_not_there_does_not_hold_up_the_others(ledger, keys):
    result = review("aaaaaaaa", keys["NOR"], "--accept")

    assert 2 == result.exit_code
    assert "no act or statement has the key 'aaaaaaaa'" in result.stderr
    assert 1 == len(result.stderr.splitlines())
    assert Standing.ACCEPTED is ledger.act(keys["NOR"]).standing


@pytest.mark.parametrize("decision", [["--accept"], ["--undo"], ["--correct", "place=x"], []])
def test_a_review_of_what_is_not_there_is_one_line(ledger, decision):
    result = review("aaaaaaaa", *decision)

    assert 1 == result.exit_code
    assert 1 == len(result.stderr.splitlines())
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--accept"], "--accept needs the key of an act or a statement"),
        (["KEY", "--accept", "--reject"], "--accept and --reject are two decisions"),
        (["KEY", "--accept", "--party", "FRA"], "keys are given and what to walk through too"),
        (["KEY", "--suggestions"], "--suggestions come from all corrections"),
        (["--output", "x.yaml"], "--output is for --suggestions"),
        (["--why", "x"], "--why goes with a decision"),
        (["KEY", "--accept", "--by", " "], "nobody is named; say who decides with --by"),
        (["--party", "FRE"], "unknown party 'FRE'"),
        (["--since", "2025-13"], "there is no such month"),
    ],
)
def test_what_does_not_go_together_is_one_line(ledger, keys, arguments, problem):
    result = review(*(keys["NOR"] if each == "KEY" else each for each in arguments))

    assert 2 == result.exit_code
    (line,) = result.stderr.splitlines()
    assert problem in line


def test_a_ledger_that_is_not_there_is_not_made(tmp_path):
    result = review("aaaaaaaa", "--accept", "--ledger", tmp_path / "other.db")

    assert 1 == result.exit_code
    assert "there is no ledger" in result.stderr
    assert not (tmp_path / "other.db").exists()


# Letters through a pipe.


def test_what_was_doubted_comes_first_then_what_was_said_last(ledger, keys):
    result = review(letters="ssss")

    order = shown_in_order(result)
    assert keys["PRT"][:8] == order[0]
    assert {keys["ESP"][:8], keys["NOR2"][:8]} == set(order[1:3])
    assert keys["NOR"][:8] == order[3]
    assert "recorded nothing; 4 left" in result.stderr


def test_letters_decide_one_after_another(ledger, keys):
    result = review(letters="a c place=Oslo; conditions=ceasefire\n r no such thing\ns")

    assert 0 == result.exit_code, result.output
    assert "recorded 1 accepted, 1 corrected, 1 rejected; 1 left" in result.stderr
    assert "accepted" == standings(ledger, keys)["PRT"]
    assert "unreviewed" == standings(ledger, keys)["NOR"]
    reasons = [one.why for key in keys.values() for one in ledger.reviews(key)]
    assert "no such thing" in reasons


def test_what_is_shown_has_its_doubts_context_and_source(ledger, keys):
    result = review(letters="q")

    lines = result.stdout.splitlines()
    assert "4 left" in lines[1]
    assert "doubt: actor inferred: nobody else is named" == lines[2]
    assert "2025-09-04 · Le Fjord · Un sommet · paris.txt" == lines[3]
    assert "[[Le Portugal exclut tout envoi de troupes.]]" in result.stdout
    assert "  firmness    excluded" in lines


def test_filters_choose_what_is_walked_through(ledger, keys):
    result = review("--party", "Norvège", "--until", "2025-09", letters="a")

    assert [keys["NOR"][:8]] == shown_in_order(result)
    assert "0 left" in result.stderr


def test_statements_are_walked_through_on_request(ledger):
    result = review("--statements", letters="ar\nc mode=mixed\n")

    assert 0 == result.exit_code, result.output
    assert "recorded 1 accepted, 1 corrected, 1 rejected; 0 left" in result.stderr


def test_the_last_decision_is_taken_back_and_its_act_shown_again(ledger, keys):
    result = review(letters="aur\nq")

    first, _, again, *_ = shown_in_order(result)
    assert first == again == keys["PRT"][:8]
    assert ["accept", "undo", "reject"] == [
        one.verdict.value for one in ledger.reviews(keys["PRT"])
    ]
    assert "recorded 1 accepted, 1 rejected, 1 taken back; 3 left" in result.stderr


def test_the_very_last_decision_can_be_taken_back_too(ledger, keys):
    result = review("--party", "ESP", letters="auq")

    assert "unreviewed" == standings(ledger, keys)["ESP"]
    assert "recorded 1 accepted, 1 taken back; 1 left" in result.stderr


def test_the_next_and_previous_of_a_document_are_shown_and_the_order_goes_on(ledger, keys):
    result = review(letters="pansq")

    # Portugal's stands second in its text, and is decided when the walk comes back to it.
    assert [keys["PRT"][:8], keys["NOR"][:8], keys["PRT"][:8]] == shown_in_order(result)[:3]
    assert 2 == result.exit_code
    assert "none waits after it in this document" in result.stderr
    assert {"NOR"} == {name for name, one in standings(ledger, keys).items() if one == "accepted"}


def test_named_acts_are_walked_through_also_when_they_were_judged(ledger, keys):
    review(keys["NOR"], "--accept")
    result = review(keys["NOR"], keys["ESP"], letters="r\na")

    assert [keys["NOR"][:8], keys["ESP"][:8]] == shown_in_order(result)
    assert "decided: Anna: accept" in result.stdout
    assert {"NOR": "rejected", "ESP": "accepted"}.items() <= standings(ledger, keys).items()


@pytest.mark.parametrize(
    ("letters", "problem"),
    [
        ("ax", "'x' is none of the letters"),
        ("ac firmness=redy\na", "unknown firmness 'redy'"),
        ("ac\na", "'' changes nothing; write FIELD=VALUE"),
        ("uq", "nothing was decided in this walk"),
    ],
)
def test_letters_that_are_not_understood_end_the_walk(ledger, keys, letters, problem):
    result = review(letters=letters)

    assert 2 == result.exit_code
    assert problem in result.stderr
    decided = [name for name, one in standings(ledger, keys).items() if one != "unreviewed"]
    assert (["PRT"] if letters[0] == "a" else []) == decided
    assert "recorded" in result.stderr


def test_the_end_of_the_letters_ends_the_walk(ledger):
    result = review(letters="")

    assert 0 == result.exit_code
    assert "recorded nothing; 4 left" in result.stderr


def test_where_nothing_waits_it_says_so(ledger, keys):
    review(*keys.values(), "--accept")
    result = review(letters="a")

    assert 0 == result.exit_code
    assert "garant: no act waits for review\n" == result.stderr
    assert "no statement waits" in review("--statements", "--party", "ESP").stderr


def test_a_walk_writes_its_decisions_as_json_and_shows_things_beside(ledger, keys):
    result = review("--json", letters="ar\nq")

    assert ["accept", "reject"] == [
        json.loads(line)["verdict"] for line in result.stdout.splitlines()
    ]
    assert keys["PRT"][:8] in result.stderr


def test_help_names_every_letter_and_code(ledger):
    result = review(letters="?q")

    for word in ("accept", "speaker.anonymous", "endorse", "signalled", "us_backstop"):
        assert word in result.stdout


def test_the_page_on_reviewing_has_every_field_and_letter():
    page = (Path(__file__).parents[3] / "docs" / "review.md").read_text("utf-8")

    assert [] == [
        word for word in (*ACT_FIELDS, *STATEMENT_FIELDS, *"acrsunpq?") if f"`{word}`" not in page
    ]
