"""A condition where it was found, and which codes stand for what it names."""

from dataclasses import dataclass

from garant.model import Condition
from garant.reading.acts.words import ActWords
from garant.reading.parse import Parse
from garant.reading.phrases import Found

Concept = Found[tuple[Condition, bool]]
"""A phrase that names a condition, and whether it holds wherever it stands."""

PARTY_CODES = frozenset(
    {
        Condition.HOST_REQUEST,
        Condition.US_BACKSTOP,
        Condition.ALLIED_PARTICIPATION,
        Condition.RUSSIAN_CONSENT,
    }
)
"""Conditions named by a party alone: after a mere time word or "avec" they need its consent."""


@dataclass(frozen=True, slots=True)
class Conditional:
    """A condition found in a sentence: its marker's first token, its tokens, and its codes.

    A `standing` one is a clause of its own, and holds for what was just offered.
    """

    anchor: int
    tokens: frozenset[int]
    codes: tuple[Condition, ...]
    marker: str
    negative: bool
    standing: bool = False


def codes_of(parse: Parse, named: list[Concept], words: ActWords) -> tuple[Condition, ...]:
    """The codes of the concepts in a scope: longer phrases shade the shorter ones they hold.

    Clauses put beside one another ("si le Sénat vote et que les Américains suivent") each count.
    """
    kept: list[Concept] = []
    for concept in sorted(named, key=lambda c: (-len(c.tokens), c.start)):
        if not any(set(concept.tokens) <= set(k.tokens) for k in kept):
            kept.append(concept)
    kept.sort(key=lambda c: c.start)
    clauses: list[list[Concept]] = [[]]
    for concept in kept:
        if clauses[-1] and _another(parse, clauses[-1][-1].end, concept.start, words):
            clauses.append([])
        clauses[-1].append(concept)
    codes: dict[Condition, None] = {}
    for clause in clauses:
        codes.update(dict.fromkeys(_most_telling(clause)))
    return tuple(codes)


def _another(parse: Parse, start: int, end: int, words: ActWords) -> bool:
    """Whether a second clause of the same marker begins between two tokens: "et que"."""
    opening = words.grammar["restrictive"] | words.grammar["ambiguous_if"]
    return any(
        parse.pos[j] == "CCONJ" and parse.lower[j + 1] in opening for j in range(start, end - 1)
    )


def _most_telling(kept: list[Concept]) -> list[Condition]:
    """Drop codes that only name the party of another: "un vote du Congrès américain" is a vote."""
    codes = list(dict.fromkeys(concept.value[0] for concept in kept))
    if Condition.RENEWED_ATTACK in codes:
        return [Condition.RENEWED_ATTACK]
    if any(code not in PARTY_CODES for code in codes):
        # "un mandat de l'ONU et l'accord de Moscou": spelled out, a party's consent stays.
        spelled = {c.value[0] for c in kept if len(c.tokens) > 1}
        codes = [code for code in codes if code not in PARTY_CODES or code in spelled]
    if Condition.US_BACKSTOP in codes or Condition.RUSSIAN_CONSENT in codes:
        codes = [code for code in codes if code is not Condition.HOST_REQUEST]
    if Condition.CEASEFIRE in codes and Condition.PEACE_DEAL in codes:
        codes = [code for code in codes if code is not Condition.PEACE_DEAL]
    return codes
