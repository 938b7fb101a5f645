"""`garant contradictions`: what one party said of one capability that cannot both hold."""

from typing import Annotated

import typer

from garant.cli.answering import (
    asked_of,
    form_of,
    limit_of,
    question,
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
    with question(ledger=ledger, publishers=publishers) as (opened, settings):
        from garant import publishing

        form = form_of(json=json_, csv=csv_)
        asked = asked_of(
            opened,
            settings,
            party=party,
            capability=capability,
            target=target,
            as_of=as_of,
            known_at=known_at,
            offset=offset,
        )
        days = {} if within_days is None else {"within_days": within_days}
        found = opened.contradictions(
            **days,
            party=asked.party,
            capability=asked.capability,
            as_of=asked.as_of,
            known_at=asked.known_at,
            reviewed_only=reviewed,
        )
        if asked.target:
            found = [each for each in found if each.first.beneficiary == asked.target]
        found = found[offset:]
        most = limit_of(limit, form)
        acts = opened.acts_by_key(publishing.acts_behind(found[:most]))
        write_answer(
            publishing.view_contradictions(found[:most], acts),
            form,
            table=lambda: publishing.print_contradictions,
            sheet=lambda: publishing.CONTRADICTIONS,
            bom=bom,
        )
        tell_what_is_missing(opened, asked, len(found), most)
