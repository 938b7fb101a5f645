"""Praise of who did a thing: what they are praised for, and whose the thing is."""

from collections.abc import Collection

from garant.model import Kind
from garant.reading.acts.hit import Hit
from garant.reading.acts.parties import Parties
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role
from garant.reading.mention import Mention
from garant.reading.parse import Parse


def praised(parties: Parties, noun: Hit) -> list[Mention]:
    """Whose a decision is that is praised in who made it: "thanked Oslo for its decision".

    Does not read "praised the decision", whose owner may stand elsewhere.
    """
    over, parse = noun.governor, parties.parse
    possessive = parties.syntax.grammar["possessive"]
    if over is None or over.predicate.role is not Role.ENDORSE:
        return []
    if not any(parse.lower[k] in possessive for k in parse.children[noun.token]):
        return []
    objects = (k for k in parse.children[over.token] if parse.deps[k] == "obj")
    return [m for k in objects if k != noun.token for m in parties.phrase(k) if m.codes]


def thanked_for(syntax: Syntax, hits: Collection[Hit], hit: Hit) -> Hit | None:
    """What is praised in who did it: "a remercié Oslo, qui a livré cent véhicules".

    Also what was promised: "their gratitude to Oman, which has offered to host". Does not read
    "thanked Oslo, which has refused to pay".
    """
    parse = syntax.parse
    objects = {
        k for t in hit.tokens for k in parse.children[t] if parse.deps[k].startswith(("obj", "obl"))
    }
    for other in hits:
        if (
            other.predicate.role in (Role.DO, Role.HOLD)
            and other.predicate.kind is not Kind.REFUSE
            and parse.deps[other.token] == "acl:relcl"
            and parse.heads[other.token] in objects
            and not syntax.negated(other.token)
        ):
            return next((h for h in other.governed if h.predicate.role is Role.DO), other)
    return None


def of_another(parse: Parse, under: Hit) -> bool:
    """Whether a clause has a doer of its own: "pleased that Oslo has agreed to send jets".

    Does not read "pleased to announce", nor "welcomed that they would", whose doer is not named.
    """
    return parse.deps[under.token] == "ccomp" and any(
        parse.deps[k].startswith("nsubj") and parse.pos[k] == "PROPN"
        for k in parse.children[under.token]
    )
