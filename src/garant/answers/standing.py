"""Where parties stand, by what one state of the ledger holds: drawn once, brought up to date."""

from collections.abc import Collection
from dataclasses import dataclass
from threading import Lock

from garant.answers.memory import Memory
from garant.answers.timeline import Timeline
from garant.ledger import Head, Lasting, Ledger, documents_touched, lasting_stances

_MOST_TOUCHED = 0.2
"""The share of documents touched since above which all is drawn again: then that is faster."""


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

    def timeline(self, scope: Scope) -> Timeline:
        """Where all stand on every day, in a scope."""
        key = "timeline", scope.head.place, scope.entry, scope.reviewed
        return self._memory.get(key, lambda: self._made(scope), lambda made: made.weight)

    def is_at_hand(self, scope: Scope) -> bool:
        """Whether the timeline of a scope needs no drawing."""
        return ("timeline", scope.head.place, scope.entry, scope.reviewed) in self._memory

    def _made(self, scope: Scope) -> Timeline:
        line = scope.head.place, scope.reviewed
        with self._lock:
            before = self._newest.get(line)
        made = None if before is None else self._brought_up(scope, before)
        if made is None:
            made = Timeline(self._drawn(scope, None))
        with self._lock:
            if scope.entry >= self._newest.get(line, -1):
                self._newest[line] = scope.entry
        if before is not None and before < scope.entry:
            self._memory.forget(("timeline", scope.head.place, before, scope.reviewed))
        return made

    def _brought_up(self, scope: Scope, before: int) -> Timeline | None:
        """The timeline made from an earlier one, None where that is gone or too much is new."""
        if before >= scope.entry:
            return None
        earlier = self._memory.at_hand(("timeline", scope.head.place, before, scope.reviewed))
        if not isinstance(earlier, Timeline):
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
