"""The French words of acts: what single sentences of newsroom French tell of."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from garant.model import Act

TABLE: dict[str, list[dict[str, str]]] = yaml.load(
    (Path(__file__).parent / "words_fr.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)

TOLD = [(row["text"], kind, row) for kind, rows in TABLE.items() if kind != "none" for row in rows]
UNTOLD = [row["text"] for row in TABLE["none"]]


def _shown(act: Act) -> dict[str, Any]:
    return {
        "kind": act.kind.value,
        "actors": [actor.code for actor in act.actors],
        "capability": act.capability,
        "firmness": act.firmness.value if act.firmness else None,
    }


@pytest.mark.parametrize(("text", "kind", "row"), TOLD, ids=[text for text, _, _ in TOLD])
def test_a_sentence_tells_of_one_act(acts_in, text, kind, row):
    found = [_shown(act) for act in acts_in(text)]

    assert len(found) == 1, found
    assert found[0]["kind"] == kind
    assert row["actor"] in found[0]["actors"]
    assert found[0]["capability"] == row.get("capability", found[0]["capability"])
    assert found[0]["firmness"] == row.get("firmness", found[0]["firmness"])


@pytest.mark.parametrize("text", UNTOLD)
def test_a_sentence_tells_of_no_act(acts_in, text):

    assert [_shown(act) for act in acts_in(text)] == []
