"""Acts by their keys, kept from one question to the next: days that are near show the same acts."""

from collections.abc import Iterable, Mapping
from threading import Lock
from typing import Any

from garant.ledger import Head, Ledger
from garant.model import ActRecord

_MOST = 10_000
"""Acts that are kept; some 3 kB each."""


class ActsToShow(dict[str, ActRecord]):
    """Acts by key; `leads` holds what views make of those that lead a figure."""

    def __init__(self, acts: Mapping[str, ActRecord], leads: dict[str, Any]) -> None:
        super().__init__(acts)
        self.leads = leads


class ActsAtHand:
    """Gives acts by their keys, as they are in one state of a ledger; keeps those of the last.

    Args:
        ledger: The ledger.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._head: Head | None = None
        self._kept = ActsToShow({}, {})
        self._lock = Lock()

    def by_key(self, keys: Iterable[str], head: Head) -> ActsToShow:
        """Acts by their whole keys; a key that is not there is left out.

        Args:
            keys: The keys.
            head: The state that the ledger was in when the question was asked.
        """
        with self._lock:
            if self._head != head or len(self._kept) > _MOST:
                self._head, self._kept = head, ActsToShow({}, {})
            kept = self._kept
        wanted = list(dict.fromkeys(keys))
        missing = [key for key in wanted if key not in kept]
        found = self._ledger.acts_by_key(missing) if missing else {}
        kept.update(found)
        return ActsToShow({key: kept[key] for key in wanted if key in kept}, kept.leads)
