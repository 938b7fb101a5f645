"""What is asked of a large ledger, with frequent values and rare ones."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import text

from garant.ledger import Asked, Ledger
from garant.model import Condition, Firmness, Kind

Question = tuple[str, Callable[[], int]]
"""What is asked, in words, and the asking, which gives how many were found."""

SHOWN = 50
"""As many as a table on the terminal shows."""


class _Values:
    """Values of the ledger to ask with: the most frequent, one in the middle, a rare one."""

    def __init__(self, ledger: Ledger) -> None:
        threads = self._many(
            ledger,
            "SELECT code, capability FROM act_party WHERE role = 'actor' "
            "AND capability IS NOT NULL GROUP BY code, capability ORDER BY count(*) DESC",
        )
        self.largest, self.middle = threads[0], threads[len(threads) // 2]
        self.parties = self._many(
            ledger,
            "SELECT code FROM act_party WHERE role = 'actor' GROUP BY code ORDER BY count(*) DESC",
        )
        self.targets = self._many(
            ledger,
            "SELECT code FROM act_party WHERE role = 'target' GROUP BY code ORDER BY count(*) DESC",
        )
        self.speakers = self._many(
            ledger,
            "SELECT speaker_person FROM statement WHERE speaker_person IS NOT NULL "
            "GROUP BY speaker_person ORDER BY count(*) DESC",
        )
        ((self.document,),) = self._many(
            ledger, "SELECT key FROM document ORDER BY id DESC LIMIT 1 OFFSET 500"
        )
        ((self.act,),) = self._many(ledger, "SELECT key FROM act ORDER BY id DESC LIMIT 1")
        ((moment,),) = self._many(
            ledger,
            "SELECT recorded FROM entry WHERE id = (SELECT max(id) / 2 FROM entry)",
        )
        self.moment = datetime.fromisoformat(moment)
        ((last,),) = self._many(ledger, "SELECT max(day) FROM act")
        self.last = date.fromisoformat(str(last))

    def _many(self, ledger: Ledger, query: str) -> list[tuple[str, ...]]:
        with ledger.store.reading() as connection:
            return [tuple(row) for row in connection.execute(text(query))]


def questions(ledger: Ledger) -> Iterator[Question]:
    """Every question, with values that the ledger holds."""
    values = _Values(ledger)
    yield from _of_acts(ledger, values)
    yield from _of_positions(ledger, values)
    yield from _of_words(ledger, values)


def _of_acts(ledger: Ledger, values: _Values) -> Iterator[Question]:
    (party, capability), (other, beside) = values.largest, values.middle
    rare = values.parties[-1][0]
    year = values.last - timedelta(days=365)
    asked: dict[str, Asked] = {
        "all": Asked(),
        "the most frequent party": Asked(party=party),
        "a rare party": Asked(party=rare),
        "party, capability": Asked(party=party, capability=capability),
        "party, capability, a middling thread": Asked(party=other, capability=beside),
        "a capability": Asked(capability=capability),
        "committed and firmer": Asked(least=Firmness.COMMITTED),
        "excluded": Asked(firmest=Firmness.EXCLUDED),
        "party, excluded": Asked(party=party, firmest=Firmness.EXCLUDED),
        "capability, delivered": Asked(capability=capability, least=Firmness.DELIVERED),
        "on a ceasefire": Asked(condition=Condition.CEASEFIRE),
        "on a rare condition": Asked(condition=Condition.RENEWED_ATTACK),
        "of a rare kind": Asked(kinds=(Kind.SIGN,)),
        "for the most frequent target": Asked(target=values.targets[0][0]),
        "for a rare target": Asked(target=values.targets[-1][0]),
        "the most frequent speaker": Asked(speaker=values.speakers[0][0]),
        "a rare speaker": Asked(speaker=values.speakers[-1][0]),
        "a speaker that is not there": Asked(speaker="Nemo"),
        "speaking for a party": Asked(speaker_code=party),
        "speaking for a rare party": Asked(speaker_code=rare),
        "unnamed sources": Asked(anonymous=True),
        "since a year": Asked(since=year),
        "until two years ago": Asked(until=year - timedelta(days=365)),
        "as of a year ago": Asked(as_of=year),
        "party, as of a year ago": Asked(party=party, as_of=year),
        "known at half-time": Asked(known_at=values.moment),
        "party, known at half-time": Asked(party=party, known_at=values.moment),
        "reviewed only": Asked(reviewed=True),
        "party, reviewed only": Asked(party=party, reviewed=True),
        "unreviewed": Asked(reviewed=False),
        "doubtful": Asked(doubtful=True),
        "of a document": Asked(document=values.document),
        "page 100": Asked(offset=100 * SHOWN),
    }
    for name, wanted in asked.items():
        yield f"acts: {name}", partial(_acts, ledger, wanted)
    yield "statements: all", lambda: len(ledger.statements(Asked(limit=SHOWN)))
    yield (
        "statements: the most frequent speaker",
        lambda: len(ledger.statements(Asked(limit=SHOWN, speaker=values.speakers[0][0]))),
    )
    yield "documents", lambda: len(ledger.documents(Asked(limit=SHOWN)))
    yield "show an act", lambda: len(ledger.show(values.act).readings)


def _acts(ledger: Ledger, asked: Asked) -> int:
    return len(ledger.acts(replace(asked, limit=SHOWN)))


def _of_positions(ledger: Ledger, values: _Values) -> Iterator[Question]:
    year = values.last - timedelta(days=365)
    for name, (party, capability) in (
        ("the largest thread", values.largest),
        ("a middling thread", values.middle),
    ):
        yield f"history: {name}", partial(_history, ledger, party, capability)
        yield (
            f"history: {name}, as of a year ago, known at half-time",
            partial(_history, ledger, party, capability, as_of=year, known_at=values.moment),
        )
        yield (
            f"history: {name}, reviewed only",
            partial(_history, ledger, party, capability, reviewed_only=True),
        )


def _history(ledger: Ledger, party: str, capability: str, **options: object) -> int:
    found = ledger.positions(party=party, capability=capability, **options)  # type: ignore[arg-type]
    return sum(len(position.steps) for position in found)


def _of_words(ledger: Ledger, values: _Values) -> Iterator[Question]:
    rare = values.speakers[-1][0]
    year = values.last - timedelta(days=365)
    asked: dict[str, tuple[str, Asked]] = {
        "a rare word": ("hydrodiplomatie", Asked()),
        "a word of names": ("kosciusko", Asked()),
        "a frequent word": ("dans", Asked()),
        "the most frequent word": ("de", Asked()),
        "two frequent words": ("les de", Asked()),
        "a phrase": ('"cessez le feu"', Asked()),
        "a frequent phrase": ('"dans le"', Asked()),
        "a beginning": ("garant*", Asked()),
        "one letter of a beginning": ("p*", Asked()),
        "a frequent word without another": ("de -les", Asked()),
        "a frequent word, a rare speaker": ("de", Asked(speaker=rare)),
        "a frequent word, a frequent speaker": ("de", Asked(speaker=values.speakers[0][0])),
        "a frequent word, a speaker not there": ("de", Asked(speaker="Nemo")),
        "a frequent word, a rare party": ("de", Asked(party=values.parties[-1][0])),
        "a frequent word, since a month": ("de", Asked(since=values.last - timedelta(days=30))),
        "a frequent word, until two years ago": ("de", Asked(until=year - timedelta(days=365))),
        "a frequent word, reviewed only": ("de", Asked(reviewed=True)),
        "a rare word, known at half-time": ("kosciusko", Asked(known_at=values.moment)),
    }
    for name, (words, wanted) in asked.items():
        yield f"words: {name}", partial(_search, ledger, words, wanted)


def _search(ledger: Ledger, words: str, asked: Asked) -> int:
    return len(ledger.search(words, replace(asked, limit=SHOWN)))
