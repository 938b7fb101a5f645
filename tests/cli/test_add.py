import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from garant.cli.app import app
from garant.ledger import Ledger

TESTS = Path(__file__).parent.parent
DRIVER = Path(__file__).parent / "driver.py"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GARANT_LEDGER", raising=False)
    (tmp_path / "reports").mkdir()
    for name in ("un", "deux", "trois"):
        (tmp_path / "reports" / f"{name}.txt").write_text(f"Un texte nommé {name}.\n", "utf-8")
    return tmp_path


def add(*arguments):
    return CliRunner().invoke(app, ["add", *map(str, arguments)])


def recorded(path="garant.db"):
    with Ledger.open(f"sqlite:///{path}") as ledger:
        return sorted(one.id for one in ledger.documents())


def test_it_makes_a_ledger_here_and_records_what_it_reads(folder, without_pipeline):
    result = add("reports")

    assert 0 == result.exit_code, result.stderr
    assert "3 documents in garant.db: 3 new." in result.stdout
    assert ["deux.txt", "trois.txt", "un.txt"] == recorded()


def test_what_is_known_is_not_read_again(folder, without_pipeline):
    add("reports")
    (folder / "reports" / "quatre.txt").write_text("Un quatrième texte.\n", "utf-8")

    result = add("reports")

    assert "4 documents in garant.db: 1 new, 3 known." in result.stdout
    assert 4 == len(recorded())


def test_what_cannot_be_read_is_told_and_the_rest_is_recorded(folder, without_pipeline):
    result = add("reports", "nowhere.txt")

    assert 2 == result.exit_code
    assert "nowhere.txt: there is no such file" in result.stderr
    assert 3 == len(recorded())


def test_each_document_is_a_line_of_json_where_that_is_asked_for(folder, without_pipeline):
    result = add("reports", "--json")

    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert ["deux.txt", "trois.txt", "un.txt"] == sorted(line["name"] for line in lines)
    assert {"new"} == {line["outcome"] for line in lines}


def test_a_copy_is_told_of(folder, without_pipeline):
    text = "".join(
        f"Le {number} mars, la délégation numéro {number} a revu point par point son annexe "
        f"budgétaire avant de la transmettre aux parlementaires concernés.\n"
        for number in range(2, 9)
    )
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"Selon le journal {name}.\n{text}", "utf-8")

    result = add("a.txt", "b.txt")

    assert "1 new, 1 copy." in result.stdout
    assert "b.txt: copy of a.txt" in result.stdout


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("reports", "is a folder"),
        ("reports/un.txt", "no ledger of Garant"),
        ("missing/garant.db", "no folder missing"),
        ("mysql://host/name", "SQLite or PostgreSQL"),
        ("postgresql://nobody@127.0.0.1:9/none", "cannot be reached"),
    ],
)
def test_a_ledger_that_cannot_be_used_is_one_line(folder, without_pipeline, address, problem):
    result = add("reports", "--ledger", address)

    assert 1 == result.exit_code
    assert problem in result.stderr
    assert 1 == len(result.stderr.strip().splitlines())


def test_two_processes_record_the_same(folder):
    many = [folder / "reports" / f"{number}.txt" for number in range(80)]
    for number, path in enumerate(many):
        path.write_text(f"Un texte, le {number}e.\n", "utf-8")

    def run(*options):
        return subprocess.run(
            [sys.executable, DRIVER, "add", "reports", *options],
            env=os.environ | {"PYTHONPATH": str(TESTS)},
            capture_output=True,
            text=True,
            check=True,
        )

    run("--ledger", "one.db")
    run("--ledger", "two.db", "--workers", "2")

    assert recorded("one.db") == recorded("two.db")
    assert "83 known" in run("--ledger", "two.db", "--workers", "2").stdout


def test_an_interrupt_keeps_what_was_told_as_recorded(folder):
    for number in range(400):
        (folder / "reports" / f"{number:03}.txt").write_text(f"Le texte {number}.\n", "utf-8")
    with subprocess.Popen(
        [sys.executable, DRIVER, "add", "reports", "--json"],
        env=os.environ | {"PYTHONPATH": str(TESTS), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        told = [json.loads(process.stdout.readline())["name"]]
        process.send_signal(signal.SIGINT)
        told += [json.loads(line)["name"] for line in process.stdout]

        assert "garant: interrupted\n" == process.stderr.read()
        assert 130 == process.wait(20)
    kept = recorded()
    assert set(told) <= set(kept)
    assert len(kept) < 403
    add_again = subprocess.run(
        [sys.executable, DRIVER, "add", "reports"],
        env=os.environ | {"PYTHONPATH": str(TESTS)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert f"{len(kept)} known" in add_again.stdout
    assert 403 == len(recorded())
