"""FollowTheMoney and STIX: valid by their own libraries, every reference leads somewhere."""

import json
import subprocess
import sys
import warnings
from uuid import UUID

import pytest
from publishing.exporting.exports import export, lines, views

from garant.publishing.exporting.follow_the_money import said_by, source_notes

VALIDATE = (
    "import sys; from followthemoney.cli.cli import cli; cli(['validate', '-i', sys.argv[1]])"
)
SAID = ("acts", "statements")


@pytest.fixture(scope="module")
def model():
    with warnings.catch_warnings():
        # It tells that a transliteration is not installed.
        warnings.simplefilter("ignore")
        from followthemoney import model

        return model


@pytest.fixture(params=[*SAID, "documents"])
def thing(request):
    return request.param


def entities(ledger, thing):
    return lines(export(ledger, thing, "ftm"))


@pytest.mark.usefixtures("model")
def test_the_library_takes_every_entity_and_loses_no_value(ledger, thing, model):
    for entity in entities(ledger, thing):
        proxy = model.get_proxy(entity, cleaned=False)

        proxy.schema.validate(entity)
        again = proxy.to_dict()
        again["properties"] = {k: sorted(v) for k, v in again["properties"].items()}
        assert entity == again | {"properties": dict(sorted(again["properties"].items()))}
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value), (prop.name, value)


@pytest.mark.usefixtures("model")
def test_every_entity_stands_after_those_that_it_names(ledger, thing, model):
    told = set()
    for entity in entities(ledger, thing):
        proxy = model.get_proxy(entity)
        named = {value for prop, value in proxy.itervalues() if prop.type.name == "entity"}

        assert named <= told
        assert entity["id"] not in told
        told.add(entity["id"])


@pytest.mark.usefixtures("model")
def test_only_what_names_a_party_is_a_mention(ledger):
    found = {
        each["properties"]["name"][0]
        for each in entities(ledger, "acts")
        if each["schema"] == "Mention"
    }

    assert {"=La France", "l'Ukraine", "le Kosovo"} == found


def test_the_tool_itself_finds_nothing_wrong(ledger, thing, tmp_path):
    (tmp_path / "entities.json").write_bytes(export(ledger, thing, "ftm"))
    command = [sys.executable, "-W", "ignore", "-c", VALIDATE, str(tmp_path / "entities.json")]
    done = subprocess.run(command, capture_output=True, check=True)

    assert len(entities(ledger, thing)) == len(lines(done.stdout))


@pytest.mark.usefixtures("model")
def test_events_are_the_acts(ledger):
    acts = {act["key"]: act for act in views(ledger, "acts")}
    events = {
        entity["properties"]["recordId"][0]: entity["properties"]
        for entity in entities(ledger, "acts")
        if entity["schema"] == "Event"
    }

    assert set(acts) == set(events)
    for key, act in acts.items():
        event = events[key]
        assert act["standing"] in event["keywords"]
        assert [act["day"]] * bool(act["day"]) == event.get("date", [])
        assert len({one["code"] for one in act["actors"]}) == len(event["organizer"])
        assert len({one["code"] for one in act["targets"]}) == len(event.get("involved", []))


@pytest.mark.usefixtures("model")
def test_states_have_their_country_and_an_unnamed_source_no_mention(ledger):
    found = entities(ledger, "statements")
    mentions = [each["properties"]["name"][0] for each in found if each["schema"] == "Mention"]

    assert {"l'OTAN"} == set(mentions)
    parties = {
        each["properties"]["name"][0]: each
        for each in entities(ledger, "acts")
        if each["schema"] in ("PublicBody", "Organization")
    }
    assert ["xk"] == parties["Kosovo"]["properties"]["country"]
    assert ["fr"] == parties["France"]["properties"]["country"]
    assert "country" not in parties["NATO"]["properties"]


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        (None, "said by the text itself"),
        (
            {"anonymous": True, "text": "un diplomate", "via": "AFP"},
            "said by a source left unnamed, via AFP",
        ),
        ({"anonymous": False, "code": "FRA", "person": "Macron"}, "said by FRA Macron"),
        ({"anonymous": False, "code": None, "person": None, "text": "Kiev"}, "said by Kiev"),
    ],
    ids=["text", "unnamed", "person", "words"],
)
def test_who_says_so_is_told_and_an_unnamed_source_stays_unnamed(speaker, expected):
    assert expected == said_by(speaker)


def test_how_far_a_document_is_a_source_of_its_own_is_told():
    document = {
        "copies": ["x", "y"],
        "superseded_by": "z",
        "flag": "state media",
        "reliability": "D",
    }
    bare = {"copies": 0, "superseded_by": None, "flag": None, "reliability": None}

    assert ["copies:2", "superseded_by:z", "flag:state media", "reliability:D"] == list(
        source_notes(document)
    )
    assert [] == list(source_notes(bare))


@pytest.mark.usefixtures("model")
def test_doubts_are_told(ledger):
    doubted = {act["key"] for act in views(ledger, "acts") if act["doubts"]}
    told = {
        each["properties"]["recordId"][0]
        for each in entities(ledger, "acts")
        if "doubt: no_date" in each["properties"].get("notes", ())
    }
    notes = [one for one in stix_of(ledger, "acts").objects if one.type == "note"]

    assert doubted == told
    assert doubted == {
        one.external_references[0].external_id for one in notes if "doubt:no_date" in one.labels
    }


def stix_of(ledger, thing):
    import stix2

    return stix2.parse(export(ledger, thing, "stix").decode(), allow_custom=False, version="2.1")


@pytest.mark.parametrize("said", SAID)
def test_stix2_parses_the_bundle_strictly(ledger, said):
    bundle = stix_of(ledger, said)

    assert {"identity", "note", "report"} == {one.type for one in bundle.objects}
    assert 5 == UUID(bundle.id.removeprefix("bundle--")).version
    for one in bundle.objects:
        assert 5 == UUID(one.id.split("--")[1]).version
        assert one.created <= one.modified


@pytest.mark.parametrize("said", SAID)
def test_every_reference_of_a_bundle_leads_to_an_object(ledger, said):
    objects = stix_of(ledger, said).objects
    names = [one.id for one in objects]

    assert len(names) == len(set(names))
    for one in objects:
        assert set(getattr(one, "object_refs", ())) <= set(names)
        assert getattr(one, "created_by_ref", names[0]) in names


@pytest.mark.parametrize("said", SAID)
def test_notes_are_what_was_said_and_marked_by_standing(ledger, said):
    shown = {view["key"]: view for view in views(ledger, said)}
    notes = {
        note.external_references[0].external_id: note
        for note in stix_of(ledger, said).objects
        if note.type == "note"
    }

    assert set(shown) == set(notes)
    for key, view in shown.items():
        note = notes[key]
        assert f"standing:{view['standing']}" in note.labels
        assert note.content
        speaker = view["speaker"]
        if speaker is None or speaker["anonymous"]:
            assert "authors" not in note
        assert ("anonymous" in note.labels) == bool(speaker and speaker["anonymous"])


def test_reports_link_no_address_that_is_none_of_the_web(ledger):
    assert "javascript" not in export(ledger, "acts", "stix").decode()


def test_a_report_refers_to_every_note_of_its_document(ledger):
    objects = stix_of(ledger, "acts").objects
    notes = {one.id for one in objects if one.type == "note"}
    referred = [ref for one in objects if one.type == "report" for ref in one.object_refs]

    assert sorted(notes) == sorted(referred)


def test_nothing_known_is_an_empty_bundle_and_no_entity(empty):
    assert "bundle" == json.loads(export(empty, "acts", "stix"))["type"]
    assert b"" == export(empty, "acts", "ftm")
