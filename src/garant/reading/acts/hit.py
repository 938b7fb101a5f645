"""One predicate of a parse at its place."""

from dataclasses import dataclass, field

from garant.reading.acts.words import Predicate
from garant.reading.parse import Parse


@dataclass(slots=True, eq=False)
class Hit:
    """One predicate at its place, with the predicate over it and those under it.

    `open` is set where it only leaves a question open: "décidera si elle enverra".
    """

    token: int
    tokens: tuple[int, ...]
    predicate: Predicate
    governor: "Hit | None" = None
    governed: list["Hit"] = field(default_factory=list)
    open: bool = False

    def below(self, lower: list[str], words: frozenset[str]) -> bool:
        """Whether the phrase over it holds one of some words: "too early" over "to send"."""
        over = self.governor
        return over is not None and any(lower[t] in words for t in over.tokens)


def taking_over(parse: Parse, hit: Hit) -> list[int]:
    """What takes the place of another: "remplacés par une force de police"."""
    return [k for k in parse.children[hit.token] if hit.tokens[-1] in parse.subtree(k)]


def handed(parse: Parse, grammar: dict[str, frozenset[str]], hit: Hit) -> bool:
    """Whether what is sent goes to somebody: "enverra des F-16 à l'Ukraine"."""
    return any(
        parse.pos[k] == "PROPN"
        and parse.lower[k] not in grammar["water"]
        and parse.deps[k].startswith(("obl", "iobj", "nmod"))
        and any(parse.lower[c] in grammar["dative"] for c in parse.children[k])
        for t in hit.tokens
        for k in (
            *parse.children[t],
            *(g for c in parse.children[t] for g in parse.children[c]),
        )
    )


def by_token(hits: list[Hit]) -> dict[int, list[Hit]]:
    """Predicates by the token that carries them."""
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.token, []).append(hit)
    return found


def standing_in(hits: dict[int, list[Hit]], tokens: set[int]) -> list[Hit]:
    """The predicates that some tokens carry."""
    return [hit for token in tokens for hit in hits.get(token, ())]
