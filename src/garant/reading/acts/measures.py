"""Quantities: numbers in digits and words, multipliers, units and currencies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from garant.model import Quantity
from garant.reading.acts.words import ActWords
from garant.reading.parse import Parse

_DIGITS = re.compile(r"^\d[\d.,]*$")
_COMPOUND = re.compile(r"[-\s]+")


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with what it counts: half-open token range, the token of the unit, the value."""

    start: int
    end: int
    unit: int
    value: Decimal
    money: str | None


def number_of(text: str, words: ActWords) -> Decimal | None:
    """The value of one number word: "2000", "1,5", "vingt-cinq", "quatre-vingt-dix".

    Does not read "pays", "premier" or an empty string.
    """
    if _DIGITS.match(text):
        plain = text.rstrip(".,")
        if re.fullmatch(r"\d{1,3}([.,]\d{3})+", plain):
            plain = re.sub(r"[.,]", "", plain)
        try:
            return Decimal(plain.replace(",", "."))
        except InvalidOperation:
            return None
    if text in words.numbers:
        return words.numbers[text]
    return _compound(text, words)


def _compound(text: str, words: ActWords) -> Decimal | None:
    parts = [part for part in _COMPOUND.split(text) if part not in ("et", "and", "")]
    if len(parts) < 2 or not all(part in words.numbers for part in parts):
        return None
    total = Decimal(0)
    for part in parts:
        value = words.numbers[part]
        if value in (20, 100, 1000) and total and total < value:
            total *= value
        else:
            total += value
    return total


def measures(parse: Parse, words: ActWords) -> list[Measure]:
    """All measures in a parse.

    Reads "2 000 soldats", "deux milliards de dollars", "une centaine de carabiniers", "entre 15 000
    et 30 000 hommes" (the lower end); does not read "4 septembre 2025", "article 5", "26 pays".
    """
    found: list[Measure] = []
    i, size = 0, len(parse.words)
    while i < size:
        value = _start(parse, i, words)
        if value is None:
            i += 1
            continue
        start, j = i, i + 1
        value, j = _continue(parse, value, j, words)
        measure = _measure(parse, start, j, value, words)
        if measure:
            found.append(measure)
        i = max(j, i + 1)
    return found


def _start(parse: Parse, i: int, words: ActWords) -> Decimal | None:
    lower = parse.lower[i]
    if parse.pos[i] not in ("NUM", "DET", "NOUN", "ADJ", "PRON", "SYM", "PROPN", "X"):
        return None
    return number_of(lower, words)


def _continue(parse: Parse, value: Decimal, j: int, words: ActWords) -> tuple[Decimal, int]:
    size = len(parse.words)
    while j < size:
        lower = parse.lower[j]
        if (
            re.fullmatch(r"\d{3}", lower)
            and value == int(value)
            and _DIGITS.match(parse.lower[j - 1])
        ):
            value = value * 1000 + Decimal(lower)
        elif lower in words.multipliers:
            value *= words.multipliers[lower]
        elif lower in words.numbers and parse.lower[j - 1] in words.numbers and value >= 20:
            value += words.numbers[lower]
        elif lower in words.multipliers or (
            lower in ("de", "d'") and (j + 1 < size and parse.lower[j + 1] in words.multipliers)
        ):
            pass
        else:
            break
        j += 1
    return value, j


def _measure(parse: Parse, start: int, j: int, value: Decimal, words: ActWords) -> Measure | None:
    size = len(parse.words)
    k = j
    while k < size and k < j + 4:
        lower = parse.lower[k]
        if lower in words.currencies:
            return Measure(start, k + 1, k, value, words.currencies[lower])
        if (
            parse.pos[k] in ("ADP", "DET", "ADJ", "NUM", "ADV", "CCONJ")
            and lower not in words.units
        ):
            if parse.lemmas[k] in words.units:
                break
            k += 1
            continue
        break
    if k < size and (parse.lemmas[k] in words.units or parse.lower[k] in words.units):
        return Measure(start, k + 1, k, value, None)
    if start and parse.lower[start - 1] in words.currencies and parse.lower[start - 1] in "$€£":
        return Measure(start - 1, j, start - 1, value, words.currencies[parse.lower[start - 1]])
    return None


def quantity(
    parse: Parse, held: Iterable[Measure], tokens: set[int], home: dict[str, str] | None = None
) -> Quantity | None:
    """The first measure among some tokens as a quantity; `home` maps a currency to the text's own."""
    for measure in held:
        if measure.unit in tokens or measure.start in tokens:
            text = parse.surface(measure.start, measure.end)
            if measure.money:
                unit = (home or {}).get(measure.money, measure.money)
            else:
                unit = parse.words[measure.unit]
            return Quantity(measure.value, unit, text)
    return None
