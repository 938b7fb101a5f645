"""Clauses and noun phrases cut from training trees, for made-up sentences to be built with."""

import random
from collections.abc import Sequence
from copy import copy

from conllu import Sentence
from fragments import Fragment, subtree

_SKIPPED = ("PRON", "VERB", "AUX", "SCONJ")
_MARKS = frozenset('"«»“”„‘’:;()[]-–—/')
LONGEST_PHRASE = 10
CLAUSE_LENGTHS = range(4, 29)


class Cuttings:
    """What can be cut from trees, by kind."""

    KINDS = frozenset(("clause", "subject", "object", "oblique"))

    def __init__(self, trees: Sequence[Sentence]) -> None:
        self._kinds: dict[str, list[Fragment]] = {kind: [] for kind in self.KINDS}
        for sentence in trees:
            if _usable(sentence):
                self._kinds["clause"].append(_open(sentence[:-1]))
            for i, token in enumerate(sentence):
                if token.pos in ("NOUN", "PROPN"):
                    kind = _KINDS.get(token.dep)
                    part = _phrase(sentence, i) if kind else None
                    if kind and part and (part[0].pos == "ADP") == (kind == "oblique"):
                        self._kinds[kind].append(part)

    def draw(self, kind: str, rng: random.Random) -> Fragment:
        """One piece of a kind, with its head open."""
        return rng.choice(self._kinds[kind])


_KINDS = {"nsubj": "subject", "obj": "object", "obl": "oblique", "obl:mod": "oblique"}


def _open(part: Sequence) -> Fragment:
    found = [copy(token) for token in part]
    for i, token in enumerate(found):
        if token.head == i:
            token.head = -1
    found[-1].space = True
    return found


def _phrase(sentence: Sentence, head: int) -> Fragment | None:
    """What hangs on a noun if it is short, whole and free of clauses."""
    members = subtree(sentence, head)
    if members != list(range(members[0], members[-1] + 1)) or len(members) > LONGEST_PHRASE:
        return None
    part = [copy(sentence[i]) for i in members]
    if any(t.pos in _SKIPPED or t.form in _MARKS for t in part):
        return None
    if part[-1].pos == "PUNCT" or part[0].pos in ("PUNCT", "CCONJ", "ADV"):
        return None
    for token, i in zip(part, members, strict=True):
        token.head = sentence[i].head - members[0] if i != head else -1
    if part[0].pos in ("DET", "ADP"):
        part[0].form = part[0].form[0].lower() + part[0].form[1:]
    part[-1].space = True
    return part


def _usable(sentence: Sentence) -> bool:
    return (
        len(sentence) in CLAUSE_LENGTHS
        and sentence[-1].form == "."
        and sentence[-1].head != len(sentence) - 1
        and not any(token.form in _MARKS - {"-"} for token in sentence)
        and sentence[0].form[0].isupper()
        and sum(token.head == i for i, token in enumerate(sentence)) == 1
    )
