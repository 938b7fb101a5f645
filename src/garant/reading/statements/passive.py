"""Passives with an agent: "L'envoi de 400 soldats a été confirmé hier par La Haye"."""

from garant.reading.statements.cue import Cue
from garant.reading.statements.draft import Draft
from garant.reading.statements.extent import clause_end
from garant.reading.statements.ground import Ground
from garant.reading.statements.speaker import Speakers
from garant.reading.statements.tag import phrase_end


def find_passive(ground: Ground, cue: Cue, speakers: Speakers) -> Draft | None:
    """The statement of a passive verb of saying whose agent is named, or None.

    Reads "a été annoncé par Paris", "est jugé prématuré par Paris". Does not read "il a été
    rapporté que", which names nobody.
    """
    parse, words = ground.parse, ground.words
    begin, stop = ground.sentence(cue.head)
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
        last = cue.start if "judgement" not in cue.verb.takes else agent
        part = ground.trimmed(max(left, begin), last)
    if part[0] >= part[1]:
        return None
    return Draft([(ground, *part)], ground, (cue.start, cue.end), voice, "verb", part[0])
