"""`garant show`: everything about one act or statement."""

from typing import Annotated, cast

import typer

from garant.cli.answering import put_to_answers
from garant.cli.options import Json, LedgerAddress, Publishers
from garant.cli.outcome import standard_output


def show_cli(
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY", help="The key of an act or a statement, or its first four signs or more."
        ),
    ],
    json_: Json = False,
    publishers: Publishers = None,
    ledger: LedgerAddress = None,
) -> None:
    """Show everything about an act or a statement.

    Its words in context, who says so, the document and its copies, every reading that found it,
    what others made of the same words, every review.
    """
    with put_to_answers(ledger=ledger, publishers=publishers) as (answers, _):
        from garant import publishing

        out = standard_output()
        dossier = answers.dossier(key)
        if json_:
            publishing.write_json_object(dossier, out)
        elif "act" in dossier:
            publishing.print_dossier(cast("publishing.DossierView", dossier), out)
        else:
            publishing.print_statement_dossier(dossier, out)
