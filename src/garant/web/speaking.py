"""What pages say: the texts of a language, one YAML file for each page, and its plurals and days.

A text is `page.name`; `{count}` and other names in braces are filled in. One with forms for several
numbers has them by CLDR's names (`one`, `few`, `many`, `other`) and takes the one for `count`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

import yaml
from babel import Locale
from babel.dates import format_date, format_datetime, format_timedelta
from babel.lists import format_list
from babel.numbers import format_compact_currency, format_decimal, is_currency
from fastapi import Request
from markupsafe import Markup, escape

from garant.errors import WordsError

LANGUAGES = ("fr", "en")
"""The languages of pages, the first by default."""

COOKIE = "garant_language"


class Speech:
    """What pages say in one language."""

    def __init__(self, language: str, texts: dict[str, str | dict[str, str]]) -> None:
        self.language = language
        self._texts = texts
        # English is written the British way: days before months, hours to 24.
        self._locale = Locale.parse(str(texts.get("base.locale", language)))

    def __call__(self, name: str, /, **values: Any) -> str:
        """A text by its name (`board.title`), filled in; markup that is filled in stays markup.

        Raises:
            WordsError: There is no such text.
        """
        text = self._texts.get(name)
        if text is None:
            raise WordsError(f"there is no text {name!r} in {self.language!r}; add it to web/words")
        if isinstance(text, dict):
            form = self._locale.plural_form(values["count"])
            text = text.get(form) or text["other"]
        shown = {
            key: self.number(value) if isinstance(value, int) else value
            for key, value in values.items()
        }
        if any(hasattr(value, "__html__") for value in shown.values()):
            return Markup(escape(text)).format(**shown)
        return text.format(**shown) if shown else text

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return format_decimal(value, locale=self._locale)

    def amount(self, value: str, unit: str, name: str) -> str:
        """An amount: "800 000 personnes", "135,7 Md €".

        Args:
            value: The number as written.
            unit: Its code, or that of a currency.
            name: What the unit is called.
        """
        number = Decimal(value)
        if is_currency(unit):
            return format_compact_currency(number, unit, locale=self._locale, fraction_digits=1)
        return f"{format_decimal(number, locale=self._locale)}\N{NO-BREAK SPACE}{name}"

    def listed(self, words: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """Words in a row as the language puts them: "a, b et c"; `style` "or" for "a, b ou c"."""
        return format_list(list(words), style, locale=self._locale)

    def day(self, day: date | str | None, form: str = "medium") -> str:
        """A day, or its ISO form, as the language writes it; nothing for no day."""
        if not day:
            return ""
        return _day(_to_date(day), form, self._locale)

    def age(self, day: date | str, on: date | str | None = None) -> str:
        """How long before a day, or today, another one is, in a word or two: "3 mois"."""
        end = _to_date(on) if on else datetime.now().astimezone().date()
        return _passed((end - _to_date(day)).days, self._locale)

    def moment(self, moment: str) -> str:
        """A moment in ISO form and UTC as the language writes it."""
        return format_datetime(datetime.fromisoformat(moment), "medium", locale=self._locale)


# Babel takes longer over one day than a template over a whole cell of a table.
@lru_cache(maxsize=10_000)
def _passed(days: int, locale: Locale) -> str:
    return format_timedelta(timedelta(days), "day", 1.5, format="long", locale=locale)


@lru_cache(maxsize=10_000)
def _day(day: date, form: str, locale: Locale) -> str:
    written = format_date(day, form, locale=locale)
    # French counts the first of a month, which CLDR leaves out.
    if locale.language == "fr" and day.day == 1 and written.startswith("1 "):
        return f"1er{written[1:]}"
    return written


def _to_date(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


@cache
def load_speech(language: str) -> Speech:
    """Load what pages say in a language."""
    texts: dict[str, str | dict[str, str]] = {}
    folder = files("garant.web") / "words" / language
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if not file.name.endswith(".yaml"):
            continue
        page = file.name.removesuffix(".yaml")
        held = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader) or {}
        texts |= {f"{page}.{name}": text for name, text in held.items()}
    return Speech(language, texts)


def preferred_language(request: Request) -> str:
    """The language that a visitor chose, or that the browser asks for, or the first."""
    chosen = request.cookies.get(COOKIE)
    if chosen in LANGUAGES:
        return chosen
    asked = []
    for part in request.headers.get("accept-language", "").split(","):
        code, _, weight = part.strip().partition(";q=")
        try:
            asked.append((float(weight or 1), code[:2].lower()))
        except ValueError:
            continue
    for _, code in sorted(asked, key=lambda each: -each[0]):
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]


def in_language(texts: Mapping[str, str], language: str) -> str:
    """A text in a language, or in the first that there is."""
    return texts.get(language) or next(iter(texts.values()), "")
