"""Passwords and tokens: made, hashed, and compared with what was hashed.

A password is hashed by Argon2id, slow on purpose and with 64 MiB of memory. A token is as long as
what nobody can guess, so that a plain hash is enough and asking with one costs nothing.

References:
    RFC 9106, "Argon2 Memory-Hard Function", section 4: the second recommended option.
    NIST SP 800-63B, section 3.1.1: length counts, rules of composition do not.
"""

import unicodedata
from functools import cache
from hashlib import sha256
from secrets import token_urlsafe
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from garant.errors import GarantError

LEAST_LENGTH = 12
"""Signs of a password; hardly one of those that everybody guesses first has as many."""

LONGEST = 1024
"""Signs of a password that are hashed; more would only be work for us."""

TOKEN_SIGN = "garant_"
"""How tokens begin, so that programs which look for leaked secrets know one."""

_AT_ONCE = BoundedSemaphore(2)
"""Hashings at once, each with its 64 MiB: many signing in wait for one another."""


class PasswordError(GarantError):
    """A password that is too easily guessed."""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys_hash() -> str:
    """The hash of a password that nobody has: compared with where there is no account."""
    return hash_of(token_urlsafe(32))


def check_strength(password: str, name: str) -> None:
    """Refuse a password that is too easily guessed.

    Args:
        password: The password.
        name: The account's name, which does not count as one.

    Raises:
        PasswordError: It is short, long beyond reason, the name, or little repeated.
    """
    plain = _plain(password)
    if len(plain) < LEAST_LENGTH:
        raise PasswordError(
            f"the password has {len(plain)} signs; take at least {LEAST_LENGTH}, "
            "such as four words that nobody would put together"
        )
    if len(plain) > LONGEST:
        raise PasswordError(f"the password has more than {LONGEST} signs; take a shorter one")
    rest = plain.casefold().replace(name.casefold(), "") if name else plain
    if len(set(rest)) < 5:
        raise PasswordError(
            "the password is the name, or a few signs over and over; take one that is not"
        )


def hash_of(password: str) -> str:
    """The hash of a password, with its salt and the cost it was made at."""
    with _AT_ONCE:
        return _hasher().hash(_plain(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one that was hashed; takes as long where there is none.

    Args:
        password: What somebody says the password is.
        kept: The hash, None where there is no account or no password.
    """
    wanted = kept or _nobodys_hash()
    with _AT_ONCE:
        try:
            right = _hasher().verify(wanted, _plain(password)[:LONGEST])
        except (VerificationError, InvalidHashError):
            return False
    return right and kept is not None


def new_token() -> str:
    """A token that nobody can guess."""
    return TOKEN_SIGN + token_urlsafe(32)


def token_hash(token: str) -> str:
    """The hash by which a token is found again."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _plain(password: str) -> str:
    """A password as any keyboard writes it; half characters, which nobody types, are replaced."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace").decode("utf-8")
