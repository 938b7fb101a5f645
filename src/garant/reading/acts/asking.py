"""Whether a request has what makes it one: somebody's word of asking, and another's giving.

What is only expected, needed, valued or looked forward to is asked for where another is to give it.
"""

from garant.model import Actor, Kind
from garant.reading.acts.background import GIVEN, OWN_ARMY
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.roles import Cast
from garant.reading.acts.scene import NO_BENEFICIARY, Scene
from garant.reading.acts.setting import protected_parties
from garant.reading.acts.words import Role

FOR_WAR = frozenset({"arms", "training", "funding", "industry", "air_defence", "armed_forces"})
"""What an adversary asks of others for its own war."""


def asks(
    scene: Scene, frame: Frame, held: Cast, targets: tuple[Actor, ...], code: str | None
) -> bool:
    """Whether another's giving is asked for, awaited or needed.

    Args:
        scene: The parse it stands in.
        frame: Its frame, settled.
        held: Who asks and who says so.
        targets: Of whom it is asked.
        code: The capability.
    """
    setting, family = scene.setting, frame.top.predicate.family
    asked = {actor.code for actor in targets}
    if _of_nobody(scene, frame) or _told_of_thing(scene, frame, held):
        return False
    hostile = held.codes <= setting.adversaries
    if asked and asked <= {setting.protected} and code in GIVEN and not hostile:
        return False  # "Kyiv should give up the idea of membership" asks nobody for it
    spared = hostile or frame.leaf.predicate.family == "leave" or code not in GIVEN | OWN_ARMY
    if asked and asked <= setting.adversaries and not spared:
        return False
    if frame.top.predicate.pos == "noun" and _its_own(scene, frame):
        return False  # "the demand that its peacekeepers remain"
    if family == "weighing" and (frame.asked_of is None or frame.leaf is frame.top):
        return False  # "underlined the importance of the platform"
    if any(hit.predicate.family == "get" for hit in frame.chain) and (
        code in NO_BENEFICIARY or not _wants(frame)
    ):
        return False  # "will receive interceptors", "trying to get peace"
    if frame.top.predicate.role is Role.NEED and not _needed(scene, frame):
        return False
    if setting.issuer is not None and not _officially(scene, frame, held, asked, code):
        return False
    return not _awaits(scene, frame) or _awaited(scene, frame, held)


def _officially(scene: Scene, frame: Frame, held: Cast, asked: set[str], code: str | None) -> bool:
    """Whether a paper of a government asks for what belongs to the conflict.

    Such papers call for much: on all to stop arming the enemy, for calm elsewhere, for meetings.
    """
    setting = scene.setting
    if code in NO_BENEFICIARY:
        concerned = {setting.protected, *setting.adversaries, *protected_parties()}
        named = any(shown == code and scene.concepts.at(t) for shown, t in frame.capabilities)
        named = named or any(hit.predicate.capability == code for hit in (frame.top, frame.leaf))
        return bool(asked & concerned) and (named or code == "ceasefire")
    if _stops(scene, frame.chain):
        return frame.leaf.predicate.rule == "leave"
    if held.codes <= setting.adversaries and code in FOR_WAR:
        return False  # "Russia is seeking more weapons from"
    subject = scene.syntax.subject(frame.top.token)
    if frame.top.predicate.family == "needing" and subject is not None:
        mention = scene.parties.at(subject)
        told = mention is not None and bool(mention.codes)
        return told or scene.parse.lower[subject] in scene.syntax.grammar["first_person"]
    return True


def _its_own(scene: Scene, frame: Frame) -> bool:
    parse, possessive = scene.parse, scene.syntax.grammar["possessive"]
    return any(
        parse.lower[k] in possessive for _, t in frame.capabilities for k in parse.children[t]
    )


def _of_nobody(scene: Scene, frame: Frame) -> bool:
    """Whether it is not told who asks: "Berlin was asked to send", "remain convinced"."""
    parse, top = scene.parse, frame.top
    if top.predicate.role is not Role.ASK or top.predicate.pos != "verb":
        return False
    if scene.syntax.passive(top.token) and not scene.parties.agent(top.token):
        return True
    head = parse.heads[top.token]
    linked = parse.deps[top.token] == "xcomp" and (
        parse.lemmas[head] in scene.syntax.grammar["linking"]
    )
    return linked or any(parse.deps[k].startswith("cop") for k in parse.children[top.token])


def _told_of_thing(scene: Scene, frame: Frame, held: Cast) -> bool:
    """Whether a relative clause only tells which thing is meant: "the weapons they need"."""
    parse, syntax, top = scene.parse, scene.syntax, frame.top
    if held.codes <= scene.setting.adversaries:
        return False  # "the cap that Moscow wants to impose"
    needing = top.predicate.family in ("needing", "ought", "want") or (
        top.predicate.role is Role.NEED
    )
    for token in (top.token, *parse.ancestors(top.token)):
        if not parse.deps[token].startswith("acl:relcl"):
            continue
        head = parse.heads[token]
        if parse.pos[head] not in ("NOUN", "PRON") or scene.parties.at(head) is not None:
            return False
        subject = syntax.subject(top.token)
        if subject is None or scene.parties.at(subject) is not None:
            return needing
        relative = parse.feature(subject, "PronType") == "Rel"
        named = any(m.codes and subject - 2 <= m.end <= subject for m in scene.parties.held)
        return needing or (relative and not named and top.predicate.role is Role.ASK)
    return False


def _wants(frame: Frame) -> bool:
    """Whether to get a thing is wished or asked for: "hopes to get", "asked to receive"."""
    return any(
        (hit.predicate.role is Role.ASK and hit.predicate.family != "get")
        or hit.predicate.family == "want"
        or hit.predicate.rule in ("ready_verb", "ready_noun", "ready_adj")
        for hit in frame.chain
    )


def _needed(scene: Scene, frame: Frame) -> bool:
    """Whether a thing is said to be needed: not "will be a critical asset"; not "what was needed".

    In a government's own paper that its help "remains critical" is praise of it.
    """
    parse, top = scene.parse, frame.top
    if any(parse.deps[t] == "amod" for t in top.tokens):
        return False
    if scene.setting.issuer is None:
        return True
    subject = scene.syntax.subject(top.token)
    return parse.pos[top.tokens[-1]] == "VERB" and (
        subject is not None and parse.pos[subject] != "PRON"
    )


def _stops(scene: Scene, hits: tuple[Hit, ...]) -> bool:
    """Whether it is asked that a doing end, or not be done: "call on all to stop supplying"."""
    return any(
        hit.predicate.rule in ("stop_giving", "halt")
        or (hit.predicate.role is Role.HOLD and hit.predicate.kind is Kind.REFUSE)
        or (hit.predicate.role is Role.DO and scene.syntax.negated(hit.token))
        or scene.parse.lemmas[scene.parse.heads[hit.token]] in scene.syntax.grammar["ending"]
        or _stops(scene, tuple(hit.governed))
        for hit in hits
    )


def _awaits(scene: Scene, frame: Frame) -> bool:
    """Whether one only looks forward to a thing, and to nobody's giving."""
    words = scene.syntax.grammar["awaiting"]
    return any(scene.parse.lemmas[t] in words for hit in frame.chain for t in hit.tokens)


def _awaited(scene: Scene, frame: Frame, held: Cast) -> bool:
    """Whether what is looked forward to is another's giving: "expects missiles from Berlin"."""
    parties = scene.parties
    if frame.asked_of is not None:
        found = [*parties.phrase(frame.asked_of), *parties.owners(frame.asked_of)]
    else:
        given = frame.scope | set(frame.top.tokens)
        found = [*scene.owners(frame), *parties.sources(given), *parties.agent(frame.top.token)]
        for k in scene.parse.children[frame.top.token]:
            if scene.parse.deps[k].startswith("obj"):
                found += parties.phrase(k)  # "expects Washington to honour its pledge"
    apart = held.codes | scene.against()
    return any(set(m.codes) - apart for m in found)
