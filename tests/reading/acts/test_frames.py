"""Attitudes over doings: denial, promise, wish and doubt in chains, and who acts in them."""

from pathlib import Path

import pytest
import yaml

from garant.model import Act

TABLE = yaml.load(
    (Path(__file__).parent / "frames_fr.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)


def _shown(act: Act) -> str:
    parts = [act.kind.value, "+".join(sorted(actor.code or "?" for actor in act.actors))]
    parts += [act.capability or "", act.firmness.value if act.firmness else ""]
    parts += [str(condition) for condition in act.conditions]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize("row", TABLE, ids=[row["text"] for row in TABLE])
def test_a_sentence_tells_of_these_acts_and_no_other(acts_in, row):
    assert sorted(_shown(act) for act in acts_in(row["text"])) == sorted(row["acts"])
