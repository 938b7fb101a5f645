"""`garant cover`: how far each need of a pact is met, by whom, and how clearly."""

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


def cover_cli(
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
    """Show how far each need is met: firm, conditional, signalled, unclear, refused, by nobody.

    Givers and amounts run from firm offers only to all that is not refused. A need is clear where
    a named source gives a committed offer with its amount.
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

        write_view(
            put.answers.covers(put.question(put.days(as_of=as_of).as_of)),
            put.form,
            table=lambda view, out: publishing.print_covers(view, out, ontology=put.ontology),
            sheet=lambda: publishing.COVERS,
            bom=bom,
        )
