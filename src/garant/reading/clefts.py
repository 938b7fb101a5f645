"""Clefts: clauses turned around a copula, hung again as if they stood straight.

"What Tokyo will not do is send soldiers" says that Tokyo will not send soldiers; "all Oslo has
offered is four frigates" that Oslo has offered four frigates. Read as it stands, the denial is lost
on "do" and the soldiers are sent. For languages that have such clauses.
"""

from garant.reading.parse import Parse

NEAR = 12
"""Tokens from the opening word to the copula."""


def mend_clefts(parse: Parse, openers: frozenset[str], copula: str, doing: str) -> None:
    """Hang what a cleft sets apart on the verb it belongs to.

    Reads "What Tokyo will not do is send", "What we are not going to do is put", "All Oslo has
    offered is four frigates"; does not read "What he said is true", "What is this?".

    Args:
        parse: The parse, changed in place.
        openers: The words that open such a clause.
        copula: The lemma of the verb that joins its halves.
        doing: The lemma of the verb that stands for any other.
    """
    changed = False
    for start, end in parse.sentences:
        first = start
        while first < end and parse.pos[first] == "PUNCT":
            first += 1
        if first < end and parse.lower[first] in openers:
            changed = _mended(parse, first, end, copula, doing) or changed
    if changed:
        parse.hang()


def _mended(parse: Parse, first: int, end: int, copula: str, doing: str) -> bool:
    joint = next(
        (
            j
            for j in range(first + 3, min(end - 1, first + NEAR))
            if parse.lemmas[j] == copula
            and parse.feature(j, "VerbForm") == "Fin"
            and parse.pos[j - 1] in ("VERB", "PROPN", "PUNCT")
        ),
        None,
    )
    if joint is None or "?" in parse.words[joint:end]:
        return False
    inner = next((j for j in range(joint - 1, first, -1) if parse.pos[j] in ("VERB", "AUX")), None)
    if inner is None or inner < joint - 3:
        return False
    after = next((j for j in range(joint + 1, end) if parse.pos[j] not in ("PART", "ADV")), end)
    if after >= end or not any(
        parse.deps[j].startswith("nsubj") and first < j < joint for j in range(first + 1, joint)
    ):
        return False
    if parse.lemmas[inner] == doing and parse.pos[after] == "VERB":
        _straighten(parse, first, inner, joint, after)
        return True
    thing = after
    while thing < end and parse.pos[thing] in ("DET", "NUM", "ADJ", "ADP"):
        thing += 1
    while thing + 1 < end and parse.pos[thing + 1] == "NOUN" and parse.heads[thing] == thing + 1:
        thing += 1
    if thing < end and parse.pos[thing] in ("NOUN", "PROPN") and parse.pos[inner] == "VERB":
        _complete(parse, first, inner, joint, thing)
        return True
    return False


def _straighten(parse: Parse, first: int, inner: int, joint: int, verb: int) -> None:
    """Put a verb where "do" stood: its helpers, its denial and its subject become the verb's."""
    over = parse.heads[inner]
    chained = first < over < inner and parse.deps[inner] in ("xcomp", "ccomp", "conj")
    top = over if chained else verb
    for k in range(first, joint):
        if parse.heads[k] == inner and k != top:
            parse.heads[k] = verb
    below = [k for k in range(len(parse)) if parse.heads[k] == verb]
    outer = parse.heads[verb] if not first <= parse.heads[verb] <= verb else top
    dep = parse.deps[verb]
    if chained:
        parse.heads[verb], parse.deps[verb] = over, "xcomp"
    parse.heads[top], parse.deps[top] = (
        (top if outer in (top, verb) else outer),
        ("ROOT" if outer in (top, verb) else dep),
    )
    for k in (first, inner, joint):
        parse.heads[k], parse.deps[k] = verb, "dep"
    for k in below:
        if parse.deps[k] in ("nsubj:outer", "csubj", "csubj:outer"):
            parse.deps[k] = "dep"
    if parse.deps[verb] == "ROOT" and top != verb:
        parse.deps[verb] = "xcomp"


def _complete(parse: Parse, first: int, inner: int, joint: int, thing: int) -> None:
    """Make what stands after the copula the object of the verb before it."""
    if parse.heads[inner] in (first, thing, joint):
        parse.heads[inner], parse.deps[inner] = inner, "ROOT"
    for k in range(first, joint):
        if parse.heads[k] in (first, thing) and k not in (first, inner):
            parse.heads[k] = inner
            if parse.deps[k].startswith("nsubj") and k > inner:
                parse.deps[k] = "iobj"
    for k in (first, joint):
        parse.heads[k], parse.deps[k] = inner, "dep"
    parse.heads[thing], parse.deps[thing] = inner, "obj"
