"""Conditions told by the order of words: "should Moscow agree", "no truce, no troops"."""

from garant.model import Condition
from garant.reading.acts.conditional import Concept, Conditional, codes_of
from garant.reading.acts.words import ActWords, Marker
from garant.reading.parse import Parse
from garant.reading.phrases import Found


def fronted(parse: Parse, concepts: list[Concept], words: ActWords) -> list[Conditional]:
    """The conditions of a parse that no marker opens.

    Args:
        parse: The parse.
        concepts: The phrases in it that name conditions.
        words: The words of acts in its language.
    """
    return [
        *_wished(parse, concepts, words),
        *_fronted(parse, concepts, words),
        *_doubled(parse, concepts, words),
    ]


def inverted_at(parse: Parse, marker: Found[Marker], end: int) -> int | None:
    """Where the clause begins that a fronted condition turns around: "Only then would Oslo go"."""
    start = parse.sentences[parse.sentence_of[marker.start]][0]
    if any(
        parse.pos[j] not in ("PUNCT", "PART", "ADV", "CCONJ") for j in range(start, marker.start)
    ):
        return None
    for j in range(marker.end, min(end - 1, marker.end + 12)):
        if parse.lower[j] == ",":
            return None
        if parse.pos[j] in ("AUX", "VERB") and parse.feature(j, "VerbForm") == "Fin":
            verb = parse.heads[j] if parse.deps[j].startswith(("aux", "cop")) else j
            subjects = [k for k in parse.children[verb] if parse.deps[k].startswith("nsubj")]
            return j if verb > j and any(j < k < verb for k in subjects) else None
    return None


def _wished(parse: Parse, concepts: list[Concept], words: ActWords) -> list[Conditional]:
    """Conditions told as a wish: "Qu'un cessez-le-feu intervienne et la brigade partira"."""
    found: list[Conditional] = []
    for start, end in parse.sentences:
        first = start + 1 if start < end and parse.pos[start] == "PUNCT" else start
        if first >= end or parse.lower[first] not in words.grammar["restrictive"]:
            continue
        stop = next((j for j in range(first, end) if parse.pos[j] == "CCONJ"), end)
        if not any(parse.feature(j, "Tense") == "Fut" for j in range(stop, end)):
            continue
        codes = codes_of(parse, [c for c in concepts if first < c.start < stop], words)
        if codes:
            tokens = frozenset(range(first, stop))
            found.append(Conditional(first, tokens, codes, parse.lower[first], False))
    return found


def _fronted(parse: Parse, concepts: list[Concept], words: ActWords) -> list[Conditional]:
    """Conditions told by an auxiliary before its subject: "should Moscow agree", "were it to".

    Does not read "should Moscow agree?", "the talks should begin".
    """
    found: list[Conditional] = []
    for i, word in enumerate(parse.lower):
        if word not in words.grammar["inverted_if"] or not parse.deps[i].startswith(("aux", "cop")):
            continue
        verb = parse.heads[i]
        end = parse.sentences[parse.sentence_of[i]][1]
        start = parse.sentences[parse.sentence_of[i]][0]
        opens = all(parse.pos[j] == "PUNCT" for j in range(start, i))
        if verb < i or not (
            opens or parse.deps[verb].startswith(("advcl", "acl", "parataxis", "ccomp"))
        ):
            continue
        subjects = [k for k in parse.children[verb] if parse.deps[k].startswith(("nsubj", "expl"))]
        if not subjects or not i < subjects[0] or "?" in parse.words[verb:end]:
            continue
        stop = next((j for j in range(verb, end) if parse.lower[j] in (",", ";", ":")), end)
        tokens = frozenset(range(i, stop))
        codes = codes_of(parse, [c for c in concepts if i < c.start < stop], words)
        found.append(Conditional(i, tokens, codes or (Condition.OTHER,), word, False))
    return found


def _doubled(parse: Parse, concepts: list[Concept], words: ActWords) -> list[Conditional]:
    """Conditions told by denying both: "No truce, no troops"."""
    found: list[Conditional] = []
    article = words.grammar["no_article"]
    for i, word in enumerate(parse.lower):
        end = parse.sentences[parse.sentence_of[i]][1]
        before = parse.pos[i - 1] if i else "PUNCT"
        if word not in article or before != "PUNCT":
            continue
        stop = next((j for j in range(i, end) if parse.lower[j] == ","), end)
        if stop + 1 >= end or parse.lower[stop + 1] not in article:
            continue
        if any(parse.pos[j] in ("VERB", "AUX") for j in range(i, stop)):
            continue
        codes = codes_of(parse, [c for c in concepts if i < c.start < stop], words)
        if codes:
            found.append(Conditional(i, frozenset(range(i, stop)), codes, word, True))
    return found
