"""Between values and rows: how a document, a statement and an act are written down and read back.

Lists that nothing is looked up by (sections, doubts, the parts of a statement, conditions) are JSON
in one column; an empty one is no value.
"""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import RowMapping

from garant.ledger.keys import plain_doubts
from garant.model import (
    Act,
    Actor,
    Condition,
    Document,
    Doubt,
    Firmness,
    Kind,
    Mode,
    Passage,
    Quantity,
    Section,
    Speaker,
    Statement,
)

Row = dict[str, Any]
"""The columns of one row, by name."""


def fold(name: str | None) -> str | None:
    """A name without accents and in lower case, as names are looked up."""
    if not name:
        return None
    letters = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).lower()


def frame_row(document: Document, doubts: Iterable[Doubt]) -> Row:
    """The columns of a reading that hold the frame of its document, and what is in doubt."""
    sections = [
        [section.heading, section.passage.start, section.passage.end]
        for section in document.sections
    ]
    return {
        "title": document.title,
        "publisher": document.publisher,
        "language": document.language,
        "published": document.published,
        "sections": _json(sections),
        "doubts": _json(plain_doubts(dict.fromkeys((*document.doubts, *doubts)))),
    }


def statement_row(statement: Statement, day: date | None) -> Row:
    """The columns of a statement that say what was said, and by whom."""
    return {
        "start": statement.content.start,
        "end": statement.content.end,
        "parts": _json([[part.start, part.end] for part in statement.parts]),
        "day": day,
        "mode": statement.mode.value,
        "cue": statement.cue,
        "doubts": _json(plain_doubts(statement.doubts)),
        **_speaker_columns(statement.speaker),
    }


def act_row(act: Act, day: date | None) -> Row:
    """The columns of an act; its parties and its evidence have tables of their own."""
    quantity = act.quantity
    evidence = act.evidence
    return {
        "start": min((passage.start for passage in evidence), default=0),
        "end": max((passage.end for passage in evidence), default=0),
        "day": day,
        "kind": act.kind.value,
        "capability": act.capability,
        "firmness": act.firmness.value if act.firmness else None,
        "level": act.firmness.level if act.firmness else None,
        "conditions": _json([condition.value for condition in act.conditions]),
        "quantity_value": format(quantity.value, "f") if quantity else None,
        "quantity_unit": quantity.unit if quantity else None,
        "quantity_text": quantity.text if quantity else None,
        "place": act.place,
        "time": act.time,
        "doubts": _json(plain_doubts(act.doubts)),
        **_speaker_columns(act.speaker),
    }


def party_rows(act: Act, day: date | None) -> list[Row]:
    """A row for each party of an act, as actor or as target."""
    return [
        {
            "role": role,
            "place": place,
            "code": party.code,
            "text": party.text,
            "person": party.person,
            "capability": act.capability,
            "day": day,
        }
        for role, parties in (("actor", act.actors), ("target", act.targets))
        for place, party in enumerate(parties)
    ]


def to_statement(row: RowMapping) -> Statement:
    """A statement out of its row; its id is its key."""
    speaker = to_speaker(row)
    assert speaker is not None
    return Statement(
        id=row["key"],
        speaker=speaker,
        mode=Mode(row["mode"]),
        cue=row["cue"],
        content=Passage(row["start"], row["end"]),
        parts=tuple(Passage(start, end) for start, end in _list(row["parts"])),
        doubts=to_doubts(row["doubts"]),
    )


def to_act(row: RowMapping, parties: Sequence[RowMapping], evidence: Sequence[Passage]) -> Act:
    """An act out of its row, those of its parties in order, and its evidence; its id is its key."""

    def of(role: str) -> tuple[Actor, ...]:
        return tuple(
            Actor(party["text"], party["code"], party["person"])
            for party in parties
            if party["role"] == role
        )

    quantity = (
        Quantity(Decimal(row["quantity_value"]), row["quantity_unit"], row["quantity_text"])
        if row["quantity_value"] is not None
        else None
    )
    return Act(
        id=row["key"],
        kind=Kind(row["kind"]),
        actors=of("actor"),
        targets=of("target"),
        capability=row["capability"],
        firmness=Firmness(row["firmness"]) if row["firmness"] else None,
        conditions=to_conditions(row["conditions"]),
        quantity=quantity,
        place=row["place"],
        time=row["time"],
        speaker=to_speaker(row),
        evidence=tuple(evidence),
        doubts=to_doubts(row["doubts"]),
    )


def to_conditions(stored: str | None) -> tuple[Condition, ...]:
    """Conditions out of their column."""
    return tuple(Condition(code) for code in _list(stored))


def to_doubts(stored: str | None) -> tuple[Doubt, ...]:
    """Doubts out of their column."""
    return tuple(
        Doubt(code, detail, None if start is None else Passage(start, end))
        for code, detail, start, end in _list(stored)
    )


def to_sections(stored: str | None) -> tuple[Section, ...]:
    """Sections out of their column."""
    return tuple(Section(heading, Passage(start, end)) for heading, start, end in _list(stored))


def to_speaker(row: RowMapping) -> Speaker | None:
    """A speaker out of the columns of a statement or an act; None where the narrator speaks."""
    if row["speaker_text"] is None:
        return None
    return Speaker(
        row["speaker_text"],
        row["speaker_code"],
        row["speaker_person"],
        bool(row["speaker_anonymous"]),
        row["speaker_via"],
    )


def _speaker_columns(speaker: Speaker | None) -> Row:
    return {
        "speaker_text": speaker.text if speaker else None,
        "speaker_code": speaker.code if speaker else None,
        "speaker_person": speaker.person if speaker else None,
        "speaker_folded": fold(speaker.person) if speaker else None,
        "speaker_anonymous": speaker.anonymous if speaker else None,
        "speaker_via": speaker.via if speaker else None,
    }


def _json(values: Sequence[Any]) -> str | None:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) if values else None


def _list(stored: str | None) -> list[Any]:
    return list(json.loads(stored)) if stored else []
