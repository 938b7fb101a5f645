"""What help in general is for: money for the economy, relief for the grid, arms for an army.

Who supports an army strengthens it, and who supports talks works for a peace; only support for a
party as such, or for all that it does, is support in general.
"""

from garant.model import Kind
from garant.reading.acts.concepts import code_of
from garant.reading.acts.frame import Frame
from garant.reading.acts.scene import Scene

UPHELD = frozenset({"armed_forces", "peace_deal", "humanitarian", "funding", "industry"})
"""What support for a thing is, where the thing itself is one."""

_COMPLEMENT = ("obj", "nmod", "obl", "xcomp", "ccomp", "acl")


def for_what(scene: Scene, frame: Frame, place: int, code: str | None) -> str | None:
    """What help in general is by what it is for: money for the economy, aid for the grid.

    A power's own papers do not call its help the cover that others count on.
    """
    if place >= len(frame.capabilities) or frame.kind in (Kind.REQUEST, Kind.OPPOSE, Kind.WARN):
        return code
    token = frame.capabilities[place][1]
    parse, grammar = scene.parse, scene.syntax.grammar
    concept = scene.concepts.at(token)
    if code == "backstop" and scene.setting.issuer is not None:
        tokens = (token,) if concept is None else concept.tokens
        if any(parse.lemmas[t] in grammar["cover_noun"] for t in tokens):
            return code
        code = "guarantee"
    if code != "guarantee":
        return code
    held = frame.leaf.tokens if token in frame.leaf.tokens else _phrase(scene, token)
    children = [k for t in {*held} for k in parse.children[t] if k not in held]
    for k in children:
        if any(parse.lower[c] in grammar["with"] for c in parse.children[k] if c < k):
            means = scene.concepts.at(k)
            if means is not None and means.value.code and not means.value.weak:
                return code_of(means, "give")  # "will support Kyiv with economic assistance"
    things = [
        k
        for k in children
        if parse.deps[k].startswith(_COMPLEMENT)
        and parse.deps[k] != "nmod:poss"
        and parse.lower[min(parse.subtree(k))] not in grammar["including"]
    ]
    nearer = _supported(scene, things)
    return nearer or _in_kind(scene, children, things) or code


def _phrase(scene: Scene, token: int) -> tuple[int, ...]:
    concept = scene.concepts.at(token)
    return (token,) if concept is None else (*concept.tokens, scene.concepts.head(concept))


def _supported(scene: Scene, things: list[int]) -> str | None:
    """What is supported where one thing is: "support for the army", "for efforts to end the war".

    What is named of an effort tells which; what else hangs on a thing tells only whose it is.
    """
    parse = scene.parse
    named = [k for k in things if scene.parties.at(k) is not None and _upheld(scene, k) is None]
    whom = [k for k in named if parse.deps[k] in ("obj", "iobj", "nmod")]
    things = [k for k in things if k not in named and _is_for(scene, k, whom)]
    every = [*things, *(c for k in things for c in parse.children[k] if parse.deps[c] == "conj")]
    found = {_upheld(scene, k) for k in every}
    if whom:
        found.discard(None)  # "helps Kyiv respond, recover and rebuild"
    return found.pop() if len(found) == 1 else None


def _upheld(scene: Scene, thing: int) -> str | None:
    """What support for one thing is, by its own name, or by what an effort is made for."""
    parse = scene.parse
    for token in (thing, *(parse.subtree(thing) if _is_effort(scene, thing) else ())):
        concept = scene.concepts.at(token)
        if concept is not None and not concept.value.weak and concept.value.code in UPHELD:
            return concept.value.code
    grammar = scene.syntax.grammar
    if parse.lemmas[thing] in grammar["army_noun"] and any(
        scene.parties.at(k) is not None for k in (thing, *parse.children[thing])
    ):
        return "armed_forces"  # "support for Moldova's military"
    return "humanitarian" if parse.lemmas[thing] in grammar["civil_verb"] else None


def _is_for(scene: Scene, token: int, whom: list[int]) -> bool:
    """Whether a complement tells what is supported, or what somebody is helped to do.

    "Supports the talks", "support for the army", "helps Kyiv rebuild"; not "until the talks", and
    where somebody is supported not "in its war".
    """
    parse, grammar = scene.parse, scene.syntax.grammar
    if parse.deps[token].startswith(("nmod", "obl")):
        led = {parse.lower[k] for k in parse.children[token] if k < token}
        cases = grammar["concerning"] | grammar["dative"] | grammar["possessor"]
        return not whom and bool(led & cases)
    return parse.deps[token].startswith(("xcomp", "ccomp", "acl") if whom else _COMPLEMENT)


def _is_effort(scene: Scene, token: int) -> bool:
    """Whether a word only tells that something is worked for: "efforts", "an initiative"."""
    return scene.parse.lemmas[token] in scene.syntax.grammar["effort_noun"]


def _in_kind(scene: Scene, children: list[int], things: list[int]) -> str | None:
    """What the words beside a help tell it is: "economic support", "aid for refugees"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    nouns = [k for k in things if parse.deps[k].startswith(("obj", "nmod", "obl"))]
    below = [k for k in children if parse.deps[k] in ("amod", "compound")]
    nouns += [c for k in nouns for c in parse.children[k] if parse.deps[c] == "compound"]
    kinds = {parse.lemmas[c] for k in below for c in parse.children[k] if parse.deps[c] == "conj"}
    lemmas = {parse.lemmas[k] for k in (*below, *nouns)}
    if kinds - grammar["economic_word"] - grammar["civil_word"]:
        return None  # "financial, humanitarian and military support" is support at large
    if lemmas & grammar["economic_word"]:
        return "funding"
    return "humanitarian" if lemmas & grammar["civil_word"] else None
