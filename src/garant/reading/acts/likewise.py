"""Parties that do the same as was just told, without a verb: "la France aussi", "Italy too".

Also where an echo stands: right behind what it repeats, with nothing else told between.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from garant.model import Clue, Kind
from garant.reading.acts.candidate import Candidate
from garant.reading.acts.echo import ECHO, SAME
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.scene import Scene
from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import Parse

LIKE = replace(SAME, form="likewise")
LIKE_NOT = replace(SAME, form="likewise not")

_STOPS = frozenset({",", ";", ".", ":", "!", "…", "»", "”", '"', "—", "–", "(", ")"})
_OPENERS = frozenset({"CCONJ", "DET", "ADV"})


def likewise(scene: Scene, barred: set[int]) -> list[Frame]:
    """The frames of a parse in which a party with a word of likeness is a clause of its own.

    Reads "L'Italie est partante, la France aussi", "Les Tchèques non plus.", "…, Rome too"; does
    not read "la France aussi enverra", "l'Italie, elle aussi, participe".
    """
    found: list[Frame] = []
    for mention in scene.parties.held:
        if mention.kind is MentionKind.ADJECTIVE or not mention.codes or mention.place:
            continue
        denied = _likeness(scene, mention)
        if denied is None or mention.head in barred or not _opens(scene, mention):
            continue
        i = mention.head
        predicate = LIKE_NOT if denied else LIKE
        hit = Hit(i, (i,), predicate)
        clue = Clue("echo", predicate.rule, scene.parse.passage(mention.start, mention.end))
        found.append(
            Frame(hit, hit, Kind.COMMIT, None, [], {i}, (hit,), attitude=True, clues=[clue])
        )
    return found


def _likeness(scene: Scene, mention: Mention) -> bool | None:
    """Whether a word of likeness closes the clause of a party; true where it denies as well."""
    parse, grammar = scene.parse, scene.syntax.grammar
    end = parse.sentences[parse.sentence_of[mention.head]][1]
    i = mention.end
    while i < end and (parse.words[i] == "," or parse.pos[i] == "PRON"):
        i += 1
    for name, denied in (("likewise_not", True), ("likewise", False)):
        for phrase in grammar[name]:
            words = phrase.split()
            stop = i + len(words)
            if parse.lower[i:stop] != words or stop > end:
                continue
            if stop >= end or parse.words[stop] in _STOPS or parse.pos[stop] in ("CCONJ", "ADP"):
                return denied
    return None


def _opens(scene: Scene, mention: Mention) -> bool:
    """Whether a party opens a clause: behind a stop, with nothing else before it."""
    parse = scene.parse
    start = parse.sentences[parse.sentence_of[mention.head]][0]
    i = mention.start - 1
    while i >= start and parse.pos[i] in _OPENERS:
        i -= 1
    joined = i + 1 < mention.start and parse.pos[i + 1] == "CCONJ"
    return i < start or parse.words[i] in _STOPS or joined


def joined(scene: Scene, frame: Frame, found: Sequence[Candidate]) -> bool:
    """Add who does likewise in the same breath to the act itself: "Rome will, Oslo too"."""
    if frame.top.predicate not in (LIKE, LIKE_NOT) or scene.topic.sentence != scene.place(frame):
        return False
    same = {(c.kind, c.capability) for c in found}
    held = [c for c in scene.topic.last if (c.kind, c.capability) in same]
    for act in held:
        act.actors += tuple(a for c in found for a in c.actors if a.code not in act.codes)
    return bool(held)


def echoes_right_away(scene: Scene, frame: Frame) -> bool:
    """Whether an echo stands right behind the last act, so that nothing else can be meant.

    "Norway will send troops. Denmark votes in March; so will Sweden" has Sweden vote.
    """
    if frame.leaf.predicate.family != ECHO:
        return True
    parse, token = scene.parse, frame.top.token
    if frame.negated and frame.top is frame.leaf and scene.syntax.tense(token) == "past":
        return False  # "has not done so" refuses nothing
    number, sentence = scene.topic.sentence
    here = scene.place(frame)
    refused = scene.topic.kinds[-1:] in ([Kind.REFUSE], [Kind.OPPOSE])
    if frame.top.predicate is LIKE_NOT and not refused:
        return False  # "non plus" of what nobody refused
    if number != here[0]:
        first = parse.sentences[here[1]][0]
        return not _told_between(scene, 0, first, None) and here[1] <= 1
    if sentence > here[1]:
        return False
    return not _told_between(
        scene, scene.topic.token + 1, token, scene.topic.token, _over(parse, token)
    )


def _over(parse: Parse, token: int) -> set[int]:
    """A verb and those that only tell of it: "says it will go on doing so"."""
    found = {token}
    while parse.deps[token].startswith(("ccomp", "xcomp")):
        token = parse.heads[token]
        found.add(token)
    return found


def _told_between(
    scene: Scene, start: int, stop: int, act: int | None, own: Collection[int] = ()
) -> bool:
    """Whether a clause of its own stands among some tokens, beside the act and who tells of it."""
    parse = scene.parse
    over = {act, *parse.ancestors(act)} if act is not None else set()
    under = set(parse.subtree(act)) if act is not None else set()
    for k in range(start, stop):
        if parse.pos[k] not in ("VERB", "AUX") or scene.syntax.finite(k) != k:
            continue
        verb = _verb(parse, k)
        if (
            verb in over
            or verb in own
            or (verb in under and not parse.deps[verb].startswith(("conj", "parataxis")))
        ):
            continue
        if any(parse.deps[a].startswith(("advcl", "acl", "ccomp")) for a in _climb(parse, verb)):
            continue
        return True
    return False


def _climb(parse: Parse, token: int) -> list[int]:
    return [token, *parse.ancestors(token)]


def _verb(parse: Parse, k: int) -> int:
    return parse.heads[k] if parse.deps[k].startswith(("aux", "cop")) else k
