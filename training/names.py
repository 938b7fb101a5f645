"""Where treebanks mark names: in the last column as GUM does, or in a file beside it as UNER does.

GUM marks every mention, "the senator" too; a name is what hangs together around a proper noun.
"""

import gzip
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from conllu import Annotated, Columns, Sentence

UNKNOWN = "-"
"""Marks a word of which nobody has said whether it belongs to a name."""

_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_BRACKET = re.compile(r"\([^()]*\)?|\d+\)")
_TOGETHER = ("flat", "compound", "amod", "nummod", "punct")
_WITHIN = ("PROPN", "ADJ", "NOUN", "NUM", "VERB")

Span = tuple[int, int, str]


def mark(sentence: Sentence, spans: list[Span]) -> None:
    """Mark names in a sentence, the longest of nested ones; changed in place."""
    for start, end, kind in sorted(spans, key=lambda span: span[0] - span[1]):
        if not any(token.name for token in sentence[start:end]):
            for i in range(start, end):
                sentence[i].name = f"{'I' if i > start else 'B'}-{kind}"


def forget(sentence: Sentence) -> None:
    """Say of proper nouns outside names that nothing is known; changed in place."""
    for token in sentence:
        if token.pos == "PROPN" and not token.name:
            token.name = UNKNOWN


def mentioned(sentence: Annotated, types: Mapping[str, str]) -> list[Span]:
    """The names among the mentions that GUM marks."""
    return [
        (*span, types[kind])
        for start, end, kind in _mentions(sentence.words)
        if kind in types and (span := _name(sentence.words, start, end, types[kind]))
    ]


def _mentions(words: list[Columns]) -> Iterator[Span]:
    opened: list[tuple[str, int, str]] = []
    for i, columns in enumerate(words):
        match = _ENTITY.search(columns[9])
        for bracket in _BRACKET.findall(match[1]) if match else ():
            if not bracket.startswith("("):
                number = bracket[:-1]
                held = next((row for row in reversed(opened) if row[0] == number), None)
                if held is not None:
                    opened.remove(held)
                    yield held[1], i + 1, held[2]
                continue
            number, kind = (*bracket.strip("()").split("-"), "")[:2]
            if bracket.endswith(")"):
                yield i, i + 1, kind
            else:
                opened.append((number, i, kind))


def _name(words: list[Columns], start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The words of a mention that name: its head with what is written in capitals around it."""
    heads = [i for i in range(start, end) if not start <= int(words[i][6]) - 1 < end]
    if len(heads) != 1 or words[heads[0]][3] != "PROPN":
        return None
    head = heads[0]
    if kind == "PER":
        determined = any(
            int(words[i][6]) - 1 == head and words[i][7] == "det" for i in range(start, end)
        )
        if determined or "Number=Plur" in words[head][5]:  # "the Emperor", "Texans"
            return None
    kept = {head}
    for _ in range(2):
        for i in range(start, end):
            label = words[i][7].split(":")[0]
            if int(words[i][6]) - 1 in kept and label in _TOGETHER and _proper(words[i]):
                kept.add(i)
    first, last = min(kept), max(kept) + 1
    while first < last and words[first][3] in ("DET", "PUNCT"):
        first += 1
    while last > first and words[last - 1][3] == "PUNCT":
        last -= 1
    return first, last


def _proper(columns: Columns) -> bool:
    if columns[7] == "nmod:desc":
        return False
    return columns[3] == "PROPN" or (columns[3] in _WITHIN and columns[1][:1].isupper())


def listed(path: Path) -> dict[str, list[str]]:
    """The marks of a file in which every word has its own, by the sentence's id."""
    found: dict[str, list[str]] = {}
    marks: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id = "):
                marks = found.setdefault(line[12:].strip(), [])
            elif "\t" in line:
                marks.append(line.split("\t")[2])
    return found


def taken_over(sentence: Sentence, marks: list[str], kinds: frozenset[str]) -> None:
    """Give a sentence the marks of a file of its own; proper nouns without one are unknown."""
    if len(marks) != len(sentence):
        forget(sentence)
        return
    for token, sign in zip(sentence, marks, strict=True):
        token.name = sign if sign[2:] in kinds else ""
    forget(sentence)
