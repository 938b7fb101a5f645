"""Rows of a CSV file as spreadsheets write it, one at a time, whatever the size of the file.

Known are byte order marks, UTF-16, Windows-1252, Excel's first line `sep=;`, and commas, semicolons
and tabs between cells. A row that cannot be read is told, and the others are read.
"""

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from garant.errors import InputError

OnError = Callable[[InputError], None]
"""What is told of each row that cannot be read."""

_LONGEST_LINE = 1_000_000
_LONGEST_CELL = 131_072
_SEPARATORS = ",;\t|"
_STEP = 1 << 20
_SEP = re.compile(r"sep=(.)$", re.IGNORECASE)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line of the file that it begins on, from 1, and its cells by column."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table is written; `guessed` says what was not said but taken for likely."""

    encoding: str
    separator: str
    columns: tuple[str, ...]
    guessed: str = ""


def shape_of(path: Path, *, encoding: str | None = None, separator: str | None = None) -> Shape:
    """Tell how a table is written.

    Args:
        path: The file.
        encoding: What it is in, where that is known.
        separator: What stands between cells, where that is known.

    Raises:
        InputError: There is no such file, it is no text, or has no row of column names.
    """
    name = str(path)
    guessed = ""
    if encoding is None:
        encoding, guessed = _encoding_of(path, name)
    elif codecs.lookup(encoding).name == "utf-8":
        encoding = "utf-8-sig"  # the same, and without the mark that spreadsheets put first
    lines = _Lines(path, encoding, lambda error: None)
    with lines:
        first = next(iter(lines), "")
        said = _SEP.fullmatch(first.strip("\r\n"))
        if said:
            separator = separator or said[1]
            first = next(iter(lines), "")
        if not first.strip():
            raise InputError(
                name, "has no row of column names", "give a CSV file with a name for each column"
            )
        separator = separator or max(_SEPARATORS, key=_outside_quotes(first).count)
    lines = _Lines(path, encoding, lambda error: None)
    with lines:
        header = next(iter(_records(lines, separator, name, lambda error: None)), None)
    columns = tuple(" ".join(cell.split()) for cell in header[1]) if header else ()
    if not any(columns):
        raise InputError(
            name, "has no row of column names", "give a CSV file with a name for each column"
        )
    if not all(column.isprintable() for column in columns):
        raise InputError(name, "is no text", "save the table as CSV, in UTF-8")
    return Shape(encoding, separator, columns, guessed)


def rows_of(path: Path, shape: Shape, on_error: OnError) -> Iterator[Row]:
    """The rows of a table below that of the column names; those without a word are passed over.

    Args:
        path: The file.
        shape: How it is written.
        on_error: Is told of each row that is none.
    """
    name = str(path)
    with _Lines(path, shape.encoding, on_error) as lines:
        records = _records(lines, shape.separator, name, on_error)
        next(records, None)
        for line, cells in records:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(shape.columns):
                on_error(
                    InputError(
                        f"{name}, line {line}",
                        f"has {len(cells)} cells, not {len(shape.columns)}",
                        "look for a separator or a quotation mark too many or too few",
                    )
                )
                continue
            yield Row(line, dict(zip(shape.columns, map(str.strip, cells), strict=True)))


def _records(
    lines: "_Lines", separator: str, name: str, on_error: OnError
) -> Iterator[tuple[int, list[str]]]:
    """The records with the line that each begins on; a cell may hold several lines."""
    if csv.field_size_limit() != _LONGEST_CELL:
        csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(lines, delimiter=separator, strict=False)
    while True:
        before = lines.number
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            on_error(
                InputError(
                    f"{name}, line {before + 1}",
                    f"is no row ({error})",
                    "look for a quotation mark that is not closed",
                )
            )
            continue
        if before == 0 and len(cells) <= 2 and _SEP.fullmatch(separator.join(cells)):
            continue
        yield before + 1, cells


class _Lines:
    """The lines of a file in an encoding, none longer than is let in."""

    def __init__(self, path: Path, encoding: str, on_error: OnError) -> None:
        self.number = 0
        self._name = str(path)
        self._on_error = on_error
        self._stream = io.TextIOWrapper(
            _opened(path), encoding=encoding, errors="replace", newline=""
        )

    def __enter__(self) -> "_Lines":
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        while True:
            line = self._stream.readline(_LONGEST_LINE)
            if not line:
                raise StopIteration
            self.number += 1
            if len(line) < _LONGEST_LINE or line.endswith("\n"):
                return line.replace("\x00", " ")
            while (rest := self._stream.readline(_LONGEST_LINE)) and not rest.endswith("\n"):
                pass
            self._on_error(
                InputError(
                    f"{self._name}, line {self.number}",
                    f"is longer than {_LONGEST_LINE:,} characters",
                    "is it a table at all?",
                )
            )


def _opened(path: Path) -> io.BufferedReader:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise InputError(str(path), "there is no such file", "check the name") from None
    except OSError as error:
        raise InputError(
            str(path), f"cannot be read ({error.strerror})", "check the name and its permissions"
        ) from error


def _encoding_of(path: Path, name: str) -> tuple[str, str]:
    """What a file is in, and what is to be said where that is not sure."""
    with _opened(path) as stream:
        head = stream.read(_STEP)
        for mark, encoding in _MARKS:
            if head.startswith(mark):
                return encoding, ""
        if b"\x00" in head:
            even, odd = head[0::2].count(0), head[1::2].count(0)
            half = len(head) / 2
            if max(even, odd) < 0.4 * half or min(even, odd) > 0.05 * half:
                raise InputError(name, "is no text", "save the table as CSV, in UTF-8")
            return ("utf-16-le" if odd > even else "utf-16-be"), ""
        if head.startswith(b"PK\x03\x04"):
            raise InputError(name, "is a spreadsheet, not CSV", "save it as CSV, in UTF-8")
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while head:
                decoder.decode(head)
                head = stream.read(_STEP)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252", (
                f"{name}: is not UTF-8 and was read as Windows-1252; where letters are wrong, give "
                "its encoding in the mapping"
            )
    return "utf-8", ""


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)
