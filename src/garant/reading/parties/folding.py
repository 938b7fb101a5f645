"""Folding words so that "Élysée", "Elysée" and "ÉLYSÉE" meet, and tries over the folded pieces."""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

V = TypeVar("V")

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_PARTING = re.compile(r"[-‐‑–'’ʼ./]+")
TRANSPARENT = frozenset({"-", "‐", "‑", "–", "'", "’"})
"""Tokens that a name may run across: "Royaume - Uni"."""


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The text in lower case without accents: "Élysée" becomes "elysee"."""
    plain = unicodedata.normalize("NFD", text.lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.translate(_LETTERS)


@lru_cache(maxsize=16384)
def pieces(word: str) -> tuple[str, ...]:
    """The folded pieces of one word: "Maison-Blanche" gives "maison", "blanche".

    A word without letters or digits gives itself, so that a name does not run across a comma; a
    hyphen or an apostrophe by itself gives nothing.
    """
    if word in TRANSPARENT:
        return ()
    found = tuple(piece for piece in _PARTING.split(fold(word)) if piece)
    return found or (word,)


class Trie(Generic[V]):
    """Phrases by their folded pieces, found at the tokens where they start and end."""

    def __init__(self) -> None:
        self._root: dict[str, object] = {}

    def add(self, phrase: str, value: V) -> None:
        """Add a phrase written with spaces, hyphens and apostrophes as printed."""
        node = self._root
        for word in phrase.replace("'", "' ").replace("’", "' ").split():
            for piece in pieces(word):
                node = node.setdefault(piece, {})  # type: ignore[assignment]
        held: list[V] = node.setdefault("", [])  # type: ignore[assignment]
        if value not in held:
            held.append(value)

    @property
    def firsts(self) -> Container[str]:
        """The pieces that a phrase may begin with."""
        return self._root

    def begins(self, token: tuple[str, ...]) -> bool:
        """Whether a phrase may begin at a token; asked before `at`, it saves most of its calls."""
        return bool(token) and token[0] in self._root

    def longest(self, tokens: Sequence[tuple[str, ...]], start: int) -> int:
        """The token after the longest phrase that begins at a token, or 0."""
        end = 0
        if self.begins(tokens[start]):
            for stop, _, _ in self.at(tokens, start):
                end = stop
        return end

    def at(
        self,
        tokens: Sequence[tuple[str, ...]],
        start: int,
        *,
        skips: Sequence[int] | None = None,
    ) -> Iterator[tuple[int, list[V], tuple[int, ...]]]:
        """All phrases that begin at a token, shorter ones first.

        Args:
            tokens: The pieces of each token.
            start: The token to begin at.
            skips: For each token, the token after an insertion that may be left out there
                ("ministre [polonais] des Affaires étrangères"), or 0.

        Yields:
            The token after the phrase, its values, and the first tokens of what was left out.
        """
        node: dict[str, object] = self._root
        first = tokens[start]
        if not first or first[0] not in node:
            return
        i, end = start, len(tokens)
        left: tuple[int, ...] = ()
        while i < end:
            step = node
            for piece in tokens[i]:
                held = step.get(piece)
                if held is None:
                    break
                step = held  # type: ignore[assignment]
            else:
                node = step
                i += 1
                if tokens[i - 1] and "" in node:
                    yield i, node[""], left  # type: ignore[misc]
                continue
            if skips is not None and i > start and skips[i] and not left:
                left = (i,)
                i = skips[i]
                continue
            return
