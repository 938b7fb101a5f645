"""Interviews: which lines are the interviewer's."""

import re
from collections import Counter

from garant.model import BlockKind
from garant.reading.frame.units import Mark, Unit
from garant.reading.frame.words import FrameWords, fold
from garant.reading.turns import Turn, find_turns

_TURN_MARKS = frozenset({None, Mark.MENU, Mark.DATE, Mark.BYLINE})
_MOSTLY = 0.5
_PRESS = re.compile(r"[^,(]+, (?:[A-ZÀ-Þ][\w&'.-]*(?: |$)){1,4}$")
"""A label with a paper or a channel behind its comma: "Jonathan Beale, BBC"."""
_QUOTATION = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_LONGEST_QUESTION = 60
_HEADLINES = 3
"""Lines at the top whose colon may be a headline's ("Merz: no troops")."""


def mark_turns(units: list[Unit]) -> dict[int, Turn]:
    """The turns of a transcript by unit; names that fill their line are marked, and are no titles.

    Args:
        units: The units of the text, marked.
    """
    texts = [
        unit.text if unit.mark in _TURN_MARKS and not _headline(unit, i) else ""
        for i, unit in enumerate(units)
    ]
    turns = find_turns(texts)
    for i in turns:
        units[i].mark = Mark.TURN
    return turns


def _headline(unit: Unit, i: int) -> bool:
    return i < _HEADLINES and not unit.terminal and unit.text.rstrip()[-1:] not in {")", ":"}


def find_questions(
    units: list[Unit],
    kinds: list[BlockKind],
    title: int | None,
    words: FrameWords,
    turns: dict[int, Turn],
) -> None:
    """Turn the interviewer's lines into questions; without an interview, nothing changes.

    An article of questions and answers by the desk has headings that ask; in an interview somebody
    answers for himself, in the first person.

    Args:
        units: The units of the text.
        kinds: What each is, changed in place.
        title: The title's unit.
        words: The words of the language.
        turns: The turns of a transcript, by unit.
    """
    if turns:
        _by_turns(units, kinds, turns, words)
        return
    asking = [
        i
        for i, kind in enumerate(kinds)
        if kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}
        and units[i].last == "?"
        and units[i].words <= _LONGEST_QUESTION
        and units[i].words >= 2
    ]
    if not asking or not _is_interview(units, kinds, title, asking, words):
        return
    for i in range(asking[0], len(units)):
        if i in asking or _is_short_turn(units, kinds, i, words):
            kinds[i] = BlockKind.QUESTION


def _by_turns(
    units: list[Unit], kinds: list[BlockKind], turns: dict[int, Turn], words: FrameWords
) -> None:
    """A transcript: who only asks is the interviewer, what others say are paragraphs."""
    starts = sorted(turns)
    ends = [*starts[1:], len(units)]
    asked = Counter(
        turns[i].family for i, end in zip(starts, ends, strict=True) if _asks(units, turns, i, end)
    )
    counts = Counter(turn.family for turn in turns.values())
    asker = max(counts, key=lambda name: (asked[name] / counts[name], counts[name] > 1, -len(name)))
    if asked[asker] / counts[asker] < _MOSTLY or len(counts) < 2:
        asker = ""
    askers = {asker, *(turn.family for turn in turns.values() if _asker(turn.name, words))}
    for i, end in zip(starts, ends, strict=True):
        turn = turns[i]
        asking = _asks(units, turns, i, end)
        # At a briefing one who takes one turn and ends it with a question only asks.
        passing = counts[turn.family] == 1 and not (turn.marked or turn.alone or turn.capitals)
        only = asking and (passing or _single(units[end - 1], turn))
        press = counts[turn.family] == 1 and _PRESS.match(turn.name) is not None
        asks = turn.family in askers or only or press
        for j in range(i, end):
            if j == i or (units[j].mark is None and kinds[j] is not BlockKind.TITLE):
                if j > i and not turn.alone and kinds[j] is BlockKind.HEADING:
                    continue
                kinds[j] = BlockKind.QUESTION if asks else BlockKind.PARAGRAPH
        units[i].mark = None


def _asks(units: list[Unit], turns: dict[int, Turn], i: int, end: int) -> bool:
    """Whether a turn ends in a question: in its first paragraph, or in the one below its name."""
    place = i + 1 if turns[i].alone else i
    return place < end and units[place].last == "?"


def _single(unit: Unit, turn: Turn) -> bool:
    """Whether a turn is a question and nothing else: no sentence of it states anything."""
    words = unit.text if turn.alone else unit.text[turn.begin :]
    return "." not in re.sub(r"\.(?=\S)|\b[A-ZÀ-Þ][a-z]{0,3}\.|\b[A-ZÀ-Þ]\.", "", words)


def _asker(label: str, words: FrameWords) -> bool:
    """Whether a label itself says that somebody asks: "QUESTION", "Q", "Reporter"."""
    return len(label.split()) <= 2 and fold(label.split()[0]) in words.askers


def _is_interview(
    units: list[Unit],
    kinds: list[BlockKind],
    title: int | None,
    asking: list[int],
    words: FrameWords,
) -> bool:
    head = units[: min(asking[0], (title or 0) + 8)]
    said = any(words.interview.match(unit.folded[:200]) for unit in head if unit.words <= 40)
    answers = [i + 1 for i in asking if i + 1 < len(units) and kinds[i + 1] is BlockKind.PARAGRAPH]
    own = sum(_in_first_person(units[i], words) for i in answers)
    if said:
        return bool(answers) and own >= 1
    return len(asking) >= 2 and bool(answers) and own >= 0.6 * len(answers)


def _in_first_person(unit: Unit, words: FrameWords) -> bool:
    outside = _QUOTATION.sub(" ", unit.folded)
    tokens = re.findall(r"[^\W\d_]+'(?:m|ve|d|ll|re)\b|[^\W\d_]+'?", outside)
    return any(token in words.first_person for token in tokens)


def _is_short_turn(units: list[Unit], kinds: list[BlockKind], i: int, words: FrameWords) -> bool:
    """A remark that the interviewer puts instead of a question: "Moscou menace de frapper."."""
    unit = units[i]
    if kinds[i] not in {BlockKind.HEADING, BlockKind.PARAGRAPH} or i + 1 >= len(units):
        return False
    if unit.words > 30 or _in_first_person(unit, words):
        return False
    if kinds[i - 1] is not BlockKind.PARAGRAPH or kinds[i + 1] is not BlockKind.PARAGRAPH:
        return False
    answer = units[i + 1]
    single = not re.search(r"[.!?…]\s", unit.text.rstrip())
    return single and answer.words > unit.words and answer.last != "?"
