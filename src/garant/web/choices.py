"""What forms offer to choose from, and words that several pages put together."""

from collections.abc import Callable, Iterable

from babel.numbers import format_percent

from garant.answers import Answers
from garant.errors import QuestionError
from garant.publishing import load_labels
from garant.web.speaking import load_speech

_LEAST_TOLD = 0.001
_LEAST_SHOWN = _LEAST_TOLD / 2
"""Shares below this, but above none, are told as below a tenth of a percent."""


def pact_choices(answers: Answers, language: str) -> list[tuple[str, str]]:
    """The pacts to choose from, by name and title; one with mistakes has its name for a title."""
    return [(name, _title(answers, name, language)) for name in answers.pacts.names]


def _title(answers: Answers, name: str, language: str) -> str:
    try:
        title = dict(answers.pact(name).title)
    except QuestionError:
        return name
    return title.get(language) or next(iter(title.values()), name)


def naming(answers: Answers, language: str) -> Callable[[Iterable[str]], str]:
    """What puts parties in a row by their names."""
    say, label = load_speech(language), load_labels(language, answers.ontology)
    return lambda codes: say.listed(label.party(code) for code in codes)


def percents(language: str) -> Callable[[float | None], str]:
    """What writes a share as the language does; a dash for none."""
    pattern = "#,##0.#\u202f%" if language == "fr" else "#,##0.#%"

    def percent(share: float | None) -> str:
        if share is None:
            return "–"
        if 0 < share < _LEAST_SHOWN:
            return "<\u202f" + format_percent(_LEAST_TOLD, pattern, locale=language)
        return format_percent(share, pattern, locale=language)

    return percent
