"""The ledger: an append-only record of readings and judgements, on SQLite or PostgreSQL."""

from garant.ledger.accounts import (
    account_events,
    account_named,
    add_token,
    close_account,
    find_account,
    has_accounts,
    list_accounts,
    list_tokens,
    open_account,
    revoke_token,
    set_password,
    set_role,
    token_of,
)
from garant.ledger.asking import Asked, ask, query_of
from garant.ledger.changes import ACT_FIELDS, changes_of
from garant.ledger.checking import Progress, check, counts
from garant.ledger.contradictions import contradictions as contradictions_among
from garant.ledger.correcting import correct_act, correct_statement
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
from garant.ledger.decisions import latest_decisions
from garant.ledger.deeds import list_deeds
from garant.ledger.departing import Departed, departed
from garant.ledger.entering import Entered, Entry, Written, documents_with, enter, source_at
from garant.ledger.fault import Fault
from garant.ledger.finding import UNDATED_COUNTED
from garant.ledger.heads import Head, entry_known_at, head_of
from garant.ledger.highlighting import words_found
from garant.ledger.inside import Place, counts_inside, places_inside
from garant.ledger.keeping import backup, restore
from garant.ledger.keys import document_key
from garant.ledger.lasting import Lasting, documents_touched, lasting_stances
from garant.ledger.ledger import Ledger
from garant.ledger.positions import gather
from garant.ledger.published import document_days
from garant.ledger.pulse import revision_of
from garant.ledger.streaming import (
    Streamed,
    document_marks,
    stream_acts,
    stream_documents,
    stream_statements,
    surroundings,
)
from garant.ledger.suggesting import suggestions
from garant.ledger.threads import POSITION_KINDS

__all__ = [
    "ACT_FIELDS",
    "POSITION_KINDS",
    "UNDATED_COUNTED",
    "WAITING_AT_MOST",
    "Asked",
    "Decision",
    "Departed",
    "Entered",
    "Entry",
    "Fault",
    "Head",
    "Lasting",
    "Ledger",
    "Place",
    "Progress",
    "Streamed",
    "Written",
    "account_events",
    "account_named",
    "add_token",
    "ask",
    "backup",
    "changes_of",
    "check",
    "close_account",
    "contradictions_among",
    "correct_act",
    "correct_statement",
    "counts",
    "counts_inside",
    "decide",
    "departed",
    "document_days",
    "document_key",
    "document_marks",
    "documents_touched",
    "documents_with",
    "enter",
    "entry_known_at",
    "fields_named",
    "fields_of",
    "find_account",
    "gather",
    "has_accounts",
    "head_of",
    "keys_named",
    "lasting_stances",
    "latest_decisions",
    "list_accounts",
    "list_deeds",
    "list_tokens",
    "open_account",
    "places_inside",
    "query_of",
    "restore",
    "revision_of",
    "revoke_token",
    "set_password",
    "set_role",
    "source_at",
    "stream_acts",
    "stream_documents",
    "stream_statements",
    "suggestions",
    "surroundings",
    "token_of",
    "waiting",
    "way_between",
    "words_found",
]
