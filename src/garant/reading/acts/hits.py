"""Predicates found in a parse and who governs whom: "n'exclut pas de promettre l'envoi de"."""

from dataclasses import dataclass, field

from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import ActWords, Predicate, Role
from garant.reading.parse import Parse

NON_FINITE_MARKS = 3
"""How far before an infinitive its preposition may stand (clitics and negation between)."""


@dataclass(slots=True, eq=False)
class Hit:
    """One predicate at its place, with the predicate over it and those under it."""

    token: int
    tokens: tuple[int, ...]
    predicate: Predicate
    governor: "Hit | None" = None
    governed: list["Hit"] = field(default_factory=list)


def find_hits(parse: Parse, syntax: Syntax, words: ActWords) -> list[Hit]:
    """The predicates of a parse, linked to one another, in order."""

    def accept(token: int, predicate: Predicate) -> bool:
        return not predicate.reflexive or _reflexive(parse, syntax, token)

    hits = [
        Hit(found.start, found.tokens, found.value)
        for found in words.predicates.find(parse, accept=accept)
    ]
    at = {token: hit for hit in hits for token in hit.tokens}
    for hit in hits:
        hit.governor = _governor(parse, syntax, at, hit)
    for hit in hits:
        if hit.governor is not None and parse.deps[hit.token].startswith("cop"):
            # "Envoyer des soldats est hors de question": the parser may take the subject as root.
            outer = hit.governor
            hit.governor, outer.governor = outer.governor, hit
    for hit in hits:
        if hit.governor is not None:
            hit.governor.governed.append(hit)
    return hits


def _reflexive(parse: Parse, syntax: Syntax, token: int) -> bool:
    start = syntax.group_start(token)
    return any(parse.lower[j] in syntax.grammar["reflexive"] for j in range(start, token)) or any(
        parse.lower[j] in syntax.grammar["reflexive"] and j < token for j in parse.children[token]
    )


def _governor(
    parse: Parse, syntax: Syntax, at: dict[int, Hit], hit: Hit, depth: int = 0
) -> Hit | None:
    """The nearest predicate over a hit, through complements only.

    A relative clause, an adverbial clause or a clause set beside the main one stands by itself; what
    is coordinated with a governed predicate is governed alike.
    """
    token = hit.token
    if depth > 6:
        return None
    for _ in range(12):
        dep, head = parse.deps[token], parse.heads[token]
        if head == token or dep.startswith(("parataxis", "acl:relcl")):
            return None
        if dep.startswith("advcl") and syntax.finite(token) is not None:
            return None
        other = at.get(head)
        if other is hit:
            token = head
            continue
        if dep == "conj" and other is not None:
            if (
                syntax.finite(token) is None
                and syntax.finite(head) is not None
                and (parse.feature(token, "VerbForm") == "Inf")
            ):
                return other
            return _governor(parse, syntax, at, other, depth + 1)
        if dep == "nsubj" and not (other is not None and _takes_subject(syntax, other)):
            return None
        if other is not None:
            if other.predicate.role is Role.MEET and dep.startswith("acl"):
                return None
            return other
        if dep == "ccomp" and syntax.finite(token) is not None:
            return None
        token = head
    return None


def _takes_subject(syntax: Syntax, hit: Hit) -> bool:
    return hit.predicate.theme != "object" or syntax.passive(hit.token)
