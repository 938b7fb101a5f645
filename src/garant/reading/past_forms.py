"""Past tenses taken for participles, where a language has one form for both: "Paris said".

A small tagger that sees "announced" behind a name calls it a participle as often as not. With a
subject before it and no auxiliary it can only be the past tense.
"""

from garant.reading.parse import Parse

PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
_NAMING = frozenset(("NOUN", "PROPN", "PRON", "NUM"))


def mend_past(parse: Parse) -> None:
    """Make finite the participles that no auxiliary leads and that have a subject or a twin.

    "Paris announced" has a subject, "Paris met and discussed" a finite verb beside it. Does not
    touch "has met and discussed", "a force described by Moscow as".

    Args:
        parse: The parse, changed in place.
    """
    for i, morph in enumerate(parse.morphs):
        if "VerbForm=Part" not in morph or "Tense=Past" not in morph or parse.pos[i] != "VERB":
            continue
        below = parse.children[i]
        if any(parse.deps[k].startswith(("aux", "cop")) for k in below):
            continue
        if (_has_subject(parse, i) and not _reduced(parse, i)) or _beside_finite(parse, i):
            parse.morphs[i] = PAST


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
    end = parse.sentences[parse.sentence_of[i]][1]
    for j in range(i + 1, end):
        if parse.pos[j] in ("PUNCT", "CCONJ", "SCONJ"):
            return False
        if "VerbForm=Fin" in parse.morphs[j]:
            top = parse.heads[j] if parse.deps[j].startswith(("aux", "cop")) else j
            return not any(i < k < j and parse.deps[k] == "nsubj" for k in parse.children[top])
    return False


def _beside_finite(parse: Parse, i: int) -> bool:
    """Whether a verb is joined to a finite one, itself without an auxiliary to share."""
    head = parse.heads[i]
    if parse.deps[i] != "conj" or head >= i or parse.pos[head] != "VERB":
        return False
    shared = any(parse.deps[k].startswith("aux") for k in parse.children[head])
    return "VerbForm=Fin" in parse.morphs[head] and not shared
