"""`garant brief`: an article on a guarantee, each sentence with its sources."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from garant.cli.guarantee import DEFAULT_PACT, PactOption, guarantee_question
from garant.cli.options import AsOf, KnownAt, LedgerAddress, Publishers, ReviewedOnly
from garant.cli.outcome import standard_output
from garant.errors import QuestionError

if TYPE_CHECKING:
    from garant.publishing import Briefing, Wording

_DAY = "a day, a month or a year (2025-09-04, 2025-09, 2025), or today."
_FORMATS = ("md", "html", "json")


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
        str, typer.Option("--format", metavar="FORMAT", help="Write md, html or json.")
    ] = "md",
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
        from garant.answers import briefing_of

        days = put.days(as_of=as_of, since=since)
        if days.since and days.as_of and days.since > days.as_of:
            raise QuestionError(
                f"--since {days.since} is after --as-of {days.as_of}; give the earlier day first"
            )
        made, wording = briefing_of(
            put.answers,
            put.question(days.as_of),
            language=language,
            published=datetime.now(UTC).date(),
            since=days.since,
            length=length,
        )
        _write(made, wording, format_)


def _write(made: "Briefing", wording: "Wording", format_: str) -> None:
    from garant import publishing

    out = standard_output()
    if format_ == "json":
        publishing.write_json_object(publishing.view_briefing(made), out)
    elif format_ == "html":
        publishing.write_briefing_page(made, wording, out)
    else:
        publishing.write_briefing_markdown(made, wording, out)
