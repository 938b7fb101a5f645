"""Label Studio: every region stands on its words, and the interface knows every label."""

import json
from xml.etree import ElementTree

import pytest
from publishing.exporting.exports import ONTOLOGY, export, material, views, written

from garant import publishing


@pytest.fixture(params=["acts", "statements"])
def thing(request):
    return request.param


def tasks(ledger, thing):
    return json.loads(export(ledger, thing, "labelstudio"))


def regions(ledger, thing):
    return [
        (task, region)
        for task in tasks(ledger, thing)
        for prediction in task["predictions"]
        for region in prediction["result"]
    ]


def interface(thing):
    return ElementTree.fromstring(publishing.labelling_config(thing, ONTOLOGY.capabilities))


def test_every_region_stands_on_its_words(ledger, thing):
    for task, region in regions(ledger, thing):
        value = region["value"]
        words = task["data"]["text"][value["start"] : value["end"]]

        assert words
        if region["type"] != "textarea":
            assert words == value["text"]


def test_a_task_holds_the_text_of_its_document(ledger, thing):
    for task in tasks(ledger, thing):
        assert ledger.document(task["data"]["document_key"]).text == task["data"]["text"]


def test_each_act_and_statement_is_a_region_by_its_key(ledger, thing):
    keys = [region["id"] for _, region in regions(ledger, thing) if region["type"] == "labels"]
    shown = views(ledger, thing)
    wanted = {view["key"] for view in shown if thing == "statements" or view["evidence"]}

    assert len(keys) == len(set(keys))
    assert wanted == {key.partition("-")[0] for key in keys}


def test_the_interface_has_every_control_and_value(ledger, thing):
    controls = {part.get("name"): part for part in interface(thing) if part.get("name")}
    for _, region in regions(ledger, thing):
        control = controls[region["from_name"]]

        assert "text" == region["to_name"] == control.get("toName")
        assert region["type"] == control.tag.lower()
        values = {each.get("value") for each in control}
        assert set(region["value"].get(region["type"], ())) <= values | ({""} - {""})


def test_standing_is_shown_and_an_unnamed_source_is_marked(ledger, thing):
    shown = {view["key"]: view for view in views(ledger, thing)}
    marked = {
        region["id"] for _, region in regions(ledger, thing) if region["from_name"] == "anonymous"
    }

    unnamed = {k for k, v in shown.items() if v["speaker"] and v["speaker"]["anonymous"]}
    assert unnamed == marked
    for _, region in regions(ledger, thing):
        if region["type"] == "labels":
            assert shown[region["id"].partition("-")[0]]["standing"] in region["meta"]["text"]


def test_what_has_no_words_is_left_out_and_counted(ledger):
    _, told = written(material(ledger, "acts"), "labelstudio")

    assert 1 == told.left_out
    assert len(views(ledger, "acts")) == told.count + told.left_out


def test_nothing_known_is_an_empty_list(empty, thing):
    assert [] == tasks(empty, thing)
