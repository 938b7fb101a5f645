"""`garant hinges`: what breaks a guarantee, if it leaves or fails."""

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


def hinges_cli(
    part: Annotated[
        str | None,
        typer.Argument(
            metavar="PART",
            help="A need or a pillar of the pact; without it, the whole and every part.",
            show_default=False,
        ),
    ] = None,
    least: Annotated[
        str,
        typer.Option(metavar="RUNG", help="The lowest rung that counts as an offer."),
    ] = "ready",
    up_to: Annotated[
        int, typer.Option(min=1, max=8, metavar="N", help="List what breaks it N at a time.")
    ] = 3,
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
    """Show the smallest sets of parties and conditions whose loss breaks the guarantee.

    The smallest come first, then parties and conditions by importance. Where too few offer at the
    rung asked for, lower ones count, and it is said which.
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

        question = put.question(put.days(as_of=as_of).as_of)
        write_view(
            put.answers.hinges(question, part, least=least, up_to=up_to),
            put.form,
            table=lambda view, out: publishing.print_hinges(view, out, ontology=put.ontology),
            sheet=lambda: publishing.HINGES,
            bom=bom,
        )
