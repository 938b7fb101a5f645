"""`garant documents`: what the ledger took in, with copies, updates and doubts."""

from garant.cli.answering import (
    asked_of,
    form_of,
    limit_of,
    one_more,
    question,
    tell_what_is_missing,
    write_answer,
)
from garant.cli.options import (
    AsOf,
    Bom,
    Csv,
    Json,
    KnownAt,
    LedgerAddress,
    Limit,
    OfDocument,
    Offset,
    Publishers,
    Since,
    Until,
)


def documents_cli(
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    document: OfDocument = None,
    limit: Limit = None,
    offset: Offset = 0,
    json_: Json = False,
    csv_: Csv = False,
    bom: Bom = False,
    publishers: Publishers = None,
    ledger: LedgerAddress = None,
) -> None:
    """Show the documents, with their copies and doubts.

    The latest published comes first; those that gave way to an update are shown too.
    """
    with question(ledger=ledger, publishers=publishers) as (opened, settings):
        from dataclasses import replace

        from garant import publishing

        form = form_of(json=json_, csv=csv_)
        asked = asked_of(
            opened,
            settings,
            since=since,
            until=until,
            as_of=as_of,
            known_at=known_at,
            document=document,
            offset=offset,
        )
        most = limit_of(limit, form)
        found = opened.documents(replace(asked, limit=one_more(most)))
        write_answer(
            publishing.view_documents(found[:most]),
            form,
            table=lambda: publishing.print_documents,
            sheet=lambda: publishing.DOCUMENTS,
            bom=bom,
        )
        tell_what_is_missing(opened, asked, len(found), most)
