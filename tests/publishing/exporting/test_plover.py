"""PLOVER: only codes of its manual, and never more than an act says."""

from importlib.resources import files

import pytest
import yaml
from publishing.exporting.exports import ONTOLOGY, export, lines, material, views, written

from garant.model import Firmness, Kind
from garant.publishing.exporting import ExportPiece, parties_by_code
from garant.publishing.exporting.plover import plover_record

EVENTS = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "DEMAND",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}
CONTEXTS = {
    "political",
    "military",
    "intelligence",
    "peacekeeping",
    "economic",
    "diplomatic",
    "resource",
    "cultural",
    "disease",
    "enviro_disaster",
    "migration",
    "humanitarian",
    "legal",
    "human_rights",
    "rights_freedoms",
    "gender",
    "lgbt",
    "terrorism",
    "human_security",
    "religion_ethnicity",
    "government",
    "election",
    "legislative",
    "cbrn",
    "cyber",
    "political_institutions",
    "corruption",
    "crime",
    "future",
    "historical",
    "hypothetical",
}
AID_MODES = {"economic", "military", "humanitarian", "asylum"}
TABLE = yaml.safe_load((files("garant.publishing.exporting") / "plover.yaml").read_text("utf-8"))
PARTIES = parties_by_code(
    {"code": party.code, "kind": party.kind.value, "label": dict(party.labels), "members": []}
    for party in ONTOLOGY.parties.values()
)
ACT = {
    "key": "k",
    "day": "2026-03-02",
    "kind": "commit",
    "actors": [{"text": "Paris", "code": "FRA", "person": None}],
    "targets": [{"text": "", "code": "UKR", "person": None}],
    "capability": "arms",
    "firmness": "committed",
    "conditions": [],
    "quantity": None,
    "place": None,
    "time": None,
    "speaker": None,
    "evidence": [{"start": 0, "end": 3, "text": "oui"}],
    "doubts": [],
    "standing": "unreviewed",
    "reviewed": False,
    "recorded": "2026-03-03T08:00:00.000000Z",
    "document": {
        "key": "d",
        "url": None,
        "title": None,
        "language": "fr",
        "publisher": None,
        "copies": 2,
    },
}


def coded(**fields):
    return plover_record(ExportPiece({**ACT, **fields}), PARTIES)


def test_the_table_has_every_kind_and_capability_and_only_codes_of_the_manual():
    assert {kind.value for kind in Kind} == set(TABLE["events"])
    assert set(ONTOLOGY.capabilities) == set(TABLE["capabilities"])
    used = {
        event
        for rungs in TABLE["events"].values()
        for entry in rungs.values()
        for event in entry.values()
    }
    assert used <= EVENTS
    assert used == set(TABLE["quad_codes"])
    rungs = {rung for rungs in TABLE["events"].values() for rung in rungs} - {"other"}
    assert rungs <= {rung.value for rung in Firmness}
    for entry in TABLE["capabilities"].values():
        assert entry["context"] in CONTEXTS
        assert entry.get("mode", "military") in AID_MODES


@pytest.mark.parametrize(
    ("kind", "firmness", "event"),
    [
        ("commit", "delivered", ["AID"]),
        ("commit", "signed", ["SUPPORT"]),
        ("commit", "committed", ["AGREE"]),
        ("commit", "vague", ["AGREE"]),
        ("refuse", "excluded", ["REJECT"]),
        ("request", None, []),
        ("oppose", None, ["ACCUSE"]),
        ("endorse", None, ["SUPPORT"]),
        ("warn", None, ["THREATEN"]),
        ("meet", None, ["CONSULT"]),
        ("sign", None, ["SUPPORT"]),
    ],
)
def test_events_by_kind_and_rung(kind, firmness, event):
    record = coded(kind=kind, firmness=firmness)

    assert event == record["event"]
    assert bool(event) == record["has_event"]
    assert (event == ["AID"]) == ("military" in record["mode"])


def test_all_who_meet_are_the_source():
    record = coded(kind="meet", firmness=None)

    assert ["FRA", "UKR"] == [actor["code"] for actor in record["source"]]
    assert [] == record["recipient"]


def test_what_was_delivered_to_nobody_is_no_aid():
    assert ["AGREE"] == coded(firmness="delivered", targets=[])["event"]
    assert ["AGREE"] == coded(firmness="delivered", capability="guarantee")["event"]
    assert ["AGREE"] == coded(firmness="delivered", capability=None)["event"]


@pytest.mark.parametrize(
    ("kind", "firmness", "conditions", "context"),
    [
        ("commit", "committed", [], ["military", "future"]),
        ("commit", "ready", ["ceasefire"], ["military", "hypothetical"]),
        ("commit", "possible", [], ["military", "hypothetical"]),
        ("commit", "delivered", [], ["military"]),
        ("refuse", "excluded", [], ["military"]),
        ("refuse", "reluctant", [], ["military", "hypothetical"]),
        ("request", None, [], ["military"]),
    ],
)
def test_contexts_tell_what_is_yet_to_come_or_only_may_be(kind, firmness, conditions, context):
    assert context == coded(kind=kind, firmness=firmness, conditions=conditions)["context"]


def test_copies_and_doubts_are_told():
    record = coded(doubts=[{"code": "no_date", "detail": "", "start": None, "end": None}])

    assert (2, ["no_date"]) == (record["copies"], record["doubts"])


def test_actors_are_states_by_their_code_and_bodies_as_igo():
    record = coded(
        actors=[
            {"text": "Paris", "code": "FRA", "person": None},
            {"text": "l'OTAN", "code": "NATO", "person": None},
            {"text": "les volontaires", "code": "COALITION", "person": None},
        ]
    )

    assert ["FRA", "IGO", None] == [actor.get("code") for actor in record["source"]]
    assert ["FRA", "NATO", "COALITION"] == [actor["identifier_id"] for actor in record["source"]]


def test_every_act_with_a_day_is_a_record(ledger):
    data, told = written(material(ledger, "acts"), "plover")
    dated = [act["key"] for act in views(ledger, "acts") if act["day"]]
    undated = len(views(ledger, "acts")) - len(dated)

    assert dated == [record["id"] for record in lines(data)]
    assert (len(dated), undated) == (told.count, told.left_out)
    assert undated


def test_records_have_what_the_manual_asks_for(ledger):
    for record in lines(export(ledger, "acts", "plover")):
        assert {"id", "date", "source", "event"} <= set(record)
        assert set(record["event"]) <= EVENTS
        assert set(record["context"]) <= CONTEXTS
        # The words belong to their publishers: the slot for a whole text stays empty.
        assert "text" not in record
        assert record["standing"]


def test_nothing_known_is_an_empty_file(empty):
    assert b"" == export(empty, "acts", "plover")
