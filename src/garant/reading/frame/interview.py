"""Interviews: which lines are the interviewer's."""

import re
from collections import Counter

from garant.model import BlockKind
from garant.reading.frame.units import Mark, Unit
from garant.reading.frame.words import FrameWords, fold

_LABEL = re.compile(
    r"(?:([A-ZÀ-ÖØ-Þ][\w'’.-]*(?: [\w'’.-]+){0,4}) ?(?::|\. ?[-–—])\s+|([QRA])\.?\s{2,})(?=\S)"
)
"""The name before a turn: "QUILL: ", "Le Journal. - ", "Q    "."""
_TURN_MARKS = frozenset({None, Mark.MENU, Mark.DATE})
_QUOTATION = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_LONGEST_QUESTION = 60
_LEAST_TURNS = 3


def find_questions(
    units: list[Unit], kinds: list[BlockKind], title: int | None, words: FrameWords
) -> None:
    """Turn the interviewer's lines into questions; without an interview, nothing changes.

    An article of questions and answers by the desk has headings that ask; in an interview somebody
    answers for himself, in the first person.
    """
    if _by_labels(units, kinds, title, words):
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


def _by_labels(
    units: list[Unit], kinds: list[BlockKind], title: int | None, words: FrameWords
) -> bool:
    """A transcript: turns begin with a name, and one name asks."""
    turns: list[tuple[int, str]] = []
    start = -1 if title is None else title
    for i, unit in enumerate(units):
        if unit.mark in _TURN_MARKS and i > start and (found := _LABEL.match(unit.text[:60])):
            turns.append((i, found.group(1) or found.group(2)))
    asking = {label for _, label in turns if _asks(label, words)}
    if asking and len({label for _, label in turns}) > len(asking):
        _mark_turns(units, kinds, [(i, label) for i, label in turns], asking)
        return True
    counts = Counter(label for _, label in turns)
    # "Q" and "A" are hardly anything else, and with them two turns of a name are enough.
    least = 2 if any(len(label) == 1 and n > 1 for label, n in counts.items()) else _LEAST_TURNS
    labels = [label for label, count in counts.items() if count >= least]
    if len(labels) < 2:
        return False
    asked = Counter(label for i, label in turns if units[i].last == "?")
    asker = max(labels, key=lambda label: (asked[label] / counts[label], -len(label)))
    if not asked[asker]:
        return False
    _mark_turns(units, kinds, [turn for turn in turns if turn[1] in labels], {asker})
    return True


def _asks(label: str, words: FrameWords) -> bool:
    """Whether a label itself says that somebody asks: "QUESTION", "Q", "Reporter"."""
    return len(label.split()) <= 2 and fold(label.split()[0]) in words.askers


def _mark_turns(
    units: list[Unit], kinds: list[BlockKind], turns: list[tuple[int, str]], asking: set[str]
) -> None:
    for i, label in turns:
        kinds[i] = BlockKind.QUESTION if label in asking else BlockKind.PARAGRAPH
        units[i].mark = None


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
