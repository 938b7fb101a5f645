"""Clauses that no "that" introduces: "said the force would go", "told Reuters Paris would pay"."""

from garant.reading.statements.cue import Cue
from garant.reading.statements.ground import Ground
from garant.reading.statements.tag import after_adposition, phrase_end, time_end

_LONGEST_SUBJECT = 40
"""Tokens from the first word of a clause to its verb at most."""

_NOUNLIKE = frozenset(("DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "ADV", "SYM", "X"))
_COMPLETE = 2
"""Finite verbs of a clause that a subordinate one opens: its own, and that of the main one."""


def bare_clause(ground: Ground, cue: Cue, stop: int) -> int:
    """Where the clause begins that a verb of saying carries without "that"; -1 where it has none.

    Passes over the time, the place and whom it is said to. Does not read "announced a plan Paris
    had drawn up", whose clause tells more of a noun.
    """
    parse, words = ground.parse, ground.words
    inner = ground.inside[cue.head]
    addressed = cue.verb.addressed
    i = cue.end
    if i < stop and ground.finite[i] and _in_relative(ground, cue):
        return i  # "the force, which Rome says will be limited,"
    while i < stop:
        word, tag = parse.lower[i], parse.pos[i]
        if ground.inside[i] != inner or (inner < 0 and ground.is_mark(i)):
            return -1
        if word == ":" or (word in words.lists["that"] and tag == "SCONJ"):
            return -1
        if word in words.lists["openers"] and (tag != "ADP" or i == cue.end):
            return i if _opens(ground, i, stop) else -1
        if addressed and tag in _NOUNLIKE and tag != "ADV":
            end = _addressee(ground, cue, i, stop)
            if end < stop and ground.finite[end] and _begins(ground, i, stop):
                return i  # "warned Moscow would try again"
            if end > i:
                addressed, i = False, end
                continue
        if _begins(ground, i, stop):
            return i
        timed = time_end(ground, i, stop)
        if timed > i:
            i = timed
        elif tag == "ADP" or word in words.lists["at"]:
            after = after_adposition(ground, i + 1, stop)
            i = max(_split(ground, i + 1, after, stop), i + 1)
        elif tag in ("ADV", "PART", "INTJ") or word == ",":
            i += 1
        else:
            return -1
    return -1


def _in_relative(ground: Ground, cue: Cue) -> bool:
    """Whether a relative word stands before the subject of a verb."""
    parse, relatives = ground.parse, ground.words.lists["relatives"]
    begin, _ = ground.sentence(cue.head)
    for i in range(cue.start - 1, begin - 1, -1):
        if ground.finite[i] or parse.words[i] == ",":
            return False
        if parse.lower[i] in relatives and parse.pos[i] != "SCONJ":
            return i < cue.start - 1
    return False


def _begins(ground: Ground, i: int, stop: int) -> bool:
    """Whether a clause with its own subject begins at a token."""
    parse = ground.parse
    gerund = (
        parse.pos[i] == "VERB"
        and parse.feature(i, "VerbForm") in ("Ger", "Part")
        and parse.deps[i].startswith(("nsubj", "csubj"))
    )
    if not (gerund or parse.pos[i] in _NOUNLIKE) or (
        ground.words.has("relatives", parse.lower[i]) and (parse.feature(i, "PronType") == "Rel")
    ):
        return False
    limit = min(stop, i + _LONGEST_SUBJECT)
    verb = _main_verb(ground, i, limit)
    if verb < 0:
        return False
    head = parse.heads[verb] if parse.deps[verb].startswith(("aux", "cop")) else verb
    subjects = [
        k
        for k in range(i, verb)
        if parse.deps[k].startswith(("nsubj", "csubj", "expl")) and parse.heads[k] in (head, verb)
    ]
    if subjects:
        return _first(ground, subjects[-1], i) == i or _first(ground, subjects[0], i) == i
    # The tree has no subject: a pronoun in the nominative, or a phrase without a verb.
    if "Case=Nom" in parse.morphs[i]:
        return verb - i <= 3
    return not any(
        parse.pos[k] in ("VERB", "SCONJ", "PUNCT") or (parse.pos[k] == "ADP" and k == i)
        for k in range(i, verb)
    ) and any(parse.pos[k] in ("NOUN", "PROPN", "PRON", "NUM") for k in range(i, verb))


def _main_verb(ground: Ground, i: int, limit: int) -> int:
    """The first finite verb from a token on that stands in no relative clause, quoted or not."""
    parse, relatives = ground.parse, ground.words.lists["relatives"]
    relative = False
    for j in range(i, limit):
        word = parse.lower[j]
        if word in (";", ":"):
            return -1
        if j > i and word in relatives and parse.pos[j] != "SCONJ":
            relative = True
        elif ground.finite[j]:
            if not relative:
                return j
            relative = False
        elif parse.deps[j].startswith("acl:relcl") and parse.heads[j] < j:
            relative = False
    return -1


def _first(ground: Ground, subject: int, floor: int) -> int:
    """The first token of a subject's words."""
    return min((k for k in ground.parse.subtree(subject) if k >= floor), default=subject)


def _opens(ground: Ground, i: int, stop: int) -> bool:
    """Whether a subordinate clause opens what was said: a main clause follows it."""
    finite = [j for j in range(i, stop) if ground.finite[j]]
    parted = any(ground.parse.words[j] == "," for j in range(i, stop))
    if ground.words.has("if", ground.parse.lower[i]):
        comma = next((j for j in range(i, stop) if ground.parse.words[j] == ","), stop)
        return len(finite) >= _COMPLETE or any(j > comma for j in finite)
    return parted and len(finite) >= _COMPLETE


def _addressee(ground: Ground, cue: Cue, i: int, stop: int) -> int:
    """The token after whom it is said to: "told | reporters in Paris | the force would"."""
    parse = ground.parse
    held = next(
        (
            child
            for child in parse.children[cue.head]
            if child >= i and parse.deps[child].startswith(("obj", "iobj"))
        ),
        -1,
    )
    end = phrase_end(ground, i, stop)
    if held >= 0:
        last = held
        for k in range(held + 1, end):
            if parse.heads[k] == held and parse.deps[k].startswith(("flat", "compound", "appos")):
                last = k
        end = min(end, last + 1)
    return _split(ground, i, end, stop)


def _split(ground: Ground, i: int, end: int, stop: int) -> int:
    """Where a phrase ends at the latest before the subject of a clause that follows it."""
    parse = ground.parse
    for j in range(i + 1, end):
        opens = parse.pos[j] in ("DET", "PRON") or any(m.start == j for m in ground.named(j, j + 1))
        if (
            opens
            and parse.pos[j - 1] in ("NOUN", "PROPN", "PRON", "NUM")
            and _begins(ground, j, stop)
        ):
            return j
    return end
