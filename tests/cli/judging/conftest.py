import os

import pytest
from ledger.made_up import RUN, madrid, paris

from garant.ledger import Ledger


@pytest.fixture(autouse=True)
def own_settings(monkeypatch, tmp_path):
    for name in [name for name in os.environ if name.startswith("GARANT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GARANT_LEDGER", str(tmp_path / "garant.db"))
    monkeypatch.setenv("GARANT_REVIEWER", "Anna")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def ledger(tmp_path):
    """A ledger with four acts: Portugal's is doubted, Madrid's two are the latest said."""
    with Ledger.open(f"sqlite:///{tmp_path / 'garant.db'}") as opened:
        opened.record([paris(), madrid()], RUN)
        yield opened


@pytest.fixture
def keys(ledger):
    """The keys of the acts by party, Norway's in Paris and in Madrid."""
    found = {}
    for record in ledger.acts():
        where = "" if record.document.id == "paris.txt" else "2"
        found[record.act.actors[0].code + (where if record.act.actors[0].code == "NOR" else "")] = (
            record.key
        )
    return found
