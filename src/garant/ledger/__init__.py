"""The ledger: an append-only record of readings and judgements, on SQLite or PostgreSQL."""

from garant.ledger.asking import Asked, ask, query_of
from garant.ledger.changes import changes_of
from garant.ledger.checking import Progress, check, counts
from garant.ledger.deciding import (
    WAITING_AT_MOST,
    Decision,
    decide,
    fields_named,
    fields_of,
    keys_named,
    waiting,
    way_between,
)
from garant.ledger.fault import Fault
from garant.ledger.finding import UNDATED_COUNTED
from garant.ledger.keeping import backup, restore
from garant.ledger.ledger import Ledger
from garant.ledger.suggesting import suggestions
from garant.ledger.threads import POSITION_KINDS

__all__ = [
    "POSITION_KINDS",
    "UNDATED_COUNTED",
    "WAITING_AT_MOST",
    "Asked",
    "Decision",
    "Fault",
    "Ledger",
    "Progress",
    "ask",
    "backup",
    "changes_of",
    "check",
    "counts",
    "decide",
    "fields_named",
    "fields_of",
    "keys_named",
    "query_of",
    "restore",
    "suggestions",
    "waiting",
    "way_between",
]
