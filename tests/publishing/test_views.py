import json
from dataclasses import replace
from decimal import Decimal

import pytest
from stand_ins import EMPTY_READING, READING, TEXT

from garant.model import Quantity, Reading
from garant.publishing import view


def test_view_has_the_fields_of_the_contract():
    shown = view(READING)

    assert ["document", "statements", "acts", "doubts"] == list(shown)
    assert ["id", "title", "publisher", "language", "published", "url", "sections"] == list(
        shown["document"]
    )
    assert ["id", "speaker", "mode", "cue", "content", "doubts"] == list(shown["statements"][0])
    assert [
        "id",
        "kind",
        "actors",
        "targets",
        "capability",
        "firmness",
        "conditions",
        "quantity",
        "place",
        "time",
        "speaker",
        "evidence",
        "doubts",
    ] == list(shown["acts"][0])


def test_view_is_json():
    assert view(READING, explain=True) == json.loads(json.dumps(view(READING, explain=True)))


def test_dates_are_iso_and_what_is_not_shown_is_null():
    assert "2026-01-06" == view(READING)["document"]["published"]
    assert {"title": None, "publisher": None, "published": None, "url": None}.items() <= view(
        EMPTY_READING
    )["document"].items()


def test_every_passage_has_the_words_of_the_original_text():
    shown = view(READING, explain=True)
    passages = [statement["content"] for statement in shown["statements"]]
    passages += [passage for act in shown["acts"] for passage in act["evidence"]]
    passages += [clue for act in shown["acts"] for clue in act["clues"]]

    assert [TEXT[p["start"] : p["end"]] for p in passages] == [p["text"] for p in passages]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(Decimal(2000), 2000), (Decimal("2E+9"), 2_000_000_000), (Decimal("1.5"), 1.5)],
)
def test_a_quantity_is_a_number(value, expected):
    act = replace(READING.acts[0], quantity=Quantity(value, "soldats", "beaucoup"))
    shown = view(Reading(READING.document, acts=(act,)))["acts"][0]["quantity"]

    assert {"value": expected, "unit": "soldats", "text": "beaucoup"} == shown


def test_clues_stand_only_where_they_are_asked_for():
    assert "clues" not in view(READING)["acts"][0]
    assert ["predicate", "condition"] == [
        clue["role"] for clue in view(READING, explain=True)["acts"][0]["clues"]
    ]


def test_a_doubt_of_the_frame_that_the_reader_hands_on_is_one_doubt():
    assert ["no_url", "two_parties"] == [doubt["code"] for doubt in view(READING)["doubts"]]


def test_a_content_in_pieces_shows_them():
    whole, pieces = view(READING)["statements"]

    assert "parts" not in whole
    assert ["la Russie s'y oppose", "& toujours"] == [part["text"] for part in pieces["parts"]]
