"""`garant explain`: the acts and sentences that a figure rests on."""

from typing import Annotated

import typer

from garant.cli.guarantee import (
    DEFAULT_PACT,
    PactOption,
    guarantee_question,
    write_view,
)
from garant.cli.options import (
    AsOf,
    Bom,
    Csv,
    Json,
    KnownAt,
    LedgerAddress,
    Publishers,
    ReviewedOnly,
)


def explain_cli(
    figure: Annotated[
        str,
        typer.Argument(
            metavar="FIGURE",
            help="A need (land), a party or a footing on it (land.FRA, land.refused), an amount "
            "(funding.EUR), a pillar, a party, a condition.",
        ),
    ],
    pact: PactOption = DEFAULT_PACT,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    reviewed: ReviewedOnly = False,
    json_: Json = False,
    csv_: Csv = False,
    bom: Bom = False,
    publishers: Publishers = None,
    ledger: LedgerAddress = None,
) -> None:
    """Show what a figure of the board or the cover rests on, act by act with their words."""
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

        write_view(
            put.answers.figure(put.question(put.days(as_of=as_of).as_of), figure),
            put.form,
            table=lambda view, out: publishing.print_figure(view, out),
            sheet=lambda: publishing.FIGURE_ACTS,
            bom=bom,
        )
