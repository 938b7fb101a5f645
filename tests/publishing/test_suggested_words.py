"""Suggestions are YAML that loads, whatever stands in them."""

import io
from datetime import UTC, datetime

import pytest
import yaml

from garant.model import SuggestedFor, Suggestion
from garant.ontology import load_ontology
from garant.publishing import write_suggestions

NASTY = [
    'a "quoted" name',
    "- item: [unclosed",
    "# no comment",
    "line\nbreak\r\n\u2028\u0085 and \x00\x1b[31m control",
    "back\\slash: yes",
    "…« l’été »\u202e\ufeff",
    "{form: , example: x}",
    "---",
]


def suggestion(wanted=SuggestedFor.NAME, words="Fjordheim", **fields):
    given = {
        "code": "NOR",
        "read": "DNK",
        "sentence": "Le Fjordheim refuse.",
        "language": "fr",
        "act": "abcdefghijkl",
        "who": "Anna",
        "why": "",
        "recorded": datetime(2025, 9, 4, tzinfo=UTC),
    }
    return Suggestion(wanted=wanted, words=words, **given | fields)


def written(*suggestions):
    out = io.StringIO()
    write_suggestions(suggestions, out)
    return out.getvalue()


@pytest.mark.parametrize("nasty", NASTY)
def test_whatever_stands_in_them_they_load(nasty, tmp_path):
    fields = {"sentence": nasty, "who": nasty, "why": nasty}
    found = [suggestion(words=nasty, **fields)]
    found += [suggestion(wanted, code="NOR", words="x", **fields) for wanted in SuggestedFor]
    path = tmp_path / "mine.yaml"
    path.write_text(written(*found), "utf-8")

    names = load_ontology(path).parties["NOR"].words["fr"]["names"]
    assert "x" in names
    assert any(name.split()[0] in nasty for name in names)


def test_a_name_stands_once_with_each_correction_of_it():
    text = written(
        suggestion(),
        suggestion(who="Boris", language=None, read=""),
        suggestion(code="SWE"),
        suggestion(language="en"),
    )

    assert {
        "parties": {
            "NOR": {
                "words": {"fr": {"names": ["Fjordheim"]}, "en": {"names": ["Fjordheim"]}},
            },
            "SWE": {"words": {"fr": {"names": ["Fjordheim"]}}},
        }
    } == yaml.safe_load(text)
    assert '# "Fjordheim" read as DNK, is NOR; act or statement abcdefgh, Anna, 2025-09-04' in text
    assert '# "Fjordheim" not read, is NOR; act or statement abcdefgh, Boris, 2025-09-04' in text


@pytest.mark.parametrize(
    ("wanted", "code", "expected"),
    [
        (SuggestedFor.PREDICATE, "commit ready", {"kind": "commit", "firmness": "ready"}),
        (SuggestedFor.PREDICATE, "oppose", {"kind": "oppose"}),
        (SuggestedFor.CAPABILITY, "arms", {"code": "arms"}),
        (SuggestedFor.CONDITION, "ceasefire", {"code": "ceasefire"}),
    ],
)
def test_what_is_to_be_filled_in_has_the_form_of_the_words_files(wanted, code, expected):
    text = written(suggestion(wanted, code=code, words="", why="see: {this}"))

    assert yaml.safe_load(text) is None
    lines = text.splitlines()
    uncommented = [line[2:] for line in lines[lines.index("# groups:") :]]
    (group,) = yaml.safe_load("\n".join(uncommented))["groups"].values()
    assert expected | {"entries": [{"form": None, "example": "Le Fjordheim refuse."}]} == group


def test_no_more_is_quoted_than_a_sentence():
    text = written(suggestion(sentence="Le Fjordheim refuse. " * 100))

    assert 500 > max(len(line) for line in text.splitlines())
    assert text.count("refuse") < 20
