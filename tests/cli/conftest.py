import os
import sys
from types import ModuleType

import pytest
from stand_ins import frame_as_text, make_fake_reader


@pytest.fixture
def without_pipeline(monkeypatch):
    """The commands with a reader that finds nothing, so that no pipeline is loaded."""
    import garant.reading

    made = []

    def make_reader(**options):
        made.append(options)
        return make_fake_reader(**options)

    # Not setattr: that would ask the door for the real one first, which takes a second to load.
    monkeypatch.setitem(vars(garant.reading), "make_reader", make_reader)
    frames = ModuleType("garant.reading.frame")
    frames.frame = frame_as_text
    monkeypatch.setitem(sys.modules, "garant.reading.frame", frames)
    for name in ("LANGUAGE", "PIPELINE", "PARTIES", "WORKERS"):
        monkeypatch.delenv(f"GARANT_{name}", raising=False)
    return made


@pytest.fixture
def ledger_here(tmp_path, monkeypatch):
    """A ledger of a few made-up readings, in the working directory, with no settings around."""
    from told import READINGS, RUN

    from garant.ledger import Ledger

    for name in [name for name in os.environ if name.startswith("GARANT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    with Ledger.open(f"sqlite:///{tmp_path / 'garant.db'}") as ledger:
        ledger.record(READINGS, RUN)
        yield ledger
