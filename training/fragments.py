"""Pieces of dependency tree that made-up sentences are put together from."""

from collections.abc import Sequence
from copy import copy

from treebanks import Sentence, Token

Fragment = Sentence
"""A run of tokens whose one head has -1 for its own head."""

GENDERS = {
    "ms": "Gender=Masc|Number=Sing",
    "fs": "Gender=Fem|Number=Sing",
    "mp": "Gender=Masc|Number=Plur",
    "fp": "Gender=Fem|Number=Plur",
}
VOWELS = "aeéèêiîoôuyœâ"


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


def determiner(form: str, gender: str) -> Fragment:
    """An article."""
    if form in ("un", "une"):
        morph = f"Definite=Ind|{GENDERS[gender]}|PronType=Art"
        return word(form, "DET", "det", "un", morph)
    number = "Plur" if gender[1] == "p" else "Sing"
    sex = "" if form.lower() in ("l'", "les") else GENDERS[gender].split("|")[0] + "|"
    return word(form, "DET", "det", "le", f"Definite=Def|{sex}Number={number}|PronType=Art")


def article(noun: str, gender: str) -> str:
    """The definite article before a noun."""
    if gender[1] == "p":
        return "les"
    if noun[0].lower() in VOWELS or noun[0] in "hÉ":
        return "l'"
    return "le" if gender == "ms" else "la"


def contracted(form: str) -> Fragment:
    """A preposition and article in one: "du", "des", "au", "aux"."""
    number = "Number=Plur" if form[-1] in "sx" else "Gender=Masc|Number=Sing"
    lemma = "de" if form[0] == "d" else "à"
    return word(form, "ADP", "case", lemma, f"Definite=Def|{number}|PronType=Art")


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


def finished(parts: Sequence[Fragment], head: int) -> Sentence:
    """A sentence of the parts with its full stop."""
    out = trimmed(attach(parts, head, "ROOT"))
    return closed(capital(attach([out, mark(".")], 0, "ROOT")))


def closed(fragment: Fragment) -> Sentence:
    """A sentence of a fragment whose head is the root."""
    out = [copy(token) for token in fragment]
    for i, token in enumerate(out):
        if token.head < 0:
            token.head = i
    return spaced(out)


def spaced(sentence: Sentence) -> Sentence:
    """Usual spacing: none before commas, full stops and clitics, none inside brackets."""
    for i, token in enumerate(sentence[:-1]):
        follower = sentence[i + 1].form
        tight = follower in (",", ".", ")") or (follower[0] == "-" and len(follower) > 1)
        token.space = not (tight or token.form == "(" or token.form.endswith(("'", "’")))
    sentence[-1].space = True
    return sentence


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
