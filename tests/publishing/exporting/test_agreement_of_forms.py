"""All forms of one thing name the same, twice the same, and mark what nobody reviewed."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import pandas
import pytest
from publishing.exporting.exports import (
    THINGS,
    answers_of,
    export,
    lines,
    material,
    views,
    written,
)

from garant import publishing
from garant.answers import material_of
from garant.ledger import Asked
from garant.publishing import EXPORT_FORMS, ExportPiece
from garant.publishing.exporting.forms import forms_of

csv.field_size_limit(10_000_000)
PAIRS = [(thing, name) for thing in THINGS for name in forms_of(thing)]
LONE = "a\ud800b\x00c"


def of_table(data, column):
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""))
    return [row[column] for row in rows]


def keys_of(thing, name, data):
    """The keys that an export names."""
    column = {"acts": "act", "statements": "statement", "documents": "document_key"}[thing]
    match name:
        case "csv":
            return of_table(data, column)
        case "parquet":
            return list(pandas.read_parquet(io.BytesIO(data))["key"])
        case "jsonl":
            return [one["key"] for one in lines(data)]
        case "webannotation":
            bodies = [one["body"][-1] for one in json.loads(data)["first"]["items"]]
            return [json.loads(body["value"])["key"] for body in bodies]
        case "bibtex":
            return [
                line.removeprefix("@misc{garant-").rstrip(",")
                for line in data.decode().splitlines()
                if line.startswith("@misc")
            ]
        case "csl":
            return [item["id"].removeprefix("garant-") for item in json.loads(data)]
        case "stix":
            notes = [one for one in json.loads(data)["objects"] if one["type"] == "note"]
            return [note["external_references"][0]["external_id"] for note in notes]
        case "labelstudio":
            results = [r for t in json.loads(data) for r in t["predictions"][0]["result"]]
            return [
                one["id"] for one in results if one["type"] == "labels" and "-" not in one["id"]
            ]
        case "plover":
            return [one["id"] for one in lines(data)]
    return None


def has_a_place(thing, name, view):
    """Whether a form has a place for it: what it has none for is counted as left out."""
    if name == "plover":
        return view["day"] is not None
    return thing != "acts" or not EXPORT_FORMS[name].texts or bool(view["evidence"])


@pytest.mark.parametrize(
    ("thing", "name"),
    [(thing, name) for thing, name in PAIRS if thing not in ("positions", "cover", "deletions")],
)
def test_every_form_names_what_the_api_names(ledger, thing, name):
    wanted = [view["key"] for view in views(ledger, thing) if has_a_place(thing, name, view)]
    data, told = written(material(ledger, thing), name)
    found = keys_of(thing, name, data)

    assert len(wanted) == told.count
    if found is not None:
        assert sorted(wanted) == sorted(found)


@pytest.mark.parametrize(("thing", "name"), PAIRS)
def test_the_same_ledger_gives_the_same_bytes(ledger, restored, thing, name):
    first = export(ledger, thing, name)

    assert first == export(ledger, thing, name)
    assert first == export(restored, thing, name)


def unzipped(data):
    """What is in a zip; anything else as it is."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize(
    ("thing", "name"), [pair for pair in PAIRS if pair[0] in ("acts", "statements")]
)
def test_what_nobody_reviewed_is_marked_whatever_the_form(ledger, thing, name):
    asked = Asked(reviewed=False)
    made = material_of(answers_of(ledger), thing, asked)
    data, told = written(made, name)
    if name == "parquet":
        data = pandas.read_parquet(io.BytesIO(data)).to_csv().encode()
    data = unzipped(data)

    assert told.count
    assert data.decode().count("unreviewed") >= told.count
    reviewed = written(material_of(answers_of(ledger), thing, Asked(reviewed=True)), name)
    if name != "parquet":
        assert reviewed[1].count
        assert b"unreviewed" not in unzipped(reviewed[0])


@pytest.mark.parametrize(("thing", "name"), [pair for pair in PAIRS if pair[0] != "cover"])
def test_half_signs_and_nul_spoil_no_form(ledger, thing, name):
    def spoilt(value, field=""):
        kept = ("key", "kind", "firmness", "day", "published", "recorded", "standing", "language")
        if isinstance(value, str) and field not in kept and not field.endswith("code"):
            return (
                value + LONE if field in ("text", "title", "publisher", "person", "id") else value
            )
        if isinstance(value, dict):
            return {name: spoilt(each, name) for name, each in value.items()}
        return [spoilt(each, field) for each in value] if isinstance(value, list) else value

    made = material(ledger, thing)

    def pieces(by_document):
        for piece in made.pieces(by_document):
            yield ExportPiece(spoilt(piece.view), piece.updated)

    data, told = written(replace(made, pieces=pieces), name)

    assert told.count
    if name == "parquet":
        assert len(pandas.read_parquet(io.BytesIO(data)))
    else:
        unzipped(data).decode("utf-8")


@pytest.mark.parametrize("name", ["csv", "jsonl", "webannotation", "plover", "ftm", "labelstudio"])
def test_forms_are_written_as_pieces_come(ledger, name):
    made = material(ledger, "acts")
    some = [each for each in made.pieces(True) if len(json.dumps(each.view)) < 10_000]
    out = io.BytesIO()
    held = []

    def pieces(_):
        for place in range(4_000):
            if place % 1_000 == 999:
                held.append(out.tell())
            yield some[place // 100 % len(some)]

    first = publishing.export_form("acts", name)
    publishing.write_export(replace(made, pieces=pieces), first, out)

    # Nothing is gathered first: by then, most of what came before is written.
    assert 0 < held[1] < held[2] < held[3]


def test_every_form_is_one_of_something():
    for form in EXPORT_FORMS.values():
        assert set(form.things) <= set(THINGS)
        assert publishing.export_form(form.things[0], form.name) is form
