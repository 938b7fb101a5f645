import re
from collections import Counter

import pytest

import measure
import score
from garant.ontology import load_ontology

ONTOLOGY = load_ontology()
KINDS = {"commit", "refuse", "request", "oppose", "endorse", "warn", "meet", "sign"}
REFUSED = {"reluctant", "excluded"}
FOLDERS = sorted({sample.path for sample in measure.SAMPLES.values()})
TEXTS = [
    pytest.param(gold, (folder / "texts" / f"{gold['id']}.txt").read_text("utf-8"), id=gold["id"])
    for folder in FOLDERS
    for gold in score.load(folder / "gold.jsonl")
]
ITEMS = [
    pytest.param(item, id=item["id"])
    for suite in measure.POLARITY.values()
    for item in score.load(suite.path)
]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_text_is_annotated_and_every_annotation_has_its_text(folder):
    texts = {path.stem for path in (folder / "texts").glob("*.txt")}

    assert texts == {gold["id"] for gold in score.load(folder / "gold.jsonl")}


@pytest.mark.parametrize(("gold", "text"), TEXTS)
def test_an_anchor_is_two_to_six_words_of_the_text(gold, text):
    anchors = [entry["anchor"] for entry in (*gold["statements"], *gold["acts"])]
    words = score.norm(text)

    assert [] == [
        anchor
        for anchor in anchors
        if score.norm(anchor) not in words or not 1 < len(re.findall(r"\S+", anchor)) < 8
    ]


@pytest.mark.parametrize(("gold", "text"), TEXTS)
def test_an_annotated_act_holds_what_its_kind_holds(gold, text):
    for act in gold["acts"]:
        refused = act["firmness"] in REFUSED

        assert act["kind"] in KINDS
        assert act["actors"]
        assert (act["firmness"] is not None) == (act["kind"] in ("commit", "refuse")), act
        assert refused == (act["kind"] == "refuse"), act
        assert act["quantity"] is None or act["kind"] == "commit", act


@pytest.mark.parametrize(("gold", "text"), TEXTS)
def test_an_annotation_uses_the_codes_of_the_ontology(gold, text):
    parties = {code for act in gold["acts"] for code in (*act["actors"], *act["targets"])}
    speakers = {act["speaker"] for act in gold["acts"]} - {None}
    speakers |= {statement["speaker"]["code"] for statement in gold["statements"]} - {None}

    assert set() == (parties | speakers) - set(ONTOLOGY.parties)
    assert set() == {act["capability"] for act in gold["acts"]} - {*ONTOLOGY.capabilities, None}
    assert set() == {condition for act in gold["acts"] for condition in act["conditions"]} - set(
        ONTOLOGY.conditions
    )


@pytest.mark.parametrize(("gold", "text"), TEXTS)
def test_the_frame_stands_in_the_text(gold, text):
    shown = score.norm(text)
    frame = gold["document"]

    assert [] == [
        line
        for line in (frame["title"], frame["publisher"], *frame["sections"])
        if line and score.norm(line) not in shown
    ]


@pytest.mark.parametrize("item", ITEMS)
def test_an_item_of_a_polarity_suite_can_be_answered(item):
    for wanted in (*item["expect"], *item["forbid"]):
        assert wanted["kind"] in KINDS
        assert wanted["actor"] in ONTOLOGY.parties
        assert wanted.get("capability") in {*ONTOLOGY.capabilities, None}
        assert set() == set(wanted.get("conditions", ())) - set(ONTOLOGY.conditions)
    assert item["expect"] or item["forbid"]
    assert not [
        (wanted, forbidden)
        for wanted in item["expect"]
        for forbidden in item["forbid"]
        if all(wanted.get(name) == value for name, value in forbidden.items())
    ]


SUITES = [*measure.POLARITY.values(), *measure.NO_ACT.values()]


@pytest.mark.parametrize("suite", SUITES, ids=lambda suite: suite.path.name)
def test_no_item_of_a_suite_is_there_twice(suite):
    items = score.load(suite.path)

    assert len(items) == len({item["id"] for item in items})
    assert {1} == set(Counter(item["text"] for item in items).values())
