"""BibTeX and CSL-JSON: read back equal by pybtex, and rendered by citeproc-py."""

import json
import re
import warnings

import pytest
from publishing.exporting.exports import export, views
from pybtex.database import parse_string

from garant.publishing.exporting.bibtex import in_latex

_BACK = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    **{rf"\{sign}": sign for sign in "#$%&_"},
}
_COMMAND = re.compile("|".join(re.escape(command) for command in _BACK))


def from_latex(text):
    return _COMMAND.sub(lambda found: _BACK[found[0]], text)


@pytest.fixture
def documents(ledger):
    return views(ledger, "documents")


def test_pybtex_reads_every_entry_back_equal(ledger, documents):
    found = parse_string(export(ledger, "documents", "bibtex").decode(), "bibtex").entries

    assert [f"garant-{document['key']}" for document in documents] == list(found)
    for document, entry in zip(documents, found.values(), strict=True):
        title = from_latex(entry.fields["title"].removeprefix("{").removesuffix("}"))
        assert " ".join((document["title"] or document["id"]).split()) == title
        assert document["publisher"] == (
            from_latex(entry.fields["howpublished"]) if "howpublished" in entry.fields else None
        )
        if document["published"]:
            year, _, day = document["published"].split("-")
            assert (year, str(int(day))) == (entry.fields["year"], entry.fields["day"])
        else:
            assert "year" not in entry.fields


def test_braces_balance_whatever_a_title_holds():
    for text in ("{", "}", "}{", "\\{", "{\\", "a}b{c\\", "%}", "$", "\\"):
        written = in_latex(text)

        assert written.count("{") == written.count("}")
        assert text == from_latex(written)
        entry = f"@misc{{k,\n title = {{{{{written}}}}}\n}}"
        assert f"{{{written}}}" == parse_string(entry, "bibtex").entries["k"].fields["title"]


def test_what_is_unseen_leaves_a_space():
    assert "a b c" == in_latex("a\x00\r\nb\u2028c\ufeff")


def test_only_addresses_of_the_web_are_cited(ledger):
    written = export(ledger, "documents", "bibtex").decode()

    assert "javascript" not in written
    assert "https://journal.example/a_b1?x=%20y&z=%7B1%7D#%C3%A9" in written


def test_citeproc_renders_every_item(ledger, documents):
    items = json.loads(export(ledger, "documents", "csl"))
    with warnings.catch_warnings():
        # It tells of fields of the style that it does not know.
        warnings.simplefilter("ignore")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        source = CiteProcJSON(items)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        shown = [str(entry) for entry in bibliography.bibliography()]

    assert len(documents) == len(shown)
    for document in documents:
        if document["published"] and document["publisher"]:
            assert any(document["published"][:4] in entry for entry in shown)


def test_csl_items_hold_what_is_known_and_nothing_else(ledger, documents):
    items = json.loads(export(ledger, "documents", "csl"))

    assert len(items) == len({item["id"] for item in items})
    for document, item in zip(documents, items, strict=True):
        assert (document["title"] or document["id"]) == item["title"]
        assert document["publisher"] == item.get("container-title")
        assert ("issued" in item) == (document["published"] is not None)
        assert "author" not in item


def test_nothing_known_is_an_empty_list(empty):
    assert b"" == export(empty, "documents", "bibtex")
    assert [] == json.loads(export(empty, "documents", "csl"))
