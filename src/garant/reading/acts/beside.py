"""What an attitude holds beside a doing: "open to patrols at sea and to training pilots"."""

from garant.reading.acts.concepts import Concepts
from garant.reading.acts.frame import Frame, stance
from garant.reading.acts.hit import Hit
from garant.reading.parse import Parse


def beside(
    parse: Parse, concepts: Concepts, hit: Hit, found: list[Frame], barred: set[int]
) -> list[Frame]:
    """The frames of things set beside the doings that an attitude governs.

    Args:
        parse: The parse.
        concepts: The capabilities in it.
        hit: The attitude.
        found: The frames of what it governs, which lend their kind and rung.
        barred: Tokens that belong to a condition or another act.
    """
    if not found:
        return []
    doing = {under.token for under in hit.governed}
    named = {held for frame in found for pair in frame.capabilities for held in pair}
    scopes = {token for frame in found for token in frame.scope}
    first = found[0]
    things: list[Frame] = []
    added = {k for t in doing for k in parse.children[t] if parse.deps[k] == "conj"}
    added |= {parse.heads[token] for token in doing if parse.deps[token] == "conj"}
    if not added:
        return []
    for concept in concepts.found:
        code = concept.value.code
        if concept.value.weak or code is None or {code, concept.start} & named:
            continue
        head = concepts.head(concept)
        if head in doing or concept.start in barred or head < hit.token:
            continue
        if head in added:
            scope = set(parse.subtree(head)) - scopes
            pair: list[tuple[str | None, int]] = [(code, concept.start)]
            clues = first.clues[:1]
            things.append(
                stance(hit, first.kind, first.firmness, pair, scope, first.negated, clues)
            )
    return things
