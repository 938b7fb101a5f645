"""Interviews: each answer is one direct statement of the person who is asked."""

import re
from collections import Counter
from dataclasses import replace

from garant.model import BlockKind, Document
from garant.reading.mention import Mention, MentionKind
from garant.reading.statements.draft import Draft, Place
from garant.reading.statements.ground import Ground
from garant.reading.statements.memory import Voice
from garant.reading.statements.speaker import Speakers
from garant.reading.statements.tag import phrase_end

_NAMED = re.compile(r"^\s*([^:«“\"]{3,80}?)\s*(?:[:,]|-|–|—)\s*[«“\"]")

_LABEL = re.compile(r"\s*([^\W\d_a-z][\w'’.-]*(?:,? [\w'’.-]+){0,6}?) ?(?::|\. ?[-–—])\s+(?=\S)")
_ANSWERS = frozenset(("A", "R"))
"""Labels of an answer that name nobody."""

_TURNS = 2
"""Turns with one name from which on a document is a transcript."""


def read_interview(
    document: Document, grounds: list[Ground], speakers: Speakers, host: tuple[str, ...] = ()
) -> list[Draft]:
    """The answers of an interview or transcript as drafts; none where the document is not one.

    An interview has questions and one person to whom they are put, named in the title or told of
    in the introduction; a transcript has turns that begin with a name. `host` is the party whose
    paper it is or at whose seat it was given: the one person of unknown party who answers there
    speaks for it.
    """
    first = next((i for i, g in enumerate(grounds) if g.parse.block.kind is BlockKind.QUESTION), -1)
    turns = _turns(document, grounds)
    if first < 0 and not _is_transcript(turns):
        return []
    named = any(name not in _ANSWERS for name, _ in turns.values())
    asked = None if named else _asked(document, grounds[: max(first, 0)], speakers)
    if asked is None and not named:
        return []
    guest = asked
    alone = _only_unknown(turns, grounds) if host else None
    opening = next((i for i, ground in enumerate(grounds) if ground.number in turns), first)
    first = min(opening, first) if first >= 0 else opening
    drafts: list[Draft] = []
    parts: list[Place] = []
    first_told: dict[str, tuple[str, ...]] = {}  # one name, one party: "FOREIGN MINISTER WONG"
    for ground in grounds[first:]:
        if ground.parse.block.kind is not BlockKind.PARAGRAPH:
            drafts += _answer(parts, asked)
            parts = []
            continue
        begin = 0
        if ground.number in turns:
            drafts += _answer(parts, asked)
            parts = []
            name, begin = turns[ground.number]
            asked = guest if name in _ANSWERS else _named(name, ground, grounds)
            if asked is not None and name not in _ANSWERS:
                told = asked.codes or (host if alone == name else ())
                asked = replace(asked, codes=first_told.setdefault(name, told))
        start, end = ground.trimmed(begin, len(ground.parse))
        if start < end and asked is not None:
            parts.append((ground, start, end))
    return drafts + _answer(parts, asked)


def _turns(document: Document, grounds: list[Ground]) -> dict[int, tuple[str, int]]:
    """The turns that begin with a name, by their block: the name, and the token after its colon."""
    found: dict[int, tuple[str, int]] = {}
    for ground in grounds:
        if ground.parse.block.kind is not BlockKind.PARAGRAPH:
            continue
        label = _LABEL.match(ground.parse.block.passage.of(document.text))
        if label is None:
            continue
        stop = ground.parse.block.passage.start + label.end()
        token = next((i for i, start in enumerate(ground.parse.starts) if start >= stop), 0)
        found[ground.number] = (label.group(1), token)
    names = Counter(name for name, _ in found.values())
    often = {name for name, count in names.items() if count >= _TURNS}
    hosts = grounds[0].words.lists["hosts"] if grounds else frozenset()
    return {
        number: turn
        for number, turn in found.items()
        if (turn[0] in often or _once(turn[0], often))
        and not any(word.casefold() in hosts for word in turn[0].split())
    }


def _once(name: str, often: set[str]) -> bool:
    """Whether a label that stands once is one: in capitals as others are, or one in full."""
    if any(set(other.split()) < set(name.replace(",", "").split()) for other in often):
        return True
    return name.isupper() and len(name) > 1 and any(o.isupper() and len(o) > 1 for o in often)


def _is_transcript(turns: dict[int, tuple[str, int]]) -> bool:
    """Whether two or more take turns in capitals, though nobody asks: joint remarks."""
    names = {name for name, _ in turns.values() if name.isupper() and len(name) > 1}
    return len(names) > 1


def _only_unknown(turns: dict[int, tuple[str, int]], grounds: list[Ground]) -> str | None:
    """The one name among those who take turns whose party the text does not tell."""
    at = {ground.number: ground for ground in grounds}
    opening = {name: number for number, (name, _) in reversed(turns.items())}
    unknown = [
        name
        for name, number in opening.items()
        if name not in _ANSWERS and not _named(name, at[number], grounds).codes
    ]
    return unknown[0] if len(unknown) == 1 else None


def _named(name: str, ground: Ground, grounds: list[Ground]) -> Mention:
    """Who takes a turn: the mention of the document that tells most of a name."""
    own = next(
        (
            m
            for m in ground.named(0, 2)
            if m.kind is MentionKind.OFFICIAL
            or (
                m.codes
                and m.person
                and (m.person.casefold() in name.casefold() or m.end >= len(name.split()))
            )
        ),
        None,
    )
    if own is not None:
        return own
    family = name.split()[-1]
    held = [m for other in grounds for m in other.named(0, len(other.parse)) if m.person]
    same = [m for m in held if (m.person or "").casefold() in name.casefold()]
    told = next((m for m in same if m.codes), None) or next(iter(same), None)
    if told is None:
        held = [m for m in ground.named(0, 2) if m.codes]
        own = next(
            (m for m in held if not m.person or m.person.casefold() in name.casefold()), None
        )
        if own is not None:
            return own
        person = family.title() if family.isupper() else family
        return Mention(ground.number, 0, 1, 0, MentionKind.PERSON, (), person)
    person = told.person or family
    person = person.title() if person.isupper() else person
    return replace(told, kind=MentionKind.PERSON, person=person, place=False)


def _answer(parts: list[Place], asked: Mention | None) -> list[Draft]:
    if not parts or asked is None:
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


def _with_post(person: Mention | None, held: list[Mention]) -> Mention | None:
    """A person with the party of the post named right behind: "X, Portugal's secretary for"."""
    if person is None or person.codes or person.person is None:
        return person
    post = next((m for m in held if m.codes and 0 < m.start - person.end <= 2), None)
    return replace(person, codes=post.codes) if post is not None else person


def _asked(document: Document, opening: list[Ground], speakers: Speakers) -> Mention | None:
    """The person who is asked: the name in the title, the office in the introduction."""
    title = document.title or ""
    named = _NAMED.match(title)
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
        return _with_post(office, held)
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
