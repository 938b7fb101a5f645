"""The structure of a pact as boxes in layers: the whole, its pillars, how they combine, the needs.

Read from left to right: a box holds by those to its right. Each need has a row of its own, whoever
is above it, so that nothing crosses: twelve needs or sixty make the picture longer, not denser. Who
offers stands beside each need in one box, however many they are.

What is named a second time is drawn once, and where it is named again a small box says so. What no
logic reaches is drawn apart, below.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any

from garant.publishing import PactView

# In units of the picture, which are pixels of a screen. That of a letter is for the widest of the
# types that the pages may be shown in, bold.
_LETTER = 7.6
_LINE = 16
_PAD = 10
_ROW_GAP = 10
_COLUMN_GAP = 46
_APART_GAP = 34
_WIDTHS = {"whole": 160, "pillar": 196, "gate": 106, "need": 280, "again": 280}
_OFFERS = 300
_OFFERS_GAP = 14
_BELOW = {"whole": 2, "pillar": 2, "gate": 0, "need": 1, "again": 0}
"""Lines under the label: how its parts combine, whether it holds."""

_MOST_LINES = 3
_BULGE = 22


@dataclass(frozen=True, slots=True)
class Gate:
    """How many of some parts are asked for."""

    least: int
    of: int

    @property
    def form(self) -> str:
        """In a word: `only` one there is, `all` of them, `any`, or `some` of them."""
        if self.of == 1:
            return "only"
        if self.least == self.of:
            return "all"
        return "any" if self.least == 1 else "some"


@dataclass(frozen=True, slots=True)
class Box:
    """A box: `kind` is `whole`, `pillar`, `gate`, `need` or `again` (drawn elsewhere).

    `part` is the name of the need or the pillar, None for the whole and for gates; `label` its
    lines. `apart` tells that no logic reaches it. `line` leads there from the box that holds by it.
    """

    kind: str
    part: str | None
    label: tuple[str, ...]
    gate: Gate | None
    x: int
    y: int
    width: int
    height: int
    apart: bool = False
    line: str = ""

    @property
    def middle(self) -> int:
        """Half of its height down."""
        return self.y + self.height // 2

    @property
    def right(self) -> int:
        """Where it ends."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Lean:
    """That one part does not hold without another: an arrow between their boxes."""

    what: str
    on: str
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture; `offers_x` is where the boxes of those who offer begin, beside each need.

    `apart_y` is where what no logic reaches begins, None where everything is reached.
    """

    width: int
    height: int
    boxes: tuple[Box, ...]
    leans: tuple[Lean, ...]
    offers_x: int
    offers_width: int = _OFFERS
    apart_y: int | None = None


@dataclass(slots=True)
class _Node:
    kind: str
    part: str | None
    label: tuple[str, ...]
    gate: Gate | None = None
    below: "list[_Node]" = field(default_factory=list)
    column: int = 0

    @property
    def height(self) -> int:
        lines = len(self.label) + _BELOW[self.kind]
        return lines * _LINE + (_PAD if self.kind in ("gate", "again") else 2 * _PAD)

    @property
    def tall(self) -> int:
        """How high it is with all that is below it."""
        rows = sum(one.tall for one in self.below) + _ROW_GAP * (len(self.below) - 1)
        return max(self.height, rows if self.below else 0)

    def walk(self) -> "Iterator[_Node]":
        yield self
        for one in self.below:
            yield from one.walk()


def draw_structure(pact: PactView, language: str) -> Picture:
    """Say where the parts of a pact stand in a picture.

    Args:
        pact: The pact.
        language: The language of the labels.
    """
    tree = _Tree(pact, language)
    whole = _Node("whole", None, ("",))
    _fill(whole, pact["logic"], tree)
    apart = tree.apart()
    roots = [whole, *apart]
    for root in roots:
        _set_columns(root, 0 if root is whole else 1)
    last = max((node.column for root in roots for node in root.walk()), default=0)
    for root in roots:
        for node in root.walk():
            if node.kind in ("need", "again"):
                node.column = last
    lefts, offers_x = _lefts(roots, last)
    boxes: list[Box] = []
    y = 2
    apart_y = None
    for root in roots:
        if root is not whole and apart_y is None:
            y += _APART_GAP - _ROW_GAP
            apart_y = y - 10
        boxes += _placed(root, y, lefts, None, apart=root is not whole)
        y += root.tall + _ROW_GAP
    held = {box.part: box for box in boxes if box.part and box.kind != "again"}
    return Picture(
        offers_x + _OFFERS + 2,
        y,
        tuple(boxes),
        tuple(_leans(pact, held)),
        offers_x,
        apart_y=apart_y,
    )


class _Tree:
    """Makes the nodes of a pact, each part once."""

    def __init__(self, pact: PactView, language: str) -> None:
        self._language = language
        self._pillars = {one["name"]: one for one in pact["pillars"]}
        self._needs = {one["name"]: one for one in pact["needs"]}
        self._drawn: set[str] = set()

    def part(self, name: str) -> _Node:
        """The node of a need or a pillar, with all below it; a small one if it is drawn already."""
        pillar, need = self._pillars.get(name), self._needs.get(name)
        kind = "pillar" if pillar else "need"
        words = _text((pillar or need or {"label": {}})["label"], self._language) or name
        if name in self._drawn:
            return _Node("again", name, _wrapped(words, "again")[:1])
        self._drawn.add(name)
        node = _Node(kind, name, _wrapped(words, kind))
        if pillar:
            needs = [one["name"] for one in self._needs.values() if one["pillar"] == name]
            _fill(node, pillar["logic"] or {"all": needs}, self)
        return node

    def apart(self) -> list[_Node]:
        """What nothing has reached so far: pillars first, then single needs."""
        names = [name for name in self._pillars if name not in self._drawn]
        nodes = []
        for name in names:
            own = [one for one in self._needs.values() if one["pillar"] == name]
            if self._pillars[name]["logic"] or any(one["name"] not in self._drawn for one in own):
                nodes.append(self.part(name))
        return nodes + [self.part(name) for name in self._needs if name not in self._drawn]


def _fill(node: _Node, logic: Mapping[str, Any], tree: _Tree) -> None:
    parts = logic.get("all") or logic.get("any") or logic.get("of") or []
    least = len(parts) if "all" in logic else int(logic.get("at_least", 1))
    node.gate = Gate(least, len(parts))
    for one in parts:
        if isinstance(one, str):
            node.below.append(tree.part(one))
        else:
            gate = _Node("gate", None, ("",))
            _fill(gate, one, tree)
            node.below.append(gate)


def _set_columns(node: _Node, column: int) -> None:
    node.column = column
    for one in node.below:
        _set_columns(one, column + 1)


def _lefts(roots: list[_Node], last: int) -> tuple[list[int], int]:
    """Where each column begins, and where those who offer do."""
    widths = [0] * (last + 1)
    for root in roots:
        for node in root.walk():
            widths[node.column] = max(widths[node.column], _WIDTHS[node.kind])
    lefts = [2]
    for width in widths:
        lefts.append(lefts[-1] + width + (_COLUMN_GAP if width else 0))
    return lefts, lefts[last] + widths[last] + _OFFERS_GAP


def _placed(
    node: _Node, top: int, lefts: list[int], parent: Box | None, *, apart: bool
) -> list[Box]:
    y = top + (node.tall - node.height) // 2
    x = lefts[node.column]
    line = ""
    if parent:
        bend = parent.right + _COLUMN_GAP // 2
        line = f"M{parent.right} {parent.middle}H{bend}V{y + node.height // 2}H{x}"
    box = Box(
        *(node.kind, node.part, node.label, node.gate),
        *(x, y, _WIDTHS[node.kind], node.height),
        apart=apart,
        line=line,
    )
    boxes = [box]
    rows = sum(one.tall for one in node.below) + _ROW_GAP * max(len(node.below) - 1, 0)
    below = top + (node.tall - rows) // 2
    for one in node.below:
        boxes += _placed(one, below, lefts, box, apart=apart)
        below += one.tall + _ROW_GAP
    return boxes


def _leans(pact: PactView, held: Mapping[str, Box]) -> Iterator[Lean]:
    for place, lean in enumerate(pact["leans"]):
        what, on = held.get(lean["what"]), held.get(lean["on"])
        if what is None or on is None:
            continue
        # Each a little beside the last, so that arrows into one box can be told apart.
        start, end = what.middle + 8, on.middle - 8 - 4 * (place % 3)
        if what.x == on.x:
            left = what.x - _BULGE - 6 * (place % 3)
            path = f"M{what.x} {start}C{left} {start} {left} {end} {on.x} {end}"
        elif what.x < on.x:
            bend = (what.right + on.x) // 2
            path = f"M{what.right} {start}C{bend} {start} {bend} {end} {on.x} {end}"
        else:
            bend = (what.x + on.right) // 2
            path = f"M{what.x} {start}C{bend} {start} {bend} {end} {on.right} {end}"
        yield Lean(lean["what"], lean["on"], path)


def _wrapped(text: str, kind: str) -> tuple[str, ...]:
    """A label in lines that fit a box; what does not fit is cut, with a sign that it is."""
    letters = int((_WIDTHS[kind] - 2 * _PAD) / _LETTER)
    lines = wrap(text, letters, break_on_hyphens=False) or [""]
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], lines[_MOST_LINES - 1][: letters - 1] + "…"]
    return tuple(lines)


def _text(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")
