"""Whether the words of a clause tie a party, its doing and a thing together.

A sentence can have a state, a verb of giving and a word for soldiers, and tell of a strike, of a
budget or of a parade. What is read as an act must be earned by its own words: the attitude governs
the doing, the objection meets a plan, the paper has more than one signer, and somebody stands
beside the one who acts.
"""

from functools import cache

from garant.model import Actor, Firmness, Kind
from garant.ontology import PartyKind, load_ontology
from garant.reading.acts.background import HELD, no_peace
from garant.reading.acts.concepts import MEMBERSHIP
from garant.reading.acts.frame import Frame
from garant.reading.acts.gates.battles import is_battle
from garant.reading.acts.gates.civilian import is_civilian
from garant.reading.acts.gates.history import is_history
from garant.reading.acts.gates.homeland import is_at_home
from garant.reading.acts.gates.made import Made
from garant.reading.acts.gates.misreading import is_misread
from garant.reading.acts.gates.own_house import is_of_own_house
from garant.reading.acts.private import of_soldiers
from garant.reading.acts.reactions import REACTIONS, is_reaction
from garant.reading.acts.roles import Cast
from garant.reading.acts.scene import NO_BENEFICIARY, Scene
from garant.reading.acts.screening import GIVING
from garant.reading.acts.words import Role

FRAMEWORK = frozenset({"guarantee", "binding_pledge", "backstop"}) | MEMBERSHIP | NO_BENEFICIARY
"""Capabilities whose very name tells that a text is about a guarantee or a peace."""

CIVIL = frozenset({"industry", "frozen_assets", "funding", "sanctions"})
"""What states do to one another over electricity and taxes, too."""

OWN_ARMY = frozenset({"ground_troops", "air_policing", "naval", "headquarters", "logistics"})

BATTLING = OWN_ARMY | {"armed_forces", "air_defence"}
"""What is moved in a battle."""

CONTESTED = (OWN_ARMY - {"logistics"}) | {"training", "arms", "air_defence"}
"""What nobody promises or rules out, or will not rule out, unless somebody asks for it."""


def is_earned(made: Made) -> bool:
    """Whether an act stands on its own words."""
    scene, frame, held = made.scene, made.frame, made.held
    targets, code = made.targets, made.code
    kind = frame.kind
    if _private(scene, frame) or is_history(made) or is_misread(made) or is_civilian(made):
        return False
    if is_of_own_house(made):
        return False
    if kind is Kind.SIGN:
        return _joint(scene, frame, held)
    if kind in REACTIONS and not is_reaction(scene, frame, held, targets, code):
        return False
    if kind in (Kind.COMMIT, Kind.REFUSE):
        if no_peace(frame, code, inferred=made.inferred):
            return False
        if (
            not _governs(scene, frame)
            or _anothers(scene, frame)
            or _vaguely(scene, frame, code, targets)
        ):
            return False
        adversary = kind is Kind.COMMIT and held.codes <= scene.setting.adversaries
        if adversary and _told_of(scene, frame, held):
            return False
        if code in BATTLING and is_battle(made):
            return False
        if is_at_home(made):
            scene.topic.at_home = held.codes
            return False
        if _parted(scene, frame) or _in_passing(scene, frame, code):
            return False
    return bool(targets) or made.conditioned or _in_company(scene, frame, held, code)


def _sentence(scene: Scene, frame: Frame) -> range:
    return range(*scene.parse.sentences[scene.parse.sentence_of[frame.top.token]])


def _joint(scene: Scene, frame: Frame, held: Cast) -> bool:
    """Whether a paper is signed by more than one: "Paris and Kyiv signed", "signed with Kyiv".

    Not a law that a president signs at home, nor a cheque.
    """
    parse, paper = scene.parse, scene.syntax.grammar["home_paper"]
    at_home = any(parse.lemmas[t] in paper or parse.lower[t] in paper for t in frame.scope)
    if (at_home and len(held.codes) == 1) or _of_trade(scene, frame):
        return False
    if len(held.codes) > 1 or not held.codes <= _states():
        return True
    named = scene.parties.among(_sentence(scene, frame))
    return any(set(mention.codes) - held.codes for mention in named)


def _of_trade(scene: Scene, frame: Frame) -> bool:
    """Whether the paper is one of trade: "inked a minerals deal", "un accord commercial"."""
    parse, trade = scene.parse, scene.syntax.grammar["trade_noun"]
    return any(
        parse.lemmas[k].lower() in trade and parse.deps[k].startswith(("compound", "amod", "nmod"))
        for t in frame.top.tokens
        for paper in (t, *parse.children[t])
        if parse.deps[paper] in ("obj", "nsubj:pass")
        for k in parse.children[paper]
    )


def _trades(scene: Scene, frame: Frame) -> bool:
    """Whether a sentence is of energy, trade or taxes."""
    parse, trade = scene.parse, scene.syntax.grammar["trade_noun"]
    return any(parse.lemmas[t].lower() in trade for t in _sentence(scene, frame))


@cache
def _states() -> frozenset[str]:
    held = load_ontology().parties.items()
    return frozenset(code for code, party in held if party.kind is PartyKind.STATE)


def _anothers(scene: Scene, frame: Frame) -> bool:
    """Whether "we" would withdraw "its" troops: another's, asked for earlier in the sentence."""
    parse, grammar = scene.parse, scene.syntax.grammar
    if frame.leaf.predicate.family != "leave" or frame.top.predicate.pos == "noun":
        return False
    subject = scene.syntax.subject(frame.top.token)
    if subject is not None and parse.lower[subject] not in grammar["first_person"]:
        return False
    return any(
        parse.lower[k] in grammar["possessive"] - grammar["first_person_possessive"]
        for _, token in frame.capabilities
        for thing in (token, parse.heads[token])
        for k in parse.children[thing]
    )


def _vaguely(scene: Scene, frame: Frame, code: str | None, targets: tuple[Actor, ...]) -> bool:
    """Whether an official paper only says that a party builds a coalition, or does its part."""
    parse = scene.parse
    family = frame.leaf.predicate.family
    if family == "build" and any(
        parse.lemmas[k] in scene.syntax.grammar["joint_force"]
        for k in parse.children[frame.leaf.token]
        if parse.deps[k] in ("obj", "nsubj:pass")
    ):
        return True
    return (
        scene.setting.issuer is not None
        and code == "guarantee"
        and family in HELD
        and not any(actor.text for actor in targets)
        and not any(
            parse.lemmas[t] in scene.syntax.grammar["support_verb"] for t in frame.leaf.tokens
        )
        and all(_is_weak(scene, token) for _, token in frame.capabilities)
    )


def _is_weak(scene: Scene, token: int) -> bool:
    concept = scene.concepts.at(token)
    return concept is None or concept.value.weak


def _told_of(scene: Scene, frame: Frame, held: Cast) -> bool:
    """Whether another tells what an adversary could do: "Russia can end the war by leaving"."""
    if held.speaker is not None and held.speaker.code in held.codes:
        return False
    if scene.setting.issuer is None and held.speaker is None:
        return False
    return all(
        hit.predicate.role is Role.DO or hit.predicate.firmness is Firmness.POSSIBLE
        for hit in frame.chain
    )


def _governs(scene: Scene, frame: Frame) -> bool:
    """Whether nothing parts an attitude from its doing: "continue to cut its revenue to fund"."""
    parse = scene.parse
    own = {token for hit in frame.chain for token in hit.tokens}
    for over, under in zip(frame.chain, frame.chain[1:], strict=False):
        token = under.token
        for above in parse.ancestors(token):
            if above in over.tokens:
                break
            if above in own:
                continue
            if parse.deps[token].startswith("acl") and parse.pos[above] in ("NOUN", "PROPN"):
                head = parse.heads[above]
                verb = parse.pos[head] == "VERB" and head not in own
                if verb and head != above and over.token in parse.ancestors(head):
                    return False
            token = above
    return True


def _private(scene: Scene, frame: Frame) -> bool:
    """Whether those who do it are no state: "French farmers want", "a Turkish airliner"."""
    subject = scene.syntax.subject(frame.top.token)
    return (
        subject is not None
        and scene.parse.lemmas[subject] in scene.syntax.grammar["private_noun"]
        and not of_soldiers(scene, subject)
    )


def _parted(scene: Scene, frame: Frame) -> bool:
    """Whether an attitude has a doing of its own that is none of ours: "announced that it bars"."""
    parse, hits = scene.parse, {t for hit in frame.top.governed for t in hit.tokens}
    if frame.leaf is not frame.top or frame.top.predicate.rule != "commit_verb":
        return False
    if scene.setting.issuer is not None:
        return False
    return any(
        parse.deps[k] == "xcomp"
        and parse.pos[k] == "VERB"
        and k not in hits
        and scene.concepts.at(k) is None
        and parse.lemmas[k] not in scene.syntax.grammar["carrying"]
        for k in parse.children[frame.top.token]
    )


def _in_passing(scene: Scene, frame: Frame, code: str | None) -> bool:
    """Whether money, goods or blacklists only come up in a text that is about no guarantee."""
    if code == "sanctions" and frame.leaf.predicate.rule == "move":
        return True  # "joins the black list"
    if (
        code in ("funding", "industry")
        and scene.apart
        and scene.setting.issuer is None
        and _trades(scene, frame)
    ):
        return True  # "the energy powers do not want to bear the cost"
    return (
        code in CIVIL
        and scene.apart
        and scene.setting.issuer is None
        and frame.leaf.predicate.family not in GIVING
    )


def _in_company(scene: Scene, frame: Frame, held: Cast, code: str | None) -> bool:
    """Whether anybody or anything beside the actor shows that an act is for others.

    "Italy will deploy soldiers in its stations" has nobody; "in Lebanon", "with the force", "a
    guarantee" have.
    """
    if scene.setting.protected is not None or code in FRAMEWORK or scene.framed:
        return True
    giving = frame.kind in (Kind.COMMIT, Kind.REFUSE)
    ruled_out = any(hit.predicate.kind is Kind.REFUSE for hit in frame.chain)
    if giving and code not in CIVIL and ruled_out:
        return True
    if giving and code in CONTESTED and (frame.attitude or frame.kind is Kind.REFUSE):
        return True  # what is ruled out, or not ruled out, was in question
    tokens = _sentence(scene, frame)
    if frame.kind is Kind.WARN or frame.leaf.predicate.capability == code:
        return True  # "will escort ships", "threatens reprisals": the verb itself names the thing
    if giving and _somewhere(scene, frame):
        return True
    if (
        giving
        and code in CONTESTED
        and any(scene.parse.lower[t] in scene.syntax.grammar["bare_opener"] for t in tokens)
    ):
        return True  # "missiles, but no soldiers"
    if any(
        set(mention.codes) - held.codes for mention in scene.parties.held if mention.head in tokens
    ):
        return True
    return any(
        concept.value.code in FRAMEWORK
        for concept in scene.concepts.found
        if concept.start in tokens and not concept.value.weak
    ) or any(scene.parse.lemmas[t] in scene.syntax.grammar["joint_force"] for t in tokens)


def _somewhere(scene: Scene, frame: Frame) -> bool:
    """Whether a doing goes to a named place, known or not: "will drop food over Gaza"."""
    parse = scene.parse
    return any(
        parse.pos[k] == "PROPN"
        and parse.deps[k].startswith(("obl", "nmod"))
        and scene.parties.at(k) is None
        and any(parse.pos[c] == "ADP" for c in parse.children[k])
        for above in (frame.leaf.token, *parse.children[frame.leaf.token])
        for k in parse.children[above]
    )
