"""An amount as a person types it: "2000 soldats", "3000000000 EUR"."""

import re
from collections.abc import Iterable
from decimal import Decimal

from garant.errors import QuestionError
from garant.ledger.locating import find_words
from garant.model import Passage, Quantity

_AMOUNT = re.compile(r"(?P<number>[0-9][0-9\s.,'’]*)(?P<unit>[^0-9].*)?", re.DOTALL)
_PLAIN = re.compile(r"\d{1,30}(?:[.,]\d{1,6})?", re.ASCII)
_THOUSANDS = re.compile(r"[.,'’]\d{3}(?!\d)", re.ASCII)


def read_quantity(
    value: str, before: Quantity | None, text: str, near: Iterable[Passage]
) -> Quantity:
    """An exact amount with its unit.

    Reads "2000 soldats", "2 000 soldats", "2,5 tonnes"; a number alone keeps the unit there was.
    Does not read "2,000", which is two or two thousand, nor "2 milliards EUR".

    Args:
        value: What the person wrote.
        before: The amount as it was read.
        text: The document's text.
        near: The evidence, in which the amount may be printed.

    Raises:
        QuestionError: No number, one that can be read in two ways, no unit or several words for it.
    """
    found = _AMOUNT.fullmatch(value.strip())
    if found is None:
        raise QuestionError(f"{value!r} is no amount; write a number and its unit: 2000 soldats")
    number = "".join(found["number"].split()).rstrip(".,'’")
    if _THOUSANDS.search(number) or not _PLAIN.fullmatch(number):
        raise QuestionError(
            f"{found['number'].strip()!r} can be read in two ways; write the number without marks "
            "between its digits, as 2000"
        )
    exact = Decimal(number.replace(",", "."))
    unit = " ".join((found["unit"] or "").split()) or (before.unit if before else "")
    if not unit:
        raise QuestionError("an amount has a unit; write it too: 2000 soldats, 500000000 EUR")
    if " " in unit:
        raise QuestionError(
            f"the unit {unit!r} is more than one word; write the number in full and the text's own "
            "word, or the currency's code: 2000000000 EUR"
        )
    if exact == 0:
        raise QuestionError("an amount is more than nothing; give none where there is none")
    return Quantity(exact, unit, _printed(value, before, text, near))


def _printed(value: str, before: Quantity | None, text: str, near: Iterable[Passage]) -> str:
    for passage in near:
        words = passage.of(text)
        for place in find_words(value, words):
            return place.of(words)
    return before.text if before else " ".join(value.split())
