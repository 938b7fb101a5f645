import pytest
from publishing.exporting.exports import filled

from garant.ledger import Ledger


@pytest.fixture(scope="session")
def ledger(tmp_path_factory):
    """A ledger whose texts try everything; read only."""
    with filled(f"sqlite:///{tmp_path_factory.mktemp('exports') / 'garant.db'}") as made:
        yield made


@pytest.fixture
def empty(tmp_path):
    """A ledger that holds nothing."""
    with Ledger.open(f"sqlite:///{tmp_path / 'empty.db'}") as made:
        yield made
