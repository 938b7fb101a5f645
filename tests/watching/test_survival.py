import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from fetching.servers import Server, reply
from watching.made_up import LONG, feed_reply, item

from garant.ledger import Ledger, check

TESTS = Path(__file__).parent.parent
ENTRIES = 30


def served(path):
    if path == "/feed":
        entries = [
            item(
                number,
                "Le début." if number % 3 else f"Numéro {number}. {LONG}",
                link=f"/a/{number}",
            )
            for number in range(ENTRIES)
        ]
        return [feed_reply(*entries)]
    if path.startswith("/a/"):
        words = f"Le corps numéro {path} de l'article. " * 40
        return [reply(f"<html><body><article><p>{words}</p></article></body></html>")]
    return [reply(status="404 Not Found")]


def started(folder, server, *more):
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "watching.driver",
            str(folder),
            f"http://127.0.0.1:{server.port}",
            *more,
        ],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        stdout=subprocess.PIPE,
        text=True,
    )


def test_killed_again_and_again_a_watch_loses_nothing_and_adds_nothing_twice(tmp_path):
    server = Server(served)
    try:
        for kill in range(8):
            process = started(tmp_path, server)
            for _ in range(2 + kill % 4):
                process.stdout.readline()
            time.sleep(0.02 * (kill % 5))
            process.kill()
            process.communicate()
        process = started(tmp_path, server, "once")
        told, _ = process.communicate(timeout=120)
        time.sleep(0.6)
        process = started(tmp_path, server, "once")
        told, _ = process.communicate(timeout=120)
    finally:
        server.close()

    assert 0 == process.returncode, told
    with Ledger.open(f"sqlite:///{tmp_path / 'garant.db'}", create=False) as ledger:
        names = [record.id.rpartition("/")[2] for record in ledger.documents()]
        assert sorted(map(str, range(ENTRIES))) == sorted(names)
        assert [] == list(check(ledger.store))


def test_asked_to_stop_a_watch_ends_by_itself(tmp_path):
    server = Server(served)
    try:
        process = started(tmp_path, server)
        while "what=read" not in process.stdout.readline():
            pass
        process.send_signal(signal.SIGTERM)
        told, _ = process.communicate(timeout=30)
    finally:
        server.close()

    assert 0 == process.returncode
    assert "what=stopped" in told.splitlines()[-1]
