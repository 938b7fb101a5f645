"""Quantities: numbers in digits and words, multipliers, units and currencies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from garant.model import Quantity
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import ActWords
from garant.reading.parse import Parse

_DIGITS = re.compile(r"^\d[\d.,]*$")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_SCALED = re.compile(r"^(\d[\d.,]*)([^\W\d_]+)$")
_MARKED = re.compile(r"^([^\W\d_]+)(\d[\d.,]*[^\W\d_]*)$")
_THREE = re.compile(r"\d{3}")
_SPAN = re.compile(r"^(\d[\d.,]*)[-–—](\d[\d.,]*)$")
_GLUED = re.compile(r"^([^\W\d_]*)([€$£¥₽₴]|[^\W\d_]+)$")
_YEAR = re.compile(r"(19|20)\d\d")
_COMPOUND = re.compile(r"[-\s]+")
_NUMBER_POS = frozenset({"NUM", "DET", "NOUN", "ADJ", "PRON", "SYM", "PROPN", "X"})
_BETWEEN = frozenset({"ADP", "DET", "ADJ", "NUM", "ADV"})
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with what it counts: half-open token range, the token of the unit, the value.

    `money` is the currency's code; `label` the unit's words where they are more than the one token
    ("chasseurs de mines"), or stand before ("en fournir 6 000").
    """

    start: int
    end: int
    unit: int
    value: Decimal
    money: str | None
    label: str | None = None


def number_of(text: str, words: ActWords) -> Decimal | None:
    """The value of one number word: "2000", "1,5", "vingt-cinq", "quatre-vingt-dix".

    Of a span as one word ("10-15") it is the lower end. Does not read "pays", "premier" or an
    empty string.
    """
    if not text[:1].isdigit():
        return _in_words(text, words)
    span = _SPAN.match(text)
    if span:
        text = span[1]
    if _DIGITS.match(text):
        return _in_digits(text, words)
    scaled = _SCALED.match(text)  # "1bn", "330m"
    if scaled and scaled[2] in words.multipliers:
        value = _in_digits(scaled[1], words)
        return value * words.multipliers[scaled[2]] if value is not None else None
    return None


def _in_digits(text: str, words: ActWords) -> Decimal | None:
    """The value of digits with the marks that part them in the language: "1,100", "1.5"."""
    plain = text.rstrip(".,")
    if _GROUPED.fullmatch(plain) and set(plain) & set(words.grouping):
        plain = re.sub(r"[.,]", "", plain)
    elif "," in words.grouping and "." not in words.grouping:
        plain = plain.replace(",", "")
    try:
        return Decimal(plain.replace(",", "."))
    except InvalidOperation:
        return None


def _in_words(text: str, words: ActWords) -> Decimal | None:
    if text in words.numbers:
        return words.numbers[text]
    if "-" not in text and " " not in text:
        return None
    parts = [part for part in _COMPOUND.split(text) if part not in words.grammar["and"]]
    if len(parts) < 2 or not all(part in words.numbers for part in parts):
        return None
    return _sum([words.numbers[part] for part in parts], words)


def _sum(values: list[Decimal], words: ActWords) -> Decimal:
    """The number that several number words make: 4, 20, 10 -> 90; 1000, 2, 100 -> 1200."""
    total, current, before = Decimal(0), Decimal(0), Decimal(0)
    for value in values:
        if value == 100:
            current = (current or _ONE) * value
        elif value >= 1000:
            total += (current or _ONE) * value
            current = Decimal(0)
        elif value == 20 and before == 4:
            current += 76
        else:
            current += value
        before = value
    return total + current


def measures(parse: Parse, words: ActWords) -> list[Measure]:
    """All measures in a parse.

    Reads "2 000 soldats", "deux milliards de dollars", "une centaine de carabiniers", "200 M€",
    "entre 15 000 et 30 000 hommes" (the lower end), "une brigade de 3 000 soldats" (the soldiers),
    "en fournir 6 000"; does not read "4 septembre 2025", "article 5", "26 pays", "un contingent",
    "plusieurs milliers de soldats".
    """
    found: list[Measure] = []
    i, size = 0, len(parse.words)
    while i < size:
        number = _number(parse, i, words) if parse.pos[i] in _NUMBER_POS else None
        if number is None:
            i += 1
            continue
        value, j = number
        upper = _upper(parse, j, words)
        if upper is not None:
            value, j = _lower_end(value, upper[0]), upper[1]
        denied = i > 0 and parse.lower[i - 1] in words.grammar["negative_adverb"]
        measure = None if denied else _measure(parse, i, j, value, words)
        if measure is None and upper is None:
            measure = _pronominal(parse, i, j, value, words)
        if measure:
            if found and _holds(parse, found[-1], measure):
                found.pop()
            found.append(measure)
        i = max(j, i + 1)
    return found


def _number(parse: Parse, i: int, words: ActWords) -> tuple[Decimal, int] | None:
    """The number that begins at a token and where it ends."""
    lower, size = parse.lower, len(parse.words)
    first = number_of(lower[i], words) if parse.pos[i] in _NUMBER_POS else None
    marked = _MARKED.match(lower[i]) if first is None else None
    if marked and i and f"{lower[i - 1]}{marked[1]}" in words.currencies:
        first = number_of(marked[2], words)  # "$US330 million"
        if first is not None:
            return _multiplied(parse, first, i + 1, words)
    if first is None or (i and lower[i - 1] in words.grammar["uncounted"] and lower[i].isalpha()):
        return None
    j = i + 1
    if lower[i][0].isdigit():
        value = first
        while j < size and _THREE.fullmatch(lower[j]) and value == int(value):
            value = value * 1000 + Decimal(lower[j])
            j += 1
    else:
        parts = [first]
        while j < size:
            joined = (
                lower[j] in words.grammar["and"] and j + 1 < size and parts[-1] in range(20, 61)
            )
            following = number_of(lower[j + 1 if joined else j], words)
            if following is None or lower[j][0].isdigit():
                break
            if lower[j] in words.multipliers and following not in (100, 1000):
                break
            if joined and following not in (1, 11):
                break
            parts.append(following)
            j += 2 if joined else 1
        value = _sum(parts, words)
    return _multiplied(parse, value, j, words)


def _multiplied(parse: Parse, value: Decimal, j: int, words: ActWords) -> tuple[Decimal, int]:
    lower, size = parse.lower, len(parse.words)
    last = value
    while j < size and (mark := lower[j].rstrip(".") or lower[j]) in words.multipliers:
        last = words.multipliers[mark]
        value *= last
        j += 1
    if j + 1 < size and lower[j] in words.grammar["and"] and lower[j + 1] in words.grammar["half"]:
        return value + last / 2, j + 2
    return value, j


def _upper(parse: Parse, j: int, words: ActWords) -> tuple[Decimal, int] | None:
    """The upper end of a range and where it stops: "15 000 à 30 000", "entre dix et vingt"."""
    if j + 1 >= len(parse.words) or parse.lower[j] not in words.grammar["range"]:
        return None
    other = _number(parse, j + 1, words)
    if other is None or other[0] == 1:
        return None
    opened = any(parse.lower[k] in words.grammar["between"] for k in range(max(0, j - 6), j))
    return other if opened or parse.lower[j] not in words.grammar["and"] else None


def _lower_end(value: Decimal, upper: Decimal) -> Decimal:
    """The lower end in the upper one's scale: "10 à 15 000 hommes" begins at 10 000."""
    scale = next((m for m in (10**9, 10**6, 1000, 100) if upper % m == 0), 1)
    return value * scale if value < upper / scale else value


def _measure(parse: Parse, start: int, j: int, value: Decimal, words: ActWords) -> Measure | None:
    lower, size = parse.lower, len(parse.words)
    if (
        start
        and lower[start - 1] in words.currencies
        and (not lower[start - 1].isalpha() or lower[start - 1] in words.grammar["currency_before"])
    ):
        sign = words.currencies[lower[start - 1]]
        return Measure(start - 1, j, start - 1, value, _named(parse, start - 2, sign, words))
    alone = lower[start] in words.grammar["one"] and j == start + 1
    k = j
    while k < size and k < j + 4:
        money = _money(parse, k, value, words)
        if money and money[0] < size and number_of(lower[money[0]], words) is not None:
            return None  # "an additional $375 million": the sign has a number of its own
        if money:
            return Measure(start, money[0], k, money[1], money[2])
        label = _unit(parse, k, words)
        if label and not (parse.pos[k] == "ADJ" and k + 1 < size and _unit(parse, k + 1, words)):
            if alone and parse.lemmas[k] in words.grammar["not_single"]:
                return None
            single = label == parse.words[k]
            return Measure(start, k + len(label.split()), k, value, None, None if single else label)
        if parse.pos[k] not in _BETWEEN or (alone and parse.pos[k] != "ADJ"):
            return None
        k += 1
    return None


def _named(parse: Parse, before: int, money: str, words: ActWords) -> str:
    """The currency a sign stands for after letters that name it: "US $330 million"."""
    if before < 0:
        return money
    return words.currencies.get(f"{parse.lower[before]}{parse.lower[before + 1]}", money)


def _money(
    parse: Parse, k: int, value: Decimal, words: ActWords
) -> tuple[int, Decimal, str] | None:
    """A currency at a token: its end, the value in full units, its code."""
    word = parse.lower[k].rstrip(".")
    if k + 1 < len(parse.words) and f"{word} {parse.lower[k + 1]}" in words.currencies:
        return k + 2, value, words.currencies[f"{word} {parse.lower[k + 1]}"]
    if word in words.currencies:
        return k + 1, value, words.currencies[word]
    glued = _GLUED.match(word)
    for cut in range(1, len(word)) if glued else ():
        code = words.currencies.get(word[cut:])
        factor = words.multipliers.get(word[:cut])
        if code and factor and (len(word) - cut == 1 or word[cut:].upper() == code):
            return k + 1, value * factor, code
    return None


def _unit(parse: Parse, k: int, words: ActWords) -> str | None:
    """The words of a unit that begins at a token: "soldats", "batteries Patriot"."""
    lemma, lower = parse.lemmas[k], parse.lower[k]
    for length in (3, 2):
        rest = parse.lower[k + 1 : k + length]
        if len(rest) == length - 1 and " ".join((lemma.lower(), *rest)) in words.units:
            return " ".join(parse.words[k : k + length])
    if words.units & {lemma, lemma.lower(), lower, lower.removesuffix("s")}:
        return parse.words[k]
    if parse.pos[k] == "NOUN" and "-" in lower:
        head = lower.split("-", 1)[0]
        if head in words.units or head.rstrip("s") in words.units:
            return parse.words[k]
    return None


def _pronominal(
    parse: Parse, start: int, j: int, value: Decimal, words: ActWords
) -> Measure | None:
    """A number without its noun: "en fournir 6 000", "300 d'entre eux", "deux cents autres"."""
    lower, size = parse.lower, len(parse.words)
    if value < 2 or _YEAR.fullmatch(lower[start]):
        return None
    following = " ".join(lower[j : j + 2])
    partitive = following in words.grammar["among"] or (
        j < size
        and lower[j] in words.grammar["others"]
        and parse.pos[min(j + 1, size - 1)] != "NOUN"
    )
    if not partitive:
        closing = j >= size or parse.pos[j] in ("PUNCT", "ADP", "ADV", "CCONJ")
        verb = start - 1
        while verb > 0 and parse.pos[verb] in ("ADV", "ADP") and verb > start - 4:
            verb -= 1
        if not closing or verb < 1 or parse.pos[verb] != "VERB":
            return None
        group = lower[max(0, verb - 4) : verb]
        if not set(group) & words.grammar["of_it"]:
            return None
    before = next((k for k in range(start - 1, -1, -1) if _unit(parse, k, words)), None)
    return Measure(start, j, start, value, None, parse.words[before] if before is not None else "")


def _holds(parse: Parse, outer: Measure, inner: Measure) -> bool:
    """Whether a single unit is told by its strength: "une brigade de 3 000 soldats"."""
    between = range(outer.end, inner.start)
    return (
        outer.value == 1
        and outer.money is None
        and inner.money is None
        and 0 < len(between) <= 4
        and all(parse.pos[k] in ("ADP", "ADJ", "ADV", "PART", "SCONJ") for k in between)
    )


def quantity(
    parse: Parse, held: Iterable[Measure], tokens: set[int], home: dict[str, str] | None = None
) -> Quantity | None:
    """The first measure among some tokens; `home` maps a currency to the giver's own."""
    for measure in held:
        if measure.unit in tokens or measure.start in tokens:
            text = parse.surface(measure.start, measure.end)
            if measure.money:
                unit = (home or {}).get(measure.money, measure.money).removeprefix("=")
            elif measure.label is not None:
                unit = measure.label
            else:
                unit = parse.words[measure.unit]
            return Quantity(measure.value, unit, text)
    return None


def beside_it(parse: Parse, token: int) -> set[int]:
    """What belongs to a verb beside another: "will train pilots and send ten jets"."""
    return {
        t
        for k in parse.children[token]
        if parse.deps[k] == "conj" and parse.pos[k] == "VERB"
        for t in parse.subtree(k)
    }


def _beside(parse: Parse, thing: int, measure: Measure) -> bool:
    """Whether a measure counts what stands beside a thing: "eight jets and a ship"."""
    unit = measure.unit
    while parse.deps[unit].startswith(("compound", "flat", "nummod")):
        unit = parse.heads[unit]
    if _coordinated(parse, unit, thing):
        return any(parse.deps[k] in ("det", "nummod") for k in parse.children[thing])
    return _coordinated(parse, thing, unit)


def _coordinated(parse: Parse, first: int, later: int) -> bool:
    """Whether a noun is added to an earlier one: "jets, ships and drones"."""
    while parse.deps[later] == "conj" and later != first:
        later = parse.heads[later]
        if later == first:
            return True
    return False


def amount(
    parse: Parse,
    syntax: Syntax,
    held: list[Measure],
    token: int,
    thing: int,
    scope: set[int],
    home: dict[str, str] | None = None,
) -> Quantity | None:
    """How much a predicate gives: the measure nearest its thing, else the only one in its clause.

    Args:
        parse: The parse.
        syntax: Its tree.
        held: All measures in it.
        token: The predicate.
        thing: The token of what is given.
        scope: The tokens of the predicate's complements.
        home: What a currency's name stands for with this giver.
    """
    held = [measure for measure in held if not _beside(parse, thing, measure)]
    near = sorted(held, key=lambda measure: abs(measure.unit - thing))
    found = quantity(parse, near, scope | {thing}, home)
    if found is not None or not held:
        return found
    sentence, subject = parse.sentence_of[token], syntax.subject(token)
    end = syntax.clause_end(token)
    alone = [
        measure
        for measure in held
        if parse.sentence_of[measure.unit] == sentence
        and (token < measure.start < end or measure.unit == subject)
    ]
    return quantity(parse, alone, {alone[0].unit}, home) if len(alone) == 1 else None
