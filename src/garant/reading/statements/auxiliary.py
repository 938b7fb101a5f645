"""Auxiliaries: the helping word before a verb, and whether it leaves the verb said."""

from typing import Literal

from garant.reading.statements.ground import Ground

_FAR = 6
"""Tokens between an auxiliary and its participle at most ("s'est en revanche aussi dite")."""

Lead = Literal["", "support", "unsaid"]
"""What leads a bare verb: nothing, a word that leaves it said ("did") or unsaid ("will")."""


def leading(ground: Ground, i: int) -> tuple[int, Lead]:
    """The word before a bare verb that tells whether it is said, and where it stands.

    "did not say" is said, "will say" and "to say" are not; -1 where no such word stands there.
    """
    parse, words = ground.parse, ground.words
    lists = words.auxiliaries
    if not (lists.support or lists.modal):
        return -1, ""
    for j in range(i - 1, max(-1, i - 1 - _FAR), -1):
        word = parse.lower[j]
        if word in lists.support:
            return j, "support"
        if word in lists.modal and j < i - 1 and parse.lower[i - 1] in words.lists["not_denying"]:
            return j, "support"  # "would only say" is all that was said
        if word in lists.modal or word in words.lists["infinitive_marks"]:
            return j, "unsaid"
        if parse.pos[j] not in ("ADV", "PART") and word not in words.lists["negative"]:
            break
    return -1, ""


def is_denied(ground: Ground, start: int, head: int) -> bool:
    """Whether a verb group is negated: "did not say", "never said", not "has not only said"."""
    lower, lists = ground.parse.lower, ground.words.lists
    for j in range(start + 1, head):
        if lower[j] in lists["negative"] and lower[j + 1] not in lists["not_denying"]:
            return True
    j = start - 1
    while j >= 0 and ground.parse.pos[j] == "ADV":
        if lower[j] in lists["denying"]:
            return True
        j -= 1
    return False


def auxiliary_of(ground: Ground, i: int) -> int:
    """The auxiliary of a participle, or -1; "été" is passed over."""
    parse, lists = ground.parse, ground.words.auxiliaries
    for child in parse.children[i]:
        if child < i and parse.deps[child].startswith("aux") and i - child <= 2 * _FAR:
            word = parse.lower[child]
            if word not in lists.been and (
                word in lists.have
                or word in lists.be
                or word in lists.have_infinitive
                or word in lists.have_gerund
                or word in lists.be_infinitive
                or word in lists.be_gerund
            ):
                return child
    for j in range(i - 1, max(-1, i - 1 - _FAR), -1):
        word, tag = parse.lower[j], parse.pos[j]
        if word in lists.have or word in lists.be or word in lists.have_infinitive:
            return j
        if word in lists.have_gerund or word in lists.be_infinitive or word in lists.be_gerund:
            return j
        if word in lists.been or tag in ("ADV", "PRON"):
            continue
        if j == i - 1 and tag == "NOUN" and not _adverbial(ground, j):
            return -1
        if tag in ("VERB", "AUX", "PUNCT", "SCONJ", "CCONJ", "PROPN"):
            return -1
    return -1


def _adverbial(ground: Ground, noun: int) -> bool:
    """Whether a noun closes an adverbial ("en revanche", "de son côté", "une nouvelle fois")."""
    parse = ground.parse
    j = noun - 1
    while j >= 0 and parse.pos[j] in ("DET", "ADJ"):
        j -= 1
    return ground.words.has("time", parse.lower[noun]) or (j >= 0 and parse.pos[j] == "ADP")
