"""Reading in a process of its own, which may be stopped: for texts that anybody may send.

Whatever a text does to the reader, it does it there: takes too long, takes too much memory, ends
the process. The next text is read by another. The pipeline is loaded with the first text.
"""

import io
import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urljoin, urlsplit

from garant.errors import GarantError
from garant.model import Document, Reading

if TYPE_CHECKING:
    from garant.reading.intake import Source

LONGEST_SECONDS = 120.0
"""How long one document may take; the longest that are let in take some 20 s on a slow core."""

LOADING_SECONDS = 120.0
"""How much longer the first may take, for which the pipeline is loaded."""

MOST_MEMORY = 2 << 30
"""Bytes that the process may take for its data; the pipeline takes a sixth of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Something to be read: a file, a page or a feed as bytes, and what its giver says of it.

    Attributes:
        name: What it is called: a file's name, or the address that it is from.
        data: What is in it.
        url: The address that it is from.
        title, publisher, published, language: What its giver says; prevails over what is found.
    """

    name: str
    data: bytes
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A document that needed no reading."""

    document: Document


class ReaderApart:
    """Reads pieces in a process of its own; for one thread at a time.

    Args:
        language: Read every document as this language; None goes by each document's own.
        pipeline: An installed pipeline; None takes the one Garant carries.
        extra_parties: A file of the user's own parties.
        longest_seconds: How long one document may take.
        most_memory: Bytes that the process may take.
        open_tools: Gives what frames and what reads, in the process; for tests.
    """

    def __init__(
        self,
        language: str | None = None,
        pipeline: str | None = None,
        extra_parties: Path | None = None,
        *,
        longest_seconds: float = LONGEST_SECONDS,
        most_memory: int = MOST_MEMORY,
        open_tools: "Callable[..., Tools] | None" = None,
    ) -> None:
        self._open = partial(open_tools or _open_tools, language, pipeline, extra_parties)
        self._longest = longest_seconds
        self._most_memory = most_memory
        self._process: BaseProcess | None = None
        self._to: Connection | None = None
        self._is_fresh = True

    def read(
        self, piece: Piece, *, is_known: Callable[[Document], bool]
    ) -> Iterator[Reading | Known | GarantError]:
        """Read a piece: a reading of each document in it, and an error for what cannot be read.

        Args:
            piece: What to read.
            is_known: Whether a document needs no reading.
        """
        to = self._started()
        finished = False
        try:
            to.send(piece)
            while True:
                kind, told = self._heard(to)
                if kind == "end":
                    finished = True
                    return
                if kind == "is it known?":
                    known = is_known(told)
                    to.send(known)
                    if known:
                        yield Known(told)
                else:
                    self._is_fresh = False
                    yield told
        except _TooLongError:
            yield GarantError(
                f"{piece.name}: reading it took more than {self._longest:.0f} seconds and was "
                "stopped; what was read before is kept: give it in smaller parts"
            )
        except (EOFError, OSError):
            yield GarantError(
                f"{piece.name}: reading it ended the reading process, perhaps for want of memory; "
                "what was read before is kept: give it in smaller parts"
            )
        finally:
            if not finished:
                self.stop()

    def stop(self) -> None:
        """End the process, whatever it does; the next piece starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._to is not None:
            self._to.close()
        self._process = self._to = None

    def interrupt(self) -> None:
        """End the process from another thread than the one that reads, which is told of it."""
        process = self._process
        if process is not None:
            with suppress(ValueError):  # it has ended, and been closed
                process.kill()

    def _started(self) -> Connection:
        if self._process is not None and self._to is not None and self._process.is_alive():
            return self._to
        self.stop()
        # A process started afresh inherits no thread of ours half-way through holding a lock.
        fresh = multiprocessing.get_context("spawn")
        ours, theirs = fresh.Pipe()
        process = fresh.Process(
            target=_serve, args=(theirs, self._open, self._most_memory), daemon=True
        )
        process.start()
        theirs.close()
        self._process, self._to, self._is_fresh = process, ours, True
        return ours

    def _heard(self, to: Connection) -> "_Message":
        if not to.poll(self._longest + (LOADING_SECONDS if self._is_fresh else 0)):
            raise _TooLongError
        message: _Message = to.recv()
        return message


_Message = tuple[Literal["is it known?", "read", "end"], Any]

Tools = tuple[Callable[["Source"], Document], Callable[[Iterator[Document]], Iterator[Reading]]]
"""What frames, and what reads."""


class _TooLongError(Exception):
    """Nothing was heard of the process in time."""


def _open_tools(language: str | None, pipeline: str | None, extra_parties: Path | None) -> Tools:
    from garant.reading.frame import frame
    from garant.reading.reader import make_reader

    return frame, make_reader(language, pipeline, extra_parties)


def _serve(to: Connection, open_tools: Callable[[], Tools], most_memory: int) -> None:
    """In the process: read what comes until whoever sends it is gone."""
    # Ctrl-C goes to every process of a terminal; ours is ended by who started it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory(most_memory)
    tools: Tools | None = None
    while True:
        try:
            piece: Piece = to.recv()
        except EOFError:
            return
        try:
            tools = tools or open_tools()
            _read(piece, tools, to)
        except GarantError as error:
            to.send(("read", error))
        except MemoryError:
            return  # what is left of the process is not to be relied on
        except Exception as error:  # whatever a rule stumbles over
            to.send(("read", GarantError(_mistake(piece.name, error))))
        to.send(("end", None))


def _read(piece: Piece, tools: Tools, to: Connection) -> None:
    from garant.reading.intake import sources_in

    frame, reader = tools

    def documents() -> Iterator[Document]:
        for source in sources_in(io.BytesIO(piece.data), piece.name, on_error=tell):
            try:
                document = frame(_as_said(source, piece))
            except GarantError as error:
                tell(error)
                continue
            to.send(("is it known?", document))
            if not to.recv():
                yield document

    def tell(error: GarantError) -> None:
        to.send(("read", error))

    for document in documents():
        for reading in reader(iter((document,))):
            to.send(("read", reading))


def _mistake(name: str, error: Exception) -> str:
    problem = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return f"{name}: a mistake in Garant stopped the reading ({problem}); report it with this line"


def _as_said(source: "Source", piece: Piece) -> "Source":
    """A source with what its giver says of it."""
    said = {
        "title": piece.title,
        "publisher": piece.publisher,
        "published": piece.published,
        "language": piece.language,
    }
    given: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    # An entry of a feed has an address of its own. Where a page says that it is from elsewhere,
    # where it was found is what is known.
    if piece.url is not None and source.id == PurePath(piece.name).name:
        given |= {"id": piece.url, "url": piece.url}
    elif piece.url is not None and source.url is not None:
        given |= _joined(source.id, source.url, piece.url)
    return replace(source, **given)


def _joined(id: str, link: str, found_at: str) -> dict[str, str | None]:  # noqa: A002
    """The address of a feed's entry, as seen from where the feed was found.

    A link that leads to no page of the web (`javascript:`, `file:`) is none.
    """
    try:
        url: str | None = urljoin(found_at, link)
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            url = None
    except ValueError:
        url = None
    if id != link:
        return {"url": url}
    return {"id": url or f"{found_at} ({link})", "url": url}


def _bound_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # no such bounds on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))
