"""Parses written by hand: a line for each word, as a treebank prints them."""

from garant.model import Block, BlockKind, Passage
from garant.reading.parse import Parse


def tree(lines: str) -> Parse:
    """One sentence; a line has word, lemma, class, label, head (a place) and perhaps features."""
    rows = [line.split() for line in lines.strip().splitlines()]
    words = [row[0] for row in rows]
    starts, ends, at = [], [], 0
    for word in words:
        starts.append(at - 1 if word[0] in "-,." and at else at)
        ends.append(starts[-1] + len(word))
        at = ends[-1] + (not word.endswith("'"))
    return Parse(
        block=Block(BlockKind.PARAGRAPH, Passage(0, ends[-1])),
        words=words,
        lower=[word.lower() for word in words],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        morphs=[row[5] if len(row) > 5 else "" for row in rows],
        deps=[row[3] for row in rows],
        heads=[int(row[4]) for row in rows],
        starts=starts,
        ends=ends,
        entities=[""] * len(words),
        sentences=[(0, len(words))],
    )


def arc(parse: Parse, word: str) -> tuple[str, str]:
    """The label of a word and the word it hangs on."""
    place = parse.words.index(word)
    return parse.deps[place], parse.words[parse.heads[place]]
