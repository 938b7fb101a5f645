"""A ledger of a million acts: how fast it is written, how fast it answers, how large it is.

    python benchmarks/scale.py                          a million acts on SQLite; half an hour
    python benchmarks/scale.py --acts 100000            fewer
    python benchmarks/scale.py --corpus FOLDER...       read articles of these folders, too
    python benchmarks/scale.py --postgresql URL         on a PostgreSQL database instead, empty now
    python benchmarks/scale.py --ledger URL             ask one that is there, and add to it

The acts are generated from real readings (`generated.py`). Those are of the bundled examples and
the gold texts, whose density is that of reporting on the case (nine acts a document), and of the
articles of each FOLDER, gzip JSON lines with `id`, `date` and `text`, where an act stands in one.
Making them is not timed. Rates are of the clock on the wall and, beside it, of the processor's
time, since other programs may slow the first. A share or a multiple is of the same run.
"""

import argparse
import gzip
import os
import pickle
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

from garant.flow import RECORDED_AT_ONCE
from garant.ledger import Ledger
from garant.model import Reading, Run
from generated import Generated, renamed
from questions import questions

ROOT = Path(__file__).parent.parent
RUN = Run("0.1.0", "words", "pipeline")
ACTS_TIMED = 20_000
"""Acts recorded for each rate."""
ROUNDS = 7


def main() -> None:
    """Build, measure, and print a line for each figure; nothing here fails a build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--acts", type=int, default=1_000_000)
    parser.add_argument("--corpus", nargs="*", type=Path, default=[], metavar="FOLDER")
    parser.add_argument("--postgresql", metavar="URL")
    parser.add_argument("--ledger", metavar="URL")
    parser.add_argument("--readings", type=Path, help="keep the real readings here between runs")
    args = parser.parse_args()
    real, seconds = _real_readings(args.corpus, args.readings)
    with tempfile.TemporaryDirectory() as folder:
        url = args.ledger or args.postgresql or f"sqlite:///{folder}/garant.db"
        with Ledger.open(url) as ledger:
            _say_recording(ledger, real, seconds, "empty")
            if not args.ledger:
                _build(ledger, real, args.acts)
            _say_recording(ledger, real, seconds, "full")
            _say_size(ledger)
        _say_limit(real, Path(folder))
        _say_answers(url)


def figure(name: str, value: float, unit: str, goal: str = "") -> None:
    """Print one figure."""
    print(f"{name:52} {value:10.1f} {unit:10} {goal}", flush=True)


def _real_readings(corpus: list[Path], kept: Path | None) -> tuple[list[Reading], float]:
    """The real readings, and how many seconds of the processor each took on average."""
    if kept and kept.exists():
        readings, seconds = pickle.loads(kept.read_bytes())
        return readings, seconds
    from garant import flow
    from garant.reading import make_reader
    from garant.reading.frame import frame
    from garant.reading.intake import sources

    reader = make_reader()
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(ROOT / "examples"), str(ROOT / "quality" / "gold" / "texts")]
        for place, archive in enumerate(sorted(p for f in corpus for p in f.glob("*.jsonl.gz"))):
            unpacked = Path(folder) / f"{place}.jsonl"
            unpacked.write_bytes(gzip.decompress(archive.read_bytes()))
            paths.append(str(unpacked))
        taken_in = sources(paths, stdin=sys.stdin.buffer, on_error=lambda error: None)
        began = time.process_time()
        readings = list(flow.read(taken_in, frame=frame, reader=reader, on_error=lambda _: None))
        seconds = (time.process_time() - began) / len(readings)
    if kept:
        kept.write_bytes(pickle.dumps((readings, seconds)))
    return readings, seconds


class _Rate:
    """Records readings, and tells how fast."""

    def __init__(self, ledger: Ledger, at_once: int = RECORDED_AT_ONCE) -> None:
        self.ledger = ledger
        self.at_once = at_once
        self.acts = self.documents = 0
        self.wall = self.cpu = 0.0

    def record(self, readings: Iterable[Reading], most: float = float("inf")) -> "_Rate":
        """Record readings until so many acts are in."""
        given = iter(readings)
        while self.acts < most and (some := list(islice(given, self.at_once))):
            wall, cpu = time.perf_counter(), time.process_time()
            recorded = self.ledger.record(some, RUN)
            self.wall += time.perf_counter() - wall
            self.cpu += time.process_time() - cpu
            self.acts += sum(one.acts for one in recorded)
            self.documents += len(some)
        return self


def _say_recording(ledger: Ledger, real: list[Reading], seconds: float, state: str) -> None:
    seed = time.time_ns()
    case = [reading for reading in real if not reading.document.url][:64]
    for name, templates in (("of the case", case), ("of all kinds", real)):
        made = Generated(templates, 100_000, seed=seed)
        rate = _Rate(ledger).record(made, ACTS_TIMED)
        figure(
            f"{state}: acts a second, {name}",
            rate.acts / rate.wall,
            "/s",
            f">= 5000; {rate.acts / rate.cpu:.0f} of processor; "
            f"{rate.acts / rate.documents:.1f} acts a document",
        )
        seed += 1
    again = [replace(one, document=renamed(one.document, seed)) for one in real]
    rate = _Rate(ledger).record(again)
    share = rate.cpu / rate.documents / seconds * 100
    figure(f"{state}: recording the real readings / reading them", share, "%", "<= 5")


def _build(ledger: Ledger, real: list[Reading], acts: int) -> None:
    """Fill a ledger, with a few documents read twice and a few decisions of persons."""
    from garant.ledger import Asked
    from garant.model import Verdict

    made = iter(Generated(real, acts // 4))
    rate = _Rate(ledger, at_once=256)
    step = acts // 10
    for tenth in range(1, 11):
        before = rate.wall
        some = list(islice(made, 64))
        rate.record(some)
        better = replace(RUN, code="0.2.0")
        ledger.record([replace(one, acts=one.acts[1:]) for one in some], better)
        rate.record(made, tenth * step)
        said = f"{rate.acts} acts, {rate.acts / rate.wall:.0f} a second"
        print(f"  {said}, {rate.wall - before:.0f} s", file=sys.stderr, flush=True)
    for place, record in enumerate(ledger.acts(Asked(limit=600))):
        verdict = (Verdict.ACCEPT, Verdict.REJECT)[place % 2]
        ledger.review(record.key, verdict, who="Anna")
    figure("built: acts a second", rate.acts / rate.wall, "/s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figure("built: memory of the process at most", peak, "MB")


def _say_size(ledger: Ledger) -> None:
    if not ledger.store.is_sqlite:
        sizes = "SELECT pg_database_size(current_database()), sum(octet_length(text)) FROM document"
        with ledger.store.reading() as connection:
            size, texts = connection.exec_driver_sql(sizes).one()
    else:
        with ledger.store.reading() as connection:
            texts = connection.exec_driver_sql(
                "SELECT sum(length(CAST(text AS BLOB))) FROM document"
            ).scalar()
        size = os.path.getsize(ledger.store.shown)  # noqa: PTH202
    figure("size / the text it holds", float(size) / float(texts), "times", "< 3")
    figure("size", float(size) / 1e6, "MB", f"of which text {float(texts) / 1e6:.0f}")


def _say_limit(real: list[Reading], folder: Path) -> None:
    """How fast the same rows go in by SQLite's own means, nothing made of them."""
    made = list(islice(Generated(real, 5_000, seed=5), 1_500))
    with Ledger.open(f"sqlite:///{folder}/rows.db") as ledger:
        ours = _Rate(ledger, at_once=len(made)).record(made)
    Ledger.open(f"sqlite:///{folder}/raw.db").close()
    with closing(sqlite3.connect(folder / "raw.db", isolation_level=None)) as raw:
        for pragma in ("foreign_keys = ON", "synchronous = FULL", "cache_size = -65536"):
            raw.execute(f"PRAGMA {pragma}")
        rows = list(_rows(folder / "rows.db"))
        began = time.process_time()
        raw.execute("BEGIN IMMEDIATE")
        for statement, values in rows:
            raw.executemany(statement, values)
        raw.execute("COMMIT")
        limit = time.process_time() - began
    figure("recording / adding the same rows bare", ours.cpu / limit, "times")


def _rows(path: Path) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    from garant.ledger.schema import TABLES

    with closing(sqlite3.connect(path)) as connection:
        for table in TABLES:
            rows = connection.execute(f"SELECT * FROM {table.name}").fetchall()
            if rows:
                places = ", ".join("?" * len(rows[0]))
                yield f"INSERT INTO {table.name} VALUES ({places})", rows
        words = connection.execute("SELECT id, words FROM passage_words").fetchall()
        yield "INSERT INTO passage_fts (rowid, words) VALUES (?, ?)", words


def _say_answers(url: str) -> None:
    def opened() -> int:
        Ledger.open(url, create=False).close()
        return 1

    opened()
    _say_time("open", opened, "< 50")
    with Ledger.open(url, create=False) as ledger:
        for name, ask in questions(ledger):
            _say_time(name, ask, "< 100")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figure("memory of the process at most", peak, "MB")


def _say_time(name: str, ask: Callable[[], int], goal: str) -> None:
    took = []
    found = 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        found = ask()
        took.append((time.perf_counter() - began) * 1000)
    told = f"{goal}; first {took[0]:.0f}, worst {max(took):.0f}; {found} found"
    figure(name, statistics.median(took), "ms", told)


if __name__ == "__main__":
    main()
