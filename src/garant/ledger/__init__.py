"""The ledger: an append-only record of readings and judgements, on SQLite or PostgreSQL."""

from garant.ledger.asking import Asked, ask, query_of
from garant.ledger.checking import Progress, check, counts
from garant.ledger.fault import Fault
from garant.ledger.finding import UNDATED_COUNTED
from garant.ledger.keeping import backup, restore
from garant.ledger.ledger import Ledger
from garant.ledger.threads import POSITION_KINDS

__all__ = [
    "POSITION_KINDS",
    "UNDATED_COUNTED",
    "Asked",
    "Fault",
    "Ledger",
    "Progress",
    "ask",
    "backup",
    "check",
    "counts",
    "query_of",
    "restore",
]
