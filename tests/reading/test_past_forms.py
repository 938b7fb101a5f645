"""Past tenses and participles of one form, told apart by what stands around them."""

import pytest

from garant.model import Block, BlockKind, Passage
from garant.reading.parse import Parse
from garant.reading.past_forms import mend_past

FIN = "Tense=Past|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"


def parse_of(rows):
    """A parse from rows of word, class, morphology, label and head."""
    words, pos, morphs, deps, heads = (list(column) for column in zip(*rows, strict=True))
    size = len(rows)
    starts = [sum(len(word) + 1 for word in words[:i]) for i in range(size)]
    return Parse(
        Block(BlockKind.PARAGRAPH, Passage(0, starts[-1] + len(words[-1]))),
        words,
        [word.lower() for word in words],
        [word.lower() for word in words],
        pos,
        morphs,
        deps,
        heads,
        starts,
        [start + len(word) for start, word in zip(starts, words, strict=True)],
        [""] * size,
        [(0, size)],
    )


@pytest.mark.parametrize(
    ("rows", "place", "form"),
    [
        ([("Paris", "PROPN", "", "nsubj", 1), ("announced", "VERB", PART, "ROOT", 1)], 1, "Fin"),
        (
            [
                ("Paris", "PROPN", "", "nsubj", 2),
                ("has", "AUX", "", "aux", 2),
                ("announced", "VERB", PART, "ROOT", 2),
            ],
            2,
            "Part",
        ),
        (
            [
                ("Paris", "PROPN", "", "nsubj", 1),
                ("left", "VERB", FIN, "ROOT", 1),
                ("and", "CCONJ", "", "cc", 3),
                ("returned", "VERB", PART, "conj", 1),
            ],
            3,
            "Fin",
        ),
        (
            [
                ("people", "NOUN", "", "nsubj", 1),
                ("briefed", "VERB", FIN, "ROOT", 1),
                ("there", "ADV", "", "advmod", 1),
                ("said", "VERB", FIN, "parataxis", 1),
            ],
            1,
            "Part",
        ),
        (
            [
                ("ministers", "NOUN", "", "nsubj", 1),
                ("claimed", "VERB", FIN, "ROOT", 1),
                ("Moscow", "PROPN", "", "nsubj", 3),
                ("attacked", "VERB", FIN, "ccomp", 1),
            ],
            1,
            "Fin",
        ),
    ],
)
def test_what_stands_around_a_form_tells_its_tense(rows, place, form):
    parse = parse_of(rows)

    mend_past(parse)

    assert form == parse.feature(place, "VerbForm")
