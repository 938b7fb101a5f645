from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.ledger import words_found
from garant.ledger.words import parse_query, tokens


def marked(query, text):
    return [text[found.start : found.end] for found in words_found(query, text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("elysee", "À l'Élysée, on confirme.", ["Élysée"]),
        ("cessez-le-feu", "après un cessez-le-feu durable", ["cessez-le-feu"]),
        ('"feu durable"', "un feu durable, un feu", ["feu durable"]),
        ("garant*", "La garantie et le garant.", ["garantie", "garant"]),
        ("troupes France OR Allemagne", "troupes d'Allemagne", ["troupes", "Allemagne"]),
        ("troupes -france", "La France, ses troupes", ["troupes"]),
        ("coeur", "Au cœur du cœur", ["cœur", "cœur"]),
        ("zelensky", "ZELENSKY ; Zelenskyy", ["ZELENSKY"]),
        ("élan", "un e\u0301lan", ["e\u0301lan"]),
        ("", "rien", []),
        ('"', 'rien "', []),
        ("\x00", "rien", []),
        ("feu feu", "feu", ["feu"]),
    ],
)
def test_the_words_that_were_looked_for_are_marked(query, text, expected):
    assert expected == marked(query, text)


@given(st.text(max_size=40), st.text(max_size=80))
def test_what_is_marked_stands_in_the_text_in_order_and_nothing_lies_over_another(query, text):
    found = words_found(query, text)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end < other.start for one, other in pairwise(found))


WORDS = ["été", "cœur", "Łódź", "зв'язок", "feu", "2,5", "🙂", "l'OTAN"]


@given(st.lists(st.sampled_from(WORDS), min_size=1))
def test_a_word_that_is_looked_for_is_marked_where_the_index_has_it(words):
    text = " ".join(words)
    query = words[0]
    indexed = tokens(text)
    terms = [term for group in parse_query(query).wanted for term in group]
    if all(any(set(spelling) <= set(indexed) for spelling in term.spellings) for term in terms):
        assert bool(terms) == bool(words_found(query, text))
