"""Where parties stand, by what one state of the ledger holds: drawn once, brought up to date."""

import gc
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from garant.answers.memory import Memory
from garant.ledger import Head, Lasting, Ledger, documents_touched, lasting_stances

if TYPE_CHECKING:
    from garant.answers.timeline import Timeline

_MOST_TOUCHED = 0.2
"""The share of documents touched since above which all is drawn again: then that is faster."""


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Make what will be there for long without looking for garbage in it, now or later.

    Half a million values are looked through whenever the collector goes over all there is, for a
    third of a second in which nobody is answered. None of them is in a circle.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a ledger counts: up to which entry, and whether only what a person stands behind."""

    head: Head
    entry: int
    reviewed: bool


class Standing:
    """Gives the timeline of a scope; keeps the last ones, and makes the next from them.

    Args:
        ledger: The ledger.
        memory: Where timelines are kept.
    """

    def __init__(self, ledger: Ledger, memory: Memory) -> None:
        self._ledger = ledger
        self._memory = memory
        self._newest: dict[tuple[str, bool], int] = {}
        self._lock = Lock()

    def timeline(self, scope: Scope) -> "Timeline":
        """Where all stand on every day, in a scope."""
        key = "timeline", scope.head.place, scope.entry, scope.reviewed
        return self._memory.get(key, lambda: self._made(scope), lambda made: made.weight)

    def is_at_hand(self, scope: Scope) -> bool:
        """Whether the timeline of a scope needs no drawing."""
        return ("timeline", scope.head.place, scope.entry, scope.reviewed) in self._memory

    def _made(self, scope: Scope) -> "Timeline":
        # It takes the assessment with it, which takes a while to load: who lists acts needs none.
        from garant.answers.timeline import Timeline

        line = scope.head.place, scope.reviewed
        with self._lock:
            before = self._newest.get(line)
        made = None if before is None else self._brought_up(scope, before)
        if made is None:
            with _no_collecting():
                made = Timeline(self._drawn(scope, None))
        with self._lock:
            if scope.entry >= self._newest.get(line, -1):
                self._newest[line] = scope.entry
        if before is not None and before < scope.entry:
            self._memory.forget(("timeline", scope.head.place, before, scope.reviewed))
        return made

    def _brought_up(self, scope: Scope, before: int) -> "Timeline | None":
        """The timeline made from an earlier one, None where that is gone or too much is new."""
        if before >= scope.entry:
            return None
        earlier: Timeline | None = self._memory.at_hand(
            ("timeline", scope.head.place, before, scope.reviewed)
        )
        if earlier is None:
            return None
        touched = documents_touched(self._ledger, before, scope.entry)
        if len(touched) > _MOST_TOUCHED * earlier.documents + 100:
            return None
        return earlier.with_documents(self._drawn(scope, touched), touched) if touched else earlier

    def _drawn(
        self, scope: Scope, documents: Collection[int] | None
    ) -> dict[int, tuple[Lasting, ...]]:
        return lasting_stances(
            self._ledger,
            scope.entry,
            reviewed_only=scope.reviewed,
            documents=None if documents is None else sorted(documents),
        )
