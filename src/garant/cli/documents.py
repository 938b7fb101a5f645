"""`garant documents`: what the ledger took in, with copies, updates and doubts."""

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
    Bom,
    Csv,
    Doubtful,
    Json,
    KnownAt,
    LedgerAddress,
    Limit,
    OfDocument,
    Offset,
    Publishers,
    Since,
    Titled,
    Until,
)


def documents_cli(
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    document: OfDocument = None,
    titled: Titled = None,
    doubtful: Doubtful = None,
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
    with put_to_answers(ledger=ledger, publishers=publishers) as (answers, settings):
        from garant import publishing

        form = form_of(json=json_, csv=csv_)
        asked = asked_of(
            answers.ledger,
            settings,
            since=since,
            until=until,
            as_of=as_of,
            known_at=known_at,
            document=document,
            limit=limit_of(limit, form),
            offset=offset,
        )
        found = answers.documents(asked)
        write_answer(
            found.views,
            form,
            table=lambda: publishing.print_documents,
            sheet=lambda: publishing.DOCUMENTS,
            bom=bom,
        )
        tell_what_is_missing(answers, asked, len(found.views), more=found.more)
