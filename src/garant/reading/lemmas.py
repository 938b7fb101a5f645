"""Lemmas of verb forms from a table: a trained lemmatizer guesses those of rare irregular forms."""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

VERBAL = frozenset(("VERB", "AUX"))
"""The word classes whose lemmas are looked up."""


@lru_cache(maxsize=8)
def verb_lemmas(language: str) -> Mapping[str, str]:
    """The lemmas of a language's verb forms, likeliest first and separated by a space.

    Forms are in lower case with typewriter apostrophes. Empty where no table is carried.
    """
    path = Path(__file__).parent / language / "verb_forms.json"
    if not path.is_file():
        return {}
    table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return table


def mended_lemma(form: str, guess: str, table: Mapping[str, str]) -> str:
    """The lemma of a verb form: the guess where the table allows it, else the table's likeliest.

    "étaient" guessed as "étair" becomes "être"; "suis" guessed as "suivre" stays; a form that the
    table lacks keeps its guess.
    """
    lemmas = table.get(form)
    if lemmas is None or lemmas == guess:
        return guess
    choices = lemmas.split(" ")
    return guess if guess in choices else choices[0]
