"""How things of the ledger are called elsewhere: the same name for the same content, for ever.

Keys are made from content, and so is every name here: two exports name an act alike, and so do two
ledgers that hold it.
"""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from garant.publishing.vocabulary_views import PartyView

NAMES = UUID("5f2bfc0c-c660-420b-ad43-342b1210cfa6")
"""The space of names that no other maker of names uses; never to be changed."""

Parties = Mapping[str, PartyView]
"""What is known of parties, by code."""


def parties_by_code(parties: Iterable[PartyView]) -> Parties:
    """Parties by their codes."""
    return {party["code"]: party for party in parties}


def party_name(parties: Parties, code: str, language: str = "en") -> str:
    """The name of a party in a language, or in any that has one, or its code."""
    label = parties[code]["label"] if code in parties else {}
    return label.get(language) or next(iter(label.values()), code)


def party_kind(parties: Parties, code: str) -> str | None:
    """What a party is; None where it is not known."""
    return parties[code]["kind"] if code in parties else None


def uuid_of(kind: str, name: str) -> UUID:
    """The UUID of a thing.

    Args:
        kind: What it is; two kinds never share a name.
        name: Its key, or whatever else tells it from all others of its kind.
    """
    return uuid5(NAMES, f"{kind}:{well_formed(name)}")


def urn_of(kind: str, name: str) -> str:
    """The name of a thing as an address that leads nowhere; as for `uuid_of`."""
    return f"urn:uuid:{uuid_of(kind, name)}"


def web_address(url: str | None) -> str | None:
    """An address of the web that a reader may follow; None for none and for any other.

    A document says what its address is, and could say that it is a script.
    """
    if url is None or any(sign.isspace() or not sign.isprintable() for sign in url):
        return None
    try:
        parts = urlsplit(url)
        is_one = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return url if is_one else None


def well_formed(text: str) -> str:
    """A text that every encoding can write: half a surrogate pair becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def in_passages(words: Iterable[str]) -> str:
    """The words of passages as they stand, with a mark where something is left out between."""
    return " […] ".join(words)
