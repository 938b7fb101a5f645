"""What was put to somebody before an answer: requests and questions, and their things."""

from collections.abc import Sequence

from garant.model import Kind
from garant.reading.acts.candidate import Matter, Topic
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.scene import Scene
from garant.reading.acts.targets import find_targets
from garant.reading.acts.words import Role

_UNSAID = frozenset({Role.ASK, Role.OPPOSE, Role.ENDORSE, Role.SIGN, Role.MEET, Role.WARN})
_REACH = 2
"""Sentences behind what was asked within which an answer stands."""


def questions(scene: Scene, hits: Sequence[Hit]) -> list[Matter]:
    """What the questions of a parse put to somebody: "Would Greece send troops?", "And jets?".

    Does not read what is asked about the doing of asking: "Has Washington asked for troops?".
    """
    parse, found = scene.parse, []
    for number, (start, end) in enumerate(parse.sentences):
        if "?" not in parse.words[max(start, end - 3) : end]:
            continue
        named = [
            c for c in scene.concepts.found if start <= c.start < end and c.value.code is not None
        ]
        whole = scene.syntax.grammar["whole_force"]
        codes = dict.fromkeys(c.value.code for c in named if not c.value.weak) or dict.fromkeys(
            c.value.code for c in named if any(parse.lemmas[t] in whole for t in c.tokens)
        )
        inside = [h for h in hits if start <= h.token < end]
        if not codes or any(h.predicate.role in _UNSAID for h in inside):
            continue
        doing = next((h for h in inside if h.governor is None), None)
        subject = scene.syntax.subject(doing.token) if doing is not None else None
        asked = scene.parties.phrase(subject) if subject is not None else []
        open_to = frozenset(code for m in asked for code in m.codes)
        if doing is not None and doing.predicate.kind is not Kind.COMMIT:
            continue  # "Do you rule out troops?": a no is no refusal
        if subject is not None and asked and not open_to and parse.pos[subject] != "PRON":
            continue
        place, grammar = (scene.parties.number, number), scene.syntax.grammar
        denied = bool(
            set(parse.lower[start:end])
            & (grammar["denier"] | grammar["no_article"] | grammar["negative"])
        )
        codes_put = tuple(filter(None, codes))
        found.append(Matter(codes_put, open_to, place, end, question=True, denied=denied))
    return found


def asked_for(scene: Scene, frame: Frame, *, known: bool) -> list[Matter]:
    """What a request leaves to be answered: its things, and whom it was put to.

    Where nobody `known` asks, only what is put in the passive: "Oslo was asked for radars".
    """
    codes = [code for code, _ in frame.capabilities if code]
    token = frame.top.token
    subject = scene.syntax.subject(token)
    if not codes:
        return []
    if frame.top.predicate.pos == "verb" and scene.syntax.passive(token) and subject is not None:
        asked = {code for m in scene.parties.phrase(subject) for code in m.codes}
    elif not known:
        return []
    else:
        first = find_targets(scene, frame, frozenset(), codes[0])
        asked = {actor.code for actor in first}
    return [Matter(tuple(codes), frozenset(asked), scene.place(frame), token + 1)]


def pass_questions(topic: Topic, number: int, place: tuple[int, int], token: int) -> None:
    """Let a question that was just put set what is spoken of: "Troops? That is out of it."."""
    for matter in topic.matters[-_REACH:]:
        if not matter.question or matter.place <= topic.sentence:
            continue
        here = matter.place[0] == number and matter.end <= token and place[1] - matter.place[1] <= 1
        if here or (number - matter.place[0] == 1 and place[1] == 0):
            topic.capability, topic.paragraph = matter.capabilities[-1], number


def asked_before(scene: Scene, frame: Frame) -> Matter | None:
    """What was last asked, in the sentence, in one of the two before it, or in the turn before."""
    here = scene.place(frame)
    for matter in reversed(scene.topic.matters):
        parse, sentence = matter.place
        if (parse, matter.end) > (here[0], frame.top.token):
            continue
        if parse == here[0]:
            return matter if here[1] - sentence <= _REACH else None
        return matter if here[0] - parse == 1 and here[1] <= 1 else None
    return None
