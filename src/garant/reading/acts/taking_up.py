"""What "both", "neither", "ten more" and "thanked the French" take up from the acts just told.

A word of two stands for two things of one party, or for two parties; a number without its noun for
more of what one party gave; who is thanked and for nothing else, for what they just did. Where
more could be meant, nothing is taken up.
"""

from dataclasses import replace

from garant.model import Actor, Clue, Firmness, Kind
from garant.reading.acts.candidate import Candidate
from garant.reading.acts.ellipsis import BARE
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.parties import actors
from garant.reading.acts.scene import Scene
from garant.reading.acts.words import Role
from garant.reading.mention import MentionKind

TAKEN_BACK = replace(BARE, form="taken back", rule="taken_back", family="taken_back")

_GIVEN = frozenset({Kind.COMMIT, Kind.REFUSE})
_REACTIONS = frozenset({Kind.ENDORSE, Kind.OPPOSE})
_MOVING = frozenset({"move", "deploy", "give", "train", "arm", "leave"})


def taken_back(scene: Scene) -> list[Frame]:
    """The frames of a parse in which a party takes back what it offered just before.

    Reads "It has since taken the offer back", "…, an offer it has now withdrawn", "a retiré son
    offre"; does not read "has not withdrawn its offer", "withdrew its offer to buy the bank" where
    nothing was offered.
    """
    parse, grammar, found = scene.parse, scene.syntax.grammar, []
    for i, lemma in enumerate(parse.lemmas):
        if parse.pos[i] != "VERB":
            continue
        particles = [parse.lower[k] for k in parse.children[i] if k > i]
        phrases = {lemma, *(f"{lemma} {word}" for word in particles)}
        if not phrases & grammar["taking_back"] or scene.syntax.negated(i):
            continue
        head = parse.heads[i]
        things = [k for k in parse.children[i] if parse.deps[k].startswith(("obj", "obl"))]
        things += [head] if parse.deps[i].startswith("acl") else []
        subject = scene.syntax.subject(i)
        own = subject is not None and subject not in things and scene.parties.phrase(subject)
        finite = scene.syntax.finite(i) is not None and scene.syntax.tense(i) in ("past", "pres")
        if own and finite and any(parse.lemmas[k] in grammar["offer_noun"] for k in things):
            hit = Hit(i, (i,), TAKEN_BACK)
            clue = Clue("predicate", TAKEN_BACK.rule, parse.passage(i, i + 1))
            frame = Frame(hit, hit, Kind.REFUSE, Firmness.EXCLUDED, [], {i}, (hit,), attitude=True)
            frame.doer, frame.clues = subject, [clue]
            found.append(frame)
    return found


def settle_taken_back(frame: Frame, scene: Scene) -> bool:
    """Give what is taken back the things its party offered just before; False where it did not."""
    if frame.leaf.predicate is not TAKEN_BACK:
        return True
    who = actors(scene.parse, scene.parties.phrase(frame.doer)) if frame.doer is not None else ()
    codes = {actor.code for actor in who}
    offered = [act for act in scene.topic.last if act.kind is Kind.COMMIT and act.codes == codes]
    if not offered or not _near(scene, frame):
        return False
    things = dict.fromkeys(act.capability for act in offered)
    frame.capabilities = [(code, frame.top.token) for code in things]
    frame.lent, frame.doer = who, None
    return True


def take_up(scene: Scene, frame: Frame) -> None:
    """Give a frame the parties and things that its words of number take up."""
    last = [act for act in scene.topic.last if act.kind in _GIVEN]
    if not last or not _near(scene, frame):
        return
    if frame.kind in _REACTIONS and not frame.capabilities:
        _reacted_to(scene, frame, last)
        return
    if not frame.capabilities and frame.kind in _GIVEN and _counted_object(scene, frame):
        things = {act.capability for act in last}
        if len(things) == 1:
            frame.capabilities = [(things.pop(), frame.leaf.token)]
    subject = _subject(scene, frame.top.token)
    if subject is None or frame.lent:
        return
    if _of_two(scene, subject):
        _two(frame, last)
    elif _more_of_it(scene, frame, subject):
        _more(frame, last)


def _near(scene: Scene, frame: Frame) -> bool:
    """Whether the last acts stand in the sentence before, or earlier in this one."""
    here, last = scene.place(frame), scene.topic.sentence
    if last[0] == here[0]:
        return 0 <= here[1] - last[1] <= 1
    return here[0] - last[0] == 1 and here[1] == 0


def _subject(scene: Scene, token: int) -> int | None:
    """The subject of a verb, also a number that a parser hung there as a count: "dix suivront"."""
    parse = scene.parse
    found = scene.syntax.subject(token)
    if found is not None:
        return found
    counts = (k for k in parse.children[token] if k < token and parse.pos[k] == "NUM")
    return next(counts, None)


def _of_two(scene: Scene, subject: int) -> bool:
    """Whether a subject says "both" or "neither" and names nothing."""
    parse, grammar = scene.parse, scene.syntax.grammar
    first = subject
    while first > 0 and parse.heads[first - 1] == subject and parse.pos[first - 1] != "PUNCT":
        first -= 1
    told = " ".join(parse.lower[first : max(parse.subtree(subject)) + 1])
    return told in grammar["of_two"] or parse.lower[subject] in grammar["of_two"]


def _two(frame: Frame, last: list[Candidate]) -> None:
    who = _parties(last)
    things = list(dict.fromkeys(act.capability for act in last))
    codes = [(code, frame.top.token) for code in things]
    if len(who) == 1 and len(things) == 2 and not frame.capabilities:
        frame.lent, frame.capabilities = who, codes
    elif len(who) == 2:
        frame.lent = who
        if len(things) == 1 and not frame.capabilities:
            frame.capabilities = codes


def _more_of_it(scene: Scene, frame: Frame, subject: int) -> bool:
    """Whether a number or a share without its noun is what comes: "ten more will follow"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    if frame.capabilities or frame.leaf.predicate.family not in _MOVING:
        return False
    if scene.parties.phrase(subject) or scene.concepts.at(subject) is not None:
        return False
    named = any(
        parse.pos[k] in ("NOUN", "PROPN") and parse.lemmas[k] not in grammar["part_of_them"]
        for k in (subject, *(c for c in parse.children[subject] if parse.deps[c] == "nmod"))
    )
    counted = parse.pos[subject] == "NUM" or parse.lemmas[subject] in grammar["part_of_them"]
    below = {parse.lower[k] for k in parse.children[subject]}
    return not named and (counted or bool(below & grammar["part_of_them"]))


def _counted_object(scene: Scene, frame: Frame) -> bool:
    """Whether what is given is told by its number alone: "promised 170 more", "will send 70"."""
    parse, shares = scene.parse, scene.syntax.grammar["part_of_them"]
    if frame.leaf.predicate.role is Role.DO and frame.leaf.predicate.family not in _MOVING:
        return False
    for k in parse.children[frame.leaf.token]:
        if k < frame.leaf.token or not parse.deps[k].startswith(("obj", "iobj")):
            continue
        nouns = [
            t
            for t in parse.subtree(k)
            if parse.pos[t] in ("NOUN", "PROPN", "SYM") and t in range(k + 1)
        ]
        counted = parse.pos[k] == "NUM" or any(
            parse.pos[t] == "NUM"
            for t in parse.children[k]
            if {parse.lemmas[k], parse.lower[k]} & shares
        )
        if counted and not [t for t in nouns if parse.lemmas[t] not in shares]:
            return True
    return False


def _more(frame: Frame, last: list[Candidate]) -> None:
    given = [act for act in last if act.kind is Kind.COMMIT]
    who, things = _parties(given), {act.capability for act in given}
    if len(who) == 1 and len(things) == 1:
        frame.lent = who
        frame.capabilities = [(things.pop(), frame.top.token)]


def _reacted_to(scene: Scene, frame: Frame, last: list[Candidate]) -> None:
    """What is welcomed or condemned where only "both", or those who did it, are named."""
    parse, grammar = scene.parse, scene.syntax.grammar
    nouns = [t for t in sorted(frame.scope) if parse.pos[t] in ("NOUN", "PROPN", "VERB", "NUM")]
    both = any(
        " ".join(parse.lower[t : t + n]) in grammar["of_two"]
        for t in frame.scope
        for n in (1, 2, 3)
    )
    rest = [t for t in nouns if parse.lemmas[t] not in grammar["plan_noun"]]
    who = _parties(last)
    both = both and any(parse.lower[t] in grammar["two"] for t in frame.scope)
    if both and len(last) > 1 and all(parse.lower[t] in grammar["two"] for t in rest):
        things = {act.capability for act in last}
        code = things.pop() if len(things) == 1 else "guarantee"
        shown = next(t for t in sorted(frame.scope) if parse.lower[t] in grammar["two"])
        frame.capabilities, frame.meant = [(code, shown)], who
        return
    if frame.top.predicate.role is not Role.ENDORSE or not rest:
        return
    named = [m for t in rest if (m := scene.parties.at(t)) is not None]
    codes = {code for m in named for code in m.codes}
    people = all(m.kind not in (MentionKind.ADJECTIVE, MentionKind.PRONOUN) for m in named)
    covered = {t for m in named for t in range(m.start, m.end)}
    if not codes or not people or not set(rest) <= covered:
        return
    theirs = [act for act in last if act.kind is Kind.COMMIT and act.codes & codes]
    things = {act.capability for act in theirs}
    if len(things) == 1:
        frame.capabilities = [(things.pop(), named[-1].head)]
        frame.meant = tuple(a for a in who if a.code in codes)


def _parties(acts: list[Candidate]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for act in acts:
        for actor in act.actors:
            found.setdefault(actor.code, actor)
    return tuple(found.values())
