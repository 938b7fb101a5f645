"""Putting likes together: the same act said twice is one, at its most specific mention."""

import hashlib
from dataclasses import replace

from garant.model import Act, Document, Firmness, Kind
from garant.reading.acts.candidate import Candidate
from garant.reading.acts.setting import COLLECTIVES


def merged(document: Document, candidates: list[Candidate]) -> tuple[Act, ...]:
    """The acts of a document: candidates with the same kind, parties and capability are one.

    A different firmness or quantity makes another act; conditions are gathered from every mention.
    """
    kept: list[Candidate] = []
    for candidate in candidates:
        for place, held in enumerate(kept):
            joined = _joined(held, candidate)
            if joined is not None:
                kept[place] = joined
                break
        else:
            kept.append(candidate)
    kept.sort(key=lambda c: c.order)
    return tuple(_act(document, candidate) for candidate in kept)


def _same_time(one: Candidate, other: Candidate) -> bool:
    """Whether two meetings may be one by what is told of their time."""
    if {one.ahead, other.ahead} == {True, False}:
        return False
    first, second = set((one.time or "").split()), set((other.time or "").split())
    return not first or not second or bool(first & second)


def _joined(held: Candidate, new: Candidate) -> Candidate | None:
    """The two as one, or None where they are different acts."""
    if held.kind is not new.kind:
        return None
    if held.kind is Kind.MEET:
        if not held.codes & new.codes:
            return None
        if held.sentence != new.sentence and not (
            held.codes <= new.codes or new.codes <= held.codes
        ):
            return None
        if not _same_time(held, new):
            return None
        actors = {a.code: a for a in (*held.actors, *new.actors)}
        return replace(
            held, actors=tuple(actors.values()), evidence=(*held.evidence, *new.evidence)
        )
    if held.capability != new.capability:
        return None
    if not (held.codes == new.codes or held.codes < new.codes or new.codes < held.codes):
        return None
    guessed = held.inferred or new.inferred or held.doubts or new.doubts
    if held.codes != new.codes and not guessed and not (held.codes | new.codes) & COLLECTIVES:
        return None  # "five states will send troops; Jakarta, 8 000": two groups, two acts
    if held.firmness is not new.firmness and not _one_rung(held, new):
        return None
    if held.quantity and new.quantity and held.quantity.value != new.quantity.value:
        return None
    main, other = (held, new) if _weight(held) >= _weight(new) else (new, held)
    conditions = list(main.conditions)
    conditions += [code for code in other.conditions if code not in conditions]
    return replace(
        main,
        order=min(held.order, new.order),
        firmness=main.firmness,
        conditions=tuple(conditions),
        quantity=main.quantity or other.quantity,
        targets=main.targets or other.targets,
        evidence=tuple(dict.fromkeys((*held.evidence, *new.evidence))),
        doubts=main.doubts if not (main.doubts and not other.doubts) else (),
    )


def _one_rung(held: Candidate, new: Candidate) -> bool:
    """Whether two rungs are one act told vaguely and exactly in the same sentence."""
    return (
        held.sentence == new.sentence
        and held.firmness is not None
        and (
            new.firmness is not None
            and {held.firmness, new.firmness} <= {Firmness.COMMITTED, Firmness.READY}
        )
    )


def _weight(candidate: Candidate) -> tuple[int, int, int]:
    return (
        int(not candidate.inferred),
        int(candidate.quantity is not None) + len(candidate.conditions),
        -len(candidate.doubts),
    )


def _act(document: Document, candidate: Candidate) -> Act:
    key = "|".join(
        [
            document.id,
            candidate.kind,
            *sorted(candidate.codes),
            candidate.capability or "",
            candidate.firmness or "",
            *(f"{p.start}-{p.end}" for p in candidate.evidence[:1]),
        ]
    )
    return Act(
        id="a" + hashlib.sha256(key.encode()).hexdigest()[:12],
        kind=candidate.kind,
        actors=candidate.actors,
        targets=candidate.targets,
        capability=candidate.capability,
        firmness=candidate.firmness,
        conditions=candidate.conditions,
        quantity=candidate.quantity,
        place=candidate.place,
        time=candidate.time,
        speaker=candidate.speaker,
        evidence=candidate.evidence,
        clues=candidate.clues,
        doubts=candidate.doubts,
    )
