"""Reading a block: each cue and each source with what was said and who said it."""

from garant.reading.mention import Mention, MentionKind
from garant.reading.statements.complement import find_complement
from garant.reading.statements.conjugation import Form
from garant.reading.statements.cue import Cue, find_cues
from garant.reading.statements.draft import Draft
from garant.reading.statements.extent import Range
from garant.reading.statements.ground import Ground
from garant.reading.statements.judgement import Complement
from garant.reading.statements.memory import Voice
from garant.reading.statements.nominal import find_nominal
from garant.reading.statements.passive import find_passive
from garant.reading.statements.sources import FoundSource, find_sources
from garant.reading.statements.speaker import Speakers
from garant.reading.statements.subject import (
    antecedent,
    containing,
    noun_before,
    pronominal,
    subject_token,
)
from garant.reading.statements.subject_first import read_subject_first, verbs_behind
from garant.reading.statements.tag import as_clause, read_tag
from garant.reading.statements.tagged import draft_of_tag, places, resumes, sentence_before

_MOUTH = 14
"""Tokens before a verb among which the one through whom somebody speaks stands."""


def read_block(ground: Ground, speakers: Speakers) -> list[Draft]:
    """The statements of a block that a cue or a source makes, in order of their cue."""
    cues = find_cues(ground)
    cues += verbs_behind(ground, {i for cue in cues for i in range(cue.start, cue.end)})
    cues.sort(key=lambda cue: cue.head)
    tags = {id(cue): read_tag(ground, cue) or read_subject_first(ground, cue) for cue in cues}
    sources = find_sources(ground)
    events: list[tuple[int, Cue | FoundSource]] = [(cue.head, cue) for cue in cues]
    events += [(source.start, source) for source in sources]
    events.sort(key=lambda event: event[0])
    tagged = {id(tag.quotation) for tag in tags.values() if tag and tag.quotation}
    ground.breaks.update(
        tag.start for tag in tags.values() if tag is not None and not resumes(ground, tag)
    )
    ground.breaks.update(
        source.start
        for source in sources
        if source.parts[-1][1] <= source.start and ground.parse.words[source.start - 1] == ","
    )
    drafts: list[Draft] = []
    floor = 0
    for _, event in events:
        draft: Draft | None
        if isinstance(event, FoundSource):
            draft = _of_source(ground, event, speakers, drafts)
        else:
            tag = tags[id(event)] or as_clause(ground, event)
            if tag is not None:
                draft = draft_of_tag(ground, tag, speakers, floor, tagged)
                floor = max(floor, tag.end)
            else:
                draft = _of_verb(ground, event, speakers, drafts)
        if draft is not None:
            drafts.append(draft)
            speakers.spoke(ground, draft.voice, max(draft.cue[1] - 1, 0))
            speakers.told += [(g.number, start, end) for g, start, end in draft.parts]
    drafts = _single(drafts)
    drafts += find_nominal(ground, speakers, drafts)
    return drafts


def _single(drafts: list[Draft]) -> list[Draft]:
    """The drafts with but one for each content: a tag goes before the words that lead to it."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((d for d in kept if d.parts == draft.parts and d.kind != draft.kind), None)
        if twin is None or "source" in (twin.kind, draft.kind):
            kept.append(draft)
        elif draft.kind == "tag":
            kept[kept.index(twin)] = draft
    return kept


def _antecedent(ground: Ground, token: int, speakers: Speakers, drafts: list[Draft]) -> Voice:
    """Whom "pour qui" points back to: who has just spoken in the sentence, else the noun before."""
    begin, _ = ground.sentence(token)
    for draft in reversed(drafts):
        mention = draft.voice.mention
        if draft.cue[0] < begin or draft.kind != "tag" or mention is None:
            continue
        if mention.parse == ground.number and draft.cue[0] < mention.start < token:
            return draft.voice
    noun = noun_before(ground, token)
    return speakers.behind(ground, (noun, noun + 1)) if noun >= 0 else Voice(None)


def _of_source(
    ground: Ground, source: FoundSource, speakers: Speakers, drafts: list[Draft]
) -> Draft | None:
    entry = source.source.entry
    if entry.self_:
        voice = speakers.last(ground, source.start)
        pronoun = next((i for i in range(source.start, source.end) if pronominal(ground, i)), -1)
        if pronoun >= 0:
            voice = speakers.pronoun(ground, pronoun)
    elif entry.antecedent:
        voice = _antecedent(ground, source.start, speakers, drafts)
    else:
        voice = speakers.behind(ground, source.subject)
        if entry.own:
            voice = speakers.unnamed(ground, source.subject)
    return Draft(
        parts=places(ground, source.parts),
        cue_ground=ground,
        cue=(source.start, source.start + len(source.source.words)),
        voice=voice,
        kind="self" if entry.self_ else "source",
        clause_start=min(source.start, source.parts[0][0]),
    )


def _of_verb(ground: Ground, cue: Cue, speakers: Speakers, drafts: list[Draft]) -> Draft | None:
    parse, words = ground.parse, ground.words
    lists = words.lists
    if cue.form is Form.FUTURE:
        return None
    if cue.passive:
        return find_passive(ground, cue, speakers)
    if _hypothetical(ground, cue):
        return None
    complement = find_complement(ground, cue)
    subject = subject_token(ground, cue) if cue.inverted < 0 else cue.inverted
    parts: list[Range]
    if complement is None:
        parts = _it(ground, cue, subject, drafts) or _led(ground, cue, subject)
        if not parts:
            return None
    else:
        parts = [(complement.start, complement.end)]
    clause = cue.start
    if cue.form is Form.GERUND or subject < 0:
        if cue.form is not Form.GERUND:
            return None
        if subject >= 0 and parse.lower[subject] in lists["first_person_subject"]:
            return None
        voice = _continued(ground, cue, speakers, drafts, subject)
        if voice.mention is None or not _speaks(ground, voice, speakers):
            return None
    else:
        word = parse.lower[subject]
        if word in lists["it"] and subject + 1 < len(parse):
            word = parse.lower[subject + 1]  # "l'on"
        if word in lists["first_person_subject"] or word in lists["inanimate_subjects"]:
            return None
        if word in lists["nobody"] or _denied(ground, subject):
            return None
        if _generic(ground, subject):
            return None
        clause = min(clause, subject)
        if word in lists["impersonal"] or word in lists["inverted_impersonal"]:
            voice = speakers.placed_in(ground, cue)
            if voice.mention is None:
                # "on m'a répété que": somebody, unnamed.
                if not any(
                    parse.lower[i] in lists["addressees"] for i in range(cue.start, cue.head)
                ):
                    return None
                voice = speakers.unnamed(ground, (subject, subject + 1))
        else:
            voice = _by_mouth(ground, cue, speakers) or speakers.before(ground, cue)
            if not _can_say(ground, cue, subject, voice, complement):
                return None
    if voice.mention is not None and voice.mention.parse == ground.number:
        clause = min(clause, voice.mention.start) if voice.mention.start < cue.start else clause
    return Draft(
        parts=places(ground, parts),
        cue_ground=ground,
        cue=(cue.start, cue.end),
        voice=voice,
        kind="nested" if ground.inside[cue.head] >= 0 else "verb",
        clause_start=clause,
        fragment=complement is not None
        and complement.kind == "quotation"
        and "infinitive" not in cue.verb.takes,
        attitude=complement is not None
        and complement.kind in ("self", "judgement", "event", "infinitive"),
        denied=complement is not None
        and complement.kind in ("clause", "infinitive", "event", "judgement")
        and (cue.verb.denies != (cue.negated and cue.verb.negated is True)),
        unsaid="Mood=Cnd" in parse.morphs[cue.head],
    )


def _generic(ground: Ground, subject: int) -> bool:
    """Whether a subject is whoever a relative clause tells of: "those who think they can wait"."""
    lists, lower = ground.words.lists, ground.parse.lower
    if lower[subject] in lists["generic"]:
        follows = lower[subject + 1] if subject + 1 < len(lower) else ""
        return follows in lists["relatives"]
    if lower[subject] not in lists["relatives"]:
        return False
    token = antecedent(ground, subject)
    return token >= 0 and lower[token] in lists["generic"]


def _denied(ground: Ground, subject: int) -> bool:
    """Whether a subject is nobody: "no minister said", "neither Paris nor Rome said"."""
    parse, lists = ground.parse, ground.words.lists
    mention = containing(ground, subject)
    first = min(subject, mention.start) if mention is not None else subject
    below = [child for child in parse.children[subject] if child < subject]
    near = {*below, first, first - 1} if first else {*below, first}
    return ground.words.subject_first_tags and any(
        parse.lower[i] in lists["no_subject"] for i in near
    )


def _by_mouth(ground: Ground, cue: Cue, speakers: Speakers) -> Voice | None:
    """The person in "Moscou a dit par la voix de Dmitri Peskov que...", or None."""
    parse, lists = ground.parse, ground.words.lists
    begin, stop = ground.sentence(cue.head)
    before = range(max(begin, cue.start - _MOUTH), cue.start)
    for i in (*before, *range(cue.end, min(stop, cue.end + 4))):
        if parse.lower[i] in lists["by"] and i + 4 < stop and parse.lower[i + 2] in lists["mouth"]:
            place = i + 4
            mention = next(
                (m for m in ground.named(place, place + 2) if m.person),
                None,
            )
            return Voice(mention) if mention is not None else None
    return None


def _hypothetical(ground: Ground, cue: Cue) -> bool:
    """Whether the verb stands under "si": "si Moscou dit que..." tells of nothing said."""
    parse, words = ground.parse, ground.words
    begin, _ = ground.sentence(cue.head)
    for i in range(cue.start - 1, begin - 1, -1):
        if parse.words[i] in (",", ":", ";") or ground.finite[i]:
            return False
        if parse.lower[i] in words.lists["hypothetical"]:
            return True
        if parse.lower[i] in words.lists["if"] and parse.pos[i] == "SCONJ":
            # "si Barzani a annoncé que", "même si Paris dit que" concede what was said.
            past = parse.lower[cue.start] in words.auxiliaries.have or any(
                parse.lower[j] in words.auxiliaries.have for j in range(cue.start, cue.head)
            )
            return not past and not (i and parse.lower[i - 1] in words.lists["even"])
    return False


def _led(ground: Ground, cue: Cue, subject: int) -> list[Range]:
    """The quotation before a subject and its verb: "« Nous irons », Macron a dit à la presse"."""
    if not 0 <= subject < cue.start or cue.negated or "clause" not in cue.verb.takes:
        return []
    mention = containing(ground, subject)
    quotation = ground.quotation_before(mention.start if mention is not None else subject)
    if quotation is None or not ground.has_finite(quotation.start, quotation.end):
        return []
    return [ground.trimmed(quotation.start, quotation.end)]


def _it(ground: Ground, cue: Cue, subject: int, drafts: list[Draft]) -> list[Range]:
    """What "l'" stands for in "Paris l'a annoncé": the clause before."""
    parse, words = ground.parse, ground.words
    if cue.verb.name not in words.lists["says_it"] or cue.form is not Form.FINITE or cue.negated:
        return []
    if not any(parse.lower[i] in words.lists["it"] for i in range(cue.start, cue.head)):
        return []
    if cue.end < len(parse) and parse.lower[cue.end] in words.lists["of"] | words.lists["that"]:
        return []
    begin, _ = ground.sentence(cue.head)
    first = subject if 0 <= subject < cue.start else cue.start
    comma = next(
        (i for i in range(first - 1, begin - 1, -1) if parse.words[i] in (",", ";", ":")), -1
    )
    if comma > begin and ground.main_finite(begin, comma) >= 0:
        return [ground.trimmed(begin, comma)]
    if any(
        draft.covers(ground, begin - 1) or draft.covers(ground, max(begin - 2, 0))
        for draft in drafts
    ):
        return []
    return sentence_before(ground, cue.head)


def _continued(
    ground: Ground, cue: Cue, speakers: Speakers, drafts: list[Draft], subject: int
) -> Voice:
    """Who speaks in a gerund or infinitive: the speaker of the sentence, else its subject."""
    begin, _ = ground.sentence(cue.head)
    for draft in reversed(drafts):
        if draft.kind not in ("tag", "verb", "source", "self"):
            continue
        if draft.cue_ground is ground and begin <= draft.cue[0] < cue.start:
            return Voice(draft.voice.mention, draft.voice.doubts)
    voice = speakers.before(ground, cue)
    mention = voice.mention
    if (
        mention is None
        or mention.codes
        or mention.person
        or ground is not speakers.grounds[mention.parse]
    ):
        return voice
    if any(ground.names_speaker(i) for i in range(mention.start, mention.end)):
        return voice
    # "Ces éléments ont poussé M. Bayrou à réagir, affirmant que": not the elements.
    return speakers.person_before(ground, cue) or voice


def _speaks(ground: Ground, voice: Voice, speakers: Speakers) -> bool:
    """Whether a voice is somebody's: a party's, a person's, or that of a noun that speaks."""
    mention = voice.mention
    if mention is None or mention.codes or mention.person or mention.anonymous:
        return mention is not None and (
            not mention.anonymous or bool(mention.codes) or _names(mention, speakers)
        )
    return _names(mention, speakers)


def _names(mention: Mention, speakers: Speakers) -> bool:
    home = speakers.grounds[mention.parse]
    return any(
        home.names_speaker(i) or home.parse.pos[i] in ("PROPN", "PRON")
        for i in range(mention.start, min(mention.end, len(home.parse)))
    )


def _can_say(
    ground: Ground, cue: Cue, subject: int, voice: Voice, complement: Complement | None
) -> bool:
    """Whether a subject can say: with "rappeler" or "confirmer" a thing may be the subject."""
    parse, words = ground.parse, ground.words
    if voice.mention is None:
        return False
    mention = voice.mention
    if mention.codes or mention.person or mention.kind is MentionKind.PERSON:
        return True
    if (
        ground.inside[cue.head] >= 0
        and parse.lower[max(cue.start - 1, 0)] in (words.lists["subject_relative"])
    ):
        return ground.names_speaker(subject)  # "the signature that says we share the risk"
    wide = (
        complement is None
        or complement.kind in ("clause", "infinitive", "colon")
        or (complement.kind == "quotation" and "infinitive" in cue.verb.takes)
    )
    if wide and cue.verb.name not in words.lists["said_by_things"]:
        follows = parse.lower[subject + 1 : subject + 2]
        return parse.pos[subject] != "NUM" or bool(words.lists["of"].intersection(follows))
    if parse.words[subject].isupper() and len(parse.words[subject]) > 1:
        return True  # "l'UDC"
    return parse.pos[subject] in ("PROPN", "PRON") or ground.names_speaker(subject)
