"""A PostgreSQL server for the tests: one of our own, thrown away afterwards, or one that is there.

Nothing outside the folder of the server is touched: it listens on a socket in that folder only,
runs as an unprivileged user where the tests run as root, and ends with the process that started
it, however that ends.
"""

import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlencode, urlsplit, urlunsplit

ADDRESS_VARIABLE = "GARANT_TEST_POSTGRES"
"""Environment: the URL of a server to use; its user may create databases."""

REQUIRED_VARIABLE = "GARANT_TEST_POSTGRES_REQUIRED"
"""Environment: 1 where a missing server is a failure instead of a reason to skip."""

FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin")
"""Where Debian's and PGDG's packages put the programs of the server."""

UNPRIVILEGED = ("postgres", "nobody")
"""Who runs the server when the tests run as root: the first of these that exists."""

ROLE = "garant"
PORT = 5432
"""The number in the name of the socket; nothing listens on a port."""

LONGEST_SOCKET = 100
"""The longest path of a socket, in bytes; systems allow between 104 and 108."""

PATIENCE_SECONDS = 60.0

QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
COMMON = {
    "listen_addresses": "",
    "shared_buffers": "32MB",
    "max_connections": "100",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "jit": "off",
    "timezone": "UTC",
    "lc_messages": "C",
}


class ServerMissingError(Exception):
    """No server program is installed, or it does not start; the message says what to do."""


def find_programs(path: str | None = None, folders: Iterable[str] | None = None) -> Path | None:
    """The folder with `initdb` and `postgres`: that of the search path, else the newest package's.

    Args:
        path: Folders to search instead of those of PATH.
        folders: Patterns of absolute folders to look into after that, instead of the packages'.
    """
    found = shutil.which("postgres", path=path)
    # A link on the search path leads to the folder where the other programs lie.
    candidates = [Path(found).resolve().parent] if found else []
    for pattern in FOLDERS if folders is None else folders:
        matches = Path("/").glob(pattern.removeprefix("/"))
        candidates += sorted(matches, key=_version, reverse=True)
    for folder in candidates:
        if all(os.access(folder / name, os.X_OK) for name in ("initdb", "postgres")):
            return folder
    return None


def installed_programs() -> Path:
    """The folder with `initdb` and `postgres` of this machine.

    Raises:
        ServerMissingError: There is none.
    """
    programs = find_programs()
    if programs is None:
        raise ServerMissingError(
            "no server is installed (its programs initdb and postgres are neither on the search "
            f"path nor in {' or '.join(FOLDERS)}); install Debian's package `postgresql`, or name "
            f"a running server by its URL in {ADDRESS_VARIABLE}"
        )
    return programs


def _version(folder: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", str(folder))]


class Server:
    """A server that is there already: databases can be made in it, but it is not ours to stop."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._made: set[str] = set()

    def fresh_database(self, *, collation: str | None = None, like: str | None = None) -> str:
        """Make a new empty UTF-8 database.

        Args:
            collation: An ICU locale such as `fr-FR` by which the database sorts text, as many real
                ones do; None sorts by code point, as SQLite does.
            like: The URL of a database made here that nobody is connected to, to make a copy of.

        Returns:
            Its URL, `postgresql://…`.
        """
        name = f"garant_test_{token_hex(6)}"
        if like is not None:
            self._run(f"CREATE DATABASE {name} TEMPLATE {urlsplit(like).path.removeprefix('/')}")
            self._made.add(name)
            return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))
        sorting = f" LOCALE_PROVIDER icu ICU_LOCALE '{collation}'" if collation else ""
        self._run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'{sorting}")
        self._made.add(name)
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{name}"))

    def drop_database(self, url: str) -> None:
        """Remove a database that `fresh_database` made, with whoever is connected to it."""
        name = urlsplit(url).path.removeprefix("/")
        if name not in self._made:
            raise ValueError(f"{name} was not made here")
        self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._made.discard(name)

    def close(self) -> None:
        """Remove all databases that were made here."""
        host = urlsplit(self.url)
        for name in sorted(self._made):
            self.drop_database(urlunsplit(host._replace(path=f"/{name}")))

    def _run(self, sql: str) -> None:
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(sql)


class OwnServer(Server):
    """A throw-away server: it can be killed and started again.

    Args:
        programs: The folder of `initdb` and `postgres`.
        durable: Whether what was committed outlives a kill, as in earnest. Ordinary tests go
            without: it writes faster, and forgets the last commits when it is killed.
        settings: More settings of the server, by name.
    """

    def __init__(
        self, programs: Path, *, durable: bool = False, settings: Mapping[str, str] | None = None
    ) -> None:
        self._programs = programs
        self._settings = {**COMMON, **(DURABLE if durable else QUICK), **(settings or {})}
        self._account = _unprivileged_account()
        self._process: subprocess.Popen[bytes] | None = None
        self.folder = _short_folder()
        self.data = self.folder / "data"
        self.log = self.folder / "log"
        host = urlencode({"host": str(self.folder), "port": PORT})
        super().__init__(f"postgresql://{ROLE}@/postgres?{host}")
        self._guard = _guard(self.folder)
        try:
            self._create()
            self.start()
        except BaseException:
            self.close()
            raise

    @property
    def pid(self) -> int | None:
        """The process of the running server, or None."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> None:
        """Start, and wait until connections are answered; after a kill, it recovers first."""
        if self.pid is not None:
            return
        options = [f"--{name}={value}" for name, value in self._settings.items()]
        command = [str(self._programs / "postgres"), "-D", str(self.data), "-k", str(self.folder)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "-p", str(PORT), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,  # Ctrl-C is for us; we then stop the server in order
                **self._as_account(),
            )
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self._ready():
            if self._process.poll() is not None or time.monotonic() > deadline:
                told = self.log.read_text("utf-8", "replace")[-2000:]
                self.kill()
                raise ServerMissingError(f"PostgreSQL does not start:\n{told}")
            time.sleep(0.01)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop in order: by default at once, with open transactions rolled back."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.send_signal(how)
        try:
            self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """End every process of the server with no chance to tidy, as a crash does."""
        if self._process is None:
            return
        # Stopped first, so that it makes no more processes while its own are counted.
        self._signal(self._process.pid, signal.SIGSTOP)
        children = {pid for pid, parent, _ in _processes() if parent == self._process.pid}
        for pid in (self._process.pid, *children):
            self._signal(pid, signal.SIGKILL)
        self._process.wait()
        # It starts again only when nobody holds its shared memory.
        deadline = time.monotonic() + PATIENCE_SECONDS
        while living(children) and time.monotonic() < deadline:
            time.sleep(0.002)
        self._process = None

    def restart(self) -> None:
        """Stop in order and start again."""
        self.stop()
        self.start()

    def close(self) -> None:
        """Stop and remove everything."""
        self.stop(signal.SIGQUIT)
        self._made.clear()
        shutil.rmtree(self.folder, ignore_errors=True)
        self._guard.kill()
        self._guard.communicate()

    def _create(self) -> None:
        """Make the empty cluster."""
        if self._account:
            os.chown(self.folder, self._account.pw_uid, self._account.pw_gid)
        options = [
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--no-instructions",
        ]
        made = subprocess.run(
            [self._programs / "initdb", "-D", self.data, "-U", ROLE, *options],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=self.folder,
            check=False,
            **self._as_account(),
        )
        if made.returncode:
            told = (made.stdout + made.stderr).decode("utf-8", "replace")[-2000:]
            raise ServerMissingError(f"PostgreSQL's initdb fails:\n{told}")

    def _as_account(self) -> dict[str, object]:
        if self._account is None:
            return {}
        return {
            "user": self._account.pw_uid,
            "group": self._account.pw_gid,
            "extra_groups": [],
            "env": {**os.environ, "HOME": str(self.folder)},
        }

    def _ready(self) -> bool:
        """Whether the server says in its lock file that it takes connections."""
        try:
            lines = (self.data / "postmaster.pid").read_text("utf-8").splitlines()
        except FileNotFoundError:
            return False
        # After a kill, the file of the dead server lies there until the new one writes its own.
        return len(lines) > 7 and lines[0] == str(self.pid) and lines[7].strip() == "ready"

    @staticmethod
    def _signal(pid: int, number: signal.Signals) -> None:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return


def _short_folder() -> Path:
    """A new folder whose path leaves room for the name of a socket."""
    folder = Path(tempfile.mkdtemp(prefix="garant-pg-"))
    if len(os.fsencode(folder / f".s.PGSQL.{PORT}")) > LONGEST_SOCKET:
        folder.rmdir()
        folder = Path(tempfile.mkdtemp(prefix="garant-pg-", dir="/tmp"))
    return folder


def _unprivileged_account() -> pwd.struct_passwd | None:
    """Who runs the server: nobody else than us, unless we are root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise ServerMissingError(f"PostgreSQL refuses root, and none of {UNPRIVILEGED} is a user here")


def _guard(folder: Path) -> "subprocess.Popen[bytes]":
    """A process that ends a server left behind: its input closes when we end, even by a kill."""
    script = (
        'while read -r _; do :; done; lock="$1/data/postmaster.pid"; '
        'if test -f "$lock"; then kill -QUIT "$(head -n 1 "$lock")"; fi; '
        'while test -f "$lock" && kill -0 "$(head -n 1 "$lock")"; do sleep 0.1; done; '
        'rm -rf "$1"'
    )
    return subprocess.Popen(
        ["sh", "-c", script, "sh", str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _processes() -> Iterator[tuple[int, int, str]]:
    """Every process: its number, its parent's, and its state in one letter."""
    if Path("/proc/self/stat").exists():
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                state, parent = path.read_text("utf-8", "replace").rpartition(")")[2].split()[:2]
            except OSError:  # it ended meanwhile
                continue
            yield int(path.parent.name), int(parent), state
        return
    command = ["ps", "-A", "-o", "pid=,ppid=,stat="]
    listed = subprocess.run(command, capture_output=True, text=True, check=True)
    for line in listed.stdout.splitlines():
        pid, parent, state = line.split()
        yield int(pid), int(parent), state[0]


def living(pids: Iterable[int]) -> set[int]:
    """Those that still run; a process that only waits to be counted as dead does not."""
    wanted = set(pids)
    return {pid for pid, _, state in _processes() if pid in wanted and state not in "ZX"}


@contextmanager
def running_server(
    *, own: bool = False, durable: bool = False, settings: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """The server that the environment names, else one of our own for as long as this lasts.

    Args:
        own: Never take the server that the environment names: it will be killed.
        durable: As for `OwnServer`, which is then what comes.
        settings: As for `OwnServer`.

    Raises:
        ServerMissingError: No server is installed here.
    """
    url = os.environ.get(ADDRESS_VARIABLE)
    if url and not (own or durable or settings):
        server = Server(url)
    else:
        server = OwnServer(installed_programs(), durable=durable, settings=settings)
    try:
        yield server
    finally:
        server.close()
