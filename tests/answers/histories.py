"""Histories of a ledger made at random: documents, updates, copies, links and decisions."""

import shutil
from datetime import date, timedelta

from hypothesis import strategies as st
from told import BETTER_RUN, RUN, Told, reading

from garant.ledger import Asked, Ledger
from garant.model import Condition, Firmness, Kind, Verdict

FIRST = date(2026, 3, 1)
DAYS = 12

_PARTIES = ["FRA", "DEU", "COALITION"]
_FILLING = (
    "Les ministres se sont retrouvés dans la matinée, sans que la liste des présents soit connue "
    "ni que la presse ait été admise dans la salle où ils ont parlé pendant plusieurs heures."
)


@st.composite
def _told(draw):
    kind = draw(st.sampled_from([Kind.COMMIT, Kind.COMMIT, Kind.REFUSE, Kind.OPPOSE]))
    rungs = [rung for rung in Firmness if (rung.level < 0) == (kind is Kind.REFUSE)]
    party = draw(st.sampled_from(_PARTIES))
    rung = None if kind is Kind.OPPOSE else draw(st.sampled_from(rungs))
    return Told(
        f"{party} {kind.value} {rung.value if rung else ''} {draw(st.integers(0, 3))}.",
        party,
        kind,
        rung,
        capability=draw(st.sampled_from(["ground_troops", "naval", None])),
        conditions=draw(st.sampled_from([(), (Condition.CEASEFIRE,)])),
        target=draw(st.sampled_from(["UKR", "UKR", "GEO", None])),
    )


@st.composite
def _document(draw):
    day = draw(st.one_of(st.none(), st.integers(0, DAYS)))
    told = draw(st.lists(_told(), min_size=1, max_size=3, unique_by=lambda one: one.words))
    page = draw(st.one_of(st.none(), st.integers(0, 1)))
    return ("record", day, tuple(told), page, draw(st.booleans()))


_JUDGED = st.tuples(
    st.just("judge"), st.integers(0, 9), st.sampled_from(["accept", "reject", "undo"])
)
_LINKED = st.tuples(st.just("link"), st.integers(0, 5), st.integers(0, 5), st.booleans())

histories = st.lists(st.one_of(_document(), _document(), _JUDGED, _LINKED), min_size=1, max_size=9)
"""What happens to a ledger, in order."""

days = st.one_of(st.none(), st.integers(-1, DAYS + 1).map(lambda n: FIRST + timedelta(n)))
"""A day to ask of; None knows all."""


def opened(empty, folder):
    """A ledger of its own, empty."""
    path = folder / "garant.db"
    shutil.copy(empty, path)
    return Ledger.open(f"sqlite:///{path}")


def happen(ledger, event, number):
    """Let one event of a history happen to a ledger; what cannot happen does not."""
    if event[0] == "record":
        _, day, told, page, better = event
        made = reading(
            f"{number}.txt",
            (FIRST + timedelta(day)).isoformat() if day is not None else None,
            *told,
            Told(_FILLING, "UKR", Kind.MEET, None, capability=None),
            url=f"https://journal.example/{page}" if page is not None else None,
        )
        ledger.record([made], RUN)
        if better:
            fewer = type(made)(made.document, made.statements, made.acts[1:], made.doubts)
            ledger.record([fewer], BETTER_RUN)
        return
    if event[0] == "judge":
        acts = ledger.acts(Asked())
        if acts:
            key = acts[event[1] % len(acts)].key
            _or_not(ledger.review, key, Verdict(event[2]), who="Anna")
        return
    documents = ledger.documents(Asked())
    if documents:
        first, second = (documents[n % len(documents)].key for n in event[1:3])
        _or_not(ledger.link, first, second, same=event[3], who="Anna")


def _or_not(do, *arguments, **options):
    from garant.errors import LedgerError

    try:
        do(*arguments, **options)
    except LedgerError:
        return
