"""What hangs on verbs, where a small parser erred and the order of words leaves no choice.

A phrase set between ("s'est, de son côté, engagé à") takes the participle for itself, and the
sentence loses its verb; "prête à aider la ville et à former l'armée" hangs the second end on the
nearest noun; "Sur ce plan, Berne versera" leaves the verb without its subject.
"""

from collections.abc import Mapping

from garant.reading.parse import Parse, features
from garant.reading.verb_signs import TAKEN_FOR, VerbSigns

VERBS = frozenset({"VERB", "AUX"})
CLITICS = frozenset({"AUX", "PRON", "ADV", "PART"})
HELD = frozenset({"nsubj", "nsubj:pass", "expl:subj", "expl:pv", "advmod", "obj", "iobj", "xcomp"})
NOMINAL = frozenset({"nmod", "amod", "appos", "obl:mod", "obl:arg", "acl"})
REACH = 9
"""Tokens from an auxiliary to its participle, phrases and commas included."""


def mend_groups(parse: Parse, table: Mapping[str, str], signs: VerbSigns) -> None:
    """Hang auxiliaries, subjects and coordinated infinitives on the verbs they belong to.

    Args:
        parse: The parse, changed in place.
        table: The lemmas of verb forms.
        signs: The signs of the language, with the phrases.
    """
    changed = False
    for start, end in parse.sentences:
        changed = _missed(parse, start, end, table, signs) or changed
    if changed:
        parse.hang()
        changed = False
    for i, lower in enumerate(parse.lower):
        if parse.pos[i] in TAKEN_FOR and lower in table and _heads_clause(parse, i, signs):
            _make_verb(parse, i, table)
    for i, lemma in enumerate(parse.lemmas):
        if lemma in signs.auxiliaries and features(parse.morphs[i]).get("VerbForm") == "Fin":
            found = _participle(parse, i, signs)
            if found is not None:
                _join(parse, i, *found)
                changed = True
    for i, dep in enumerate(parse.deps):
        if "VerbForm" not in parse.morphs[i] and not dep.startswith(("aux", "cop")):
            continue
        if dep.startswith("aux") and parse.pos[i] == "VERB" and parse.lemmas[i] not in signs.light:
            changed = _promoted(parse, i) or changed
        elif dep.startswith(("aux", "cop")) and parse.children[i]:
            changed = _lifted(parse, i) or changed
        elif dep == "conj" and parse.feature(i, "VerbForm") == "Inf":
            changed = _aligned(parse, i) or changed
        elif dep == "conj" and parse.feature(i, "VerbForm") == "Fin" and parse.pos[i] == "VERB":
            changed = _beside(parse, i) or changed
        if parse.pos[i] in VERBS and parse.feature(i, "VerbForm") == "Fin":
            changed = _raised(parse, i) or changed
            changed = _given_subject(parse, i, signs) or changed
    if changed:
        parse.hang()


def _missed(parse: Parse, start: int, end: int, table: Mapping[str, str], signs: VerbSigns) -> bool:
    """Find the verb right after the name that opens a sentence: "Kiev incite Berlin à livrer"."""
    name = start
    while name < end and parse.pos[name] == "DET":
        name += 1
    if name >= end or parse.pos[name] != "PROPN" or parse.heads[name] != name:
        return False
    i = name + 1
    while i < end and parse.deps[i].startswith("flat") and parse.heads[i] == name:
        i += 1
    if i + 1 >= end or parse.pos[i] not in TAKEN_FOR or parse.words[i][:1].isupper():
        return False
    held = table.get(parse.lower[i])
    if held is None or parse.lower[i] in held.split(" "):
        return False
    lemma, form = held.split(" ")[0], parse.lower[i]
    if not any(
        lemma.endswith(end) and form == lemma[: -len(end)] + present
        for end, presents in signs.present
        for present in presents
    ):
        return False
    _make_verb(parse, i, table)
    for k in range(start, end):
        if parse.heads[k] == k or (parse.heads[k] == name and k > i):
            parse.heads[k] = i
            if parse.deps[k].lower() == "root":
                parse.deps[k] = "xcomp" if parse.pos[k] in VERBS else "obj"
    parse.heads[i], parse.deps[i] = i, "ROOT"
    parse.deps[name] = "nsubj"
    return True


def _heads_clause(parse: Parse, i: int, signs: VerbSigns) -> bool:
    """Whether what was taken for a noun has a subject or shares one: "Kiev incite Berlin à"."""
    if parse.words[i][:1].isupper() and i not in {start for start, _ in parse.sentences}:
        return False
    below = parse.children[i]
    if any(parse.deps[k].startswith(("cop", "aux", "det", "case")) for k in below):
        return False
    if any(parse.deps[k].startswith("nsubj") and k < i for k in below):
        return True
    if parse.deps[i] != "conj" or not parse.lower[i].endswith(signs.first_plural or ("\0",)):
        return False
    start = parse.sentences[parse.sentence_of[i]][0]
    return any(parse.lower[k] in signs.first_person for k in range(start, i))


def _make_verb(parse: Parse, i: int, table: Mapping[str, str]) -> None:
    held = table.get(parse.lower[i])
    if held is None or parse.lower[i] in held.split(" "):
        return
    parse.pos[i], parse.lemmas[i] = "VERB", held.split(" ")[0]
    parse.morphs[i] = "Mood=Ind|Tense=Pres|VerbForm=Fin"


def _beside(parse: Parse, i: int) -> bool:
    """Coordinate a finite verb with a verb, not with a noun that the parser chose."""
    head = parse.heads[i]
    if parse.pos[head] in VERBS or head > i:
        return False
    if any(parse.deps[k].startswith("cop") for k in parse.children[head]):
        return False
    above = head
    for _ in range(6):
        if parse.heads[above] == above:
            return False
        above = parse.heads[above]
        if parse.pos[above] in VERBS and parse.feature(above, "VerbForm") == "Fin":
            parse.heads[i] = above
            return True
    return False


def _promoted(parse: Parse, i: int) -> bool:
    """Make a full verb taken for an auxiliary the head of its clause: "jugeait prématuré"."""
    other = parse.heads[i]
    if other < i:
        return False
    parse.heads[i] = i if parse.heads[other] == other else parse.heads[other]
    parse.deps[i] = parse.deps[other]
    for k in parse.children[other]:
        if k != i:
            parse.heads[k] = i
            if parse.deps[k].startswith("nsubj") and k > other:
                parse.deps[k] = "obj"
    parse.heads[other], parse.deps[other], parse.pos[other] = i, "xcomp", "ADJ"
    return True


def _lifted(parse: Parse, i: int) -> bool:
    """Move what hangs on an auxiliary to its verb."""
    verb = parse.heads[i]
    moved = [
        k for k in parse.children[i] if parse.deps[k] in HELD or parse.deps[k].startswith("obl")
    ]
    for k in moved:
        parse.heads[k] = verb
    return bool(moved)


def _aligned(parse: Parse, i: int) -> bool:
    """Coordinate an infinitive with the one before it that the same word introduces."""
    head = parse.heads[i]
    mark = _mark(parse, i)
    if mark is None or parse.feature(head, "VerbForm") == "Inf" or head > i:
        return False
    start = parse.sentences[parse.sentence_of[i]][0]
    for j in range(i - 1, start - 1, -1):
        if parse.feature(j, "VerbForm") == "Inf" and _mark(parse, j) == mark:
            parse.heads[i] = j
            return True
        if parse.pos[j] in VERBS and parse.feature(j, "VerbForm") == "Fin":
            return False
    return False


def _mark(parse: Parse, i: int) -> str | None:
    """The word that introduces an infinitive, one form for all."""
    for k in range(i - 1, max(i - 4, -1), -1):
        if parse.pos[k] == "ADP":
            return parse.lower[k].rstrip("'e")
        if parse.pos[k] not in ("PRON", "ADV", "PART"):
            return None
    return None


def _raised(parse: Parse, i: int) -> bool:
    """Make the verb of a sentence its root where it was hung inside its own subject.

    "Le soutien des États-Unis à ce dispositif demeure imprécis."
    """
    below = parse.children[i]
    if parse.deps[i] not in NOMINAL or any(
        parse.deps[k].startswith(("nsubj", "csubj", "mark")) for k in below
    ):
        return False
    if any(parse.feature(k, "PronType") == "Rel" for k in below):
        return False
    top = i
    seen = 0
    while parse.heads[top] != top and seen < 12:
        top = parse.heads[top]
        seen += 1
    if parse.heads[top] != top or top > i or parse.pos[top] not in ("NOUN", "PROPN"):
        return False
    if any(parse.deps[k].startswith(("cop", "nsubj", "case")) for k in parse.children[top]):
        return False
    start = parse.sentences[parse.sentence_of[i]][0]
    if any(
        parse.lower[k] in (":", ";", ",", "(")
        or (parse.pos[k] in VERBS and parse.feature(k, "VerbForm") == "Fin")
        for k in range(top, i)
    ) or any(parse.feature(k, "VerbForm") == "Fin" for k in range(start, top)):
        return False
    parse.heads[i], parse.deps[i] = i, parse.deps[top]
    parse.heads[top], parse.deps[top] = i, "nsubj"
    for k in parse.children[top]:
        if k > i or parse.lower[k] == ",":
            parse.heads[k] = i
    return True


def _counted(parse: Parse, k: int, signs: VerbSigns) -> bool:
    """Whether a noun is led in by nothing but words of measure: "jusqu'à 150 avions"."""
    below = [j for j in parse.children[k] if j < k]
    if not any(parse.deps[j].startswith("nummod") for j in below):
        return False
    cases = [j for j in below if parse.deps[j] == "case"]
    first = min(parse.subtree(k))
    return bool(cases) and parse.lower[first] in signs.measures


def _given_subject(parse: Parse, i: int, signs: VerbSigns) -> bool:
    """Find the subject of a verb that has none: a count before it, or the name right before it."""
    verb = parse.heads[i] if parse.deps[i].startswith(("aux", "cop")) else i
    if parse.deps[verb].startswith(("acl", "xcomp")):
        return False
    own = (*parse.children[verb], *parse.children[i])
    if any(parse.deps[k].startswith(("nsubj", "csubj", "expl:subj")) for k in own):
        return False
    start = parse.sentences[parse.sentence_of[i]][0]
    for k in parse.children[verb]:
        if k < i and parse.deps[k].startswith("obl") and _counted(parse, k, signs):
            parse.deps[k] = "nsubj"
            return True
    first = i
    while first > start and (
        parse.pos[first - 1] in CLITICS and parse.heads[first - 1] in (i, verb)
    ):
        first -= 1
    name = first - 1
    while name > start and parse.deps[name].startswith("flat"):
        name -= 1
    if name < start or parse.pos[name] != "PROPN" or parse.heads[name] == verb:
        return False
    if not parse.deps[name].startswith(("appos", "nmod", "obl", "flat")):
        return False
    before = name - 1
    while before >= start and parse.pos[before] == "DET":
        before -= 1
    if before >= start and parse.lower[before] != ",":
        return False
    if verb in parse.subtree(name):
        return False
    parse.heads[name], parse.deps[name] = verb, "nsubj"
    return True


def _participle(parse: Parse, i: int, signs: VerbSigns) -> tuple[int, range] | None:
    """The participle after an auxiliary and one listed phrase, with the phrase's tokens."""
    end = min(parse.sentences[parse.sentence_of[i]][1], i + REACH)
    start = i + 1
    while start < end and (parse.lower[start] in (",", "-") or parse.lower[start] in signs.adverbs):
        start += 1
    length = next(
        (n for n in signs.lengths if tuple(parse.lower[start : start + n]) in signs.between), 0
    )
    if not length:
        return None
    phrase = range(start, start + length)
    for j in range(phrase.stop, end):
        if parse.lower[j] == "," or parse.lower[j] in signs.adverbs | signs.been:
            continue
        if parse.pos[j] not in ("VERB", "AUX") or parse.feature(j, "VerbForm") != "Part":
            return None
        astray = parse.heads[j] == i or parse.heads[j] in phrase
        return (j, phrase) if astray and not parse.deps[j].startswith("aux") else None
    return None


def _join(parse: Parse, i: int, verb: int, phrase: range) -> None:
    group = {i, *phrase}
    top = i if parse.heads[i] not in phrase else parse.heads[i]
    while parse.heads[top] in group and parse.heads[top] != top:
        top = parse.heads[top]
    root = parse.heads[top] == top
    parse.heads[verb] = verb if root else parse.heads[top]
    parse.deps[verb] = parse.deps[top]
    for k, head in enumerate(parse.heads):
        if k == verb or k in group or head not in group:
            continue
        if k in range(phrase.start, verb) and head in phrase:
            continue
        parse.heads[k] = verb
        if parse.deps[k] == "xcomp" and k < i:
            parse.deps[k] = "obl:mod"
    parse.heads[i], parse.deps[i] = verb, "aux:tense"
    parse.pos[i] = "AUX"
    inner = next((k for k in phrase if parse.heads[k] not in phrase or parse.heads[k] == k), None)
    if inner is not None:
        parse.heads[inner], parse.deps[inner] = verb, "obl:mod"
    parse.hang()
