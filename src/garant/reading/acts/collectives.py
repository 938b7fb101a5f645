"""Who acts where nobody is named: the collective a text is about, or the state it tells of."""

from collections import Counter

from garant.model import Actor, Firmness
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import taking_over
from garant.reading.acts.parties import actors
from garant.reading.acts.scene import Scene
from garant.reading.acts.setting import COLLECTIVES
from garant.reading.acts.words import Role
from garant.reading.mention import MentionKind

NAMING = frozenset({MentionKind.COLLECTIVE, MentionKind.BODY, MentionKind.STATE})
"""Mentions that name a party itself and not somebody of it."""

UNLED = frozenset({"peace_deal", "ceasefire", "sanctions", "humanitarian", "frozen_assets", None})
"""Capabilities that a text does not leave to its collective when it names nobody."""


EQUIPMENT = frozenset(
    {"arms", "air_defence", "armed_forces", "training", "industry", "funding", "intelligence"}
)
"""What single states give, not a collective as such."""


def collective(scene: Scene, frame: Frame) -> tuple[Actor, ...]:
    """The collective the text is about, or the state whose doings it tells."""
    setting, parse, grammar = scene.setting, scene.parse, scene.syntax.grammar
    own = _named_collective(scene, frame.top.token) or setting.collective
    code = own
    subject = scene.syntax.subject(frame.top.token)
    if (
        setting.home
        and subject is not None
        and parse.lemmas[subject] not in grammar["joint_force"] | grammar["member"]
    ):
        code = setting.home
    if code is None and subject is not None and several(scene, subject):
        code = setting.together
    named = {c for c, _ in frame.capabilities}
    if code is None or named <= UNLED:
        return ()
    if (
        code == own
        and named <= EQUIPMENT
        and frame.top.predicate.role is not Role.VAGUE
        and subject is not None
        and parse.lemmas[subject] not in grammar["joint_force"] | grammar["member"]
    ):
        return ()  # "les armes arrivent": from whom is not said
    joint = grammar["joint_force"] | grammar["member"]
    told = frame.firmness is Firmness.DELIVERED or frame.top.predicate.family == "keep"
    here = any(code in m.codes for m in scene.parties.held) or code == setting.home
    if told and not here and (subject is None or parse.lemmas[subject] not in joint):
        return ()  # "mille hommes défendaient la ville": whose they are is not said
    return (Actor(_name_of(scene, frame.top.token, code), code),)


def several(scene: Scene, subject: int) -> bool:
    """Whether a subject is a number of states that nobody names: "dix pays", "several nations"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    if parse.lemmas[subject] in grammar["part_of_many"]:
        return any(parse.lemmas[k] in grammar["member"] for k in parse.children[subject])
    return parse.lemmas[subject] in grammar["member"] and any(
        parse.deps[k] == "nummod"
        or (parse.pos[k] == "NUM" and parse.deps[k] == "det")
        or parse.lower[k] in grammar["uncounted"]
        or parse.lemmas[k] in grammar["part_of_many"]
        for k in parse.children[subject]
    )


def few(scene: Scene, subject: int) -> bool:
    """Whether next to nobody does it: "few nations are willing"; not "a few", "quite a few"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    return any(
        parse.lower[k] in grammar["few"]
        and not any(parse.lower[j] in grammar["denied_article"] for j in range(max(k - 1, 0), k))
        for k in parse.children[subject]
    )


def _name_of(scene: Scene, token: int, code: str) -> str:
    """The words that last named a party before a token in its paragraph, else its code."""
    return next(
        (
            scene.parse.surface(m.start, m.end)
            for m in reversed(scene.parties.before(token))
            if m.parse == scene.parties.number and m.kind in NAMING and m.codes == (code,)
        ),
        code,
    )


def _named_collective(scene: Scene, token: int) -> str | None:
    """The collective named before a token: in its paragraph, else the one named most."""
    parse, member = scene.parse, scene.syntax.grammar["member"]
    before = [m for m in scene.parties.before(token) if set(m.codes) & COLLECTIVES]
    near = [
        m for m in before if m.parse == scene.parties.number and parse.lemmas[m.head] not in member
    ]
    if near:
        return next(code for code in near[-1].codes if code in COLLECTIVES)
    counts = Counter(code for m in before for code in m.codes if code in COLLECTIVES)
    return max(counts, key=counts.__getitem__) if counts else None


def relieving(scene: Scene, frame: Frame) -> tuple[Actor, ...]:
    """Who takes another's place: whose the new force is, else whose the old one was."""
    parse, parties, top = scene.parse, scene.parties, frame.top
    after = taking_over(parse, top)
    subject = scene.syntax.subject(top.token)
    for token in (*after, *(() if subject is None else (subject,))):
        found = [m for m in (*parties.owners(token), *parties.phrase(token)) if m.codes]
        if found:
            return actors(parse, found[:1])
    return ()
