import json
from types import SimpleNamespace

import pytest

import real
import score
from garant.ontology import load_ontology

ONTOLOGY = load_ontology()
TEXT = "Oslo enverra des avions. Rome n'enverra rien, a dit Meloni."
LINES = [
    pytest.param(line, id=f"{path.stem}-{number}")
    for path in sorted({sample.path for sample in real.REAL.values()})
    for number, line in enumerate(score.load(path))
]


def act(start=5, end=23, *, kind="commit", actors=("NOR",), capability="air_policing", **other):
    return {
        "start": start,
        "end": end,
        "kind": kind,
        "actors": list(actors),
        "targets": ["UKR"],
        "capability": capability,
        "firmness": "committed",
        "conditions": [],
        "quantity": None,
        "speaker": None,
        **other,
    }


def line(*acts, statements=()):
    return {"document": "a", "statements": list(statements), "acts": list(acts)}


def shown(kind="commit", actors=("NOR",), capability="air_policing", firmness="committed"):
    return {
        "kind": kind,
        "actors": [{"code": code} for code in actors],
        "targets": [{"code": "UKR"}],
        "capability": capability,
        "firmness": firmness,
        "conditions": [],
        "quantity": None,
        "speaker": None,
        "evidence": [{"start": 0, "end": 24, "text": TEXT[:24]}],
    }


def figures(wanted, *acts, statements=()):
    tally = real.Tally()
    tally.add(wanted, TEXT, {"acts": list(acts), "statements": list(statements)})
    return tally.figures()


def test_acts_are_found_missed_and_beside():
    found = figures(line(act(), act(kind="refuse", actors=["ITA"])), shown(), shown(kind="warn"))

    assert (0.5, 0.5, 0.5) == tuple(
        found[f"acts {share}"] for share in ("precision", "recall", "F1")
    )
    assert 1.0 == found["targets"]
    assert 1.0 == found["firmness"]


def test_what_is_unsure_is_neither_missed_nor_beside():
    wanted = line(act(), act(kind="warn", unsure=True))

    assert 1.0 == figures(wanted, shown())["acts F1"]
    assert 1.0 == figures(wanted, shown(), shown(kind="warn"))["acts F1"]
    assert 0.5 == figures(wanted, shown(), shown(kind="meet"))["acts precision"]


def test_what_is_sure_is_answered_before_what_is_not():
    wanted = line(act(capability="guarantee", unsure=True), act(capability="guarantee"))

    assert 1.0 == figures(wanted, shown(capability="guarantee"))["acts recall"]


def test_an_alternative_answers_as_well_and_a_third_reading_does_not():
    wanted = line(act(alternatives=[{"capability": "arms", "firmness": "ready"}]))

    found = figures(wanted, shown(capability="arms", firmness="ready"))

    assert (1.0, 1.0) == (found["acts F1"], found["firmness"])
    assert 0.0 == figures(wanted, shown(capability="naval"))["acts F1"]


def test_a_statement_is_found_by_its_anchor_and_its_speaker_is_scored():
    wanted = {
        "start": 30,
        "end": 44,
        "code": "ITA",
        "person": "Meloni",
        "anonymous": False,
        "mode": "indirect",
    }
    given = {
        "speaker": {"code": "NOR", "person": None, "anonymous": False},
        "mode": "indirect",
        "content": {"start": 25, "end": 44, "text": TEXT[25:44]},
    }

    found = figures(line(statements=[wanted]), statements=[given])

    assert (1.0, 0.0) == (found["statements F1"], found["speaker"])


def test_nothing_wanted_and_nothing_given_is_no_division_by_zero():
    assert 0.0 == figures(line())["acts F1"]


def test_mistakes_are_listed_only_where_asked_for():
    errors = []
    real.Tally().add(line(act()), TEXT, {"acts": [shown(kind="meet")], "statements": []}, errors)

    assert ["a: missed", "a: extra "] == [error[:9] for error in errors]


def test_without_the_corpus_nothing_is_measured(monkeypatch, tmp_path):
    monkeypatch.setenv("GARANT_SHARED", str(tmp_path))

    measure = SimpleNamespace(read=lambda paths: pytest.fail("nothing is there to read"))

    assert [None] * len(real.REAL) == [real.figures(measure, name) for name in real.REAL]


@pytest.mark.parametrize("kept", LINES)
def test_of_a_real_text_places_are_kept_and_no_words(kept):
    entries = [*kept["statements"], *kept["acts"]]

    assert all(0 <= entry["start"] < entry["end"] <= kept["characters"] for entry in entries)
    assert all(entry["end"] - entry["start"] < 80 for entry in entries)
    assert "anchor" not in json.dumps(kept)


@pytest.mark.parametrize("kept", LINES)
def test_an_annotated_act_of_a_real_text_holds_what_its_kind_holds(kept):
    for entry in kept["acts"]:
        codes = {*entry["actors"], *entry["targets"]}

        assert entry["actors"]
        assert all(code in ONTOLOGY.parties or len(code) < 9 for code in codes)
        assert entry["firmness"] is None or entry["kind"] in ("commit", "refuse")


@pytest.mark.parametrize("path", sorted({sample.path for sample in real.REAL.values()}))
def test_half_of_the_real_texts_are_held_back(path):
    held = [kept["held_back"] for kept in score.load(path)]

    assert held == [bool(number % 2) for number in range(len(held))]
