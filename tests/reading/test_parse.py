"""What a parse tells of its words."""

import pytest
from trees import tree

LINES = """
L'       le        DET   det       1
Italie   Italie    PROPN nsubj     3
a        avoir     AUX   aux:tense 3
dit      dire      VERB  ROOT      3
-elle    elle      PRON  nsubj     3
,        ,         PUNCT punct     3
"""


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 2, "L'Italie"), (2, 5, "a dit-elle"), (0, 6, "L'Italie a dit-elle,"), (3, 3, "")],
)
def test_a_surface_has_spaces_where_the_text_has_them(start, end, expected):
    assert expected == tree(LINES).surface(start, end)


def test_words_that_hang_on_one_another_in_a_circle_hang_on_nothing():
    parse = tree(LINES)
    parse.heads[3] = 1

    parse.hang()

    assert [1] == list(parse.ancestors(0))
