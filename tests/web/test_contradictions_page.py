from html import unescape

import pytest


def page(client, query="", language="en", status=200):
    answer = client.get(f"/{language}/contradictions{query}")

    assert status == answer.status_code, answer.text[:500]
    return unescape(answer.text)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_both_sides_stand_beside_each_other_with_their_words(client, language):
    text = page(client, "?within_days=60", language)

    assert "Berlin exclut toujours" in text
    assert "L'Allemagne pourrait envoyer des soldats" in text


def test_how_far_apart_is_told(client):
    assert "on one day" in page(client)
    assert "39 days apart" in page(client, "?within_days=60")


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("party=Germany", True),
        ("party=FRA&within_days=0", False),
        ("capability=ground_troops", True),
        ("capability=naval", False),
        ("target=UKR", True),
        ("as_of=2026-03", False),
        ("reviewed=true", False),
    ],
)
def test_whose_and_on_what_can_be_asked(client, query, there):
    assert there == ("Berlin exclut toujours" in page(client, f"?{query}"))


def test_pages_follow_one_another(client, monkeypatch):
    from garant.web.pages import contradictions

    monkeypatch.setattr(contradictions, "SHOWN", 1)

    assert 'rel="next"' in page(client, "?within_days=0400")
    assert 'rel="prev"' in page(client, "?within_days=400&offset=1")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("party=Nowhere", 400),
        ("capability=nothing", 400),
        ("as_of=soon", 400),
        ("within_days=-1", 422),
        ("within_days=1e9", 422),
        ("offset=x", 422),
    ],
)
def test_a_mistake_is_a_page_with_a_sentence(client, query, status):
    assert 'class="trouble"' in page(client, f"?{query}", status=status)
