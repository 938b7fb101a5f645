"""`garant history`: a position step by step."""

from typing import Annotated

import typer

from garant.cli.answering import (
    asked_of,
    form_of,
    question,
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
    with question(ledger=ledger, publishers=publishers) as (opened, settings):
        from garant import publishing
        from garant.ledger import POSITION_KINDS

        form = form_of(json=json_, csv=csv_)
        asked = asked_of(
            opened,
            settings,
            party=party,
            capability=capability,
            target=target,
            kinds=POSITION_KINDS,
            as_of=as_of,
            known_at=known_at,
            reviewed=reviewed or None,
        )
        positions = opened.positions(
            party=asked.party,
            capability=asked.capability,
            as_of=asked.as_of,
            known_at=asked.known_at,
            reviewed_only=reviewed,
        )
        if asked.target:
            positions = tuple(each for each in positions if each.beneficiary == asked.target)
        acts = opened.acts_by_key(publishing.acts_behind(positions))
        write_answer(
            publishing.view_positions(positions, acts),
            form,
            table=lambda: publishing.print_positions,
            sheet=lambda: publishing.POSITIONS,
            bom=bom,
        )
        tell_what_is_missing(opened, asked, len(positions), undated="act")
