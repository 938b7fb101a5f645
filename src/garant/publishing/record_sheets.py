"""Answers of the ledger as CSV: acts, quotes, documents, steps of positions, contradictions."""

from collections.abc import Iterator, Sequence

from garant.publishing.cells import Cell, Sheet, joined
from garant.publishing.dossier_views import ReviewView
from garant.publishing.position_views import ContradictionView, PositionView, StanceView, StepView
from garant.publishing.record_views import (
    ActRecordView,
    DocumentRecordView,
    NotedDoubtView,
    QuoteView,
    SourceView,
)
from garant.publishing.views import ActorView, PassageView, QuantityView, SpeakerView

_SOURCE = ("document", "document_key", "title", "publisher", "flag", "reliability", "url")
_SPEAKER = ("speaker", "person", "anonymous")
_STANCE = (
    "kind",
    "firmness",
    "conditions",
    "quantity",
    "unit",
    "voice",
    *_SPEAKER,
    "reviewed",
    "act",
    "evidence",
    *_SOURCE,
)


def _act(act: ActRecordView) -> Iterator[Sequence[Cell]]:
    yield (
        act["key"],
        act["day"],
        act["kind"],
        _codes(act["actors"]),
        _codes(act["targets"]),
        act["capability"],
        act["firmness"],
        joined(act["conditions"]),
        *_amount(act["quantity"]),
        act["place"],
        act["time"],
        *_speaker(act["speaker"]),
        act["standing"],
        act["reviewed"],
        min((passage["start"] for passage in act["evidence"]), default=None),
        max((passage["end"] for passage in act["evidence"]), default=None),
        _words(act["evidence"]),
        _names(act["doubts"]),
        act["recorded"],
        *_source(act["document"]),
    )


def _quote(quote: QuoteView) -> Iterator[Sequence[Cell]]:
    content = quote["content"]
    yield (
        quote["key"],
        quote["day"],
        *_speaker(quote["speaker"]),
        quote["mode"],
        quote["cue"],
        content["start"],
        content["end"],
        content["text"],
        joined(quote["acts"]),
        quote["standing"],
        quote["reviewed"],
        _names(quote["doubts"]),
        quote["recorded"],
        *_source(quote["document"]),
    )


def _document(document: DocumentRecordView) -> Iterator[Sequence[Cell]]:
    yield (
        document["id"],
        document["key"],
        document["title"],
        document["publisher"],
        document["flag"],
        document["reliability"],
        document["url"],
        document["published"],
        document["language"],
        document["recorded"],
        joined(document["copies"]),
        document["superseded_by"],
        _names(document["doubts"]),
    )


def _position(position: PositionView) -> Iterator[Sequence[Cell]]:
    thread = (position["party"], position["capability"], position["beneficiary"])
    for step in position["steps"]:
        yield (*thread, step["day"], "leading", *_change(step), *_stance(step["leading"]))
        for stance in step["backing"]:
            yield (*thread, step["day"], "backing", *_UNCHANGED, *_stance(stance))
        for stance in step["contrary"]:
            yield (*thread, step["day"], "contrary", *_UNCHANGED, *_stance(stance))
        for stance in step["outranked"]:
            yield (*thread, step["day"], "outranked", *_UNCHANGED, *_stance(stance))
    for stance in position["beside"]:
        yield (*thread, stance["day"], "beside", *_UNCHANGED, *_stance(stance))
    for stance in position["undated"]:
        yield (*thread, None, "undated", *_UNCHANGED, *_stance(stance))


def _contradiction(found: ContradictionView) -> Iterator[Sequence[Cell]]:
    first, second = found["first"], found["second"]
    yield (
        found["party"],
        found["capability"],
        found["beneficiary"],
        found["days"],
        first["day"],
        *_stance(first),
        second["day"],
        *_stance(second),
    )


_CHANGE = ("change", "contested", "sources", "step_conditions", "unrepeated")
_UNCHANGED: tuple[Cell, ...] = (None,) * len(_CHANGE)

ACTS = Sheet(
    (
        *("act", "day", "kind", "actors", "targets", "capability", "firmness", "conditions"),
        *("quantity", "unit", "place", "time", *_SPEAKER, "standing", "reviewed"),
        *("start", "end", "evidence", "doubts", "recorded", *_SOURCE),
    ),
    _act,
)
"""One row for each act; several values in a cell are joined by a semicolon and a space."""

QUOTES = Sheet(
    (
        *("statement", "day", *_SPEAKER, "mode", "cue", "start", "end", "content", "acts"),
        *("standing", "reviewed", "doubts", "recorded", *_SOURCE),
    ),
    _quote,
)
"""One row for each passage that holds what was looked for."""

DOCUMENTS = Sheet(
    (
        *_SOURCE,
        *("published", "language", "recorded", "copies", "superseded_by", "doubts"),
    ),
    _document,
)
"""One row for each document."""

POSITIONS = Sheet(
    ("party", "capability", "beneficiary", "day", "part", *_CHANGE, *_STANCE), _position
)
"""One row for each act that says where a party stands; `part` tells what it is to the position."""

CONTRADICTIONS = Sheet(
    (
        *("party", "capability", "beneficiary", "days"),
        *(f"first_{name}" for name in ("day", *_STANCE)),
        *(f"second_{name}" for name in ("day", *_STANCE)),
    ),
    _contradiction,
)
"""One row for each two stances that cannot both hold."""


def _change(step: StepView) -> tuple[Cell, ...]:
    return (
        step["change"],
        step["contested"],
        step["sources"],
        joined(step["conditions"]),
        joined(step["unrepeated"]),
    )


def _stance(stance: StanceView) -> tuple[Cell, ...]:
    return (
        stance["kind"],
        stance["firmness"],
        joined(stance["conditions"]),
        *_amount(stance["quantity"]),
        stance["voice"],
        *_speaker(stance["speaker"]),
        stance["reviewed"],
        stance["act"],
        _words(stance["evidence"]),
        *_source(stance["document"]),
    )


def _source(document: SourceView) -> tuple[Cell, ...]:
    return (
        document["id"],
        document["key"],
        document["title"],
        document["publisher"],
        document["flag"],
        document["reliability"],
        document["url"],
    )


def _speaker(speaker: SpeakerView | None) -> tuple[Cell, ...]:
    if speaker is None:
        return (None, None, None)
    return (speaker["code"], speaker["person"], speaker["anonymous"])


def _amount(quantity: QuantityView | None) -> tuple[Cell, ...]:
    return (quantity["value"], quantity["unit"]) if quantity else (None, None)


def _codes(parties: Sequence[ActorView]) -> str:
    return joined(dict.fromkeys(party["code"] for party in parties))


def _names(doubts: Sequence[NotedDoubtView]) -> str:
    return joined(doubt["code"] for doubt in doubts)


def _words(passages: Sequence[PassageView]) -> str:
    return " […] ".join(passage["text"] for passage in passages)


_REVIEW = ("key", "verdict", "subject", "result", "who", "why", "recorded", "undoes", "undone")


def _review(review: ReviewView) -> Iterator[Sequence[Cell]]:
    yield (
        review["key"],
        review["verdict"],
        review["subject"],
        review["result"],
        review["who"],
        review["why"],
        review["recorded"],
        review["undoes"],
        review["undone"],
    )


REVIEWS = Sheet(_REVIEW, _review)
"""One row for each decision."""
