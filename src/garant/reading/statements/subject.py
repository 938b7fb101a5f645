"""Subjects: the token that is the subject of a verb of saying, by the tree or by the words."""

from garant.reading.mention import Mention, MentionKind
from garant.reading.statements.conjugation import Form
from garant.reading.statements.cue import Cue
from garant.reading.statements.ground import NOMINAL, Ground

PERSONAL = frozenset((MentionKind.PERSON, MentionKind.OFFICE, MentionKind.OFFICIAL))
"""The kinds of mention that name or tell of a person."""

_CLIMBED = ("conj", "xcomp", "advcl", "acl", "aux", "cop", "parataxis", "obl", "ccomp")
"""The arcs up which a verb's subject may stand at its head's."""


def subject_token(ground: Ground, cue: Cue) -> int:
    """The token of a verb's subject, -1 where none is found."""
    parse = ground.parse
    node = cue.root
    inner = ground.inside[cue.head]
    for _ in range(4):
        below = parse.children[node]
        if ground.words.subject_first_tags:
            # The nearest before the verb, then those behind it ("Warning that..., Rutte left").
            below = sorted(below, key=lambda child: (child > cue.start, -child))
        for child in below:
            if (
                parse.deps[child].startswith("nsubj")
                and (child < cue.start or (node != cue.root and cue.form is Form.GERUND))
                and ground.inside[child] == inner
                and not any(parse.deps[c] == "case" for c in parse.children[child])
                and not _parted(ground, child, cue)
                and not _set_in(ground, child, cue)
                and not _bracketed(ground, child, cue)
            ):
                return child
        aux = [c for c in parse.children[node] if parse.deps[c].startswith("aux")]
        for a in aux:
            for child in parse.children[a]:
                if parse.deps[child].startswith("nsubj") and child < cue.start:
                    return child
        if parse.heads[node] == node:
            break
        if not parse.deps[node].startswith(_CLIMBED):
            break
        if parse.deps[node].startswith("acl") and cue.form is Form.GERUND:
            return parse.heads[node]
        node = parse.heads[node]
    return nearest(ground, cue)


def _bracketed(ground: Ground, subject: int, cue: Cue) -> bool:
    """Whether brackets close between a noun and a verb: "Theo Francken (N-VA) a dit"."""
    words = ground.parse.words
    for i in range(subject + 1, cue.start):
        if words[i] == "(":
            return False
        if words[i] == ")":
            return True
    return False


def _set_in(ground: Ground, subject: int, cue: Cue) -> bool:
    """Whether a noun stands within what two commas set in before a verb, and so is no subject."""
    if not ground.words.subject_first_tags or subject > cue.start:
        return False
    begin, _ = ground.sentence(cue.head)
    return _before_insertion(ground, begin, cue.start - 1) < subject < cue.start - 1


def _parted(ground: Ground, subject: int, cue: Cue) -> bool:
    """Whether a relative word parts a noun from a verb: "l'OTAN, dont le chef a rappelé que"."""
    lists, lower = ground.words.lists, ground.parse.lower
    for i in range(cue.start - 1, subject, -1):
        if ground.finite[i]:
            return False
        if lower[i] in lists["possessive_relatives"]:
            return True
    return False


def nearest(ground: Ground, cue: Cue) -> int:
    """The nearest noun before a verb that no preposition governs.

    Of "Medvedev, deputy chair of Russia's council, writes" it is the name.
    """
    parse, words = ground.parse, ground.words
    begin, _ = ground.sentence(cue.head)
    i = _before_insertion(ground, begin, cue.start - 1)
    while i >= begin:
        if ground.inside[i] != ground.inside[cue.head] or _bracketed(ground, i, cue):
            i -= 1
            continue
        if pronominal(ground, i) or parse.lower[i] in words.lists["subject_relative"]:
            return i
        mention = containing(ground, i)
        if mention is not None and mention.kind is MentionKind.PRONOUN:
            return mention.head  # "le même confie que"
        told = mention is not None and mention.kind is MentionKind.OFFICIAL
        if told or (parse.pos[i] in ("NOUN", "PROPN") and not words.has("time", parse.lower[i])):
            start = mention.start if mention is not None else i
            j = start - 1
            while j >= begin and (
                parse.pos[j] in ("DET", "ADJ", "NUM", "PROPN", "NOUN")
                or parse.lower[j] in words.lists["possessive_marks"]
            ):
                j -= 1
            if j < begin or parse.pos[j] != "ADP":
                named = _apposed_to(ground, j) if cue.start > i + 1 else None
                if named is not None:
                    return named.head
                return mention.head if mention is not None else i
            i = j
        i -= 1
    return -1


def _before_insertion(ground: Ground, begin: int, comma: int) -> int:
    """The token before what stands between two commas right before a verb.

    "Carla Benitez, a Democrat whose district includes Lee County, said"; the same token where
    nothing does.
    """
    parse = ground.parse
    if comma <= begin or parse.words[comma] != ",":
        return comma
    opening = next(
        (j for j in range(comma - 1, begin, -1) if parse.words[j] == "," or ground.is_mark(j)), -1
    )
    if opening < 0 or parse.words[opening] != "," or parse.pos[opening - 1] not in NOMINAL:
        return comma
    return opening - 1


def _apposed_to(ground: Ground, comma: int) -> Mention | None:
    """The person whose name stands right before a comma."""
    if comma < 1 or ground.parse.words[comma] != ",":
        return None
    held = containing(ground, comma - 1)
    person = held is not None and held.kind is MentionKind.PERSON and held.end == comma
    return held if person else None


def antecedent(ground: Ground, token: int) -> int:
    """The noun that a relative pronoun stands for."""
    parse = ground.parse
    node = token
    for up in parse.ancestors(token):
        if parse.deps[node].startswith("acl"):
            return up if up < token else -1
        node = up
    begin, _ = ground.sentence(token)
    for i in range(token - 1, begin - 1, -1):
        if parse.pos[i] in NOMINAL:
            mention = containing(ground, i)
            return mention.head if mention is not None else i
    return -1


def noun_before(ground: Ground, token: int) -> int:
    """The noun before a token, as the antecedent of "pour qui"; -1 if none."""
    begin, _ = ground.sentence(token)
    for i in range(token - 1, begin - 1, -1):
        mention = containing(ground, i)
        if mention is not None and mention.kind in PERSONAL:
            return mention.head
    for i in range(token - 1, begin - 1, -1):
        if ground.parse.pos[i] in NOMINAL:
            return i
    return -1


def containing(ground: Ground, token: int) -> Mention | None:
    """The longest mention around a token, adjectives apart."""
    return max(
        (
            mention
            for mention in ground.named_around(token)
            if mention.kind is not MentionKind.ADJECTIVE
        ),
        key=lambda mention: mention.end - mention.start,
        default=None,
    )


def pronominal(ground: Ground, i: int) -> bool:
    """Whether a token is a personal pronoun that points back."""
    lists, word = ground.words.lists, ground.parse.lower[i]
    return (
        word in lists["masculine"]
        or word in lists["feminine"]
        or word in lists["plural_masculine"]
        or word in lists["plural_feminine"]
    )
