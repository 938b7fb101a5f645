"""Where those go who leave or are brought: out of a mission, or off to one."""

from garant.model import Firmness, Kind
from garant.reading.acts.hit import Hit
from garant.reading.acts.syntax import Syntax
from garant.reading.parse import Parse

Outcome = tuple[Kind, Firmness | None]

_MOVED = frozenset({"deploy", "give", "move"})
"""Families of verbs by which somebody is moved."""


def whither(parse: Parse, syntax: Syntax, hit: Hit, outcome: Outcome, rung: Firmness) -> Outcome:
    """What going or bringing comes to by where it goes.

    "Will leave port for the Black Sea" sets out; "is bringing its police officers home" ends it;
    "will leave its radar in Poland" goes on.
    """
    kind, _ = outcome
    if kind is Kind.REFUSE and hit.predicate.family == "leave" and _left_there(parse, syntax, hit):
        return Kind.COMMIT, rung
    if kind is Kind.REFUSE and hit.predicate.family == "leave" and _sets_out(parse, syntax, hit):
        return Kind.COMMIT, rung
    if kind is Kind.COMMIT and hit.predicate.family in _MOVED and _homeward(parse, syntax, hit):
        return Kind.REFUSE, Firmness.EXCLUDED
    return outcome


def _sets_out(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether who leaves a port does so for a sea or a place: "quitter Brest pour la mer Noire"."""
    grammar = syntax.grammar
    if syntax.negated(hit.token) or parse.pos[hit.token] != "VERB":
        return False
    left = [k for k in parse.children[hit.token] if parse.deps[k] == "obj"]
    berth = left and all(parse.lemmas[k] in grammar["berth"] for k in left)
    return bool(berth) and any(
        parse.deps[k].startswith(("obl", "nmod", "advcl"))
        and parse.pos[k] in ("PROPN", "NOUN")
        and parse.lemmas[k] not in grammar["time_noun"]
        and any(parse.lower[c] in grammar["bound_for"] for c in parse.children[k] if c < k)
        for t in (hit.token, *left)
        for k in parse.children[t]
    )


def _left_there(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether one's own is left where it is: "wants to leave them there until spring"."""
    grammar = syntax.grammar
    if syntax.negated(hit.token) or parse.lemmas[hit.token] not in grammar["leaving_behind"]:
        return False
    things = [k for k in parse.children[hit.token] if parse.deps[k] == "obj"]
    own = any(
        parse.pos[k] == "PRON"
        or any(parse.lower[c] in grammar["possessive"] for c in parse.children[k])
        for k in things
    )
    return own and any(
        parse.lower[k] in grammar["staying"]
        or any(parse.lower[c] in grammar["staying_case"] for c in parse.children[k])
        for t in (hit.token, *things)
        for k in parse.children[t]
        if k > t
    )


def _homeward(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether those who are moved are one's own, and are moved home."""
    grammar = syntax.grammar
    return any(
        parse.lower[k] in grammar["homeward"] and parse.deps[k] == "advmod"
        for k in parse.children[hit.token]
    ) and any(
        parse.lower[c] in grammar["possessive"]
        for k in parse.children[hit.token]
        if parse.deps[k] in ("obj", "nsubj:pass")
        for c in parse.children[k]
    )
