"""The command as installed, with the pipeline that is carried, on the bundled reporting."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
GARANT = Path(sys.executable).with_name("garant")


def garant(*arguments):
    return subprocess.run(
        [GARANT, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={name: value for name, value in os.environ.items() if not name.startswith("GARANT_")},
    )


@pytest.fixture(scope="module")
def read_once():
    return garant("read", *EXAMPLES, "--format", "jsonl", "--explain")


@pytest.fixture(scope="module")
def readings(read_once):
    return [json.loads(line) for line in read_once.stdout.splitlines()]


def test_the_bundled_reporting_is_read_without_a_complaint(read_once, readings):
    assert 0 == read_once.returncode
    assert "" == read_once.stderr
    assert [path.name for path in EXAMPLES] == [reading["document"]["id"] for reading in readings]


def test_the_frame_of_every_digest_is_known(readings):
    for path, reading in zip(EXAMPLES, readings, strict=True):
        title = path.read_text("utf-8").splitlines()[2]
        frame = reading["document"]

        assert (title, "Exemples de Garant", "fr") == (
            frame["title"],
            frame["publisher"],
            frame["language"],
        )
        assert frame["published"]


def test_every_span_is_an_exact_piece_of_its_text(readings):
    def spans(node):
        if isinstance(node, dict):
            if {"start", "end", "text"} <= set(node):
                yield node
            for value in node.values():
                yield from spans(value)
        elif isinstance(node, list):
            for value in node:
                yield from spans(value)

    for path, reading in zip(EXAMPLES, readings, strict=True):
        text = path.read_text("utf-8")

        assert [] == [s for s in spans(reading) if text[s["start"] : s["end"]] != s["text"]]


def test_every_act_has_an_actor_evidence_and_a_reason(readings):
    acts = [act for reading in readings for act in reading["acts"]]

    assert acts
    for act in acts:
        assert act["actors"], act
        assert act["evidence"], act
        assert act["clues"], act


def test_two_processes_give_the_same_output(read_once):
    two = garant("read", *EXAMPLES, "--format", "jsonl", "--explain", "--workers", "2")

    assert read_once.stdout == two.stdout
    assert 0 == two.returncode


def test_the_state_of_the_guarantee_shows(readings):
    acts = {
        (act["kind"], actor["code"], act["capability"], act["firmness"])
        for reading in readings
        for act in reading["acts"]
        for actor in act["actors"]
    }

    assert {
        ("refuse", "ITA", "ground_troops", "excluded"),
        ("refuse", "POL", "ground_troops", "excluded"),
        ("commit", "TUR", "naval", "ready"),
        ("commit", "EU", "funding", "committed"),
    } <= acts
    assert {"RUS"} <= {actor for kind, actor, _, _ in acts if kind in ("oppose", "warn")}


@pytest.mark.parametrize("format_", ["table", "csv", "html"])
def test_every_format_is_written(format_):
    result = garant("read", EXAMPLES[0], "--format", format_)

    assert 0 == result.returncode
    assert EXAMPLES[0].name in result.stdout


def test_a_text_in_another_language_is_told_with_the_language(tmp_path):
    spanish = tmp_path / "madrid.txt"
    spanish.write_text(
        "Madrid, 3 de marzo. El Gobierno de España no enviará soldados a Ucrania antes de que haya "
        "un alto el fuego, ha dicho este martes la ministra de Defensa en el Congreso de los "
        "Diputados, donde la oposición le pidió que aclarara los planes de la coalición.\n",
        "utf-8",
    )
    result = garant("read", spanish, EXAMPLES[0], "--format", "jsonl")

    assert 2 == result.returncode
    (told,) = result.stderr.splitlines()
    assert spanish.name in told
    assert "'es'" in told
