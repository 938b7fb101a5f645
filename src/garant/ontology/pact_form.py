"""Mistakes of form in a pact, from pydantic's words into ours, each at its line."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from garant.model import Condition, State
from garant.ontology.nearest import advice
from garant.ontology.pact_schema import (
    AmountEntry,
    Entry,
    LeanEntry,
    LogicEntry,
    NeedEntry,
    PactFile,
    PillarEntry,
    SourceEntry,
    StateEntry,
)
from garant.ontology.placed_yaml import Fault, Path, PlacedYaml

_EXPECTED = {
    "missing": "is missing",
    "string_type": "a text was expected",
    "string_too_short": "is empty",
    "int_parsing": "a whole number was expected",
    "int_from_float": "a whole number was expected",
    "int_type": "a whole number was expected",
    "int_parsing_size": "a smaller number was expected",
    "dict_type": "keys with values were expected, as 'key: value'",
    "model_type": "keys with values were expected, as 'key: value'",
    "model_attributes_type": "keys with values were expected, as 'key: value'",
    "tuple_type": "a list was expected, as '- one' or [one, two]",
    "too_short": "has nothing in it",
    "greater_than_equal": "1 or more was expected",
}
"""What to say of each type of error that pydantic tells of."""


def form_faults(error: ValidationError, placed: PlacedYaml) -> Iterator[Fault]:
    """The mistakes that a file of another form than a pact's has.

    Args:
        error: What the form's check raised.
        placed: The file as it was read.
    """
    for told in error.errors(include_url=False):
        path = _path(told["loc"], placed.value)
        kind = told["type"]
        if kind == "extra_forbidden":
            keys = _keys(path[:-1])
            problem = f"unknown key '{path[-1]}'; {advice(str(path[-1]), keys, 'there are')}"
            yield Fault(placed.key_place(path), problem)
        elif told["loc"] and told["loc"][-1] == "[key]":
            yield Fault(placed.key_place(path), _key_problem(path))
        elif kind == "missing":
            yield Fault(placed.place(path), f"'{told['loc'][-1]}' is missing{_in(path)}")
        else:
            yield Fault(placed.place(path), _problem(kind, told["input"], told, path))


def _problem(kind: str, found: object, told: Mapping[str, Any], path: Path) -> str:
    name = f"'{path[-1]}'" if path and isinstance(path[-1], str) else "this"
    if kind == "pact":
        return str(told["msg"]) if isinstance(found, str) else f"{name}: {told['msg']}"
    if found is None:
        return f"{name} is empty; fill it in or take it away"
    if kind == "enum":
        word = str(found) if isinstance(found, str) else "this"
        states = [state.value for state in State]
        return f"'{word}' is no state; {advice(word, states, 'there are')}"
    if kind == "string_pattern_mismatch":
        return f"'{found}' is no name; names are of small letters, digits and _, as 'force_2'"
    expected = _EXPECTED.get(kind, str(told["msg"]))
    return f"{name} {expected}" if expected.startswith(("is ", "has ")) else f"{name}: {expected}"


def _key_problem(path: Path) -> str:
    key = str(path[-1])
    if path[0] == "conditions":
        conditions = [condition.value for condition in Condition]
        return f"unknown condition '{key}'; {advice(key, conditions, 'there are')}"
    return f"'{key}' is no name; names are of small letters, digits and _, as 'force_2'"


def _path(loc: tuple[str | int, ...], value: object) -> Path:
    """The path that a location of pydantic's takes through the file, which has no union tags."""
    path: list[str | int] = []
    for step in loc:
        known: Mapping[str | int, object] = {}
        if isinstance(value, dict):
            known = value
        elif isinstance(value, list):
            known = dict(enumerate(value))
        if step in known:
            value = known[step]
            path.append(step)
    return tuple(path)


def _keys(path: Path) -> list[str]:
    """The keys that may stand in the mapping at a path."""
    return [field.alias or name for name, field in _entry(path).model_fields.items()]


def _entry(path: Path) -> type[Entry]:
    match path:
        case ():
            return PactFile
        case ("sources", _) | (*_, "source"):
            return SourceEntry
        case ("pillars", _):
            return PillarEntry
        case ("needs", _):
            return NeedEntry
        case ("needs", _, "amount"):
            return AmountEntry
        case ("leans", _):
            return LeanEntry
        case ("conditions", _, _):
            return StateEntry
    return LogicEntry


def _in(path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    return f" in '{names[-1]}'" if names else ""
