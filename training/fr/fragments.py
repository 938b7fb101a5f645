"""Pieces of French tree: determiners, contracted words, sentences with their spacing."""

from collections.abc import Sequence
from copy import copy

from conllu import Sentence
from fragments import Fragment, attach, capital, mark, trimmed, word

GENDERS = {
    "ms": "Gender=Masc|Number=Sing",
    "fs": "Gender=Fem|Number=Sing",
    "mp": "Gender=Masc|Number=Plur",
    "fp": "Gender=Fem|Number=Plur",
}
VOWELS = "aeéèêiîoôuyœâ"


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
