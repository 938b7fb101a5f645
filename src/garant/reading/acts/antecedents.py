"""Whom a pronoun or an office beside a word of talks stands for: "avec qui il venait de parler"."""

from garant.reading.acts.hit import Hit
from garant.reading.acts.parties import Parties
from garant.reading.acts.setting import COLLECTIVES
from garant.reading.acts.syntax import Syntax
from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import Parse

SINGLE = frozenset({MentionKind.PERSON, MentionKind.OFFICE, MentionKind.OFFICIAL})
"""Mentions that "he" or "she" may stand for."""

MANY = frozenset({MentionKind.COLLECTIVE, MentionKind.PEOPLE, MentionKind.OFFICE})


def with_whom(parse: Parse, syntax: Syntax, parties: Parties, token: int) -> list[Mention]:
    """The party before the relative pronoun that a word of company leads in, if one does."""
    start = parse.sentences[parse.sentence_of[token]][0]
    while parse.deps[token].startswith("xcomp"):
        token = parse.heads[token]
    first = syntax.group_start(token)
    for j in range(token - 1, max(start, first - 4), -1):
        led = j > start and parse.lower[j - 1] in syntax.grammar["company"]
        if parse.feature(j, "PronType") != "Rel" or not led:
            continue
        before = [m for m in parties.held if start <= m.start and m.end <= j and m.codes]
        return before[-1:]
    return []


def scheduled(parse: Parse, syntax: Syntax, token: int) -> bool:
    """Whether talks are called planned, and so are to be held: "before scheduled talks between"."""
    return any(
        parse.deps[k] == "amod" and parse.lemmas[k] in syntax.grammar["scheduling"]
        for k in parse.children[token]
    )


def takes_thing(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether the object of a meeting is no party: "a reçu des garanties"."""
    return not syntax.passive(hit.token) and any(
        parse.deps[k] == "obj" and parse.pos[k] in ("NOUN", "PROPN") and k not in hit.tokens
        for k in parse.children[hit.token]
    )


def clitic(
    parse: Parse, syntax: Syntax, parties: Parties, token: int, own: set[str]
) -> list[Mention]:
    """Whom an object pronoun before the verb stands for: "l'a reçu", "les a réunis"."""
    grammar, first = syntax.grammar, syntax.group_start(token)
    for j in range(first, token):
        if (
            parse.pos[j] != "PRON"
            or not parse.deps[j].startswith(("obj", "iobj"))
            or parse.lower[j] in grammar["reflexive"]
            or parse.feature(j, "PronType") == "Rel"
        ):
            continue
        plural = parse.feature(j, "Number") == "Plur" or parse.lower[j] in grammar["plural_pronoun"]
        kinds = MANY if plural else SINGLE
        before = [
            m
            for m in parties.before(first)
            if m.kind in kinds
            and m.parse >= parties.number - 1
            and not set(m.codes) & own
            and (not plural or set(m.codes) & COLLECTIVES or len(m.codes) > 1)
        ]
        return before[-1:]
    return []


def senders(
    parse: Parse, grammar: dict[str, frozenset[str]], parties: Parties, subject: int
) -> list[Mention]:
    """Whose people meet: "envoys from Egypt and Qatar", "the chiefs of staff of France"."""
    if parse.lemmas[subject] not in grammar["people_noun"]:
        return []
    below = set(parse.subtree(subject))
    found: list[Mention] = []
    for mention in parties.held:
        if mention.head not in below or not mention.codes or mention.kind is MentionKind.ADJECTIVE:
            continue
        led = {parse.lower[k] for k in parse.children[mention.head]}
        sent = led & grammar["giver"]  # "from Cairo" is no place here
        owned = led & grammar["possessor"] or parse.deps[mention.head] == "conj"
        if sent or (owned and not mention.place):
            found.append(mention)
    return found
