"""What an answer of the ledger shows, as plain records: acts, quotes and documents.

The records are the contract of `--json`; a change of their fields is a break. The terminal and the
sheets are made from them and from nothing else, so that they cannot disagree.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TypedDict

from garant.model import (
    ActRecord,
    DocumentRecord,
    Doubt,
    Passage,
    PassageRecord,
    StatementRecord,
)
from garant.publishing.views import (
    ActorView,
    PassageView,
    QuantityView,
    SpeakerView,
    actor_view,
    quantity_view,
    speaker_view,
)


class NotedDoubtView(TypedDict):
    """What could not be settled: its name, a sentence, and where in the document, if anywhere."""

    code: str
    detail: str
    start: int | None
    end: int | None


class SourceView(TypedDict):
    """The document that something stands in.

    `id` is its file, address or record; `flag` and `reliability` are what the user's file of
    publishers says; `copies` counts the other documents that carry the same dispatch, and
    `superseded_by` is the key of a later version of the page.
    """

    key: str
    id: str
    title: str | None
    publisher: str | None
    flag: str | None
    reliability: str | None
    published: str | None
    language: str | None
    url: str | None
    copies: int
    superseded_by: str | None


class DocumentRecordView(TypedDict):
    """A document in the ledger; `copies` are the keys of the documents that are one source with it.

    `recorded` is when the ledger got it, in UTC.
    """

    key: str
    id: str
    title: str | None
    publisher: str | None
    flag: str | None
    reliability: str | None
    published: str | None
    language: str | None
    url: str | None
    recorded: str | None
    copies: list[str]
    superseded_by: str | None
    doubts: list[NotedDoubtView]


class ActRecordView(TypedDict):
    """An act in the ledger.

    `day` is the day it was said, null where the document shows none; `recorded` when the ledger got
    it, in UTC. `standing` is `unreviewed`, `accepted`, `corrected`, `rejected` or `entered`;
    `reviewed` tells whether a person stands behind it. `speaker` is null where the narrator says
    so.
    """

    key: str
    day: str | None
    kind: str
    actors: list[ActorView]
    targets: list[ActorView]
    capability: str | None
    firmness: str | None
    conditions: list[str]
    quantity: QuantityView | None
    place: str | None
    time: str | None
    speaker: SpeakerView | None
    evidence: list[PassageView]
    doubts: list[NotedDoubtView]
    standing: str
    reviewed: bool
    recorded: str
    document: SourceView


class QuoteView(TypedDict):
    """A passage that holds what was looked for: a statement, or what shows an act.

    `key`, `mode`, `cue`, `standing` and `reviewed` are those of the statement, null where the
    passage is no statement; `speaker` is null then too. `acts` are the keys of acts that the words
    show.
    """

    key: str | None
    day: str | None
    speaker: SpeakerView | None
    mode: str | None
    cue: str | None
    content: PassageView
    acts: list[str]
    doubts: list[NotedDoubtView]
    standing: str | None
    reviewed: bool | None
    recorded: str | None
    document: SourceView


def view_documents(records: Iterable[DocumentRecord]) -> list[DocumentRecordView]:
    """Show documents as plain records."""
    return [
        {
            "key": record.key,
            "id": record.id,
            "title": record.title,
            "publisher": record.publisher,
            "flag": record.flag,
            "reliability": record.reliability,
            "published": day_view(record.published),
            "language": record.language,
            "url": record.url,
            "recorded": instant_view(record.recorded) if record.recorded else None,
            "copies": list(record.copies),
            "superseded_by": record.superseded_by,
            "doubts": doubt_views(record.doubts),
        }
        for record in records
    ]


def view_acts(records: Iterable[ActRecord]) -> list[ActRecordView]:
    """Show acts as plain records."""
    return [act_record_view(record) for record in records]


def view_quotes(found: Iterable[PassageRecord | StatementRecord]) -> list[QuoteView]:
    """Show passages, or statements, as quotes: one for each statement.

    What shows an act within a statement that was found too is told with the statement, not again.
    """
    quotes: list[QuoteView] = []
    bare: list[QuoteView] = []
    for record in found:
        if isinstance(record, StatementRecord):
            quotes.append(_quote_of(record, ()))
            continue
        if record.statements:
            quotes += [_quote_of(each, record.acts) for each in record.statements]
        else:
            quote = _quote_of_passage(record)
            quotes.append(quote)
            bare.append(quote)
    told = [quote for quote in bare if _told_within(quote, quotes)]
    return [quote for quote in quotes if all(quote is not other for other in told)]


def _told_within(bare: QuoteView, quotes: Sequence[QuoteView]) -> bool:
    """Whether a statement among the quotes shares words with it; then it takes its acts over."""
    for quote in quotes:
        if (
            quote["key"] is not None
            and quote["document"]["key"] == bare["document"]["key"]
            and quote["content"]["start"] < bare["content"]["end"]
            and bare["content"]["start"] < quote["content"]["end"]
        ):
            quote["acts"] = list(dict.fromkeys((*quote["acts"], *bare["acts"])))
            return True
    return False


def _quote_of(record: StatementRecord, acts: Sequence[str]) -> QuoteView:
    statement = record.statement
    return {
        "key": record.key,
        "day": day_view(record.day),
        "speaker": speaker_view(statement.speaker),
        "mode": statement.mode.value,
        "cue": statement.cue,
        "content": passage_view(statement.content, record.words),
        "acts": list(acts),
        "doubts": doubt_views(statement.doubts),
        "standing": record.standing.value,
        "reviewed": record.standing.reviewed,
        "recorded": instant_view(record.recorded),
        "document": source_view(record.document),
    }


def _quote_of_passage(record: PassageRecord) -> QuoteView:
    return {
        "key": None,
        "day": day_view(record.document.published),
        "speaker": None,
        "mode": None,
        "cue": None,
        "content": passage_view(record.passage, record.words),
        "acts": list(record.acts),
        "doubts": [],
        "standing": None,
        "reviewed": None,
        "recorded": None,
        "document": source_view(record.document),
    }


def quote_view(record: StatementRecord) -> QuoteView:
    """Show a statement as a quote."""
    return _quote_of(record, ())


def act_record_view(record: ActRecord) -> ActRecordView:
    """Show an act as a plain record."""
    act = record.act
    return {
        "key": record.key,
        "day": day_view(record.day),
        "kind": act.kind.value,
        "actors": [actor_view(actor) for actor in act.actors],
        "targets": [actor_view(target) for target in act.targets],
        "capability": act.capability,
        "firmness": act.firmness.value if act.firmness else None,
        "conditions": [condition.value for condition in act.conditions],
        "quantity": quantity_view(act.quantity) if act.quantity else None,
        "place": act.place,
        "time": act.time,
        "speaker": speaker_view(act.speaker) if act.speaker else None,
        "evidence": [
            passage_view(passage, words)
            for passage, words in zip(act.evidence, record.words, strict=True)
        ],
        "doubts": doubt_views(act.doubts),
        "standing": record.standing.value,
        "reviewed": record.standing.reviewed,
        "recorded": instant_view(record.recorded),
        "document": source_view(record.document),
    }


def source_view(record: DocumentRecord) -> SourceView:
    """Show the document that something stands in."""
    return {
        "key": record.key,
        "id": record.id,
        "title": record.title,
        "publisher": record.publisher,
        "flag": record.flag,
        "reliability": record.reliability,
        "published": day_view(record.published),
        "language": record.language,
        "url": record.url,
        "copies": len(record.copies),
        "superseded_by": record.superseded_by,
    }


def passage_view(passage: Passage, words: str) -> PassageView:
    """Show a span with its words."""
    return {"start": passage.start, "end": passage.end, "text": words}


def doubt_views(doubts: Iterable[Doubt]) -> list[NotedDoubtView]:
    """Show what could not be settled."""
    return [
        {
            "code": doubt.code,
            "detail": doubt.detail,
            "start": doubt.passage.start if doubt.passage else None,
            "end": doubt.passage.end if doubt.passage else None,
        }
        for doubt in doubts
    ]


def day_view(day: date | None) -> str | None:
    """Show a day in ISO form."""
    return day.isoformat() if day else None


def instant_view(instant: datetime) -> str:
    """Show a moment in UTC, to the microsecond: it can be asked for again as `--known-at`."""
    moment = instant.astimezone(UTC).replace(tzinfo=None)
    return f"{moment.isoformat(timespec='microseconds')}Z"
