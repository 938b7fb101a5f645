"""What waits for a person, what a decision prevails over, and what corrections suggest."""

from dataclasses import replace

import pytest
from ledger.made_up import BETTER_RUN, RUN, madrid, paris

from garant.errors import LedgerError, QuestionError
from garant.ledger import Asked
from garant.ledger.deciding import decide, fields_named, keys_named, waiting, way_between
from garant.ledger.suggesting import suggestions
from garant.model import Actor, Firmness, SuggestedFor, Verdict


@pytest.fixture
def both(ledger):
    """A ledger of two documents, and the keys of their acts by party and day."""
    ledger.record([paris(), madrid()], RUN)
    return {(one.act.actors[0].code, one.day.month): one.key for one in ledger.acts()}


def test_what_was_doubted_waits_first_then_what_was_said_last(ledger, both):
    order = waiting(ledger, Asked())

    assert [both[each] for each in (("PRT", 9), ("ESP", 10), ("NOR", 10), ("NOR", 9))] == order
    assert [both["NOR", 10], both["NOR", 9]] == waiting(ledger, Asked(party="NOR"))
    assert 3 == len(waiting(ledger, Asked(), statements=True))


def test_what_was_judged_waits_no_more_until_that_is_taken_back(ledger, both):
    decide(ledger, both["NOR", 9], Verdict.REJECT, who="Anna")
    corrected = decide(
        ledger, both["PRT", 9], Verdict.CORRECT, who="Anna", changes={"place": "Lisbonne"}
    )

    assert {both["ESP", 10], both["NOR", 10]} == set(waiting(ledger, Asked()))
    decide(ledger, corrected.review.key, Verdict.UNDO, who="Anna")
    assert both["PRT", 9] in waiting(ledger, Asked())


def test_what_a_better_reader_no_longer_finds_waits_no_more(ledger, both):
    reading = paris()
    ledger.record([replace(reading, acts=reading.acts[:1])], BETTER_RUN)

    assert both["PRT", 9] not in waiting(ledger, Asked())


def test_a_decision_tells_what_it_was_on_and_what_stood_before(ledger, both):
    first = decide(ledger, both["NOR", 9], Verdict.ACCEPT, who="Anna", why="heard it")
    second = decide(
        ledger, both["NOR", 9][:8], Verdict.CORRECT, who="Boris", changes={"firmness": "ready"}
    )
    undone = decide(ledger, second.result.key, Verdict.UNDO, who="Anna")

    assert first.over is None
    assert first.result is None
    assert first.review == second.over == undone.over
    assert Firmness.COMMITTED is second.subject.act.firmness
    assert Firmness.READY is second.result.act.firmness


def test_a_correction_of_a_correction_starts_from_what_stands(ledger, both):
    once = decide(
        ledger, both["NOR", 9], Verdict.CORRECT, who="Anna", changes={"firmness": "ready"}
    )
    twice = decide(ledger, once.result.key, Verdict.CORRECT, who="Anna", changes={"place": "Oslo"})

    assert once.result.key == twice.subject.key
    assert (Firmness.READY, "Oslo") == (twice.result.act.firmness, twice.result.act.place)
    with pytest.raises(QuestionError, match="changes nothing"):
        decide(ledger, twice.result.key, Verdict.CORRECT, who="A", changes={"place": "Oslo"})


def test_keys_name_acts_and_statements(ledger, both):
    (said,) = ledger.statements(Asked(anonymous=True))

    assert [both["NOR", 9], said.key] == keys_named(
        ledger, [both["NOR", 9][:6], said.key, both["NOR", 9]]
    )
    assert "firmness" in fields_named(ledger, both["NOR", 9])
    assert "mode" in fields_named(ledger, said.key)
    with pytest.raises(LedgerError, match="no act or statement"):
        keys_named(ledger, ["aaaaaaaa"])


def test_two_documents_are_one_source_by_way_of_a_third(ledger):
    ledger.record([paris(), paris("b.txt"), paris("c.txt"), madrid()], RUN)
    keys = {record.id: record.key for record in ledger.documents()}
    first, second, last = (keys[name] for name in ("paris.txt", "b.txt", "c.txt"))

    assert (first, last) == way_between(ledger, first, last)
    ledger.link(first, last, same=False, who="Anna")
    assert (first, second, last) == way_between(ledger, first, last)
    ledger.link(second, last, same=False, who="Anna")
    assert () == way_between(ledger, first, last)
    assert () == way_between(ledger, first, keys["madrid.txt"])


def test_corrections_that_stand_suggest_words(ledger):
    reading = paris()
    actors = (
        Actor("le Fjordheim", "DNK"),
        Actor("elle", "DNK"),
        Actor("Solheim", "DNK", "Solheim"),
    )
    ledger.record(
        [replace(reading, acts=(replace(reading.acts[0], actors=actors), reading.acts[1]))], RUN
    )
    (danish,) = ledger.acts(Asked(party="DNK"))
    (portugal,) = ledger.acts(Asked(party="PRT"))
    right = "NOR, SWE, FIN"
    decide(ledger, danish.key, Verdict.CORRECT, who="Anna", why="no", changes={"actors": right})
    changes = {"kind": "oppose", "capability": "arms", "conditions": "un_mandate"}
    decide(ledger, portugal.key, Verdict.CORRECT, who="Boris", changes=changes)
    (said,) = [one for one in ledger.statements() if one.statement.cue == "a déclaré"]
    decide(ledger, said.key, Verdict.CORRECT, who="Anna", changes={"speaker.code": "SWE"})
    decide(ledger, said.key, Verdict.ACCEPT, who="Zoé")

    found = [(one.wanted, one.code, one.read, one.words, one.who) for one in suggestions(ledger)]
    assert [
        (SuggestedFor.NAME, "NOR", "DNK", "Fjordheim", "Anna"),
        (SuggestedFor.NAME, "SWE", "DNK", "", "Anna"),
        (SuggestedFor.HOLDER, "FIN", "DNK", "Solheim", "Anna"),
        (SuggestedFor.PREDICATE, "oppose", "refuse excluded", "", "Boris"),
        (SuggestedFor.CAPABILITY, "arms", "ground_troops", "", "Boris"),
        (SuggestedFor.CONDITION, "un_mandate", "", "", "Boris"),
    ] == found
    first = suggestions(ledger)[0]
    assert (danish.words[0], "fr", danish.key) == (first.sentence, first.language, first.act)
