"""Phrases as data: sequences of words or lemmas, compiled once and found in one pass.

A phrase is written as a line of words: `avoir intention`, `force de réassurance|interposition`,
`se engager`. Each word is matched against a token's lemma or its form in lower case; `a|b` is
either. Between two words up to `gap` light tokens (determiners, adverbs,
prepositions, auxiliaries, clitics) may stand, so that `avoir intention` reads "n'a nullement
l'intention" and does not read "a salué l'intention".
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from garant.reading.parse import LIGHT, QUOTES, Parse

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phrase(Generic[T]):
    """A sequence of alternatives with what it stands for."""

    words: tuple[frozenset[str], ...]
    value: T
    gap: int = 2
    pos: frozenset[str] = frozenset()
    order: int = 0


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase found in a parse: its half-open token range, its first word, and its value."""

    start: int
    end: int
    value: T
    tokens: tuple[int, ...]


def phrase_words(line: str) -> tuple[frozenset[str], ...]:
    """The alternatives of each word in a line of a words file."""
    return tuple(frozenset(word.lower().split("|")) for word in line.split())


_Ranked = tuple[int, Phrase[T]]
"""A phrase with its place in the order in which those of one place are tried."""


@dataclass(slots=True)
class _Entry(Generic[T]):
    """The phrases of one first word: those of it alone, and the longer by their second word."""

    alone: list[_Ranked[T]] = field(default_factory=list)
    longer: dict[str, list[_Ranked[T]]] = field(default_factory=dict)


class PhraseBook(Generic[T]):
    """Many phrases, indexed by their first two words; the longest found at a place prevails.

    `light` are the classes of words that may stand between two words of a phrase, and the labels of
    what hangs on them: adjectives and compounds too, in a language that puts them before the noun.
    """

    def __init__(self, phrases: Iterable[Phrase[T]], light: frozenset[str] = LIGHT) -> None:
        self._light = light
        self._by_first: dict[str, _Entry[T]] = {}
        for rank, phrase in enumerate(sorted(phrases, key=_first)):
            for word in phrase.words[0]:
                entry = self._by_first.setdefault(word, _Entry())
                if len(phrase.words) == 1:
                    entry.alone.append((rank, phrase))
                    continue
                for second in phrase.words[1]:
                    entry.longer.setdefault(second, []).append((rank, phrase))

    def find(
        self,
        parse: Parse,
        *,
        overlap: bool = False,
        accept: Callable[[tuple[int, ...], T], bool] | None = None,
    ) -> list[Found[T]]:
        """All phrases in a parse in order of their first token.

        Args:
            parse: The parse to search.
            overlap: Whether a token may belong to several phrases.
            accept: Asked with the tokens and the value before a phrase counts.
        """
        found: list[Found[T]] = []
        taken: set[int] = set()
        places = parse.places
        shared = self._by_first.keys() & places.keys()
        if not shared:
            return found
        for i in sorted({i for word in shared for i in places[word]}):
            if i in taken and not overlap:
                continue
            for _, phrase in self._possible(parse, i):
                tokens = match(parse, i, phrase, self._light)
                if tokens and (overlap or not taken.intersection(tokens)):
                    if accept and not accept(tokens, phrase.value):
                        continue
                    found.append(Found(i, tokens[-1] + 1, phrase.value, tokens))
                    taken.update(tokens)
                    break
        return found

    def _possible(self, parse: Parse, i: int) -> Sequence[_Ranked[T]]:
        """The phrases whose first two words may stand at a token, longest first."""
        lemma, lower = parse.lemmas[i], parse.lower[i]
        following = parse.following(self._light)[i]
        found = self._beginning(lemma, following)
        if lower != lemma:
            found = [*found, *self._beginning(lower, following)]
        return sorted(found, key=_rank) if len(found) > 1 else found

    def _beginning(self, word: str, following: tuple[str, ...]) -> Sequence[_Ranked[T]]:
        """The phrases that begin with a word and may go on with one of those following."""
        entry = self._by_first.get(word)
        if entry is None:
            return ()
        if entry.longer.keys().isdisjoint(following):
            return entry.alone
        return [*entry.alone, *(r for second in following for r in entry.longer.get(second, ()))]


def _first(phrase: Phrase[Any]) -> tuple[int, int]:
    return -len(phrase.words), phrase.order


def _rank(ranked: tuple[int, Phrase[Any]]) -> int:
    return ranked[0]


def match(
    parse: Parse, i: int, phrase: Phrase[T], light: frozenset[str] = LIGHT
) -> tuple[int, ...] | None:
    """The tokens of a phrase whose first word stands at a token, or None."""
    if phrase.pos and parse.pos[i] not in phrase.pos:
        return None
    tokens = [i]
    end = len(parse.words)
    lemmas, lower, pos = parse.lemmas, parse.lower, parse.pos
    for words in phrase.words[1:]:
        j = tokens[-1] + 1
        skipped = 0
        while j < end:
            if lemmas[j] in words or lower[j] in words:
                break
            if skipped >= phrase.gap or not (
                pos[j] in light
                or lower[j] in QUOTES
                or parse.deps[j] == "fixed"
                or parse.deps[j] in light
            ):
                return None
            skipped += 1
            j += 1
        else:
            return None
        tokens.append(j)
    return tuple(tokens)
