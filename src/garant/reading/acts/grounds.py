"""Whether what a predicate is about hangs on it, and is not only named further on in its sentence.

A sentence of an official paper is long: it commits to one thing and names five others in relative
clauses, purposes and asides. What is given, refused or asked for hangs on the verb that says so by
nouns, or by verbs that only carry it on.
"""

from garant.model import Kind
from garant.reading.acts.concepts import code_of
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.scene import Scene
from garant.reading.acts.screening import GIVING
from garant.reading.acts.words import Role

VERBS = frozenset({"VERB", "AUX"})


def settles(scene: Scene, frame: Frame) -> bool:
    """Keep the capabilities of a frame that hang on its predicates; false where none is left."""
    if not frame.capabilities or frame.kind is Kind.SIGN:
        return True
    frame.capabilities = settled_on(scene, frame)
    return bool(frame.capabilities)


def settled_on(scene: Scene, frame: Frame) -> list[tuple[str | None, int]]:
    """The capabilities of a frame that hang on its predicates; none where nothing does.

    Where only another thing hangs on them, however vaguely named, it is that: "made available 50
    billion, drawing on the profits of the assets" gives money.
    """
    held = frame.capabilities
    under = _under(scene, frame)
    found = [pair for pair in held if _borne(scene, frame, pair[1], under)]
    leaf = frame.leaf.predicate
    if found or not held or leaf.family not in GIVING:
        return found
    if leaf.capability:
        return [(leaf.capability, frame.leaf.token)]
    for concept in scene.concepts.found:
        code = code_of(concept, leaf.family)
        if code is None or concept.start not in frame.scope:
            continue
        if _borne(scene, frame, concept.start, under):
            return [(code, concept.start)]
    return []


def _under(scene: Scene, frame: Frame) -> set[int]:
    """The tokens of a frame's predicates, and of the doings that hang on them."""
    found = {token for hit in (*frame.chain, frame.leaf) for token in hit.tokens}
    waiting: list[Hit] = [under for hit in frame.chain for under in hit.governed]
    while waiting:
        hit = waiting.pop()
        if hit.predicate.role in (Role.DO, Role.HOLD) and _reached(scene, hit.token, found):
            found.update(hit.tokens)
            waiting.extend(hit.governed)
    return found


def _reached(scene: Scene, token: int, under: set[int]) -> bool:
    """Whether no verb of another kind stands between a token and some that are over it."""
    parse, bearing = scene.parse, scene.syntax.grammar["bearing"]
    for above in parse.ancestors(token):
        if above in under:
            return True
        beside = parse.deps[token] == "conj"
        if not beside and parse.pos[above] in VERBS and parse.lemmas[above] not in bearing:
            return False
        token = above
    return False


def _borne(scene: Scene, frame: Frame, token: int, under: set[int]) -> bool:
    """Whether a thing hangs on a frame's predicates, or they tell of it."""
    if token in under:
        return True
    concept = scene.concepts.at(token)
    head = token if concept is None else scene.concepts.head(concept)
    if _told_of(scene, frame, head):
        return True
    return head in under or _reached(scene, head, under)


def _told_of(scene: Scene, frame: Frame, head: int) -> bool:
    """Whether the doing stands in a clause that tells of the thing: "the aid that we provide"."""
    parse = scene.parse
    token = frame.leaf.token
    for above in (token, *parse.ancestors(token)):
        if parse.deps[above].startswith("acl"):
            over = parse.heads[above]
            return over == head or head in parse.children[over]
        if parse.deps[above] not in ("xcomp", "ccomp", "conj"):
            return False
    return False
