"""The words of the full-text search: one definition, so that both databases find the same rows.

SQLite indexes the original words with FTS5's `unicode61 remove_diacritics 2`. PostgreSQL indexes a
`tsvector` that is made here, of the same words: its own configurations stem, drop stop words and
split in ways that SQLite does not know. What a person types is read here too, and written as a
query for either; the query languages of the databases are never open to the person.

What a row is matters to PostgreSQL alone, so a row should be a passage and not a book: of a text's
16,383rd word and all after it, PostgreSQL does not know the order, and a phrase there may be missed
or wrongly found; so may one with a word that stood 255 times before it; and of a text with over
about a megabyte of different words, the last are not indexed.
"""

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

MOST_WORDS = 100
LONGEST_QUERY = 5_000
"""How many words, and characters, of a query are read; what comes after them is left out."""

LONGEST_WORD = 500
"""In characters: from this length on, a word is found by its beginning alone (a word of PostgreSQL
has at most 2,046 bytes, a character up to four)."""

LAST_POSITION = 16_383
MOST_POSITIONS = 255
MOST_BYTES = 1_000_000
"""What one `tsvector` holds: the last position, the positions of one word, and its size in all."""

PLAIN = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
"""Letters that are not one with a mark, so that dropping marks leaves them: "Władysław" and "cœur"
find "Wladyslaw" and "coeur" too."""

_APOSTROPHE = re.compile("(?<=[а-яґєії])['’](?=[яюєї])", re.IGNORECASE)
"""Inside a Ukrainian word, as in "зв'язок"; some write the letter "ʼ" for it."""

_PART = re.compile(
    r"""
    (?P<minus> (?<!\S) - (?=[^\s-]) )?
    (?:
        (?: ["“”„] (?P<quoted> [^"“”„«»]* ) ["“”„] | « (?P<french> [^«»]* ) » ) (?P<star> \* )?
      | (?P<chunk> [^\s"“”„«»]+ )
    )
    """,
    re.VERBOSE,
)
"""A phrase in straight, curly or French quotes, or what stands between spaces and quotes."""

_PIECE = re.compile(
    r"(?P<word> (?: [^][(){}<>|;:+=^~!?/\\,*\0] | (?<=\d),(?=\d) )+ ) (?P<star> \* )?", re.VERBOSE
)
"""One word to the eye: "cessez-le-feu", "l'OTAN", "2,5"; but two in "France/Allemagne"."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word to look for, or several that follow one another.

    `spellings` has a row of words for each way to write it; any of them will do. `prefix` tells
    that the last word may go on.
    """

    spellings: tuple[tuple[str, ...], ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a person looks for, read from what they typed.

    `wanted` has groups of terms: one term of each group must be there. None of `unwanted` may.
    `cut` tells that something was left out: what came after 100 words or 5,000 characters, or a
    word of 500 characters or more.
    """

    wanted: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()
    cut: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it has no word to look for; then it finds nothing, on either database."""
        return not self.wanted


def tokens(text: str) -> list[str]:
    """The words of a text as SQLite's FTS5 has them: folded, without diacritics, in order.

    Reads "Œuvre à l'Élysée" as œuvre, a, l, elysee. A word is a row of letters, numbers and
    characters for private use, by the tables of SQLite's `unicode61`. They are of an older Unicode,
    for which some symbols are letters: "paix" is not found in "paix🙂". Only Latin letters lose
    their diacritics: "ё" stays itself, unless it is written as "е" with a mark of its own.

    References:
        SQLite, *FTS5*, "Unicode61 Tokenizer", with `remove_diacritics 2`.
    """
    return text.translate(_letters()).split()


def parse_query(query: str) -> Query:
    """Read what a person typed; nothing that can be typed is an error.

    All words must be there, in any order. `"cessez-le-feu durable"` in straight, curly or French
    quotes is looked for as it stands, and so are words joined by hyphens or apostrophes. `garant*`
    finds every word that begins so. `-mot`, `-"une phrase"` and `NOT mot` leave rows out.
    `France OR Allemagne` asks for either; in `troupes France OR Allemagne`, troops must be there.
    `AND` changes nothing. The three are capitals, and are words where there is nothing to join.

    All else is read for its words: parentheses, `NEAR(a b)`, `title:mot`, a lone quote. A query
    that only leaves out is empty.
    """
    parts = list(_parts(query[:LONGEST_QUERY]))
    last = len(parts) - 1
    wanted: list[tuple[Term, ...]] = []
    unwanted: list[Term] = []
    joined = negated = False
    cut = len(query) > LONGEST_QUERY
    left = MOST_WORDS
    for place, (chunk, excluded, terms) in enumerate(parts):
        if chunk == "NOT" and place < last:
            negated = True
            continue
        if chunk in ("AND", "OR") and 0 < place < last:
            joined = joined or chunk == "OR"
            continue
        for term in terms:
            words = set(chain.from_iterable(term.spellings))
            left -= len(term.spellings[0])
            if left < 0 or any(len(word) >= LONGEST_WORD for word in words):
                cut = True
            elif excluded or negated:
                unwanted.append(term)
            elif joined and wanted:
                wanted[-1] = (*wanted[-1], term)
            else:
                wanted.append((term,))
            joined = False
        joined = negated = False
    return Query(tuple(wanted), tuple(unwanted), cut)


def to_fts5(query: Query) -> str:
    """The query for `MATCH`, on a table that FTS5 tokenizes as `tokens` does."""

    def phrase(words: tuple[str, ...], prefix: bool) -> str:
        return f'"{" ".join(words)}"{"*" * prefix}'

    return _written(query, phrase, all_of=" AND ", any_of=" OR ", but_not=" NOT ") or '""'


def to_tsquery(query: Query) -> str:
    """The query as a literal of `tsquery`, for vectors made by `to_tsvector`."""

    def phrase(words: tuple[str, ...], prefix: bool) -> str:
        return "(" + "<->".join(f"'{word}'" for word in words) + ":*" * prefix + ")"

    return _written(query, phrase, all_of="&", any_of="|", but_not="&!")


def to_tsvector(text: str) -> str:
    """The words of a text with their positions, as a literal of `tsvector`."""
    found: dict[str, list[int]] = {}
    for number, word in enumerate(tokens(text), start=1):
        positions = found.setdefault(word[:LONGEST_WORD], [])
        if len(positions) < MOST_POSITIONS and (number <= LAST_POSITION or not positions):
            positions.append(min(number, LAST_POSITION))
    size = 0
    written = []
    for word, positions in found.items():
        size += len(word.encode()) + 2 * len(positions) + 4
        if size > MOST_BYTES:
            break
        # A word holds letters and numbers alone: nothing that would have to be escaped.
        written.append(f"'{word}':{','.join(map(str, positions))}")
    return " ".join(written)


def _written(
    query: Query,
    phrase: Callable[[tuple[str, ...], bool], str],
    *,
    all_of: str,
    any_of: str,
    but_not: str,
) -> str:
    if query.is_empty:
        return ""

    def either(terms: Iterable[Term]) -> str:
        phrases = [phrase(words, term.prefix) for term in terms for words in term.spellings]
        return f"({any_of.join(phrases)})"

    written = all_of.join(map(either, query.wanted))
    return f"{written}{but_not}{either(query.unwanted)}" if query.unwanted else written


def _parts(query: str) -> Iterator[tuple[str, bool, list[Term]]]:
    """Each part with words in it: as typed if not in quotes, whether it is excluded, its terms."""
    for part in _PART.finditer(query):
        excluded = part["minus"] is not None
        chunk = part["chunk"] or ""
        if not chunk:
            phrase = part["quoted"] or part["french"] or ""
            texts = [(phrase, bool(part["star"]) or phrase.rstrip().endswith("*"))]
        elif excluded:
            texts = [(chunk, chunk.endswith("*"))]
        else:
            texts = [(piece["word"], bool(piece["star"])) for piece in _PIECE.finditer(chunk)]
        terms = [
            Term(spellings, prefix) for text, prefix in texts if (spellings := _spellings(text))
        ]
        if terms:
            yield chunk, excluded, terms


def _spellings(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a phrase in each way that texts may write them."""
    composed = unicodedata.normalize("NFC", text)
    rows = []
    for written in (text, composed, _APOSTROPHE.sub("ʼ", composed), composed.replace("ʼ", "'")):
        for form in (written, unicodedata.normalize("NFD", written)):
            words = tokens(form)
            rows += [
                tuple(words),
                tuple(word.translate(PLAIN) for word in words),
                tuple(word.replace("oe", "œ") for word in words),
            ]
    return tuple(dict.fromkeys(filter(None, rows)))


class _Letters(dict[int, str]):
    """Each character as the tokenizer folds it; filled as needed, for most are never met."""

    def __init__(self, folded: dict[int, str], ranges: list[tuple[int, int]]) -> None:
        super().__init__(folded)
        self._firsts = [first for first, _ in ranges]
        self._lasts = [last for _, last in ranges]

    def __missing__(self, code: int) -> str:
        place = bisect_right(self._firsts, code) - 1
        is_letter = place >= 0 and code <= self._lasts[place]
        self[code] = chr(code) if is_letter else " "
        return self[code]


@cache
def _letters() -> _Letters:
    table = json.loads(Path(__file__).with_name("letters.json").read_text("utf-8"))
    folded = dict(zip(map(ord, table["from"]), table["to"], strict=True))
    return _Letters(folded | {ord(mark): "" for mark in table["marks"]}, table["letters"])
