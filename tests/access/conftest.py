import pytest
from argon2 import PasswordHasher

from garant.access import secrets
from garant.ledger import Ledger


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch):
    """Hashes at a cost that tests can bear."""
    monkeypatch.setattr(secrets, "_hasher", lambda: PasswordHasher(1, 8, 1))


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(f"sqlite:///{tmp_path / 'garant.db'}") as opened:
        yield opened
