"""Those who serve in a narrower mission: they are its staff, observers or teachers."""

from garant.reading.acts.concepts import Concepts
from garant.reading.acts.words import Concept
from garant.reading.parse import Parse
from garant.reading.phrases import Found

_PEOPLE = (["ground_troops"], ["police"])
"""What those are by themselves who serve where the mission tells what for."""

_MISSIONS = frozenset({"monitoring", "training"})

_PLACES = _MISSIONS | {"headquarters"}

_NARROWER = frozenset({"police", "monitoring", "training", "naval"})
"""What people of a unit may be for, beside fighting on land."""


def in_mission(
    parse: Parse,
    grammar: dict[str, frozenset[str]],
    concepts: Concepts,
    found: list[Found[Concept]],
    scope: set[int],
) -> list[Found[Concept]]:
    """The capability of those who are sent somewhere: of the place, where it is narrower.

    "200 soldiers work in a headquarters"; "will lend border guards to the observer mission".
    """
    found = [_made_up_of(parse, grammar, concepts, c) for c in found]
    if [c.value.code for c in found] not in _PEOPLE:
        return found
    placed = {
        parse.heads[a]
        for t in scope
        for a in (t, *parse.ancestors(t))
        if parse.deps[a] == "acl:relcl"
    }
    inside = grammar["dative"] | grammar["place_inside"]
    for concept in concepts.found:
        if concept.value.code not in _PLACES:
            continue
        head = _whole(parse, grammar, concepts.head(concept))
        where = inside if concept.value.code == "headquarters" else inside | grammar["recipient"]
        if not _is_place(parse, grammar, concept, head):
            continue
        if head in placed and _stands_where(parse, grammar, head, where):
            return [concept]  # "a headquarters in which 200 soldiers are at work"
        if concept.start not in scope:
            continue
        led = any(parse.lower[k] in where for k in parse.children[head]) or (
            parse.lemmas[parse.heads[head]] in grammar["lending"]  # "à la disposition de"
        )
        if led and parse.deps[head].startswith(("obl", "nmod")):
            return [concept]
    return found


def _made_up_of(
    parse: Parse,
    grammar: dict[str, frozenset[str]],
    concepts: Concepts,
    concept: Found[Concept],
) -> Found[Concept]:
    """Those whom a unit is made up of, where they tell more: "a contingent of 200 policemen"."""
    head = concepts.head(concept)
    if concept.value.code != "ground_troops" or parse.lemmas[head] not in grammar["unit_noun"]:
        return concept
    for k in parse.children[head]:
        inner = concepts.at(k)
        if (
            parse.deps[k] == "nmod"
            and inner is not None
            and inner.value.code in _NARROWER
            and parse.feature(k, "Number") == "Plur"
            and any(parse.lower[c] in grammar["possessor"] for c in parse.children[k])
        ):
            return inner
    return concept


def _whole(parse: Parse, grammar: dict[str, frozenset[str]], head: int) -> int:
    """The mission that a word before it is only the kind of: "the truce monitoring mission"."""
    above = parse.heads[head]
    kind = parse.deps[head] == "compound" and parse.lemmas[above] in grammar["mission_noun"]
    return above if kind else head


def _is_place(
    parse: Parse, grammar: dict[str, frozenset[str]], concept: Found[Concept], head: int
) -> bool:
    """Whether one can serve there: in a headquarters, in a mission of observers or teachers."""
    return concept.value.code == "headquarters" or (
        concept.value.code in _MISSIONS
        and any(parse.lemmas[t] in grammar["mission_noun"] for t in (head, *concept.tokens))
    )


def _stands_where(
    parse: Parse, grammar: dict[str, frozenset[str]], head: int, where: frozenset[str]
) -> bool:
    """Whether a relative clause tells what stands in a place: "a camp in which"."""
    return any(
        parse.lower[k] in where and parse.lower[k + 1] in grammar["relative"]
        for k in range(head + 1, min(head + 6, len(parse) - 1))
    )
