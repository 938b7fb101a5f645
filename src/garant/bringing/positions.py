"""A table of positions kept by hand, row by row as acts that a person stands behind.

A row is an act with its source. Where it quotes words, these are the evidence: in the text of the
source, where that was read and holds them just so, else by themselves. Where it quotes none the act
has a source and no passage, and says so.
"""

from calendar import monthrange
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from garant.bringing.mapping import FIELDS, NEEDED, OWN_FIELDS, Mapping
from garant.bringing.table import OnError, Row, Shape, rows_of, shape_of
from garant.errors import InputError, QuestionError
from garant.ledger import Written, correct_act
from garant.model import Act, Actor, Document, Doubt, Kind, Passage

if TYPE_CHECKING:
    from garant.ontology import Ontology

SourceAt = Callable[[str, str], tuple[Document, Passage] | None]
"""Finds the document that was read at an address and holds words just so."""

_FORMULA_ERRORS = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!")
_LONGEST_NOTE = 500
_FIRST_YEAR = 1900

REMEMBERED = 1_000_000
"""Rows of which the number is remembered, to tell where one stands twice; some 100 MB."""


class _RowError(Exception):
    """What is wrong with a row, and the field that it is wrong in; none for the row itself."""

    def __init__(self, problem: str, name: str = "") -> None:
        super().__init__(problem)
        self.name = name


@dataclass
class Positions:
    """A table of positions as it is gone through.

    Args:
        path: The CSV file.
        mapping: How its columns stand for fields.
        ontology: Loads the parties and capabilities.
        source_at: Finds what was read at the address of a source.
        on_error: Is told of each row that is no act.
    """

    path: Path
    mapping: Mapping
    ontology: "Callable[[], Ontology]"
    source_at: SourceAt
    on_error: OnError
    seen: int = 0
    left_out: int = 0
    bad: int = 0
    lines: deque[int] = field(default_factory=deque)
    _met: dict[int, int] = field(default_factory=dict)

    @cached_property
    def shape(self) -> Shape:
        """How the file is written.

        Raises:
            InputError: It cannot be read, or lacks columns that the mapping names.
        """
        shape = shape_of(
            self.path, encoding=self.mapping.encoding, separator=self.mapping.separator
        )
        counted = Counter(shape.columns)
        for column in self._wanted:
            if counted[column] > 1:
                raise InputError(
                    f"{self.path}, line 1",
                    f"has {counted[column]} columns called {column!r}",
                    "give each a name of its own",
                )
            if not counted[column]:
                there = ", ".join(repr(each) for each in shape.columns[:30] if each)
                raise InputError(
                    f"{self.path}, line 1",
                    f"has no column {column!r}, which the mapping names",
                    f"there are {there}",
                )
        return shape

    @cached_property
    def name(self) -> str:
        """What the table is called."""
        return self.mapping.name or self.path.stem

    def written(self) -> Iterator[Written]:
        """The acts, row by row; `lines` gains the line of each, to be taken from its left.

        Raises:
            InputError: As for `shape`.
        """
        for row in rows_of(self.path, self.shape, self._hear):
            self.seen += 1
            columns: dict[str, str] = {}
            try:
                fields = self._fields(row, columns)
                made = None if fields is None else self._written(row, fields)
            except _RowError as error:
                self.bad += 1
                self._tell(row, str(error), error.name, columns)
                continue
            except QuestionError as error:
                self.bad += 1
                for line in str(error).splitlines():
                    name, colon, problem = line.partition(": ")
                    named = name if colon and name in FIELDS else ""
                    self._tell(row, problem if named else line, named, columns)
                continue
            if made is None:
                self.left_out += 1
                continue
            self.lines.append(row.line)
            yield made

    @cached_property
    def _wanted(self) -> tuple[str, ...]:
        return tuple(" ".join(column.split()) for column in self.mapping.columns)

    def _hear(self, error: InputError) -> None:
        self.bad += 1
        self.seen += 1
        self.on_error(error)

    def _tell(self, row: Row, told: str, name: str, columns: dict[str, str]) -> None:
        column = columns.get(name, name)
        place = f"{self.path}, line {row.line}"
        if column in row.cells:
            place += f", column {column!r} ({_short(row.cells[column])!r})"
        elif column:
            place += f", field {column!r}"
        problem, _, remedy = told.partition("; ")
        self.on_error(InputError(place, problem, remedy or "correct the row, and import it again"))

    def _fields(self, row: Row, columns: dict[str, str]) -> dict[str, str] | None:
        """What a row says by field, None where it is left out; `columns` gains that of each."""
        fields = dict(self.mapping.constants)
        for column in self.mapping.columns:
            name = " ".join(column.split())
            value = row.cells[name]
            if not value:
                continue
            if value.startswith("="):
                raise _RowError("is a formula; save the table with its values", name)
            if value.upper().startswith(_FORMULA_ERRORS):
                raise _RowError("is an error of a formula; mend it in the spreadsheet", name)
            # What was written out for spreadsheets is led by an apostrophe where it looks like one.
            if value[0] == "'" and value[1:2] in ("=", "+", "-", "@"):
                value = value[1:]
            try:
                meant = self.mapping.meaning(column, value)
            except QuestionError as error:
                raise _RowError(str(error), name) from None
            if meant is None:
                return None
            notes = [note for note in (fields.get("note"), meant.get("note")) if note]
            fields |= {**meant, "note": "; ".join(notes)}
            columns |= dict.fromkeys(meant, name)
        fields = {field: value for field, value in fields.items() if value.strip()}
        for needed in NEEDED:
            if needed not in fields:
                column = next((c for c, f in self.mapping.columns.items() if f == needed), needed)
                raise _RowError("is empty; an act has one", " ".join(column.split()))
        return fields

    def _written(self, row: Row, fields: dict[str, str]) -> Written:
        day, doubts = self._day(fields["day"])
        number = fields.get("row", "")
        if number:
            first = self._met.get(hash(number), row.line)
            if len(self._met) < REMEMBERED:
                self._met[hash(number)] = first
            if first != row.line:
                raise _RowError(f"stands in line {first} too; give each row its own", "row")
        document, evidence = self._source(fields, day, number)
        kind = fields["kind"]
        base = replace(base_act(kind), evidence=evidence)
        changes = {name: value for name, value in fields.items() if name not in OWN_FIELDS}
        act = correct_act(base, changes, document.text, self.ontology)
        if fields.get("person"):
            act = replace(
                act, actors=tuple(self._named(each, fields["person"]) for each in act.actors)
            )
        if not evidence:
            doubts = (
                *doubts,
                Doubt("no_passage", "written down by hand, without words of the source"),
            )
        why = f"{self.name}, {f'row {number}' if number else f'line {row.line}'}"
        if fields.get("note"):
            why += f": {' '.join(fields['note'].split())[:_LONGEST_NOTE]}"
        return Written(
            act=replace(act, doubts=doubts), document=document, why=why, replaces=bool(number)
        )

    def _source(
        self, fields: dict[str, str], day: date, number: str
    ) -> tuple[Document, tuple[Passage, ...]]:
        """The source that a row names, and the words that it quotes of it."""
        source, quote = fields["source"], fields.get("quote", "")
        url = source if _is_address(source) else None
        if url and quote and not number:
            found = self.source_at(url, quote)
            if found is not None and found[0].published == day:
                return found[0], (found[1],)
        document = Document(
            # A row is known by its number, also where everything else in it is changed.
            id=f"{self.name}#{number}" if number else f"{self.name}: {source} ({day})",
            text=quote,
            title=fields.get("title") or (None if url else source),
            publisher=fields.get("publisher") or _host(url),
            published=day,
            url=url,
        )
        return document, (Passage(0, len(quote)),) if quote else ()

    def _named(self, actor: Actor, person: str) -> Actor:
        """A party with the person who stands for it: by the family name, where that is known."""
        family = self._families.get((actor.code, person.casefold()))
        return replace(actor, text=actor.text or person, person=family or person)

    @cached_property
    def _families(self) -> dict[tuple[str, str], str]:
        families = {}
        for holder in self.ontology().holders:
            for party in {term.party for term in holder.terms}:
                families[party, holder.person.casefold()] = holder.family_in("")
        return families

    def _day(self, written: str) -> tuple[date, tuple[Doubt, ...]]:
        for form in self.mapping.days:
            try:
                day = datetime.strptime(written, form).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
            if not _FIRST_YEAR <= day.year <= date.max.year - 1:
                break
            return day, ()
        parts = written.split("-")
        if len(parts) <= 2 and all(part.isascii() and part.isdigit() for part in parts):
            return self._in_month(written, [int(part) for part in parts])
        shown = " or ".join(datetime(2025, 9, 4).strftime(form) for form in self.mapping.days)  # noqa: DTZ001
        raise _RowError(
            f"is no day as {shown}; write it so, or say in the mapping how days are written: "
            '[file] days = ["%d/%m/%Y"]',
            "day",
        )

    def _in_month(self, written: str, parts: list[int]) -> tuple[date, tuple[Doubt, ...]]:
        year, month = parts[0], parts[1] if len(parts) == 2 else None
        if not _FIRST_YEAR <= year < date.max.year or (month is not None and not 1 <= month <= 12):
            raise _RowError("is no day; write it as 2025-09-04", "day")
        what = "month" if month else "year"
        if self.mapping.months == "refuse":
            raise _RowError(
                f"is a {what}, not a day; write the day, or let it stand for its first or last "
                'one: [file] months = "last"',
                "day",
            )
        if self.mapping.months == "first":
            day = date(year, month or 1, 1)
        else:
            day = date(year, month or 12, monthrange(year, month or 12)[1])
        detail = f"only the {what} {written} is known; put on its {self.mapping.months} day"
        return day, (Doubt("day_of_month_unknown", detail),)


def base_act(kind: str) -> Act:
    """An act that says nothing yet, to be corrected to what a person writes.

    Args:
        kind: The kind that it is to get; it has another, for what is set is told from what was.
    """
    other = Kind.MEET if kind.strip().lower() == Kind.WARN.value else Kind.WARN
    return Act("", other, ())


def _is_address(source: str) -> bool:
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    is_plain = source.isprintable() and not any(sign.isspace() for sign in source)
    return is_plain and parts.scheme in ("http", "https") and bool(parts.hostname)


def _host(url: str | None) -> str | None:
    """Whose address it is, as far as the address tells."""
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
