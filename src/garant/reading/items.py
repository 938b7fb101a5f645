"""Items of a list: where their words begin, and the verbs they open with.

"- deliver missiles", "b) train 400 soldiers": without a subject a small tagger takes the verb for a
noun.
"""

from collections.abc import Mapping

from garant.reading.parse import Parse

BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "◦", "▪", "o"})
CLOSING = frozenset({")", ".", "/"})
_SPAN = 3
"""Tokens of a label at most: "(a)", "12."."""

_TAKEN_FOR = frozenset({"NOUN", "ADJ", "PROPN", "ADV"})
_LED = frozenset({"DET", "NUM", "PRON"})
"""What stands behind a verb and never behind a noun: "train 400", "host the", "fund our"."""

_NAMED = frozenset({"NOUN", "ADJ", "PROPN"})


def item_start(parse: Parse) -> int | None:
    """The first token of a list item behind its label, None where a paragraph is no item."""
    if len(parse) < 2:
        return None
    if parse.words[0] in BULLETS:
        return 1
    for k in range(1, min(_SPAN, len(parse) - 1)):
        label = parse.words[k - 1]
        if parse.words[k] in CLOSING and len(label) <= 2 and label.isalnum():
            return k + 1
    return None


def mend_items(parse: Parse, table: Mapping[str, str], nouns: frozenset[str]) -> None:
    """Make a verb of the word that opens an item, where what follows is its object.

    Reads "- deliver missiles", "- train 400 soldiers", "- step up training"; does not read
    "- air defence", "- support troops", "- training of soldiers".

    Args:
        parse: The parse, changed in place.
        table: The lemmas of verb forms.
        nouns: Verb forms that open names of things, too: "support troops".
    """
    first = item_start(parse)
    if first is None or first + 1 >= len(parse):
        return
    if parse.pos[first] == "VERB" and parse.heads[first] < first:
        _raise(parse, first, parse.lemmas[first])  # hung on its bullet
    if parse.pos[first] not in _TAKEN_FOR:
        return
    form, after = parse.lower[first], first + 1
    held = table.get(form)
    if held is None or form not in held.split(" "):
        return
    particle = parse.deps[after] == "compound:prt"
    named = parse.pos[after] in _NAMED and form not in nouns
    also = table.get(parse.lower[after + 1], "") if after + 1 < len(parse) else ""
    joined = parse.pos[after] == "CCONJ" and parse.lower[after + 1] in also.split(" ")
    if not (parse.pos[after] in _LED or particle or named or joined):
        return
    _raise(parse, first, form)


def _raise(parse: Parse, verb: int, lemma: str) -> None:
    """Put the verb over the sentence, and what stood there under it."""
    start, end = parse.sentences[parse.sentence_of[verb]]
    root = next((k for k in range(start, end) if parse.heads[k] == k), verb)
    parse.pos[verb], parse.lemmas[verb], parse.morphs[verb] = "VERB", lemma, "VerbForm=Inf"
    if root != verb:
        parse.heads[verb], parse.deps[verb] = verb, parse.deps[root]
        parse.heads[root] = verb
        parse.deps[root] = "xcomp" if parse.pos[root] in ("VERB", "AUX") else "obj"
    for k in range(start, verb):
        parse.heads[k], parse.deps[k] = verb, "punct"
        parse.pos[k] = "PUNCT"
    for k in range(verb + 1, end):
        if parse.deps[k] == "conj" and k <= verb + 2:
            parse.heads[k] = verb  # "train and equip"
        if parse.heads[k] == verb and parse.deps[k] in ("nmod", "dep", "appos"):
            parse.deps[k] = (
                "obl" if any(parse.pos[c] == "ADP" for c in parse.children[k]) else "obj"
            )
    parse.hang()
