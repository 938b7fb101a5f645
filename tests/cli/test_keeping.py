import json

import pytest
from cli.asking import ask
from ledger.damage import damage
from ledger.made_up import RUN, madrid, paris

from garant.ledger import Ledger


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a ledger of two documents, in which the commands run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GARANT_LEDGER", raising=False)
    with Ledger.open("sqlite:///garant.db") as ledger:
        ledger.record([paris(), madrid()], RUN)
    return tmp_path


HELD = "2 documents, 3 statements, 4 acts, 0 reviews, 0 links, 1 entry."


def test_a_backup_tells_what_it_holds(folder):
    result = ask("backup", "copy.db")

    assert (0, f"garant.db: copied to copy.db: {HELD}\n") == (result.exit_code, result.stdout)
    assert {"garant.db", "copy.db"} == {path.name for path in folder.iterdir()}


def test_a_backup_overwrites_only_when_that_is_asked_for(folder):
    ask("backup", "copy.db")

    refused, done = ask("backup", "copy.db"), ask("backup", "copy.db", "--overwrite")

    assert 1 == refused.exit_code
    assert "garant: copy.db: is there already; name another file, or say --overwrite\n" == (
        refused.stderr
    )
    assert 0 == done.exit_code


def test_a_backup_comes_back(folder):
    ask("backup", "copy.db")

    result = ask("restore", "copy.db", "--ledger", "again.db")

    assert (0, f"copy.db: restored to again.db: {HELD}\n") == (result.exit_code, result.stdout)
    assert 0 == ask("check", "--ledger", "again.db").exit_code


def test_nothing_is_restored_over_a_ledger(folder):
    ask("backup", "copy.db")

    result = ask("restore", "copy.db")

    assert 1 == result.exit_code
    assert "garant: garant.db: is there already; restore to where there is nothing\n" == (
        result.stderr
    )


def test_a_ledger_that_is_whole_is_told_so(folder):
    result = ask("check")

    assert (0, f"garant.db: whole: {HELD}\n", "") == (
        result.exit_code,
        result.stdout,
        result.stderr,
    )


@pytest.fixture
def harmed(folder):
    with Ledger.open("sqlite:///garant.db") as ledger:
        damage(
            ledger.store,
            "UPDATE act SET place = 'Oslo' WHERE id = 1",
            "UPDATE document SET text = text || '!' WHERE id = 2",
        )
    return folder


def test_each_fault_is_told_in_a_line_and_the_exit_code_is_1(harmed):
    result = ask("check")

    first, second, last = sorted(result.stdout.splitlines())
    assert 1 == result.exit_code
    assert first.startswith("act 1 (")
    assert first.endswith("; bring back a copy with 'garant restore'")
    assert second.startswith("document 2 (")
    assert "garant.db: 2 faults." == last


def test_a_check_can_be_had_as_json(harmed):
    result = ask("check", "--json")

    told = json.loads(result.stdout)
    assert 1 == result.exit_code
    assert ["act 1", "document 2"] == sorted(fault.split(" (")[0] for fault in told["faults"])


def test_what_is_counted_can_be_had_as_json(folder):
    told = json.loads(ask("check", "--json").stdout)

    assert [] == told["faults"]
    assert 4 == told["counts"]["act"]


@pytest.mark.parametrize("command", [["backup", "copy.db"], ["check"]])
def test_a_ledger_that_is_not_there_is_told_and_not_made(folder, command):
    result = ask(*command, "--ledger", "nowhere.db")

    assert 1 == result.exit_code
    assert "garant: nowhere.db: there is no ledger; make one with 'garant add'\n" == result.stderr
    assert {"garant.db"} == {path.name for path in folder.iterdir()}
