import os
import pickle
import shutil
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from ledger.abuse import (
    Writer,
    as_nobody,
    contents,
    faults,
    held,
    lost_or_broken,
    many_readings,
    rows,
    small_disk,
    survive,
    write_at_once,
)
from ledger.made_up import RUN

from garant.errors import LedgerError
from garant.ledger import Ledger, backup, check, entries

KILLS = 4
"""Of each kind; `benchmarks/survival.py` makes 200, and 20 of servers."""


def test_nothing_told_is_lost_when_a_writer_is_killed(ledger_url, tmp_path):
    readings = list(many_readings(120))

    lost, broken, ends = survive(ledger_url, readings, tmp_path, Writer.kill, kills=KILLS)

    assert (set(), set(), True) == (lost, broken, ends[-1] == ("", 0))
    assert dict(map(contents, readings)) == held(ledger_url)
    assert [] == faults(ledger_url)


def test_nothing_told_is_lost_when_the_server_is_killed(postgres_to_crash, tmp_path):
    def end(writer):
        postgres_to_crash.kill()
        ended = writer.ended()
        postgres_to_crash.start()
        return ended

    url = postgres_to_crash.fresh_database()
    readings = list(many_readings(400))

    lost, broken, ends = survive(url, readings, tmp_path, end, kills=KILLS)

    assert (set(), set(), ("", 0)) == (lost, broken, ends.pop())
    assert all(told_in_a_line(said, code) for said, code in ends), ends
    assert dict(map(contents, readings)) == held(url)
    assert [] == faults(url)


def told_in_a_line(said, code):
    """Whether a writer told that its server broke off; it may have been done by then."""
    return code == 0 or (
        (1, 1) == (code, len(said.splitlines()))
        and "what was recorded before is kept: see that it runs, and run the same again" in said
    )


def test_a_restart_of_the_server_is_told_in_a_line_and_the_same_run_again_goes_on(
    postgres_to_crash, tmp_path
):
    url = postgres_to_crash.fresh_database()
    readings = list(many_readings(400))
    writer = Writer(url, readings, tmp_path).opened()
    time.sleep(0.2)
    postgres_to_crash.restart()

    said, code = writer.ended()

    assert 1 == code
    assert told_in_a_line(said, code), said
    assert ("", 0) == Writer(url, readings, tmp_path).ended()
    assert dict(map(contents, readings)) == held(url)


def test_an_open_ledger_is_of_use_again_when_its_server_is(postgres_to_crash):
    readings = list(many_readings(2))
    with Ledger.open(postgres_to_crash.fresh_database()) as ledger:
        ledger.record(readings[:1], RUN)
        postgres_to_crash.stop()
        with pytest.raises(LedgerError, match="the server cannot be reached or broke off"):
            ledger.record(readings[1:], RUN)
        postgres_to_crash.start()

        ledger.record(readings[1:], RUN)

        assert 2 == len(ledger.documents())


def test_four_at_once_come_to_what_one_comes_to(ledger_url, tmp_path):
    readings = list(many_readings(60))
    shares = [readings[start : start + 36] for start in (0, 12, 24)] + [readings]

    said, _ = write_at_once(ledger_url, shares, tmp_path)

    alone = f"sqlite:///{tmp_path / 'alone.db'}"
    with Ledger.open(alone) as ledger:
        ledger.record(readings, RUN)
    assert [("", 0)] * 4 == said
    assert rows(alone) == rows(ledger_url)
    assert [] == faults(ledger_url)


def test_a_ledger_is_made_by_several_at_once(tmp_path):
    # Only some meetings of theirs stand in the way of one another, so there are many.
    makers = ThreadPoolExecutor(4)
    for number in range(40):
        url = f"sqlite:///{tmp_path / f'{number}.db'}"
        start = Barrier(4)

        def make(url=url, start=start):
            start.wait()
            with Ledger.open(url):
                pass

        for made in [makers.submit(make) for _ in range(4)]:
            made.result()


def test_a_full_disk_is_told_in_a_line_and_the_same_run_again_goes_on(tmp_path):
    readings = list(many_readings(400))
    with small_disk(tmp_path / "disk", megabytes=2) as disk:
        if disk is None:
            pytest.skip("no file system can be mounted here: needs to run as root")
        url = f"sqlite:///{disk / 'garant.db'}"
        writer = Writer(url, readings, tmp_path)

        said, code = writer.ended()

        assert (1, 1) == (code, len(said.splitlines())), said
        assert "the disk is full; what was recorded before is kept: make room and run" in said
        assert writer.keys()
        assert (set(), set()) == lost_or_broken(url, writer.keys(), readings)
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
        assert ("", 0) == Writer(url, readings, tmp_path).ended()
        assert dict(map(contents, readings)) == held(url)
        assert [] == faults(url)


@pytest.fixture
def open_to_all():
    """A folder that any user may look into."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to run as another user")
@pytest.mark.parametrize(("of_file", "of_folder"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_a_ledger_that_may_only_be_read_is_told_in_a_line(
    open_to_all, tmp_path, of_file, of_folder
):
    path = open_to_all / "garant.db"
    url = f"sqlite:///{path}"
    Writer(url, many_readings(6), tmp_path).ended()
    before = held(url)
    (open_to_all / "readings").write_bytes(pickle.dumps((RUN, list(many_readings(3, name="b")))))
    path.chmod(of_file)
    open_to_all.chmod(of_folder)

    done = as_nobody(url, open_to_all / "readings")

    open_to_all.chmod(0o755)
    assert (1, 1) == (done.returncode, len(done.stderr.splitlines())), done.stderr
    assert f"garant: {path}: the " in done.stderr
    assert "only be read" in done.stderr or "cannot be opened" in done.stderr, done.stderr
    assert before == held(url)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to run as another user")
def test_a_folder_that_takes_no_files_is_told_in_a_line(open_to_all):
    (open_to_all / "readings").write_bytes(pickle.dumps((RUN, list(many_readings(3)))))
    open_to_all.chmod(0o555)

    done = as_nobody(f"sqlite:///{open_to_all / 'garant.db'}", open_to_all / "readings")

    assert (1, 1) == (done.returncode, len(done.stderr.splitlines())), done.stderr
    assert "the file cannot be opened; check that its folder is there" in done.stderr


def test_backups_under_writes_come_back_exactly(ledger_url, tmp_path):
    readings = list(many_readings(150))
    writer = Writer(ledger_url, readings, tmp_path).opened()
    copies = []
    with Ledger.open(ledger_url) as ledger:
        for number in range(4):
            safe = writer.keys()
            path = tmp_path / f"{number}.db"
            backup(ledger.store, path)
            copies.append((path, safe, writer.keys()))
    assert ("", 0) == writer.ended()
    whole = dict(map(contents, readings))
    for path, before, _ in copies:
        there = held(f"sqlite:///{path}")
        assert before <= there.keys()
        assert there.items() <= whole.items()
        assert [] == faults(f"sqlite:///{path}")


class Clock(datetime):
    """A clock that shows what it was set to."""

    shown = datetime(2025, 3, 30, 0, 59, tzinfo=UTC)

    @classmethod
    def now(cls, zone=None):
        return cls.shown.astimezone(zone)


@pytest.mark.parametrize("zone", ["Europe/Paris", "Pacific/Auckland", None])
def test_a_clock_that_is_set_changes_no_order(ledger, monkeypatch, zone):
    if zone:
        monkeypatch.setenv("TZ", zone)
    else:
        monkeypatch.delenv("TZ", raising=False)
    time.tzset()
    monkeypatch.setattr(entries, "datetime", Clock)
    start = Clock.shown
    day, hour = timedelta(days=1), timedelta(hours=1)
    readings = list(many_readings(6))
    moments = []
    for place, shift in enumerate([0 * day, -day, hour, -hour, day, 0 * day]):
        monkeypatch.setattr(Clock, "shown", start + shift)
        ledger.record([readings[place]], RUN)
        moments.append(ledger.documents()[0] and max(one.recorded for one in ledger.documents()))

    assert sorted(set(moments)) == moments
    assert [] == list(check(ledger.store))
    monkeypatch.undo()
    time.tzset()
    for number, moment in enumerate(moments, start=1):
        assert number == len(known_at(ledger, moment))
        assert number - 1 == len(known_at(ledger, moment - timedelta(microseconds=1)))


def known_at(ledger, moment):
    from garant.ledger import Asked

    return ledger.documents(Asked(known_at=moment))
