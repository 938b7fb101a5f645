"""What was fetched, and how much of it is let in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found at an address.

    Attributes:
        address: Where it was found, after redirects.
        data: What is there; nothing where it is unchanged.
        type: Its media type, as the server says; empty where it says nothing.
        etag, modified: By which the server may be asked later whether it changed.
        is_unchanged: Whether it is what was there before, by the marks that were given.
        moved_for_good: Whether every redirect on the way there says to ask there from now on.
    """

    address: str
    data: bytes
    type: str = ""
    etag: str | None = None
    modified: str | None = None
    is_unchanged: bool = False
    moved_for_good: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of an address is let in.

    Attributes:
        most_bytes: As they come, and again as they are when unpacked.
        seconds: From the first question to the last byte, with all redirects.
        redirects: How many are followed.
    """

    most_bytes: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 5
