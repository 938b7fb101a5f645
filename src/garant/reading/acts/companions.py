"""Who acts together with the party that a clause names: "together with Norway, Denmark will"."""

from garant.model import Actor, Kind
from garant.reading.acts.frame import Frame
from garant.reading.acts.parties import actors
from garant.reading.acts.scene import Scene
from garant.reading.mention import Mention, MentionKind

_DONE_TOGETHER = frozenset({Kind.COMMIT, Kind.REFUSE, Kind.REQUEST, Kind.OPPOSE, Kind.ENDORSE})


def companions(scene: Scene, frame: Frame, found: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Those named beside the doers of a clause, who do the same with them.

    Neither the protected party nor its adversary is one: "train alongside Ukraine's army".
    """
    if frame.kind is Kind.SIGN:
        return _other_signatories(scene, frame, {actor.code for actor in found})
    if frame.kind not in _DONE_TOGETHER:
        return ()
    setting = scene.setting
    apart = {actor.code for actor in found} | setting.adversaries | {setting.protected}
    apart |= {code for m in scene.parties.recipients(frame.scope) for code in m.codes}
    beside = [
        m
        for m in scene.parties.among(_hanging_on(scene, frame))
        if m.kind is not MentionKind.ADJECTIVE
        and m.codes
        and not set(m.codes) & apart
        and _led(scene, m, own={actor.code for actor in found})
    ]
    return actors(scene.parse, [*beside, *_added(scene, frame, apart)])


def _added(scene: Scene, frame: Frame, apart: set[str | None]) -> list[Mention]:
    """Those that the end of a clause adds: "Peru will send troops, as well as Chile and Kenya".

    Not "will send troops to Ukraine, as well as Moldova", where it may be the receivers.
    """
    parse, besides = scene.parse, scene.syntax.grammar["besides"]
    end = parse.sentences[parse.sentence_of[frame.top.token]][1]
    for m in scene.parties.held:
        if not frame.leaf.token < m.start < end or m.kind is MentionKind.ADJECTIVE or m.place:
            continue
        first = m.start - 3
        if " ".join(parse.lower[first : m.start]) not in besides:
            first = m.start - 2
            if " ".join(parse.lower[first : m.start]) not in besides:
                continue
        named = any(o.end == first - 1 and o.codes for o in scene.parties.held)
        if parse.lower[first - 1] != "," or named:
            continue
        found = [o for o in scene.parties.phrase(m.head) if o.codes and not set(o.codes) & apart]
        last = max((o.end for o in found), default=end)
        return found if all(parse.pos[k] == "PUNCT" for k in range(last, end)) else []
    return []


def _other_signatories(scene: Scene, frame: Frame, own: set[str]) -> tuple[Actor, ...]:
    """With whom a paper is signed: "signed an agreement on drones with Ukraine"."""
    parse, joined = scene.parse, scene.syntax.grammar["together_with"]
    clause = {t for hit in frame.chain for t in hit.tokens}
    return actors(
        parse,
        [
            m
            for m in scene.parties.held
            if m.codes
            and m.kind is not MentionKind.ADJECTIVE
            and not set(m.codes) & own
            and any(parse.lower[k] in joined for k in parse.children[m.head] if k < m.head)
            and clause & set(parse.ancestors(m.head))
            and not any(parse.pos[a] in ("VERB", "AUX") for a in _up_to(scene, m.head, clause))
        ],
    )


def _up_to(scene: Scene, head: int, clause: set[int]) -> list[int]:
    """What stands in the tree between a party and the clause it belongs to."""
    between: list[int] = []
    for above in scene.parse.ancestors(head):
        if above in clause:
            break
        between.append(above)
    return between


def _hanging_on(scene: Scene, frame: Frame) -> set[int]:
    """What hangs on the clause itself, not on a verb in it."""
    parse = scene.parse
    clause = {t for hit in frame.chain for t in hit.tokens} | set(frame.top.tokens)
    stack = [
        child
        for token in clause
        for child in parse.children[token]
        if parse.deps[child].startswith(("obl", "nmod", "advmod"))
    ]
    found = set(stack)
    while stack:
        for child in parse.children[stack.pop()]:
            if child not in found and parse.pos[child] not in ("VERB", "AUX"):
                found.add(child)
                stack.append(child)
    return found


def _led(scene: Scene, mention: Mention, own: set[str]) -> bool:
    """Whether words of company stand right before: "together with"; "with" before a clause."""
    parse, grammar = scene.parse, scene.syntax.grammar
    start = mention.start
    while start and parse.pos[start - 1] == "DET":
        start -= 1
    sentence = parse.sentences[parse.sentence_of[mention.head]][0]
    before = parse.lower[max(sentence, start - 3) : start]
    if set(before) & grammar["jointly"]:
        return True
    end = mention.end
    if not before or before[-1] not in grammar["together_with"]:
        return False
    if end + 1 >= len(parse) or parse.lower[end] != ",":
        return False
    if before[-2:-1] == [","]:
        return any(m.end == start - 2 for m in scene.parties.held if set(m.codes) & own)
    if start - 1 != sentence:
        return False
    subject = [m for m in scene.parties.held if m.start >= end and set(m.codes) & own]
    return any(m.start - end <= 3 for m in subject)
