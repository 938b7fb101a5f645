"""Passives with an agent: "L'envoi de 400 soldats a été confirmé hier par La Haye"."""

from garant.reading.statements.cue import Cue
from garant.reading.statements.draft import Draft
from garant.reading.statements.extent import clause_end
from garant.reading.statements.ground import NOMINAL, Ground
from garant.reading.statements.speaker import Speakers
from garant.reading.statements.tag import phrase_end


def find_passive(ground: Ground, cue: Cue, speakers: Speakers) -> Draft | None:
    """The statement of a passive verb of saying whose agent is named, or None.

    Reads "a été annoncé par Paris", "est jugé prématuré par Paris". Does not read "il a été
    rapporté que", which names nobody.
    """
    parse, words = ground.parse, ground.words
    begin, stop = ground.sentence(cue.head)
    if parse.lower[max(cue.start - 1, begin)] in words.lists["inanimate_subjects"]:
        return None  # "what was declared by the minister"
    if cue.negated or not cue.verb.takes & {"event", "judgement"} or ground.inside[cue.head] >= 0:
        return None
    agent = next(
        (i for i in range(cue.end, stop) if parse.lower[i] in words.lists["by"] and i + 1 < stop),
        -1,
    )
    if agent < 0 or agent > cue.end + 8:
        return None
    if any(ground.finite[i] or parse.words[i] == "," for i in range(cue.end, agent)):
        return None
    end = phrase_end(ground, agent + 1, stop)
    lead = next((i for i in range(agent + 2, end) if parse.lower[i] in cue.verb.leads), end)
    end = lead
    if end <= agent + 1:
        return None
    voice = speakers.behind(ground, (agent + 1, end))
    if voice.mention is None:
        return None
    known = voice.mention.codes or voice.mention.person
    if not known and not any(ground.names_speaker(i) for i in range(agent + 1, end)):
        return None
    that = next((i for i in range(end, stop) if parse.lower[i] in words.lists["that"]), -1)
    if parse.lower[begin] in words.lists["expletive"] and that >= 0:
        part = ground.trimmed(that + 1, clause_end(ground, cue, that + 1, stop, coordinate=True))
    else:
        subject = next(
            (c for c in parse.children[cue.head] if parse.deps[c].startswith("nsubj")), -1
        )
        left = begin
        if 0 <= subject < cue.start:
            left = parse.subtree(subject)[0]
            noun = parse.lower[subject]
            if "judgement" not in cue.verb.takes and not words.is_event(noun):
                return None
        elif subject < 0 and cue.start == cue.head:
            left = _described(ground, cue, begin)
        held = _held_to_be(ground, cue, end, stop)
        judged = any(parse.lower[i] in cue.verb.leads for i in range(cue.end, agent))
        if cue.verb.leads and not held and not judged and "event" not in cue.verb.takes:
            return None  # "the text seen by AFP"
        last = cue.start if held or "judgement" not in cue.verb.takes else agent
        part = ground.trimmed(max(left, begin), last)
        if held and part[0] < part[1]:
            return Draft(
                [(ground, *part), (ground, *held)],
                ground,
                (cue.start, cue.end),
                voice,
                "verb",
                part[0],
                attitude=True,
            )
    if part[0] >= part[1]:
        return None
    return Draft([(ground, *part)], ground, (cue.start, cue.end), voice, "verb", part[0])


def _described(ground: Ground, cue: Cue, begin: int) -> int:
    """Where the noun begins that a participle tells more of: "a force described by Moscow as"."""
    parse = ground.parse
    head = parse.heads[cue.head]
    noun = head if head < cue.head and parse.pos[head] in NOMINAL else cue.head - 1
    return min((i for i in parse.subtree(noun) if begin <= i < cue.head), default=begin)


def _held_to_be(ground: Ground, cue: Cue, start: int, stop: int) -> tuple[int, int] | None:
    """What a thing is held to be behind the agent: "described by Moscow | as “a provocation”"."""
    if start >= stop or ground.parse.lower[start] not in cue.verb.leads:
        return None
    end = next(
        (
            i
            for i in range(start, stop)
            if ground.inside[i] < 0 and (ground.parse.words[i] == "," or ground.finite[i])
        ),
        stop,
    )
    held = ground.trimmed(start, end)
    return held if held[0] < held[1] else None
