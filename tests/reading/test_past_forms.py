"""Past tenses and participles of one form, told apart by what stands around them."""

import pytest
from reading.parse_rows import parse_of

from garant.reading.past_forms import mend_past

FIN = "Tense=Past|VerbForm=Fin"
PART = "Tense=Past|VerbForm=Part"


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


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("person", "NOUN", "", "nsubj", 1),
            ("briefed", "VERB", FIN, "ROOT", 1),
            ("there", "ADV", "", "advmod", 1),
            ("said", "VERB", FIN, "parataxis", 1),
        ],
        [
            ("person", "NOUN", "", "ROOT", 0),
            ("briefed", "VERB", FIN, "acl", 0),
            ("there", "ADV", "", "advmod", 1),
            ("said", "VERB", FIN, "parataxis", 1),
        ],
    ],
)
def test_the_verb_of_the_sentence_takes_the_place_of_the_participle(rows):
    parse = parse_of(rows)

    mend_past(parse)

    assert [3, 0, 1, 3] == parse.heads


def test_a_clause_that_a_conjunction_leads_is_not_the_verb_of_the_sentence():
    rows = [
        ("officials", "NOUN", "", "nsubj", 1),
        ("reaffirmed", "VERB", FIN, "ROOT", 1),
        ("support", "NOUN", "", "obj", 1),
        ("as", "ADP", "", "mark", 4),
        ("defends", "VERB", FIN, "advcl", 1),
    ]
    parse = parse_of(rows)

    mend_past(parse)

    assert ([1, 1, 1, 4, 1], "Fin") == (parse.heads, parse.feature(1, "VerbForm"))
