import json

import pytest

import judge
import measure
import score
from garant.errors import GarantError


def row(*faults, kind="commit", why="it is told of a battle"):
    return {
        "document": "a",
        "act": "a1",
        "kind": kind,
        "faults": list(faults),
        "why": why if faults else "",
        "words": "a sentence of a publisher",
    }


@pytest.mark.parametrize(
    ("faults", "expected"),
    [
        ([], True),
        (["firmness", "targets"], True),
        (["actors"], False),
        (["capability", "firmness"], False),
        (["no act"], False),
        (["kind"], False),
    ],
)
def test_an_act_is_right_when_its_kind_its_actors_and_its_capability_are(faults, expected):
    assert expected is judge.is_right(row(*faults))


def test_the_words_of_a_text_are_not_kept():
    assert "words" not in judge.kept(row("no act"))


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [(row("tone"), "unknown fault tone"), (row("no act", why=""), "without the reason")],
)
def test_a_verdict_that_cannot_be_read_later_is_not_kept(wrong, problem):
    with pytest.raises(GarantError, match=problem):
        judge.kept(wrong)


def test_a_report_gives_the_precision_in_all_and_by_kind(capsys):
    judge.print_report("some corpus", [row(), row(), row("no act"), row("targets", kind="refuse")])

    assert (
        "some corpus: 3 of 4 right, precision 0.75\n"
        "    commit   2 of 3 right, precision 0.67\n"
        "    refuse   1 of 1 right, precision 1.00\n"
        "    faults: no act 1, targets 1\n"
    ) == capsys.readouterr().out


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, True),
        ({"start": 15, "end": 40, "firmness": "ready"}, True),
        ({"actors": ["FRA"]}, True),
        ({"start": 20, "end": 40}, False),
        ({"actors": ["DEU"]}, False),
        ({"kind": "refuse"}, False),
        ({"capability": "naval"}, False),
    ],
)
def test_a_judged_act_is_told_by_what_it_says_and_where(changed, expected):
    act = {
        "kind": "commit",
        "actors": ["FRA", "GBR"],
        "capability": "arms",
        "firmness": "possible",
        "start": 10,
        "end": 20,
    }

    assert expected is judge.is_same(act, {**act, **changed})


def test_a_corpus_that_is_not_there_is_told_by_its_path(monkeypatch, tmp_path):
    monkeypatch.setenv("GARANT_SHARED", str(tmp_path))

    with pytest.raises(GarantError, match="GARANT_SHARED"):
        list(judge.read("white-house"))


@pytest.mark.parametrize("corpus", judge.CORPORA)
def test_what_was_judged_is_kept_without_the_words(corpus):
    rows = score.load(judge.judged(corpus))

    assert len(rows) == len({(row["document"], row["act"]) for row in rows})
    for kept in rows:
        assert kept == judge.kept(kept)
        assert all(len(text) < 250 for text in kept.values() if isinstance(text, str))


def test_every_language_has_items_without_an_act():
    for suite in measure.NO_ACT.values():
        assert all({"id", "about", "text"} == set(item) for item in score.load(suite.path))
        assert json.loads(suite.path.read_text("utf-8").splitlines()[0])["id"].startswith("none-")
