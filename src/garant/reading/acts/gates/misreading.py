"""What has the words of an act and is none: the thing itself is not what is done."""

from garant.model import Actor, Firmness, Kind
from garant.ontology import PartyKind, load_ontology
from garant.reading.acts.frame import Frame
from garant.reading.acts.gates.made import Made
from garant.reading.acts.gates.own_affairs import is_own_affair
from garant.reading.acts.roles import Cast
from garant.reading.acts.scene import NO_BENEFICIARY, Scene
from garant.reading.acts.setting import COLLECTIVES
from garant.reading.acts.words import Role

_OWN_THING = frozenset({"industry", "frozen_assets"})
"""Capabilities that a verb brings along, and that only its right object makes one."""

_SERVING = frozenset({"ground_troops", "air_policing", "naval", "police", "armed_forces"})
"""Those who serve, and are praised for it at home."""

_PEOPLE = frozenset({"ground_troops", "police", "armed_forces"})


def is_misread(made: Made) -> bool:
    """Whether a party, a verb and a thing stand together and still make no act."""
    scene, frame, held = made.scene, made.frame, made.held
    targets, code = made.targets, made.code
    unprotected = scene.setting.protected is None and not scene.framed
    if held.inferred and unprotected and held.codes <= COLLECTIVES:
        return True  # "twenty-two countries have confirmed that they will sing"
    if code == "sanctions" and _unrelated_sanctions(scene, frame, targets):
        return True
    if code in NO_BENEFICIARY and unprotected and _some_agreement(scene, frame):
        return True
    if any(_is_shielded(scene, token) for shown, token in frame.capabilities if shown == code):
        return True
    if _by_court(scene, frame, held) or _other_matter(scene, frame) or _pays_war(scene, frame):
        return True
    if _done_by(scene, frame):
        return True
    if frame.kind is Kind.WARN and not scene.topic.kinds and not _is_named(scene, frame, code):
        return True  # a threat of attacks, and nothing was spoken of that it could be about
    if _at_contest(scene, frame):
        return True
    if frame.kind is Kind.ENDORSE:
        return not targets and unprotected and code in _SERVING
    if frame.kind not in (Kind.COMMIT, Kind.REFUSE):
        return False
    return (
        _makes_else(scene, frame, code)
        or _told_of_else(scene, frame, code)
        or _belongs(scene, frame)
        or _limits(scene, frame)
        or _cannot_begin(scene, frame)
        or _bounds(scene, frame)
        or _is_talk(scene, frame)
        or _is_founded(scene, frame, held)
        or _forbids(scene, frame)
        or _goes_to_firm(scene, frame, targets)
        or _pays_army(scene, frame, code)
        or _is_term(scene, frame)
        or is_own_affair(made)
        or _ends_else(scene, frame)
        or (code in NO_BENEFICIARY and _stops_else(scene, frame, code))
        or (code in NO_BENEFICIARY and _others_truce(scene, frame, held))
    )


def _belongs(scene: Scene, frame: Frame) -> bool:
    """Whether all that is told is who belongs to a coalition, or who was there: nothing is given.

    "Italy is part of the coalition", "announced it with the leaders of the coalition"; but "will
    join the coalition" takes part in what it does.
    """
    shown = [token for _, token in frame.capabilities]
    if not shown or any(
        scene.parse.lemmas[t] not in scene.syntax.grammar["alliance_noun"] for t in shown
    ):
        return False
    done = frame.leaf.predicate.role is Role.DO
    return not done or frame.firmness is Firmness.DELIVERED


def _limits(scene: Scene, frame: Frame) -> bool:
    """Whether only "forever" is denied: "our offer will not be on the table forever"."""
    token = frame.top.token
    clause = range(token, scene.syntax.clause_end(token))
    endless = scene.syntax.grammar["without_end"]
    return frame.negated and any(scene.parse.lower[k] in endless for k in clause)


def _is_named(scene: Scene, frame: Frame, code: str | None) -> bool:
    """Whether a threat names what it is about, if only in its condition: "if it sent troops"."""
    start, end = scene.parse.sentences[scene.parse.sentence_of[frame.top.token]]
    return bool(frame.capabilities) or any(
        c.value.code == code and start <= c.start < end for c in scene.concepts.found
    )


def _is_shielded(scene: Scene, token: int) -> bool:
    """Whether a word of a thing is part of a phrase for another: "vocational training"."""
    concept = scene.concepts.at(token)
    return concept is not None and concept.value.code is None


def _by_court(scene: Scene, frame: Frame, held: Cast) -> bool:
    """Whether a state's court or prosecutor rules: an international court is a party itself."""
    subject = scene.syntax.subject(frame.top.token)
    courts = scene.syntax.grammar["court_noun"]
    if subject is None or not {scene.parse.lemmas[subject], scene.parse.lower[subject]} & courts:
        return False
    parties = load_ontology().parties
    return all(code in parties and parties[code].kind is PartyKind.STATE for code in held.codes)


def _other_matter(scene: Scene, frame: Frame) -> bool:
    """Whether what is left open is no offer: "the ship's destination was not specified"."""
    subject = scene.syntax.subject(frame.top.token)
    return (
        frame.top.predicate.role is Role.VAGUE
        and subject is not None
        and scene.parse.lemmas[subject] in scene.syntax.grammar["other_matter"]
    )


def _is_talk(scene: Scene, frame: Frame) -> bool:
    """Whether it is talks that go on: "discussions on such a mission are under way"."""
    subject = scene.syntax.subject(frame.top.token)
    return (
        frame.firmness is Firmness.DELIVERED
        and frame.top.predicate.theme == "either"
        and frame.leaf is frame.top
        and subject is not None
        and scene.parse.lemmas[subject] in scene.syntax.grammar["accord_noun"]
    )


def _is_founded(scene: Scene, frame: Frame, held: Cast) -> bool:
    """Whether a group is only said to have come about: "the coalition was formed in February"."""
    token = frame.leaf.token
    subject = scene.syntax.subject(token)
    mention = scene.parties.at(subject) if subject is not None else None
    return (
        mention is not None
        and frame.leaf.predicate.family in ("deploy", "build")
        and scene.syntax.passive(token)
        and scene.parse.lemmas[subject or 0] in scene.syntax.grammar["alliance_noun"]
        and set(mention.codes) >= held.codes
    )


def _bounds(scene: Scene, frame: Frame) -> bool:
    """Whether only a bound is set: "suggests a limit of 600,000 soldiers for the army"."""
    parse = scene.parse
    return any(
        parse.lemmas[k] in scene.syntax.grammar["bound_noun"] and parse.deps[k] == "obj"
        for k in parse.children[frame.leaf.token]
    )


def _cannot_begin(scene: Scene, frame: Frame) -> bool:
    """Whether nobody's thing is said to fail: "without that, rebuilding will not be able to start".

    What points back to something told, or is somebody's, is a refusal of it.
    """
    subject = scene.syntax.subject(frame.top.token)
    if frame.kind is not Kind.REFUSE or subject is None:
        return False
    pointing = scene.syntax.grammar["demonstrative"] | scene.syntax.grammar["possessive"]
    below = scene.parse.subtree(subject)
    return (
        frame.leaf.predicate.rule in ("begin_verb", "recent_past")
        and scene.parse.pos[subject] == "NOUN"
        and not any(scene.parse.lower[k] in pointing for k in below)
        and not any(scene.parties.at(k) is not None for k in below)
    )


def _unrelated_sanctions(scene: Scene, frame: Frame, targets: tuple[Actor, ...]) -> bool:
    """Whether sanctions are of trade and law at large: for a deficit, on students."""
    around = scene.against() | scene.setting.candidates
    if any(set(m.codes) & around for m in scene.parties.held) or scene.framed:
        return False
    return frame.kind is Kind.WARN or not targets


def _some_agreement(scene: Scene, frame: Frame) -> bool:
    """Whether an agreement is of peace only by the bare word: "welcomed the deal" on gas."""
    shown = [scene.concepts.at(token) for _, token in frame.capabilities]
    return bool(shown) and all(c is not None and c.value.weak for c in shown)


def _makes_else(scene: Scene, frame: Frame, code: str | None) -> bool:
    """Whether another thing is made or seized: "produce electricity", "confisqué la boisson"."""
    leaf = frame.leaf
    if code not in _OWN_THING or leaf.predicate.role is not Role.DO:
        return False
    if any(c == code and t not in leaf.tokens for c, t in frame.capabilities):
        return False
    parse = scene.parse
    objects = [
        k
        for k in parse.children[leaf.token]
        if parse.deps[k] in ("obj", "nsubj:pass")
        and parse.pos[k] != "PRON"
        and k not in leaf.tokens
    ]
    shown = [scene.concepts.at(t) for k in objects for t in parse.subtree(k)]
    return bool(objects) and all(c is None or c.value.code in (None, "humanitarian") for c in shown)


def _told_of_else(scene: Scene, frame: Frame, code: str | None) -> bool:
    """Whether a thing is only named in what is told of another: "set up a team that will arm"."""
    parse = scene.parse
    for k in parse.children[frame.leaf.token]:
        concept = scene.concepts.at(k)
        if parse.deps[k] != "obj" or concept is None or concept.value.code is not None:
            continue
        told = [t for t in parse.subtree(k) if parse.deps[t] == "acl:relcl"]
        inside = {t for clause in told for t in parse.subtree(clause)}
        return all(token in inside for shown, token in frame.capabilities if shown == code)
    return False


def _forbids(scene: Scene, frame: Frame) -> bool:
    """Whether what is announced is to forbid or to break off: "announced barring experts"."""
    parse = scene.parse
    return frame.leaf is frame.top and any(
        parse.deps[k] in ("xcomp", "ccomp", "advcl")
        and parse.pos[k] in ("VERB", "ADJ")  # as a tagger may take "interdire"
        and parse.lemmas[k] in scene.syntax.grammar["forbidding"]
        and not any(parse.deps[c] == "cop" for c in parse.children[k])  # "it was too close"
        for k in parse.children[frame.top.token]
    )


def _goes_to_firm(scene: Scene, frame: Frame, targets: tuple[Actor, ...]) -> bool:
    """Whether a firm or a private person is given something: "gave the company money"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    if any(actor.text for actor in targets):
        return False
    return any(
        parse.lemmas[k] in grammar["private_noun"]
        and (
            parse.deps[k] == "iobj"
            or any(parse.lower[c] in grammar["dative"] for c in parse.children[k])
        )
        for k in parse.children[frame.leaf.token]
    )


def _pays_army(scene: Scene, frame: Frame, code: str | None) -> bool:
    """Whether soldiers are only paid: "the soldiers were not paid", "pay the soldiers"."""
    parse, leaf = scene.parse, frame.leaf
    if leaf.predicate.family != "money" or code not in _PEOPLE:
        return False
    joint = scene.syntax.grammar["joint_force"]
    if any(parse.lemmas[token] in joint for _, token in frame.capabilities):
        return False  # "does not refuse to fund the force"
    if scene.syntax.passive(leaf.token) or (frame.negated and leaf is frame.top):
        return True
    return any(
        parse.deps[token].startswith(("obl", "iobj", "nmod"))
        and any(parse.lower[k] in scene.syntax.grammar["dative"] for k in parse.children[token])
        for _, token in frame.capabilities
    )


def _pays_war(scene: Scene, frame: Frame) -> bool:
    """Whether it is a war that is paid for: "the revenue to finance its aggression".

    The war effort of who is protected is helped by money: "will fund Ukraine's war effort".
    """
    parse, leaf, grammar = scene.parse, frame.leaf, scene.syntax.grammar
    if leaf.predicate.family != "money" or frame.kind is Kind.REFUSE:
        return False
    for k in parse.children[leaf.token]:
        if parse.deps[k] != "obj" or k in leaf.tokens:
            continue
        of_war = {parse.lemmas[c] for c in (k, *parse.children[k])} & grammar["deed_noun"]
        whose = {code for m in scene.parties.inside(set(parse.subtree(k))) for code in m.codes}
        if of_war and scene.setting.protected not in whose:
            return True
    return False


def _done_by(scene: Scene, frame: Frame) -> bool:
    """Whether a thing is who did it: "crimes committed by its armed forces"."""
    parse, leaf = scene.parse, frame.leaf
    active = scene.syntax.auxiliaries(leaf.token) and not scene.syntax.passive(leaf.token)
    if leaf.predicate.pos != "verb" or active:
        return False  # "a répondu par la négative"
    return any(
        parse.heads[t] == leaf.token
        and parse.deps[t].startswith("obl")
        and any(parse.lower[k] in scene.syntax.grammar["agent"] for k in parse.children[t])
        for t in leaf.tokens
        if t != leaf.token
    )


def _ends_else(scene: Scene, frame: Frame) -> bool:
    """Whether something else is ended: "the operation is to put an end to the problems"."""
    parse, tokens = scene.parse, frame.leaf.tokens
    if frame.leaf.predicate.family != "leave" or len(tokens) < 2:
        return False
    return any(parse.deps[t].startswith("nsubj") and parse.pos[t] == "NOUN" for t in tokens)


def _stops_else(scene: Scene, frame: Frame, code: str | None) -> bool:
    """Whether something other than a peace is stopped: "stop the bloodshed and secure peace"."""
    if frame.kind is not Kind.REFUSE or frame.leaf.predicate.rule != "stop_giving":
        return False
    parse, tokens = scene.parse, frame.leaf.tokens
    for shown, token in frame.capabilities:
        concept = scene.concepts.at(token)
        head = token if concept is None else scene.concepts.head(concept)
        if shown == code and (head in tokens or parse.heads[head] in tokens):
            return False
    return bool(frame.capabilities)


def _at_contest(scene: Scene, frame: Frame) -> bool:
    """Whether a part is taken in a contest or a show: "their part in the song contest"."""
    parse, contests = scene.parse, scene.syntax.grammar["contest_noun"]
    shown = [scene.concepts.at(token) for _, token in frame.capabilities]
    vague = all(c is None or c.value.weak for c in shown)
    tokens = range(*parse.sentences[parse.sentence_of[frame.top.token]])
    return vague and any(
        parse.lemmas[t].lower() in contests and parse.pos[t] in ("NOUN", "PROPN") for t in tokens
    )


def _is_term(scene: Scene, frame: Frame) -> bool:
    """Whether a doing is one of the terms that a law or a treaty lists: "conditions : X would"."""
    parse = scene.parse
    start = parse.sentences[parse.sentence_of[frame.top.token]][0]
    before = range(start, frame.top.token)
    colon = next((t for t in before if parse.lower[t] == ":"), None)
    terms = scene.syntax.grammar["term_noun"]
    return colon is not None and any(parse.lemmas[t] in terms for t in range(start, colon))


def _others_truce(scene: Scene, frame: Frame, held: Cast) -> bool:
    """Whether who announces a truce is not who keeps it: "a halt by both sides"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    if frame.top.predicate.rule != "commit_verb" or held.codes & scene.against():
        return False
    below = parse.children[frame.top.token]
    for _, token in frame.capabilities:
        for k in (*parse.subtree(token), *(k for k in below if parse.deps[k].startswith("obl"))):
            led = {parse.lower[c] for c in parse.children[k] if c < k}
            if led & grammar["between"]:
                return True
            mention = scene.parties.at(k)
            others = mention is not None and bool(set(mention.codes) - held.codes)
            sides = parse.lemmas[k] in grammar["side_noun"]
            if led & (grammar["agent"] | grammar["possessor"]) and (others or sides):
                return True
    return False
