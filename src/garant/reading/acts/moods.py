"""Moods: which clauses are demanded, told to somebody or only spoken of: nobody's doing yet."""

from garant.reading.acts.hit import Hit
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.tree import Tree
from garant.reading.acts.words import Role
from garant.reading.parse import Parse


def demanded(syntax: Tree, i: int) -> bool:
    """Whether a clause stands in the mood of demands: "insists that Berlin send troops".

    Where verbs agree, one party has a verb in the plural in that mood only; what somebody is told
    to do is asked for as well: "told Berlin to send". Does not read "insists that Berlin sends".
    """
    parse, grammar = syntax.parse, syntax.grammar
    head = parse.heads[i]
    if not grammar["denier"]:
        return False
    if parse.lemmas[head] in grammar["telling"] and parse.deps[i] == "xcomp" and i > head:
        told = any(parse.deps[k] in ("obj", "iobj") and head < k < i for k in parse.children[head])
        return told and any(
            parse.lower[k] in grammar["infinitive_mark"] for k in parse.children[i] if k < i
        )
    subject = next((k for k in parse.children[i] if parse.deps[k] == "nsubj" and k < i), None)
    return (
        subject is not None
        and parse.pos[subject] == "PROPN"
        and parse.deps[i] == "ccomp"
        and syntax.finite(i) == i
        and parse.feature(i, "Number") == "Plur"
        and parse.feature(i, "Tense") == "Pres"
        and parse.feature(subject, "Number") == "Sing"
        and not any(parse.deps[k] == "conj" for k in parse.children[subject])
        and any(parse.lower[k] in grammar["restrictive"] for k in parse.children[i] if k < i)
    )


def commanded(syntax: Tree, i: int) -> bool:
    """Whether a verb opens its sentence as an imperative: "Send us the jets".

    Not "will let convoys through but send nobody", where a small parser sees one.
    """
    parse = syntax.parse
    if parse.feature(i, "Mood") != "Imp" or syntax.auxiliaries(i):
        return False
    start = parse.sentences[parse.sentence_of[i]][0]
    return all(parse.pos[k] in ("PUNCT", "INTJ", "ADV", "PART") for k in range(start, i))


def spoken_of(syntax: Tree, hit: Hit) -> bool:
    """Whether something we do not know is said of a doing: "sending troops would mean war"."""
    parse, token = syntax.parse, hit.token
    told = hit.governor is None or hit.governor.predicate.role is Role.SAY
    return (
        told
        and parse.deps[token].startswith("csubj")
        and syntax.finite(token) is None
        and parse.heads[token] not in hit.tokens
    )


def set_beside(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether a participle has a subject of its own that a word for "with" leads in."""
    if not parse.deps[token].startswith(("acl", "advcl", "obl")) or parse.pos[token] != "VERB":
        return False
    if not syntax.present_participle(token) or syntax.auxiliaries(token):
        return False
    return any(
        parse.deps[k].startswith("nsubj")
        and any(
            parse.lower[c] in syntax.grammar["attended"] and c < k
            for c in (*parse.children[k], *parse.children[token])
        )
        for k in parse.children[token]
    )
