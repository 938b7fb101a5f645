"""Subjects that a small parser lost: gerunds, and names taken for the object before them.

In "said that sending troops is not being considered" the gerund is taken for the verb of its
clause; read so, the doing is done, and the denial of it is lost. In "confirmed Trump opposes it"
the name is taken for what is confirmed. For languages whose gerunds stand as subjects, and whose
clauses need no word to open them.
"""

from garant.reading.parse import QUOTES, Parse

ASTRAY = ("ccomp", "ROOT", "advcl", "parataxis", "conj", "acl", "xcomp", "csubj", "nsubj", "obj")
"""What such a gerund is taken for."""

OWN = ("aux", "nsubj", "csubj", "case")
"""What shows that a gerund is the verb of its clause, or hangs on a preposition."""

VERBAL = frozenset({"VERB", "AUX"})
STOPS = frozenset({";", ":", ",", '"', "(", "-", "–", "—"})
LED_IN = frozenset({"DET", "ADJ", "NUM", "PROPN", "NOUN", "PART"})
"""What may stand between a gerund and the head of its object."""


def mend_subjects(parse: Parse, endings: tuple[str, ...]) -> None:
    """Give finite verbs their subjects: the gerund that opens a clause, or the name before them.

    Reads "that sending troops is not being considered", "said deploying them would be a mistake",
    "confirmed Trump opposes"; does not read "keeps sending troops", "sending troops, Oslo said",
    "is sending what it can".

    Args:
        parse: The parse, changed in place.
        endings: How gerunds end.
    """
    for i, tag in enumerate(parse.pos):
        if tag in ("VERB", "NOUN") and parse.lower[i].endswith(endings) and _opens(parse, i):
            verb = _verb_of(parse, i)
            if verb is not None:
                _hang(parse, i, *verb)
                parse.hang()
        elif tag == "VERB" and parse.deps[i] == "ccomp" and _owned(parse, i):
            parse.hang()


def _opens(parse: Parse, i: int) -> bool:
    """Whether a gerund stands where a clause begins, with neither subject nor auxiliary."""
    if parse.feature(i, "VerbForm") not in ("Ger", "Part"):
        return False
    if not parse.deps[i].startswith(ASTRAY):
        return False
    if any(parse.deps[k].startswith(OWN) and k < i for k in parse.children[i]):
        return False
    before, start = i - 1, parse.sentences[parse.sentence_of[i]][0]
    while before > start and parse.pos[before] == "ADV":
        before -= 1
    if before < start or (before == start and parse.pos[before] == "PUNCT"):
        return True
    if parse.pos[before] == "SCONJ":
        told = not parse.deps[i].startswith("advcl")  # not "without sending"
        return parse.deps[before] == "mark" and told
    return parse.pos[before] == "VERB" and parse.feature(before, "VerbForm") == "Fin"


def _verb_of(parse: Parse, i: int) -> tuple[int, int] | None:
    """The finite word after a gerund's own phrase, and the verb or predicate it belongs to."""
    end = parse.sentences[parse.sentence_of[i]][1]
    thing: int | None = None
    for j in range(i + 1, end):
        if parse.lower[j] in STOPS or (parse.deps[j] == "mark" and parse.pos[j] != "PART"):
            return None
        if parse.deps[j].startswith("nsubj"):
            led = range(i + 1, j)
            if thing is not None or any(parse.pos[k] not in LED_IN for k in led):
                return None
            if led and parse.pos[j] == "PRON":
                return None  # "specifying what support it might"
            thing = j
        if parse.pos[j] in VERBAL and parse.feature(j, "VerbForm") == "Fin":
            verb = parse.heads[j] if parse.deps[j].startswith(("aux", "cop")) else j
            above = parse.heads[verb]
            near = above in (i, verb, parse.heads[i]) or parse.heads[i] == verb
            own = [k for k in parse.children[verb] if parse.deps[k].startswith(("nsubj", "csubj"))]
            free = all(k in (thing, i) for k in own)
            return (j, verb) if verb >= j and near and free and j > i + 1 else None
    return None


def _hang(parse: Parse, i: int, finite: int, verb: int) -> None:
    over = parse.heads[i]
    if parse.heads[verb] == i:
        parse.heads[verb] = verb if over == i else over
        parse.deps[verb] = parse.deps[i]
    for k in parse.children[verb]:
        if i < k < finite and parse.deps[k].startswith("nsubj"):
            parse.heads[k], parse.deps[k] = i, "obj"
    for k in parse.children[i]:
        if k != verb and (parse.deps[k] == "mark" or k > finite):
            parse.heads[k] = verb
    parse.heads[i], parse.deps[i] = verb, "csubj"


def _owned(parse: Parse, i: int) -> bool:
    """Give a verb without a subject the name right before it: "confirmed Trump opposes"."""
    head = parse.heads[i]
    if parse.feature(i, "VerbForm") != "Fin" or head >= i or parse.pos[head] != "VERB":
        return False
    if any(parse.deps[k].startswith(("nsubj", "csubj", "mark")) for k in parse.children[i]):
        return False
    before = i - 1
    while before > head and (
        parse.heads[before] == i or parse.lower[before] in QUOTES or parse.pos[before] == "ADV"
    ):
        before -= 1
    name = next(
        (
            k
            for k in parse.children[head]
            if head < k <= before and parse.deps[k] in ("obj", "iobj")
        ),
        None,
    )
    if (
        name is None
        or parse.pos[name] not in ("PROPN", "NOUN")
        or max(parse.subtree(name)) != before
    ):
        return False
    parse.heads[name], parse.deps[name] = i, "nsubj"
    return True
