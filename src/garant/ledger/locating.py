"""Where words stand in a document's text, as a person types them."""

import re
from collections.abc import Iterable, Iterator

from garant.errors import QuestionError
from garant.model import Passage

_SPAN = re.compile(r"(\d+)\s*-\s*(\d+)", re.ASCII)

# A keyboard has one of each; print has several.
_ALIKE = ("'’‘ʼ`", "-‐‑–—", '"«»“”„')
_CLASSES = {sign: f"[{re.escape(signs)}]" for signs in _ALIKE for sign in signs}


def locate(value: str, text: str, near: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages that a person means, by their places or by their words.

    Reads "440-632", "l'Italie n'enverra pas" (the typographic apostrophe in print does not matter)
    and several with | between them. Words in double quotes are words, also where they look like
    places: '"2025-2026"'.

    Args:
        value: What the person wrote.
        text: The document's text.
        near: Passages; of several places of the same words the one nearest to these is meant.

    Raises:
        QuestionError: A place outside the text, or words that are not in it.
    """
    around = tuple(near)
    return tuple(
        sorted({_one(part.strip(), text, around) for part in value.split("|") if part.strip()})
    )


def find_words(words: str, text: str, *, whole: bool = False) -> Iterator[Passage]:
    """Every place of words in a text, whatever their case, spaces, apostrophes and dashes.

    Args:
        words: The words.
        text: Where to look.
        whole: Whether they must begin and end with a word of the text.
    """
    pattern = r"\s+".join(
        "".join(_CLASSES.get(sign, re.escape(sign)) for sign in word) for word in words.split()
    )
    if not pattern:
        return
    if whole:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    for found in re.finditer(pattern, text, re.IGNORECASE):
        yield Passage(found.start(), found.end())


def _one(part: str, text: str, near: tuple[Passage, ...]) -> Passage:
    span = _SPAN.fullmatch(part)
    if span is not None:
        start, end = (int(number) for number in span.groups())
        if not start < end <= len(text):
            raise QuestionError(
                f"characters {start} to {end} are no passage of the text, which has {len(text)}"
            )
        return Passage(start, end)
    words = part[1:-1] if len(part) > 2 and part[0] == part[-1] == '"' else part
    places = list(find_words(words, text))
    if not places:
        raise QuestionError(
            f"the words {words!r} are not in the document; copy them from it, or give their place "
            "as start-end"
        )
    return min(places, key=lambda place: min((_gap(place, each) for each in near), default=(0, 0)))


def _gap(one: Passage, other: Passage) -> tuple[int, int]:
    """How far apart two passages are, then how far their beginnings."""
    return max(other.start - one.end, one.start - other.end, 0), abs(one.start - other.start)
