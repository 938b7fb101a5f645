"""Settling the kind of a frame once it is known who acts."""

from garant.model import Actor, Firmness, Kind
from garant.reading.acts.concepts import MEMBERSHIP
from garant.reading.acts.frame import Frame
from garant.reading.acts.parties import actors
from garant.reading.acts.scene import NO_BENEFICIARY, Scene
from garant.reading.acts.setting import COLLECTIVES
from garant.reading.acts.words import Role
from garant.reading.mention import MentionKind

_GIVEN = frozenset({"funding", "training", "armed_forces", "industry", "humanitarian"})
"""What is somebody's who gets it: "cesser le financement de la mission africaine"."""


def settle(scene: Scene, frame: Frame, found: tuple[Actor, ...]) -> None:
    """Set the kind and rung of a frame by who acts in it.

    To want what oneself will do is a commitment; to rule out what another would do is an objection;
    an adversary that will not have the force objects; who asks its own generals will do it itself.
    """
    frame.kind, frame.firmness = _settled(scene, frame, {actor.code for actor in found})


def _settled(scene: Scene, frame: Frame, own: set[str]) -> tuple[Kind, Firmness | None]:
    if frame.wished is not None and frame.asked_of is not None:
        asked = scene.parties.phrase(frame.asked_of) + scene.parties.owners(frame.asked_of)
        codes = {code for mention in asked for code in mention.codes}
        if codes and codes <= own:
            return Kind.COMMIT, frame.wished
    named = {code for code, _ in frame.capabilities} or {frame.pointed}
    leaving = frame.leaf.predicate.family == "leave" and bool(frame.capabilities)
    if leaving and own <= scene.setting.adversaries and frame.kind is Kind.REFUSE:
        # An adversary that withdraws its army does what a ceasefire asks of it.
        frame.capabilities = [("ceasefire", frame.capabilities[0][1])]
        return Kind.COMMIT, frame.rung or Firmness.COMMITTED
    if (
        frame.leaf.predicate.rule == "halt"
        and frame.kind is Kind.COMMIT
        and scene.setting.protected
        and not own & scene.against()
        and any(
            scene.parse.lemmas[t] in scene.syntax.grammar["air_strike"] for t in frame.leaf.tokens
        )
    ):
        # Who only helps in a war ends its own mission when it stops its air strikes.
        frame.capabilities = [("air_policing", frame.leaf.token)]
        return Kind.REFUSE, Firmness.EXCLUDED
    if frame.kind is Kind.OPPOSE and frame.top.predicate.family == "want":
        others = [m for m in scene.owners(frame) if not set(m.codes) & own]
        if frame.asked_of is not None:
            others += [m for m in scene.parties.phrase(frame.asked_of) if not set(m.codes) & own]
        if not others and _of_last(scene, frame, own):
            frame.meant = scene.topic.actors
            return frame.kind, None
        if not others and (planned := _planned_by_others(scene, frame, own)):
            frame.meant = planned
            return frame.kind, None
        if not others and not own & scene.against() and not named & MEMBERSHIP:
            return Kind.REFUSE, Firmness.EXCLUDED
        return frame.kind, None
    if frame.kind is Kind.OPPOSE and named == {"ceasefire"} and own & scene.against():
        return Kind.REFUSE, Firmness.EXCLUDED  # a truce is a belligerent's own to make
    if frame.kind is Kind.REQUEST and _in_house(scene, frame, own):
        return Kind.COMMIT, frame.aside or Firmness.READY
    if frame.kind is Kind.OPPOSE and _of_its_own(scene, frame, own):
        return Kind.REFUSE, Firmness.EXCLUDED
    if frame.kind in (Kind.OPPOSE, Kind.ENDORSE) and _own_doing(scene, frame, own):
        if frame.kind is Kind.OPPOSE:
            return Kind.REFUSE, Firmness.EXCLUDED
        return Kind.COMMIT, Firmness.POSSIBLE
    if frame.kind is Kind.WARN and _against_doing(scene, frame):
        return Kind.OPPOSE, None
    if frame.kind is Kind.REFUSE and _declines(scene, frame, own):
        frame.meant = scene.topic.actors
        return Kind.OPPOSE, None
    if frame.kind is Kind.REFUSE and frame.attitude and _of_others(scene, frame, own, named):
        return Kind.OPPOSE, None
    return frame.kind, frame.firmness


def _against_doing(scene: Scene, frame: Frame) -> bool:
    """Whether somebody is only warned not to do a thing: "warned Tokyo against sending ships"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    return parse.lemmas[frame.top.token] in grammar["cautioning"] and any(
        parse.deps[k].startswith(("obl", "advcl", "nmod"))
        and any(parse.lower[c] in grammar["against"] for c in parse.children[k] if c < k)
        for t in frame.top.tokens
        for k in parse.children[t]
    )


def _of_others(scene: Scene, frame: Frame, own: set[str], named: set[str | None]) -> bool:
    """Whether what is refused is another's to do."""
    if named & MEMBERSHIP and not own & {"EU", "NATO"}:
        return True
    if own <= scene.setting.adversaries and not named & NO_BENEFICIARY:
        return not _possessed(scene, frame)
    others = [
        m
        for m in scene.owners(frame)
        if not set(m.codes) & own and not set(m.codes) & scene.against()
    ]
    ends = frame.leaf.predicate.family == "leave" and frame.leaf.predicate.pos == "verb"
    hosts = frame.leaf.predicate.family == "host" and frame.doer is None
    if hosts or _possessed(scene, frame) or (ends and frame.doer is None and named <= _GIVEN):
        others = []  # "le rapatriement de son contingent du Tchad"
    if frame.doer is not None:
        others += [
            m for m in scene.parties.phrase(frame.doer) if m.codes and not set(m.codes) & own
        ]
    if others and not set(others[0].codes) & COLLECTIVES:
        frame.meant = actors(scene.parse, others[:1])
        return True
    return False


def _of_its_own(scene: Scene, frame: Frame, own: set[str]) -> bool:
    """Whether what a party rejects would be its own: "Washington rejected American troops"."""
    of_doing = scene.parties.owners(frame.leaf.token) if frame.leaf is not frame.top else []
    owners = {code for m in (*scene.owners(frame), *of_doing) for code in m.codes}
    verb = any(
        hit.predicate.role is Role.OPPOSE
        and (hit.predicate.pos, hit.predicate.theme) == ("verb", "object")
        for hit in frame.chain
    )
    return verb and bool(owners) and owners <= own and not own & scene.against()


def _declines(scene: Scene, frame: Frame, own: set[str]) -> bool:
    """Whether one who is no giver here declines what others just offered: "Kyiv said no"."""
    offering = {actor.code for actor in scene.topic.actors}
    return (
        not frame.capabilities
        and frame.pointed is not None
        and frame.pointed not in NO_BENEFICIARY
        and frame.firmness is not Firmness.RELUCTANT
        and frame.top.predicate.kind is Kind.REFUSE
        and own <= scene.against()
        and bool(offering)
        and not offering & own
        and scene.topic.kinds[-1:] == [Kind.COMMIT]
    )


def _of_last(scene: Scene, frame: Frame, own: set[str]) -> bool:
    """Whether a pronoun stands for who was just told to act: "Israel does not want it to"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    doing = {actor.code for actor in scene.topic.actors}
    return (
        bool(doing)
        and not doing & own
        and scene.topic.sentence == scene.place(frame)
        and any(
            parse.lower[t] in grammar["anaphor_object"]
            and parse.lower[t + 1 : t + 2] in ([m] for m in grammar["infinitive_mark"])
            for t in frame.scope
        )
    )


def _planned_by_others(scene: Scene, frame: Frame, own: set[str]) -> tuple[Actor, ...]:
    """Who would do what the sentence before told of, where a clause says only that one is against.

    "Beirut asked for Europeans. Israel wants none of it": the Europeans. Nobody, where it was the
    party itself that was asked.
    """
    topic = scene.topic
    place = (scene.parties.number, scene.parse.sentence_of[frame.top.token] - 1)
    if frame.capabilities or topic.sentence != place or not topic.kinds:
        return ()
    if topic.kinds[-1] is Kind.COMMIT:
        doing = topic.actors
    elif topic.kinds[-1] is Kind.REQUEST and not own & {actor.code for actor in topic.actors}:
        doing = topic.targets
    else:
        return ()
    return doing if not own & {actor.code for actor in doing} else ()


def _possessed(scene: Scene, frame: Frame) -> bool:
    """Whether the thing is marked as the actor's own."""
    parse, grammar = scene.parse, scene.syntax.grammar
    return any(
        parse.lower[k] in grammar["possessive"]
        for _, token in frame.capabilities
        for k in parse.children[token]
    )


def _own_doing(scene: Scene, frame: Frame, own: set[str]) -> bool:
    """Whether one is against, or not against, what only oneself could do here.

    "Opposé à tout départ de soldats", "pas hostile à l'idée de former": with nobody else named as
    the doer.
    """
    predicate = frame.top.predicate
    own_words = predicate.pos == "adj" or predicate.rule == "oppose_adj"
    if not (own_words or _possessed(scene, frame)) or frame.leaf.predicate.role is not Role.DO:
        return False
    if predicate.role is Role.ENDORSE or own & scene.against():
        return False
    owners = [m for m in scene.parties.owners(frame.leaf.token) if m.codes]
    return not any(not set(m.codes) & own for m in (*owners, *scene.owners(frame)))


def _in_house(scene: Scene, frame: Frame, own: set[str]) -> bool:
    """Whether a party asks its own: "a demandé à ses généraux d'étudier l'envoi"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    for child in (k for hit in frame.chain for k in parse.children[hit.token]):
        if not parse.deps[child].startswith(("obl", "iobj", "obj")):
            continue
        if parse.lemmas[child] in grammar["own_staff"] and any(
            parse.lower[k] in grammar["possessive"] for k in parse.children[child]
        ):
            return True
        mention = scene.parties.at(child)
        if mention is None or mention.kind is not MentionKind.BODY:
            continue
        if parse.lemmas[child] in grammar["member"] and parse.lower[child] != parse.lemmas[child]:
            continue  # "urged EU countries": its members are asked
        if mention.codes and set(mention.codes) <= own:
            return True
    return False
