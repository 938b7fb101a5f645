"""`garant quotes`: what was said, by its words and by who says it."""

from typing import Annotated, Literal

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
    Anonymous,
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
    Reviewed,
    Since,
    Speaker,
    SpeakerParty,
    SpokenMode,
    Until,
)


def quotes_cli(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS",
            help="Words to look for, all of them; an argument of several words is looked for as it "
            "stands. garant* finds beginnings, OR either of two, -word leaves out (after --).",
            show_default=False,
        ),
    ] = None,
    speaker: Speaker = None,
    speaker_party: SpeakerParty = None,
    anonymous: Anonymous = None,
    mode: SpokenMode = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    reviewed: Reviewed = None,
    document: OfDocument = None,
    limit: Limit = None,
    offset: Offset = 0,
    json_: Json = False,
    csv_: Csv = False,
    bom: Bom = False,
    publishers: Publishers = None,
    ledger: LedgerAddress = None,
) -> None:
    """Show what was said, by its words or by who says it.

    The latest said comes first. Accents and capitals do not matter. Words are looked for in
    statements and, where no speaker is asked for, in what shows acts. Without words, all statements
    are shown.
    """
    with put_to_answers(ledger=ledger, publishers=publishers) as (answers, settings):
        from garant import publishing

        form = form_of(json=json_, csv=csv_)
        asked = asked_of(
            answers.ledger,
            settings,
            speaker=speaker,
            speaker_party=speaker_party,
            anonymous=anonymous,
            mode=mode,
            since=since,
            until=until,
            as_of=as_of,
            known_at=known_at,
            reviewed=reviewed,
            document=document,
            limit=limit_of(limit, form),
            offset=offset,
        )
        found = answers.quotes(asked, words or ())
        write_answer(
            found.views,
            form,
            table=lambda: publishing.print_quotes,
            sheet=lambda: publishing.QUOTES,
            bom=bom,
        )
        undated: Literal["statement"] | None = None if words else "statement"
        tell_what_is_missing(answers, asked, len(found.views), more=found.more, undated=undated)
