"""Both databases find the same rows, whatever is in them and whatever is typed."""

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger.junk import junk
from ledger.search_tables import CHOSEN, TEXTS

from garant.ledger.words import LONGEST_WORD, parse_query, tokens

TRICKY = st.sampled_from(
    [word for text in (*TEXTS, *CHOSEN) for word in text.split()]
    + [
        "a",
        "b",
        "ab",
        "a-b",
        "b-a",
        "oe",
        "œ",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "'",
        "\\",
        ":*",
        "x" * 500,
    ]
)
CHARACTER = st.characters(exclude_categories=["Cs"])
TEXT = st.lists(TRICKY | st.text(CHARACTER, max_size=4), max_size=8).map(" ".join)
WORD = TRICKY | st.text(CHARACTER, max_size=3)
TYPED = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "", "", "-", "NOT ", "OR ", '"', "«", "(", "“", "^", "a OR "]),
        WORD,
        st.sampled_from(["", "", "", "*", " OR", '"', "»", ")", "”", " AND", '"*', ":"]),
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@given(text=st.text(CHARACTER) | TEXT)
@settings(max_examples=200, deadline=None)
def test_the_words_of_any_text_are_those_of_fts5(text, fts5_table):
    assert fts5_table.tokens(text) == tokens(text)


# Few words, so that most queries find something.
COMMON = st.sampled_from(
    ["a", "b", "ab", "a-b", "oe", "œ", "й", "и\u0306", "é", "L’a", "зв'язок", "звʼязок"]
)
DENSE_TEXT = st.lists(COMMON, max_size=6).map(" ".join)
DENSE_TYPED = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "", "", "-", "NOT ", "a OR "]),
        COMMON | st.lists(COMMON, min_size=1, max_size=3).map(" ".join).map('"{}"'.format),
        st.sampled_from(["", "", "*", " OR"]),
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


def meant(query, texts):
    """The rows that a query means, found the plain way."""

    def holds(words, row, prefix):
        spans = (words[start : start + len(row)] for start in range(len(words)))
        if prefix:
            return any(
                len(span) == len(row)
                and span[:-1] == row[:-1]
                and span[-1][:LONGEST_WORD].startswith(row[-1])
                for span in spans
            )
        return row in spans

    def stands(term, text):
        words = tuple(tokens(text))
        return any(holds(words, row, term.prefix) for row in term.spellings)

    return {
        number
        for number, text in enumerate(texts)
        if not query.is_empty
        and all(any(stands(term, text) for term in group) for group in query.wanted)
        and not any(stands(term, text) for term in query.unwanted)
    }


@given(
    texts=st.lists(TEXT, max_size=6) | st.lists(DENSE_TEXT, max_size=6),
    typed=DENSE_TYPED | TYPED | st.text(CHARACTER),
)
@settings(max_examples=400, deadline=None)
def test_both_databases_find_the_rows_that_are_meant(texts, typed, fts5_table, vector_table):
    query = parse_query(typed)
    fts5_table.fill(texts)
    vector_table.fill(texts)

    assert meant(query, texts) == fts5_table.rows(query) == vector_table.rows(query)


@given(text=TEXT, typed=TYPED)
@settings(max_examples=200, deadline=None)
def test_a_text_is_found_by_itself(text, typed, search_table):
    search_table.fill([text, typed])
    query = parse_query("«{}»".format(text.translate(dict.fromkeys(map(ord, '“”„«»"'), " "))))

    assert query.is_empty or 0 in search_table.rows(query)


def test_a_thousand_queries_of_junk_raise_nothing_and_find_the_same(fts5_table, vector_table):
    texts = [*TEXTS, *CHOSEN, "a b c", "a" * 499, "near a b c title words"]
    fts5_table.fill(texts)
    vector_table.fill(texts)
    queries = [parse_query(typed) for typed in junk()]

    assert 1_000 == len(queries)
    assert [fts5_table.rows(query) for query in queries] == [
        vector_table.rows(query) for query in queries
    ]


def test_a_thousand_queries_of_junk_raise_nothing_on_sqlite(fts5_table):
    fts5_table.fill(TEXTS)

    assert 1_000 == sum(isinstance(fts5_table.rows(parse_query(typed)), set) for typed in junk())
