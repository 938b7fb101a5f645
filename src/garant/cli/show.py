"""`garant show`: everything about one act or statement."""

from typing import Annotated

import typer

from garant.cli.answering import question
from garant.cli.options import Json, LedgerAddress, Publishers
from garant.cli.outcome import standard_output
from garant.errors import QuestionError


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
    with question(ledger=ledger, publishers=publishers) as (opened, _):
        from garant import publishing

        out = standard_output()
        kind = opened.kind_of(key)
        if kind == "act":
            act = publishing.view_dossier(opened.show(key))
            if json_:
                publishing.write_json_object(act, out)
            else:
                publishing.print_dossier(act, out)
        elif kind == "statement":
            statement = publishing.view_statement_dossier(opened.show_statement(key))
            if json_:
                publishing.write_json_object(statement, out)
            else:
                publishing.print_statement_dossier(statement, out)
        else:
            raise QuestionError(
                f"{key} is a document; see 'garant acts --document {key}' for what is in it"
            )
