"""What the ledger shows of one act or statement, as a plain record: everything about it."""

from collections.abc import Iterable, Iterator
from typing import TypedDict

from garant.model import Dossier, Found, Passage, Review, StatementDossier
from garant.publishing.record_views import (
    ActRecordView,
    QuoteView,
    SourceView,
    act_record_view,
    instant_view,
    quote_view,
    source_view,
    view_acts,
)


class PieceView(TypedDict):
    """A piece of a document's text; `marked` where it is the evidence, or what was said."""

    text: str
    marked: bool


class RunView(TypedDict):
    """A make of reader: the versions of its code, words and pipeline, and what the user set."""

    code: str
    words: str
    pipeline: str
    options: str


class FoundView(TypedDict):
    """One reading that found it.

    `run` is null where a person wrote it down. `current` tells whether it is the document's latest.
    """

    run: RunView | None
    recorded: str
    current: bool


class ReviewView(TypedDict):
    """A person's decision: what was judged, what stands by it, who, when and why.

    `result` is the key of what stands by the decision, null where nothing does. `undoes` is the key
    of the decision that this one takes back; `undone` tells whether this one was taken back.
    """

    key: str
    verdict: str
    subject: str
    result: str | None
    who: str
    why: str
    recorded: str
    undoes: str | None
    undone: bool


class DossierView(TypedDict):
    """Everything about one act.

    `start` is where the text in `context` begins in the document. `statements` are those that its
    words stand in, `beside` other acts that the same readings found in its words, `others` what
    other readings or persons made of them, `undertaking` the acts that a person linked with it.
    """

    act: ActRecordView
    start: int
    context: list[PieceView]
    statements: list[QuoteView]
    beside: list[ActRecordView]
    readings: list[FoundView]
    others: list[ActRecordView]
    reviews: list[ReviewView]
    undertaking: list[ActRecordView]
    copies: list[SourceView]


class StatementDossierView(TypedDict):
    """Everything about one statement; `acts` are those its words show, the rest as for an act."""

    statement: QuoteView
    start: int
    context: list[PieceView]
    acts: list[ActRecordView]
    readings: list[FoundView]
    others: list[QuoteView]
    reviews: list[ReviewView]
    copies: list[SourceView]


def view_dossier(dossier: Dossier) -> DossierView:
    """Show everything about one act as a plain record."""
    return {
        "act": act_record_view(dossier.record),
        "start": dossier.start - len(dossier.before),
        "context": list(
            _pieces(
                dossier.before,
                dossier.within,
                dossier.after,
                dossier.start,
                dossier.record.act.evidence,
            )
        ),
        "statements": [quote_view(each) for each in dossier.statements],
        "beside": view_acts(dossier.beside),
        "readings": [_found(each) for each in dossier.readings],
        "others": view_acts(dossier.others),
        "reviews": [_review(each) for each in dossier.reviews],
        "undertaking": view_acts(dossier.undertaking),
        "copies": [source_view(each) for each in dossier.copies],
    }


def view_statement_dossier(dossier: StatementDossier) -> StatementDossierView:
    """Show everything about one statement as a plain record."""
    content = dossier.record.statement.content
    marks = dossier.record.statement.parts or (content,)
    return {
        "statement": quote_view(dossier.record),
        "start": content.start - len(dossier.before),
        "context": list(
            _pieces(dossier.before, dossier.record.words, dossier.after, content.start, marks)
        ),
        "acts": view_acts(dossier.acts),
        "readings": [_found(each) for each in dossier.readings],
        "others": [quote_view(each) for each in dossier.others],
        "reviews": [_review(each) for each in dossier.reviews],
        "copies": [source_view(each) for each in dossier.copies],
    }


def view_reviews(reviews: Iterable[Review]) -> list[ReviewView]:
    """Show decisions as plain records."""
    return [_review(each) for each in reviews]


def _pieces(
    before: str, within: str, after: str, start: int, marks: Iterable[Passage]
) -> Iterator[PieceView]:
    """The text around and within, cut where marks begin and end."""
    if before:
        yield {"text": before, "marked": False}
    place = 0
    for mark in sorted(marks):
        begin, end = max(mark.start - start, place), min(mark.end - start, len(within))
        if begin > place:
            yield {"text": within[place:begin], "marked": False}
        if end > begin:
            yield {"text": within[begin:end], "marked": True}
        place = max(place, end)
    rest = within[place:] + after
    if rest:
        yield {"text": rest, "marked": False}


def _found(found: Found) -> FoundView:
    run = found.run
    return {
        "run": {
            "code": run.code,
            "words": run.words,
            "pipeline": run.pipeline,
            "options": run.options,
        }
        if run
        else None,
        "recorded": instant_view(found.recorded),
        "current": found.current,
    }


def _review(review: Review) -> ReviewView:
    return {
        "key": review.key,
        "verdict": review.verdict.value,
        "subject": review.subject,
        "result": review.result,
        "who": review.who,
        "why": review.why,
        "recorded": instant_view(review.recorded),
        "undoes": review.undoes,
        "undone": review.undone,
    }
