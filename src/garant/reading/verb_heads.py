"""Verbs that a small tagger took for nouns, where the tree or the next word shows what they are.

"Berlin denies that" has a subject, "Sweden plans to send" an infinitive: no noun stands so after a
bare name. For languages that tell few verbs by their endings.
"""

from collections.abc import Mapping

from garant.reading.parse import Parse

TAKEN_FOR = frozenset({"NOUN", "ADJ", "ADV"})
"""The classes that verb forms are mistaken for."""

NOMINAL = ("det", "case", "cop", "nmod:poss", "amod", "nummod")
"""What hangs on nouns alone."""

COMPLEMENTS = ("ccomp", "xcomp", "acl", "obj")


def mend_heads(parse: Parse, table: Mapping[str, str]) -> None:
    """Make verbs of words that have a subject, or open a clause after a bare name.

    Reads "Berlin denies that", "Kyiv fears that Oslo will", "Sweden plans to", "Canada will back
    Ukraine"; does not read "Sweden's plans to", "the plans to", "fears that".

    Args:
        parse: The parse, changed in place.
        table: The lemmas of verb forms.
    """
    changed = False
    for i, form in enumerate(parse.lower):
        if parse.pos[i] not in TAKEN_FOR or form not in table or parse.words[i][:1].isupper():
            continue
        below = parse.children[i]
        if any(parse.deps[k].startswith("nsubj") and k < i for k in below):
            if not any(parse.deps[k].startswith(NOMINAL) for k in below):
                _make(parse, i, table)
        elif _opens(parse, i, table):
            _raise(parse, i, table)
            changed = True
    for i, dep in enumerate(parse.deps):
        if dep == "mark" and parse.pos[i] == "PART" and parse.pos[parse.heads[i]] == "ADV":
            changed = _parted(parse, i) or changed
        if dep.startswith(("nsubj", "csubj")) and _rules(parse, i):
            _turn(parse, i)
            changed = True
    if changed:
        parse.hang()


def _parted(parse: Parse, mark: int) -> bool:
    """Find the infinitive that adverbs part from its mark: "to fully, and at once, withdraw"."""
    end = parse.sentences[parse.sentence_of[mark]][1]
    verb = mark + 1
    while verb < end and (
        parse.pos[verb] in ("ADV", "CCONJ") or (parse.words[verb] == "," and verb > mark + 1)
    ):
        verb += 1
    over = parse.heads[parse.heads[mark]]
    if verb >= end or parse.pos[verb] != "VERB" or over >= mark or parse.pos[over] != "VERB":
        return False
    if parse.lower[verb] != parse.lemmas[verb] or parse.heads[verb] not in (
        over,
        *range(mark, verb),
    ):
        return False
    parse.heads[verb], parse.deps[verb], parse.morphs[verb] = over, "xcomp", "VerbForm=Inf"
    parse.heads[mark] = verb
    for k in range(mark + 1, verb):
        parse.heads[k] = verb
    return True


def _rules(parse: Parse, i: int) -> bool:
    """Whether a verb was hung as the subject of what it takes: "Italy rules out sending"."""
    head = parse.heads[i]
    return (
        parse.pos[i] == "VERB"
        and parse.feature(i, "VerbForm") == "Fin"
        and i < head <= i + 4
        and parse.pos[head] == "VERB"
        and parse.feature(head, "VerbForm") in ("Part", "Ger")
        and any(parse.deps[k].startswith("nsubj") and k < i for k in parse.children[i])
        and not any(
            parse.deps[k].startswith(("aux", "cop", "mark", "case")) for k in parse.children[head]
        )
    )


def _turn(parse: Parse, i: int) -> None:
    """Hang a gerund on the verb that was taken for its subject."""
    head = parse.heads[i]
    parse.heads[i] = i if parse.heads[head] == head else parse.heads[head]
    parse.deps[i] = parse.deps[head]
    parse.heads[head], parse.deps[head] = i, "xcomp"
    for k in parse.children[head]:
        if parse.deps[k] == "punct":
            parse.heads[k] = i


def _make(parse: Parse, i: int, table: Mapping[str, str]) -> None:
    lemma = table[parse.lower[i]].split(" ")[0]
    parse.pos[i], parse.lemmas[i] = "VERB", lemma
    aided = any(parse.deps[k].startswith("aux") for k in parse.children[i])
    if aided:
        parse.morphs[i] = "VerbForm=Inf" if parse.lower[i] == lemma else "Tense=Past|VerbForm=Part"
    elif parse.lower[i].endswith("ed"):
        parse.morphs[i] = "Mood=Ind|Tense=Past|VerbForm=Fin"
    else:
        parse.morphs[i] = "Mood=Ind|Tense=Pres|VerbForm=Fin"


def _opens(parse: Parse, i: int, table: Mapping[str, str]) -> bool:
    """Whether a bare name opens the sentence, a verb in -s follows it, and then a clause."""
    form = parse.lower[i]
    lemma = table[form].split(" ")[0]
    start, end = parse.sentences[parse.sentence_of[i]]
    if form == lemma or not form.endswith("s") or not start < i < end - 2:
        return False
    names = range(start, i)
    if not all(parse.words[k][:1].isupper() for k in names) or parse.pos[i - 1] == "PART":
        return False
    if any(parse.pos[k] in ("VERB", "AUX", "PUNCT", "ADP", "DET") for k in names):
        return False
    opener, after = parse.pos[i + 1], parse.pos[i + 2]
    return (opener == "PART" and after in ("VERB", "AUX")) or (
        opener == "SCONJ" and after in ("PROPN", "PRON", "DET", "NOUN", "ADJ")
    )


def _raise(parse: Parse, i: int, table: Mapping[str, str]) -> None:
    """Hang a clause on the verb found, and the verb where the clause hung."""
    verb, dep = parse.heads[i], parse.deps[i]
    clause = next(
        (
            k
            for k in range(i + 1, parse.sentences[parse.sentence_of[i]][1])
            if parse.pos[k] in ("VERB", "AUX") and (k == verb or parse.heads[k] in (i, i - 1))
        ),
        None,
    )
    _make(parse, i, table)
    if clause is not None:
        if clause == verb and dep.startswith("nsubj"):
            parse.heads[i] = i if parse.heads[verb] == verb else parse.heads[verb]
            parse.deps[i] = parse.deps[verb]
        parse.heads[clause] = i
        parse.deps[clause] = "xcomp" if parse.pos[i + 1] == "PART" else "ccomp"
    name = i - 1
    if parse.heads[i] == name:
        parse.heads[i] = i if parse.heads[name] == name else parse.heads[name]
        parse.deps[i] = parse.deps[name]
    parse.heads[name], parse.deps[name], parse.pos[name] = i, "nsubj", "PROPN"
