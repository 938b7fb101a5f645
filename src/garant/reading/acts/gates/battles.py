"""What tells of a battle: an army that moves in its own war helps nobody."""

from garant.model import Firmness, Kind
from garant.reading.acts.frame import Frame
from garant.reading.acts.gates.made import Made
from garant.reading.acts.scene import Scene

ARMY = frozenset({"ground_troops", "air_policing", "naval", "armed_forces", "headquarters"})
"""Capabilities that are an army or a part of one."""

_TOLD = (Firmness.DELIVERED, Firmness.COMMITTED)


def is_battle(made: Made) -> bool:
    """Whether a doing is the fighting itself: "intervened against", "a franchi la frontière"."""
    scene, frame, held = made.scene, made.frame, made.held
    if frame.kind is not Kind.COMMIT or frame.negated or frame.firmness not in _TOLD:
        return False
    if _against(scene, frame):
        return True
    if held.speaker is not None:
        return False
    parse, words = scene.parse, scene.syntax.grammar["fighting"]
    tokens = range(*parse.sentences[parse.sentence_of[frame.top.token]])
    if held.inferred and frame.firmness is Firmness.DELIVERED and _at_war(scene, tokens):
        return True  # "the carrier is deployed to support the army in the civil war"
    if any(
        (parse.lemmas[t] in words or parse.lower[t] in words) and not _of_unit(scene, t)
        for t in tokens
    ):
        return True
    return _by_army(scene, frame) and not any(actor.text for actor in made.targets)


def _of_unit(scene: Scene, token: int) -> bool:
    """Whether a word of fighting only names a unit: "a battle group"."""
    concept = scene.concepts.at(token)
    return concept is not None and concept.value.code in ARMY


def _at_war(scene: Scene, tokens: range) -> bool:
    """Whether a sentence of a text without a side to protect names the war."""
    words = scene.syntax.grammar["war_noun"]
    return not scene.setting.adversaries and any(scene.parse.lemmas[t] in words for t in tokens)


def _against(scene: Scene, frame: Frame) -> bool:
    """Whether somebody is gone against: "are directly intervening against the regime's forces"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    if frame.leaf.predicate.family != "move":
        return False
    return any(
        parse.deps[k].startswith("obl")
        and any(parse.lower[c] in grammar["against"] for c in parse.children[k])
        for k in parse.children[frame.leaf.token]
    )


def _by_army(scene: Scene, frame: Frame) -> bool:
    """Whether an army crosses a line, opens an operation or brings up reinforcements."""
    parse, grammar = scene.parse, scene.syntax.grammar
    subject = scene.syntax.subject(frame.top.token)
    if frame.firmness is not Firmness.DELIVERED or subject is None:
        return False
    lemmas = {parse.lemmas[t] for t in frame.leaf.tokens}
    concept = scene.concepts.at(subject)
    army = parse.lemmas[subject] in grammar["army_noun"] or (
        concept is not None and concept.value.code in ARMY
    )
    objects = {parse.lemmas[k] for k in parse.children[frame.leaf.token] if parse.deps[k] == "obj"}
    crosses = lemmas & grammar["crossing"] and objects & grammar["front_line"]
    warlike = objects & grammar["reinforcement"] or (
        lemmas & grammar["launching"] and objects & grammar["operation_noun"]
    )
    return army and bool(crosses or warlike)
