"""Past tenses taken for participles, where a language has one form for both: "Paris said".

A small tagger that sees "announced" behind a name calls it a participle as often as not. With a
subject before it and no auxiliary it can only be the past tense.
"""

from garant.reading.parse import Parse

PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
_AIDING = ("aux", "cop")
_NAMING = frozenset(("NOUN", "PROPN", "PRON", "NUM"))


def mend_past(parse: Parse) -> None:
    """Make finite the participles that no auxiliary leads and that have a subject or a twin.

    "Paris announced" has a subject, "Paris met and discussed" a finite verb beside it, "Paris
    agreed to send jets and urged Oslo to" one over the infinitive; "said Oslo will send jets and
    urged" one over what is said. Does not touch "has met and
    discussed", "a force described by Moscow as".

    Args:
        parse: The parse, changed in place.
    """
    hung = False
    for i, morph in enumerate(parse.morphs):
        if "Tense=Past|VerbForm=Fin" in morph and parse.pos[i] == "VERB":
            over = _over_saying(parse, i)
            if over >= 0:
                parse.heads[i], hung = over, True
            else:
                hung = _lowered(parse, i) or hung
            continue
        if "VerbForm=Part" not in morph or "Tense=Past" not in morph or parse.pos[i] != "VERB":
            continue
        below = parse.children[i]
        if any(parse.deps[k].startswith(("aux", "cop")) for k in below):
            continue
        if (over := _over_infinitive(parse, i)) >= 0:
            # An infinitive has no past beside it: the pair is that of the verb over it.
            parse.heads[i], hung = over, True
            if "VerbForm=Fin" in parse.morphs[over]:
                parse.morphs[i] = PAST
            continue
        if (_has_subject(parse, i) and not _reduced(parse, i)) or _beside_finite(parse, i):
            parse.morphs[i] = PAST
    if hung:
        parse.hang()


def _lowered(parse: Parse, i: int) -> bool:
    """Make a participle of what stands between a noun and its verb: "a person briefed on it said".

    Only a regular form right behind the noun, with the verb after it and nothing that parts them.
    """
    if not parse.lower[i].endswith("ed") or i == 0 or parse.pos[i - 1] != "NOUN":
        return False
    verb = _later(parse, i)
    if verb < 0:
        return False
    if i in parse.ancestors(verb):
        # The sentence's own verb hung on the participle: it takes its place.
        over = i - 1 if parse.heads[i] == i - 1 else i
        above = parse.heads[over]
        parse.heads[verb] = verb if above in (over, i, i - 1) else above
        parse.deps[verb] = parse.deps[over]
    parse.heads[i - 1], parse.deps[i - 1] = verb, "nsubj"
    parse.heads[i], parse.deps[i] = i - 1, "acl"
    parse.morphs[i] = "Tense=Past|VerbForm=Part"
    return True


def _has_subject(parse: Parse, i: int) -> bool:
    """Whether a subject stands right before a verb, adverbs and what is set in left out."""
    for k in parse.children[i]:
        if k < i and parse.deps[k] in ("nsubj", "csubj") and parse.pos[k] in _NAMING:
            auxiliary = any(parse.pos[j] == "AUX" for j in range(k + 1, i))
            return not auxiliary and not _lent(parse, i)
    return False


def _lent(parse: Parse, i: int) -> bool:
    """Whether a subject is rather that of a verb before it: "said an official involved in it"."""
    head = parse.heads[i]
    if head >= i or parse.pos[head] != "VERB":
        return False
    return not any(k < head and parse.deps[k].startswith("nsubj") for k in parse.children[head])


def _reduced(parse: Parse, i: int) -> bool:
    """Whether a finite verb without a subject of its own follows: "people briefed on it | said"."""
    return _later(parse, i) >= 0


def _later(parse: Parse, i: int) -> int:
    """The finite verb behind a participle that has no subject between them; -1 if none."""
    end = parse.sentences[parse.sentence_of[i]][1]
    for j in range(i + 1, end):
        if parse.pos[j] in ("PUNCT", "CCONJ", "SCONJ"):
            return -1
        if "VerbForm=Fin" in parse.morphs[j]:
            top = parse.heads[j] if parse.deps[j].startswith(("aux", "cop")) else j
            own = any(i < k < j and parse.deps[k] in ("nsubj", "mark") for k in parse.children[top])
            told = any(parse.pos[k] == "PRON" and "Rel" in parse.morphs[k] for k in range(i, j))
            return -1 if own or told else j
    return -1


def _over_infinitive(parse: Parse, i: int) -> int:
    """The past over the infinitive that another past was joined to; -1 if none.

    Reads "agreed to send jets and urged"; does not read "plans to be trained and equipped".
    """
    head = parse.heads[i]
    if parse.deps[i] != "conj" or head >= i or parse.lower[i] == parse.lemmas[i]:
        return -1
    if parse.deps[head] == "conj" and parse.heads[head] < head:
        head = parse.heads[head]
    marked = any(parse.pos[k] == "PART" and k < head for k in parse.children[head])
    if not marked or "VerbForm=Inf" not in parse.morphs[head]:
        return -1
    for over in parse.ancestors(head):
        if parse.pos[over] == "VERB" and "VerbForm=Inf" not in parse.morphs[over]:
            return over if over < head and "Tense=Past" in parse.morphs[over] else -1
    return -1


def _over_saying(parse: Parse, i: int) -> int:
    """The past that a past belongs beside, which was joined to what is said; -1 if none.

    Reads "said Oslo will send jets, and urged", "noted that they are ready to help and welcomed";
    does not read "said Oslo had sent jets and asked", where both may be said.
    """
    head = parse.heads[i]
    if parse.deps[i] != "conj" or head >= i:
        return -1
    if any(parse.deps[k].startswith(("nsubj", "mark")) for k in parse.children[i]):
        return -1
    said = head
    while parse.deps[said] in ("conj", "xcomp") and parse.heads[said] < said:
        said = parse.heads[said]
    over = parse.heads[said]
    if (
        parse.deps[said] != "ccomp"
        or over > said
        or "Tense=Past|VerbForm=Fin" not in (parse.morphs[over])
    ):
        return -1
    tenses = [
        parse.morphs[k]
        for k in (said, *parse.children[said])
        if "VerbForm=Fin" in parse.morphs[k] and (k == said or parse.deps[k].startswith(_AIDING))
    ]
    return over if tenses and not any("Tense=Past" in morph for morph in tenses) else -1


def _beside_finite(parse: Parse, i: int) -> bool:
    """Whether a verb is joined to a finite one, itself without an auxiliary to share."""
    head = parse.heads[i]
    if parse.deps[i] != "conj" or head >= i or parse.pos[head] != "VERB":
        return False
    shared = any(parse.deps[k].startswith("aux") for k in parse.children[head])
    return "VerbForm=Fin" in parse.morphs[head] and not shared
