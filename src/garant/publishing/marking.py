"""A document's text as HTML, with what was read marked where it stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from garant.model import Block, Passage


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to mark: where it stands, its classes, what it says when pointed at.

    `anchor` names its place in the page, `reference` is the anchor and the label of the entry that
    tells of it, to stand behind its last words, or nothing.
    """

    passages: tuple[Passage, ...]
    classes: str
    title: str
    anchor: str
    reference: tuple[str, str] | None = None


def marked(text: str, blocks: Sequence[Block], marks: Sequence[Mark]) -> str:
    """The whole text as HTML, cut at every border of a block or a mark.

    Marks may overlap, nest and be in pieces: each cut piece stands in all the marks that cover it,
    the longest outermost.

    Args:
        text: The document's text; all of it is escaped.
        blocks: Its blocks; each gets the class of its kind.
        marks: What to mark.
    """
    length = len(text)
    kinds = {block.passage: block.kind.value for block in blocks}
    spans = [*kinds, *(passage for mark in marks for passage in mark.passages)]
    borders = {0, length}
    for passage in spans:
        borders |= {min(max(passage.start, 0), length), min(max(passage.end, 0), length)}
    opened, closed = _events(marks)
    block_at = {passage.start: passage for passage in kinds}
    pieces: list[str] = []
    active: list[Mark] = []
    begun: set[str] = set()
    block: Passage | None = None
    for start, end in pairwise(sorted(borders)):
        block = block_at.get(start, block)
        if block is not None and block.end <= start:
            block = None
        active = [mark for mark in active if mark not in closed[start]] + opened[start]
        active.sort(key=_length, reverse=True)
        pieces.append(_piece(text[start:end], kinds[block] if block else "", active, begun))
        pieces.extend(_references(closed[end], end))
    return "".join(pieces)


def _events(
    marks: Iterable[Mark],
) -> tuple[defaultdict[int, list[Mark]], defaultdict[int, list[Mark]]]:
    opened: defaultdict[int, list[Mark]] = defaultdict(list)
    closed: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        for passage in mark.passages:
            if passage.start < passage.end:
                opened[passage.start].append(mark)
                closed[passage.end].append(mark)
    return opened, closed


def _length(mark: Mark) -> int:
    return mark.passages[-1].end - mark.passages[0].start


def _piece(words: str, kind: str, active: Sequence[Mark], begun: set[str]) -> str:
    html = escape(words)
    for mark in reversed(active):
        anchor = ""
        if mark.anchor not in begun:
            begun.add(mark.anchor)
            anchor = f' id="{escape(mark.anchor)}"'
        html = (
            f'<mark{anchor} class="{escape(mark.classes)}" title="{escape(mark.title)}">'
            f"{html}</mark>"
        )
    return f'<span class="{kind}">{html}</span>' if kind and kind != "paragraph" else html


def _references(ended: Iterable[Mark], end: int) -> Iterator[str]:
    for mark in ended:
        if mark.reference and mark.passages[-1].end == end:
            anchor, label = mark.reference
            yield f'<a class="ref" href="#{escape(anchor)}">{escape(label)}</a>'
