"""The page on the API tells what there is, and its examples work."""

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
ASKED = re.findall(r"127\.0\.0\.1:8000(/api/v1/[^\s'`]*)'", PAGE)


@pytest.mark.parametrize("path", ASKED)
def test_an_example_works(client, path):
    assert 200 == client.get(path).status_code


def test_there_are_examples():
    assert 6 <= len(ASKED)


def test_every_endpoint_is_told_of(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]

    assert [] == [path for path in paths if f"`{path.removeprefix('/api/v1')}`" not in PAGE]


def test_every_status_is_told_of(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    told = {
        int(each) for row in re.findall(r"^\| ([\d, ]+) \|", PAGE, re.M) for each in row.split(",")
    }
    answered = {
        int(status)
        for path in paths.values()
        for method in path.values()
        for status in method["responses"]
        if int(status) >= 400
    }

    assert set() == answered - told
