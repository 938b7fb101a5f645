from html import unescape

import pytest


def page(client, query="", language="en", status=200):
    answer = client.get(f"/{language}/changes{query}")

    assert status == answer.status_code, answer.text[:500]
    return unescape(answer.text)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_who_joined_is_told_with_the_sentence_that_made_it(client, language):
    text = page(client, "?from=2026-03-01&to=2026-03-31", language)

    assert "La France est prête à envoyer 2 000 soldats après un cessez-le-feu." in text
    assert "/acts/" in text or "#" in text


def test_who_turned_about_is_told_between_two_days(client):
    text = page(client, "?from=2026-03-15&to=2026-04-30")

    assert "Germany" in text
    assert "from 15 March 2026 to 30 April 2026" in text


def test_without_a_first_day_the_last_month_is_shown(client):
    assert 'name="from" value="2026-03-11"' in page(client)


def test_nothing_between_two_days_is_said(client):
    text = page(client, "?from=2026-03-05&to=2026-03-06")

    assert "Nothing changed." in text


def test_only_a_partys_changes_may_be_asked_for(client):
    text = page(client, "?from=2026-01-01&to=2026-03-31&party=France")

    assert "La France est prête" in text
    assert "Berlin n'enverra" not in text


def test_the_feed_of_the_same_is_named(client):
    text = page(client, "?from=2026-01-01&party=FRA")

    assert "/api/v1/feeds/changes.atom?pact=ukraine&party=FRA&language=en" in text


@pytest.mark.parametrize(
    "query",
    [
        "?from=2026-04-01&to=2026-03-01",
        "?from=someday",
        "?to=9999-99-99",
        "?pact=%2Fetc%2Fpasswd",
        "?party=Nowhere",
        "?from=2026-04-01%00",
    ],
)
def test_a_mistake_is_a_page_with_a_sentence(client, query):
    text = page(client, query, status=400)

    assert 'class="trouble"' in text
    assert "Traceback" not in text


@pytest.mark.parametrize("query", ["?to=0001-01-05", "?from=0001-01-01", "?from=9999-12-31"])
def test_days_at_the_ends_of_time_are_days(client, query):
    page(client, query)
