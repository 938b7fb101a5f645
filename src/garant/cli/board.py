"""`garant board`: who stands where on each need of a pact."""

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


def board_cli(
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
    """Show the needs of a pact by party: rung, conditions, amounts, sources, days.

    What is unclear, refused and missing stands beside what is firm. 'garant explain' has the words
    that a figure rests on.
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
            put.answers.board(put.question(put.days(as_of=as_of).as_of)),
            put.form,
            table=lambda view, out: publishing.print_board(view, out, ontology=put.ontology),
            sheet=lambda: publishing.BOARD,
            bom=bom,
        )
