"""`garant changes`: what changed in a guarantee between two days."""

from typing import Annotated

import typer

from garant.cli.guarantee import DEFAULT_PACT, PactOption, guarantee_question, write_view
from garant.cli.options import (
    Bom,
    Csv,
    Json,
    KnownAt,
    LedgerAddress,
    Publishers,
    ReviewedOnly,
)
from garant.errors import QuestionError

_DAY = "a day, a month or a year (2025-09-04, 2025-09, 2025), or today."


def changes_cli(
    since: Annotated[str, typer.Option("--from", metavar="DAY", help=f"The first day: {_DAY}")],
    until: Annotated[
        str | None,
        typer.Option("--to", metavar="DAY", help=f"The last day; without it, now: {_DAY}"),
    ] = None,
    pact: PactOption = DEFAULT_PACT,
    known_at: KnownAt = None,
    reviewed: ReviewedOnly = False,
    json_: Json = False,
    csv_: Csv = False,
    bom: Bom = False,
    publishers: Publishers = None,
    ledger: LedgerAddress = None,
) -> None:
    """Show who hardened, softened, joined or left between two days, with the words that made it.

    Also what conditions came to hold, which needs became clear, and what holds now that did not.
    """
    with guarantee_question(
        pact,
        known_at=known_at,
        reviewed=reviewed,
        json=json_,
        csv=csv_,
        ledger=ledger,
        publishers=publishers,
    ) as put:
        from garant import publishing

        asked = put.days(since=since, until=until)
        question = put.question(asked.until)
        if asked.since is None:
            raise QuestionError("--from is empty; leave it out or fill it in")
        view = put.answers.changes(question, asked.since, asked.until)
        write_view(
            view,
            put.form,
            table=lambda view, out: publishing.print_difference(view, out, ontology=put.ontology),
            sheet=lambda: publishing.SHIFTS,
            bom=bom,
        )
