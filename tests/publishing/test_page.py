import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stand_ins import DOCUMENT, EMPTY_READING, READING, TEXT

from garant.errors import WordsError
from garant.model import Condition, Firmness, Kind, Mode, Passage
from garant.publishing import write_html
from garant.publishing.labels import load_labels
from garant.publishing.marking import Mark, marked


def page(readings, **options):
    out = StringIO()
    write_html(readings, out, **options)
    return out.getvalue()


class Reader(HTMLParser):
    """Gathers what a browser would show and do."""

    VOID = ("meta", "br")

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.ids, self.links, self.words, self.open = [], [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if "href" in attributes:
            self.links.append(attributes["href"])
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert tag == self.open.pop()

    def handle_data(self, words):
        self.words.append(words)


def test_the_page_is_well_formed_and_every_inner_link_arrives():
    read = Reader(page([READING, EMPTY_READING]))

    assert [] == read.open
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)


def test_the_page_has_no_script_and_its_policy_allows_its_own_style_alone():
    html = page([READING])
    style = re.search(r"<style>(.*)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert "<script" not in html
    assert " style=" not in html
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html


def test_statements_and_acts_are_marked_in_the_text():
    html = page([READING])

    assert re.search(r'<mark id="d1-a2-t" class="act refuse"[^>]*>Rome ne compte pas', html)
    assert re.search(r'<mark id="d1-s1-t" class="statement indirect"', html)


def test_what_a_document_says_is_text_not_markup():
    attack = '<script>alert(1)</script><img src=x onerror="alert(1)">"\'&'
    document = replace(
        DOCUMENT, title=attack, publisher=attack, id=attack, language=attack, url=attack
    )

    read = Reader(page([replace(READING, document=document)]))

    assert {"script", "img"} & set(read.tags) == set()
    assert attack in "".join(read.words)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " javascript:x", "//x"])
def test_only_web_addresses_are_links(url):
    read = Reader(page([replace(READING, document=replace(DOCUMENT, url=url))]))

    assert url not in read.links
    assert url.strip() in "".join(read.words)


def test_labels_and_parties_are_named():
    html = page([READING])

    assert "s’engage · engagé" in html
    assert "<strong>Suède</strong>" in html
    assert "cessez-le-feu" in html
    assert "publié le 6 janvier 2026" in html


def test_an_unknown_language_of_labels_is_one_clear_error():
    with pytest.raises(WordsError, match="ask for fr"):
        page([READING], language="xx")


@pytest.mark.parametrize(
    ("group", "codes"),
    [("kinds", Kind), ("firmness", Firmness), ("conditions", Condition), ("modes", Mode)],
)
def test_every_code_has_a_label(group, codes):
    assert {code.value for code in codes} == set(load_labels("fr").group(group))


passages = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(
    lambda pair: Passage(*sorted(pair))
)
marks = st.lists(st.lists(passages, min_size=1, max_size=3), max_size=6).map(
    lambda groups: [
        Mark(tuple(sorted(group)), "act", "x", f"t{n}", (f"e{n}", ""))
        for n, group in enumerate(groups)
    ]
)


@given(marks)
def test_marks_may_overlap_in_any_way_and_the_text_stays_whole(drawn):
    read = Reader(marked(TEXT, DOCUMENT.blocks, drawn))

    assert TEXT == "".join(read.words)
    assert [] == read.open
    assert len(read.ids) == len(set(read.ids))
