"""The words that made-up sentences draw on, as lists, from words.yaml."""

from pathlib import Path

import yaml

_LISTS = yaml.load(
    (Path(__file__).parent / "words.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)


def _rows(name: str) -> list[list[str]]:
    return [row.split() for row in _LISTS[name]]


REPORTING = _rows("reporting")
REFLEXIVE = _rows("reflexive")
ACTIONS = _rows("actions")
COMMITTING = _rows("committing")
NATIONS = _rows("nations")
ROLES_MASCULINE: list[str] = _LISTS["roles_masculine"].split()
ROLES_FEMININE: list[str] = _LISTS["roles_feminine"].split()
COMPLEMENTS: list[str] = _LISTS["complements"]
PLACES: list[str] = _LISTS["places"].split()
SEATS: list[str] = _LISTS["seats"].split()
FIRST_NAMES: list[str] = _LISTS["first_names"].split()
LAST_NAMES: list[str] = _LISTS["last_names"].split()
PARTICLE_NAMES: list[str] = _LISTS["particle_names"]
DAYS: list[str] = _LISTS["days"].split()
ADVERBS: list[str] = _LISTS["adverbs"].split()
OUTLETS: list[str] = _LISTS["outlets"].split()
PRESS: list[str] = _LISTS["press"]
