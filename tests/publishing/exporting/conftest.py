import pytest
from publishing.exporting.exports import filled

from garant.ledger import Ledger, backup, restore


@pytest.fixture(scope="session")
def ledger(tmp_path_factory):
    """A ledger whose texts try everything; read only."""
    with filled(f"sqlite:///{tmp_path_factory.mktemp('exports') / 'garant.db'}") as made:
        yield made


@pytest.fixture(scope="session")
def restored(ledger, tmp_path_factory):
    """The same ledger, brought back from a backup."""
    folder = tmp_path_factory.mktemp("restored")
    backup(ledger.store, folder / "copy.db")
    restore(folder / "copy.db", f"sqlite:///{folder / 'garant.db'}")
    with Ledger.open(f"sqlite:///{folder / 'garant.db'}") as made:
        yield made


@pytest.fixture
def empty(tmp_path):
    """A ledger that holds nothing."""
    with Ledger.open(f"sqlite:///{tmp_path / 'empty.db'}") as made:
        yield made
