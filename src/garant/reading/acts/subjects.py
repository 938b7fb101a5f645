"""Which of several subjects in the tree is a verb's own, and what it stands for."""

from garant.reading.acts.tree import Tree
from garant.reading.parse import Parse

OPENING = frozenset("«“\"'‘")
"""Marks that open a quotation."""


def of_its_own(syntax: Tree, i: int, found: list[int]) -> list[int]:
    """The subject among several: "Not without misgivings will Berlin send" has one.

    A semicolon parts clauses: "Hungary is against; Slovakia will let convoys through".
    """
    parse, finite = syntax.parse, syntax.finite(i)
    near = [j for j in found if ";" not in parse.lower[min(i, j) : max(i, j)]]
    if not syntax.grammar["denier"] or len(near) == 1:
        return near or found
    turned = [j for j in found if finite is not None and finite < j < i]
    return turned or [j for j in found if all(parse.deps[k] != "case" for k in parse.children[j])]


def counted_among(parse: Parse, grammar: dict[str, frozenset[str]], head: int) -> int:
    """Who is said to be one of those that a relative clause is about, else those themselves.

    "Morocco is among those sending troops", "Spain became the first country to sign".
    """
    token = head
    if parse.deps[token] == "nmod" and parse.lemmas[parse.heads[token]] in grammar["one"]:
        token = parse.heads[token]
    told = parse.lower[token] in grammar["demonstrative"] or (
        parse.lemmas[token] in grammar["member"] | grammar["one"]
    )
    if not told:
        return head
    over = parse.heads[token]
    linked = any(parse.deps[k] == "cop" for k in parse.children[token])
    if not linked and parse.deps[token] == "xcomp" and parse.lemmas[over] in grammar["copula"]:
        token, linked = over, True
    denying = grammar["negative"] | grammar["hardly"]
    if not linked or any(parse.lower[k] in denying for k in parse.children[token]):
        return head
    subjects = [k for k in parse.children[token] if parse.deps[k] == "nsubj"]
    named = subjects and parse.pos[subjects[0]] in ("PROPN", "NOUN")
    return subjects[0] if named else head


def is_doing(parse: Parse, subject: int) -> bool:
    """Whether something is said of a doing, and so of nobody who does it: "sending troops is"."""
    return parse.deps[subject].startswith("csubj") and parse.pos[subject] in ("VERB", "AUX")


def is_relative(parse: Parse, grammar: dict[str, frozenset[str]], subject: int) -> bool:
    """Whether a pronoun opens a relative clause about members: "the countries that would"."""
    verb = parse.heads[subject]
    return (
        parse.pos[subject] == "PRON"
        and parse.deps[verb] == "acl:relcl"
        and parse.lower[subject] in grammar["restrictive"]
        and parse.lemmas[parse.heads[verb]] in grammar["member"]
    )


def strayed(syntax: Tree, i: int) -> int | None:
    """The subject of a finite clause that the tree has hung on the verb of saying before it.

    Reads "countries" in "Macron said 26 countries, mostly European, had promised troops", where a
    parser takes them for what is said. A clause that somebody reports has a subject of its own, so
    the last noun between the two verbs that nothing leads in and no other verb has is that.
    """
    parse, finite = syntax.parse, syntax.finite(i)
    over = parse.heads[i]
    reported = parse.deps[i].startswith(("ccomp", "parataxis:insert"))
    if not reported or finite is None or finite < over or parse.pos[over] != "VERB":
        return None
    strays = [
        j
        for j in parse.children[over]
        if over < j < finite
        and parse.deps[j].startswith(("obj", "obl", "nmod", "appos"))
        and _bare(syntax, j)
    ]
    before = syntax.group_start(i) - 1
    while before > over and (parse.pos[before] == "ADV" or parse.lower[before] in OPENING):
        before -= 1
    right_before = [before] if before > over and _bare(syntax, before) else []
    found = strays or right_before
    return found[-1] if found else None


def _bare(syntax: Tree, token: int) -> bool:
    """Whether a noun can be a subject: nothing leads it in but the "that" of its clause."""
    parse, grammar = syntax.parse, syntax.grammar
    return (
        parse.pos[token] in ("NOUN", "PROPN")
        and parse.lower[token] not in grammar["weekday"] | grammar["time_noun"]
        and not any(
            parse.deps[k] == "case" and parse.lower[k] not in grammar["restrictive"]
            for k in parse.children[token]
        )
    )


def tells(syntax: Tree, token: int, between: range) -> bool:
    """Whether a verb says something of its own in a stretch after a party.

    "Macron a déclaré que dix pays seraient prêts" does; "Luxembourg, whose army would fit into a
    hall, has promised" only says more about the party.
    """
    parse, finite = syntax.parse, syntax.finite(token)
    if parse.pos[token] != "VERB" or finite not in between:
        return False
    related = any(
        parse.lower[k] in syntax.grammar["relative"] or parse.feature(k, "PronType") == "Rel"
        for k in range(between.start, token)
    )
    return finite == token or not (parse.deps[token] == "acl:relcl" or related)
