"""Interviews: each answer is one direct statement of the person who is asked."""

import re
from dataclasses import replace

from garant.model import BlockKind, Document
from garant.reading.mention import Mention, MentionKind
from garant.reading.statements.draft import Draft, Place
from garant.reading.statements.ground import Ground
from garant.reading.statements.memory import Voice
from garant.reading.statements.speaker import Speakers
from garant.reading.statements.tag import phrase_end
from garant.reading.turns import find_turns, fold_name

_NAMED = re.compile(r"^\s*([^:«“\"]{3,80}?)\s*(?:[:,]|-|–|—)\s*[«“\"]")

_INITIALS = 2
_ANSWERS = frozenset(("A", "R"))
"""Labels of an answer that name nobody."""


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
    if first < 0 and len({name for name, _ in turns.values()}) < 2:
        return []
    named = any(name not in _ANSWERS for name, _ in turns.values())
    asked = None if named else _asked(document, grounds[: max(first, 0)], speakers)
    if asked is None and host and turns and not named:
        opening = min(turns)
        asked = Mention(opening, 0, 1, 0, MentionKind.BODY, host, None)
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
            asked = guest if name in _ANSWERS else _named(name, begin, ground, grounds)
            if asked is not None and name not in _ANSWERS:
                key = fold_name(_head(name).split()[-1])
                told = asked.codes or (host if alone == key else ())
                asked = replace(asked, codes=first_told.setdefault(key, told))
        start, end = ground.trimmed(begin, len(ground.parse))
        if start < end and asked is not None:
            parts.append((ground, start, end))
    return drafts + _answer(parts, asked)


def _turns(document: Document, grounds: list[Ground]) -> dict[int, tuple[str, int]]:
    """The turns that begin with a name, by their block: the name, and the token its words begin at.

    Those of who only leads the talk are none.
    """
    texts = [
        ground.parse.block.passage.of(document.text)
        if ground.parse.block.kind in (BlockKind.PARAGRAPH, BlockKind.QUESTION)
        else ""
        for ground in grounds
    ]
    hosts = grounds[0].words.lists["hosts"] if grounds else frozenset()
    found: dict[int, tuple[str, int]] = {}
    for i, turn in find_turns(texts).items():
        ground = grounds[i]
        if ground.parse.block.kind is not BlockKind.PARAGRAPH:
            continue
        if any(word.casefold() in hosts for word in turn.name.split()):
            continue
        stop = ground.parse.block.passage.start + turn.begin
        token = next((k for k, start in enumerate(ground.parse.starts) if start >= stop), None)
        found[ground.number] = (turn.name, len(ground.parse) if token is None else token)
    return found


def _only_unknown(turns: dict[int, tuple[str, int]], grounds: list[Ground]) -> str | None:
    """The one name among those who take turns whose party the text does not tell."""
    at = {ground.number: ground for ground in grounds}
    told: dict[str, bool] = {}
    for number, (name, begin) in turns.items():
        if name not in _ANSWERS:
            key = fold_name(_head(name).split()[-1])
            told[key] = told.get(key, False) or bool(_named(name, begin, at[number], grounds).codes)
    unknown = [key for key, known in told.items() if not known]
    return unknown[0] if len(unknown) == 1 else None


def _head(name: str) -> str:
    """A label less what stands behind its comma and in its brackets."""
    return re.sub(r"\s*\([^)]*\)", "", name.partition(",")[0]) or name


def _named(name: str, begin: int, ground: Ground, grounds: list[Ground]) -> Mention:
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
        return _plain(own)
    name = _head(name)
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
        end = next((i for i in range(begin) if ground.parse.words[i] in (":", ",", "(")), begin)
        return Mention(ground.number, 0, max(end, 1), 0, MentionKind.PERSON, (), person)
    told = replace(told, kind=MentionKind.PERSON, person=told.person or family, place=False)
    return _plain(told)


def _plain(mention: Mention) -> Mention:
    """A mention with the person's name as it is printed outside of labels in capitals."""
    person = mention.person
    shouted = person is not None and person.isupper() and len(person) > _INITIALS
    return replace(mention, person=person.title()) if person and shouted else mention


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
