"""Who a frame is meant for, asked of, or aimed at, by the rules of its kind."""

from garant.model import Actor, Kind
from garant.reading.acts.frames import Frame
from garant.reading.acts.parties import actors
from garant.reading.acts.scene import MEMBERSHIP, NO_BENEFICIARY, Scene
from garant.reading.mention import MentionKind


def find_targets(
    scene: Scene, frame: Frame, own: frozenset[str], code: str | None
) -> tuple[Actor, ...]:
    """Who a frame is meant for or against, by the rules of its kind."""
    parse = scene.parse
    kind = frame.kind
    scope = frame.scope
    if frame.meant is not None:
        return frame.meant
    if frame.top.predicate.family == "right" and frame.negated:
        subject = scene.syntax.subject(frame.top.token)
        return actors(parse, scene.parties.phrase(subject)) if subject is not None else ()
    if kind in (Kind.COMMIT, Kind.REFUSE):
        if code in NO_BENEFICIARY:
            return ()
        found = [m for m in scene.parties.recipients(scope) if m.codes and not set(m.codes) & own]
        if code in MEMBERSHIP:
            return _protected(scene, frame, own)
        found = [m for m in found if code == "backstop" or "COALITION" not in m.codes]
        if found:
            return actors(parse, found[:1])
        return _protected(scene, frame, own)
    if kind is Kind.REQUEST:
        if frame.asked_of is not None:
            asked = [m for m in scene.parties.phrase(frame.asked_of) if m.codes]
            asked = asked or [m for m in scene.parties.owners(frame.asked_of) if m.codes]
            if asked:
                return actors(parse, [m for m in asked if not set(m.codes) & own])
        held = [m for m in scene.parties.inside(scope) if not set(m.codes) & own]
        named = [m for m in held if m.kind is not MentionKind.ADJECTIVE]
        first = named or held
        first = [m for m in first if scene.setting.protected not in m.codes] or first[:0]
        if first:
            return actors(parse, first[:1])
        if code == "backstop" and "USA" not in own:
            return (Actor("", "USA"),)
        return ()
    if code in MEMBERSHIP:
        return _protected(scene, frame, own)
    if kind is Kind.SIGN:
        found = [m for m in scene.parties.recipients(scope) if not set(m.codes) & own]
        return actors(parse, [m for m in found if m.codes][:1])
    held = [m for m in scene.parties.inside(scope) if not set(m.codes) & own]
    held = [m for m in held if scene.setting.protected not in m.codes] or held
    if held:
        return actors(parse, held[:1])
    if scene.topic.actors and not {a.code for a in scene.topic.actors} & own:
        return scene.topic.actors
    if scene.setting.collective and scene.setting.collective not in own:
        return (Actor("", scene.setting.collective),)
    return ()


def _protected(scene: Scene, frame: Frame, own: frozenset[str]) -> tuple[Actor, ...]:
    """The protected party of the passage: the last one named before, else the text's own."""
    if len(scene.setting.candidates) > 1:
        before = [
            m
            for m in scene.parties.held
            if set(m.codes) & scene.setting.candidates and not set(m.codes) & own
        ]
        if before:
            near = min(before, key=lambda m: abs(m.head - frame.top.token))
            return actors(scene.parse, [near])
    if scene.setting.protected and scene.setting.protected not in own:
        return (Actor("", scene.setting.protected),)
    return ()
