"""What each unit is: heading, paragraph, question, standfirst, or furniture by where it stands."""

import re
from collections.abc import Sequence

from garant.model import BlockKind, Passage
from garant.reading.frame.marks import furniture
from garant.reading.frame.title import is_name
from garant.reading.frame.units import Mark, Unit
from garant.reading.frame.words import FrameWords, fold

_BULLET = re.compile(r"[-–—•*▪◦●■►‣·→>]\s*(?=\S)|\d{1,2}[.)]\s+(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,4})\s?[.)/°–-]\s*|[#■►▶◆]\s*")
_FRAMED = re.compile(r"([-–—*=_~•#])+\s?[^\W_].*[^\W_][?!»”\"']?\s?\1+$")
_OPENING = '«“"‘„'
_QUOTED = re.compile(r"^[>\s]*[«“\"„‘'].*[»”\"’'“]\W*$", re.DOTALL)
_ATTRIBUTION = re.compile(r"[-–—]{1,2}\s*[A-ZÀ-ÖØ-Þ]")
_NAMED = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’.-]+(?: (?:[A-ZÀ-ÖØ-Þ]|al-|de |van |von )[\w'’.-]*){1,3}, ")
_HEADING_WORDS = 16
_SERIES = 3
"""Headings from which on a line such as "France" is one of them rather than a rubric."""
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.QUESTION, BlockKind.STANDFIRST})


def judge(
    units: list[Unit],
    title: int | None,
    hints: Sequence[Passage],
    words: FrameWords,
) -> list[BlockKind]:
    """Say of each unit what it is.

    Args:
        units: The units of the text, marked.
        title: The title's unit, None where the text shows none.
        hints: The intertitles by the format; where there are any, there are no others.
        words: The words of the language.
    """
    kinds = [_first_look(unit) for unit in units]
    if title is not None:
        kinds[:title] = [BlockKind.FURNITURE] * title
        kinds[title] = BlockKind.TITLE
        _drop_repeats(units, title, kinds)
    hinted = {hint.start for hint in hints}
    if hinted:
        _take_hints(units, kinds, hinted)
    else:
        _find_headings(units, kinds, title, words)
    _settle_short_lines(units, kinds, title, words)
    _find_standfirst(units, kinds, title)
    return kinds


def _first_look(unit: Unit) -> BlockKind:
    """A mark decides; else sentences, items and long lines are paragraphs until judged again."""
    if unit.mark:
        return BlockKind.FURNITURE
    if unit.terminal and unit.words > _LAST_MARKS.get(unit.text.rstrip(_CLOSING)[-1:], 0):
        return BlockKind.PARAGRAPH
    if unit.words >= 18 or (_BULLET.match(unit.text) and unit.words >= 5):
        framed = _FRAMED.match(unit.text) and unit.words <= _HEADING_WORDS
        return BlockKind.HEADING if framed else BlockKind.PARAGRAPH
    if unit.last == ";" or (unit.last == ":" and unit.words > 7):
        return BlockKind.PARAGRAPH
    return BlockKind.HEADING


_CLOSING = "\"'»”’)]› "
_LAST_MARKS = {"?": _HEADING_WORDS, "!": 8, "…": 6}
"""The longest heading, in words, that ends with the mark; none ends with a full stop."""


def _drop_repeats(units: list[Unit], title: int, kinds: list[BlockKind]) -> None:
    """The title printed again, with a rubric before it or cut short."""
    key = units[title].key
    for i in range(title + 1, len(units)):
        unit = units[i]
        if not unit.words or unit.words > units[title].words + 6:
            continue
        if (unit.words >= 3 and unit.key.endswith(key)) or (
            unit.words >= 5 and key.startswith(unit.key)
        ):
            kinds[i] = BlockKind.FURNITURE
            unit.mark = unit.mark or Mark.REPEAT


def _take_hints(units: list[Unit], kinds: list[BlockKind], hinted: set[int]) -> None:
    for i, unit in enumerate(units):
        if unit.start in hinted and kinds[i] is not BlockKind.TITLE and not unit.mark:
            kinds[i] = BlockKind.HEADING
        elif kinds[i] is BlockKind.HEADING:
            # The format has paragraphs of its own; a short one is a paragraph still.
            kinds[i] = BlockKind.PARAGRAPH


def _find_headings(
    units: list[Unit], kinds: list[BlockKind], title: int | None, words: FrameWords
) -> None:
    """Keep as headings the short lines with text right below them."""
    flat = not any(unit.gap for unit in units)
    for i, unit in enumerate(units):
        if kinds[i] is BlockKind.HEADING and (
            _is_torn(units, kinds, i) or _is_item(units, i) or _is_signed(units, kinds, i)
        ):
            kinds[i] = BlockKind.PARAGRAPH
        elif kinds[i] is BlockKind.PARAGRAPH and _is_numbered_heading(units, kinds, i):
            kinds[i] = BlockKind.HEADING
        elif kinds[i] is BlockKind.HEADING and unit.last == ":" and _leads_in(units, i, words):
            kinds[i] = BlockKind.PARAGRAPH
    first = _first_paragraph(units, kinds)
    for i in range(len(units) - 1, -1, -1):
        if kinds[i] is not BlockKind.HEADING:
            continue
        if not _stands_over_text(units, kinds, i, flat) or (
            i < first and not _may_open(units, kinds, i, title, words)
        ):
            kinds[i] = BlockKind.FURNITURE


def _is_torn(units: list[Unit], kinds: list[BlockKind], i: int) -> bool:
    """Whether a line is a piece of a sentence that a page break or a scan tore apart."""
    unit = units[i]
    above = next((j for j in range(i - 1, -1, -1) if not units[j].mark), None)
    below = next((j for j in range(i + 1, len(units)) if not units[j].mark), None)
    if above is not None and kinds[above] is BlockKind.PARAGRAPH and not units[above].terminal:
        return unit.text[0].islower() or not unit.text[0].isalpha()
    return (
        below is not None
        and above is not None
        and kinds[above] is BlockKind.PARAGRAPH
        and units[below].text[0].islower()
        and units[below].prose
    )


def _is_numbered_heading(units: list[Unit], kinds: list[BlockKind], i: int) -> bool:
    """Whether a numbered line is a heading: apart from others, with a paragraph below it.

    Reads "2. Qui enverra des soldats" over a paragraph. Does not read one item of a list.
    """
    unit = units[i]
    if unit.terminal or unit.words > _HEADING_WORDS or not _NUMBER.match(unit.text):
        return False
    if i + 1 >= len(units) or unit.gap == 0 or units[i + 1].gap == 0:
        return False
    below = units[i + 1]
    return kinds[i + 1] is BlockKind.PARAGRAPH and not _BULLET.match(below.text) and below.prose


def _is_signed(units: list[Unit], kinds: list[BlockKind], i: int) -> bool:
    return i > 0 and kinds[i - 1] is BlockKind.PARAGRAPH and is_attribution(units[i - 1], units[i])


def _is_item(units: list[Unit], i: int) -> bool:
    """Whether a short line is one of several items: "- la Norvège" over "- le Danemark"."""
    if not _BULLET.match(units[i].text):
        return False
    near = [units[j] for j in (i - 1, i + 1) if 0 <= j < len(units)]
    return any(_BULLET.match(unit.text) or unit.last == ":" for unit in near)


def _leads_in(units: list[Unit], i: int, words: FrameWords) -> bool:
    """Whether a line with a colon announces what stands below it, not the subject of a section.

    Reads "Nous nous engageons à :" over "- fournir des armes". Does not read "Points clés :".
    """
    if i + 1 >= len(units):
        return False
    below = units[i + 1]
    tokens = units[i].tokens
    if not words.first_person.isdisjoint(tokens) or (tokens and tokens[-1] in words.common):
        return True
    if bullet := _BULLET.match(below.text):
        # "Canada is providing:" over "- 200 instructors", not over "- Kyiv asked for more."
        first = below.text[bullet.end() :][:1]
        return not first.isupper() and first not in _OPENING
    return below.text[:1] in _OPENING or below.gap == 0


def _first_paragraph(units: list[Unit], kinds: list[BlockKind]) -> int:
    return next(
        (
            i
            for i, unit in enumerate(units)
            if kinds[i] is BlockKind.PARAGRAPH and (unit.prose or unit.text[:1] in _OPENING)
        ),
        len(units),
    )


def _stands_over_text(units: list[Unit], kinds: list[BlockKind], i: int, flat: bool) -> bool:
    """Whether a short line is set apart from what is above, and text follows it."""
    unit = units[i]
    if unit.words > _HEADING_WORDS or unit.last in {",", ";"} or unit.mark:
        return False
    if unit.gap == 0 and i > 0 and not flat:
        above = units[i - 1]
        below = units[i + 1] if i + 1 < len(units) else unit
        between = above.terminal and kinds[i - 1] is BlockKind.PARAGRAPH and below.gap == 0
        marked = above.mark and kinds[i - 1] is BlockKind.FURNITURE
        if not (marked or (between and below.prose)):
            return False
    j = i + 1
    while j < len(units) and (units[j].mark or kinds[j] is BlockKind.FURNITURE):
        # What belongs to the page may stand between, but not the end of it.
        if units[j].mark is Mark.MENU:
            return False
        j += 1
    if j >= len(units):
        return False
    if kinds[j] is BlockKind.HEADING:
        return units[j].gap > 0 or units[j - 1].mark is Mark.HOUR
    return kinds[j] is BlockKind.PARAGRAPH


def _may_open(
    units: list[Unit], kinds: list[BlockKind], i: int, title: int | None, words: FrameWords
) -> bool:
    """Whether a short line before the first paragraph is a heading, not a rubric or a signature."""
    unit = units[i]
    bare = fold(unit.text.strip(" .:!?"))
    if title is None and i == 0:
        return False
    if bare in words.headings:
        return True
    rubric = bare in words.genres or words.menu.match(bare) is not None or is_name(unit, words)
    if rubric and (kinds.count(BlockKind.HEADING) < _SERIES or not _is_alone(units, i)):
        return False
    if units[i - 1].mark is Mark.HOUR:
        return True
    # In one block with a byline or a date, a line belongs to them.
    run = _run(units, i)
    signed = any(units[j].mark and units[j].mark is not Mark.HOUR for j in run)
    if len(run) > 1 and signed and unit.last != "?":
        return False
    return unit.words <= 9 and kinds[i + 1] is not BlockKind.FURNITURE


def _is_alone(units: list[Unit], i: int) -> bool:
    return units[i].gap > 0 and i + 1 < len(units) and units[i + 1].gap > 0 and units[i + 1].prose


def _run(units: list[Unit], i: int) -> range:
    """The units around one without a blank line between them."""
    first, last = i, i + 1
    while first > 0 and units[first].gap == 0:
        first -= 1
    while last < len(units) and units[last].gap == 0:
        last += 1
    return range(first, last)


def _settle_short_lines(
    units: list[Unit], kinds: list[BlockKind], title: int | None, words: FrameWords
) -> None:
    """Short lines under a quotation or in a list: text where what is above is text."""
    for i in range(1, len(units)):
        unit = units[i]
        if kinds[i] is not BlockKind.FURNITURE or (unit.mark and unit.mark is not Mark.DATE):
            continue
        if kinds[i - 1] is not BlockKind.PARAGRAPH or unit.terminal or unit.words > 18:
            continue
        if is_attribution(units[i - 1], unit) or (
            unit.mark is None and unit.gap == 0 and units[i - 1].last == ":"
        ):
            kinds[i] = BlockKind.PARAGRAPH
    if not any(kind in _READ for kind in kinds):
        _rescue(units, kinds, title, words)


def is_attribution(above: Unit, unit: Unit) -> bool:
    """Whether a line names who said the quotation above it: "Donald Tusk, samedi, à Gdansk"."""
    if not _QUOTED.match(above.text) or unit.words > 18 or unit.terminal:
        return False
    dashed = _ATTRIBUTION.match(unit.text) is not None
    named = _NAMED.match(unit.text) is not None
    return (unit.gap == 0 and unit.text[:1].isupper()) or ((dashed or named) and unit.gap <= 1)


def _rescue(
    units: list[Unit], kinds: list[BlockKind], title: int | None, words: FrameWords
) -> None:
    """A text without a full stop: its one line is read rather than lost."""
    loose = [i for i, unit in enumerate(units) if not unit.mark and i != title and unit.words >= 4]
    for i in loose if len(loose) <= 2 else ():
        if furniture(units[i], words) is None and (title is None or i > title):
            kinds[i] = BlockKind.PARAGRAPH


def _find_standfirst(units: list[Unit], kinds: list[BlockKind], title: int | None) -> None:
    """What stands between title and byline or date, or is set apart right under the title."""
    if title is None:
        return
    for i in range(title + 1, len(units)):
        if kinds[i] is BlockKind.PARAGRAPH:
            below = units[i + 1] if i + 1 < len(units) else None
            if below and below.mark in {Mark.DATE, Mark.BYLINE, Mark.CAPTION}:
                kinds[i] = BlockKind.STANDFIRST
            return
        if kinds[i] is BlockKind.HEADING:
            return
        unit = units[i]
        if unit.mark is None and unit.words >= 10 and not unit.terminal:
            kinds[i] = BlockKind.STANDFIRST
            return
