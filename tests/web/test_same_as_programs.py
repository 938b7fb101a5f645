"""What pages offer to programs is the same answer: each address they name gives it."""

import re
from html import unescape

import pytest

PAGES = [
    "/en/hinges",
    "/en/hinges?part=force&least=committed&as_of=2026-03-31",
    "/en/hinges?without=FRA&condition=ceasefire%3Dyes&part=land&least=possible",
    "/en/changes?from=2026-03-01&party=FRA&capability=ground_troops",
    "/en/changes?from=2026-03-01&to=2026-04-01&reviewed=true",
    "/en/quotes?q=soldats&speaker=macron&mode=indirect&source=named&since=2026&reviewed=false",
    "/en/contradictions?within_days=60&party=Germany&offset=1",
    "/en/map?capability=ground_troops&as_of=2026-03-31&reviewed=true",
]


@pytest.mark.parametrize("page", PAGES)
def test_every_address_for_programs_answers(client, page):
    text = unescape(client.get(page).text)
    links = re.findall(r'href="(/api/v1/[^"]+)"', text)

    assert len(links) >= 2
    for link in links:
        answer = client.get(link)
        assert 200 == answer.status_code, (link, answer.text[:300])


def test_the_page_of_quotes_has_the_sentences_of_the_api(client):
    page = unescape(client.get("/en/quotes?mode=indirect").text)
    quotes = client.get("/api/v1/quotes?mode=indirect").json()

    assert quotes
    assert all(one["content"]["text"] in page for one in quotes)


def test_the_page_of_a_what_if_has_the_reaches_of_the_api(client):
    query = "?without=FRA&as_of=2026-03-31"
    page = unescape(client.get(f"/en/hinges{query}").text)
    found = client.get(f"/api/v1/whatif{query}").json()
    changed = [one["label"]["en"] for one in found["needs"] if one["changed"]]

    assert changed
    assert re.findall(r'<tr class="changed"><th scope="row">([^<]*)</th>\n<td><p', page) == changed
