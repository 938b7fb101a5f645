"""The throw-away PostgreSQL server that other tests stand on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledger.server import REQUIRED_VARIABLE, find_programs, living

TESTS = Path(__file__).parent.parent


@pytest.fixture
def install(tmp_path):
    """Put programs of a server into a folder below the test's own."""

    def put(folder):
        place = tmp_path / folder
        place.mkdir(parents=True)
        for name in ("initdb", "postgres"):
            (place / name).write_text("#!/bin/sh\n", "utf-8")
            (place / name).chmod(0o755)
        return place

    return put


def test_programs_on_the_search_path_come_first(install, tmp_path):
    install("usr/lib/postgresql/15/bin")
    mine = install("mine")

    assert mine == find_programs(str(mine), [f"{tmp_path}/usr/lib/postgresql/*/bin"])


def test_a_link_on_the_search_path_leads_to_the_other_programs(install, tmp_path):
    real = install("real")
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "postgres").symlink_to(real / "postgres")

    assert real == find_programs(str(tmp_path / "links"), [])


def test_of_several_packages_the_newest_is_taken(install, tmp_path):
    for version in ("9", "15", "17"):
        install(f"usr/lib/postgresql/{version}/bin")
    (tmp_path / "usr/lib/postgresql/17/bin/initdb").unlink()
    found = find_programs("", [f"{tmp_path}/usr/lib/postgresql/*/bin"])

    assert tmp_path / "usr/lib/postgresql/15/bin" == found


def test_no_programs_are_none():
    assert find_programs("", []) is None


def test_each_database_is_new_and_holds_any_text(postgres):
    import psycopg

    urls = [postgres.fresh_database(), postgres.fresh_database(collation="fr-FR")]
    for url in urls:
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE t (x text)")
            connection.execute("INSERT INTO t VALUES ('ї'), ('é'), ('z'), ('\U0010ffff')")
            found = connection.execute("SELECT x FROM t ORDER BY x LIMIT 3").fetchall()
            assert {("z",), ("é",), ("ї",)} == set(found)
        postgres.drop_database(url)

    assert urls[0] != urls[1]


def test_a_database_that_was_not_made_here_is_not_dropped(postgres):
    with pytest.raises(ValueError, match="not made here"):
        postgres.drop_database(postgres.url)


def test_a_killed_server_comes_back_with_all_that_was_committed(postgres_to_crash):
    import psycopg

    server = postgres_to_crash
    url = server.fresh_database()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE t (x int)")
    for number in range(2):
        connection = psycopg.connect(url)
        connection.execute("INSERT INTO t VALUES (%s)", [number])
        connection.commit()
        connection.execute("INSERT INTO t VALUES (-1)")
        server.kill()
        assert server.pid is None
        connection.close()
        server.start()

    with psycopg.connect(url) as connection:
        assert [(0,), (1,)] == connection.execute("SELECT x FROM t ORDER BY x").fetchall()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_server_ends_with_whoever_started_it(number, postgres_programs):
    script = """
import sys, time
from ledger.server import running_server
with running_server(own=True) as server:
    print(server.pid, server.folder, flush=True)
    time.sleep(60)
"""
    started = subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        text=True,
    )
    with started:
        pid, folder = started.stdout.readline().split()
        started.send_signal(number)
    deadline = time.monotonic() + 20
    while (living([int(pid)]) or Path(folder).exists()) and time.monotonic() < deadline:
        time.sleep(0.05)

    assert not living([int(pid)])
    assert not Path(folder).exists()


@pytest.fixture
def run_without_server(tmp_path):
    """Run a test that asks for `ledger_url` where no server is installed."""
    (tmp_path / "conftest.py").write_text(
        "from ledger import server\nserver.FOLDERS = ()\nfrom ledger.conftest import *\n", "utf-8"
    )
    (tmp_path / "test_it.py").write_text("def test_it(ledger_url):\n    pass\n", "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")

    def run(**environment):
        here = {"PATH": "", "PYTHONPATH": str(TESTS), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(tmp_path)],
            env={**here, **environment},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_without_a_server_the_summary_tells_what_was_not_run(run_without_server):
    done = run_without_server()

    assert 0 == done.returncode
    assert "1 passed, 1 skipped" in done.stdout
    assert 1 == done.stdout.count("PostgreSQL: 1 test of the ledger was not run on it")


def test_where_a_server_is_required_its_lack_is_a_failure(run_without_server):
    done = run_without_server(**{REQUIRED_VARIABLE: "1"})

    assert 1 == done.returncode
    assert "install Debian's package `postgresql`" in done.stdout
