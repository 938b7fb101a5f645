"""What the ledger shows of positions, as plain records: histories and contradictions.

As for acts, the records are the contract of `--json`, and all else is made from them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict

from garant.model import ActRecord, Contradiction, Position, Stance, Step
from garant.publishing.record_views import SourceView, day_view, passage_view, source_view
from garant.publishing.views import (
    PassageView,
    QuantityView,
    SpeakerView,
    quantity_view,
    speaker_view,
)


class StanceView(TypedDict):
    """What one act says of where a party stands.

    `act` is its key. `voice` is `own` where the party itself says so, `text` where the text does in
    its own voice, `others` where another says so of the party, `unnamed` where the source is left
    unnamed.
    """

    act: str
    day: str | None
    kind: str
    firmness: str | None
    conditions: list[str]
    quantity: QuantityView | None
    voice: str
    speaker: SpeakerView | None
    reviewed: bool
    evidence: list[PassageView]
    document: SourceView


class StepView(TypedDict):
    """What one day did to a position.

    `change` is `taken`, `hardened`, `softened`, `reversed`, `conditioned`, `freed` or `restated`.
    `firmness` is the rung it came to, one of several where it is `contested`. `conditions` are
    those named on the day, `unrepeated` those named before that nobody said had fallen. `leading`
    decides; `backing` goes with it, `contrary` is as good a source and does not, `outranked` is a
    lesser one that does not. `sources` counts the independent sources of leading and backing.
    """

    day: str
    change: str
    firmness: str | None
    conditions: list[str]
    unrepeated: list[str]
    quantity: QuantityView | None
    sources: int
    contested: bool
    leading: StanceView
    backing: list[StanceView]
    contrary: list[StanceView]
    outranked: list[StanceView]


class PositionView(TypedDict):
    """A party's position on a capability, for one beneficiary.

    `beneficiary` is null where it is not known for whom. `steps` are in order of the day; `beside`
    has no rung, `undated` no day.
    """

    party: str
    capability: str | None
    beneficiary: str | None
    steps: list[StepView]
    beside: list[StanceView]
    undated: list[StanceView]


class ContradictionView(TypedDict):
    """Two stances that cannot both hold, `days` apart."""

    party: str
    capability: str | None
    beneficiary: str | None
    days: int
    first: StanceView
    second: StanceView


def acts_behind(found: Iterable[Position | Contradiction]) -> Iterator[str]:
    """The keys of the acts that positions or contradictions rest on, which their views show."""
    for one in found:
        if isinstance(one, Contradiction):
            yield from (one.first.act, one.second.act)
            continue
        for step in one.steps:
            for stance in (step.leading, *step.backing, *step.contrary, *step.outranked):
                yield stance.act
        yield from (stance.act for stance in (*one.beside, *one.undated))


def view_positions(
    positions: Iterable[Position], acts: Mapping[str, ActRecord]
) -> list[PositionView]:
    """Show positions as plain records.

    Args:
        positions: The positions.
        acts: The acts that they rest on, by key.
    """
    return [
        {
            "party": position.party,
            "capability": position.capability,
            "beneficiary": position.beneficiary,
            "steps": [_step(step, acts) for step in position.steps],
            "beside": _stances(position.beside, acts),
            "undated": _stances(position.undated, acts),
        }
        for position in positions
    ]


def view_contradictions(
    contradictions: Iterable[Contradiction], acts: Mapping[str, ActRecord]
) -> list[ContradictionView]:
    """Show contradictions as plain records; as for positions."""
    return [
        {
            "party": found.first.party,
            "capability": found.first.capability,
            "beneficiary": found.first.beneficiary,
            "days": found.days,
            "first": _stance(found.first, acts),
            "second": _stance(found.second, acts),
        }
        for found in contradictions
    ]


def _step(step: Step, acts: Mapping[str, ActRecord]) -> StepView:
    leading = step.leading
    return {
        "day": step.day.isoformat(),
        "change": step.change.value,
        "firmness": leading.firmness.value if leading.firmness else None,
        "conditions": [condition.value for condition in step.conditions],
        "unrepeated": [condition.value for condition in step.unrepeated],
        "quantity": quantity_view(step.quantity) if step.quantity else None,
        "sources": step.sources,
        "contested": step.contested,
        "leading": _stance(leading, acts),
        "backing": _stances(step.backing, acts),
        "contrary": _stances(step.contrary, acts),
        "outranked": _stances(step.outranked, acts),
    }


def _stances(stances: Iterable[Stance], acts: Mapping[str, ActRecord]) -> list[StanceView]:
    return [_stance(stance, acts) for stance in stances]


def _stance(stance: Stance, acts: Mapping[str, ActRecord]) -> StanceView:
    record = acts[stance.act]
    act = record.act
    return {
        "act": stance.act,
        "day": day_view(stance.day),
        "kind": stance.kind.value,
        "firmness": stance.firmness.value if stance.firmness else None,
        "conditions": [condition.value for condition in stance.conditions],
        "quantity": quantity_view(stance.quantity) if stance.quantity else None,
        "voice": _voice(stance, told_by_text=act.speaker is None),
        "speaker": speaker_view(act.speaker) if act.speaker else None,
        "reviewed": stance.reviewed,
        "evidence": [
            passage_view(passage, words)
            for passage, words in zip(act.evidence, record.words, strict=True)
        ],
        "document": source_view(record.document),
    }


def _voice(stance: Stance, *, told_by_text: bool) -> str:
    if told_by_text:
        return "text"
    if not stance.named:
        return "unnamed"
    return "own" if stance.own else "others"
