"""Web Annotations: as the recommendation has them, and each finds its passage again."""

import json
from hashlib import sha256
from pathlib import Path

import jsonschema_rs
import pytest
from publishing.exporting.exports import export, views

SCHEMA = json.loads((Path(__file__).parent / "annotation_schema.json").read_text("utf-8"))
SAID = ("acts", "statements")


@pytest.fixture(params=SAID)
def thing(request):
    return request.param


def collection(ledger, thing):
    return json.loads(export(ledger, thing, "webannotation"))


def annotations(ledger, thing):
    return collection(ledger, thing)["first"]["items"]


def targets(one):
    """The passages that an annotation is about; none where it is about the whole document."""
    found = one["target"] if isinstance(one["target"], list) else [one["target"]]
    return [each for each in found if each["type"] == "SpecificResource"]


def record(one):
    (body,) = [body for body in one["body"] if "format" in body]
    return json.loads(body["value"])


def tags(one):
    return [body["value"] for body in one["body"] if body["purpose"] == "tagging"]


def test_they_are_as_the_recommendation_has_them(ledger, thing):
    found = list(jsonschema_rs.validator_for(SCHEMA).iter_errors(collection(ledger, thing)))

    assert [] == [f"{error.instance_path}: {error.message[:200]}" for error in found]


def test_every_selector_finds_its_passage(ledger, thing):
    texts = {}
    for one in annotations(ledger, thing):
        for target in targets(one):
            key = target["source"]["schema:identifier"]
            text = texts.setdefault(key, ledger.document(key).text)
            quote, position = target["selector"]
            start, end = position["start"], position["end"]

            assert target["source"]["schema:sha256"] == sha256(text.encode()).hexdigest()
            assert quote["exact"] == text[start:end]
            assert quote["prefix"] == text[max(start - 32, 0) : start]
            assert quote["suffix"] == text[end : end + 32]
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert text.index(whole) == start - len(quote["prefix"])


def test_they_hold_the_records_of_the_api(ledger, thing):
    assert json.loads(json.dumps(views(ledger, thing))) == [
        record(one) for one in annotations(ledger, thing)
    ]


def test_they_count_and_name_each_once(ledger, thing):
    found = collection(ledger, thing)
    names = [one["id"] for one in found["first"]["items"]]

    assert found["id"] == found["first"]["partOf"]
    assert len(views(ledger, thing)) == found["total"] == len(set(names)) == len(names)


def test_what_has_no_words_is_about_the_document(ledger):
    (whole,) = [one for one in annotations(ledger, "acts") if not targets(one)]

    assert "https://journal.example/by-hand" == whole["target"]["id"]
    assert [] == record(whole)["evidence"]


def test_the_source_is_an_address_of_the_web_or_a_name_that_leads_nowhere(ledger):
    for one in annotations(ledger, "acts"):
        for target in targets(one):
            assert not target["source"]["id"].startswith("javascript")


def test_what_nobody_reviewed_is_tagged_so(ledger, thing):
    for one in annotations(ledger, thing):
        assert record(one)["standing"] in tags(one)
        assert "rejected" not in tags(one)


def test_an_unnamed_source_is_tagged_so_and_named_nowhere_else(ledger):
    unnamed = [one for one in annotations(ledger, "statements") if "anonymous" in tags(one)]

    assert unnamed
    for one in unnamed:
        assert record(one)["speaker"]["anonymous"]
        assert "creator" not in one


def test_nothing_known_is_an_empty_collection(empty, thing):
    found = collection(empty, thing)

    assert jsonschema_rs.validator_for(SCHEMA).is_valid(found)
    assert 0 == found["total"]
    assert [] == found["first"]["items"]
