"""Words that stand together as a phrase of an act does, and are none."""

from garant.reading.acts.syntax import Syntax
from garant.reading.parse import Parse


def before_its_noun(parse: Parse, tokens: tuple[int, ...], *, refused: bool) -> bool:
    """Whether a participle stands before its noun, and no subject or auxiliary before it.

    "Repeated calls" repeat nothing, and "stalled talks" are held up by nobody who is named.
    """
    first = tokens[0]
    led = first > 0 and (parse.pos[first - 1] == "AUX" or parse.deps[first - 1].startswith("nsubj"))
    alone = len(tokens) == 1 and first < parse.heads[first] and refused
    return parse.deps[first] == "amod" and (alone or parse.heads[first] in tokens[1:]) and not led


def beside_its_object(parse: Parse, tokens: tuple[int, ...]) -> bool:
    """Whether a turn of phrase is none: "provide guarantees in the context of" gives guarantees.

    Its noun stands under a preposition that it does not have, beside an object of the verb.
    """
    below = parse.children[tokens[0]]
    if not any(parse.deps[k] == "obj" and k not in tokens for k in below):
        return False
    return any(
        parse.deps[t].startswith(("obl", "nmod"))
        and any(parse.pos[k] == "ADP" and k not in tokens for k in parse.children[t])
        for t in tokens[1:]
    )


def goes_itself(parse: Parse, syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether a verb that gives something back only goes there: "se rendra dans le camp"."""
    grammar, verb = syntax.grammar, tokens[0]
    return (
        len(tokens) == 2
        and parse.lemmas[verb] in grammar["going_itself"]
        and parse.lower[tokens[1]] not in grammar["reflexive"]
        and any(parse.lower[k] in grammar["reflexive"] for k in parse.children[verb])
    )


def marked_verb(parse: Parse, syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether what is taken for a particle is a verb: "sending soldiers to back a truce"."""
    marks = syntax.grammar["infinitive_mark"]
    return any(
        parse.pos[t] == "VERB"
        and parse.lower[t] in syntax.grammar["verb_particle"]
        and any(k < t and parse.lower[k] in marks for k in parse.children[t])
        for t in tokens[1:]
    )


def aids_its_noun(parse: Parse, syntax: Syntax, tokens: tuple[int, ...]) -> bool:
    """Whether an auxiliary and its participle were taken for a phrase: "have issued"."""
    return (
        len(tokens) == 2
        and parse.deps[tokens[0]] == "aux"
        and parse.heads[tokens[0]] == tokens[1]
        and parse.lemmas[tokens[0]] in syntax.grammar["perfect"]
    )
