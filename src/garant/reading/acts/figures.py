"""Turns of speech that have the words of a doing, and in which nobody gives or leaves anything."""

from garant.reading.acts.concepts import Concepts
from garant.reading.acts.hit import Hit
from garant.reading.acts.syntax import Syntax
from garant.reading.parse import Parse


def is_figure(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a verb of doing is only a turn of speech.

    "I will leave it to the generals", "opens the door to trade", "la somme était bloquée".
    """
    if hit.predicate.pos != "verb":
        return False
    if _only_topic(parse, syntax, hit.token):
        return True
    above = (hit.token, *parse.ancestors(hit.token))
    if any(parse.deps[t].startswith(("acl", "nmod")) and _of_past(parse, syntax, t) for t in above):
        return True
    family = hit.predicate.family
    if family == "leave":
        return _left_to(parse, syntax, hit)
    if family == "host":
        return _opens_the_door(parse, syntax, hit)
    return family == "move" and _only_links(parse, hit)


def _only_topic(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether a doing is what something is about: "it is not about continuing the war"."""
    linked = any(parse.deps[k] in ("aux", "cop") for k in parse.children[token])
    before = parse.lower[token - 1] if token else ""
    return linked and before in syntax.grammar["topic_word"] and syntax.present_participle(token)


def hosts_meeting(syntax: Syntax, concepts: Concepts, hit: Hit) -> bool:
    """Whether it is a meeting that is held: "will host a meeting of the contact group".

    Peace talks are no such thing: to host them is an offer.
    """
    if hit.predicate.family != "host" or hit.predicate.capability is not None:
        return False
    parse = syntax.parse
    talks = {t for c in concepts.found if c.value.code == "peace_deal" for t in c.tokens}
    return any(
        parse.deps[k] == "obj"
        and parse.lemmas[k] in syntax.grammar["assembly_noun"] | syntax.grammar["alliance_noun"]
        for k in parse.children[hit.token]
        if k not in talks
    )


def announces(syntax: Syntax, hit: Hit) -> bool:
    """Whether a word of pleasure opens what one announces oneself: "am pleased to announce"."""
    parse = syntax.parse
    return hit.predicate.pos == "adj" and any(
        parse.lemmas[under.token] in syntax.grammar["announcing"]
        and parse.deps[under.token] == "xcomp"
        for under in hit.governed
    )


def wants_gone(syntax: Syntax, hit: Hit) -> bool:
    """Whether what is wanted is that a thing were away: "wants the force gone"."""
    parse = syntax.parse
    return any(
        parse.lower[k] in syntax.grammar["gone"] and parse.deps[k] in ("xcomp", "advmod", "ccomp")
        for k in parse.children[hit.token]
    )


def would_strike(hit: Hit) -> bool:
    """Whether it is a strike that somebody would like to make: nothing is asked for by that."""
    return any(under.predicate.rule == "strike" for under in hit.governed)


def _left_to(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a matter is left to somebody: "will leave that to the Pentagon to decide"."""
    if parse.lemmas[hit.token] not in syntax.grammar["entrusting"]:
        return False
    below = parse.children[hit.token]
    matter = any(
        parse.deps[k] == "obj"
        and (
            parse.lower[k] in syntax.grammar["anaphor_object"]
            or parse.lemmas[k] in syntax.grammar["matter_noun"]
        )
        for k in below
    )
    return matter and any(
        parse.deps[k].startswith("obl")
        and any(parse.lower[c] in syntax.grammar["dative"] for c in parse.children[k])
        for k in below
    )


def _opens_the_door(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a door is no door: "which opens the door to deeper cooperation"."""
    return any(
        parse.lemmas[t] in syntax.grammar["door_noun"]
        and parse.feature(t, "Number") != "Plur"
        and not any(
            parse.lower[k]
            in syntax.grammar["possessive"] | syntax.grammar["first_person_possessive"]
            for k in parse.children[t]
        )
        for t in hit.tokens[1:]
    )


def _of_past(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether something stands in a history: "a long history of contributing to operations"."""
    return parse.lemmas[parse.heads[token]] in syntax.grammar["past_noun"]


def _only_links(parse: Parse, hit: Hit) -> bool:
    """Whether a verb of being only links a thing to its state, so that nothing is anywhere."""
    head = parse.heads[hit.token]
    if head in hit.tokens or not parse.deps[hit.token].startswith("cop"):
        return False
    return parse.pos[head] == "VERB" and parse.feature(head, "VerbForm") == "Part"
