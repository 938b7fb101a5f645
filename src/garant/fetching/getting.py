"""Getting what is at an address: asked politely, from the public web alone, within bounds."""

import ssl
import time
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from http import HTTPStatus

import httpcore
import httpx

import garant
from garant.errors import AnswerError, InputError
from garant.fetching.addresses import checked_address, is_inside
from garant.fetching.bodies import ACCEPTED, in_utf8, too_large, unpacked
from garant.fetching.fetched import Fetched, Limits
from garant.fetching.network import (
    Connect,
    Deadline,
    OverdueError,
    PublicNetwork,
    Resolve,
    connect,
    resolve,
)

AGENT = f"Garant/{garant.__version__} (fetches a page once, because its reader asked for it)"
"""How we introduce ourselves."""

_TYPES = (
    "text/",
    "application/xhtml+xml",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/json",
    "application/ld+json",
    "application/feed+json",
    "application/x-ndjson",
    "application/jsonl",
    "application/pdf",
    "application/octet-stream",
)
"""Media types that may hold reporting; what it really is, the intake looks at."""

_NOT_TEXT = ("text/css", "text/javascript", "text/calendar", "text/vcard")

_MOVED = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_MARKS = frozenset({"If-None-Match", "If-Modified-Since"})
_SECONDS_BETWEEN_BYTES = 10.0


def fetch(
    address: str,
    *,
    etag: str | None = None,
    modified: str | None = None,
    limits: Limits | None = None,
    agent: str = AGENT,
    inside: Collection[str] = (),
    resolve: Resolve = resolve,
    connect: Connect = connect,
) -> Fetched:
    """Fetch what is at an address of the public web.

    Args:
        address: Where it is; http or https, at the usual port, without a user's name.
        etag: By which the server called what was there before, or None.
        modified: When that was last changed, in the server's words, or None.
        limits: How much is let in.
        agent: How we introduce ourselves.
        inside: Beginnings of addresses that may be asked although they are not public, each named
            by the person who runs this.
        resolve: Gives the numbers of a name.
        connect: Connects to a number that was checked.

    Raises:
        AnswerError: The server answers, but not with what is there.
        InputError: It may not be asked, cannot be had, or is too large, too slow or no text.
    """
    limits = limits or Limits()
    deadline = Deadline(time.monotonic() + limits.seconds)
    asked = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {name: value for name, value in asked.items() if value and _is_plain(value)}
    url = checked_address(address, inside)
    statuses: set[int] = set()
    try:
        for _ in range(limits.redirects + 1):
            network = PublicNetwork(
                str(url), deadline, resolve, connect, is_inside=is_inside(url, inside)
            )
            found = _ask(url, {"User-Agent": agent, **headers}, network, limits.most_bytes)
            if isinstance(found, Fetched):
                return replace(found, moved_for_good=bool(statuses) and statuses <= _FOR_GOOD)
            status, place = found
            statuses.add(status)
            url = checked_address(str(_joined(url, place)), inside)
    except OverdueError as error:
        raise _too_slow(str(url), limits.seconds) from error
    except httpcore.TimeoutException as error:
        raise _too_slow(str(url), limits.seconds) from error
    except httpcore.ConnectError as error:
        raise InputError(
            str(url), f"cannot be reached ({_reason(error)})", "check the address, try again later"
        ) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as error:
        raise InputError(
            str(url), f"broke off or did not speak HTTP ({_reason(error)})", "try again later"
        ) from error
    raise InputError(
        address, f"leads on more than {limits.redirects} times", "give the address it ends at"
    )


def _ask(
    url: httpx.URL,
    asked: dict[str, str],
    network: PublicNetwork,
    most_bytes: int,
) -> Fetched | tuple[int, str]:
    """What is at one address, or with which status it leads on where."""
    headers = {
        "Host": url.netloc.decode("ascii"),
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.9,"
        "application/pdf;q=0.8,application/json;q=0.8,*/*;q=0.1",
        "Accept-Encoding": ACCEPTED,
        "Connection": "close",
        **asked,
    }
    timeout = dict.fromkeys(("connect", "read", "write", "pool"), _SECONDS_BETWEEN_BYTES)
    pool = httpcore.ConnectionPool(
        ssl_context=_certificates(),
        max_connections=1,
        max_keepalive_connections=0,
        network_backend=network,
    )
    with (
        pool,
        # Handed over in parts: another parser might see another host in the same address.
        pool.stream(
            "GET",
            httpcore.URL(
                scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
            ),
            headers=list(headers.items()),
            extensions={"timeout": timeout},
        ) as response,
    ):
        told = httpx.Headers(response.headers)
        shown = str(url)
        if response.status in _MOVED and "location" in told:
            return response.status, told["location"]
        if response.status == HTTPStatus.NOT_MODIFIED and asked.keys() & _MARKS:
            return Fetched(shown, b"", etag=told.get("etag"), is_unchanged=True)
        _check_status(response.status, shown, told.get("retry-after", ""))
        media = told.get("content-type", "")
        _check_type(media, shown)
        if told.get("content-length", "").isdecimal() and int(told["content-length"]) > most_bytes:
            raise too_large(shown, most_bytes)
        data = unpacked(response.iter_stream(), told.get("content-encoding", ""), shown, most_bytes)
        return Fetched(
            shown,
            in_utf8(data, media),
            media.partition(";")[0].strip().lower(),
            told.get("etag"),
            told.get("last-modified"),
        )


@cache
def _certificates() -> ssl.SSLContext:
    """The authorities that may say which server is whose."""
    return httpx.create_ssl_context()


def _joined(url: httpx.URL, location: str) -> httpx.URL | str:
    """Where a redirect leads, from where it was found."""
    try:
        # As bytes they may be anything; an address is printable, or is refused as it stands.
        return url.join(location.strip())
    except (httpx.InvalidURL, ValueError):
        return location


def _check_status(status: int, shown: str, retry_after: str) -> None:
    if HTTPStatus.OK <= status < HTTPStatus.NO_CONTENT:
        return
    try:
        phrase = HTTPStatus(status).phrase.lower()
    except ValueError:
        phrase = "unknown"
    remedy = "check the address"
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.PAYMENT_REQUIRED, HTTPStatus.FORBIDDEN):
        remedy = "open it yourself, save the page and upload it"
    elif status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        remedy = "try again later"
    told = f"answers {status} ({phrase})"
    raise AnswerError(shown, told, remedy, status, _retry_seconds(retry_after))


def _retry_seconds(written: str) -> float | None:
    """How long a server asks to be left alone: so many seconds, or until a moment."""
    written = written.strip()
    if written.isascii() and written.isdigit():
        return float(written[:9])
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)


def _check_type(media: str, shown: str) -> None:
    kind = media.partition(";")[0].strip().lower()
    if kind and (not kind.startswith(_TYPES) or kind in _NOT_TEXT):
        raise InputError(
            shown,
            f"is of the type {kind[:80]!r}, not a page, text, feed or PDF",
            "give the address of an article or a feed",
        )


def _too_slow(shown: str, seconds: float) -> InputError:
    return InputError(
        shown, f"took more than {seconds:g} seconds", "try again later, or save it and upload it"
    )


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _is_plain(value: str) -> bool:
    """Whether a mark may stand in a header."""
    return value.isascii() and value.isprintable() and len(value) <= 500
