"""The site as a program: where it listens, who may ask it, and how it stops."""

import errno
import ipaddress
import signal
import socket
import threading
from asyncio import Transport
from asyncio.events import TimerHandle
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from garant.answers import DEFAULT_PACT, Answers
from garant.errors import GarantError
from garant.ledger import Ledger, has_accounts
from garant.settings import Settings
from garant.web.app import create_app
from garant.web.bounds import host_name
from garant.web.site import Site
from garant.web.speaking import LANGUAGES, load_speech

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""The names of this machine for itself."""

STOPPING_SECONDS = 20
"""How long requests that are being answered are waited for when the site is stopped."""

HEAD_SECONDS = 20.0
"""How long the head of a request may take to come in."""

_IDLE_SECONDS = 20
_MOST_CONNECTIONS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Where a site listens, and who reaches it.

    Attributes:
        host, port: Where it listens; port 0 takes any that is free.
        names: Host names that it may be asked by, besides this machine's own.
        proxies: Addresses of proxies that are believed about where a request comes from.
        sign_in: Whether visitors sign in on loopback too.
        certificate, key: Files by which it speaks https itself.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    sign_in: bool = False
    certificate: Path | None = None
    key: Path | None = None

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine reaches it."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host.lower() == "localhost"

    @property
    def must_sign_in(self) -> bool:
        """Whether visitors may come from elsewhere, and so must say who they are."""
        return self.sign_in or not self.is_loopback

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names that it may be asked by; none where any will do.

        Any will do where visitors sign in and nobody said more: what another name could lead a
        browser to ask is asked without a session.
        """
        named = tuple(host_name(name) for name in self.names)
        if self.is_loopback:
            return (*LOOPBACK, self.host.lower(), *named)
        return (*LOOPBACK, *named) if named else ()


def serve(
    settings: Settings,
    reach: Reach,
    *,
    pact: str = "",
    on_ready: Callable[[str], None],
) -> None:
    """Serve a ledger until the process is told to stop; what is being answered then, is.

    Args:
        settings: Name the ledger, and how documents are read.
        reach: Where to listen.
        pact: The pact that the site opens with.
        on_ready: Is told the address once the site answers there.

    Raises:
        GarantError: The ledger is not there, nobody could sign in, or the port cannot be had.
    """
    publishers: dict[str, Any] = {}
    if settings.publishers is not None:
        from garant.ontology import load_publishers

        publishers["publishers"] = load_publishers(settings.publishers)
    _check_names(reach)
    with Ledger.open(settings.ledger, create=False, **publishers) as ledger:
        if reach.must_sign_in and not has_accounts(ledger):
            raise GarantError(
                f"{ledger.store.shown}: nobody has an account, and the site could be reached from "
                "elsewhere; make one with 'garant user add NAME --role admin'"
            )
        from garant.ontology import load_ontology

        if settings.parties is not None:
            load_ontology(settings.parties)  # its mistakes are told now, not to the first visitor
        answers = Answers(
            ledger, partial(load_ontology, settings.parties), pacts_folder=settings.pacts_folder
        )
        if pact:
            answers.pact(pact)
        site = Site(
            answers=answers,
            settings=settings,
            open_door=not reach.must_sign_in,
            secure=reach.must_sign_in,
            hosts=reach.hosts,
            pact=pact,
        )
        # Whoever starts the site looks at it next: what every page needs is loaded meanwhile, and
        # whoever stops it does not wait for that.
        loading = threading.Thread(target=_load, args=(answers, pact), name="loading", daemon=True)

        def ready(address: str) -> None:
            loading.start()
            on_ready(address)

        _run(site, reach, ready)


def _load(answers: Answers, pact: str) -> None:
    for language in LANGUAGES:
        load_speech(language)
    with suppress(GarantError):  # whoever asks is told
        _ = answers.ontology
        # With many acts this takes seconds: where all stand on every day is drawn for it.
        answers.board(answers.question(pact or DEFAULT_PACT))


def _run(site: Site, reach: Reach, on_ready: Callable[[str], None]) -> None:
    proxies = [*LOOPBACK, *reach.proxies] if reach.must_sign_in else []
    with _listening(reach.host, reach.port) as listening, _told_to_stop():
        config = uvicorn.Config(
            create_app(site),
            http=_PatientProtocol,
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            # On an open door nobody is believed, and who comes by a proxy is refused.
            proxy_headers=bool(proxies),
            forwarded_allow_ips=proxies,
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_keep_alive=_IDLE_SECONDS,
            timeout_graceful_shutdown=STOPPING_SECONDS,
            ssl_certfile=reach.certificate,
            ssl_keyfile=reach.key,
        )
        if reach.certificate is not None:
            _check_certificate(config, reach.certificate)
        port = listening.getsockname()[1]
        scheme = "https" if reach.certificate is not None else "http"
        shown = f"[{reach.host}]" if ":" in reach.host else reach.host
        server = _Server(config, lambda: on_ready(f"{scheme}://{shown}:{port}/"))
        server.run(sockets=[listening])


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets)
        if self.started:
            self._on_ready()


class _PatientProtocol(H11Protocol):
    """HTTP, with a bound on how long the head of a request may take: there is none otherwise."""

    _due: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Wait for the first head."""
        super().connection_made(transport)
        self._wait_for_head()

    def data_received(self, data: bytes) -> None:
        """Wait for the rest of a head, or no longer."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._wait_no_longer()
        elif self._due is None:
            self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._wait_no_longer()
        super().connection_lost(exc)

    def _wait_for_head(self) -> None:
        self._due = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _wait_no_longer(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None

    def _give_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.close()


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket at an address.

    Raises:
        GarantError: It cannot be had.
    """
    place = f"{host}:{port}"
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise GarantError(f"{host}: is no address of this machine; check --host") from error
    # Where "localhost" has two, the one that everything else knows.
    family, kind, protocol, _, address = min(found, key=lambda each: each[0] != socket.AF_INET)
    listening = socket.socket(family, kind, protocol)
    try:
        if hasattr(socket, "SO_REUSEADDR"):
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        # Before anybody is told: another program that listens already is noticed here.
        listening.listen(_MOST_CONNECTIONS)
    except OSError as error:
        listening.close()
        raise GarantError(_TAKEN.get(error.errno or 0, _UNUSABLE).format(place=place)) from error
    with listening:
        yield listening


_TAKEN = {
    errno.EADDRINUSE: "{place}: the port is taken; stop what listens there, or choose another with "
    "--port",
    errno.EACCES: "{place}: the port may not be used; choose one above 1023 with --port",
    errno.EADDRNOTAVAIL: "{place}: is no address of this machine; check --host",
}
_UNUSABLE = "{place}: cannot be listened at; check --host and --port"


@contextmanager
def _told_to_stop() -> Iterator[None]:
    """Let being told to stop be an end like any other, once everything is answered."""
    signals = [signal.SIGINT, signal.SIGTERM]
    # The server takes them over while it runs, and raises them again when it has stopped.
    before = [signal.signal(each, _stopped_already) for each in signals]
    try:
        yield
    finally:
        for each, handler in zip(signals, before, strict=True):
            signal.signal(each, handler)


def _stopped_already(_: int, __: FrameType | None) -> None:
    return


def _check_names(reach: Reach) -> None:
    for name in reach.names:
        if not host_name(name):
            raise GarantError(f"{name!r} is no host name; write one such as garant.example.org")
    for proxy in reach.proxies:
        try:
            ipaddress.ip_network(proxy, strict=False)
        except ValueError as error:
            raise GarantError(
                f"{proxy!r} is no address of a proxy; write its number, such as 10.0.0.2"
            ) from error
    if (reach.certificate is None) != (reach.key is None):
        raise GarantError("--certificate and --key go together; give both or neither")


def _check_certificate(config: uvicorn.Config, certificate: Path) -> None:
    """Load the certificate before anybody asks for it.

    Raises:
        GarantError: It, or its key, cannot be read.
    """
    try:
        config.load()
    except OSError as error:  # also what is no certificate
        problem = error.strerror or str(error)
        raise GarantError(
            f"{certificate}: the certificate or its key cannot be used ({problem}); give two "
            "PEM files that go together"
        ) from error
