"""Interviews: each answer is one direct statement of the person who is asked."""

import re

from garant.model import BlockKind, Document
from garant.reading.mention import Mention, MentionKind
from garant.reading.statements.draft import Draft, Place
from garant.reading.statements.ground import Ground
from garant.reading.statements.memory import Voice
from garant.reading.statements.speaker import Speakers
from garant.reading.statements.tag import phrase_end

_NAMED = re.compile(r"^\s*([^:«“\"]{3,80}?)\s*(?:[:,]|-|–|—)\s*[«“\"]")


def read_interview(document: Document, grounds: list[Ground], speakers: Speakers) -> list[Draft]:
    """The answers of an interview as drafts; none where the document is not one.

    An interview has questions and one person to whom they are put, named in the title or told of
    in the introduction.
    """
    first = next((i for i, g in enumerate(grounds) if g.parse.block.kind is BlockKind.QUESTION), -1)
    if first < 0:
        return []
    asked = _asked(document, grounds[:first], speakers)
    if asked is None:
        return []
    drafts: list[Draft] = []
    parts: list[Place] = []
    for ground in grounds[first:]:
        if ground.parse.block.kind is BlockKind.PARAGRAPH:
            start, end = ground.trimmed(0, len(ground.parse))
            if start < end:
                parts.append((ground, start, end))
            continue
        drafts += _answer(parts, asked)
        parts = []
    drafts += _answer(parts, asked)
    return drafts


def _answer(parts: list[Place], asked: Mention) -> list[Draft]:
    if not parts:
        return []
    return [Draft(list(parts), parts[0][0], (0, 0), Voice(asked), "answer", dashed=True)]


def _told(opening: list[Ground], speakers: Speakers) -> Mention | None:
    """The person the introduction begins with: "La sous-ministre estonienne de la Défense"."""
    for ground in opening:
        if not len(ground.parse):
            continue
        end = phrase_end(ground, 0, ground.sentence(0)[1])
        mention = speakers.behind(ground, (0, max(end, 1))).mention
        if mention is not None and mention.codes:
            return mention
    return None


def _asked(document: Document, opening: list[Ground], speakers: Speakers) -> Mention | None:
    """The person who is asked: the name in the title, the office in the introduction."""
    title = document.title or ""
    named = _NAMED.match(title)
    words = opening[0].words if opening else None
    told = words is not None and words.interview.search(document.text) is not None
    if named is None and not told:
        return None
    held = [m for ground in opening for m in ground.named(0, len(ground.parse))]
    office = next(
        (
            m
            for m in held
            if m.kind in (MentionKind.OFFICE, MentionKind.PERSON, MentionKind.OFFICIAL)
        ),
        None,
    )
    if named is None:
        return office
    if office is None or not office.codes:
        office = _told(opening, speakers) or office
    name = named.group(1).split(",")[0].strip()
    family = name.split()[-1]
    known = next((m for m in held if m.person and m.person in name), None)
    if known is not None:
        return known
    if office is None:
        number = opening[0].number if opening else 0
        return Mention(number, 0, 1, 0, MentionKind.PERSON, (), family)
    return Mention(
        office.parse,
        office.start,
        office.end,
        office.head,
        MentionKind.PERSON,
        office.codes,
        family,
    )
