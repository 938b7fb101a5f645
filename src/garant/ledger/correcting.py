"""What a person says is right instead of what was read, applied to an act or a statement.

The rules of the annotation guidelines hold for what persons write as for what machines read: only
what is offered or refused has a firmness, only what is offered an amount, a meeting no target.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from garant.ledger.amounts import read_quantity
from garant.ledger.changes import ACT_FIELDS, STATEMENT_FIELDS, Changes, read_phrase
from garant.ledger.locating import locate
from garant.ledger.naming import capability_code, one_of
from garant.model import Act, Firmness, Kind, Mode, Passage, Statement

if TYPE_CHECKING:
    from garant.ontology import Ontology

OFFERED = tuple(rung for rung in Firmness if rung.level >= 0)
REFUSED = tuple(rung for rung in Firmness if rung.level < 0)


def correct_act(
    act: Act, changes: Mapping[str, str], text: str, ontology: "Callable[[], Ontology]"
) -> Act:
    """An act as a person says it is.

    What cannot stand with a changed kind (a firmness, an amount) is left out with it. A party in
    the place of another keeps the words and the person of that one. What the reader doubted is
    settled by the person's decision.

    Args:
        act: The act as it was read.
        changes: The fields that are wrong, with what is right; `none` empties one.
        text: The document's text.
        ontology: Loads the parties and capabilities, where they are needed.

    Raises:
        QuestionError: Mistakes in the changes, one line for each; or nothing is changed.
    """
    wanted = Changes(changes, text, ontology)
    wanted.only(ACT_FIELDS)
    evidence = wanted.read("evidence", lambda value: locate(value, text, act.evidence))
    near = evidence or act.evidence
    kind = wanted.read("kind", lambda value: Kind(one_of(value, "kind", Kind))) or act.kind
    corrected = replace(
        act,
        kind=kind,
        actors=wanted.parties("actors", act.actors, near),
        targets=wanted.parties("targets", act.targets, near),
        capability=wanted.read_or(
            "capability", act.capability, lambda value: capability_code(value, ontology)
        ),
        firmness=wanted.read_or(
            "firmness",
            act.firmness if kind in (act.kind, Kind.COMMIT, Kind.REFUSE) else None,
            lambda value: Firmness(one_of(value, "firmness", Firmness)),
        ),
        conditions=wanted.conditions(act.conditions),
        quantity=wanted.read_or(
            "quantity",
            act.quantity if kind in (act.kind, Kind.COMMIT) else None,
            lambda value: read_quantity(value, act.quantity, text, near),
        ),
        place=wanted.read_or("place", act.place, read_phrase),
        time=wanted.read_or("time", act.time, read_phrase),
        speaker=wanted.speaker(act.speaker),
        evidence=near,
        clues=(),
    )
    wanted.faults += _rules(corrected, changes.keys(), wanted.faulty)
    wanted.finish(unchanged=corrected == replace(act, clues=()))
    return replace(corrected, doubts=())


def correct_statement(
    statement: Statement,
    changes: Mapping[str, str],
    text: str,
    ontology: "Callable[[], Ontology]",
) -> Statement:
    """A statement as a person says it is; as for `correct_act`.

    Content in several pieces, with | between them, is what was said without the tag inside it.

    Raises:
        QuestionError: Mistakes in the changes, one line for each; or nothing is changed.
    """
    wanted = Changes(changes, text, ontology)
    wanted.only(STATEMENT_FIELDS)
    parts = wanted.read("content", lambda value: locate(value, text, [statement.content]))
    speaker = wanted.speaker(statement.speaker)
    if speaker is None:
        wanted.faults.append("speaker: what is said has one; reject what nobody is said to say")
    content = Passage(parts[0].start, parts[-1].end) if parts else statement.content
    if not parts:
        parts = statement.parts
    corrected = replace(
        statement,
        speaker=speaker or statement.speaker,
        mode=wanted.read("mode", lambda value: Mode(one_of(value, "mode", Mode))) or statement.mode,
        cue=wanted.read_or("cue", statement.cue, read_phrase) or "",
        content=content,
        parts=parts if len(parts) > 1 else (),
    )
    unchanged = corrected == replace(statement, parts=parts if len(parts) > 1 else ())
    wanted.finish(unchanged=unchanged)
    return replace(corrected, doubts=())


def _rules(act: Act, changed: Iterable[str], faulty: set[str]) -> Iterable[str]:
    """What the guidelines forbid in a corrected act, where a person changed what it hangs on."""

    def hangs_on(*fields: str) -> bool:
        return bool(set(changed).intersection(fields)) and not faulty.intersection(fields)

    if not act.actors and "actors" not in faulty:
        yield "actors: an act has one at least; reject what nobody does"
    rungs = {Kind.COMMIT: OFFERED, Kind.REFUSE: REFUSED}.get(act.kind, ())
    if hangs_on("kind", "firmness") and rungs and act.firmness not in rungs:
        listed = ", ".join(rung.value for rung in rungs)
        yield (
            f"firmness: of the kind {act.kind.value} is one of {listed}, "
            f"not {act.firmness.value if act.firmness else 'none'}; give one of them with it"
        )
    if hangs_on("kind", "firmness") and not rungs and act.firmness is not None:
        yield (
            f"firmness: stands on commit and refuse alone, not on {act.kind.value}; "
            "leave it out, or give kind=commit or kind=refuse"
        )
    if hangs_on("kind", "quantity") and act.quantity is not None and act.kind is not Kind.COMMIT:
        yield (
            f"quantity: stands on commit alone, not on {act.kind.value}; "
            "leave it out, or give kind=commit"
        )
    if hangs_on("kind", "targets") and act.kind is Kind.MEET and act.targets:
        yield "targets: a meeting has none; give all who meet as actors, and targets=none"
