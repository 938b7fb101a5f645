"""Pieces of dependency tree that made-up sentences are put together from."""

from collections.abc import Sequence
from copy import copy

from conllu import Sentence, Token

Fragment = Sentence
"""A run of tokens whose one head has -1 for its own head."""


def word(form: str, pos: str, dep: str, lemma: str = "", morph: str = "") -> Fragment:
    """A fragment of one word; an elided form leaves no space behind it."""
    return [Token(form, lemma or form, pos, morph, dep, -1, not form.endswith("'"))]


def mark(form: str) -> Fragment:
    """A punctuation mark."""
    return word(form, "PUNCT", "punct")


def join(*fragments: Fragment) -> tuple[Fragment, list[int]]:
    """Fragments in a row, and where their heads now stand; those stay open."""
    out: Fragment = []
    places = []
    for fragment in fragments:
        offset = len(out)
        for token in fragment:
            token = copy(token)
            if token.head >= 0:
                token.head += offset
            else:
                places.append(len(out))
            out.append(token)
    return out, places


def attach(fragments: Sequence[Fragment], head: int, dep: str | None = None) -> Fragment:
    """Fragments in a row, all hung on the one numbered `head`."""
    out, places = join(*fragments)
    for number, place in enumerate(places):
        if number != head:
            out[place].head = places[head]
    if dep is not None:
        out[places[head]].dep = dep
    return out


def relabel(fragment: Fragment, dep: str) -> Fragment:
    """A copy of a fragment whose head bears another label."""
    return attach([fragment], 0, dep)


def capital(fragment: Fragment) -> Fragment:
    """A copy whose first word begins in upper case."""
    out = [copy(token) for token in fragment]
    for token in out:
        if token.pos != "PUNCT":
            token.form = token.form[0].upper() + token.form[1:]
            break
    return out


def trimmed(fragment: Fragment) -> Fragment:
    """A fragment without the comma at its end."""
    return fragment[:-1] if fragment[-1].form == "," else fragment


def subtree(sentence: Sentence, top: int) -> list[int]:
    """A token and all that hangs on it, in order."""
    children: dict[int, list[int]] = {}
    for i, token in enumerate(sentence):
        if token.head != i:
            children.setdefault(token.head, []).append(i)
    found, stack = [], [top]
    while stack:
        i = stack.pop()
        found.append(i)
        stack.extend(children.get(i, ()))
    return sorted(found)
