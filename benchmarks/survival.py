"""What a ledger survives, in full counts: kills, a full disk, many writers, backups under writes.

    python benchmarks/survival.py                   everything; some 20 minutes
    python benchmarks/survival.py kills latency     these alone
    python benchmarks/survival.py --kills 20        fewer of each

Without PostgreSQL's server programs, only SQLite. Exits with 1 where a bar is not met.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from ledger.abuse import (
    Writer,
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
from ledger.server import OwnServer, ServerMissingError, running_server

from garant.ledger import Ledger, backup, restore

Row = tuple[str, str, str, bool]
"""What was tried, on which database, what came of it, and whether that meets the bar."""


def main() -> None:
    """Try each, and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", nargs="*", choices=[*TRIALS, []], help="by default everything")
    parser.add_argument("--kills", type=int, default=200, help="kills of writers")
    parser.add_argument("--times", type=int, default=20, help="of everything else")
    args = parser.parse_args()
    met = True
    with _server() as server:
        for name in args.what or TRIALS:
            for trial, where, told, fine in TRIALS[name](args, server):
                print(f"{'ok ' if fine else 'BAD'} {trial:28} {where:11} {told}", flush=True)
                met = met and fine
    sys.exit(not met)


@contextmanager
def _server() -> Iterator[OwnServer | None]:
    """A server that writes as in earnest; None where none is installed."""
    try:
        with running_server(own=True, durable=True) as server:
            assert isinstance(server, OwnServer)
            yield server
    except ServerMissingError as error:
        print(f"PostgreSQL: {error}", file=sys.stderr)
        yield None


@contextmanager
def _places(server: OwnServer | None) -> Iterator[list[tuple[str, str, Path]]]:
    """An empty place for a ledger on each database, with a folder for files."""
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        places = [("SQLite", f"sqlite:///{first}/garant.db", Path(first))]
        if server:
            places.append(("PostgreSQL", server.fresh_database(), Path(second)))
        yield places


def kills_of_writers(args: argparse.Namespace, server: OwnServer | None) -> Iterator[Row]:
    """Bar 1: kill -9 at random moments, the same run again each time."""
    with _places(server) as places:
        for where, url, folder in places:
            yield _killed("kill -9 of the writer", where, url, folder, args.kills, Writer.kill)


def kills_of_the_server(args: argparse.Namespace, server: OwnServer | None) -> Iterator[Row]:
    """Bar 4: every process of the server killed, fsync on."""
    if server is None:
        return

    def end(writer: Writer) -> tuple[str, int]:
        server.kill()
        ended: tuple[str, int] = writer.ended()
        server.start()
        return ended

    with tempfile.TemporaryDirectory() as folder:
        url = server.fresh_database()
        yield _killed("kill -9 of the server", "PostgreSQL", url, Path(folder), args.times, end)


def _killed(
    trial: str,
    where: str,
    url: str,
    folder: Path,
    kills: int,
    end: Callable[[Writer], tuple[str, int]],
) -> Row:
    # As many as are written between the kills, so that most of these come in the middle.
    readings = list(many_readings(kills * 25))
    found: list[str] = []
    counted = [0]

    def each() -> None:
        counted[0] += 1
        if counted[0] % 10 == 0:
            found.extend(faults(url))

    lost, broken, ends = survive(url, readings, folder, end, kills=kills, each=each)
    found += faults(url)
    amid = sum(code != 0 for _, code in ends[:-1])
    lines = all(len(said.splitlines()) <= 1 for said, _ in ends)
    whole = dict(map(contents, readings)) == held(url)
    told = (
        f"{kills} kills, {amid} in the middle: {len(lost)} lost, {len(broken)} in part, "
        f"{len(found)} faults; run to its end: {'the same rows' if whole else 'OTHER ROWS'}"
    )
    return trial, where, told, not (lost or broken or found) and whole and lines


def latency(args: argparse.Namespace, server: OwnServer | None) -> Iterator[Row]:
    """Bar 2: 8 writers, 500 transactions each, of one document."""
    with _places(server) as places:
        for where, url, folder in places:
            Ledger.open(url).close()
            shares = [list(many_readings(500, name=f"writer-{each}")) for each in range(8)]
            began = time.perf_counter()
            said, seconds = write_at_once(url, shares, folder, size=1)
            whole = time.perf_counter() - began
            errors = sum(code != 0 for _, code in said) + 4000 - len(seconds)
            cuts = statistics.quantiles(seconds, n=100)
            told = (
                f"{errors} errors in 8 x 500 transactions; {len(seconds) / whole:.0f} a second; "
                f"median {cuts[49] * 1000:.1f} ms, p99 {cuts[98] * 1000:.1f} ms, "
                f"worst {max(seconds) * 1000:.0f} ms"
            )
            yield "8 writers at once", where, told, errors == 0 and cuts[98] < 0.1


def overlapping(args: argparse.Namespace, server: OwnServer | None) -> Iterator[Row]:
    """Four processes that add overlapping sets, against one that adds all."""
    readings = list(many_readings(400))
    shares = [readings[:250], readings[100:350], readings[150:], readings]
    with _places(server) as places, tempfile.TemporaryDirectory() as alone:
        only = f"sqlite:///{alone}/garant.db"
        with Ledger.open(only) as ledger:
            ledger.record(readings, RUN)
        expected = rows(only)
        for where, url, folder in places:
            said, _ = write_at_once(url, shares, folder)
            same = rows(url) == expected
            found = faults(url)
            fine = same and not found and said == [("", 0)] * 4
            told = f"{'the same rows' if same else 'OTHER ROWS'}, {len(found)} faults; said: "
            yield "4 at once, overlapping", where, told + str({line for line, _ in said}), fine


def full_disk(args: argparse.Namespace, server: OwnServer | None) -> Iterator[Row]:
    """Bar 3: the disk runs full, has room again, runs full."""
    readings = list(many_readings(args.times * 120))
    with tempfile.TemporaryDirectory() as folder:
        small = small_disk(Path(folder) / "disk", megabytes=2)
        with small as disk:
            if disk is None:
                print("a full disk: not tried, for only root can mount one", file=sys.stderr)
                return
            url = f"sqlite:///{disk}/garant.db"
            said, told, megabytes = [], set(), 2.0
            lost, broken = set(), set()
            for _ in range(args.times):
                writer = Writer(url, readings, Path(folder))
                said.append(writer.ended())
                told |= writer.keys()
                megabytes += 0.5
                _resize(disk, megabytes)
                missing, partial = lost_or_broken(url, told, readings)
                lost, broken = lost | missing, broken | partial
            full = sum("the disk is full" in line and code == 1 for line, code in said)
            lines = {len(line.splitlines()) for line, code in said if code}
            _resize(disk, 200)
            last = Writer(url, readings, Path(folder)).ended()
            whole = dict(map(contents, readings)) == held(url)
            found = faults(url)
    report = (
        f"full {full} of {args.times} times, {lines} line each: {len(lost)} lost, "
        f"{len(broken)} in part, {len(found)} faults; with room: "
        f"{'the same rows' if whole else 'OTHER ROWS'}"
    )
    fine = full == args.times and lines == {1} and not (lost or broken or found) and whole
    yield "a full disk", "SQLite", report, fine and last == ("", 0)


def _resize(disk: Path, megabytes: float) -> None:
    size = f"remount,size={int(megabytes * 1024)}k"
    subprocess.run(["mount", "-o", size, str(disk)], check=True)


def hot_backups(args: argparse.Namespace, server: OwnServer | None) -> Iterator[Row]:
    """Bar 18: backups while a process writes, each brought back and compared."""
    readings = list(many_readings(args.times * 60))
    whole = dict(map(contents, readings))
    with _places(server) as places:
        for where, url, folder in places:
            writer = Writer(url, readings, folder).opened()
            exact = 0
            amid = 0
            with Ledger.open(url) as ledger:
                for number in range(args.times):
                    path = folder / f"copy-{number}.db"
                    safe = writer.keys()
                    backup(ledger.store, path)
                    amid += writer.process.poll() is None
                    restored = f"sqlite:///{folder}/restored-{number}.db"
                    restore(path, restored)
                    there = held(restored)
                    same = rows(f"sqlite:///{path}") == rows(restored)
                    exact += same and safe <= there.keys() and there.items() <= whole.items()
            said, code = writer.ended()
            told = f"{exact} of {args.times} came back exactly, {amid} made amid writes; {said!r}"
            yield "backups under writes", where, told, exact == args.times and code == 0


TRIALS: dict[str, Callable[[argparse.Namespace, OwnServer | None], Iterator[Row]]] = {
    "kills": kills_of_writers,
    "server": kills_of_the_server,
    "latency": latency,
    "overlapping": overlapping,
    "disk": full_disk,
    "backups": hot_backups,
}


if __name__ == "__main__":
    main()
