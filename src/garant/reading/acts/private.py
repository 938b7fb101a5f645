"""Who belongs to a country and does not act for it."""

from garant.reading.acts.frame import Frame
from garant.reading.acts.scene import Scene
from garant.reading.acts.words import Role

PUBLIC = ("public_noun", "own_staff", "people_noun", "member")
"""Lists of nouns that act for the country they belong to."""

PLANNED = ("plan_noun", "share_noun", "aim")
"""Lists of nouns for what a country has in mind: "the Danish offer"."""


def is_private(scene: Scene, frame: Frame, subject: int) -> bool:
    """Whether a noun with a country's name or adjective is no organ and no thing of that country.

    "The Belgian artist asked", "le club allemand livrera", "South Korea's Hyundai will invest" are
    none of the state's doing; "Belgian soldiers will guard", "the Danish offer", "le gouvernement
    libanais" are.
    """
    parse, grammar = scene.parse, scene.syntax.grammar
    lemma = parse.lemmas[subject]
    private = lemma in grammar["private_noun"] and not of_soldiers(scene, subject)
    if frame.top.predicate.role is Role.VAGUE or private:
        return private
    if parse.pos[subject] not in ("NOUN", "PROPN"):
        return False  # "about 200 of them"
    named = {t for hit in (*frame.chain, *frame.top.governed) for t in hit.tokens}
    return subject not in named and not any(
        scene.concepts.at(t) is not None
        or any(parse.lemmas[t] in grammar[name] for name in (*PUBLIC, *PLANNED))
        for t in _phrase(scene, subject)
    )


def of_soldiers(scene: Scene, subject: int) -> bool:
    """Whether a company is one of soldiers: "a Norwegian company of engineers"."""
    parse, led = scene.parse, scene.syntax.grammar["possessor"]
    return any(
        (concept := scene.concepts.at(k)) is not None
        and concept.value.code == "ground_troops"
        and any(parse.lower[c] in led for c in parse.children[k])
        for k in parse.children[subject]
    )


def _phrase(scene: Scene, noun: int) -> list[int]:
    """A noun and what hangs on it by nouns alone: "un millier de soldats", no clause of it."""
    parse = scene.parse
    found = [noun]
    for token in found:
        found += [
            k for k in parse.children[token] if parse.deps[k].startswith(("nmod", "flat", "fixed"))
        ]
    return found
