"""Texts that come back as they were given out, or not at all: cookies and forms are sealed so."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import sha256

_LONGEST = 4096
"""Signs of a sealed text; what is longer was never ours."""


def mark_of(secret: bytes, purpose: str, text: str) -> str:
    """The mark that only who knows the secret can put on a text.

    Args:
        secret: The secret of the site.
        purpose: What the mark is for; a mark for one purpose is none for another.
        text: What is marked.
    """
    made = hmac.new(secret, f"{purpose}\0{text}".encode(), sha256).digest()
    return urlsafe_b64encode(made).decode("ascii").rstrip("=")


def same(first: str, second: str) -> bool:
    """Whether two texts are the same, in a time that does not tell how much of them is."""
    return hmac.compare_digest(first.encode("utf-8"), second.encode("utf-8"))


def seal(secret: bytes, purpose: str, text: str) -> str:
    """A text with its mark, in signs that a cookie may hold."""
    plain = urlsafe_b64encode(text.encode("utf-8")).decode("ascii").rstrip("=")
    return f"{plain}.{mark_of(secret, purpose, plain)}"


def unseal(secret: bytes, purpose: str, sealed: str) -> str | None:
    """The text that was sealed; None where anybody else made or changed it."""
    plain, _, mark = sealed.partition(".")
    if len(sealed) > _LONGEST or not same(mark, mark_of(secret, purpose, plain)):
        return None
    try:
        return urlsafe_b64decode(plain + "=" * (-len(plain) % 4)).decode("utf-8")
    except (Error, ValueError):
        return None
