"""A mapping: how the columns and words of somebody's own table stand for fields of acts.

It is a TOML file; docs/import.md describes it. All its mistakes are told at once, with their lines.
"""

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from garant.errors import QuestionError
from garant.ledger import ACT_FIELDS
from garant.ontology import PlacedToml, read_toml

OWN_FIELDS = ("row", "day", "source", "publisher", "title", "quote", "note", "person")
"""Fields of a row beside those of an act."""

FIELDS = (*OWN_FIELDS, *(name for name in ACT_FIELDS if name != "evidence"))
"""What a column may stand for."""

NEEDED = ("day", "source", "kind", "actors")
"""Fields without which there is no act that a person could stand behind."""

MONTHS = ("refuse", "first", "last")
"""What to make of a month or a year where a day is wanted."""

_SECTIONS = ("file", "columns", "constants", "values", "otherwise", "split")
_FILE_KEYS = ("name", "encoding", "separator", "days", "months")

Meaning = AnyMapping[str, str] | None
"""What a value means: fields and what they are; None leaves its row out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How a table stands for acts.

    Attributes:
        name: What the table is called; by default the file's name without its ending.
        encoding, separator: Of the file; None where it is told from the file.
        days: How days are written, for `strptime`.
        months: What to make of a month or a year alone: `refuse`, `first` or `last` day of it.
        columns: The field that each column stands for; empty where only its values tell.
        constants: Fields that are the same in every row.
        values: For each column, what a value means.
        otherwise: For each column, what a value means that is not among those; {} in it stands for
            the value.
        split: For each column, the sign between several values in one cell.
    """

    name: str | None = None
    encoding: str | None = None
    separator: str | None = None
    days: tuple[str, ...] = ("%Y-%m-%d",)
    months: str = "refuse"
    columns: AnyMapping[str, str] = field(default_factory=dict)
    constants: AnyMapping[str, str] = field(default_factory=dict)
    values: AnyMapping[str, AnyMapping[str, Meaning]] = field(default_factory=dict)
    otherwise: AnyMapping[str, Meaning] = field(default_factory=dict)
    split: AnyMapping[str, str] = field(default_factory=dict)

    def meaning(self, column: str, value: str) -> Meaning:
        """What a value of a column means; None leaves its row out."""
        own = self.columns.get(column, "")
        sign = self.split.get(column)
        parts = [part.strip() for part in value.split(sign)] if sign else [value]
        gathered: dict[str, list[str]] = {}
        for part in filter(None, parts):
            meant = self._one(column, own, part)
            if meant is None:
                return None
            for name, text in meant.items():
                if text not in gathered.setdefault(name, []):
                    gathered[name].append(text)
        return {name: ", ".join(texts) for name, texts in gathered.items()}

    def _one(self, column: str, own: str, value: str) -> Meaning:
        known = self.values.get(column, {})
        for spelled in (value, " ".join(value.split()).casefold()):
            if spelled in known:
                return known[spelled]
        if column in self.otherwise:
            meant = self.otherwise[column]
            return meant and {name: text.replace("{}", value) for name, text in meant.items()}
        if not own:
            raise QuestionError(f"is not among the values of [values.{column}]; add it there")
        return {own: value}


def load_mapping(path: Path) -> Mapping:
    """Load a mapping.

    Raises:
        WordsError: It cannot be read, or has mistakes: one line for each.
    """
    return _Loading(read_toml(path)).mapping()


class _Loading:
    """A mapping as it is read, with the mistakes in it."""

    def __init__(self, toml: PlacedToml) -> None:
        self.toml = toml

    def mapping(self) -> Mapping:
        toml = self.toml
        for section in toml.value:
            if section not in _SECTIONS:
                toml.fault(_unknown(section, "section", _SECTIONS), section)
        columns = self._columns()
        constants = self._fields(self._table("constants"), "constants")
        values = self._values(columns)
        given = {*columns.values(), *constants} - {""}
        meanings = [meant for known in values.values() for meant in known.values()]
        given |= {name for meant in meanings for name in meant or ()}
        for name in NEEDED:
            if name not in given and toml.value:
                toml.fault(
                    f"nothing gives the field {name!r}, which every act needs; name its column in "
                    "[columns], or its value in [constants]"
                )
        made = Mapping(
            columns=columns,
            constants=constants,
            values=values,
            otherwise={
                column: self._meaning(columns.get(column, ""), value, "otherwise", column)
                for column, value in self._of_columns("otherwise", columns)
            },
            split={
                column: value
                for column, value in self._of_columns("split", columns)
                if self._is_text(value, "split", column)
            },
            **self._file(),
        )
        toml.finish()
        return made

    def _table(self, *keys: str) -> dict[str, Any]:
        found: Any = self.toml.value
        for key in keys:
            found = found.get(key, {})
        if not isinstance(found, dict):
            self.toml.fault(f"{'.'.join(keys)} is no table; write [{'.'.join(keys)}]", *keys)
            return {}
        return found

    def _columns(self) -> dict[str, str]:
        columns = {}
        for column, name in self._table("columns").items():
            if not isinstance(name, str) or name not in ("", *FIELDS):
                self.toml.fault(_unknown(name, "field", FIELDS), "columns", column)
            else:
                columns[column] = name
        named = [name for name in columns.values() if name]
        for name in sorted({name for name in named if named.count(name) > 1}):
            both = " and ".join(repr(each) for each, of in columns.items() if of == name)
            self.toml.fault(f"{both} both stand for {name!r}; leave one out", "columns")
        for column in self._table("values"):
            columns.setdefault(column, "")
        return columns

    def _fields(self, table: dict[str, Any], *keys: str) -> dict[str, str]:
        """Fields and what they are, each a text."""
        fields = {}
        for name, value in table.items():
            if name not in FIELDS:
                self.toml.fault(_unknown(name, "field", FIELDS), *keys, name)
            elif not isinstance(value, str):
                self.toml.fault(f"{name} is no text; put it in quotes", *keys, name)
            else:
                fields[name] = value
        return fields

    def _values(self, columns: dict[str, str]) -> dict[str, dict[str, Meaning]]:
        values: dict[str, dict[str, Meaning]] = {}
        for column in self._table("values"):
            known = values.setdefault(column, {})
            for value, meant in self._table("values", column).items():
                known[value] = self._meaning(columns[column], meant, "values", column, value)
            for value, meaning in list(known.items()):
                known.setdefault(" ".join(value.split()).casefold(), meaning)
        return values

    def _meaning(self, own: str, meant: object, *keys: str) -> Meaning:
        value = keys[-1]
        if meant is False:
            return None
        if isinstance(meant, dict):
            return self._fields(meant, *keys)
        if not isinstance(meant, str):
            self.toml.fault(
                f"{value!r} means {meant!r}; give a text, a table of fields, or false to leave "
                "such rows out",
                *keys,
            )
        elif not own:
            self.toml.fault(
                f"{value!r} means {meant!r}, but of which field? give {{field = {meant!r}}}, or "
                "name the field of the column in [columns]",
                *keys,
            )
        else:
            return {own: meant}
        return {}

    def _of_columns(self, section: str, columns: dict[str, str]) -> Iterator[tuple[str, Any]]:
        for column, value in self._table(section).items():
            if column in columns:
                yield column, value
            else:
                problem = f"{column!r} is no column of [columns]; name it there"
                self.toml.fault(problem, section, column)

    def _is_text(self, value: object, *keys: str) -> bool:
        if not isinstance(value, str):
            self.toml.fault(f"{keys[-1]} is no text; put it in quotes", *keys)
        return isinstance(value, str)

    def _file(self) -> dict[str, Any]:
        toml, table = self.toml, self._table("file")
        found: dict[str, Any] = {}
        for key, value in table.items():
            if key not in _FILE_KEYS:
                toml.fault(_unknown(key, "key", _FILE_KEYS), "file", key)
            elif key == "days":
                days = [value] if isinstance(value, str) else value
                if isinstance(days, list) and days and all(isinstance(day, str) for day in days):
                    found[key] = tuple(days)
                else:
                    toml.fault('days is no list of texts; write days = ["%d/%m/%Y"]', "file", key)
            elif not isinstance(value, str):
                toml.fault(f"{key} is no text; put it in quotes", "file", key)
            else:
                found[key] = value
        if found.get("months", MONTHS[0]) not in MONTHS:
            toml.fault(_unknown(found["months"], "choice", MONTHS), "file", "months")
        if len(found.get("separator", ",")) != 1:
            toml.fault("separator is one sign, such as ';' or '\\t'", "file", "separator")
        if "encoding" in found and not _is_encoding(found["encoding"]):
            problem = f"unknown encoding {found['encoding']!r}; give utf-8, cp1252 or utf-16"
            toml.fault(problem, "file", "encoding")
        return found


def _is_encoding(name: str) -> bool:
    try:
        return (
            bytes(name, "ascii").isascii() and "é".encode(name) != b"" and "a".encode(name) != b""
        )
    except (LookupError, UnicodeError, ValueError):
        return False


def _unknown(word: object, what: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(str(word)[:60], known, n=1)
    advice = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
    return f"unknown {what} {word!r}; {advice}"
