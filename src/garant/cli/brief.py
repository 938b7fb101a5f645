"""`garant brief`: an article on a guarantee, each sentence with its sources."""

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from garant.cli.guarantee import DEFAULT_PACT, PactOption, guarantee_question
from garant.cli.options import AsOf, KnownAt, LedgerAddress, Publishers, ReviewedOnly
from garant.cli.outcome import standard_output
from garant.errors import QuestionError

_DAY = "a day, a month or a year (2025-09-04, 2025-09, 2025), or today."
_FORMATS = ("md", "html", "pdf", "docx", "json")


def brief_cli(
    language: Annotated[
        str, typer.Option("--lang", metavar="CODE", help="Write in this language: fr or en.")
    ] = "fr",
    since: Annotated[
        str | None,
        typer.Option(metavar="DAY", help=f"Tell what changed since then: {_DAY}"),
    ] = None,
    length: Annotated[
        int,
        typer.Option(
            min=100, max=5000, metavar="WORDS", help="Leave out what weighs least beyond this."
        ),
    ] = 650,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="Write md, html, pdf, docx or json.")
    ] = "md",
    output: Annotated[
        str,
        typer.Option("--out", metavar="FILE", help="Write there; - is standard output."),
    ] = "-",
    pact: PactOption = DEFAULT_PACT,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    reviewed: ReviewedOnly = False,
    publishers: Publishers = None,
    ledger: LedgerAddress = None,
) -> None:
    """Write a briefing on a guarantee: who offers what, on what condition, what is missing.

    Also who objects, what it hinges on and what changed. Every sentence names its sources with the
    words it rests on; what nobody has reviewed is marked.
    """
    if format_ not in _FORMATS:
        raise typer.BadParameter(
            f"{format_!r} is no format of briefings; write one of {', '.join(_FORMATS)}",
            param_hint="--format",
        )
    with guarantee_question(
        pact,
        known_at=known_at,
        reviewed=reviewed,
        json=False,
        ledger=ledger,
        publishers=publishers,
    ) as put:
        from garant.answers import briefing_of, written_briefing

        days = put.stretch(since=since, as_of=as_of)
        question = put.question(days.as_of)
        made, wording = briefing_of(
            put.answers,
            question,
            language=language,
            published=_today(),
            since=days.since,
            length=length,
        )
        _write(written_briefing(put.answers, question, made, wording, format_), output)


def _today() -> date:
    """The day that the briefing bears: today, or that of SOURCE_DATE_EPOCH for the same bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise QuestionError(
            f"SOURCE_DATE_EPOCH is {epoch!r}; give the seconds since 1970, such as 1767225600"
        ) from error


def _write(held: bytes, output: str) -> None:
    if output != "-":
        path = Path(output)
        if path.exists() and not path.is_file():
            # A pipe, a device: there is nothing to keep whole. A folder is told by the system.
            path.write_bytes(held)
            return
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            part.write_bytes(held)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return
    out = standard_output()
    if out.isatty() and b"\0" in held:
        raise QuestionError("this is no text to show here; write it with --out FILE, or > FILE")
    out.buffer.write(held)
    out.flush()
