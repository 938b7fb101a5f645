"""Relative clauses that a small parser took for the main one, hung where they belong."""

import pytest
from reading.parse_rows import parse_of

from garant.reading.relatives import mend_relatives

FIN = "VerbForm=Fin"
WHOSE = "Poss=Yes|PronType=Rel"


@pytest.mark.parametrize(
    ("rows", "heads", "deps"),
    [
        (
            [
                ("Chile", "PROPN", "", "vocative", 4),
                (",", "PUNCT", "", "punct", 0),
                ("whose", "PRON", WHOSE, "nmod:poss", 3),
                ("ships", "NOUN", "", "nsubj", 4),
                ("patrol", "VERB", FIN, "ROOT", 4),
                (",", "PUNCT", "", "punct", 6),
                ("offered", "VERB", FIN, "conj", 4),
                ("jets", "NOUN", "", "obj", 6),
            ],
            [6, 0, 3, 4, 0, 6, 6, 6],
            ["nsubj", "acl:relcl", "ROOT"],
        ),
        (
            [
                ("Thank", "VERB", FIN, "ROOT", 0),
                ("Oslo", "PROPN", "", "obj", 0),
                (",", "PUNCT", "", "punct", 4),
                ("which", "PRON", "PronType=Rel", "nsubj", 4),
                ("pays", "VERB", FIN, "ccomp", 0),
                ("and", "CCONJ", "", "cc", 6),
                ("helps", "VERB", FIN, "conj", 4),
            ],
            [0, 0, 4, 4, 1, 6, 4],
            ["ROOT", "acl:relcl", "conj"],
        ),
    ],
)
def test_a_relative_clause_hangs_on_its_noun(rows, heads, deps):
    parse = parse_of(rows)

    mend_relatives(parse)

    assert (heads, deps) == (parse.heads, [parse.deps[0], parse.deps[4], parse.deps[6]])


def test_a_clause_that_closes_the_sentence_stays_where_it_is():
    rows = [
        ("Chile", "PROPN", "", "nsubj", 4),
        (",", "PUNCT", "", "punct", 4),
        ("whose", "PRON", WHOSE, "nmod:poss", 3),
        ("ships", "NOUN", "", "nsubj", 4),
        ("patrol", "VERB", FIN, "ROOT", 4),
        (",", "PUNCT", "", "punct", 6),
        ("too", "ADV", "", "advmod", 4),
    ]
    parse = parse_of(rows)

    mend_relatives(parse)

    assert [4, 4, 3, 4, 4, 6, 4] == parse.heads
