"""Noun phrases that name a speaker: where they begin, their noun, what only qualifies it."""

from garant.reading.mention import Mention, MentionKind
from garant.reading.statements.ground import Ground
from garant.reading.statements.subject import PERSONAL

_NAMING = frozenset((MentionKind.STATE, MentionKind.SEAT, MentionKind.BODY, MentionKind.PEOPLE))
_BEFORE = frozenset(("DET", "ADJ", "NUM"))
_INNER = ("compound", "nmod:poss", "flat", "amod", "det", "nummod")


def phrase_start(ground: Ground, start: int, token: int) -> int:
    """The first word of the phrase around a noun: "two Cairo traders", "Ukraine's farm ministry".

    Args:
        ground: The block.
        start: The first word known to belong to it.
        token: The noun.
    """
    parse = ground.parse
    begin, _ = ground.sentence(token)
    marks = ground.words.lists["possessive_marks"]
    while start > begin and parse.words[start - 1] != ",":
        before = start - 1
        inner = bool(marks) and (
            parse.lower[before] in marks
            or (parse.heads[before] in range(before, token + 1) and _holds(parse.deps[before]))
        )
        hyphen = (
            bool(marks)
            and parse.words[before] == "-"
            and parse.ends[before] == (parse.starts[start])
        )
        if parse.pos[before] not in _BEFORE and not inner and not hyphen:
            break
        start -= 1
    return start


def _holds(dep: str) -> bool:
    return dep.startswith(_INNER)


def head_noun(ground: Ground, start: int, end: int) -> int:
    """The noun of a phrase: its first, or its last where what qualifies it stands before it."""
    parse, lists = ground.parse, ground.words.lists
    found = start
    seen = False
    for i in range(start, end):
        if parse.pos[i] == "NOUN" or parse.lower[i] in lists["officials"]:
            found, seen = i, True
            if not lists["possessive_marks"]:
                break
        elif seen and parse.pos[i] in ("ADP", "PUNCT", "VERB", "SCONJ"):
            break
    return found


def qualifies(ground: Ground, mention: Mention, end: int) -> bool:
    """Whether a name only tells whose or which a noun behind it is: "two Cairo traders"."""
    parse = ground.parse
    marks = ground.words.lists["possessive_marks"]
    i = mention.end
    if not marks or mention.kind not in _NAMING or i >= end:
        return False
    if parse.lower[i] in marks or any(m.kind in PERSONAL for m in ground.named(i, i + 1)):
        return True  # "U.S. Rep. Benitez"
    return parse.pos[i] == "NOUN" and parse.words[i].islower() and i + 1 <= end


def bare_plural(ground: Ground, start: int, head: int) -> bool:
    """Whether a phrase is a plural of people without a determiner: "brokers", "Cairo traders"."""
    parse, lists = ground.parse, ground.words.lists
    if not lists["possessive_marks"] or parse.feature(head, "Number") != "Plur":
        return False
    if not {parse.lower[head], parse.lemmas[head]} & lists["people"]:
        return False
    return not any(
        parse.pos[i] == "DET" and "Definite=Def" in parse.morphs[i] for i in range(start, head)
    )


def one_of(ground: Ground, start: int, end: int) -> bool:
    """Whether a phrase is one of those a pronoun stands for: "one of them"."""
    return _opens_with_one(ground, start, end, "plural_masculine", "plural_feminine")


def one_of_those(ground: Ground, start: int, end: int) -> bool:
    """Whether a phrase is somebody of a group: "one of those who drafted it"."""
    return _opens_with_one(ground, start, end, "demonstrative", "generic")


def _opens_with_one(ground: Ground, start: int, end: int, *of: str) -> bool:
    """Whether a phrase opens with "one of" and a word of some lists."""
    lower, lists = ground.parse.lower, ground.words.lists
    return (
        end - start >= 3
        and lower[start] in lists["indefinite"]
        and lower[start + 1] in lists["of"]
        and any(lower[start + 2] in lists[name] for name in of)
    )


def owns(ground: Ground, i: int) -> bool:
    """Whether a pronoun only tells whose the noun behind it is: "notre ministre", "my ally"."""
    parse = ground.parse
    return parse.pos[i] == "DET" or parse.feature(i, "Poss") == "Yes"


def past_owner(ground: Ground, start: int, end: int) -> int:
    """Where a phrase begins behind a name that only owns it: "France's | Emmanuel Macron"."""
    for owner in ground.named(start, start + 1):
        if not qualifies(ground, owner, end):
            continue
        i = owner.end
        if i < end and ground.parse.lower[i] in ground.words.lists["possessive_marks"]:
            i += 1
        if any(m.end > i and m.kind is not MentionKind.ADJECTIVE for m in ground.named(i, i + 2)):
            return i
    return start


def may_be_person(ground: Ground, i: int) -> bool:
    """Whether one word with a capital may be a person's name: not "Analysts", not "Wales"."""
    parse = ground.parse
    if not ground.words.lists["possessive_marks"]:
        return True
    return parse.pos[i] in ("PROPN", "X") and parse.entities[i] in ("", "PER", "PERSON")
