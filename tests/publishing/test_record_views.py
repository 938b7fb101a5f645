import json
from dataclasses import replace
from io import StringIO

import pytest
from publishing.records import (
    ACT,
    ACTS,
    BARE,
    CONTRADICTION,
    DOCUMENT,
    DOSSIER,
    ELSEWHERE,
    PASSAGE,
    POSITION,
    REFUSAL,
    STATEMENT,
    STATEMENT_DOSSIER,
    WITHIN,
)

import garant.publishing
from garant import publishing
from garant.model import Passage


def views():
    yield from publishing.view_acts([ACT, REFUSAL])
    yield from publishing.view_quotes([PASSAGE, ELSEWHERE, STATEMENT])
    yield from publishing.view_documents([DOCUMENT, BARE])
    yield from publishing.view_positions([POSITION], ACTS)
    yield from publishing.view_contradictions([CONTRADICTION], ACTS)
    yield publishing.view_dossier(DOSSIER)
    yield publishing.view_statement_dossier(STATEMENT_DOSSIER)


def test_every_view_is_json():
    for shown in views():
        assert shown == json.loads(json.dumps(shown))


def test_moments_are_in_utc_to_the_microsecond():
    assert "2026-01-09T08:30:00.000120Z" == publishing.view_acts([ACT])[0]["recorded"]


def test_an_act_shows_who_stands_behind_it():
    shown = [(act["standing"], act["reviewed"]) for act in publishing.view_acts([ACT, REFUSAL])]

    assert [("accepted", True), ("unreviewed", False)] == shown


def test_a_passage_within_a_statement_is_told_with_the_statement():
    (quote,) = publishing.view_quotes([WITHIN, PASSAGE])

    assert ["act1", "act2"] == quote["acts"]


def test_a_passage_elsewhere_is_told_apart():
    quotes = publishing.view_quotes([PASSAGE, ELSEWHERE])

    assert [STATEMENT.key, None] == [quote["key"] for quote in quotes]


def test_whose_voice_a_stance_is():
    first, second = POSITION.steps
    (shown,) = publishing.view_positions([POSITION], ACTS)
    (unnamed,) = publishing.view_positions(
        [replace(POSITION, steps=(replace(first, leading=replace(first.leading, named=False)),))],
        ACTS,
    )

    assert "own" == shown["steps"][0]["leading"]["voice"]
    assert "text" == shown["steps"][1]["contrary"][0]["voice"]
    assert "unnamed" == unnamed["steps"][0]["leading"]["voice"]
    assert second.contested == shown["steps"][1]["contested"]


def test_every_act_behind_a_view_is_named_once_it_is_needed():
    assert {ACT.key, REFUSAL.key} == set(publishing.acts_behind([POSITION]))
    assert [REFUSAL.key, ACT.key] == list(publishing.acts_behind([CONTRADICTION]))


def test_the_context_is_cut_where_the_evidence_begins_and_ends():
    shown = publishing.view_dossier(DOSSIER)

    assert 10 - len(DOSSIER.before) == shown["start"]
    assert DOSSIER.before + DOSSIER.within + DOSSIER.after == "".join(
        piece["text"] for piece in shown["context"]
    )
    assert [DOSSIER.within[0:25], DOSSIER.within[32:47]] == [
        piece["text"] for piece in shown["context"] if piece["marked"]
    ]


@pytest.mark.parametrize(
    "evidence",
    [
        (Passage(10, 20), Passage(15, 25)),
        (Passage(10, 20), Passage(10, 20)),
        (Passage(30, 40), Passage(10, 20)),
        (Passage(10, 500),),
        (),
    ],
)
def test_marks_that_overlap_or_stand_in_any_order_lose_no_text(evidence):
    words = tuple("" for _ in evidence)
    record = replace(ACT, act=replace(ACT.act, evidence=evidence), words=words)
    shown = publishing.view_dossier(replace(DOSSIER, record=record))

    assert DOSSIER.before + DOSSIER.within + DOSSIER.after == "".join(
        piece["text"] for piece in shown["context"]
    )


def test_a_list_is_json_with_an_object_on_each_line():
    out = StringIO()
    publishing.write_json([{"a": "\u2028\u0085"}, {"b": 1}], out)

    assert '[{"a": "\\u2028\\u0085"},\n{"b": 1}]\n' == out.getvalue()


def test_an_empty_list_is_json_too():
    out = StringIO()
    publishing.write_json([], out)

    assert "[]\n" == out.getvalue()


def test_the_door_hands_out_all_that_it_names():
    assert set() == {name for name in publishing.__all__ if not hasattr(publishing, name)}
    assert set(garant.publishing._HOME_OF) == set(publishing.__all__)
