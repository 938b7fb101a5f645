"""Where the words of a search stand in a text, by the same reading of both as the search's own."""

from collections.abc import Iterator, Sequence

from garant.ledger.words import Term, parse_query, tokens
from garant.model import Passage

_Token = tuple[str, int, int]
"""A word as it is indexed, and where it begins and ends in the text."""


def words_found(query: str, text: str) -> tuple[Passage, ...]:
    """Where words that a query looks for stand in a text, in order; none lies over another.

    Finds "Élysée" for "elysee", both words of `"cessez-le-feu durable"` as one, "garantie" for
    `garant*`. Finds nothing for what is to be left out.

    Args:
        query: What a person typed.
        text: The text that was found.
    """
    held = _tokens(text)
    wanted = [term for group in parse_query(query).wanted for term in group]
    spans = sorted(span for term in wanted for span in _spans(term, held))
    found: list[Passage] = []
    for start, end in spans:
        if found and start <= found[-1].end:
            found[-1] = Passage(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Passage(start, end))
    return tuple(found)


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    word, start, end = "", 0, 0
    for place, sign in enumerate(text):
        # A sign may be folded to several, or to none, and stands for a blank where it is no letter.
        folded = tokens(f"a{sign}a")
        if len(folded) > 1:
            if word:
                found.append((word, start, end))
            word = ""
            continue
        letters = folded[0][1:-1]
        if not word:
            start = place
        word += letters
        end = place + 1
    if word:
        found.append((word, start, end))
    return found


def _spans(term: Term, held: Sequence[_Token]) -> Iterator[tuple[int, int]]:
    for words in term.spellings:
        size = len(words)
        for place in range(len(held) - size + 1):
            some = held[place : place + size]
            *first, last = (word for word, _, _ in some)
            is_last = last.startswith(words[-1]) if term.prefix else last == words[-1]
            if is_last and tuple(first) == words[:-1]:
                yield some[0][1], some[-1][2]
