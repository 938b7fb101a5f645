"""`garant history`: a position step by step."""

from typing import Annotated

import typer

from garant.cli.answering import (
    asked_of,
    form_of,
    put_to_answers,
    tell_what_is_missing,
    write_answer,
)
from garant.cli.options import (
    AsOf,
    Beneficiary,
    Bom,
    Csv,
    Json,
    KnownAt,
    LedgerAddress,
    Publishers,
    ReviewedOnly,
)


def history_cli(
    party: Annotated[
        str, typer.Argument(metavar="PARTY", help="Whose: a code (DEU) or a name (Germany).")
    ],
    capability: Annotated[
        str | None,
        typer.Argument(
            metavar="CAPABILITY",
            help="On what, such as ground_troops; without it, on everything.",
            show_default=False,
        ),
    ] = None,
    target: Beneficiary = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    reviewed: ReviewedOnly = False,
    json_: Json = False,
    csv_: Csv = False,
    bom: Bom = False,
    publishers: Publishers = None,
    ledger: LedgerAddress = None,
) -> None:
    """Show step by step where a party stands.

    What hardened its position, what softened it, on what condition, who says so. Sources of one day
    that disagree are shown side by side, with a "!".
    """
    with put_to_answers(ledger=ledger, publishers=publishers) as (answers, settings):
        from garant import publishing
        from garant.ledger import POSITION_KINDS

        form = form_of(json=json_, csv=csv_)
        asked = asked_of(
            answers.ledger,
            settings,
            party=party,
            capability=capability,
            target=target,
            kinds=POSITION_KINDS,
            as_of=as_of,
            known_at=known_at,
            reviewed=reviewed or None,
        )
        found = answers.positions(asked)
        write_answer(
            found.views,
            form,
            table=lambda: publishing.print_positions,
            sheet=lambda: publishing.POSITIONS,
            bom=bom,
        )
        tell_what_is_missing(answers, asked, len(found.views), undated="act")
