import pytest

from garant.ledger import Ledger


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory):
    """A file that holds an empty ledger; making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "garant.db"
    Ledger.open(f"sqlite:///{path}").close()
    return path
