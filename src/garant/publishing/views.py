"""What a reading shows, as plain records: one view for every format, so that they cannot disagree.

The records are the contract of `garant read --format jsonl`; a change of their fields is a break.
"""

from typing import NotRequired, TypedDict

from garant.model import Act, Actor, Doubt, Passage, Quantity, Reading, Speaker, Statement


class PassageView(TypedDict):
    """A half-open span of the document's original text, with its words."""

    start: int
    end: int
    text: str


class SectionView(TypedDict):
    """A heading and the span from it to the end of what stands under it."""

    heading: str
    start: int
    end: int


class DocumentView(TypedDict):
    """A document's frame; what the text does not show is null."""

    id: str
    title: str | None
    publisher: str | None
    language: str | None
    published: str | None
    url: str | None
    sections: list[SectionView]


class SpeakerView(TypedDict):
    """Who is said to speak; `via` names the carrier of a chain, where there is one."""

    text: str
    code: str | None
    person: str | None
    anonymous: bool
    via: NotRequired[str]


class DoubtView(TypedDict):
    """What could not be settled: its name, a sentence, and where in the text."""

    code: str
    detail: str
    passage: PassageView | None


class StatementView(TypedDict):
    """Content that the document attributes to a speaker.

    `parts` stands only where a tag interrupts the content ("..., a-t-il dit, ...").
    """

    id: str
    speaker: SpeakerView
    mode: str
    cue: str
    content: PassageView
    parts: NotRequired[list[PassageView]]
    doubts: list[DoubtView]


class ActorView(TypedDict):
    """A party in an act, by the words that name it, its code, and who stands for it."""

    text: str
    code: str
    person: str | None


class QuantityView(TypedDict):
    """How much: a number, its unit (ISO 4217 for money), and the words."""

    value: int | float
    unit: str
    text: str


class ActSpeakerView(TypedDict):
    """Who says that the act is so; null on the act where the narrator does."""

    code: str | None
    person: str | None


class ClueView(TypedDict):
    """One reason for an act: its role, the rule that used it, and its words."""

    role: str
    rule: str
    start: int
    end: int
    text: str


class ActView(TypedDict):
    """What a party does or would do; `clues` stands only where they were asked for."""

    id: str
    kind: str
    actors: list[ActorView]
    targets: list[ActorView]
    capability: str | None
    firmness: str | None
    conditions: list[str]
    quantity: QuantityView | None
    place: str | None
    time: str | None
    speaker: ActSpeakerView | None
    evidence: list[PassageView]
    doubts: list[DoubtView]
    clues: NotRequired[list[ClueView]]


class ReadingView(TypedDict):
    """A document with everything read from it."""

    document: DocumentView
    statements: list[StatementView]
    acts: list[ActView]
    doubts: list[DoubtView]


def view(reading: Reading, *, explain: bool = False) -> ReadingView:
    """Show a reading as plain records, dates in ISO form.

    Args:
        reading: The reading.
        explain: Whether each act comes with the clues that made it.
    """
    document = reading.document
    text = document.text
    # A doubt of the frame may be handed on by the reader: it is one doubt.
    doubts = dict.fromkeys(document.doubts + reading.doubts)
    return {
        "document": {
            "id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "language": document.language,
            "published": document.published.isoformat() if document.published else None,
            "url": document.url,
            "sections": [
                {
                    "heading": section.heading,
                    "start": section.passage.start,
                    "end": section.passage.end,
                }
                for section in document.sections
            ],
        },
        "statements": [_statement(statement, text) for statement in reading.statements],
        "acts": [_act(act, text, explain=explain) for act in reading.acts],
        "doubts": [_doubt(doubt, text) for doubt in doubts],
    }


def _passage(passage: Passage, text: str) -> PassageView:
    return {"start": passage.start, "end": passage.end, "text": passage.of(text)}


def _doubt(doubt: Doubt, text: str) -> DoubtView:
    return {
        "code": doubt.code,
        "detail": doubt.detail,
        "passage": _passage(doubt.passage, text) if doubt.passage else None,
    }


def speaker_view(speaker: Speaker) -> SpeakerView:
    """Show who is said to speak."""
    shown: SpeakerView = {
        "text": speaker.text,
        "code": speaker.code,
        "person": speaker.person,
        "anonymous": speaker.anonymous,
    }
    if speaker.via:
        shown["via"] = speaker.via
    return shown


def _statement(statement: Statement, text: str) -> StatementView:
    shown: StatementView = {
        "id": statement.id,
        "speaker": speaker_view(statement.speaker),
        "mode": statement.mode.value,
        "cue": statement.cue,
        "content": _passage(statement.content, text),
        "doubts": [_doubt(doubt, text) for doubt in statement.doubts],
    }
    if len(statement.parts) > 1:
        shown["parts"] = [_passage(part, text) for part in statement.parts]
    return shown


def actor_view(actor: Actor) -> ActorView:
    """Show a party in an act."""
    return {"text": actor.text, "code": actor.code, "person": actor.person}


def quantity_view(quantity: Quantity) -> QuantityView:
    """Show an amount as a number."""
    value = quantity.value
    return {
        "value": int(value) if value == value.to_integral_value() else float(value),
        "unit": quantity.unit,
        "text": quantity.text,
    }


def _act(act: Act, text: str, *, explain: bool) -> ActView:
    shown: ActView = {
        "id": act.id,
        "kind": act.kind.value,
        "actors": [actor_view(actor) for actor in act.actors],
        "targets": [actor_view(target) for target in act.targets],
        "capability": act.capability,
        "firmness": act.firmness.value if act.firmness else None,
        "conditions": [condition.value for condition in act.conditions],
        "quantity": quantity_view(act.quantity) if act.quantity else None,
        "place": act.place,
        "time": act.time,
        "speaker": {"code": act.speaker.code, "person": act.speaker.person}
        if act.speaker
        else None,
        "evidence": [_passage(passage, text) for passage in act.evidence],
        "doubts": [_doubt(doubt, text) for doubt in act.doubts],
    }
    if explain:
        shown["clues"] = [
            {
                "role": clue.role,
                "rule": clue.rule,
                "start": clue.passage.start,
                "end": clue.passage.end,
                "text": clue.passage.of(text),
            }
            for clue in act.clues
        ]
    return shown
