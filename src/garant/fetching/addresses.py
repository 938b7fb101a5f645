"""Which addresses may be asked: those of the public web, spelled as people spell them.

Three times it is looked: at the address as written, at each place that a redirect names, and at the
number that a name stands for, at the moment of the connection to that very number.

References:
    IANA, "IPv4 Special-Purpose Address Registry", "IPv6 Special-Purpose Address Registry".
    OWASP, "Server-Side Request Forgery Prevention Cheat Sheet".
"""

import ipaddress
import re
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_network

import httpx

from garant.errors import InputError

LONGEST = 2_000
"""Signs of an address."""

PORTS = {"http": 80, "https": 443}
"""The schemes that are asked, each at its own port alone: other ports are other services'."""

_PRIVATE_V4 = tuple(
    ip_network(each)
    for each in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # behind a provider's translation
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local; the metadata of clouds
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
        "168.63.129.16/32",  # a cloud's own service, at a public number
    )
)

_PUBLIC_V6 = ip_network("2000::/3")
_PRIVATE_V6 = tuple(
    ip_network(each)
    for each in (
        "2001::/23",  # Teredo, ORCHID and other protocols
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address inside
        "2620:4f:8000::/48",
        "3fff::/20",  # documentation
    )
)
_TRANSLATED = ip_network("64:ff9b::/96")
"""NAT64: where a network has no IPv4 of its own, any public IPv4 address is asked by way of it."""

_ISATAP = (0x00005EFE, 0x02005EFE)
"""The third quarter of an IPv6 address that has an IPv4 address in its last."""

_NAMES_INSIDE = (
    "localhost",
    "local",
    "localdomain",
    "internal",
    "intranet",
    "lan",
    "home",
    "home.arpa",
    "corp",
    "private",
    "test",
    "invalid",
    "onion",
    "arpa",
)
"""Ends of names that are names inside a network, or none."""

_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))+\.?")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")


def checked_address(address: str, inside: Collection[str] = ()) -> httpx.URL:
    """An address that may be asked, in one spelling.

    Asked is `https://www.example.org/a?b`. Not asked: `http://localhost/`, `http://0x7f.1/`,
    `http://user@host/`, `ftp://host/`, `https://host:8443/`, `http://router/`.

    Args:
        address: The address, as somebody wrote it.
        inside: Beginnings of addresses, such as `http://127.0.0.1:8080`, that may be asked although
            they are not public: a person named each.

    Raises:
        InputError: It may not be asked, or is none.
    """
    shown = _shown(address)
    address = address.strip()
    if len(address) > LONGEST:
        raise InputError(shown, "is too long for an address", "give a shorter one")
    if not address.isprintable() or " " in address or "\\" in address:
        raise _no_address(shown)
    scheme, colon, rest = address.partition(":")
    if not colon or not rest.startswith("//"):
        raise _no_address(shown)
    if scheme.lower() not in PORTS:
        raise InputError(shown, "is no address of the web", "give one with http:// or https://")
    if "@" in re.split(r"[/?#]", rest[2:], maxsplit=1)[0]:
        raise InputError(shown, "has a user's name in it", "give it without what is before the @")
    try:
        url = httpx.URL(address)
        host = url.raw_host.decode("ascii").lower()
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise _no_address(shown) from error
    if is_inside(url, inside):
        return url.copy_with(fragment=None)
    if url.port is not None and url.port != PORTS[url.scheme]:
        raise InputError(shown, f"names the port {url.port}", "give an address without a port")
    _check_host(host, shown)
    return url.copy_with(fragment=None)


def is_inside(url: httpx.URL, inside: Collection[str]) -> bool:
    """Whether an address is at one of the servers that a person named."""
    own = (url.scheme, url.raw_host.lower(), url.port or PORTS.get(url.scheme))
    for origin in inside:
        named = httpx.URL(origin)
        if own == (named.scheme, named.raw_host.lower(), named.port or PORTS.get(named.scheme)):
            return True
    return False


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public internet, whatever stands inside of it.

    Public is `93.184.215.14` and `2606:2800::1`; not `127.0.0.1`, `::ffff:10.0.0.1`, `fe80::1%0`,
    `2002:7f00:1::`.
    """
    try:
        parsed = ipaddress.ip_address(number)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return parsed.is_global and not any(parsed in network for network in _PRIVATE_V4)
    return _is_public_v6(parsed)


def _is_public_v6(parsed: IPv6Address) -> bool:
    if parsed.scope_id is not None:
        return False
    last = IPv4Address(int(parsed) & 0xFFFFFFFF)
    if parsed in _TRANSLATED:
        return is_public(str(last))
    if parsed not in _PUBLIC_V6 or any(parsed in network for network in _PRIVATE_V6):
        return False
    return int(parsed) >> 32 & 0xFFFFFFFF not in _ISATAP


def _check_host(host: str, shown: str) -> None:
    """Refuse a host that is none of the public web by what it is called.

    Raises:
        InputError: It is not.
    """
    if ":" in host or host.startswith("["):
        if not is_public(host.strip("[]")):
            raise not_public(shown)
        return
    last = host.rstrip(".").rpartition(".")[2]
    if _NUMBER.fullmatch(last):
        # A number in any but its one plain spelling is read differently by different programs.
        try:
            plain = str(IPv4Address(host))
        except ValueError:
            plain = ""
        if plain != host or not is_public(host):
            raise not_public(shown)
        return
    if not _NAME.fullmatch(host) or len(host) > 253:
        raise not_public(shown) if "." not in host.rstrip(".") else _no_address(shown)
    name = host.rstrip(".")
    if any(name == inside or name.endswith(f".{inside}") for inside in _NAMES_INSIDE):
        raise not_public(shown)


def not_public(shown: str) -> InputError:
    """What is told of an address in a network behind us; nothing of what is there."""
    return InputError(
        _shown(shown),
        "is not an address of the public web",
        "give one that anybody can open, or save the page and upload it",
    )


def _no_address(shown: str) -> InputError:
    return InputError(shown, "is no address of the web", "give one such as https://example.org/a")


def _shown(address: str) -> str:
    """An address as it may be told: on one line, not too long, without a password."""
    line = "".join(sign if sign.isprintable() else " " for sign in address)
    line = re.sub(r"//[^/?#@]*@", "//…@", " ".join(line.split()))
    return line if len(line) <= 200 else f"{line[:199]}…"
