"""The whole flow on one page: sources are framed as documents, documents are read and recorded.

Whoever calls hands in what frames, reads and records, so that nothing here loads a language
pipeline or a database.
"""

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import Generic, TypeVar

from garant.errors import AlreadyReadError, GarantError
from garant.model import Document, Reading, Recorded

Source = TypeVar("Source")
"""Whatever a document is framed from: the bytes of a file, a record, an item of a feed."""

Frame = Callable[[Source], Document]
"""Makes a document of a source, or raises an error that says why it cannot."""

Reader = Callable[[Iterable[Document]], Iterator[Reading]]
"""Reads documents into statements and acts, one reading for each, in order."""

OnError = Callable[[GarantError], None]
"""Is told of each source that cannot be read; the others are read all the same."""

NOT_READ = frozenset({"language_not_read", "reading_failed"})
"""The doubts by which a reader says that it left a whole document unread, so told too."""

BATCH_SIZE = 32
"""Sources a process is handed at a time: enough that handing over costs little."""

BATCHES_AHEAD = 2
"""Batches in the air for each process; bounds the memory, whatever the number of sources."""


def read(
    sources: Iterable[Source], *, frame: Frame[Source], reader: Reader, on_error: OnError
) -> Iterator[Reading]:
    """Read sources one after another, in this process.

    Args:
        sources: What to read; drawn on as readings are asked for.
        frame: Makes a document of a source.
        reader: Reads documents.
        on_error: Is told of each source that cannot be framed.
    """
    for reading in reader(_framed(sources, frame, on_error)):
        for doubt in reading.doubts:
            if doubt.code in NOT_READ:
                on_error(GarantError(f"{reading.document.id}: {doubt.detail}"))
        yield reading


RECORDED_AT_ONCE = 32
"""Readings that are recorded together, at most."""

RECORDED_WITHIN_SECONDS = 1.0
"""How long a reading waits for others to be recorded with, at most."""


class UnlessKnown(Generic[Source]):
    """Frames a source, and raises `AlreadyReadError` where its document needs no reading.

    Goes to reading processes as it was made: each opens what it asks for itself.
    """

    def __init__(
        self, frame: Frame[Source], open_known: Callable[[], Callable[[Document], bool]]
    ) -> None:
        self._frame = frame
        self._open_known = open_known
        self._is_known: Callable[[Document], bool] | None = None

    def __call__(self, source: Source) -> Document:
        """Make a document of a source that nothing is known of yet."""
        document = self._frame(source)
        if self._is_known is None:
            self._is_known = self._open_known()
        if self._is_known(document):
            raise AlreadyReadError(document.id)
        return document


def record(
    readings: Iterable[Reading], *, take_down: Callable[[Sequence[Reading]], list[Recorded]]
) -> Iterator[Recorded]:
    """Record readings as they come, some at a time.

    Args:
        readings: The readings.
        take_down: Records readings; what it returns is safe.

    Yields:
        What became of each reading, once it is safe.
    """
    waiting: list[Reading] = []
    since = time.monotonic()
    for reading in readings:
        if not waiting:
            since = time.monotonic()
        waiting.append(reading)
        waited = time.monotonic() - since
        if len(waiting) >= RECORDED_AT_ONCE or waited >= RECORDED_WITHIN_SECONDS:
            yield from take_down(waiting)
            waiting = []
    if waiting:
        yield from take_down(waiting)


def read_in_parallel(
    sources: Iterable[Source],
    *,
    frame: Frame[Source],
    open_reader: Callable[[], Reader],
    workers: int,
    on_error: OnError,
) -> Iterator[Reading]:
    """Read sources in several processes, with the same readings in the same order.

    Args:
        sources: What to read; must survive pickling.
        frame: Makes a document of a source; a function of a module, so that it survives pickling.
        open_reader: Opens the reader in each process; must survive pickling too.
        workers: The number of processes.
        on_error: Is told, in this process, of each source that cannot be framed.

    Raises:
        GarantError: A process ended before its time, or could not open the reader.
    """
    supply = iter(sources)
    waiting: deque[Future[_Batch]] = deque()
    # A process started afresh inherits no thread of ours half-way through holding a lock.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=fresh) as pool:
        try:
            while batch := list(islice(supply, BATCH_SIZE)):
                with _interrupts_held():
                    waiting.append(pool.submit(_read_batch, batch, frame, open_reader))
                if len(waiting) > workers * BATCHES_AHEAD:
                    yield from _settle(waiting.popleft(), on_error)
            while waiting:
                yield from _settle(waiting.popleft(), on_error)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


_Batch = tuple[list[Reading], list[GarantError]]


def _framed(
    sources: Iterable[Source], frame: Frame[Source], on_error: OnError
) -> Iterator[Document]:
    for source in sources:
        try:
            document = frame(source)
        except GarantError as error:
            on_error(error)
            continue
        yield document


def _settle(future: "Future[_Batch]", on_error: OnError) -> list[Reading]:
    try:
        readings, errors = future.result()
    except BrokenProcessPool as broken:
        raise GarantError(
            "a reading process was ended from outside, perhaps for want of memory; "
            "read again with fewer --workers"
        ) from broken
    for error in errors:
        on_error(error)
    return readings


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts: it inherits this, so that we alone answer to it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


# In a reading process, once it has its first batch: the reader. Opened there and not at the start
# of the process, so that an error comes back to whoever asked, in one line.
_opened: list[Reader] = []


def _read_batch(
    sources: list[Source], frame: Frame[Source], open_reader: Callable[[], Reader]
) -> _Batch:
    if not _opened:
        _opened.append(open_reader())
    errors: list[GarantError] = []
    readings = list(read(sources, frame=frame, reader=_opened[0], on_error=errors.append))
    return readings, errors
