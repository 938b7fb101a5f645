"""What a state does with its own forces at home: borders, elections, disasters, courts."""

from garant.model import Kind
from garant.reading.acts.frame import Frame
from garant.reading.acts.gates.made import Made
from garant.reading.acts.roles import Cast
from garant.reading.acts.scene import Scene

HOME_FORCES = frozenset(
    {"ground_troops", "air_policing", "naval", "police", "armed_forces", "arms", "monitoring"}
)
"""Capabilities that a state has for itself, too."""


def is_at_home(made: Made) -> bool:
    """Whether a state only guards itself: "deployed the National Guard", "notre frontière".

    What goes to another party, or what the protected party does at its border, is no such thing.
    """
    scene, frame, held = made.scene, made.frame, made.held
    if frame.kind is not Kind.COMMIT or made.code not in HOME_FORCES:
        return False
    if held.codes <= scene.topic.at_home and _points_back(scene, frame):
        return True  # "ce déploiement", of the guard that was told of
    if scene.setting.protected in held.codes:
        return False
    if any(actor.text for actor in made.targets) and not _along(scene, frame, held):
        return False
    if _of_own_border(scene, frame):
        return True
    if scene.setting.protected is not None or scene.framed:
        return False
    return _by_home_force(scene, frame, held) or _at_polls(scene, frame)


def _points_back(scene: Scene, frame: Frame) -> bool:
    """Whether all that is named points back: nothing, or "this deployment"."""
    parse, demonstrative = scene.parse, scene.syntax.grammar["demonstrative"]
    return all(
        any(parse.lower[k] in demonstrative for k in parse.children[token])
        for _, token in frame.capabilities
    )


def _sentence(scene: Scene, frame: Frame) -> range:
    return range(*scene.parse.sentences[scene.parse.sentence_of[frame.top.token]])


def _of_own_border(scene: Scene, frame: Frame) -> bool:
    """Whether a border is marked as the doer's own: "along its border with Libya"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    own = grammar["possessive"] | grammar["first_person_possessive"]
    return any(
        parse.lemmas[t] in grammar["border"]
        and any(parse.lower[k] in own for k in parse.children[t])
        for t in parse.subtree(frame.leaf.token)
    )


def _along(scene: Scene, frame: Frame, held: Cast) -> bool:
    """Whether the other party is only who lives beyond a border."""
    parse, grammar = scene.parse, scene.syntax.grammar
    named = [m for m in scene.parties.among(_sentence(scene, frame)) if set(m.codes) - held.codes]
    return all(
        any(parse.lemmas[a] in grammar["border"] for a in (m.head, *parse.ancestors(m.head)))
        for m in named
    )


def _by_home_force(scene: Scene, frame: Frame, held: Cast) -> bool:
    """Whether forces that serve at home go nowhere else: "gendarmes", "the National Guard"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    tokens = _sentence(scene, frame)
    text = " ".join(parse.lower[t] for t in tokens)
    if not any(f" {force} " in f" {text} " for force in grammar["home_force"]):
        return False
    return _along(scene, frame, held) and not any(
        parse.pos[t] == "PROPN" and scene.parties.at(t) is None and parse.deps[t].startswith("obl")
        for t in tokens
    )


def _at_polls(scene: Scene, frame: Frame) -> bool:
    """Whether forces are called out for a vote or a disaster in their own country."""
    parse, grammar = scene.parse, scene.syntax.grammar
    return any(
        parse.lemmas[t] in grammar["home_occasion"] and parse.pos[t] == "NOUN"
        for t in _sentence(scene, frame)
    )
