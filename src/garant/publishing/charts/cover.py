"""What each need rests on: how many parties offer it, and on which footing."""

from garant.publishing.charts.legend import legend
from garant.publishing.charts.shapes import (
    FOOTING_INK,
    LINE,
    QUIET,
    Chart,
    Line,
    Shape,
    Words,
    tile,
)
from garant.publishing.guarantee_views import BoardView, CoverView
from garant.publishing.labels import Labels

_LEFT, _RIGHT, _ROW, _TOP, _FOOT = 262, 34, 22, 10, 34
_WIDTH = 760
_LETTERS = 37
_TILE = 13


def cover_chart(board: BoardView, labels: Labels) -> Chart:
    """Draw how many parties stand on which footing, need by need: a tile for each."""
    counted = [(need, _counts(need)) for need in board["needs"]]
    most = max((sum(counts.values()) for _, counts in counted), default=1) or 1
    step = min((_WIDTH - _LEFT - _RIGHT) / most, _TILE + 4)
    shapes: list[Shape] = []
    y: float = _TOP
    for need, counts in counted:
        told = _need(need, labels)
        shown = told if len(told) <= _LETTERS else told[: _LETTERS - 1].rstrip() + "…"
        shapes.append(Words(_LEFT - 10, y + 14, shown, 11.5, anchor="end"))
        x: float = _LEFT
        for footing, count in counts.items():
            for _ in range(count):
                shapes += tile(footing, x, y + 3, min(_TILE, step - 1))
                x += step
        total = sum(counts.values())
        word = str(total) if total else labels("charts", "nobody")
        shapes += [
            Words(x + 4, y + 14, word, 11, QUIET),
            Line(0, y + _ROW - 1, _WIDTH, y + _ROW - 1, LINE, 0.5),
        ]
        y += _ROW
    shapes += legend(labels, _LEFT, y + 10)
    missing = [_need(need, labels) for need in board["needs"] if need["reach"] == "nobody"]
    told = (
        labels("charts", "cover_told").format(names=", ".join(missing))
        if missing
        else labels("charts", "cover_told_all")
    )
    return Chart(
        name="cover",
        title=labels("charts", "cover"),
        told=told,
        width=_WIDTH,
        height=round(y + _FOOT),
        shapes=tuple(shapes),
        columns=(labels("charts", "need"), *(labels("footings", one) for one in FOOTING_INK)),
        rows=tuple(
            (_need(need, labels), *(str(counts[one]) for one in FOOTING_INK))
            for need, counts in counted
        ),
    )


def _counts(need: CoverView) -> dict[str, int]:
    held = [*need["offers"], *need["collectives"]]
    return {one: sum(offer["footing"] == one for offer in held) for one in FOOTING_INK}


def _need(need: CoverView, labels: Labels) -> str:
    told = need["label"].get(labels.language) or next(iter(need["label"].values()))
    return told[:1].upper() + told[1:]
