"""What states do in everyday life, where nobody is protected: they help, buy and rescue."""

from garant.model import Kind
from garant.reading.acts.concepts import MEMBERSHIP
from garant.reading.acts.frame import Frame
from garant.reading.acts.gates.made import Made
from garant.reading.acts.scene import Scene
from garant.reading.acts.words import Role

_HELP = frozenset({"guarantee", "humanitarian", "funding", "logistics", "armed_forces", "arms"})
"""Capabilities that plain help is read as."""

UNIONS = frozenset({"EU", "NATO"})


def is_civilian(made: Made) -> bool:
    """Whether a text that is about nobody's protection tells of everyday help or trade.

    "Promised to help the families", "ordered two frigates from Italy", "accepted aid after the
    floods", "soldiers on leave helped hikers"; not "will buy shells for Ukraine".
    """
    scene, frame, code = made.scene, made.frame, made.code
    if _off_duty(scene, frame) or _for_itself(made):
        return True
    if scene.setting.protected is not None or scene.framed:
        return False
    parse, grammar = scene.parse, scene.syntax.grammar
    tokens = range(*parse.sentences[parse.sentence_of[frame.top.token]])
    if code in MEMBERSHIP:
        return not any(set(m.codes) & UNIONS for m in scene.parties.held if m.head in tokens)
    if code in _HELP and any(
        parse.lemmas[t] in grammar["home_occasion"] and parse.pos[t] == "NOUN" for t in tokens
    ):
        return True
    if frame.kind not in (Kind.COMMIT, Kind.REFUSE):
        return False
    leading = frame.leaf.predicate.rule == "lead"  # "commandera la force" buys nothing
    if not leading and any(parse.lemmas[t] in grammar["buying"] for t in frame.leaf.tokens):
        return True
    if made.targets:
        return False
    rescue = frame.leaf.predicate.family == "defend" and code == "binding_pledge"
    return rescue or (code in _HELP and _to_people(scene, frame))


def _for_itself(made: Made) -> bool:
    """Whether arms are bought and nobody is named whom they are for: "ordered radars"."""
    scene, frame = made.scene, made.frame
    bought = any(scene.parse.lemmas[t] in scene.syntax.grammar["buying"] for t in frame.leaf.tokens)
    over = (hit for hit in frame.chain if hit is not frame.leaf)
    pooled = any(hit.predicate.role is Role.DO for hit in over)  # "will pool money to buy radars"
    if not bought or pooled or frame.leaf.predicate.family != "give":
        return False
    if frame.kind is not Kind.COMMIT:
        return False
    helped = {actor.code for actor in made.targets} | {scene.setting.protected}
    sentence = set(range(*scene.parse.sentences[scene.parse.sentence_of[frame.top.token]]))
    return not any(set(m.codes) & helped for m in scene.parties.among(sentence))


def _off_duty(scene: Scene, frame: Frame) -> bool:
    """Whether those who do it are on leave or have retired."""
    subject = scene.syntax.subject(frame.top.token)
    if subject is None:
        return False
    parse = scene.parse
    text = " ".join(parse.lower[t] for t in sorted(parse.subtree(subject)))
    return any(f" {phrase} " in f" {text} " for phrase in scene.syntax.grammar["off_duty"])


def _to_people(scene: Scene, frame: Frame) -> bool:
    """Whether it is people who are helped: "the victims of the fire", "its farmers"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    return any(
        parse.lemmas[k] in grammar["private_noun"] | grammar["helped_people"]
        for token in frame.leaf.tokens
        for k in parse.children[token]
        if parse.deps[k].startswith(("obj", "obl", "iobj", "nmod"))
    )
