"""Offers that were given up, and attitudes that are past: "let its pledge lapse", "had planned"."""

from garant.model import Kind
from garant.reading.acts.hit import Hit
from garant.reading.acts.parties import Parties
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role
from garant.reading.parse import Parse


def has_lapsed(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether what a predicate names is no more, or not for now."""
    if hit.predicate.kind is not Kind.COMMIT:
        return False
    return (
        _let_go(parse, syntax, hit)
        or _shelved(parse, syntax, hit)
        or _once_expected(parse, syntax, hit)
    )


def is_helpless(parse: Parse, syntax: Syntax, parties: Parties, hit: Hit) -> bool:
    """Whether a party only could not do without another: "without Turkey's ships, Riga cannot"."""
    if hit.predicate.rule != "modal" or not syntax.negated(hit.token):
        return False
    if parse.lemmas[hit.token] not in syntax.grammar["surmising"]:
        return False
    start = parse.sentences[parse.sentence_of[hit.token]][0]
    if parse.lower[start] not in syntax.grammar["without"]:
        return False
    comma = next((t for t in range(start, hit.token) if parse.lower[t] == ","), start)
    return any(start < m.head < comma and m.codes for m in parties.held)


def _let_go(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a pledge was left to lapse, however far: "let its pledge of shells quietly lapse"."""
    start, end = parse.sentences[parse.sentence_of[hit.token]]
    before = {parse.lemmas[t] for t in range(max(start, hit.token - 6), hit.token)}
    if hit.predicate.pos != "noun" or not before & syntax.grammar["letting"]:
        return False
    return any(parse.lemmas[t] in syntax.grammar["lapsing"] for t in range(hit.token + 1, end))


def _shelved(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether an offer was put on hold: "put its offer of two batteries on ice"."""
    verb = hit.token if hit.predicate.pos == "verb" else parse.heads[hit.token]
    if parse.lemmas[verb] not in syntax.grammar["putting"]:
        return False
    start, end = parse.sentences[parse.sentence_of[verb]]
    return any(
        parse.lemmas[t] in syntax.grammar["shelf"]
        and parse.pos[t] in ("NOUN", "PROPN", "ADV")
        and parse.heads[t] == verb
        for t in range(start, end)
    )


def _once_expected(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a thing had been expected before something else came: "had been due to send"."""
    if hit.predicate.role is not Role.HOLD:
        return False
    verb = next(
        (
            t
            for t in (*hit.tokens, parse.heads[hit.token])
            if parse.lemmas[t] in syntax.grammar["awaiting"] | syntax.grammar["scheduling"]
        ),
        None,
    )
    if verb is None or not syntax.passive(verb):
        return False
    aids = {parse.lower[t] for t in syntax.auxiliaries(verb)}
    return bool(aids & syntax.grammar["had"])
