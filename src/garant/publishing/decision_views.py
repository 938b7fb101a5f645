"""What is shown of a person's decision: a plain record, and a line or two to read."""

from collections.abc import Iterator, Mapping
from typing import Any, TextIO, TypedDict

from garant.model import ActRecord, DocumentRecord, Review, StatementRecord, Verdict
from garant.publishing.json_text import json_line
from garant.publishing.record_views import (
    ActRecordView,
    QuoteView,
    act_record_view,
    instant_view,
    quote_view,
)

_SHOWN_SIGNS = 8
_SHOWN_WORDS = 60
_DONE = {
    Verdict.ACCEPT: "accepted",
    Verdict.CORRECT: "corrected",
    Verdict.REJECT: "rejected",
    Verdict.UNDO: "undone",
}
_COMPARED = (
    "kind",
    "actors",
    "targets",
    "capability",
    "firmness",
    "conditions",
    "quantity",
    "place",
    "time",
    "speaker",
    "mode",
    "cue",
    "content",
    "evidence",
)


class OverView(TypedDict):
    """A decision that another one prevails over, or that stands again where one was taken back."""

    key: str
    verdict: str
    result: str | None
    who: str
    why: str
    recorded: str


class DecisionView(TypedDict):
    """A person's decision, as it was recorded.

    `subject` is the key of what was judged, `result` of what stands by the decision, null where
    nothing does; `undoes` the key of the decision that was taken back. `over` is what stood before,
    or stands again; null where nobody had decided.
    """

    key: str
    verdict: str
    subject: str
    result: str | None
    who: str
    why: str
    recorded: str
    undoes: str | None
    over: OverView | None


def write_decision(review: Review, over: Review | None, out: TextIO) -> None:
    """Write a decision as a line of JSON; as for `view_decision`."""
    out.write(f"{json_line(view_decision(review, over))}\n")
    out.flush()


def view_decision(review: Review, over: Review | None) -> DecisionView:
    """Show a decision as a plain record.

    Args:
        review: The decision.
        over: What it prevails over, or what stands again.
    """
    return {
        "key": review.key,
        "verdict": review.verdict.value,
        "subject": review.subject,
        "result": review.result,
        "who": review.who,
        "why": review.why,
        "recorded": instant_view(review.recorded),
        "undoes": review.undoes,
        "over": _over(over) if over else None,
    }


def decision_line(
    review: Review,
    subject: ActRecord | StatementRecord,
    result: ActRecord | StatementRecord | None,
) -> str:
    """A decision in a line, a correction with what it changes.

    Args:
        review: The decision.
        subject: What was named.
        result: What stands in its place by a correction.
    """
    line = f"{subject.key[:_SHOWN_SIGNS]} {_DONE[review.verdict]}: {_line(subject)}"
    if result is None or result.key == subject.key:
        return line
    changes = "; ".join(_changes(_view(subject), _view(result)))
    return f"{line}; now {result.key[:_SHOWN_SIGNS]}: {changes}"


def over_line(review: Review, over: Review, *, meanwhile: bool = False) -> str:
    """What a decision prevails over, in a line; both stay in the ledger.

    Args:
        review: The decision.
        over: What stood before.
        meanwhile: Whether somebody else decided it while the one who decides was looking.
    """
    when = f"{over.recorded:%Y-%m-%d %H:%M}"
    if review.verdict is Verdict.UNDO:
        return f"what {over.who} decided on {when} stands again: {_DONE[over.verdict]}"
    why = f" ({' '.join(over.why.split())})" if over.why else ""
    told = "meanwhile " if meanwhile else ""
    return (
        f"{told}{over.who} had {_DONE[over.verdict]} it on {when}{why}; both stay, "
        f"and the later prevails: {_DONE[review.verdict]}"
    )


def record_line(record: ActRecord | StatementRecord | DocumentRecord) -> str:
    """A record in a line, its key first: what is meant where two are judged together."""
    if not isinstance(record, DocumentRecord):
        day = record.day.isoformat() if record.day else "no date"
        source = record.document.publisher or record.document.id
        return f"{record.key[:_SHOWN_SIGNS]} {day} {_line(record)} ({source})"
    day = record.published.isoformat() if record.published else "no date"
    told = (record.title or record.id, record.publisher or "")
    return f"{record.key[:_SHOWN_SIGNS]} {day} {' · '.join(filter(None, told))}"


def act_line(act: ActRecordView) -> str:
    """An act in a line: "FRA commit ground_troops: ready, ceasefire"."""
    line = " ".join(filter(None, (_codes(act["actors"]), act["kind"], act["capability"])))
    targets = _codes(act["targets"])
    told = [act["firmness"] or "", *act["conditions"]]
    line += f" → {targets}" if targets else ""
    return line + (f": {', '.join(filter(None, told))}" if any(told) else "")


def _over(review: Review) -> OverView:
    return {
        "key": review.key,
        "verdict": review.verdict.value,
        "result": review.result,
        "who": review.who,
        "why": review.why,
        "recorded": instant_view(review.recorded),
    }


def _view(record: ActRecord | StatementRecord) -> ActRecordView | QuoteView:
    return act_record_view(record) if isinstance(record, ActRecord) else quote_view(record)


def _line(record: ActRecord | StatementRecord) -> str:
    if isinstance(record, ActRecord):
        return act_line(act_record_view(record))
    words = " ".join(record.words.split())
    if len(words) > _SHOWN_WORDS:
        words = words[:_SHOWN_WORDS].rpartition(" ")[0] + " …"
    return f"{_text('speaker', quote_view(record)['speaker'])}: {words}"


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    for name in _COMPARED:
        if before.get(name) != after.get(name):
            yield f"{name} {_text(name, before.get(name))} → {_text(name, after.get(name))}"


def _text(name: str, value: Any) -> str:
    """The value of a field in a few words."""
    if not value:
        return "none"
    if name in ("actors", "targets"):
        return _codes(value)
    if name == "quantity":
        return f"{value['value']} {value['unit']}"
    if name == "speaker":
        who = " ".join(filter(None, (value["code"], value["person"]))) or value["text"]
        return f"{who} (unnamed)" if value["anonymous"] else who
    if name == "content":
        return f"{value['start']}-{value['end']}"
    if name == "evidence":
        return " | ".join(f"{each['start']}-{each['end']}" for each in value)
    return ", ".join(value) if isinstance(value, list) else str(value)


def _codes(parties: Any) -> str:
    return ", ".join(dict.fromkeys(party["code"] for party in parties))
