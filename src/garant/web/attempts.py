"""How often somebody may try: bounded for each account and for each address."""

import ipaddress
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

WINDOW_SECONDS = 15 * 60

MOST_FOR_ACCOUNT = 10
"""Failed attempts at one account within the window, from wherever."""

MOST_FROM_ADDRESS = 30
"""Failed attempts from one address, at whatever account: an office may share one address."""

_REMEMBERED = 20_000
"""Accounts and addresses that are counted; beyond, the oldest are forgotten."""


@dataclass(slots=True)
class Attempts:
    """Counts attempts at signing in; safe to share between threads."""

    _made: "OrderedDict[str, list[float]]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, name: str, address: str) -> int:
        """Count an attempt, unless there were too many: then, how many seconds to wait.

        It counts before the password is looked at, so that many at once are bounded too.

        Args:
            name: The account that is tried, whether there is one or not.
            address: Where the attempt comes from.
        """
        now = time.monotonic()
        counted = ((_account(name), MOST_FOR_ACCOUNT), (_network(address), MOST_FROM_ADDRESS))
        with self._lock:
            waits = []
            for key, most in counted:
                recent = [moment for moment in self._made.get(key, ()) if moment > now]
                if len(recent) >= most:
                    waits.append(recent[len(recent) - most] - now)
            if waits:
                return int(max(waits)) + 1
            for key, _ in counted:
                recent = [moment for moment in self._made.pop(key, ()) if moment > now]
                self._made[key] = [*recent, now + WINDOW_SECONDS]
            while len(self._made) > _REMEMBERED:
                self._made.popitem(last=False)
        return 0

    def succeeded(self, name: str, address: str) -> None:
        """Forget the failed attempts at an account: its user is there."""
        with self._lock:
            self._made.pop(_account(name), None)
            from_there = self._made.get(_network(address))
            if from_there:
                from_there.pop()


def _account(name: str) -> str:
    return f"account {name.strip().casefold()[:100]}"


def _network(address: str) -> str:
    """What one visitor commands: an address, or the half of an IPv6 address that a line has."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return f"address {address[:100]}"
    if parsed.version == 6:
        return f"address {ipaddress.ip_network((parsed, 64), strict=False)}"
    return f"address {parsed}"
