"""How a command ends when the world around it ends it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from garant.cli.progress import expected

TESTS = Path(__file__).parent.parent
FULL_DISK = Path("/dev/full")
DRIVER = Path(__file__).parent / "driver.py"


@pytest.fixture
def many(tmp_path):
    for number in range(500):
        (tmp_path / f"{number:03}.txt").write_text("Un texte. " * 200, "utf-8")
    return tmp_path


def start(*arguments, **options):
    return subprocess.Popen(
        [sys.executable, DRIVER, "read", *arguments],
        env=os.environ | {"PYTHONPATH": str(TESTS)},
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_a_closed_pipe_ends_it_silently(many):
    with start(many, "--format", "jsonl", stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()

        assert "" == process.stderr.read()
        assert 141 == process.wait(20)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_interrupt_ends_it_with_one_line(many, workers):
    with start(many, "--format", "jsonl", "--workers", workers, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.stdout.read()

        assert "garant: interrupted\n" == process.stderr.read()
        assert 130 == process.wait(20)


@pytest.mark.skipif(not FULL_DISK.exists(), reason="there is no full disk to write to")
def test_a_full_disk_is_one_line(many):
    with FULL_DISK.open("w") as full, start(many, "--format", "jsonl", stdout=full) as process:
        told = process.stderr.read()

        assert 1 == process.wait(20)
        assert 1 == len(told.splitlines())
        assert "nothing more was written" in told


def test_a_bar_knows_its_end_only_where_names_tell_it(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.html").write_text("x")
    (tmp_path / ".hidden.txt").write_text("x")

    assert 3 == expected([str(tmp_path), "other.txt"])
    assert expected([str(tmp_path), "feed.xml"]) is None
    assert expected(["-"]) is None
