"""`garant acts`: who does what, how firmly, on what condition, by what the ledger holds."""

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
    Capability,
    Csv,
    Json,
    Kinds,
    KnownAt,
    LedgerAddress,
    Limit,
    OfDocument,
    Offset,
    OnCondition,
    Party,
    Publishers,
    Reviewed,
    Rungs,
    Since,
    Speaker,
    SpeakerParty,
    Target,
    Until,
)


def acts_cli(
    party: Party = None,
    target: Target = None,
    capability: Capability = None,
    kinds: Kinds = None,
    firmness: Rungs = None,
    condition: OnCondition = None,
    speaker: Speaker = None,
    speaker_party: SpeakerParty = None,
    anonymous: Anonymous = None,
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
    """Show acts, the latest said first.

    Each stands with the words that show it. What nobody has reviewed counts, and is marked so.
    """
    with put_to_answers(ledger=ledger, publishers=publishers) as (answers, settings):
        from garant import publishing

        form = form_of(json=json_, csv=csv_)
        asked = asked_of(
            answers.ledger,
            settings,
            party=party,
            target=target,
            capability=capability,
            kinds=kinds or (),
            firmness=firmness,
            condition=condition,
            speaker=speaker,
            speaker_party=speaker_party,
            anonymous=anonymous,
            since=since,
            until=until,
            as_of=as_of,
            known_at=known_at,
            reviewed=reviewed,
            document=document,
            limit=limit_of(limit, form),
            offset=offset,
        )
        found = answers.acts(asked)
        write_answer(
            found.views,
            form,
            table=lambda: publishing.print_acts,
            sheet=lambda: publishing.ACTS,
            bom=bom,
        )
        tell_what_is_missing(answers, asked, len(found.views), more=found.more, undated="act")
