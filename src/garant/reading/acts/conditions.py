"""Conditions: what an act is made to depend on, and to which predicate each belongs."""

from dataclasses import dataclass

from garant.model import Condition
from garant.reading.acts.words import ActWords, Marker
from garant.reading.parse import Parse
from garant.reading.phrases import Found


@dataclass(frozen=True, slots=True)
class Conditional:
    """A condition found in a sentence: its marker's first token, its tokens, and its codes."""

    anchor: int
    tokens: frozenset[int]
    codes: tuple[Condition, ...]
    marker: str
    negative: bool
    standing: bool = False


def conditionals(parse: Parse, words: ActWords) -> list[Conditional]:
    """The conditions of a parse.

    A marker ("en cas de", "si", "une fois") opens a scope; what is named there gives the code. A
    marker that always conditions counts as `other` where nothing known is named. Reads "une fois un
    cessez-le-feu conclu", "sous réserve d'un vote"; does not read "si bien que", "après le sommet".
    """
    markers = words.markers.find(parse)
    concepts = words.conditions.find(parse, overlap=True)
    found = [
        Conditional(
            concept.start, frozenset(concept.tokens), (concept.value[0],), "standing", False, True
        )
        for concept in concepts
        if concept.value[1]
    ]
    concepts = [concept for concept in concepts if not concept.value[1]]
    for marker in markers:
        if _idle(parse, marker, words):
            continue
        scope = _scope(parse, marker)
        named = [c for c in concepts if c.start in scope and c.start >= marker.end - 1]
        if not marker.value.bare:
            named = _events(parse, named, scope, words)
        codes = _codes(named)
        if not codes and marker.value.bare:
            codes = (Condition.OTHER,)
        if codes:
            found.append(
                Conditional(
                    marker.start,
                    frozenset(scope),
                    codes,
                    marker.value.form,
                    marker.value.negative,
                )
            )
    return found


PARTY_CODES = frozenset(
    {
        Condition.HOST_REQUEST,
        Condition.US_BACKSTOP,
        Condition.ALLIED_PARTICIPATION,
        Condition.RUSSIAN_CONSENT,
    }
)
"""Conditions named by a party alone: after a mere time word or "avec" they need its consent."""


def _events(
    parse: Parse, named: list[Found[tuple[Condition, bool]]], scope: set[int], words: ActWords
) -> list[Found[tuple[Condition, bool]]]:
    """Keep what happens; keep a party only with a word of consent: "avec l'accord de Moscou"."""
    if any(parse.lemmas[t] in words.grammar["consent"] for t in scope):
        return named
    return [c for c in named if c.value[0] not in PARTY_CODES]


def _idle(parse: Parse, marker: Found[Marker], words: ActWords) -> bool:
    """Whether a marker's words do other work here: "si bien que", "même si", "s'" of a verb."""
    i = marker.start
    grammar = words.grammar
    if parse.lower[i] in grammar["ambiguous_if"]:
        if parse.pos[i] == "ADV" or parse.pos[i] == "PRON":
            return True
        if i and parse.lower[i - 1] in grammar["concessive"]:
            return True
        if i + 1 < len(parse.words) and parse.lower[i + 1] in grammar["not_if"]:
            return True
        # "demander si", "savoir si" open a question, not a condition
        start = parse.sentences[parse.sentence_of[i]][0]
        before = [j for j in range(max(start, i - 4), i) if parse.pos[j] == "VERB"]
        if before and parse.lemmas[before[-1]] in grammar["asks_whether"]:
            return True
    return False


def _scope(parse: Parse, marker: Found[Marker]) -> set[int]:
    """The tokens a marker governs: the subtree of what it introduces, cut at the clause's end."""
    end = parse.sentences[parse.sentence_of[marker.start]][1]
    head = parse.heads[marker.start]
    for token in marker.tokens:
        if parse.heads[token] not in marker.tokens:
            head = parse.heads[token]
    if head >= marker.start:
        tokens = {j for j in parse.subtree(head) if j >= marker.start}
    else:
        tokens = set(parse.subtree(marker.start))
    # A small parser loses the tail of a scope: words go with it up to the next comma.
    j = marker.end
    depth = 0
    while j < end:
        word = parse.lower[j]
        if word in (",", ";", ":", ".", "»", "”") and j > marker.end and depth == 0:
            break
        tokens.add(j)
        j += 1
    return {t for t in tokens if t <= max(j, marker.end + 14)}


def _codes(named: list[Found[tuple[Condition, bool]]]) -> tuple[Condition, ...]:
    """The codes of the concepts in a scope: longer phrases shade the shorter ones they hold."""
    kept: list[Found[tuple[Condition, bool]]] = []
    for concept in sorted(named, key=lambda c: (-len(c.tokens), c.start)):
        if not any(set(concept.tokens) <= set(k.tokens) for k in kept):
            kept.append(concept)
    kept.sort(key=lambda c: c.start)
    codes: list[Condition] = []
    for concept in kept:
        if concept.value[0] not in codes:
            codes.append(concept.value[0])
    return _most_telling(codes)


def _most_telling(codes: list[Condition]) -> tuple[Condition, ...]:
    """Drop codes that only name the party of another: "un vote du Congrès américain" is a vote."""
    strong = {
        Condition.PARLIAMENT_VOTE,
        Condition.CEASEFIRE,
        Condition.PEACE_DEAL,
        Condition.UN_MANDATE,
        Condition.RENEWED_ATTACK,
    }
    if any(code in strong for code in codes):
        weak = {
            Condition.HOST_REQUEST,
            Condition.US_BACKSTOP,
            Condition.ALLIED_PARTICIPATION,
            Condition.RUSSIAN_CONSENT,
        }
        codes = [code for code in codes if code not in weak]
    if Condition.RENEWED_ATTACK in codes:
        codes = [Condition.RENEWED_ATTACK]
    if Condition.US_BACKSTOP in codes or Condition.RUSSIAN_CONSENT in codes:
        codes = [code for code in codes if code is not Condition.HOST_REQUEST]
    if Condition.CEASEFIRE in codes and Condition.PEACE_DEAL in codes:
        codes = [code for code in codes if code is not Condition.PEACE_DEAL]
    return tuple(codes)
