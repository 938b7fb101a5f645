"""Documents taken in on behalf of visitors: one at a time, in order, while pages are served.

Pages and API hand in what is to be taken in, and get a job that tells what becomes of each thing:

    taking_in = taking_in_of(request)
    job = taking_in.take([Piece(name="a.txt", data=b"…"), Address("https://…")], who=visitor.name)
    job = taking_in.wait(job.id, seconds=10)     # or taking_in.job(job.id), any time later
    for thing in job.things:
        thing.state, thing.documents, thing.errors

What has been read before is told as known, with its key: the same thing may be handed in again.
Readings are recorded one by one, each whole or not at all. A job is kept in memory only: where the
site is stopped, what was recorded stays, and the rest must be handed in again.
"""

import logging
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property, partial
from http import HTTPStatus
from secrets import token_urlsafe

import anyio
from fastapi import Request

from garant.errors import GarantError
from garant.flow import NOT_READ
from garant.ledger import Ledger, document_key
from garant.model import Document, Reading, Recorded, Run
from garant.reading import make_of_reader
from garant.reading.apart import Known, Piece, ReaderApart
from garant.settings import Settings
from garant.web.refusing import Refusal

log = logging.getLogger(__name__)

MOST_WAITING = 200
"""Things that wait at once; beyond, visitors are asked to come back."""

MOST_OF_ONE = 20_000_000
"""Bytes of one file; a larger one is for `garant add`, which reads from the disk."""

MOST_BYTES = 256 << 20
"""Bytes of files that wait at once, all in memory."""

JOBS_KEPT = 200
"""Jobs that are remembered, the latest."""

_LOOKED_AGAIN_SECONDS = 0.05

IDLE_SECONDS = 600.0
"""How long the reading process is kept with its pipeline when nothing is to be read."""


class State(StrEnum):
    """How far a thing has come."""

    WAITING = "waiting"
    FETCHING = "fetching"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Address:
    """An address whose page, feed or file is to be fetched and taken in."""

    url: str

    @property
    def name(self) -> str:
        """What it is called."""
        return self.url


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A document that was taken in: its key, and what became of it.

    `outcome` is "new", "copy", "update", "read again" or "known"; of what was known nothing is
    counted.
    """

    key: str
    name: str
    title: str | None
    outcome: str
    statements: int = 0
    acts: int = 0
    doubts: int = 0


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of a job: how far it has come, what was taken in of it, what could not be."""

    name: str
    state: State = State.WAITING
    documents: tuple[TakenIn, ...] = ()
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What somebody handed in, and what became of it so far."""

    id: str
    who: str
    made: datetime
    things: tuple[Thing, ...]

    @property
    def is_done(self) -> bool:
        """Whether nothing of it waits any more."""
        return all(thing.state in (State.DONE, State.FAILED) for thing in self.things)


Fetch = Callable[[str], Piece]
"""Fetches what is at an address.

Raises:
    GarantError: It cannot be had, or must not be.
"""


def taking_in_of(request: Request) -> "TakingIn":
    """What takes documents in for the site that a request reached."""
    found = request.app.state.taking_in
    assert isinstance(found, TakingIn)
    return found


class TakingIn:
    """Takes documents in for a site; safe to share between threads.

    Args:
        ledger: Where they are recorded.
        settings: How they are read.
        fetch: Fetches what is at an address.
        reader: Reads them; by default in a process of its own.
    """

    def __init__(
        self,
        ledger: Ledger,
        settings: Settings,
        *,
        fetch: Fetch | None = None,
        reader: ReaderApart | None = None,
    ) -> None:
        self._ledger = ledger
        self._settings = settings
        self._fetch = fetch or _fetched
        self._reader = reader or ReaderApart(settings.language, settings.pipeline, settings.parties)
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._waiting: deque[tuple[str, int, Piece | Address]] = deque()
        self._bytes = 0
        self._changed = threading.Condition()
        self._worker: threading.Thread | None = None
        self._closing = False

    def take(self, things: Sequence[Piece | Address], *, who: str) -> Job:
        """Hand things in; they are taken in one after another, in the background.

        Raises:
            Refusal: Too much waits already, or the site is about to stop.
        """
        job = Job(token_urlsafe(12), who, datetime.now(UTC), tuple(map(_looked_at, things)))
        waiting = [
            (job.id, place, thing)
            for place, thing in enumerate(things)
            if job.things[place].state is State.WAITING
        ]
        size = sum(len(thing.data) for _, _, thing in waiting if isinstance(thing, Piece))
        with self._changed:
            is_full = (
                len(self._waiting) + len(waiting) > MOST_WAITING or self._bytes + size > MOST_BYTES
            )
            if self._closing or (is_full and self._waiting):
                raise Refusal(
                    HTTPStatus.SERVICE_UNAVAILABLE, "too_much_waits", headers={"Retry-After": "60"}
                )
            if is_full:
                raise Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_much_at_once")
            self._jobs[job.id] = job
            while len(self._jobs) > JOBS_KEPT:
                self._jobs.popitem(last=False)
            self._waiting.extend(waiting)
            self._bytes += size
            if self._worker is None:
                self._worker = threading.Thread(target=self._work, name="taking in", daemon=True)
                self._worker.start()
            self._changed.notify_all()
        return job

    def job(self, id: str) -> Job | None:  # noqa: A002
        """A job as far as it has come; None where there is none, or it was too long ago."""
        with self._changed:
            return self._jobs.get(id)

    def wait(self, id: str, *, seconds: float) -> Job | None:  # noqa: A002
        """A job once it is done, or as far as it has come when the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: id not in self._jobs or self._jobs[id].is_done, seconds)
            return self._jobs.get(id)

    async def waited_for(self, id: str, *, seconds: float) -> Job | None:  # noqa: A002
        """As `wait`, for who holds no thread of those that answer requests meanwhile."""
        end = time.monotonic() + seconds
        while (job := self.job(id)) is not None and not job.is_done and time.monotonic() < end:
            await anyio.sleep(_LOOKED_AGAIN_SECONDS)
        return job

    def close(self) -> None:
        """Take nothing more in; what is being recorded is, and what is being read is let go."""
        with self._changed:
            self._closing = True
            self._waiting.clear()
            self._changed.notify_all()
            worker = self._worker
        self._reader.interrupt()
        if worker is not None:
            worker.join()

    @cached_property
    def _run(self) -> Run:
        settings = self._settings
        return make_of_reader(settings.language, settings.pipeline, settings.parties)

    def _work(self) -> None:
        try:
            while True:
                with self._changed:
                    if not self._changed.wait_for(self._is_wanted, IDLE_SECONDS):
                        # The next thing waits for the pipeline again; nobody else waits for it.
                        self._reader.stop()
                        self._changed.wait_for(self._is_wanted)
                    if self._closing:
                        return
                    id_, place, thing = self._waiting.popleft()
                    self._bytes -= len(thing.data) if isinstance(thing, Piece) else 0
                self._take_in(id_, place, thing)
        finally:
            self._reader.stop()

    def _is_wanted(self) -> bool:
        return self._closing or bool(self._waiting)

    def _take_in(self, id_: str, place: int, thing: Piece | Address) -> None:
        try:
            if isinstance(thing, Address):
                self._tell(id_, place, lambda told: replace(told, state=State.FETCHING))
                thing = self._fetch(thing.url)
            self._tell(id_, place, lambda told: replace(told, state=State.READING))
            for document, error in self._recorded(thing):
                self._tell(id_, place, partial(_with, document=document, error=error))
        except GarantError as error:
            self._tell(id_, place, partial(_with, error=str(error)))
        except Exception:
            log.exception("taking %s in failed", thing.name)
            mistake = f"{thing.name}: a mistake in Garant stopped this; it is in the server's log"
            self._tell(id_, place, partial(_with, error=mistake))
        self._tell(id_, place, _ended)

    def _recorded(self, piece: Piece) -> Iterator[tuple[TakenIn | None, str | None]]:
        """What was recorded of a piece, one by one, and what could not be."""
        for found in self._reader.read(piece, is_known=self._is_known):
            if self._closing:
                return
            if isinstance(found, GarantError):
                yield None, str(found)
            elif isinstance(found, Known):
                document = found.document
                key = document_key(document.id, document.text)
                yield TakenIn(key, document.id, document.title, "known"), None
            else:
                yield from self._record(found)

    def _record(self, reading: Reading) -> Iterator[tuple[TakenIn | None, str | None]]:
        faults: list[GarantError] = []
        for one in self._ledger.record([reading], self._run, on_error=faults.append):
            yield _taken_in(one, reading.document), None
        for fault in faults:
            yield None, str(fault)
        for doubt in reading.doubts:
            if doubt.code in NOT_READ:
                yield None, f"{reading.document.id}: {doubt.detail}"

    def _is_known(self, document: Document) -> bool:
        return self._ledger.knows(document, self._run)

    def _tell(self, id_: str, place: int, change: Callable[[Thing], Thing]) -> None:
        with self._changed:
            job = self._jobs.get(id_)
            if job is None:  # forgotten for later ones
                return
            things = list(job.things)
            things[place] = change(things[place])
            self._jobs[id_] = replace(job, things=tuple(things))
            self._changed.notify_all()


def _looked_at(thing: Piece | Address) -> Thing:
    if isinstance(thing, Piece) and len(thing.data) > MOST_OF_ONE:
        told = (
            f"{thing.name}: is larger than {MOST_OF_ONE // 1_000_000} MB, the limit for one "
            "document; split it, or record it with garant add"
        )
        return Thing(thing.name, State.FAILED, errors=(told,))
    return Thing(thing.name)


def _with(thing: Thing, document: TakenIn | None = None, error: str | None = None) -> Thing:
    documents = (*thing.documents, document) if document else thing.documents
    errors = (*thing.errors, error) if error else thing.errors
    return replace(thing, documents=documents, errors=errors)


def _ended(thing: Thing) -> Thing:
    failed = bool(thing.errors) and not thing.documents
    return replace(thing, state=State.FAILED if failed else State.DONE)


def _taken_in(one: Recorded, document: Document) -> TakenIn:
    return TakenIn(
        one.document,
        one.name,
        document.title,
        one.outcome.value,
        one.statements,
        one.acts,
        one.doubts,
    )


def _fetched(address: str) -> Piece:
    from garant.fetching import fetch

    found = fetch(address)
    return Piece(name=found.address, data=found.data, url=found.address)
