"""`garant read`: documents in, what was found out."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from garant.cli.outcome import BAD_INPUT, one_line_outcomes, standard_output
from garant.cli.progress import wanted, with_progress
from garant.cli.taking_in import (
    Failures,
    Language,
    Parties,
    Paths,
    Pipeline,
    Workers,
    readings_of,
    settings_with,
)

if TYPE_CHECKING:
    from garant.model import Reading


class Format(StrEnum):
    """What the readings are written as."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


def read_cli(
    paths: Paths,
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="What to write the readings as.")
    ] = Format.TABLE,
    explain: Annotated[
        bool, typer.Option("--explain", help="For each act, show the words that made it.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output."),
    ] = None,
    workers: Workers = None,
    language: Language = None,
    pipeline: Pipeline = None,
    parties: Parties = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="Lead CSV with a byte order mark, for spreadsheets.")
    ] = False,
) -> None:
    """Read reporting: who says what; who does what, how firmly, on what condition.

    What cannot be read is told in one line on standard error, the rest is read, and the exit code
    is then 2.
    """
    with one_line_outcomes():
        settings = settings_with(
            language=language, pipeline=pipeline, parties=parties, workers=workers
        )
        failures = Failures()
        with _opened(output) as out:
            readings = readings_of(paths, settings, failures)
            if wanted(out.isatty()):
                readings = with_progress(readings, paths, lambda: failures.count)
            _write(readings, out, format_, explain=explain, bom=bom)
    if failures.count:
        raise typer.Exit(BAD_INPUT)


def _write(
    readings: "Iterable[Reading]", out: TextIO, format_: Format, *, explain: bool, bom: bool
) -> None:
    from garant import publishing

    match format_:
        case Format.TABLE:
            publishing.write_tables(readings, out, explain=explain)
        case Format.JSONL:
            publishing.write_jsonl(readings, out, explain=explain)
        case Format.CSV:
            publishing.write_csv(readings, out, explain=explain, byte_order_mark=bom)
        case Format.HTML:
            publishing.write_html(readings, out)


def _opened(output: Path | None) -> AbstractContextManager[TextIO]:
    """The output as UTF-8 with its line ends as written, whatever the locale says."""
    if output is not None and str(output) != "-":
        return output.open("w", encoding="utf-8", newline="")
    return nullcontext(standard_output())
