"""Phrases as data: sequences of words or lemmas, compiled once and found in one pass.

A phrase is written as a line of words: `avoir intention`, `force de réassurance|interposition`,
`se engager`. Each word is matched against a token's lemma or its form in lower case; `a|b` is
either. Between two words up to `gap` light tokens (determiners, adverbs,
prepositions, auxiliaries, clitics) may stand, so that `avoir intention` reads "n'a nullement
l'intention" and does not read "a salué l'intention". What hangs on the first word as its object or
complement may stand further off: "prendra en mars, la tête de la mission". Where a line has `…`,
the words of an object may stand, a few of any kind but a verb: `put … on table` reads "put six jets
on the table".
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from garant.reading.parse import LIGHT, QUOTES, Parse

T = TypeVar("T")

OBJECT = frozenset({"…"})
"""What a line has in place of the words of an object."""

OF_OBJECT = frozenset({"NOUN", "PROPN", "ADJ", "CCONJ", "SYM"})
"""The classes of words in it, beside light ones."""

LONGEST = 8
"""How many words an object may have."""


@dataclass(frozen=True, slots=True)
class Phrase(Generic[T]):
    """A sequence of alternatives with what it stands for.

    A `hanging` one may have its later words further off, where they hang on the first.
    """

    words: tuple[frozenset[str], ...]
    value: T
    gap: int = 2
    pos: frozenset[str] = frozenset()
    order: int = 0
    hanging: bool = False


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
    """The phrases of one first word: those of it alone, and the longer by their second word.

    Those that have an object after it are with the former.
    """

    alone: list[_Ranked[T]] = field(default_factory=list)
    longer: dict[str, list[_Ranked[T]]] = field(default_factory=dict)


class PhraseBook(Generic[T]):
    """Many phrases, indexed by their first two words; the longest found at a place prevails.

    `light` are the classes of words that may stand between two words of a phrase, and the labels of
    what hangs on them: adjectives and compounds too, in a language that puts them before the noun.
    `owning` are the prepositions of an owner, which lead in no part of a phrase.
    """

    def __init__(
        self,
        phrases: Iterable[Phrase[T]],
        light: frozenset[str] = LIGHT,
        owning: frozenset[str] = frozenset(),
    ) -> None:
        self._light = light
        self._owning = owning
        self._reaches = False
        self._by_first: dict[str, _Entry[T]] = {}
        for rank, phrase in enumerate(sorted(phrases, key=_first)):
            self._reaches |= phrase.hanging
            for word in phrase.words[0]:
                entry = self._by_first.setdefault(word, _Entry())
                if len(phrase.words) == 1 or phrase.words[1] == OBJECT:
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
            for phrase, tokens in self._matched(parse, i):
                if tokens and (overlap or not taken.intersection(tokens)):
                    if accept and not accept(tokens, phrase.value):
                        continue
                    found.append(Found(i, tokens[-1] + 1, phrase.value, tokens))
                    taken.update(tokens)
                    break
        return found

    def _matched(self, parse: Parse, i: int) -> Iterator[tuple[Phrase[T], tuple[int, ...] | None]]:
        """The phrases at a token: those near by, those that reach further off, single words."""
        possible = [phrase for _, phrase in self._possible(parse, i)]
        single = [phrase for phrase in possible if len(phrase.words) == 1]
        longer = [phrase for phrase in possible if len(phrase.words) > 1]
        yield from ((phrase, match(parse, i, phrase, self._light)) for phrase in longer)
        reaching = [phrase for phrase in longer if phrase.hanging]
        if reaching:
            below, undergoing = self._hanging(parse, i), _undergoing(parse, i)
            yield from (
                (phrase, match(parse, i, phrase, self._light, below)) for phrase in reaching
            )
            if undergoing is not None:
                yield from (
                    (phrase, match(parse, i, phrase, self._light, below, undergoing))
                    for phrase in reaching
                )
        yield from ((phrase, match(parse, i, phrase, self._light)) for phrase in single)

    def _hanging(self, parse: Parse, i: int) -> list[int]:
        return _hanging(parse, i, self._owning) if self._reaches else []

    def _possible(self, parse: Parse, i: int) -> Sequence[_Ranked[T]]:
        """The phrases whose first two words may stand at a token, longest first."""
        lemma, lower = parse.lemmas[i], parse.lower[i]
        undergoing = _undergoing(parse, i) if self._reaches else None
        further = self._hanging(parse, i) + ([] if undergoing is None else [undergoing])
        hung = (w for k in further for w in (parse.lemmas[k], parse.lower[k]))
        following = (*parse.following(self._light)[i], *hung)
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
    return -sum(words != OBJECT for words in phrase.words), phrase.order


def _rank(ranked: tuple[int, Phrase[Any]]) -> int:
    return ranked[0]


def match(
    parse: Parse,
    i: int,
    phrase: Phrase[T],
    light: frozenset[str] = LIGHT,
    below: Sequence[int] = (),
    undergoing: int | None = None,
) -> tuple[int, ...] | None:
    """The tokens of a phrase whose first word stands at a token, or None.

    Its later words stand next to it, or are among those `below`; one is the subject of a passive
    where that is given, which stands before and is none of the tokens.
    """
    if phrase.pos and parse.pos[i] not in phrase.pos:
        return None
    tokens = [i]
    wide = False
    for words in phrase.words[1:]:
        if words == OBJECT:
            wide = True
            continue
        j = _next(parse, tokens[-1], words, LONGEST if wide else phrase.gap, light, wide=wide)
        wide = False
        if j is None:
            further = (k for k in below if k > tokens[-1])
            j = next(
                (k for k in further if parse.lemmas[k] in words or parse.lower[k] in words), None
            )
        if j is None and undergoing is not None:
            subject, undergoing = undergoing, None
            if parse.lemmas[subject] in words or parse.lower[subject] in words:
                continue
        if j is None:
            return None
        tokens.append(j)
    return tuple(tokens)


def _next(
    parse: Parse,
    last: int,
    words: frozenset[str],
    gap: int,
    light: frozenset[str],
    *,
    wide: bool = False,
) -> int | None:
    """Where a phrase goes on across at most so many light tokens, or those of an object."""
    lemmas, lower, pos, deps = parse.lemmas, parse.lower, parse.pos, parse.deps
    for j in range(last + 1, min(last + gap + 2, len(parse.words))):
        if lemmas[j] in words or lower[j] in words:
            return j
        if not (
            pos[j] in light
            or lower[j] in QUOTES
            or deps[j] == "fixed"
            or deps[j] in light
            or (wide and (pos[j] in OF_OBJECT or deps[j] == "amod" or lower[j] == "-"))
        ):
            return None
    return None


REACH = 14
"""How far off a word may stand that hangs on the first of its phrase."""

_OBJECTS = ("obj", "obl", "iobj", "xcomp", "nsubj:pass")
_FULL = ("NOUN", "VERB")


def _undergoing(parse: Parse, i: int) -> int | None:
    """The noun before a passive that is its subject: "the mission has been extended"."""
    return next(
        (
            k
            for k in parse.children[i]
            if k < i and parse.deps[k] == "nsubj:pass" and parse.pos[k] == "NOUN"
        ),
        None,
    )


def _hanging(parse: Parse, i: int, owning: frozenset[str]) -> list[int]:
    """The nouns and infinitives after a verb that hang on it, or on its object as to where.

    "A mis deux frégates sur la table"; no owner of the object, nothing after a colon.
    """
    if parse.pos[i] not in ("VERB", "AUX"):
        return []
    end = next(
        (j for j in range(i, min(i + REACH, len(parse))) if parse.lower[j] in ":;"), i + REACH
    )
    found = [
        k
        for k in parse.children[i]
        if i < k <= end and parse.deps[k].startswith(_OBJECTS) and parse.pos[k] in _FULL
    ]
    where = [
        c
        for k in found
        if parse.deps[k] == "obj"
        for c in parse.children[k]
        if k < c <= end
        and parse.deps[c].startswith("nmod")
        and parse.pos[c] == "NOUN"
        and not {parse.lower[m] for m in parse.children[c] if m < c} & owning
        and any(parse.pos[m] == "ADP" for m in parse.children[c] if m < c)
    ]
    return sorted([*found, *where])
