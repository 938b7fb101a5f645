"""The briefing through the API: in every form, and never so many at once that pages wait."""

import pytest

from garant.web.api import briefings


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_no_more_briefings_are_set_at_once_than_the_machine_bears(client, monkeypatch, form):
    monkeypatch.setattr(briefings, "PATIENCE", 0.05)
    for _ in range(2):
        assert briefings._AT_ONCE.acquire(timeout=0)
    try:
        refused = client.get(f"/api/v1/briefing?format={form}&language=fr")
        plain = client.get("/api/v1/briefing?format=md&language=fr")
    finally:
        for _ in range(2):
            briefings._AT_ONCE.release()
    after = client.get(f"/api/v1/briefing?format={form}&language=fr")

    assert (503, "10") == (refused.status_code, refused.headers["retry-after"])
    assert "Many briefings are being made" in refused.json()["detail"]
    assert (200, 200) == (plain.status_code, after.status_code)


def test_a_briefing_that_fails_gives_its_turn_back(client, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(briefings, "written_briefing", fail)
        failed = [client.get("/api/v1/briefing?format=pdf").status_code for _ in range(3)]

    assert [500] * 3 == failed
    assert 200 == client.get("/api/v1/briefing?format=pdf").status_code
