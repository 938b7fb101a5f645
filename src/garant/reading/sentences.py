"""Mending sentence bounds: none inside a quotation or after an abbreviation, none missed at a stop.

A parser learns sentence bounds from treebanks of single sentences and cuts "« C'est fini. Nous
partons. », a dit X." into three. A statement's rule needs the quotation and its tag together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import yaml

LONGEST_QUOTATION = 1500
"""Characters between two quotation marks beyond which they are taken not to be a pair."""

_OPENING = frozenset("«“„‹")
_CLOSING = frozenset("»”›")
_POINTED = {"«": "»", "»": "«"}
_STOPS = frozenset((".", "!", "?", "…", "...", "?!", "!?", "!!!", "??"))
_CLOSERS = frozenset(("»", "”", "›", ")", "]", '"', "''"))
_ENDS = _STOPS | _CLOSERS
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+(?:-[^\W\d_]\.)*")


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """A language's abbreviations in lower case with their full stop.

    `inner` never end a sentence ("M.", "art."); `final` may ("etc.", "sept.") and join only what
    begins with a figure.
    """

    inner: frozenset[str] = frozenset()
    final: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def abbreviations(language: str) -> Abbreviations:
    """The abbreviations of a language, none where no list of them is carried."""
    path = Path(__file__).parent / language / "abbreviations.yaml"
    if not path.is_file():
        return Abbreviations()
    words = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return Abbreviations(frozenset(words["inner"]), frozenset(words["final"]))


def quotations(words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """For each token, the index of the quotation mark that closes around it, or -1 outside.

    Reads « », » «, “ ”, „ “ and typewriter marks; a mark without its counterpart encloses nothing.
    """
    around = [-1] * len(words)
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    straight = -1
    turned = _turned(words, starts, ends)
    for i, word in enumerate(words):
        word = turned.get(word, word)
        if word == '"':
            tight_after = i + 1 < len(words) and starts[i + 1] == ends[i]
            tight_before = i > 0 and ends[i - 1] == starts[i]
            if straight >= 0 and not (tight_after and not tight_before):
                pairs.append((straight, i))
                straight = -1
            elif not (tight_before and not tight_after):
                straight = i
        elif word == "“" and opened and words[opened[-1]] == "„":
            pairs.append((opened.pop(), i))
        elif word in _OPENING:
            opened.append(i)
        elif word in _CLOSING and opened:
            pairs.append((opened.pop(), i))
    for start, end in pairs:
        if ends[end] - starts[start] <= LONGEST_QUOTATION:
            for i in range(start, end):
                around[i] = max(around[i], end)
    return around


def _turned(words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> dict[str, str]:
    """Pointed marks by what they are here: »so« prints them the other way round.

    They are turned where the first stands tight before its word and the second tight behind one.
    """
    places = [i for i, word in enumerate(words) if word in _POINTED]
    if len(places) < 2 or words[places[0]] != "»" or words[places[1]] != "«":
        return {}
    first, second = places[0], places[1]
    if starts[first + 1] > ends[first] or starts[second] > ends[second - 1]:
        return {}
    return _POINTED


def mend(
    words: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    heads: list[int],
    deps: list[str],
    begins: Sequence[int],
    known: Abbreviations,
) -> list[tuple[int, int]]:
    """The sentences of a block as half-open token ranges, from the parser's beginnings.

    Where a missed bound is put in, the one arc that crossed it is cut in `heads` and `deps`.

    Args:
        words: The tokens.
        starts: Their first characters in the document.
        ends: The characters after them.
        heads: The index of each token's head; a root has its own.
        deps: The label of each token.
        begins: The tokens at which the parser begins a sentence.
        known: The language's abbreviations.
    """
    if not words:
        return []
    around = quotations(words, starts, ends)
    bounds = {0}
    for begin in begins:
        place = _kept(begin, words, around, known)
        if 0 < place < len(words):
            bounds.add(place)
    for i in range(1, len(words)):
        if (
            words[i - 1] in _ENDS
            and i not in bounds
            and _missed(i, words, starts, ends, around, known)
        ):
            crossing = _crossing(i, heads, bounds)
            if len(crossing) == 1:
                heads[crossing[0]] = crossing[0]
                deps[crossing[0]] = "ROOT"
                bounds.add(i)
    edges = [*sorted(bounds), len(words)]
    return list(pairwise(edges))


def _kept(begin: int, words: Sequence[str], around: Sequence[int], known: Abbreviations) -> int:
    """Where a sentence that the parser begins here does begin; 0 where it does not."""
    if begin == 0:
        return 0
    after_stop = False
    while begin < len(words) and (
        words[begin] in _STOPS or (words[begin] in _CLOSERS and around[begin - 1] == begin)
    ):
        after_stop = after_stop or words[begin] in _STOPS
        begin += 1
    if begin >= len(words) or around[begin - 1] >= begin:
        return 0
    if not _may_begin(words[begin]):
        return 0
    if not after_stop and (words[begin - 1][-1].isalpha() or words[begin - 1] == ","):
        return 0  # "Kiev incite | Berlin à livrer", "..., | Rutte said": nothing parts the two
    if _abbreviated(begin, words, known):
        return 0
    return begin


def _may_begin(word: str) -> bool:
    first = word[0]
    inverted = first == "-" and word[1:].islower()  # "-t-il"
    return not (first.islower() or first in ",;:)]»”…" or inverted)


def _stop_before(i: int, words: Sequence[str]) -> int:
    """The index of the stop just before a token, closing marks skipped; -1 if none."""
    j = i - 1
    while j > 0 and words[j] in _CLOSERS:
        j -= 1
    return j if words[j] in _STOPS else -1


def _abbreviated(i: int, words: Sequence[str], known: Abbreviations) -> bool:
    word = words[i - 1].lower().replace("’", "'")
    if word == "." and i > 1:
        word = f"{words[i - 2].lower()}."
    if not word.endswith("."):
        return False
    if word in known.inner or (_INITIAL.fullmatch(word) and words[i - 1] != "."):
        return True
    return word in known.final and words[i][0].isdigit()


def _missed(
    i: int,
    words: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    around: Sequence[int],
    known: Abbreviations,
) -> bool:
    if around[i - 1] >= i or starts[i] == ends[i - 1]:
        return False
    if not (words[i][0].isupper() or words[i][0] in _OPENING):
        return False
    return _stop_before(i, words) >= 0 and not _abbreviated(i, words, known)


def _crossing(i: int, heads: Sequence[int], bounds: set[int]) -> list[int]:
    """The tokens of the sentence around a bound whose arc crosses it."""
    low = max(bound for bound in bounds if bound < i)
    high = min((bound for bound in bounds if bound > i), default=len(heads))
    return [j for j in range(low, high) if (j < i) != (heads[j] < i)]
