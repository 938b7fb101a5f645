"""Doings that only a quality is said of: "judges it useful to send", "would be mad to send"."""

from garant.reading.acts.hit import Hit
from garant.reading.acts.parties import Parties
from garant.reading.acts.subjects import counted_among
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role
from garant.reading.parse import Parse


def called(parse: Parse, syntax: Syntax, hit: Hit, hits: list[Hit]) -> bool:
    """Whether a doing is only what an adjective is said of: "juge utile d'envoyer des canons"."""
    first = syntax.group_start(hit.token) - 1
    adjective = first - 1
    return (
        adjective >= 0
        and parse.lower[first] in syntax.grammar["complementizer"]
        and parse.pos[adjective] == "ADJ"
        and parse.pos[parse.heads[adjective]] in ("VERB", "AUX")
        and not any(adjective in other.tokens for other in hits)
    )


def said_of(parse: Parse, syntax: Syntax, hit: Hit, hits: list[Hit]) -> bool:
    """Whether a doing is only what an unknown word is said of: "would be mad to send"."""
    head = parse.heads[hit.token]
    if syntax.auxiliaries(hit.token) or syntax.finite(hit.token) is not None:
        return False
    if any(head in other.tokens for other in hits) or head == hit.token:
        return False
    if parse.lemmas[head] in syntax.grammar["glad"]:
        return False  # "am proud to announce"
    if syntax.negated(hit.token):
        return False  # "is too weak to send"
    if syntax.present_participle(hit.token):
        # "has not ruled out, and will not rule out, sending"
        if parse.deps[hit.token] == "advcl":  # "known for its reluctance to sending"
            led = syntax.grammar["dative"]
            marks = {parse.lower[k] for k in parse.children[hit.token] if k < hit.token}
            return bool(marks & led) and parse.pos[head] in ("ADJ", "NOUN")
        return parse.deps[hit.token] in ("xcomp", "ccomp", "obj", "nsubj", "csubj", "obl")
    return parse.pos[head] == "ADJ" and parse.deps[hit.token] in ("xcomp", "ccomp", "advcl")


def described(parse: Parse, syntax: Syntax, parties: Parties, hit: Hit, hits: list[Hit]) -> bool:
    """Whether something is only said of a doing: "its help would be financial", "would wreck it".

    What begins, lasts or is there is done: "the deployment will start in May".
    """
    head = parse.heads[hit.token]
    if (
        hit.predicate.role is not Role.DO
        or not parse.deps[hit.token].startswith("nsubj")
        or any(head in other.tokens for other in hits)
    ):
        return False
    if parse.pos[head] in ("VERB", "AUX"):
        return parse.lemmas[head] not in syntax.grammar["occurring"]
    linked = any(parse.deps[k].startswith("cop") for k in parse.children[head])
    if parse.pos[head] == "ADJ":
        return linked and bool(syntax.grammar["denier"])
    return linked and parse.pos[head] == "NOUN" and head not in parties.things


def told_by_verb(parse: Parse, syntax: Syntax, hit: Hit, hits: list[Hit]) -> bool:
    """Whether the verb of a noun of doing tells how it stands: "le déploiement ne peut débuter"."""
    if hit.predicate.role is not Role.DO or not parse.deps[hit.token].startswith("nsubj"):
        return False
    verb = parse.heads[hit.token]
    return any(
        verb in over.tokens and any(under.predicate.rule == "begin_verb" for under in over.governed)
        for over in hits
        if over.predicate.role is Role.HOLD
    ) or any(
        verb in other.tokens and other.predicate.rule == "begin_verb" and syntax.negated(verb)
        for other in hits
    )


def is_asked(over: Hit | None) -> bool:
    """Whether what governs a doing asks for it, or puts it forward."""
    return over is not None and (
        over.predicate.role is Role.ASK or over.predicate.family in ("propose", "want")
    )


def of_those(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether it tells what somebody named is among the doers of: "among those sending troops"."""
    head = parse.heads[hit.token]
    return (
        parse.deps[hit.token].startswith("acl")
        and counted_among(parse, syntax.grammar, head) != head
    )
