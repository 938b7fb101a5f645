"""What was worked out once and may be asked for again: kept in the process, never on disk."""

import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from threading import Event, Lock
from typing import Any, TypeVar, cast

Value = TypeVar("Value")

MOST_BYTES = 256 << 20
"""How much is kept, about: what was not asked for longest goes first."""


class _Flight:
    """A value that somebody is working out, and that others wait for."""

    __slots__ = ("error", "landed", "value")

    def __init__(self) -> None:
        self.landed = Event()
        self.value: Any = None
        self.error: BaseException | None = None


class Memory:
    """Keeps values by key, up to a size; safe to share between threads.

    A key names everything that a value depends on, so that nothing kept is ever out of date. What
    several ask for at once is worked out once. What cannot be worked out is not kept.

    Args:
        most_bytes: How much is kept, about.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._flights: dict[Hashable, _Flight] = {}
        self._lock = Lock()

    def get(
        self,
        key: Hashable,
        make: Callable[[], Value],
        weigh: "Callable[[Value], int] | None" = None,
    ) -> Value:
        """The value of a key, worked out where it is not there.

        Args:
            key: Everything that the value depends on.
            make: Works it out.
            weigh: How many bytes it takes, about; `weight_of` by default.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("Value", self._kept[key][0])
            flight = self._flights.get(key)
            mine = flight is None
            if flight is None:
                flight = self._flights[key] = _Flight()
        if not mine:
            flight.landed.wait()
            if flight.error is not None:
                raise flight.error
            return cast("Value", flight.value)
        try:
            flight.value = make()
            self.keep(key, flight.value, (weigh or weight_of)(flight.value))
        except BaseException as error:
            flight.error = error
            raise
        finally:
            with self._lock:
                del self._flights[key]
            flight.landed.set()
        return cast("Value", flight.value)

    def keep(self, key: Hashable, value: object, size: int) -> None:
        """Keep a value; one that is larger than half of all there is room for is not kept."""
        with self._lock:
            self._drop(key)
            if size * 2 > self.most_bytes:
                return
            self._kept[key] = value, size
            self.bytes += size
            while self.bytes > self.most_bytes:
                self._drop(next(iter(self._kept)))

    def forget(self, key: Hashable) -> None:
        """Let go of a value."""
        with self._lock:
            self._drop(key)

    def at_hand(self, key: Hashable) -> Any:
        """The value of a key, None where it is not kept."""
        with self._lock:
            return self._kept.get(key, (None, 0))[0]

    def __iter__(self) -> Iterator[Hashable]:
        with self._lock:
            return iter(list(self._kept))

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    def _drop(self, key: Hashable) -> None:
        found = self._kept.pop(key, None)
        if found is not None:
            self.bytes -= found[1]


_SAMPLED = 6
"""Entries of a long list that are weighed for all of it: records of one kind take about as much."""


def weight_of(value: object) -> int:
    """How many bytes a plain record takes, about: what is in it counted as if nothing was shared.

    Any other object counts as itself alone; its maker weighs it.
    """
    size = sys.getsizeof(value)
    if isinstance(value, dict):
        size += sum(map(weight_of, value.values()))
    elif isinstance(value, (list, tuple)):
        some = value if len(value) <= _SAMPLED else value[:: len(value) // _SAMPLED][:_SAMPLED]
        if some:
            size += sum(map(weight_of, some)) * len(value) // len(some)
    return size
