"""Whether a request, an objection, support or a threat has what makes it one.

Each needs its own word of asking, objecting, welcoming or threatening, the thing itself as what
that word is about, and somebody of whom, against whom or for whose plan.
"""

from garant.model import Actor, Kind
from garant.reading.acts.concepts import MEMBERSHIP
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.roles import Cast
from garant.reading.acts.scene import NO_BENEFICIARY, Scene
from garant.reading.acts.words import Role

REACTIONS = frozenset({Kind.REQUEST, Kind.OPPOSE, Kind.ENDORSE, Kind.WARN})
"""The kinds that answer another's doing, or ask for it."""

COMPLEMENTS = ("obj", "obl", "nsubj", "xcomp", "iobj")
"""What completes a verb, by the names of the tree."""


def is_reaction(
    scene: Scene, frame: Frame, held: Cast, targets: tuple[Actor, ...], code: str | None
) -> bool:
    """Whether a reaction stands on its own words.

    Args:
        scene: The parse it stands in.
        frame: Its frame, settled.
        held: Who reacts and who says so.
        targets: Of whom something is asked, or whose plan it is.
        code: The capability.
    """
    if _surmised(scene, frame, held) or not _bears(scene, frame, held, code):
        return False
    kind = frame.kind
    if kind is Kind.OPPOSE:
        return not (_condemns(scene, frame, code) or _withstands(scene, frame, targets))
    if kind is Kind.WARN:
        return _threatens(scene, frame, held)
    if kind is Kind.ENDORSE:
        return _praised(scene, frame, held, targets, code)
    return bool(targets) or not _awaits(scene, frame)


def _known(hits: tuple[Hit, ...]) -> set[int]:
    """The tokens of predicates and of all they govern."""
    found: set[int] = set()
    for hit in hits:
        found |= {*hit.tokens, *_known(tuple(hit.governed))}
    return found


def _bears(scene: Scene, frame: Frame, held: Cast, code: str | None) -> bool:
    """Whether the thing itself is asked for, opposed or praised: "asked for jets for its army".

    Not what only stands below another doing: "asked them to make stocks of arms public".
    """
    parse = scene.parse
    known = _known(frame.chain)
    named = [token for shown, token in frame.capabilities if shown == code]
    for token in named:
        concept = scene.concepts.at(token)
        below = token if concept is None else scene.concepts.head(concept)
        if below in known or token in known:
            return True
        for above in parse.ancestors(below):
            if above in known:
                return True
            if _done_to(scene, frame, held, below, above):
                return True
            if not _same_thing(scene, below, above):
                break
            below = above
    return not named


def _done_to(scene: Scene, frame: Frame, held: Cast, below: int, above: int) -> bool:
    """Whether somebody's doing right under a reaction has the thing as its own complement.

    "Hopes Brussels comes up with a loan", "threatens to cut the aid"; where a doing is asked for,
    it is another's.
    """
    parse, syntax, top = scene.parse, scene.syntax, frame.top
    if parse.pos[above] not in ("VERB", "AUX") or not parse.deps[below].startswith(COMPLEMENTS):
        return False
    if parse.heads[above] not in _known(frame.chain):
        # A small parser hangs what is asked on the clause before.
        return (
            top.predicate.role is Role.ASK
            and scene.setting.issuer is None
            and top.token < above < syntax.clause_end(top.tokens[-1])
            and syntax.tense(above) == "inf"
        )
    if not parse.deps[above].startswith(("xcomp", "ccomp", "csubj", "acl", "obl", "advcl")):
        return False
    if frame.kind is not Kind.REQUEST or held.codes <= scene.setting.adversaries:
        return True
    if top.predicate.role is Role.ASK and any(
        parse.deps[k].startswith(("obj", "iobj", "obl")) for k in parse.children[top.token]
    ):
        return True  # "asks its partners to decree sanctions"
    doer = syntax.subject(above)
    return doer is not None and doer != syntax.subject(top.token)


def _same_thing(scene: Scene, below: int, above: int) -> bool:
    """Whether a noun is part of the thing named by the one above it: "a number of jets"."""
    parse = scene.parse
    if parse.pos[above] in ("VERB", "AUX"):
        # "a mechanism drawn on the treaty", "thanked Oslo, which sent tanks"
        return parse.deps[above].startswith("acl") and parse.deps[below].startswith(COMPLEMENTS)
    if (
        scene.concepts.at(above) is not None
        or scene.parties.at(above) is not None
        or parse.lemmas[above] in scene.syntax.grammar["plan_noun"]
    ):
        return True
    return parse.pos[below] in ("VERB", "AUX") or not parse.deps[below].startswith(
        ("acl", "advcl", "ccomp", "csubj", "parataxis")
    )


def _surmised(scene: Scene, frame: Frame, held: Cast) -> bool:
    """Whether the narrator only thinks what a party might hope or be glad of: "peut espérer"."""
    if held.speaker is not None:
        return False
    grammar, parse = scene.syntax.grammar, scene.parse
    token = frame.top.token
    over = parse.heads[token] if parse.deps[token] in ("xcomp", "ccomp") else token
    chain = [t for hit in frame.chain for t in hit.tokens]
    group = range(scene.syntax.group_start(token), max(chain))
    if any(parse.lower[k] in grammar["nothing_but"] for k in group):
        return False  # "can only welcome"
    return parse.lemmas[over] in grammar["surmising"] or any(
        parse.lemmas[k] in grammar["surmising"] or parse.lower[k] in grammar["surmising"]
        for k in scene.syntax.auxiliaries(token)
    )


def _condemns(scene: Scene, frame: Frame, code: str | None) -> bool:
    """Whether what is condemned is a deed and no plan: "condemned the attack on the grain ships".

    "Condemned the European force", "condemned the deployment of troops" object to what was named.
    """
    parse = scene.parse
    if not any(parse.lemmas[t] in scene.syntax.grammar["condemning"] for t in frame.top.tokens):
        return False
    if not frame.capabilities:
        return True
    for shown, token in frame.capabilities:
        if shown != code:
            continue
        above = token
        while above not in frame.top.tokens and parse.heads[above] != above:
            if parse.lemmas[above] in scene.syntax.grammar["deed_noun"]:
                return True
            if parse.pos[above] == "VERB" and above != token:
                return True
            above = parse.heads[above]
        return False
    return True


def _praised(
    scene: Scene, frame: Frame, held: Cast, targets: tuple[Actor, ...], code: str | None
) -> bool:
    """Whether support is for another's act or plan, not for a party, a law or a cause at large."""
    protected = scene.setting.protected
    named = any(actor.text for actor in targets)
    if frame.top.predicate.pos == "adj" and any(
        under.predicate.role is Role.HOLD for under in frame.top.governed
    ):
        return False  # "pleased to announce": what is announced counts
    parse, support = scene.parse, scene.syntax.grammar["support_verb"]
    backs = any(parse.lemmas[t] in support for t in frame.top.tokens)
    if backs and code not in MEMBERSHIP | NO_BENEFICIARY and protected not in held.codes:
        return not {actor.code for actor in targets} <= {protected} and named
    if scene.setting.issuer is None:
        return True
    return named and _hangs(scene, frame, code)


def _hangs(scene: Scene, frame: Frame, code: str | None) -> bool:
    """Whether a thing itself is praised, not one that only goes with it: "welcomed the aid"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    for shown, token in frame.capabilities:
        if shown != code:
            continue
        for above in parse.ancestors(token):
            if above in frame.top.tokens:
                return True
            known = (
                scene.concepts.at(above) is not None
                or parse.lemmas[above] in grammar["plan_noun"]
                or any(above in under.tokens for under in frame.top.governed)
                or scene.parties.at(above) is not None
            )
            if not known:
                return False
    return not frame.capabilities


def _withstands(scene: Scene, frame: Frame, targets: tuple[Actor, ...]) -> bool:
    """Whether it is the adversary's war that is opposed, and no plan: "prevent Russia from".

    To reject what the adversary asks for is an objection.
    """
    if not targets or not {actor.code for actor in targets} <= scene.setting.adversaries:
        return False
    words = scene.syntax.grammar["withstanding"] | scene.syntax.grammar["condemning"]
    return any(scene.parse.lemmas[t] in words for t in frame.top.tokens)


def _threatens(scene: Scene, frame: Frame, held: Cast) -> bool:
    """Whether a consequence is threatened: "threatened Paris with strikes", "threat to strike".

    "Threatens the prospects of peace", "the threat of the Russian army" threaten nobody with it.
    """
    parse, grammar, top = scene.parse, scene.syntax.grammar, frame.top
    if held.codes == {scene.setting.protected}:
        return False
    if not any(parse.lemmas[t] in grammar["threatening"] for t in top.tokens):
        return True
    if top.predicate.pos == "noun":
        return bool(top.governed)
    return not any(
        parse.lemmas[k] in grammar["at_stake"]
        for k in parse.children[top.token]
        if parse.deps[k] == "obj"
    )


def _awaits(scene: Scene, frame: Frame) -> bool:
    """Whether one only looks forward to a thing, and to nobody's giving."""
    words = scene.syntax.grammar["awaiting"]
    return any(scene.parse.lemmas[t] in words for t in frame.top.tokens)
