"""`garant whatif`: a guarantee before and after something that is only supposed."""

from typing import Annotated

import typer

from garant.cli.guarantee import DEFAULT_PACT, PactOption, guarantee_question, write_view
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


def whatif_cli(
    without: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PARTY", help="Take back all that this party offers; may be repeated."
        ),
    ] = None,
    condition: Annotated[
        list[str] | None,
        typer.Option(
            "--condition",
            metavar="CODE=STATE",
            help="Take a condition for met (yes), unmet (no) or unknown; may be repeated.",
        ),
    ] = None,
    added: Annotated[
        list[str] | None,
        typer.Option(
            "--add",
            metavar="OFFER",
            help="An offer or a refusal: 'POL commit ground_troops committed 2000', "
            "'ITA refuse ground_troops excluded', '... on ceasefire'; may be repeated.",
        ),
    ] = None,
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
    """Show a guarantee before and after what is supposed, side by side.

    Odds by a stated table from rung to chance are an aid for what-if, not a forecast.
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

        view = put.answers.whatif(
            put.question(put.days(as_of=as_of).as_of),
            without=without or (),
            conditions=condition or (),
            added=added or (),
            sign="--",
        )
        write_view(
            view,
            put.form,
            table=lambda view, out: publishing.print_difference(
                view, out, ontology=put.ontology, whatif=True
            ),
            sheet=lambda: publishing.SHIFTS,
            bom=bom,
        )
