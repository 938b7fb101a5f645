"""From a source to a document with its frame: the steps, in order."""

import re
from collections import Counter

from garant.model import Block, BlockKind, Document, Doubt, Passage, Section
from garant.reading.frame.body import is_attribution, judge
from garant.reading.frame.dateline import Dateline, read_dateline, read_hour
from garant.reading.frame.interview import find_questions, mark_turns
from garant.reading.frame.language import recognise
from garant.reading.frame.marks import mark_units
from garant.reading.frame.publication import find_published
from garant.reading.frame.title import find_publisher, find_title, title_words
from garant.reading.frame.units import Mark, Unit, split_units
from garant.reading.frame.words import FrameWords, all_words, frame_words, languages
from garant.reading.intake import Source

_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.QUESTION})
_POSTS = 2
_LEADS = 3
"""Paragraphs that may begin with a dateline."""


def frame(source: Source) -> Document:
    """Find a source's title, publisher, language, date, sections, and what belongs to the page.

    What the format says of itself wins over what is found. Every passage points into `source.text`
    as it was given.

    Args:
        source: The source.
    """
    language, language_doubts = recognise(source.text, source.language)
    words = frame_words(language) if language in languages() else all_words()
    units = split_units(source.text)
    mark_units(units, words)
    turns = mark_turns(units)
    title = find_title(units, words, source.title)
    datelines = _datelines(units, title, words)
    for i, turn in turns.items():
        units[i].mark = Mark.TURN if turn.alone else None
    kinds = judge(units, title, source.headings, words)
    find_questions(units, kinds, title, words, turns)
    published, date_doubts = (
        (source.published, ())
        if source.published
        else find_published(units, title, datelines, words)
    )
    agency = next((line.agency for line in datelines.values() if line.agency), None)
    prefixes = {i: line.length for i, line in datelines.items()} | _hours(units, words)
    blocks = _blocks(units, kinds, prefixes)
    shown, brand = title_words(units[title], words) if title is not None else (None, None)
    text_doubts = () if any(block.kind in _READ for block in blocks) else (_NO_TEXT,)
    return Document(
        id=source.id,
        text=source.text,
        title=source.title or shown,
        publisher=source.publisher or brand or find_publisher(units, title, agency, words),
        language=language,
        published=published,
        url=source.url,
        sections=_sections(units, kinds, source.text, prefixes),
        blocks=blocks,
        doubts=(*source.doubts, *language_doubts, *date_doubts, *text_doubts),
    )


_NO_TEXT = Doubt("no_text", "no sentence was found that belongs to an article")


_AFTER_LABEL = re.compile(r" ?(?::|\. ?[-–—])\s")

_LABEL = 40
"""Characters of a label in capitals before a turn, at most."""


def _datelines(units: list[Unit], title: int | None, words: FrameWords) -> dict[int, Dateline]:
    """The datelines of the first paragraphs, by unit."""
    found: dict[int, Dateline] = {}
    seen = 0
    for i, unit in enumerate(units):
        if unit.mark or not unit.prose or (title is not None and i <= title):
            continue
        line = read_dateline(unit, words)
        if line and not _is_turn(units, unit, line):
            found[i] = line
        seen += unit.strong
        if seen >= _LEADS:
            break
    return found


def _hours(units: list[Unit], words: FrameWords) -> dict[int, int]:
    """The hours that posts begin with, by unit; a single one may be part of a sentence."""
    found = {i: size for i, unit in enumerate(units) if (size := read_hour(unit, words))}
    return found if len(found) >= _POSTS else {}


def _is_turn(units: list[Unit], unit: Unit, line: Dateline) -> bool:
    """Whether what looks like a dateline is a speaker's label, or the "MR." that opens one."""
    if line.is_label:
        return _is_speaker(units, unit.text[: line.length])
    head = _AFTER_LABEL.split(unit.text[:_LABEL], maxsplit=1)
    whole = len(head) > 1 and head[0].isupper() and len(head[0]) > line.length
    return whole and _is_speaker(units, head[0])


def _is_speaker(units: list[Unit], label: str) -> bool:
    """Whether a label opens several turns of a transcript, whole or shortened after the first.

    "FOREIGN MINISTER JANE DOE: " comes back as "FOREIGN MINISTER: ".
    """
    if sum(unit.text.startswith(label.rstrip()) for unit in units) > 1:
        return True
    words = set(_AFTER_LABEL.split(label)[0].split())
    heads = [_AFTER_LABEL.split(unit.text[:_LABEL], maxsplit=1) for unit in units]
    labels = Counter(head[0] for head in heads if len(head) > 1 and head[0].isupper())
    return any(words > set(name.split()) or count > 1 for name, count in labels.items())


def _blocks(
    units: list[Unit], kinds: list[BlockKind], prefixes: dict[int, int]
) -> tuple[Block, ...]:
    """One block a unit; a dateline is a block of its own, a quotation one with who said it."""
    blocks: list[Block] = []
    for i, (unit, kind) in enumerate(zip(units, kinds, strict=True)):
        start = unit.start
        if kind is not BlockKind.FURNITURE and i in prefixes:
            prefix = unit.text[: prefixes[i]].rstrip()
            blocks.append(Block(BlockKind.FURNITURE, Passage(start, start + len(prefix))))
            start += _behind(unit, prefixes[i])
        elif (
            kind is BlockKind.PARAGRAPH
            and i
            and kinds[i - 1] is BlockKind.PARAGRAPH
            and is_attribution(units[i - 1], unit)
        ):
            above = blocks.pop()
            start = above.passage.start
        blocks.append(Block(kind, Passage(start, unit.end)))
    return tuple(blocks)


def _behind(unit: Unit, size: int) -> int:
    """Where the words behind a prefix begin."""
    return size + len(unit.text[size:]) - len(unit.text[size:].lstrip())


def _sections(
    units: list[Unit], kinds: list[BlockKind], text: str, prefixes: dict[int, int]
) -> tuple[Section, ...]:
    """Each heading with all that stands under it, up to the last line that is read."""
    heads = [i for i, kind in enumerate(kinds) if kind is BlockKind.HEADING]
    sections = []
    for place, i in enumerate(heads):
        stop = heads[place + 1] if place + 1 < len(heads) else len(units)
        under = [j for j in range(i, stop) if j == i or kinds[j] in _READ]
        start = units[i].start + _behind(units[i], prefixes.get(i, 0))
        passage = Passage(start, units[under[-1]].end)
        sections.append(Section(text[start : units[i].end], passage))
    return tuple(sections)
