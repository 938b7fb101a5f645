"""`garant read`: documents in, what was found out."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from garant.cli.outcome import BAD_INPUT, one_line_outcomes, tell
from garant.cli.progress import wanted, with_progress
from garant.errors import GarantError
from garant.settings import Settings, read_settings

if TYPE_CHECKING:
    from garant.model import Reading


class Format(StrEnum):
    """What the readings are written as."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"


def read_cli(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATHS",
            help="Texts, pages, feeds, JSONL records, PDFs, or folders of them; - is standard "
            "input.",
        ),
    ],
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
    workers: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Read in N processes; the output stays the same."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Read every document as this language, such as fr."),
    ] = None,
    pipeline: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Use an installed spaCy pipeline with UD labels, or its folder."
        ),
    ] = None,
    parties: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Know the parties of this YAML file too."),
    ] = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="Lead CSV with a byte order mark, for spreadsheets.")
    ] = False,
) -> None:
    """Read French reporting: who says what; who does what, how firmly, on what condition.

    What cannot be read is told in one line on standard error, the rest is read, and the exit code
    is then 2.
    """
    with one_line_outcomes():
        settings = read_settings(os.environ)
        settings = Settings(
            language=language or settings.language,
            pipeline=pipeline or settings.pipeline,
            parties=parties or settings.parties,
            workers=workers or settings.workers,
        )
        failures = _Failures()
        with _opened(output) as out:
            readings = _read(paths, settings, failures)
            if wanted(out.isatty()):
                readings = with_progress(readings, paths, lambda: failures.count)
            _write(readings, out, format_, explain=explain, bom=bom)
    if failures.count:
        raise typer.Exit(BAD_INPUT)


class _Failures:
    """Tells of each input that cannot be read, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: GarantError) -> None:
        self.count += 1
        tell(str(error))


def _read(paths: list[str], settings: Settings, failures: _Failures) -> "Iterator[Reading]":
    # Loading a language pipeline takes a second: only reading pays for it.
    from garant import flow
    from garant.reading import make_reader
    from garant.reading.frame import frame
    from garant.reading.intake import sources

    taken_in = sources(paths, stdin=sys.stdin.buffer, on_error=failures)
    open_reader = partial(
        make_reader,
        language=settings.language,
        pipeline=settings.pipeline,
        extra_parties=settings.parties,
    )
    if settings.workers == 1:
        return flow.read(taken_in, frame=frame, reader=open_reader(), on_error=failures)
    return flow.read_in_parallel(
        taken_in,
        frame=frame,
        open_reader=open_reader,
        workers=settings.workers,
        on_error=failures,
    )


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
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")
    return nullcontext(sys.stdout)
