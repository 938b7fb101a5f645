"""Judging pairs on the command line: one undertaking or two, one dispatch or two."""

import json

import pytest
from cli.judging.commands import run
from ledger.made_up import RUN, paris

from garant.ledger import Asked


def documents(ledger):
    return {record.id: record for record in ledger.documents()}


def test_two_acts_are_linked_as_one_undertaking_and_unlinked(ledger, keys):
    result = run("link", keys["NOR"][:6], keys["NOR2"], "--why", "the same soldiers")

    assert 0 == result.exit_code, result.output
    head, *both = result.stdout.splitlines()
    assert "one undertaking, says Anna:" == head
    assert "NOR commit ground_troops" in both[0]
    assert "NOR refuse ground_troops" in both[1]
    assert "(La Meseta)" in both[1]
    assert [keys["NOR2"]] == [one.key for one in ledger.show(keys["NOR"]).undertaking]

    result = run("unlink", keys["NOR2"], keys["NOR"], "--by", "Boris")
    assert "not one undertaking, says Boris:" == result.stdout.splitlines()[0]
    assert () == ledger.show(keys["NOR"]).undertaking


def test_two_documents_are_linked_as_one_dispatch_and_unlinked(ledger):
    found = documents(ledger)
    first, second = found["paris.txt"].key, found["madrid.txt"].key
    result = run("link", first, second)

    assert "one dispatch, one source, says Anna:" in result.stdout
    assert f"{first[:8]} 2025-09-04 Un sommet · Le Fjord" in result.stdout
    assert (second,) == documents(ledger)["paris.txt"].copies

    result = run("unlink", second, first)
    assert "not one dispatch, says Anna:" in result.stdout
    assert "" == result.stderr
    assert () == documents(ledger)["paris.txt"].copies


def test_what_still_makes_two_documents_one_source_is_told(ledger):
    ledger.record([paris("lisbonne.txt"), paris("narvik.txt")], RUN)
    found = documents(ledger)
    first, last = found["paris.txt"].key, found["narvik.txt"].key
    result = run("unlink", first, last)

    assert f"one source still, by way of {found['lisbonne.txt'].key[:8]}" in result.stderr
    run("unlink", found["lisbonne.txt"].key, last)
    assert () == documents(ledger)["narvik.txt"].copies


def test_a_judgement_is_json(ledger, keys):
    result = run("link", keys["NOR"], keys["NOR2"], "--json", "--why", "same")

    assert {
        "kind": "undertaking",
        "same": True,
        "first": keys["NOR"],
        "second": keys["NOR2"],
        "who": "Anna",
        "why": "same",
    } == json.loads(result.stdout)


@pytest.mark.parametrize("command", ["link", "unlink"])
def test_what_cannot_be_judged_is_one_line(ledger, keys, command):
    paper = ledger.documents(Asked(document="paris.txt"))[0].key
    cases = {
        (keys["NOR"], keys["NOR"]): "are the same act",
        (keys["NOR"], paper): "is of kind act and",
        (keys["NOR"], "aaaaaaaa"): "no act or document has the key 'aaaaaaaa'",
        ("a", "b"): "is no key of act or document",
    }
    for pair, problem in cases.items():
        result = run(command, *pair)

        assert 1 == result.exit_code
        (line,) = result.stderr.splitlines()
        assert problem in line
    assert "nobody is named" in run(command, keys["NOR"], keys["ESP"], "--by", " ").stderr
