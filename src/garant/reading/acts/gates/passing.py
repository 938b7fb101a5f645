"""What official prose says in passing, and no party gives by it.

Papers of governments are full of words of giving: they build coalitions, work to defend their
partners, support investigations, and build on what was done before. Reporting is not: whoever is
quoted there is quoted for what counts.
"""

from garant.model import Firmness, Kind
from garant.reading.acts.frame import Frame
from garant.reading.acts.gates.made import Made
from garant.reading.acts.roles import Cast
from garant.reading.acts.scene import NO_BENEFICIARY, Scene
from garant.reading.acts.words import Role
from garant.reading.mention import MentionKind

MADE = frozenset({"industry", "arms", "air_defence"})
"""What can be built for a protected party."""

MOVED = frozenset({"obj", "nsubj", "nsubj:pass", "iobj"})


def is_passing(made: Made) -> bool:
    """Whether a commitment of an official paper is only a manner of speaking."""
    scene, frame, code = made.scene, made.frame, made.code
    if frame.kind not in (Kind.COMMIT, Kind.REFUSE):
        return False
    family = frame.leaf.predicate.family
    asked = {actor.code for actor in made.targets}
    if asked and asked <= scene.setting.adversaries:
        return code not in NO_BENEFICIARY | {"sanctions", "frozen_assets"}
    if frame.leaf.predicate.role is Role.MEET:
        if frame.kind is Kind.COMMIT:
            return code in NO_BENEFICIARY  # "agreed to meet again": a meeting, and told as one
        return scene.parse.deps[frame.leaf.token].startswith("nmod")  # "their side of the call"
    if frame.leaf is frame.top and frame.leaf.predicate.pos == "noun":
        return _only_named(scene, frame)
    if family == "riposte" and code == "binding_pledge":
        return _helps_defend(scene, frame)
    if family == "build" and code == "industry":
        return not _makes(scene, frame)
    if family == "peace":
        return _agrees_elsewhere(scene, frame, made.held)
    if code == "ground_troops" and _allies(scene, frame):
        return True
    if family == "move" and frame.leaf.predicate.theme == "either":
        return _turns(scene, frame, code)
    return code == "guarantee" and _supports_else(scene, frame)


def _only_named(scene: Scene, frame: Frame) -> bool:
    """Whether a noun of doing is a theme, or part of a name: "with respect to deployment"."""
    parse, token = scene.parse, frame.leaf.token
    if parse.deps[token].startswith(("compound", "amod", "flat")):
        return True
    above = parse.heads[token]
    return above != token and parse.lemmas[above] in scene.syntax.grammar["respect_noun"]


def _helps_defend(scene: Scene, frame: Frame) -> bool:
    """Whether a party is helped to defend itself, or is being defended: no pledge to fight."""
    if frame.firmness in (Firmness.DELIVERED, Firmness.READY, Firmness.POSSIBLE):
        return True
    over = [hit.predicate for hit in frame.chain if hit is not frame.leaf]
    if any(held.family == "helping" or held.rule == "ready_verb" for held in over):
        return True
    parse = scene.parse
    return parse.deps[frame.leaf.token].startswith(("acl", "advcl"))


def _makes(scene: Scene, frame: Frame) -> bool:
    """Whether what is built is weapons, or what makes them: not a bridge, a system, a force."""
    parse = scene.parse
    return any(
        concept.value.code in MADE
        and any(parse.heads[t] in frame.leaf.tokens for t in concept.tokens)
        for concept in scene.concepts.found
    )


def _agrees_elsewhere(scene: Scene, frame: Frame, held: Cast) -> bool:
    """Whether an agreement is reached, or talks are held, over something other than the war."""
    parse, grammar = scene.parse, scene.syntax.grammar
    if not any(parse.lemmas[t] in grammar["accord_noun"] for t in frame.leaf.tokens):
        return False
    if held.codes & scene.setting.adversaries:
        return False
    sentence = range(*parse.sentences[parse.sentence_of[frame.top.token]])
    own = set(frame.leaf.tokens)
    named = {
        c.value.code
        for c in scene.concepts.found
        if c.start in sentence and own.isdisjoint(c.tokens)
    }
    if named & NO_BENEFICIARY:
        return False
    if any(parse.lemmas[t] in grammar["war_noun"] for t in sentence):
        return False
    return not any(
        set(mention.codes) & scene.setting.adversaries
        for mention in scene.parties.held
        if mention.head in sentence
    )


def _allies(scene: Scene, frame: Frame) -> bool:
    """Whether it is allies that are brought together: "mobilised a coalition of 50 partners"."""
    parse, alliance = scene.parse, scene.syntax.grammar["alliance_noun"]
    tokens = [token for held, token in frame.capabilities if held == "ground_troops"]
    return bool(tokens) and all(
        parse.lemmas[token] in alliance
        and not any(parse.deps[k] == "amod" for k in parse.children[token])
        for token in tokens
    )


def _turns(scene: Scene, frame: Frame, code: str | None) -> bool:
    """Whether a verb of motion is only a figure, so that no thing goes anywhere.

    "Going after his cronies", "coming to an end of our aid", "remain steadfast in".
    """
    parse, leaf = scene.parse, frame.leaf
    if parse.lemmas[leaf.token] not in scene.syntax.grammar["motion"] or len(leaf.tokens) > 2:
        return False
    for held, token in frame.capabilities:
        if held != code:
            continue
        concept = scene.concepts.at(token)
        head = token if concept is None else scene.concepts.head(concept)
        for above in (head, *parse.ancestors(head)):
            if parse.heads[above] in leaf.tokens:
                case = {parse.lower[k] for k in parse.children[above] if k < above}
                if parse.deps[above] in MOVED or case & scene.syntax.grammar["with"]:
                    return False
                break
            if parse.heads[above] == above:
                break
    return bool(frame.capabilities)


def _supports_else(scene: Scene, frame: Frame) -> bool:
    """Whether what is supported is another thing than a party, its people, forces or defence."""
    parse, grammar = scene.parse, scene.syntax.grammar
    if not any(parse.lemmas[t] in grammar["support_verb"] for t in frame.leaf.tokens):
        return False
    thing = next(
        (
            k
            for t in reversed(frame.leaf.tokens)
            for k in parse.children[t]
            if parse.deps[k] in ("obj", "nmod") and k not in frame.leaf.tokens and k > t
        ),
        None,
    )
    if thing is None or parse.pos[thing] not in ("NOUN", "PROPN"):
        return False
    upheld = grammar["upheld"] | grammar["people_noun"] | grammar["support_verb"]
    if any(parse.lemmas[k] in upheld for k in (thing, *_beside(scene, thing))):
        return False
    mention = scene.parties.at(thing)
    named = mention is not None and mention.kind is not MentionKind.ADJECTIVE
    return not named and scene.concepts.at(thing) is None


def _beside(scene: Scene, token: int) -> list[int]:
    parse = scene.parse
    return [k for k in parse.children[token] if parse.deps[k] == "conj"]
