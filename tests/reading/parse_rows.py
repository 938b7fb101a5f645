"""A parse made of rows, for what works on the tree alone; imported there by name."""

from garant.model import Block, BlockKind, Passage
from garant.reading.parse import Parse


def parse_of(rows):
    """A parse from rows of word, class, morphology, label and head."""
    words, pos, morphs, deps, heads = (list(column) for column in zip(*rows, strict=True))
    size = len(rows)
    starts = [sum(len(word) + 1 for word in words[:i]) for i in range(size)]
    lower = [word.lower() for word in words]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    block = Block(BlockKind.PARAGRAPH, Passage(0, ends[-1]))
    entities, whole = [""] * size, [(0, size)]
    return Parse(
        block, words, lower, lower, pos, morphs, deps, heads, starts, ends, entities, whole
    )
