"""Parties meant by their number or order alone: "les deux pays", "tous deux", "la première"."""

from garant.model import Actor
from garant.reading.acts.parties import actors
from garant.reading.acts.scene import Scene
from garant.reading.acts.setting import COLLECTIVES
from garant.reading.mention import Mention


def counted(scene: Scene, subject: int) -> tuple[Actor, ...]:
    """The two parties named last where a subject only counts or ranks them, else none.

    Reads "les deux pays", "tous deux", "la première prêtera ses ports, la seconde soignera".
    """
    parse, grammar = scene.parse, scene.syntax.grammar
    below = {parse.lower[k] for k in parse.children[subject]}
    after = set(parse.lower[subject : subject + 2])
    both = (parse.lemmas[subject] in grammar["member"] and below & grammar["both"]) or (
        parse.lower[subject] in grammar["all"] and after & grammar["both"]
    )
    first = parse.lower[subject] in grammar["first_of_two"]
    second = parse.lower[subject] in grammar["second_of_two"]
    if not (both or first or second):
        return ()
    found = _last_two(scene, subject)
    if len(found) < 2:
        return ()
    last, before = found
    if both:
        return actors(parse, [last[1], before[1]])[:2]
    code = (before if first else last)[0]
    return (Actor(parse.words[subject], code),)


def _last_two(scene: Scene, token: int) -> list[tuple[str, Mention]]:
    """The last two single parties named before a token, the latest first."""
    found: dict[str, Mention] = {}
    for mention in reversed(scene.parties.before(token)):
        for code in mention.codes:
            if code not in COLLECTIVES:
                found.setdefault(code, mention)
        if len(found) >= 2:
            break
    return list(found.items())[:2]
