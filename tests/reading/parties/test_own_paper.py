"""Whose a bare office is on a page that a body of some state publishes."""

import json

import pytest

from garant.library import read

TALK = (
    "Le Président s'est entretenu avec Mme Maia Sandu, Présidente de la République de Moldavie. "
    "Le Président a confirmé que deux radars seraient livrés à l'armée moldave. La Présidente "
    "moldave a déclaré que la mission serait prolongée."
)


@pytest.mark.parametrize(
    ("publisher", "expected"),
    [
        ("Présidence de la République", [None, "MDA"]),
        ("Élysée", ["FRA", "MDA"]),
    ],
)
def test_the_president_of_a_presidency_is_not_the_one_named(tmp_path, publisher, expected):
    path = tmp_path / "a.jsonl"
    record = {"id": "a", "title": "Entretien", "publisher": publisher, "text": TALK, "lang": "fr"}
    path.write_text(json.dumps(record | {"date": "2026-03-03"}) + "\n", "utf-8")
    (reading,) = read(path)

    assert expected == [said.speaker.code for said in reading.statements]
