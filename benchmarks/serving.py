"""The site under load: how fast it answers with many acts, how much memory it takes.

    python benchmarks/serving.py                        100,000 acts on SQLite; some ten minutes
    python benchmarks/serving.py --acts 20000           fewer
    python benchmarks/serving.py --ledger FILE          serve a ledger that is there
    python benchmarks/serving.py --requests 2000        fewer requests to see whether memory grows

Starts `garant serve` in a process of its own, on loopback, over a ledger of acts that are generated
from real readings (`scale.py`). Asks at a steady pace, whether or not the last answer is there, and
counts a wait from the moment at which it was due. Pages are asked for as a browser does, packed;
days are drawn from those on which something was published, as by a slider. Nothing here fails a
build. Waits are of the clock on the wall, and mean little where other programs want the processor;
what a request takes of it is told beside them, and how many times what it takes to answer a bare
route of FastAPI in the same run.
"""

import argparse
import asyncio
import gzip
import json
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from asking_site import HOST, Client, Waits, load
from scale import _build, _real_readings, figure

SECONDS = 20.0
RATE = 50.0
CROWD = 16
"""Clients that ask one thing after another, each as soon as it has its answer."""
CROWD_REQUESTS = 2_000
MEMORY_LOOKED_AT = 1_000
"""Requests after which it is looked how much memory the process holds."""
WORDS = ["soldats", "cessez-le-feu", "garanties", '"dans le"', "garant*", "de", "hydrodiplomatie"]


def main() -> None:
    """Build, serve, ask, and print a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path)
    parser.add_argument("--readings", type=Path, help="keep the real readings here between runs")
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--rate", type=float, default=RATE)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.ledger or _built(Path(folder) / "garant.db", args.acts, args.readings)
        with _started(_BARE.split()) as bare:
            each = asyncio.run(_bare(bare))
        with _served(path) as site:
            asyncio.run(_measure(site, args, each))


def _built(path: Path, acts: int, readings: Path | None) -> Path:
    from garant.ledger import Ledger

    real, _ = _real_readings([], readings)
    with Ledger.open(f"sqlite:///{path}") as ledger:
        _build(ledger, real, acts)
    return path


@dataclass(frozen=True)
class Site:
    """A site that runs: its port, its process, and when it was started."""

    port: int
    process: "subprocess.Popen[bytes]"
    started: float

    @property
    def processor(self) -> float:
        """How many milliseconds of the processor it has taken."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2]
        taken = sum(int(each) for each in fields.split()[11:13])
        return taken / os.sysconf("SC_CLK_TCK") * 1000

    @property
    def memory(self) -> float:
        """What its process holds, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else float("nan")


def _served(path: Path) -> AbstractContextManager[Site]:
    program = "from garant.cli import main; main()"
    return _started(["-c", program, "serve", "--ledger", str(path), "--port", "PORT"])


_BARE = "-m uvicorn serving:bare --factory --app-dir APP --log-level error --port PORT"


def bare() -> Any:
    """An application of one route that gives a small answer."""
    from fastapi import FastAPI

    app = FastAPI()

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "well"}

    return app


async def _bare(site: Site) -> float:
    client = Client(site.port)
    await _until_up(client)
    await load(site.port, lambda: "/health", rate=100, count=100)
    before = site.processor
    waits = await load(site.port, lambda: "/health", rate=100, count=1_000)
    each = (site.processor - before) / 1_000
    _say("a bare route, 100/s: p95", waits, "", each, each)
    return each


@contextmanager
def _started(arguments: list[str]) -> Iterator[Site]:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    named = {"PORT": str(port), "APP": str(Path(__file__).parent)}
    command = [sys.executable, *(named.get(each, each) for each in arguments)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield Site(port, process, started)
    finally:
        process.terminate()
        process.wait(30)


async def _measure(site: Site, args: argparse.Namespace, bare: float) -> None:
    client = Client(site.port)
    await _until_up(client)
    figure("start until it answers", (time.perf_counter() - site.started) * 1000, "ms")
    for name in ("first board", "second board"):
        began = time.perf_counter()
        _, body, headers = await client.get("/en/board")
        told = f"{len(body) / 1000:.0f} kB as sent ({headers.get('content-encoding', 'plain')})"
        figure(name, (time.perf_counter() - began) * 1000, "ms", told)
    asked = await _paths(client)
    count = int(args.seconds * args.rate)
    for name, path, accept, goal in asked:
        before = site.processor
        waits = await load(site.port, path, rate=args.rate, count=count, accept=accept)
        each = (site.processor - before) / count
        _say(f"{name}, {args.rate:.0f}/s: p95", waits, goal, each, bare)
    await _say_crowd(site, asked, bare)
    await _say_recording(site, client, asked)
    await _say_memory(site, asked, args)


async def _until_up(client: Client) -> None:
    for _ in range(600):
        try:
            status, _, _ = await client.get("/health", "*/*")
        except (OSError, asyncio.IncompleteReadError):
            client.close()
            await asyncio.sleep(0.05)
            continue
        if status == 200:
            return
    raise SystemExit("the site does not answer; see 'garant serve'")


Asking = tuple[str, Callable[[], str], str, str]


async def _paths(client: Client) -> list[Asking]:
    """What is asked for, with values that the ledger holds."""
    drawn = random.Random(7)

    async def listed(path: str) -> list[dict[str, object]]:
        _, body, headers = await client.get(path, "application/json")
        if headers.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
        return list(json.loads(body))

    acts = [str(one["key"]) for one in await listed("/api/v1/acts?limit=1000")]
    said = [str(one["key"]) for one in await listed("/api/v1/quotes?limit=200")]
    documents = await listed("/api/v1/documents?limit=1000")
    days = sorted({str(one["published"]) for one in documents if one["published"]})
    last = date.fromisoformat(days[-1])
    slider = [date.fromordinal(last.toordinal() - back).isoformat() for back in range(60)]
    places = iter(range(10**9))

    def along() -> str:
        return slider[abs(next(places) % 118 - 59)]

    return [
        ("board page", lambda: "/en/board", "text/html", "< 150"),
        (
            "board page along 60 days",
            lambda: f"/fr/board?as_of={along()}",
            "text/html",
            "< 150",
        ),
        ("board by the API", lambda: "/api/v1/board", "*/*", "< 150"),
        (
            "board by the API along 60 days",
            lambda: f"/api/v1/board?as_of={along()}",
            "*/*",
            "< 150",
        ),
        ("act page", lambda: f"/en/acts/{drawn.choice(acts)}", "text/html", "< 100"),
        ("act by the API", lambda: f"/api/v1/acts/{drawn.choice(acts)}", "*/*", "< 100"),
        (
            "statement page",
            lambda: f"/en/statements/{drawn.choice(said)}",
            "text/html",
            "< 100",
        ),
        (
            "search page",
            lambda: f"/en/quotes?q={quote(drawn.choice(WORDS))}",
            "text/html",
            "< 100",
        ),
        (
            "search by the API",
            lambda: f"/api/v1/quotes?limit=50&q={quote(drawn.choice(WORDS))}",
            "*/*",
            "< 100",
        ),
        (
            "search by the API, never asked before",
            lambda: (
                f"/api/v1/quotes?limit=50&offset={next(places) % 900}"
                f"&q={quote(drawn.choice(WORDS))}"
            ),
            "*/*",
            "< 100",
        ),
    ]


def _say(name: str, waits: Waits, goal: str, processor: float, bare: float) -> None:
    told = (
        f"{goal}; p50 {waits.share(50):.0f}, p99 {waits.share(99):.0f}, "
        f"{processor:.1f} ms of the processor each ({processor / bare:.0f} times a bare route), "
        f"{waits.bytes / max(len(waits.waits), 1) / 1000:.0f} kB each, {waits.failed} failed"
    )
    figure(name, waits.share(95), "ms", told)


async def _say_crowd(site: Site, asked: list[Asking], bare: float) -> None:
    """How long many clients wait who ask as fast as they are answered."""
    drawn = random.Random(13)
    found = Waits()
    before = site.processor

    async def ask() -> None:
        client = Client(site.port)
        for _ in range(CROWD_REQUESTS // CROWD):
            began = time.perf_counter()
            status, body, _ = await client.get(drawn.choice(asked)[1](), "*/*")
            found.waits.append((time.perf_counter() - began) * 1000)
            found.failed += status != 200
            found.bytes += len(body)
        client.close()

    began = time.perf_counter()
    await asyncio.gather(*(ask() for _ in range(CROWD)))
    rate = len(found.waits) / (time.perf_counter() - began)
    each = (site.processor - before) / len(found.waits)
    _say(f"{CROWD} clients, {rate:.0f}/s: p95", found, "p99 < 300", each, bare)


async def _say_recording(site: Site, client: Client, asked: list[Asking]) -> None:
    """How long the first board takes after a decision, which changes the state of the ledger."""
    took = []
    _, body, headers = await client.get("/api/v1/acts?limit=5", "application/json")
    if headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    keys = re.findall(rb'"key": "([a-z0-9]{20,})", "day"', body)
    for key in keys:
        process = await asyncio.create_subprocess_exec(
            "curl",
            "-s",
            "-o",
            "/dev/null",
            "-H",
            "Content-Type: application/json",
            "-d",
            json.dumps({"key": key.decode(), "verdict": "accept"}),
            f"http://{HOST}:{site.port}/api/v1/reviews",
        )
        await process.wait()
        began = time.perf_counter()
        await client.get("/en/board")
        took.append((time.perf_counter() - began) * 1000)
    if took:
        figure("board after a decision", statistics.median(took), "ms", f"worst {max(took):.0f}")


async def _say_memory(site: Site, asked: list[Asking], args: argparse.Namespace) -> None:
    """Whether the process grows, looked at again and again."""
    drawn = random.Random(11)
    figure("memory at the start", site.memory, "MB")
    for done in range(0, args.requests, MEMORY_LOOKED_AT):
        count = min(MEMORY_LOOKED_AT, args.requests - done)
        waits = await load(
            site.port, lambda: drawn.choice(asked)[1](), rate=args.rate, count=count, accept="*/*"
        )
        told = f"{waits.failed} failed; p95 {waits.share(95):.0f} ms"
        figure(f"memory after {done + count} requests", site.memory, "MB", told)


if __name__ == "__main__":
    main()
