"""Connections to public numbers alone, none of which outlasts its time.

A name is resolved, what it stands for is checked, and the connection goes to what was checked: no
second look-up could give another answer in between.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

import httpcore

from garant.errors import InputError
from garant.fetching.addresses import is_public, not_public

CONNECT_SECONDS = 10.0
"""How long one number may take to answer at all."""

_TRIED = 4
"""Numbers of a name that are tried, one after another."""

Resolve = Callable[[str, int, float], Sequence[str]]
"""Gives the numbers that a name stands for, within so many seconds.

Raises:
    OSError: It stands for none, or did not say so in time.
"""

Connect = Callable[[str, int, float], httpcore.NetworkStream]
"""Connects to a number."""


class OverdueError(Exception):
    """The time for all of it is up."""


@dataclass(slots=True)
class Deadline:
    """When all must be over, on the monotonic clock."""

    end: float

    @property
    def left(self) -> float:
        """Seconds that are left.

        Raises:
            OverdueError: None are.
        """
        left = self.end - time.monotonic()
        if left <= 0:
            raise OverdueError
        return left


class PublicNetwork(httpcore.NetworkBackend):
    """Connects to what is on the public internet and to nothing else.

    Args:
        shown: The address, as it is told in errors.
        deadline: When all must be over.
        resolve: Gives the numbers of a name.
        connect: Connects to a number; for tests, which have no internet.
        is_inside: Whether a person named this very server, public or not.
    """

    def __init__(
        self,
        shown: str,
        deadline: Deadline,
        resolve: Resolve,
        connect: Connect,
        *,
        is_inside: bool = False,
    ) -> None:
        self._is_inside = is_inside
        self._shown = shown
        self._deadline = deadline
        self._resolve = resolve
        self._connect = connect

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to one of the numbers of a host.

        Raises:
            InputError: The name stands for nothing, or for something that is not public.
            httpcore.ConnectError: Nobody answers there.
        """
        try:
            numbers = self._resolve(host.strip("[]"), port, self._deadline.left)
        except OSError as error:
            raise InputError(
                self._shown, "is at no server that is known", "check the address"
            ) from error
        # One that is not public among several is enough: whoever mixes them means no good.
        is_open = self._is_inside or all(is_public(number) for number in numbers)
        if not numbers or not is_open:
            raise not_public(self._shown)
        for number in numbers[:_TRIED]:
            try:
                stream = self._connect(number, port, min(CONNECT_SECONDS, self._deadline.left))
            except (OSError, httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return TimedStream(stream, self._deadline)
        raise httpcore.ConnectError(str(failed)) from failed

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never: such a socket is this machine's own."""
        raise not_public(self._shown)

    def sleep(self, seconds: float) -> None:
        """Wait, but not for longer than there is time."""
        time.sleep(min(seconds, self._deadline.left))


class TimedStream(httpcore.NetworkStream):
    """A stream that waits for no byte longer than there is time for all."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read some bytes."""
        return self._stream.read(max_bytes, self._bounded(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write bytes."""
        self._stream.write(buffer, self._bounded(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """Go on in secret, with a server that proves its name."""
        stream = self._stream.start_tls(ssl_context, server_hostname, self._bounded(timeout))
        return TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What else is known of the connection."""
        return self._stream.get_extra_info(info)

    def _bounded(self, timeout: float | None) -> float:
        return min(CONNECT_SECONDS if timeout is None else timeout, self._deadline.left)


def resolve(name: str, port: int, seconds: float) -> Sequence[str]:
    """The numbers that a name stands for, by the system's look-up.

    It runs in a thread of its own, because the system takes no bound on its time.

    Raises:
        OSError: It stands for none, or the answer did not come in time.
    """
    answer: SimpleQueue[list[str] | OSError] = SimpleQueue()

    def look_up() -> None:
        try:
            found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
        except Exception as error:  # whatever it is, nobody else is there to be told of it
            answer.put(error if isinstance(error, OSError) else OSError(str(error)))
        else:
            answer.put(list(dict.fromkeys(str(each[4][0]) for each in found)))

    threading.Thread(target=look_up, name="resolving", daemon=True).start()
    try:
        told = answer.get(timeout=min(seconds, CONNECT_SECONDS))
    except Empty:
        raise TimeoutError(name) from None
    if isinstance(told, OSError):
        raise told
    return told


def connect(number: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """Connect to a number."""
    return httpcore.SyncBackend().connect_tcp(number, port, seconds)
