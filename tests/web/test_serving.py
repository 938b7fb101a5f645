"""The site as a program: a process that is started, asked, and told to stop."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from told import READINGS, RUN

from garant.access import make_account
from garant.ledger import Ledger, check
from garant.model import Role
from garant.web import Reach

PROGRAM = [sys.executable, "-c", "from garant.cli import main; main()", "serve"]


@pytest.fixture
def folder(tmp_path):
    """A folder with a ledger in it."""
    with Ledger.open(f"sqlite:///{tmp_path / 'garant.db'}") as ledger:
        ledger.record(READINGS, RUN)
    return tmp_path


class Site:
    """A running site."""

    def __init__(self, folder, *options):
        environment = {name: v for name, v in os.environ.items() if not name.startswith("GARANT_")}
        self.process = subprocess.Popen(
            [*PROGRAM, "--port", "0", *options],
            cwd=folder,
            env=environment | {"GARANT_REVIEWER": "Ada"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.told = self.process.stdout.readline()
        self.address = next((word for word in self.told.split() if word.startswith("http")), "")
        self.port = int(self.address.rstrip("/").rpartition(":")[2] or 0)

    def get(self, path, **headers):
        request = urllib.request.Request(self.address.rstrip("/") + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=30)

    def stop(self, told=signal.SIGTERM):
        self.process.send_signal(told)
        output, errors = self.process.communicate(timeout=40)
        return self.process.returncode, output, errors

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


@pytest.fixture
def serve(folder):
    """Starts sites, and sees to it that they end."""
    started = []

    def serve(*options):
        started.append(Site(folder, *options))
        return started[-1]

    yield serve
    for site in started:
        site.kill()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_a_site_says_where_it_is_and_stops_when_told(serve, told):
    site = serve()

    assert site.told.startswith("Garant serves garant.db at http://127.0.0.1:")
    assert 200 == site.get("/en/account")[0]
    assert 421 == site.get("/en/account", Host="evil.example")[0]
    assert (0, "", "") == site.stop(told)


def test_what_is_being_answered_when_the_site_is_told_to_stop_is_answered(serve):
    site = serve()
    body = b"name=Ada&password=x"
    with closing(site.connect()) as connection:
        connection.sendall(
            b"POST /en/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n"
            b"Content-Type: application/x-www-form-urlencoded\r\n\r\n" % len(body)
        )
        time.sleep(0.3)
        site.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        with pytest.raises(OSError, match=r"refused|reset"):
            site.connect().close()
        connection.sendall(body)
        answer = connection.recv(65536)

    assert answer.startswith(b"HTTP/1.1 403 ")
    assert 0 == site.process.wait(timeout=20)


def test_what_was_answered_before_the_site_stopped_is_kept_and_nothing_by_half(serve, folder):
    site = serve()
    url = f"sqlite:///{folder / 'garant.db'}"
    with Ledger.open(url) as ledger:
        keys = [record.key for record in ledger.acts()]
    answered = []

    def decide():
        for number in range(1_000):
            told = {"key": keys[number % len(keys)], "verdict": "accept", "why": str(number)}
            request = urllib.request.Request(
                f"{site.address}api/v1/reviews",
                json.dumps(told).encode(),
                {"Content-Type": "application/json"},
            )
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    answered.append(json.load(answer))
            except urllib.error.HTTPError as error:
                answered.append(error.read())
                return
            except OSError:
                return

    threads = [threading.Thread(target=decide) for _ in range(3)]
    for thread in threads:
        thread.start()
    time.sleep(1.5)
    code, _, _ = site.stop()
    for thread in threads:
        thread.join()

    assert 0 == code
    assert len(answered) > 3
    assert [] == [each for each in answered if isinstance(each, bytes)]
    with Ledger.open(url) as ledger:
        assert [] == list(check(ledger.store))
        reviews = [review for key in keys for review in ledger.reviews(key)]
        assert len(answered) <= len(reviews) <= len(answered) + len(threads)


def refused(folder, *options, **environment):
    """Start a site that cannot be, and give the line that says why."""
    kept = {name: v for name, v in os.environ.items() if not name.startswith("GARANT_")}
    ended = subprocess.run(
        [*PROGRAM, *options],
        cwd=folder,
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert 1 == ended.returncode, ended
    assert "" == ended.stdout
    (line,) = ended.stderr.splitlines()
    return line


def test_a_port_that_is_taken_is_told(folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        line = refused(folder, "--port", str(taken.getsockname()[1]))

    assert line.endswith(
        "the port is taken; stop what listens there, or choose another with --port"
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--ledger", "nowhere.db"], "nowhere.db: there is no ledger; make one with 'garant add'"),
        (["--host", "0.0.0.0"], "nobody has an account"),
        (["--host", "::"], "make one with 'garant user add NAME --role admin'"),
        (["--sign-in"], "nobody has an account"),
        (["--host", "203.0.113.9", "--port", "0"], "nobody has an account"),
        (["--host", "nowhere.invalid"], "nobody has an account"),
        (["--host-name", "a b"], "is no host name"),
        (["--proxy", "proxy"], "is no address of a proxy"),
        (["--certificate", "cert.pem"], "go together"),
        (["--certificate", "garant.db", "--key", "garant.db"], "cannot be used"),
        (["--certificate", "none.pem", "--key", "none.pem"], "cannot be used (No such file"),
        (["--pact", "nowhere"], "nowhere"),
    ],
)
def test_a_site_that_cannot_be_is_told_in_a_line(folder, options, told):
    assert told in refused(folder, *options)


def test_an_address_of_another_machine_is_told(folder):
    with Ledger.open(f"sqlite:///{folder / 'garant.db'}") as ledger:
        make_account(ledger, "root", Role.ADMIN, who="root")

    assert "203.0.113.9:8000: is no address of this machine; check --host" in refused(
        folder, "--host", "203.0.113.9"
    )
    assert "nowhere.invalid: is no address of this machine" in refused(
        folder, "--host", "nowhere.invalid"
    )


def test_where_visitors_sign_in_nobody_is_let_in_without(serve, folder):
    with Ledger.open(f"sqlite:///{folder / 'garant.db'}") as ledger:
        make_account(ledger, "root", Role.ADMIN, who="root")
    site = serve("--sign-in", "--host-name", "garant.example")
    status, page = site.get("/en/account", Host="garant.example", **{"X-Forwarded-For": "1.2.3.4"})

    assert 200 == status  # the sign-in page, to which it was led
    assert 'name="password"' in page
    assert 401 == site.get("/api/v1/board")[0]
    assert 421 == site.get("/en/account", Host="other.example")[0]


def test_a_ledger_that_vanishes_is_told_and_comes_back(serve, folder):
    site = serve()
    (folder / "garant.db").rename(folder / "away.db")

    assert 503 == site.get("/health")[0]
    assert "moved or removed" in site.get("/en/documents")[1]
    assert not (folder / "garant.db").exists()
    (folder / "away.db").rename(folder / "garant.db")
    assert 200 == site.get("/health")[0]
    assert (0, "", "") == site.stop()


def test_a_head_that_does_not_come_is_not_waited_for(serve, monkeypatch):
    site = serve()
    with closing(site.connect()) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
        connection.settimeout(30)
        begun = time.monotonic()

        assert b"" == connection.recv(1)
        assert time.monotonic() - begun < 25


def test_strange_bytes_are_answered_and_the_site_goes_on(serve):
    site = serve()
    for sent in (
        b"\x16\x03\x01\x02\x00",
        b"GET\r\n\r\n",
        b"\x00" * 70_000,
        b"GET / HTTP/9.9\r\n\r\n",
    ):
        with closing(site.connect()) as connection:
            connection.settimeout(3)
            connection.sendall(sent)
            try:
                connection.recv(1_000)
            except OSError:
                continue

    assert 200 == site.get("/health")[0]


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.0.0.2", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("garant.example", False),
    ],
)
def test_which_addresses_are_this_machine_alone(host, loopback):
    assert loopback is Reach(host=host).is_loopback
    assert loopback is not Reach(host=host).must_sign_in


def test_a_certificate_lets_the_site_speak_https(serve, folder):
    made = subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            "key.pem",
            "-out",
            "cert.pem",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
        ],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert 0 == made.returncode, made.stderr
    site = serve("--certificate", "cert.pem", "--key", "key.pem")

    assert site.address.startswith("https://127.0.0.1:")
    assert Path(folder / "cert.pem").exists()
