"""The third-person forms of verbs, made from patterns that stand in a language's words.

Forms are made rather than lemmatised: a trained lemmatizer errs on just the rare verbs ("martèle",
"jugeait") that reporting likes.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What a verb form does in a clause."""

    FINITE = "finite"
    FUTURE = "future"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    INFINITIVE = "infinitive"


@dataclass(frozen=True, slots=True)
class Pattern:
    """How the verbs of one pattern are conjugated; templates hold what the brackets matched."""

    infinitive: re.Pattern[str]
    forms: tuple[tuple[Form, str], ...]


def conjugate(infinitive: str, patterns: Iterable[Pattern]) -> list[tuple[str, Form]]:
    """All third-person forms of a verb by the first pattern that its infinitive matches.

    A verb without a pattern has its infinitive alone.
    """
    made = [(infinitive, Form.INFINITIVE)]
    for pattern in patterns:
        match = pattern.infinitive.fullmatch(infinitive)
        if match:
            stems = match.groups()
            made += [(template.format(*stems), form) for form, template in pattern.forms]
            break
    return made
