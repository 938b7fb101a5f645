"""What is counted of requests, and what is logged of them: never where they came from.

The numbers are given as Prometheus reads them; the format is text of a few lines.

References:
    https://prometheus.io/docs/instrumenting/exposition_formats/
"""

import logging
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("garant.web.access")

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Seconds between which durations are counted."""


@dataclass(slots=True)
class Counts:
    """What was counted since the site was started; safe to share between threads."""

    begun: float = field(default_factory=time.time)
    _requests: "Counter[tuple[str, str, int]]" = field(default_factory=Counter)
    _buckets: "dict[str, list[int]]" = field(default_factory=dict)
    _seconds: "dict[str, float]" = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def add(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request."""
        with self._lock:
            self._requests[method, route, status] += 1
            buckets = self._buckets.setdefault(route, [0] * (len(BOUNDS) + 1))
            buckets[bisect_left(BOUNDS, seconds)] += 1
            self._seconds[route] = self._seconds.get(route, 0.0) + seconds

    def lines(self) -> Iterator[str]:
        """The numbers, as Prometheus reads them."""
        with self._lock:
            requests = sorted(self._requests.items())
            buckets = {route: list(counts) for route, counts in sorted(self._buckets.items())}
            seconds = dict(self._seconds)
        yield from _about("garant_requests_total", "counter", "Requests answered.")
        for (method, route, status), count in requests:
            labels = {"method": method, "route": route, "status": str(status)}
            yield _line("garant_requests_total", labels, count)
        name = "garant_request_duration_seconds"
        yield from _about(name, "histogram", "How long answers took.")
        for route, counts in buckets.items():
            so_far = 0
            for bound, count in zip((*map(str, BOUNDS), "+Inf"), counts, strict=True):
                so_far += count
                yield _line(f"{name}_bucket", {"route": route, "le": bound}, so_far)
            yield _line(f"{name}_sum", {"route": route}, round(seconds[route], 6))
            yield _line(f"{name}_count", {"route": route}, so_far)
        yield from _about("garant_start_time_seconds", "gauge", "When the site was started.")
        yield _line("garant_start_time_seconds", {}, round(self.begun, 3))


def ledger_lines(counts: Mapping[str, int]) -> Iterator[str]:
    """How many rows the tables of the ledger hold, as Prometheus reads it."""
    yield from _about("garant_ledger_rows", "gauge", "Rows of the ledger's tables.")
    for table, count in sorted(counts.items()):
        yield _line("garant_ledger_rows", {"table": table}, count)


class Counting:
    """Counts every request and logs it, without addresses and without what was searched for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = time.perf_counter()
        status = 500

        async def send_counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_counted)
        finally:
            seconds = time.perf_counter() - begun
            scope["app"].state.counts.add(scope["method"], _route(scope), status, seconds)
            path = scope["path"] if scope["path"].isprintable() else repr(scope["path"])
            log.info("%s %s %d %.0f ms", scope["method"], path[:300], status, seconds * 1000)


def _route(scope: Scope) -> str:
    """The pattern of the address: few, whatever is asked for."""
    path: str = scope["path"]
    pattern = getattr(scope.get("route"), "path", None)
    if pattern is None:
        return "/static" if path.startswith("/static/") else "other"
    # The route knows its own part of the address, not what it was put under.
    asked, own = path.split("/"), str(pattern).split("/")
    return "/".join([*asked[: len(asked) - len(own) + 1], *own[1:]])


def _about(name: str, kind: str, told: str) -> Iterable[str]:
    return (f"# HELP {name} {told}", f"# TYPE {name} {kind}")


def _line(name: str, labels: Mapping[str, str], value: float) -> str:
    told = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
    return f"{name}{{{told}}} {value}" if told else f"{name} {value}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
