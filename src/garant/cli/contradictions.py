"""`garant contradictions`: what one party said of one capability that cannot both hold."""

from typing import Annotated

import typer

from garant.cli.answering import (
    asked_of,
    form_of,
    limit_of,
    put_to_answers,
    tell_what_is_missing,
    write_answer,
)
from garant.cli.options import (
    AsOf,
    Beneficiary,
    Bom,
    Capability,
    Csv,
    Json,
    KnownAt,
    LedgerAddress,
    Limit,
    Offset,
    Party,
    Publishers,
    ReviewedOnly,
)


def contradictions_cli(
    within_days: Annotated[
        int | None,
        typer.Option(
            min=0, metavar="N", help="Said at most N days apart; by default 14. 0: on one day."
        ),
    ] = None,
    party: Party = None,
    capability: Capability = None,
    target: Beneficiary = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    reviewed: ReviewedOnly = False,
    limit: Limit = None,
    offset: Offset = 0,
    json_: Json = False,
    csv_: Csv = False,
    bom: Bom = False,
    publishers: Publishers = None,
    ledger: LedgerAddress = None,
) -> None:
    """Show what one party cannot mean both of.

    An offer and a refusal from different sources on one capability, close in time, the worst
    first. A change of mind is one too, until a person says which of the two is right.
    """
    with put_to_answers(ledger=ledger, publishers=publishers) as (answers, settings):
        from garant import publishing

        form = form_of(json=json_, csv=csv_)
        asked = asked_of(
            answers.ledger,
            settings,
            party=party,
            capability=capability,
            target=target,
            as_of=as_of,
            known_at=known_at,
            reviewed=reviewed or None,
            limit=limit_of(limit, form),
            offset=offset,
        )
        found = answers.contradictions(asked, within_days)
        write_answer(
            found.views,
            form,
            table=lambda: publishing.print_contradictions,
            sheet=lambda: publishing.CONTRADICTIONS,
            bom=bom,
        )
        tell_what_is_missing(answers, asked, len(found.views), more=found.more)
