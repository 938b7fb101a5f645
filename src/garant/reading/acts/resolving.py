"""Resolutions: what a council votes is signed, and what the paper lays down is bound by it.

"A voté en faveur d'une résolution qui prévoit l'envoi d'observateurs" is one act of adopting and
one of what is laid down; whoever proposed the paper does neither.
"""

from collections.abc import Iterator
from dataclasses import replace

from garant.model import Firmness, Kind
from garant.reading.acts.candidate import Candidate
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role
from garant.reading.parse import Parse

BINDING = frozenset({"UN"})
"""Whose resolutions bind."""


def adopt(parse: Parse, syntax: Syntax, hits: list[Hit]) -> None:
    """Turn votes on a resolution into adoptions, with all that stands in the paper under them."""
    for hit in hits:
        paper = _paper(parse, syntax, hit)
        if paper is None:
            continue
        if hit.predicate.role is not Role.SIGN:
            hit.predicate = replace(
                hit.predicate,
                rule="adopting",
                role=Role.SIGN,
                kind=Kind.SIGN,
                firmness=None,
                negated_kind=Kind.REFUSE,
                negated_firmness=Firmness.EXCLUDED,
                capability=None,
                family=None,
                needs=None,
            )
        inside = set(parse.subtree(paper))
        for other in hits:
            if other is hit or other.token not in inside or hit.token in parse.subtree(other.token):
                continue
            if other.governor is None:
                other.governor = hit
                hit.governed.append(other)


def _paper(parse: Parse, syntax: Syntax, hit: Hit) -> int | None:
    """The resolution that a verb adopts: its object, or what it votes for."""
    grammar = syntax.grammar
    if parse.lemmas[hit.token] not in grammar["adopting"]:
        return None
    if parse.deps[hit.token].startswith("acl"):
        return None  # "une résolution adoptée hier prévoit": the paper's own clause tells
    below = list(parse.children[hit.token])
    below += [
        k for c in below if parse.lemmas[c] in grammar["in_favour"] for k in parse.children[c]
    ]
    return next(
        (
            k
            for k in below
            if parse.lemmas[k] in grammar["resolution"]
            and parse.deps[k].startswith(("obj", "obl", "nmod", "nsubj:pass"))
        ),
        None,
    )


def laid_down(frame: Frame, found: list[Candidate]) -> Iterator[Candidate]:
    """What a resolution lays down: a doing, its end where it takes a force away, or a demand."""
    under = list(_all_under(frame.top))
    asks = any(hit.predicate.role is Role.ASK for hit in under)
    ends = any(hit.predicate.family == "leave" for hit in under) or (
        frame.leaf.predicate.family == "leave"
    )
    for candidate in found:
        if candidate.kind is not Kind.SIGN:
            continue
        if asks:
            yield replace(candidate, kind=Kind.REQUEST, targets=())
        elif ends:
            yield replace(candidate, kind=Kind.REFUSE, firmness=Firmness.EXCLUDED)
        else:
            yield replace(candidate, kind=Kind.COMMIT, firmness=Firmness.SIGNED)


def permitted(frame: Frame, own: frozenset[str]) -> Firmness | None:
    """The rung of a frame: what a council permits is law."""
    permits = own == BINDING and frame.top.predicate.family == "permit"
    if permits and frame.kind is Kind.COMMIT and frame.firmness is Firmness.COMMITTED:
        return Firmness.SIGNED
    return frame.firmness


def _all_under(hit: Hit) -> Iterator[Hit]:
    for other in hit.governed:
        yield other
        yield from _all_under(other)
