"""What a government does for itself: its own safety, its own networks."""

from garant.model import Kind
from garant.reading.acts.gates.made import Made
from garant.reading.acts.scene import Scene

_STRENGTH = frozenset({"armed_forces", "air_defence", "intelligence"})
"""What a party strengthens at home, too."""

_BUILDING = frozenset({"keep", "move", "build", "give"})


def is_own_affair(made: Made) -> bool:
    """Whether what a government tells of is for nobody else, by its own words.

    "Spends 2 per cent on defence", "strengthening our cyber defences"; not "the security of
    Moldova", nor "our support for Kyiv".
    """
    scene, frame, held, code = made.scene, made.frame, made.held, made.code
    if scene.setting.issuer is None or frame.kind not in (Kind.COMMIT, Kind.REFUSE):
        return False
    if any(actor.text for actor in made.targets):
        return False
    if held.speaker is not None and held.speaker.code not in held.codes:
        return False  # "America will help to strengthen our air defence", says Kyiv
    tokens = [token for shown, token in frame.capabilities if shown == code]
    if not tokens or frame.leaf.predicate.family not in _BUILDING:
        return False
    if code == "guarantee" and all(_is_safety(scene, token) for token in tokens):
        return not _others(made)
    return code in _STRENGTH and all(_is_ours(scene, token) for token in tokens)


def _others(made: Made) -> bool:
    """Whether anybody but the doer is named: "the means to ensure Moldova's future security"."""
    scene, token = made.scene, made.frame.top.token
    start, end = scene.parse.sentences[scene.parse.sentence_of[token]]
    subject = scene.syntax.subject(token)
    doers = scene.parties.phrase(subject) if subject is not None else []
    return any(
        start <= m.head < end and m not in doers and set(m.codes) - made.held.codes
        for m in scene.parties.held
    )


def _is_safety(scene: Scene, token: int) -> bool:
    """Whether a thing is only safety or defence by the bare word, and nobody's."""
    parse = scene.parse
    concept = scene.concepts.at(token)
    bare = concept is None or (concept.value.weak and len(concept.tokens) == 1)
    return (
        bare
        and parse.lemmas[token] in scene.syntax.grammar["safety_noun"]
        and not any(m.codes for m in (*scene.parties.owners(token), *scene.parties.phrase(token)))
    )


def _is_ours(scene: Scene, token: int) -> bool:
    """Whether "our" stands before a thing, or before the noun it belongs to."""
    parse, ours = scene.parse, scene.syntax.grammar["first_person_possessive"]
    return any(
        parse.lower[k] in ours
        for above in (token, parse.heads[token])
        if parse.pos[above] == "NOUN" or above == token
        for k in parse.children[above]
    )
