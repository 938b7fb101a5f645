"""What went wrong, in the language of a page: sentences that the rooms below tell in English.

A mistake is one sentence for every face, written where it is found. Here those that visitors of
pages meet are told again in another language, by a table of patterns with their fields; what the
table does not know is shown as it is. Programs are told in English always.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

import yaml

_FIELD = re.compile(r"'\{(\w+)\}'|\{(\w+)\}")
_LISTS = ("codes", "names")
"""Fields that hold names in a row, whose last "and" or "or" is a word too."""
_NESTED = "rest"
"""The field that holds another sentence."""
_LONGEST = 1_000
"""Signs of a line that is told again: of a longer one somebody wrote the most, to keep us busy."""
_WAYS = 6
"""Signs at which a line is tried to fall in two."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The sentences of a language, and the words that stand for others in their fields."""

    sentences: tuple[tuple[re.Pattern[str], str], ...]
    problems: tuple[tuple[re.Pattern[str], str], ...]
    remedies: tuple[tuple[re.Pattern[str], str], ...]
    terms: Mapping[str, str]


def retold(told: str, language: str) -> str:
    """A message in a language, line by line; a line that is not known stays as it is."""
    if language == "en":
        return told
    table = _table(language)
    return "\n".join(
        (_line(line, table) if len(line) <= _LONGEST else None) or line
        for line in told.splitlines()
    )


def _line(line: str, table: _Table) -> str | None:
    """A line told again, also behind what it is of: "actors: unknown party 'Fance'; …"."""
    found = _sentence(line, table)
    if found is not None:
        return found
    for what, rest in _parted(line, ": "):
        again = _sentence(rest, table) or _problem(rest, table)
        if again is not None:
            return f"{table.terms.get(what, what)}\N{NO-BREAK SPACE}: {again}"
    return None


def _problem(rest: str, table: _Table) -> str | None:
    """A problem with a file or an address, and what to do: "is empty; give another"."""
    for problem, remedy in _parted(rest, "; "):
        first = _match(problem, table.problems, table)
        second = _match(remedy, table.remedies, table)
        if first is not None and second is not None:
            return f"{first}\N{NO-BREAK SPACE}; {second}"
    return None


def _sentence(line: str, table: _Table) -> str | None:
    return _match(line, table.sentences, table)


def _match(
    text: str, patterns: tuple[tuple[re.Pattern[str], str], ...], table: _Table
) -> str | None:
    for pattern, other in patterns:
        found = pattern.fullmatch(text)
        if found:
            filled = {name: _field(name, value, table) for name, value in found.groupdict().items()}
            # What a visitor wrote is filled in, never looked into.
            return _FILLED.sub(partial(_filled_in, filled), other)
    return None


def _filled_in(filled: Mapping[str, str], field: re.Match[str]) -> str:
    return filled[field[1]]


_FILLED = re.compile(r"\{(\w+)\}")


def _field(name: str, value: str, table: _Table) -> str:
    if name == _NESTED:
        return _line(value, table) or value
    if name in _LISTS:
        for word in (" and ", " or "):
            before, found, last = value.rpartition(word)
            if found:
                return f"{before} {table.terms[word.strip()]} {last}"
    return table.terms.get(value, value)


def _parted(line: str, sign: str) -> Iterator[tuple[str, str]]:
    """The ways in which a line falls in two at a sign, the shortest first part first."""
    at = line.find(sign)
    for _ in range(_WAYS):
        if at < 0:
            return
        yield line[:at], line[at + len(sign) :]
        at = line.find(sign, at + 1)


@cache
def _table(language: str) -> _Table:
    file = files("garant.web") / "mistakes" / f"{language}.yaml"
    held = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)

    def compiled(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple((_pattern(each["en"]), each["told"]) for each in held[name])

    return _Table(compiled("sentences"), compiled("problems"), compiled("remedies"), held["terms"])


def _pattern(english: str) -> re.Pattern[str]:
    """What an English sentence with fields in braces is met by; quoted ones by either quote."""
    made, at = [], 0
    for field in _FIELD.finditer(english):
        made.append(re.escape(english[at : field.start()]))
        quoted, plain = field.groups()
        made.append(f"['\"](?P<{quoted}>.*?)['\"]" if quoted else f"(?P<{plain}>.+?)")
        at = field.end()
    made.append(re.escape(english[at:]))
    return re.compile("".join(made))
