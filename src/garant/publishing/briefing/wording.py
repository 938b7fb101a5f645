"""How a language writes a briefing: its phrases, and the names, numbers and joints in them.

Everything that belongs to one language stands in its file under `words`; nothing here knows which
it is. A phrase holds `{places}` to be filled in and `[a|b|…]` with a form for each class of its
subject; the contractions of the language finish it once the whole sentence stands.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_name

from garant.errors import WordsError
from garant.ontology import Ontology, PartyKind

_FORMS = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_PLACE = re.compile(r"\{(\w+)\}")
_REPEATED = re.compile(r"<([^<>]*)>")
_KEPT_APART = "‿"
"""Stands before what nothing is elided before, and is taken away at the end."""

_MILLION, _MILLIARD = Decimal(10) ** 6, Decimal(10) ** 9


class Wording:
    """The words of one language.

    Args:
        language: Its ISO 639-1 code.
        held: What its file holds.
        ontology: Knows what parties and units are called.
    """

    def __init__(self, language: str, held: Mapping[str, Any], ontology: Ontology) -> None:
        self.language = language
        self._held = held
        self._ontology = ontology
        self._locale = Locale.parse(held["locale"])
        self._classes: list[str] = held["agreement"]
        self._names: dict[str, Any] = held["names"]
        self._contractions = [(re.compile(pattern), made) for pattern, made in held["contractions"]]

    def frame(self, name: str, **values: str) -> str:
        """A text around the sentences: a heading, a line of dates."""
        return str(self._held["frame"][name]).format(**values)

    def group(self, name: str) -> dict[str, Any]:
        """A group of phrases as it stands in the file."""
        found: dict[str, Any] = self._held[name]
        return found

    def phrases(self, group: str, name: str) -> Sequence[str]:
        """The ways of saying one thing; a single one where the file holds one."""
        found = self._held[group][name]
        return [found] if isinstance(found, str) else found

    # Names.

    def class_of(self, codes: Sequence[str]) -> str:
        """The class that verbs agree with: of one party, or of several together."""
        each = [self._own_class(code) for code in codes]
        if len(each) == 1:
            return each[0]
        plurals = [one for one in self._classes if one.endswith("p")]
        feminine = all(one.startswith("f") for one in each)
        return plurals[-1] if feminine else plurals[0]

    def name(self, code: str) -> str:
        """A party with its article: "la France", "Israël", "the Netherlands"."""
        label = self._ontology.label(code, self.language)
        known = code in self._ontology.parties
        article = self._article(code) if known else ""
        guard = _KEPT_APART if code in self._names.get("aspirated", ()) else ""
        return f"{article}{guard}{label.removeprefix(article)}"

    def listed(self, texts: Sequence[str]) -> str:
        """Several texts in a row: "a, b et c"."""
        joints = self._held["lists"]
        if len(texts) < 2:
            return "".join(texts)
        return f"{joints['other'].join(texts[:-1])}{joints['last']}{texts[-1]}"

    def names(self, codes: Iterable[str]) -> str:
        """Parties in a row, each with its article."""
        return self.listed([self.name(code) for code in codes])

    # Crowds: so many states that nobody could follow a list of them.

    def is_crowd(self, codes: Sequence[str]) -> bool:
        """Whether parties are told by their number: very many, and all of them states."""
        parties = self._ontology.parties
        states = all(code in parties and parties[code].kind is PartyKind.STATE for code in codes)
        return len(codes) >= self._held["crowds"]["least"] and states

    def named_of(self, codes: Sequence[str]) -> tuple[str, ...]:
        """Those of some parties that are named: all, or of very many the first."""
        held = self._held["crowds"]
        return tuple(codes if len(codes) < held["least"] else codes[: held["named"]])

    def crowd(self, count: int, named: Sequence[str]) -> str:
        """A number of states with some of their names: "une trentaine d’États, dont la France"."""
        held = self._held["crowds"]
        about = (size for size in held["about"] if abs(size - count) * 15 <= size)
        size = min(about, key=lambda one: abs(one - count), default=None)
        crowd = held["about"][size] if size else held["exact"].format(count=self.spelled(count))
        return str(held["with"]).format(crowd=crowd, names=self.names(named))

    def spelled(self, value: int) -> str:
        """A small number as a word, a larger one in digits."""
        words = self._held["numerals"]
        return str(words[value]) if value < len(words) else self.number(value)

    # Phrases.

    def agreed(self, phrase: str, subject: Sequence[str], *, many: bool = False) -> str:
        """A phrase with its forms for a subject; of `many` it is their number that counts."""
        place = self._classes.index(self.class_of(subject)) if subject else 0
        if many:
            place = next(at for at, one in enumerate(self._classes) if one.endswith("p"))

        def form(found: re.Match[str]) -> str:
            forms = found[1].split("|")
            if len(forms) != len(self._classes):
                raise WordsError(
                    f"words/{self.language}.yaml: {found[0]} has {len(forms)} forms; "
                    f"give {len(self._classes)}"
                )
            return forms[place]

        return _FORMS.sub(form, phrase)

    def repeated(self, phrase: str, *several: Sequence[Mapping[str, str]]) -> str:
        """A phrase in which `<à {give}>` stands as often as there is something to give.

        Args:
            phrase: The phrase.
            *several: For each kind of thing that may stand in one, what it is each time.
        """

        def row(found: re.Match[str]) -> str:
            for each in several:
                if any(f"{{{name}}}" in found[1] for one in each for name in one):
                    return self.listed([self._once(found[1], one) for one in each])
            return found[1]

        return _REPEATED.sub(row, phrase)

    def _once(self, phrase: str, values: Mapping[str, str]) -> str:
        return _PLACE.sub(lambda found: values.get(found[1], found[0]), phrase)

    def filled(self, phrase: str, **values: str) -> str:
        """A phrase with its places filled in; what stands in one may have places itself."""
        for _ in range(3):
            phrase = _PLACE.sub(lambda found: values.get(found[1], found[0]), phrase)
        return phrase

    def sentence(self, text: str) -> str:
        """A whole sentence: contracted, begun with a capital, ended with a full stop."""
        text = self.finished(text)
        text = text[:1].upper() + text[1:]
        return text if text.endswith((".", "!", "?", "…")) else f"{text}."

    def finished(self, text: str) -> str:
        """A text with its neighbouring words made one where the language does so."""
        for pattern, made in self._contractions:
            text = pattern.sub(made, text)
        return text.replace(_KEPT_APART, "")

    def quoted(self, text: str) -> str:
        """Words of a source in the quotation marks of the language."""
        opening, closing = self._held["quotation"]
        return f"{opening}{' '.join(text.split())}{closing}"

    # Numbers and days.

    def number(self, value: Decimal | int) -> str:
        """A number as the language writes it."""
        return format_decimal(value, locale=self._locale)

    def amount(self, value: Decimal, unit: str) -> str:
        """An amount with its unit: money in millions and milliards, what is counted by its name."""
        known = self._ontology.units.get(unit)
        if known is not None:
            single = self._locale.plural_form(value) == "one"
            label = (known.one if single else known.labels)[self.language]
            return f"{self.number(value)} {label}"
        currency = get_currency_name(unit, count=value, locale=self._locale)
        scales = self._held["scales"]
        for size, name in ((_MILLIARD, "milliard"), (_MILLION, "million")):
            if value >= size:
                scaled = value / size
                form = scales[name]["one" if scaled < 2 else "other"]
                return str(form).format(number=self.number(scaled), currency=currency)
        return f"{self.number(value)} {currency}"

    def count(self, name: str, count: int) -> str:
        """A phrase that depends on a number."""
        forms = self._held["counts"][name]
        if count == 0 and "zero" in forms:
            return str(forms["zero"])
        form = forms.get(self._locale.plural_form(count)) or forms["other"]
        return str(form).format(count=self.spelled(count))

    def day(self, day: date) -> str:
        """A day in full, as the language writes it."""
        return self.finished(format_date(day, "long", locale=self._locale))

    def _own_class(self, code: str) -> str:
        names = self._names
        plural = code in names["plural"]
        if len(self._classes) == 2:
            return self._classes[plural]
        label = self._ontology.label(code, self.language)
        feminine = code in names["feminine"] or (
            label.endswith(tuple(names["feminine_ends"])) and code not in names["masculine"]
        )
        if plural:
            feminine = code in names["feminine_plural"]
        return ("f" if feminine else "m") + ("p" if plural else "s")

    def _article(self, code: str) -> str:
        names = self._names
        bears = code not in names["bare"] if "bare" in names else code in names["definite"]
        return str(names["article"][self._own_class(code)]) if bears else ""


@cache
def _held_for(language: str) -> Mapping[str, Any] | None:
    source = files("garant.publishing.briefing") / "words" / f"{language}.yaml"
    if not source.is_file():
        return None
    held: Mapping[str, Any] = yaml.load(source.read_text("utf-8"), yaml.CSafeLoader)
    return held


def load_wording(language: str, ontology: Ontology) -> Wording:
    """Load how a language writes a briefing.

    Args:
        language: Its ISO 639-1 code.
        ontology: Knows what parties and units are called.

    Raises:
        WordsError: Briefings are not written in it.
    """
    held = _held_for(language)
    if held is None:
        known = ", ".join(briefing_languages())
        raise WordsError(f"briefings are not written in {language!r}; take one of {known}")
    return Wording(language, held, ontology)


def briefing_languages() -> tuple[str, ...]:
    """The languages that briefings are written in."""
    folder = files("garant.publishing.briefing") / "words"
    return tuple(
        sorted(one.name.removesuffix(".yaml") for one in folder.iterdir() if ".yaml" in one.name)
    )
