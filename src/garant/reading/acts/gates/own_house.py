"""What a government asks of its own parliament, or thanks it for: nobody else is asked."""

from garant.model import Kind
from garant.reading.acts.gates.made import Made

_ADDRESSED = frozenset({Kind.REQUEST, Kind.ENDORSE})


def is_of_own_house(made: Made) -> bool:
    """Whether a state speaks to its own parliament: "called on Congress to fund the aid".

    Another's parliament is that other's, and what a parliament itself is to do is its state's.
    """
    scene, frame, held = made.scene, made.frame, made.held
    ought = frame.top.predicate.family == "ought"
    if frame.kind not in _ADDRESSED and not ought:
        return False
    parse, houses = scene.parse, scene.syntax.grammar["own_house"]
    others = {actor.code for actor in made.targets if actor.text} - held.codes
    if others - {scene.setting.protected, *scene.setting.candidates}:
        return False
    if ought:
        subject = scene.syntax.subject(frame.top.token)
        named = () if subject is None else parse.subtree(subject)
        return any({parse.lemmas[t].lower(), parse.lower[t]} & houses for t in named)
    for token in frame.scope:
        if not {parse.lemmas[token].lower(), parse.lower[token]} & houses:
            continue
        mention = scene.parties.at(token)
        if mention is None or set(mention.codes) <= held.codes:
            return True
    return False
