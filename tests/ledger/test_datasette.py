"""The file of a ledger, opened by another program that knows nothing of Garant."""

import asyncio
import warnings

import pytest
from ledger.made_up import RUN, madrid, paris

from garant.ledger import Ledger
from garant.model import Verdict

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from datasette.app import Datasette


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("datasette") / "garant.db"
    with Ledger.open(f"sqlite:///{path}") as ledger:
        ledger.record([paris(), madrid(), paris("copie.txt")], RUN)
        ledger.review(ledger.acts()[0].key, Verdict.ACCEPT, who="Anna")
    return path


@pytest.fixture(scope="module")
def asked(file):
    """Asks a page of Datasette, and gives its status and its JSON or text."""
    datasette = Datasette([str(file)])

    async def ask(*pages):
        await datasette.invoke_startup()
        return [await datasette.client.get(page) for page in pages]

    def answers(*pages):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return asyncio.run(ask(*pages))

    return answers


def test_every_table_and_view_opens(asked):
    (listed,) = asked("/garant.json")
    names = [table["name"] for table in listed.json()["tables"]]
    names += [view["name"] for view in listed.json()["views"]]
    shown = [name for name in names if not name.startswith("passage_fts_")]

    pages = asked(*(f"/garant/{name}.json?_shape=array" for name in shown))

    assert {"act", "statement", "document", "current_act", "current_statement"} <= set(shown)
    assert [] == [(page.url, page.text) for page in pages if page.status_code != 200]


def test_a_row_leads_to_the_rows_it_refers_to(asked):
    (page,) = asked("/garant/act.json?_shape=array&_labels=on")

    assert {"value": 1, "label": "paris.txt"} in [row["document_id"] for row in page.json()]


def test_passages_are_searched_with_accents_or_without(asked):
    plain, accented, junk = asked(
        "/garant/passage_fts.json?_shape=array&_search=ecart",
        "/garant/passage_fts.json?_shape=array&_search=écart",
        "/garant/passage_fts.json?_shape=array&_search=%22(*",
    )

    rows = [row["rowid"] for row in plain.json()]
    assert rows == [row["rowid"] for row in accented.json()]
    assert {"Nous ne resterons pas à l'écart"} == {row["words"] for row in plain.json()}
    assert [1, 3] == sorted(row["document_id"] for row in plain.json())
    assert 200 == junk.status_code


def test_no_page_offers_a_search_that_finds_nothing(asked):
    (page,) = asked("/garant/passage_words")

    assert 'name="_search"' not in page.text


def test_what_stands_is_read_with_its_words(asked):
    (page,) = asked("/garant/current_act.json?_shape=array&party=ESP")

    (row,) = page.json()
    assert row["words"].startswith("L'Espagne est prête")
    assert ("La Meseta", "2025-10-01", "training") == (
        row["publisher"],
        row["day"],
        row["capability"],
    )
