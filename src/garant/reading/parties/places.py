"""Whether a state or a seat stands as a mere place: "à Paris", "le sommet de Paris"."""

from garant.ontology import Naming
from garant.reading.mention import MentionKind
from garant.reading.parties.folding import fold
from garant.reading.parties.scan import Hit, Scan
from garant.reading.parties.span import Span


def is_place(scan: Scan, span: Span) -> bool:
    """Whether a name stands for where, not for who.

    "en Ukraine", "à Moscou, on ironise" and "le départ de Paris" are places; "livrer des chars à
    Kiev", "un soutien à l'Ukraine" and "le refus de Rome" are not.
    """
    words, parse = scan.lexicon.words, scan.parse
    sets = words.sets
    if _dateline(scan, span) or _beside_town(scan, span):
        return True
    i = span.start - 1
    article = False
    while i >= 0 and _word(scan, i) in sets["definite"] and parse.pos[i] != "ADP":
        if _word(scan, i) in sets["locative_a"] or _word(scan, i) in sets["of"]:
            break
        article = True
        i -= 1
    if i < 0:
        return False
    word = _word(scan, i)
    if word in sets["locatives"]:
        return True
    if word in sets["locative_a"]:
        return not (article and span.kind is MentionKind.STATE) and not _given(scan, span, i)
    if word in sets["of"]:
        return _of_place(scan, i)
    return False


def _dateline(scan: Scan, span: Span) -> bool:
    """Whether a seat opens a block as its dateline: "PARIS, 4 sept. (AFP) -"."""
    parse = scan.parse
    if span.start > 0 or span.end >= len(parse.words) or span.kind is not MentionKind.SEAT:
        return False
    if parse.words[span.end] not in (",", "(", "-", "–", "—", "/", "."):
        return False
    return any(parse.pos[t] == "NUM" for t in range(span.end, min(span.end + 5, len(parse.pos))))


def _beside_town(scan: Scan, span: Span) -> bool:
    """Whether a state only tells where a town is: "met in Lucerne, Switzerland, to discuss".

    Not "in Lucerne, Switzerland said", where it opens a clause.
    """
    parse, sets = scan.parse, scan.lexicon.words.sets
    comma = span.start - 1
    if comma < 2 or parse.words[comma] != "," or parse.deps[span.core].startswith("nsubj"):
        return False
    if span.end < len(parse.words) and parse.pos[span.end] in ("VERB", "AUX", "PART"):
        return False
    town = comma - 1
    while town > 0 and comma - town <= 3 and parse.pos[town] == "PROPN":
        named = scan.cover[town]
        if named is not None and not (isinstance(named, Hit) and named.naming is Naming.SEAT):
            return False
        town -= 1
    return town < comma - 1 and _word(scan, town) in sets["locatives"] | sets["locative_a"]


def _word(scan: Scan, i: int) -> str:
    return " ".join(scan.pieces[i])


def _given(scan: Scan, span: Span, preposition: int) -> bool:
    """Whether something is given, said or owed to the name: its head is a word of giving."""
    parse = scan.parse
    dative = scan.lexicon.words.sets["dative"]
    head = span.core
    for _ in range(3):
        up = parse.heads[head]
        if up == head:
            break
        head = up
        if span.start <= head < span.end:
            continue
        if fold(parse.lemmas[head]) in dative or fold(parse.lower[head]) in dative:
            return preposition > head or parse.deps[span.core] in ("obl:arg", "iobj")
        if parse.pos[head] in ("VERB", "AUX"):
            break
    # The tree may hang it elsewhere: the word of giving close before decides.
    for t in range(preposition - 1, max(preposition - 4, -1), -1):
        if parse.pos[t] in ("PUNCT",):
            break
        if fold(parse.lemmas[t]) in dative or fold(parse.lower[t]) in dative:
            return True
        if parse.pos[t] in ("VERB",):
            break
    return False


def _of_place(scan: Scan, preposition: int) -> bool:
    """Whether "de" follows a noun of place or meeting: "le sommet de Paris"."""
    nouns = scan.lexicon.words.sets["place_nouns"]
    i = preposition - 1
    steps = 0
    while i >= 0 and steps < 3:
        if _word(scan, i) in nouns:
            return True
        if scan.parse.pos[i] not in ("ADJ", "ADV"):
            return False
        i -= 1
        steps += 1
    return False
