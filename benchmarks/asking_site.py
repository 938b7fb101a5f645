"""Asking a site as browsers and programs do: connections that are kept open, at a steady pace."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

HOST = "127.0.0.1"
CONNECTIONS = 32
"""Connections of one load; a request waits for one that is free."""


class Client:
    """One connection that is kept open; asks one thing after another."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str, accept: str = "text/html") -> tuple[int, bytes, dict[str, str]]:
        """Ask, and give the status, the body as it came, and the headers."""
        if self._streams is not None:
            try:
                return await self._get(path, accept)
            except (OSError, asyncio.IncompleteReadError):
                self.close()  # the site lets go of a connection that nothing is asked by
        return await self._get(path, accept)

    async def _get(self, path: str, accept: str) -> tuple[int, bytes, dict[str, str]]:
        if self._streams is None:
            self._streams = await asyncio.open_connection(HOST, self.port)
        reader, writer = self._streams
        asked = f"GET {path} HTTP/1.1\r\nHost: {HOST}:{self.port}\r\nAccept: {accept}\r\n"
        writer.write(f"{asked}Accept-Encoding: gzip\r\n\r\n".encode())
        await writer.drain()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in head[1:] if line)
        }
        if "chunked" in headers.get("transfer-encoding", ""):
            body = b""
            while size := int((await reader.readline()).split(b";")[0], 16):
                body += (await reader.readexactly(size + 2))[:-2]
            await reader.readline()
        else:
            body = await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection", "").lower() == "close":
            self.close()
        return int(head[0].split()[1]), body, headers

    def close(self) -> None:
        """Let go of the connection."""
        if self._streams:
            self._streams[1].close()
        self._streams = None


@dataclass
class Waits:
    """How long answers were waited for, in milliseconds, and how many were no answers."""

    waits: list[float] = field(default_factory=list)
    failed: int = 0
    bytes: int = 0

    def share(self, percent: int) -> float:
        """The wait that so many percent were not above."""
        ordered = sorted(self.waits)
        return ordered[min(len(ordered) * percent // 100, len(ordered) - 1)]


@asynccontextmanager
async def _clients(port: int) -> AsyncIterator["asyncio.Queue[Client]"]:
    clients: asyncio.Queue[Client] = asyncio.Queue()
    every = [Client(port) for _ in range(CONNECTIONS)]
    for client in every:
        clients.put_nowait(client)
    yield clients
    for client in every:
        client.close()


async def load(
    port: int, path: Callable[[], str], *, rate: float, count: int, accept: str = "text/html"
) -> Waits:
    """Ask so often a second, whether or not the last answer is there.

    Args:
        port: Where the site listens, on loopback.
        path: Gives the address of each request.
        rate: Requests a second.
        count: How many.
        accept: What the client says it takes.
    """
    found = Waits()
    async with _clients(port) as clients:

        async def ask(due: float) -> None:
            client = await clients.get()
            try:
                status, body, _ = await client.get(path(), accept)
                found.failed += status != 200
                found.bytes += len(body)
            except (OSError, asyncio.IncompleteReadError):
                found.failed += 1
                client.close()
            finally:
                clients.put_nowait(client)
            found.waits.append((time.perf_counter() - due) * 1000)

        began = time.perf_counter()
        asked = []
        for number in range(count):
            due = began + number / rate
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            asked.append(asyncio.create_task(ask(due)))
        await asyncio.gather(*asked)
    return found
