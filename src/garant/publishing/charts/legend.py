"""What the tiles of a chart stand for."""

from garant.publishing.charts.shapes import FOOTING_INK, QUIET, Shape, Words, tile
from garant.publishing.labels import Labels

_SIZE = 12
_LETTER = 6.4


def legend(labels: Labels, x: float, y: float) -> list[Shape]:
    """Every footing with its word, in a row."""
    shapes: list[Shape] = []
    for footing in FOOTING_INK:
        word = labels("footings", footing)
        shapes += tile(footing, x, y, _SIZE)
        shapes.append(Words(x + _SIZE + 5, y + _SIZE - 2, word, 11, QUIET))
        x += _SIZE + 22 + _LETTER * len(word)
    return shapes
