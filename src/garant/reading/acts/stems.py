"""Lists under a stem: "We will: a) keep up our assistance; b) train 400 soldiers".

Each item is a paragraph of its own, without a subject; who does it, and how firmly, stands in the
words before the colon.
"""

from collections.abc import Sequence

from garant.model import Actor, Firmness, Kind
from garant.reading.acts.candidate import Candidate
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.parties import actors
from garant.reading.acts.scene import Scene, Stem
from garant.reading.acts.verbless import level
from garant.reading.acts.words import Role

_RUNGS = {
    "fut": Firmness.COMMITTED,
    "going": Firmness.COMMITTED,
    "pres": Firmness.COMMITTED,
    "past": Firmness.DELIVERED,
    "cnd": Firmness.POSSIBLE,
}
_GIVEN = frozenset({Kind.COMMIT, Kind.REFUSE, Kind.REQUEST})


def stem_of(
    scene: Scene, hits: Sequence[Hit], found: Sequence[Candidate], number: int
) -> Stem | None:
    """Who does what a list tells, and how firmly, by the clause before the colon that opens it.

    Args:
        scene: The parse that may end with a stem.
        hits: Its predicates.
        found: The candidates read in it.
        number: The number of the parse in its document.
    """
    parse, syntax = scene.parse, scene.syntax
    if not len(parse) or parse.words[-1] != ":":
        return None
    start, end = parse.sentences[-1]
    last = len(parse.sentences) - 1
    for candidate in reversed(found):
        if candidate.sentence == (number, last) and candidate.kind in _GIVEN:
            targets = candidate.targets if candidate.kind is Kind.REQUEST else ()
            return Stem(candidate.actors, candidate.kind, candidate.firmness, targets)
    subject = next((k for k in range(start, end) if parse.deps[k].startswith("nsubj")), None)
    doers = _doers(scene, subject, start, end)
    if not doers:
        return None
    grammar = syntax.grammar
    denied = any(
        parse.lower[k] in grammar["denier"] | grammar["negator"] for k in range(start, end)
    )
    attitude = next(
        (h for h in hits if start <= h.token < end and h.predicate.role is not Role.DO), None
    )
    if attitude is not None:
        return None if denied else _held(scene, attitude, doers, end)
    verbs = [
        k
        for k in range(start, end)
        if parse.pos[k] in ("VERB", "AUX") and syntax.finite(k) is not None
    ]
    if not verbs:
        return None
    verb = verbs[-1]
    rung = _RUNGS.get(syntax.tense(verb))
    if parse.lower[verb] in grammar["conditional"] | grammar["modal"]:
        rung = Firmness.POSSIBLE
    elif parse.lower[verb] in grammar["future"]:
        rung = Firmness.COMMITTED
    if rung is None:
        return None
    return Stem(doers, Kind.REFUSE, Firmness.EXCLUDED) if denied else Stem(doers, Kind.COMMIT, rung)


def _held(scene: Scene, attitude: Hit, doers: tuple[Actor, ...], end: int) -> Stem | None:
    """The stem of an attitude: "We have agreed to:", "We call on Moscow to:"."""
    kind, parse = attitude.predicate.kind, scene.parse
    if attitude.predicate.role is Role.ASK:
        after = set(range(attitude.token + 1, end))
        asked = actors(parse, scene.parties.inside(after))
        return Stem(doers, Kind.REQUEST, None, asked) if asked else None
    if attitude.predicate.role is Role.HOLD and kind in _GIVEN:
        return Stem(doers, kind, attitude.predicate.firmness)
    return None


def _doers(scene: Scene, subject: int | None, start: int, end: int) -> tuple[Actor, ...]:
    parse = scene.parse
    first = scene.syntax.grammar["first_person"]
    if subject is None:
        subject = next((k for k in range(start, end) if parse.lower[k] in first), None)
    if subject is None:
        return ()
    if parse.lower[subject] in first:
        return tuple(Actor(code, code) for code in scene.setting.signatories)
    return actors(parse, [m for m in scene.parties.phrase(subject) if m.codes])


def hang(scene: Scene, frame: Frame) -> None:
    """Give what stands behind a colon the rung of what stands before it, an item its doers too."""
    level(scene, frame)
    stem = scene.stem
    if stem is None or frame.negated or not _heads_item(scene, frame.top.token):
        return
    if scene.syntax.subject(frame.top.token) is not None or (
        frame.kind is not Kind.COMMIT and stem.kind is not Kind.REQUEST
    ):
        return
    frame.lent, frame.kind, frame.firmness = stem.actors, stem.kind, stem.firmness
    if stem.kind is Kind.REQUEST:
        frame.meant = stem.targets


def _heads_item(scene: Scene, token: int) -> bool:
    """Whether a predicate, or the verb it is joined to, opens the item behind its label."""
    parse, start = scene.parse, scene.item
    while parse.deps[token] == "conj" and parse.heads[token] < token:
        token = parse.heads[token]
    marks = scene.syntax.grammar["infinitive_mark"]
    return all(
        parse.pos[k] in ("ADV", "PUNCT", "AUX") or parse.lower[k] in marks
        for k in range(start, token)
    )
