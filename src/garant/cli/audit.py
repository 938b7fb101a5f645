"""`garant audit`: who decided what, and when."""

from typing import Annotated

import typer

from garant.cli.answering import asked_of, form_of, limit_of, question, write_answer
from garant.cli.options import Bom, Csv, Json, LedgerAddress, Limit, Offset, Since, Until
from garant.cli.outcome import tell


def audit_cli(
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what this person did.")
    ] = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    offset: Offset = 0,
    json_: Json = False,
    csv_: Csv = False,
    bom: Bom = False,
    ledger: LedgerAddress = None,
) -> None:
    """Show what persons did: decisions, links and changes of accounts, the latest first."""
    with question(ledger=ledger) as (opened, settings):
        from garant import publishing
        from garant.ledger import list_deeds

        form = form_of(json=json_, csv=csv_)
        shown = limit_of(limit, form)
        wanted = None if shown is None else shown + 1
        asked = asked_of(opened, settings, since=since, until=until, limit=wanted, offset=offset)
        found = publishing.view_deeds(list_deeds(opened, asked, who=who))
        write_answer(
            found if shown is None else found[:shown],
            form,
            table=lambda: publishing.print_deeds,
            sheet=lambda: publishing.DEEDS,
            bom=bom,
        )
        if shown is not None and len(found) > shown:
            tell(f"there are more; --limit 0 shows all, --offset {offset + shown} goes on")
        if not found:
            tell("nobody has decided anything that answers")
