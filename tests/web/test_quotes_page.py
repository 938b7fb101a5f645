import re
from html import unescape
from urllib.parse import quote, urlencode

import pytest
from ledger.junk import junk


def page(client, query="", language="en", status=200):
    answer = client.get(f"/{language}/quotes{query}")

    assert status == answer.status_code, answer.text[:500]
    return unescape(answer.text)


def marked(text):
    return re.findall(r"<mark>(.*?)</mark>", text)


def test_without_words_all_statements_are_shown_the_latest_first(client):
    text = page(client)

    assert text.index("L'Allemagne pourrait") < text.index("La France est prête")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_words_that_were_looked_for_are_marked(client, language):
    assert ["soldats"] == list(dict.fromkeys(marked(page(client, "?q=SOLDATS", language))))
    assert ["prête"] == marked(page(client, "?q=prete", language))
    assert ["envoyer 2 000"] == marked(page(client, '?q="envoyer+2+000"', language))


def test_words_of_the_text_itself_are_found_with_their_act(client):
    text = page(client, "?q=fregate")

    assert "in the words of the text" in text
    assert "/en/acts/" in text


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("speaker=macron", "2 000 soldats", "chancelier"),
        ("speaker_party=Germany", "chancelier", "2 000 soldats"),
        ("source=unnamed", "selon un diplomate", "chancelier"),
        ("source=named", "chancelier", "selon un diplomate"),
        ("since=2026-04", "chancelier", "2 000 soldats"),
        ("until=2026-03", "2 000 soldats", "chancelier"),
        ("reviewed=false", "chancelier", "Nothing was found"),
        ("mode=indirect", "chancelier", "Nothing was found"),
        ("mode=direct", "Nothing was found", "chancelier"),
        ("reviewed=true", "Nothing was found", "chancelier"),
    ],
)
def test_statements_are_told_apart_by_who_says_them_how_and_when(client, query, there, not_there):
    text = page(client, f"?{query}")

    assert there in text
    assert not_there not in text


def test_pages_follow_one_another(client, monkeypatch):
    from garant.web.pages import quotes

    monkeypatch.setattr(quotes, "SHOWN", 2)
    first = page(client, "?since=2026")
    second = page(client, "?since=2026&offset=2")

    assert 'rel="next" href="/en/quotes?since=2026&offset=2"' in first
    assert 'rel="prev" href="/en/quotes?since=2026"' in second
    assert not set(re.findall('/en/statements/[^"]*', first)) & set(
        re.findall('/en/statements/[^"]*', second)
    )


def test_nothing_that_can_be_typed_is_an_error(client):
    wrong = []
    for piece in junk(1_000):
        answer = client.get(f"/fr/quotes?q={quote(piece.encode('utf-8', 'replace'))}")
        if answer.status_code != 200:
            wrong.append((piece, answer.status_code))

    assert [] == wrong


def test_what_was_typed_and_what_was_said_stay_text(client):
    text = client.get("/en/quotes?" + urlencode({"q": '"><script>alert(1)</script>'})).text

    assert "<script>alert" not in text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("mode=directly", 400),
        ("since=soon", 400),
        ("speaker_party=Nowhere", 400),
        ("since=2026&until=2025", 400),
        ("document=nothing.txt", 400),
        ("offset=-1", 422),
        ("offset=99999999999999999999", 422),
        ("source=perhaps", 422),
    ],
)
def test_a_mistake_is_a_page_with_a_sentence(client, query, status):
    assert 'class="trouble"' in page(client, f"?{query}", status=status)
