"""What a party will not say of its doing, which leaves the offer open."""

from garant.model import Firmness, Kind
from garant.reading.acts.concepts import Concepts, code_of
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role
from garant.reading.parse import Parse


def unsaid(parse: Parse, hit: Hit, under: list[Frame]) -> list[Frame]:
    """What is left open by who would not say it: "n'a pas voulu dire combien il enverrait"."""
    if not any(g.predicate.role is Role.VAGUE for g in hit.governed):
        return []
    found = [f for f in under if f.kind is Kind.COMMIT and f.capabilities]
    for frame in found:
        frame.firmness = Firmness.VAGUE
        if frame.top is not hit and (frame.doer is None or parse.pos[frame.doer] == "PRON"):
            # Who would not say it would do it.
            frame.top, frame.chain, frame.doer = hit, (hit, *frame.chain), None
    return found


def asked_about(
    syntax: Syntax, concepts: Concepts, silent: Hit, barred: set[int]
) -> list[tuple[str | None, int]]:
    """What a question is about that is not answered: "refused to say whether it would send"."""
    parse, grammar, start = syntax.parse, syntax.grammar, silent.tokens[-1] + 1
    if start >= len(parse) or parse.lower[start] not in grammar["whether"] | grammar["which"]:
        return []
    tail = set(range(start, parse.sentences[parse.sentence_of[start]][1]))
    return [
        (code, c.start)
        for c in concepts.theme([], tail, barred, strong=True)
        if (code := code_of(c, None)) is not None
    ]
