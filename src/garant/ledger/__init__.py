"""The ledger: an append-only record of readings and judgements, on SQLite or PostgreSQL."""

from garant.ledger.asking import Asked
from garant.ledger.ledger import Ledger

__all__ = ["Asked", "Ledger"]
