"""Who a frame is meant for, asked of, or aimed at, by the rules of its kind."""

from garant.model import Actor, Kind
from garant.reading.acts.concepts import MEMBERSHIP
from garant.reading.acts.frame import Frame
from garant.reading.acts.parties import actors
from garant.reading.acts.scene import NO_BENEFICIARY, Scene
from garant.reading.acts.topics import bare_reaction, of_relative
from garant.reading.mention import Mention, MentionKind

HANDING = frozenset({"give", "arm", "money", "host", "lead", "deploy"})
"""Families of predicates under which a force can itself be the one that receives."""

AMERICAN = frozenset({"backstop"})
"""What is asked of the United States where nobody is named."""


def find_targets(
    scene: Scene, frame: Frame, own: frozenset[str], code: str | None
) -> tuple[Actor, ...]:
    """Who a frame is meant for or against, by the rules of its kind.

    Args:
        scene: The parse the frame stands in.
        frame: The frame.
        own: The codes of its actors.
        code: The capability it is about.
    """
    if frame.meant is not None:
        return () if _receives(scene, frame, frame.meant) else frame.meant
    if frame.top.predicate.family == "right" and frame.negated:
        subject = scene.syntax.subject(frame.top.token)
        found = scene.parties.phrase(subject) if subject is not None else []
        return actors(scene.parse, found)
    if code in MEMBERSHIP and frame.kind is not Kind.REQUEST:
        return _protected(scene, frame, own)
    if frame.kind in (Kind.COMMIT, Kind.REFUSE):
        return _beneficiaries(scene, frame, own, code)
    if frame.kind is Kind.REQUEST:
        return _asked(scene, frame, own, code)
    if frame.kind is Kind.SIGN:
        if code in NO_BENEFICIARY:
            return ()
        return _received(scene, frame, own) or _protected(scene, frame, own)
    return _opponents(scene, frame, own, code)


def _beneficiaries(
    scene: Scene, frame: Frame, own: frozenset[str], code: str | None
) -> tuple[Actor, ...]:
    """Who benefits: the one something goes to, else the protected party."""
    if code in NO_BENEFICIARY:
        return ()
    if frame.given_to is not None:
        found = [m for m in scene.parties.phrase(frame.given_to) if _other(m, own)]
        if found:
            return actors(scene.parse, found)
    handed = frame.leaf.predicate.family in HANDING or code == "backstop"
    return _received(scene, frame, own, force=handed) or _protected(scene, frame, own)


def _received(
    scene: Scene, frame: Frame, own: frozenset[str], *, force: bool = False
) -> tuple[Actor, ...]:
    """Those to whom something goes: "à Kiev"; a force only where it is handed something."""
    found = [m for m in scene.parties.recipients(frame.scope) if _other(m, own)]
    found = [m for m in found if force or "COALITION" not in m.codes]
    # "ont proposé à Berlin une garantie pour l'Ukraine": a seat may be where it was offered
    found.sort(key=lambda m: m.kind is MentionKind.SEAT)
    return actors(scene.parse, found[:1])


def _asked(scene: Scene, frame: Frame, own: frozenset[str], code: str | None) -> tuple[Actor, ...]:
    """Of whom it is asked: the doer of the clause, who is addressed, else who is named."""
    parties, parse = scene.parties, scene.parse
    if frame.asked_of is not None:
        asked = [m for m in parties.phrase(frame.asked_of) if _other(m, own)]
        asked = asked or [m for m in parties.owners(frame.asked_of) if _other(m, own)]
        if asked:
            found = actors(parse, asked)
            return () if _receives(scene, frame, found) else found
    come = [m for m in parties.sources(frame.scope) if _from(scene, m) and _other(m, own)]
    addressed = _direct(scene, frame, own)
    given = {code for m in addressed for code in m.codes} <= {scene.setting.protected}
    if addressed and not (come and given):
        return actors(parse, addressed)
    doing = {actor.code for actor in scene.topic.actors}
    relative = parse.deps[frame.top.token] == "acl:relcl" and frame.asked_of is None
    if relative and doing and not doing & own and scene.topic.sentence == scene.place(frame):
        return scene.topic.actors  # "Berlin will deliver the battery that Kyiv had asked for"
    protected = scene.setting.protected
    if come:
        return actors(parse, come[:1])  # "requested interceptors from Berlin"
    spared = {protected, *scene.setting.adversaries}
    if own & scene.setting.adversaries:
        spared = set()
    elif code in NO_BENEFICIARY or _to_leave(frame):
        spared = {protected}
    held = [m for m in parties.inside(_reach(scene, frame)) if _other(m, own)]
    held = [m for m in held if not set(m.codes) & spared]
    named = [m for m in held if m.kind is not MentionKind.ADJECTIVE] or held
    if named:
        return actors(parse, named[:1])
    if code in AMERICAN and "USA" not in own:
        return (Actor("", "USA"),)
    return ()


def _from(scene: Scene, mention: Mention) -> bool:
    """Whether a thing comes from a party, and is not only a part of it: "jets from Oslo"."""
    lower, source = scene.parse.lower, scene.syntax.grammar["giver"]
    return lower[mention.start] in source or (
        mention.start > 0 and lower[mention.start - 1] in source
    )


def _receives(scene: Scene, frame: Frame, found: tuple[Actor, ...]) -> bool:
    """Whether the party asked about would be given: "Kyiv must be given guarantees"."""
    leaf = frame.leaf
    got = leaf.predicate.family == "get" or scene.syntax.passive(leaf.token)
    protected = {actor.code for actor in found} <= {scene.setting.protected}
    return frame.kind is Kind.REQUEST and bool(found) and protected and got


def _to_leave(frame: Frame) -> bool:
    """Whether it is asked that somebody's soldiers leave, which an adversary may be asked."""
    hits = (frame.leaf, *frame.top.governed)
    return any(hit.predicate.family == "leave" for hit in hits)


def _opponents(
    scene: Scene, frame: Frame, own: frozenset[str], code: str | None
) -> tuple[Actor, ...]:
    """Whose act or plan is praised, opposed or threatened: its owner, who is named, who planned.

    Never the adversary whose assets are used.
    """
    parties, parse, setting = scene.parties, scene.parse, scene.setting
    owners = [m for m in scene.owners(frame) if _other(m, own)]
    owners += [m for m in parties.owners(frame.leaf.token) if _other(m, own)]
    if not owners:
        # "welcomed President Zelenskyy's openness to a peace": whose it is
        owners = [
            m
            for t in frame.top.tokens
            for k in parse.children[t]
            if parse.deps[k] == "obj" and parse.pos[k] == "NOUN"
            for m in parties.owners(k)
            if _other(m, own)
        ]
    apart = {setting.protected} if setting.protected else set()
    for held in (
        owners,
        _direct(scene, frame, own),
        [m for m in parties.inside(_reach(scene, frame)) if _other(m, own)],
    ):
        if code == "frozen_assets":
            held = [m for m in held if not set(m.codes) & setting.adversaries]
        first = [m for m in held if not set(m.codes) & apart] or held
        if first:
            return actors(parse, first[:1])
    # Who has just refused plans nothing.
    refused = frame.kind is Kind.OPPOSE and scene.topic.kinds[-1:] == [Kind.REFUSE]
    planned = set() if refused else {actor.code for actor in scene.topic.actors}
    back = _points_back(scene, frame) or bare_reaction(scene, frame) or of_relative(scene, frame)
    if planned and not planned & own and back:
        return scene.topic.actors
    collective = setting.collective
    if collective and collective not in own:
        return (Actor("", collective),)
    return scene.topic.actors if planned and not planned & own else ()


def _points_back(scene: Scene, frame: Frame) -> bool:
    """Whether a clause speaks of what was just told: "cette position", "l'idée", "la"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    tokens = set(frame.scope)
    for hit in frame.chain:
        tokens |= set(range(scene.syntax.group_start(hit.token), hit.tokens[-1] + 1))
    subject = scene.syntax.subject(frame.top.token)
    if subject is not None:
        tokens |= {subject, *parse.children[subject]}
    return any(
        parse.lower[t] in grammar["demonstrative"]
        or parse.lemmas[t] in grammar["plan_noun"]
        or (parse.lower[t] in grammar["anaphor_object"] and parse.pos[t] == "PRON")
        for t in tokens
    )


def _direct(scene: Scene, frame: Frame, own: frozenset[str]) -> list[Mention]:
    """The parties that are complements of the predicate itself: "exhorte Berlin à"."""
    parse = scene.parse
    for token in frame.top.tokens:
        for child in parse.children[token]:
            if parse.deps[child].startswith(("obj", "iobj", "obl", "nmod")):
                found = [
                    m
                    for m in scene.parties.phrase(child)
                    if _other(m, own)
                    and (not m.place or _given_to(scene, frame, child))
                    and m.kind is not MentionKind.ADJECTIVE
                ]
                if found:
                    return found
    return []


def _given_to(scene: Scene, frame: Frame, child: int) -> bool:
    """Whether a party is thanked or asked, not a place: "grateful to Norway", "appealed to"."""
    led = scene.syntax.grammar["dative"]
    if frame.kind is Kind.REQUEST:
        led |= scene.syntax.grammar["turned_to"]  # "s'est tourné vers Paris"
    return frame.kind in (Kind.ENDORSE, Kind.REQUEST) and any(
        scene.parse.lower[k] in led for k in scene.parse.children[child]
    )


def _reach(scene: Scene, frame: Frame) -> set[int]:
    """All that stands under a frame, also in clauses of their own."""
    return frame.scope | scene.syntax.complement(frame.top.token, frame.top.tokens)


def _other(mention: Mention, own: frozenset[str]) -> bool:
    return bool(mention.codes) and not set(mention.codes) & own


def _protected(scene: Scene, frame: Frame, own: frozenset[str]) -> tuple[Actor, ...]:
    """The protected party of the passage: the nearest that is named, else the text's own."""
    setting = scene.setting
    if len(setting.candidates) > 1:
        held = [
            m
            for m in scene.parties.held
            if set(m.codes) & setting.candidates and not set(m.codes) & own
        ]
        inside = [m for m in held if m.head in frame.scope]
        before = inside or [m for m in held if m.head < frame.top.token] or held
        if before:
            near = min(before, key=lambda m: abs(m.head - frame.top.token))
            return actors(scene.parse, [near])
    if setting.protected and setting.protected not in own:
        return (Actor("", setting.protected),)
    if setting.protected:
        return actors(scene.parse, scene.others_protected(frame, own)[:1])
    return ()
