"""Feeds of changes, read as readers of feeds do."""

import feedparser
import pytest
from told import RUN, Told, reading

from garant.model import Firmness


def feed(client, query=""):
    answer = client.get(f"/api/v1/feeds/changes.atom{query}")
    assert 200 == answer.status_code
    found = feedparser.parse(answer.content)
    assert not found.bozo
    return found


def test_a_feed_is_one_that_readers_read(client):
    found = feed(client)

    assert "atom10" == found.version
    assert found.feed.id
    assert found.feed.title.startswith("Garant")
    assert found.feed.updated == max(entry.updated for entry in found.entries)
    for entry in found.entries:
        assert entry.id.startswith("urn:uuid:")
        assert entry.updated_parsed
        assert entry.title
        assert entry.author


def test_an_entry_shows_its_sentence_and_its_source(client):
    entries = feed(client, "?party=DEU").entries

    assert any("Berlin n'enverra pas de soldats." in one.summary for one in entries)
    assert any("L'Exemple" in one.summary for one in entries)
    for one in entries:
        there = next(link.href for link in one.links if link.rel == "alternate")
        assert 200 == client.get(there.removeprefix("http://testserver")).status_code


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?party=DEU", "Germany"),
        ("?capability=naval", "naval"),
        ("?pact=ukraine&party=DEU", "Germany"),
        ("?party=DEU&language=fr", "Allemagne"),
    ],
)
def test_a_feed_is_of_what_was_asked_for(client, query, told):
    found = feed(client, query)

    assert told.lower() in found.feed.title.lower()
    if "party" in query:
        assert found.entries
        assert all(told in entry.title for entry in found.entries)


def test_entries_keep_their_name_when_more_is_learned(client, web_ledger):
    before = feed(client, "?party=DEU").entries
    told = Told("Berlin n'enverra personne.", "DEU", firmness=Firmness.COMMITTED, target="UKR")
    web_ledger.record([reading("mai.txt", "2026-05-01", told)], RUN)
    after = feed(client, "?party=DEU").entries

    assert {one.id for one in before} < {one.id for one in after}
    assert "mai" not in after[0].id
    assert "committed" in after[0].title
    assert [one.updated for one in after] == sorted((one.updated for one in after), reverse=True)


def test_signs_that_xml_cannot_write_break_no_feed(client, web_ledger):
    words = "Paris enverra\x0b des\x1f soldats <b>&amp; « ]]> » \ufffe."
    told = Told(words, firmness=Firmness.SIGNED, target="UKR")
    web_ledger.record([reading("mai.txt", "2026-05-01", told, publisher="A & <B>")], RUN)
    (entry,) = [one for one in feed(client, "?party=FRA").entries if "signed" in one.title]

    assert "soldats <b>" in entry.summary or "soldats" in entry.summary
    assert "A & <B>" == entry.author


@pytest.mark.parametrize(
    ("query", "status"),
    [("?pact=nothing", 400), ("?party=XXXX", 400), ("?language=de", 422), ("?page=2", 422)],
)
def test_a_feed_that_cannot_be_is_a_problem(client, query, status):
    answer = client.get(f"/api/v1/feeds/changes.atom{query}")

    assert status == answer.status_code
    assert "application/problem+json" == answer.headers["content-type"]
