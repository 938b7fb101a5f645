"""Asking servers politely: by their rules, one question after another, never pressing.

References:
    RFC 9309, "Robots Exclusion Protocol". RFC 9110, 10.2.3, "Retry-After".
"""

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit

import garant
from garant.errors import AnswerError, InputError
from garant.fetching import Fetched, Limits, checked_address, fetch
from garant.watching.state import State

ROBOTS_SECONDS = 86400.0
"""How long the rules of a server are taken to hold."""

_ROBOTS_AGAIN_SECONDS = 3600.0
_ROBOTS_BYTES = 500_000
_TOKEN = "Garant"
_JITTER = 0.5
"""The share by which a delay is made longer by chance, at most, so that nothing beats in time."""

_LONGEST_DELAY_SECONDS = 300.0
LONGEST_REST_SECONDS = 7 * 86400.0
"""How long a server is left alone at most where it asks for it."""

_LEFT_ALONE = frozenset({429, 503})
_REST_SECONDS = 900.0


class Clock(Protocol):
    """Tells the time, and waits."""

    def now(self) -> float:
        """Seconds since 1970."""
        ...

    def wait(self, seconds: float) -> bool:
        """Wait; true where the watch is to stop."""
        ...


class Fetch(Protocol):
    """Fetches what is at an address; as `garant.fetching.fetch`."""

    def __call__(
        self,
        address: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        limits: Limits | None = None,
        agent: str = ...,
        inside: Collection[str] = ...,
    ) -> Fetched:
        """Fetch it."""
        ...


class ForbiddenError(InputError):
    """An address that is not to be asked: forbidden to programs by its server, or not public."""


def agent_of(contact: str) -> str:
    """How a watch introduces itself, and where it can be complained of."""
    return f"{_TOKEN}/{garant.__version__} (watches feeds; {contact})"


@dataclass(slots=True)
class Asker:
    """Asks servers, each at its pace.

    Args:
        state: Where it is kept when a server may be asked again.
        clock: Tells the time.
        contact: Where it can be complained of.
        delay_seconds: Between two questions to one server.
        inside: Servers that may be asked although they are not public.
        get: Fetches.
        chance: Gives numbers from 0 to 1.
    """

    state: State
    clock: Clock
    contact: str
    delay_seconds: float
    inside: Collection[str] = ()
    get: Fetch = fetch
    chance: Callable[[], float] = random.random

    def free_from(self, url: str) -> float:
        """From when on the server of an address may be asked."""
        return self.state.host_next(host_of(url))

    def is_inside(self, url: str) -> bool:
        """Whether an address is at a server that may be asked although it is not public."""
        return any(_origin(url) == _origin(origin) for origin in self.inside)

    def rules_are_known(self, url: str) -> bool:
        """Whether the next question to a server need not be for its rules."""
        try:
            checked_address(url, self.inside)
        except InputError:
            return True  # it is not asked anything
        return self.state.robots(_origin(url), self.clock.now())[0]

    def learn_rules(self, url: str) -> None:
        """Ask a server for its rules."""
        from protego import Protego

        origin, now = _origin(url), self.clock.now()
        try:
            found = self._ask(f"{origin}/robots.txt", limits=Limits(most_bytes=_ROBOTS_BYTES))
            rules: str | None = found.data.decode("utf-8", "replace").removeprefix("\ufeff")
            until = now + ROBOTS_SECONDS
            pace = Protego.parse(rules or "").crawl_delay(_TOKEN)
            if pace:
                self._rest(url, min(float(pace), _LONGEST_DELAY_SECONDS))
        except AnswerError as error:
            # None there: no rules. A server in trouble may have some that it cannot tell now.
            is_none = 400 <= error.status < 500 and error.status not in _LEFT_ALONE
            rules = "" if is_none else None
            until = now + (ROBOTS_SECONDS if is_none else _ROBOTS_AGAIN_SECONDS)
        except InputError:
            rules, until = None, now + _ROBOTS_AGAIN_SECONDS
        self.state.keep_robots(origin, rules, until)

    def ask(
        self,
        url: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        limits: Limits | None = None,
    ) -> Fetched:
        """Ask for what is at an address whose server's rules are known.

        Raises:
            ForbiddenError: The rules forbid it.
            InputError: It cannot be had.
        """
        self.check(url)
        return self._ask(url, etag=etag, modified=modified, limits=limits)

    def check(self, url: str) -> None:
        """Look whether the rules of a server allow an address.

        Raises:
            ForbiddenError: They do not.
        """
        from protego import Protego

        try:
            checked_address(url, self.inside)
        except InputError as error:
            remedy = "check it; a server of your own network is named in the plan, under inside"
            raise ForbiddenError(url, error.problem, remedy) from error
        _, rules = self.state.robots(_origin(url), self.clock.now())
        if rules is None:
            raise InputError(
                url, "has a server whose robots.txt cannot be had now", "it is asked again later"
            )
        if not Protego.parse(rules).can_fetch(url, _TOKEN):
            raise ForbiddenError(
                url, "is not for programs, as the robots.txt of its server says", "read it yourself"
            )

    def _ask(
        self,
        url: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        limits: Limits | None = None,
    ) -> Fetched:
        # Before the question: whoever is killed while it waits asks no sooner for that.
        self._rest(url, self._delay(url))
        try:
            return self.get(
                url,
                etag=etag,
                modified=modified,
                limits=limits,
                agent=agent_of(self.contact),
                # What is asked outside must not lead inside.
                inside=self.inside if self.is_inside(url) else (),
            )
        except AnswerError as error:
            if error.status in _LEFT_ALONE:
                asked_for = _REST_SECONDS if error.retry_seconds is None else error.retry_seconds
                self._rest(url, min(asked_for, LONGEST_REST_SECONDS))
            raise
        finally:
            self._rest(url, self._delay(url))

    def _delay(self, url: str) -> float:
        from protego import Protego

        _, rules = self.state.robots(_origin(url), self.clock.now())
        pace = Protego.parse(rules).crawl_delay(_TOKEN) if rules else None
        least = min(max(self.delay_seconds, float(pace or 0)), _LONGEST_DELAY_SECONDS)
        return least * (1 + _JITTER * self.chance())

    def _rest(self, url: str, seconds: float) -> None:
        host, moment = host_of(url), self.clock.now() + seconds
        if moment > self.state.host_next(host):
            self.state.keep_host(host, moment)


def host_of(url: str) -> str:
    """The name of the server of an address."""
    return (urlsplit(url).hostname or "").lower()


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
