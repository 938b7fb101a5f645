"""Whether a request, an objection, support or a threat has what makes it one.

Each needs its own word of asking, objecting, welcoming or threatening, the thing itself as what
that word is about, and somebody of whom, against whom or for whose plan.
"""

from garant.model import Actor, Kind
from garant.reading.acts.asking import asks
from garant.reading.acts.concepts import MEMBERSHIP
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.praising import of_another
from garant.reading.acts.roles import Cast
from garant.reading.acts.scene import NO_BENEFICIARY, Scene
from garant.reading.acts.words import Role
from garant.reading.parse import QUOTES

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
        return not (
            scene.parse.deps[frame.top.token] in ("amod", "compound")  # "blocking sanctions"
            or (code == "humanitarian" and held.codes <= scene.setting.adversaries)
            or (frame.top.predicate.role is Role.ASK and scene.setting.issuer is not None)
            or _condemns(scene, frame, code)
            or _withstands(scene, frame, targets)
        )
    if kind is Kind.WARN:
        return _threatens(scene, frame, held, targets, code)
    if kind is Kind.ENDORSE:
        return _praised(scene, frame, held, targets, code)
    return asks(scene, frame, held, targets, code)


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
    known |= {parse.heads[t] for t in known if parse.deps[t] == "acl:relcl"}
    named = [token for shown, token in frame.capabilities if shown == code]
    for token in named:
        concept = scene.concepts.at(token)
        below = token if concept is None else scene.concepts.head(concept)
        if below in known or token in known or any(parse.heads[k] == below for k in known):
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
    clausal: tuple[str, ...] = ("xcomp", "ccomp", "csubj")
    if scene.setting.issuer is not None:
        if not parse.deps[below].startswith(("obj", "nsubj")):
            return False
    else:
        clausal = (*clausal, "acl", "obl", "advcl")
    if not parse.deps[above].startswith(clausal):
        return False
    if any(parse.lemmas[t] in syntax.grammar["ending"] for t in (above, below)):
        return False  # "call on Beijing to cease the transfer"
    hostile = held.codes <= scene.setting.adversaries and scene.setting.issuer is None
    if frame.kind is not Kind.REQUEST or hostile:
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
        led = parse.heads[above] if parse.deps[above] == "xcomp" else above  # "has agreed to pay"
        return (
            scene.setting.issuer is None
            and parse.deps[led].startswith("acl")
            and parse.deps[below].startswith(COMPLEMENTS)
        )
    if (
        scene.concepts.at(above) is not None
        or scene.parties.at(above) is not None
        or parse.lemmas[above] in scene.syntax.grammar["plan_noun"]
    ):
        return True
    if parse.pos[below] in ("VERB", "AUX"):
        return True
    if scene.setting.issuer is not None and parse.deps[below].startswith(("nmod", "obl")):
        # "women's representation at all levels of the mission" is not the mission
        cases = {parse.lower[k] for k in parse.children[below]}
        return bool(cases & (scene.syntax.grammar["possessor"] | scene.syntax.grammar["recipient"]))
    return not parse.deps[below].startswith(("acl", "advcl", "ccomp", "csubj", "parataxis"))


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
        return not _calls_names(scene, frame)
    for shown, token in frame.capabilities:
        if shown != code:
            continue
        above = token
        while above not in frame.top.tokens and parse.heads[above] != above:
            if parse.lemmas[above] in scene.syntax.grammar["deed_noun"]:
                return True
            if parse.pos[above] == "VERB" and above != token and not _planned(scene, frame, above):
                return True
            above = parse.heads[above]
        return False
    return True


def _planned(scene: Scene, frame: Frame, verb: int) -> bool:
    """Whether a doing is what a plan is about: "condemned the plan to send troops"."""
    over = frame.leaf.governor
    return (
        verb in frame.leaf.tokens
        and over is not None
        and scene.parse.lemmas[over.token] in scene.syntax.grammar["plan_noun"]
    )


def _calls_names(scene: Scene, frame: Frame) -> bool:
    """Whether a plan is condemned, or what it is called stands in quotation marks.

    "Denounced London's plans", "denounced "an occupation in disguise"".
    """
    parse, grammar = scene.parse, scene.syntax.grammar
    objects = [
        k
        for t in frame.top.tokens
        for k in parse.children[t]
        if parse.deps[k].startswith(("obj", "nsubj:pass")) and parse.pos[k] == "NOUN"
    ]
    return any(
        parse.lemmas[k] not in grammar["deed_noun"]
        and (
            parse.lemmas[k] in grammar["plan_noun"]
            or any(parse.lower[t] in QUOTES for t in range(frame.top.token, k))
        )
        for k in objects
    )


def _praised(
    scene: Scene, frame: Frame, held: Cast, targets: tuple[Actor, ...], code: str | None
) -> bool:
    """Whether support is for another's act or plan, not for a party, a law or a cause at large."""
    protected = scene.setting.protected
    named = any(actor.text for actor in targets)
    if frame.capabilities and all(
        token == frame.top.token for shown, token in frame.capabilities if shown == code
    ):
        return False  # "we support investigations": only the verb itself is help
    parse, support = scene.parse, scene.syntax.grammar["support_verb"]
    if frame.top.predicate.pos == "adj" and any(
        under.predicate.role is Role.HOLD and not of_another(parse, under)
        for under in frame.top.governed
    ):
        return False  # "pleased to announce": what is announced counts
    if not _of_another(scene, frame, held) or _of_the_fallen(scene, frame):
        return False
    backs = any(parse.lemmas[t] in support for t in frame.top.tokens)
    official = scene.setting.issuer is not None
    if backs and official and code not in MEMBERSHIP | NO_BENEFICIARY:
        return named and _a_plan(scene, frame)
    if backs and code not in MEMBERSHIP | NO_BENEFICIARY and protected not in held.codes:
        told = named or frame.leaf is not frame.top  # "support the end of this mission"
        if not targets:
            return _a_plan(scene, frame)
        return not {actor.code for actor in targets} <= {protected} and told
    return not official or (named and _hangs(scene, frame, code))


def _of_the_fallen(scene: Scene, frame: Frame) -> bool:
    """Whether the dead are honoured: "paid tribute to soldiers who died at Bakhmut"."""
    parse, dead = scene.parse, scene.syntax.grammar["killing_word"]
    return any(
        parse.deps[k].startswith(("acl", "amod"))
        and (parse.lower[k] in dead or parse.lemmas[k] in dead)
        for _, token in frame.capabilities
        for k in parse.children[token]
    )


def _a_plan(scene: Scene, frame: Frame) -> bool:
    """Whether a plan or a decision is what is backed: "supports the proposal of Paris"."""
    parse = scene.parse
    return any(
        parse.deps[k].startswith("obj") and parse.lemmas[k] in scene.syntax.grammar["plan_noun"]
        for t in frame.top.tokens
        for k in parse.children[t]
    )


def _of_another(scene: Scene, frame: Frame, held: Cast) -> bool:
    """Whether it is another who is thanked, and another's act that is welcomed.

    Not "thanked its soldiers", "welcomed the president to the White House", "thanks to the loan",
    "signed up to provide".
    """
    parse, parties = scene.parse, scene.parties
    top = next((hit for hit in frame.chain if hit.predicate.role is Role.ENDORSE), frame.top)
    if top.predicate.pos == "noun" and not parse.deps[top.token].startswith(("obj", "nsubj")):
        return bool(parties.owners(top.token))
    objects = [k for t in top.tokens for k in parse.children[t] if parse.deps[k] == "obj"]
    if not objects and any(
        parse.deps[u.token] == "xcomp"
        and parse.heads[u.token] in top.tokens
        and u.predicate.role is Role.DO
        for u in top.governed
    ):
        return False
    grammar = scene.syntax.grammar
    own = grammar["possessive"] | grammar["first_person_possessive"]
    for k in objects:
        concept = scene.concepts.at(k)
        troops = concept is not None and concept.value.code == "ground_troops"
        if troops and any(parse.lower[c] in own for c in parse.children[k]):
            return False
        if concept is not None or parse.pos[k] == "PRON":
            continue
        named = {code for m in (*parties.phrase(k), *parties.owners(k)) for code in m.codes}
        if named and named <= held.codes:
            return False
        people = parse.lemmas[k] in scene.syntax.grammar["people_noun"] or parties.at(k) is not None
        if people and not any(shown is not None for shown, _ in frame.capabilities):
            return False
        held_out = {t for under in top.governed for t in under.tokens}
        at = any(
            parse.deps[c].startswith("obl")
            and c not in held_out  # "commended Oslo on its offer"
            and any(
                parse.lower[m] in scene.syntax.grammar["place_inside"] for m in parse.children[c]
            )
            for c in parse.children[top.token]
        )
        if parties.at(k) is not None and at:
            return False
    return True


def _hangs(scene: Scene, frame: Frame, code: str | None) -> bool:
    """Whether a thing itself is praised, not one that only goes with it: "welcomed the aid"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    governed = _known(tuple(frame.top.governed))
    for shown, token in frame.capabilities:
        if shown != code:
            continue
        for above in parse.ancestors(token):
            if above in frame.top.tokens:
                return True
            known = (
                scene.concepts.at(above) is not None
                or parse.lemmas[above] in grammar["plan_noun"]
                or above in governed
                or parse.pos[above] in ("NUM", "SYM")  # "€98 million in shells"
                or scene.parties.at(above) is not None
            )
            if not known:
                return False
    return not frame.capabilities


def _withstands(scene: Scene, frame: Frame, targets: tuple[Actor, ...]) -> bool:
    """Whether it is the adversary's war that is opposed, and no plan: "prevent Russia from".

    To reject what the adversary asks for is an objection.
    """
    against = {actor.code for actor in targets}
    hostile = bool(against) and against <= scene.setting.adversaries
    if not hostile and scene.setting.issuer is None:
        return False
    words = scene.syntax.grammar["withstanding"] | scene.syntax.grammar["condemning"]
    return any(scene.parse.lemmas[t] in words for hit in frame.chain for t in hit.tokens)


def _threatens(
    scene: Scene, frame: Frame, held: Cast, targets: tuple[Actor, ...], code: str | None
) -> bool:
    """Whether a consequence is threatened: "threatened Paris with strikes", "threat to strike".

    "Threatens the prospects of peace", "the threat of the Russian army" threaten nobody with it.
    """
    if held.codes == {scene.setting.protected}:
        return False
    speaker = held.speaker.code if held.speaker is not None else None
    threats = [hit for hit in frame.chain if hit.predicate.role is Role.WARN]
    if all(hit.predicate.family == "strike" for hit in threats) and code != "sanctions":
        if scene.setting.issuer is not None and not held.codes <= scene.setting.adversaries:
            return False  # "systems that could shoot down missiles"
        if held.codes <= scene.setting.adversaries and speaker not in held.codes:
            return frame.top.predicate.role is Role.WARN or speaker is None
    return all(_is_threat(scene, hit) for hit in threats)


def _is_threat(scene: Scene, hit: Hit) -> bool:
    parse, grammar = scene.parse, scene.syntax.grammar
    if hit.predicate.family == "consequence":
        over = parse.ancestors(hit.token) if parse.deps[hit.token].startswith("acl") else ()
        if any(scene.syntax.negated(a) for a in over):
            return False  # "will take no part in any action leading to confrontation"
        beside = parse.deps[hit.tokens[-1]].startswith(("obl", "xcomp")) and len(hit.tokens) > 1
        return beside or parse.deps[hit.tokens[-1]].startswith(("obj", "nsubj", "obl:arg"))
    if not any(parse.lemmas[t] in grammar["threatening"] for t in hit.tokens):
        return True
    if hit.predicate.pos == "noun":
        return bool(hit.governed)
    objects = [k for k in parse.children[hit.token] if parse.deps[k] == "obj"]
    return not any(
        parse.lemmas[k] in grammar["at_stake"]
        or (
            scene.setting.issuer is not None
            and scene.parties.at(k) is None
            and scene.concepts.at(k) is None
        )
        for k in objects
    )
