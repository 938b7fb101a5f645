"""Quotations that no verb of saying claims: after a colon, running on, or with a credit line."""

from garant.model import BlockKind, Doubt
from garant.reading.mention import MentionKind
from garant.reading.statements.draft import Draft
from garant.reading.statements.extent import Range
from garant.reading.statements.ground import DASHES, Ground
from garant.reading.statements.judgement import is_name
from garant.reading.statements.memory import Voice
from garant.reading.statements.quotation import Quotation
from garant.reading.statements.speaker import Speakers
from garant.reading.statements.subject import PERSONAL, pronominal
from garant.reading.statements.tag import phrase_end

_TITLES = 6
"""Tokens of titles before the name in a credit line at most."""

_CREDIT = 14
"""Words of a credit line at most ("Dmitri Medvedev, lundi, sur Telegram")."""


def adopt_quotations(
    ground: Ground,
    grounds: list[Ground],
    speakers: Speakers,
    drafts: list[Draft],
    earlier: list[Draft],
) -> list[Draft]:
    """The drafts of a block with those for quotations that stand by themselves.

    A quotation behind a tagged one goes on with it; others are given to whom the words before the
    colon, the credit line or the sentence before is about.
    """
    drafts = list(drafts)
    for quotation in ground.quotations:
        if any(draft.covers(ground, quotation.start) for draft in drafts):
            continue
        if ground.count(quotation.start, quotation.end) < 3 or is_name(ground, quotation):
            continue
        if not ground.is_clause(quotation):
            fragment = _behind_colon(ground, quotation, speakers)
            if fragment is not None:
                drafts.append(fragment)
            continue
        draft = _adopted(ground, grounds, quotation, speakers, drafts, earlier)
        if draft is not None:
            drafts.append(draft)
            speakers.spoke(ground, draft.voice, quotation.end - 1)
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return drafts


def _behind_colon(ground: Ground, quotation: Quotation, speakers: Speakers) -> Draft | None:
    """The clause with a quoted fragment behind a colon: "Paris insiste : ils iront « vite »"."""
    parse = ground.parse
    begin, stop = ground.sentence(quotation.start)
    colon = next((i for i in range(quotation.before, begin, -1) if parse.words[i] == ":"), -1)
    if colon < 0 or ground.inside[colon] >= 0 or not ground.has_finite(begin, colon):
        return None
    start, end = ground.trimmed(colon + 1, stop)
    if start >= quotation.before or ground.main_finite(start, quotation.before) < 0:
        return None
    voice = introduced(ground, begin, colon, speakers)
    if voice.mention is None or not (voice.mention.person or voice.mention.anonymous):
        return None
    return Draft([(ground, start, end)], ground, (0, 0), voice, "quotation", start)


def _adopted(
    ground: Ground,
    grounds: list[Ground],
    quotation: Quotation,
    speakers: Speakers,
    drafts: list[Draft],
    earlier: list[Draft],
) -> Draft | None:
    parse = ground.parse
    start, end = ground.trimmed(quotation.start, quotation.end)
    begin, stop = ground.sentence(quotation.start)
    lead = ground.trimmed(begin, quotation.before)

    def made(voice: Voice) -> Draft:
        return Draft([(ground, start, end)], ground, (0, 0), voice, "quotation", start)

    if quotation.before > begin and parse.words[quotation.before - 1].endswith(":"):
        voice = introduced(ground, begin, quotation.before - 1, speakers)
        return made(voice) if voice.mention is not None else None
    above = _introduced_above(ground, grounds, quotation, speakers)
    if above is not None:
        return made(above)
    tail = ground.trimmed(quotation.after, stop)
    if ground.count(*lead) > 1:
        return None
    if ground.has_finite(*tail) and ground.count(*tail) > 0:
        return None
    credit = _credit(ground, quotation.after, len(parse))
    if credit is not None:
        return made(speakers.behind(ground, credit))
    before = [d for d in drafts if d.ground is ground and d.start < start]
    if before:
        last = max(before, key=lambda d: max(d.end, d.cue[1]))
        near = parse.sentence_of[max(last.end, last.cue[1]) - 1]
        if near >= parse.sentence_of[quotation.start] - 1 and last.kind != "noun":
            last.add(ground, start, end)
            return None
    if begin > 0 and quotation.before > 0:
        voice = _subject_before(ground, begin, speakers)
        if voice.mention is not None:
            return made(voice)
    if ground.number + 1 < len(grounds) and quotation.after >= len(parse) - 1:
        following = grounds[ground.number + 1]
        credit = _credit(following, 0, len(following.parse))
        if credit is not None:
            return made(speakers.behind(following, credit))
    if lead[0] >= lead[1] and begin == 0:
        voice = _subject_of(ground, stop, speakers)
        if voice.mention is not None:
            return made(voice)
        voice = _reopened(ground, quotation, earlier)
        return made(voice)
    return None


def _reopened(ground: Ground, quotation: Quotation, earlier: list[Draft]) -> Voice:
    """The speaker of a quotation that a new paragraph opens again."""
    last = next((d for d in reversed(earlier) if d.parts[-1][0].number >= ground.number - 1), None)
    if last is None:
        return Voice(None)
    home = last.parts[-1][0]
    running = any(not q.closed for q in home.quotations)
    if running:
        return Voice(last.voice.mention)
    doubt = Doubt(
        "speaker_unsure",
        "a quotation without a tag is given to the last speaker",
        ground.parse.passage(quotation.start, quotation.end),
    )
    return Voice(last.voice.mention, (doubt,))


def _introduced_above(
    ground: Ground, grounds: list[Ground], quotation: Quotation, speakers: Speakers
) -> Voice | None:
    """Whom the block above names before its colon, where a quotation is all of the block below."""
    if not ground.number or ground.count(0, quotation.before) or len(grounds) <= ground.number:
        return None
    above = grounds[ground.number - 1]
    last = len(above.parse) - 1
    if last < 0 or above.quotations:
        return None
    if above.parse.words[last] != ":":
        credit = _credit(above, 0, last + 1)
        ended = above.parse.pos[last] == "PUNCT" or above.parse.block.kind is BlockKind.QUESTION
        return speakers.behind(above, credit) if credit is not None and not ended else None
    voice = introduced(above, above.sentence(last)[0], last, speakers)
    return voice if voice.mention is not None else None


def introduced(ground: Ground, begin: int, colon: int, speakers: Speakers) -> Voice:
    """Who is the subject of the words before a colon: "Merz reste ferme : « ... »"."""
    parse = ground.parse
    subjects = [
        i for i in range(begin, colon) if parse.deps[i].startswith("nsubj") and ground.inside[i] < 0
    ]
    for token in subjects:
        if pronominal(ground, token):
            return speakers.pronoun(ground, token)
        mention = ground.mention_at(token)
        if mention is not None and mention.kind is not MentionKind.ADJECTIVE and not mention.place:
            return speakers.behind(ground, (mention.start, max(mention.end, token + 1)))
    named = [m for m in ground.named(begin, colon) if m.kind in PERSONAL]
    if named:
        return speakers.behind(ground, (named[-1].start, named[-1].end))
    if not ground.has_finite(begin, colon):
        held = [
            m
            for m in ground.named(begin, colon)
            if m.kind not in (MentionKind.ADJECTIVE, MentionKind.PRONOUN)
        ]
        if held:
            return speakers.behind(ground, (held[0].start, held[0].end))
    return Voice(None)


def _subject_before(ground: Ground, begin: int, speakers: Speakers) -> Voice:
    """The person the sentence before is about."""
    parse = ground.parse
    number = parse.sentence_of[begin]
    return _subject_of(ground, parse.sentences[number - 1][0], speakers) if number else Voice(None)


def _subject_of(ground: Ground, first: int, speakers: Speakers) -> Voice:
    """The person who is the subject of the sentence that begins at a token."""
    parse = ground.parse
    if first >= len(parse):
        return Voice(None)
    first, last = ground.sentence(first)
    for i in range(first, last):
        if parse.deps[i].startswith("nsubj") and ground.inside[i] < 0:
            if pronominal(ground, i):
                return speakers.pronoun(ground, i)
            mention = ground.mention_at(i)
            if mention is not None and mention.kind in PERSONAL:
                return speakers.behind(ground, (mention.start, mention.end))
    return Voice(None)


def _credit(ground: Ground, start: int, end: int) -> Range | None:
    """The name in a credit line, which stands behind a quotation and has no verb."""
    parse = ground.parse
    dashed = False
    while start < end and (parse.words[start] in DASHES or parse.pos[start] == "PUNCT"):
        dashed = dashed or parse.words[start] in DASHES
        start += 1
    if start >= end or end - start > _CREDIT or ground.has_finite(start, end):
        return None
    if any(ground.inside[i] >= 0 for i in range(start, end)):
        return None
    for mention in ground.named(start, start + _TITLES):
        between = parse.words[start : mention.start]
        titles = all(not word[0].isalpha() or word[0].isupper() for word in between)
        if mention.kind in PERSONAL and titles:
            return mention.start, mention.end  # also "The Rt. Hon. Jane Doe"
    if dashed and parse.words[start][0].isupper():
        return start, phrase_end(ground, start, end)
    return None
