"""Asking the ledger: what is wanted of acts, statements and documents, in which of two times."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, func, select

from garant.errors import QuestionError
from garant.ledger import schema
from garant.ledger.days import first_day, last_day, last_moment
from garant.ledger.naming import IsHeld, capability_code, nothing_is_held, one_of, party_code
from garant.ledger.visible import Moment, held_by
from garant.model import Condition, Firmness, Kind, Mode

if TYPE_CHECKING:
    from garant.ontology import Ontology

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is wanted; a field left alone asks for nothing.

    Attributes:
        party: The code of a party that acts or, in `target`, that an act is for or against.
        capability, kinds, condition: Of the act.
        firmest, least: The bounds of its firmness, both included; acts without one are left out.
        speaker: The person who says so, by family name; accents and capitals do not matter.
        speaker_code: The party for which it is said.
        anonymous: Only, or no, sources left unnamed.
        mode: How it is reported; acts are reported in none.
        since, until: The first and the last day said.
        document: A document, by its key or the first signs of it, its name or its address.
        titled: Of documents: words of the title, the publisher, the name or the address, all there.
        reviewed: True: only what a person stands behind; False: only what nobody has judged.
        doubtful: True: only what the reader doubted something of; False: only what it did not.
        as_of: The last day said that counts; what has no day does not.
        known_at: Only what the ledger held at that moment.
        limit, offset: How many, from which on; the latest said come first, then undated ones.
    """

    party: str | None = None
    target: str | None = None
    capability: str | None = None
    kinds: tuple[Kind, ...] = ()
    least: Firmness | None = None
    firmest: Firmness | None = None
    condition: Condition | None = None
    speaker: str | None = None
    speaker_code: str | None = None
    anonymous: bool | None = None
    mode: Mode | None = None
    since: date | None = None
    until: date | None = None
    document: str | None = None
    titled: str | None = None
    reviewed: bool | None = None
    doubtful: bool | None = None
    as_of: date | None = None
    known_at: datetime | None = None
    limit: int | None = None
    offset: int = 0


def moment_of(
    connection: Connection, as_of: date | None = None, known_at: datetime | None = None
) -> Moment:
    """The two times of a question, the second as the number of the last entry known then."""
    held = held_by(connection)
    if known_at is None:
        return Moment(as_of, held=held)
    last = connection.execute(
        select(func.max(schema.entry.c.id)).where(schema.entry.c.recorded <= known_at)
    ).scalar()
    return Moment(as_of, last or 0, held=held)


def load_known() -> "Ontology":
    """The ontology that comes with Garant, loaded when a name has to be looked up."""
    from garant.ontology import load_ontology

    return load_ontology()


def ask(
    *,
    party: str | None = None,
    target: str | None = None,
    capability: str | None = None,
    kinds: Iterable[str] = (),
    condition: str | None = None,
    firmness: str | None = None,
    speaker: str | None = None,
    speaker_party: str | None = None,
    anonymous: bool | None = None,
    mode: str | None = None,
    since: str | None = None,
    until: str | None = None,
    document: str | None = None,
    titled: str | None = None,
    reviewed: bool | None = None,
    doubtful: bool | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    limit: int | None = None,
    offset: int = 0,
    ontology: "Callable[[], Ontology]" = load_known,
    is_held: IsHeld = nothing_is_held,
    today: date | None = None,
) -> Asked:
    """Make a question of what a user wrote; None and nothing ask for nothing.

    Args:
        party: The party that acts: a code, or a name in a language that is known.
        target: The party that an act is for or against.
        capability: A code, or a label.
        kinds: Kinds of act; one text may name several, with commas.
        condition: A condition.
        firmness: A rung, or a range of them: `ready..`, `..possible`, `possible..committed`.
        speaker: The family name of who says so.
        speaker_party: The party for which it is said.
        anonymous: Only, or no, sources left unnamed.
        mode: How it is reported: direct, mixed or indirect.
        since: The first day said: a day, or the first of a month or a year.
        until: The last day said: a day, or the last of a month or a year.
        document: A document's key, name or address.
        titled: Words of a document's title, publisher, name or address.
        reviewed: Only what a person stands behind, or only what nobody has judged.
        doubtful: Only what the reader doubted something of, or only what it did not.
        as_of: The last day said that counts.
        known_at: The last moment recorded that counts: an instant, or the end of a day in UTC.
        limit: How many at most; 0 asks for all.
        offset: How many to pass over.
        ontology: Loads what parties and capabilities there are.
        is_held: Whether the ledger holds anything by a code, which then needs no looking up.
        today: The day it is; by default asks the system.

    Raises:
        QuestionError: There are mistakes in it; one line for each.
    """
    faults: list[str] = []

    def read(text: str | None, reader: Callable[[str], Value]) -> Value | None:
        if text is None or not text.strip():
            return None
        try:
            return reader(text)
        except QuestionError as error:
            faults.append(str(error))
            return None

    def a_party(text: str) -> str:
        return party_code(text, ontology, is_held)

    rungs = read(firmness, _rungs) or (None, None)
    asked = Asked(
        party=read(party, a_party),
        target=read(target, a_party),
        capability=read(capability, lambda text: capability_code(text, ontology, is_held)),
        kinds=tuple(
            kind
            for text in kinds
            for part in text.split(",")
            if (kind := read(part, lambda each: Kind(one_of(each, "kind", Kind))))
        ),
        least=rungs[0],
        firmest=rungs[1],
        condition=read(condition, lambda text: Condition(one_of(text, "condition", Condition))),
        speaker=read(speaker, str.strip),
        speaker_code=read(speaker_party, a_party),
        anonymous=anonymous,
        mode=read(mode, lambda text: Mode(one_of(text, "mode", Mode))),
        since=read(since, lambda text: first_day(text, today=today)),
        until=read(until, lambda text: last_day(text, today=today)),
        document=read(document, str.strip),
        titled=read(titled, str.strip),
        reviewed=reviewed,
        doubtful=doubtful,
        as_of=read(as_of, lambda text: last_day(text, today=today)),
        known_at=read(known_at, lambda text: last_moment(text, today=today)),
        limit=limit or None,
        offset=offset,
    )
    if asked.since and asked.until and asked.until < asked.since:
        faults.append(f"{since} to {until} is no span of days; the first comes after the last")
    if faults:
        raise QuestionError("\n".join(dict.fromkeys(faults)))
    return asked


def query_of(words: Iterable[str]) -> str:
    """The query that words on a command line make.

    One argument of several words (`"filet de sécurité"`, whose quotation marks the shell takes off)
    is looked for as it stands, unless it says itself how its words are to be looked for.
    """
    return " ".join(f'"{word}"' if _is_phrase(word) else word for word in words)


def _is_phrase(word: str) -> bool:
    parts = word.split()
    says_how = any(
        part in ("OR", "NOT", "AND") or part.startswith("-") or part.endswith("*") for part in parts
    )
    return len(parts) > 1 and not says_how and not set(word) & set('"“”„«»')


def _rungs(text: str) -> tuple[Firmness | None, Firmness | None]:
    """The least and the firmest rung of a range, either of which may be left open."""
    first, dots, last = text.partition("..")
    bounds = [_rung(first), _rung(last) if dots else _rung(first)]
    if not any(bounds):
        raise QuestionError(f"{text!r} is no range of rungs; write ready.., ..possible or excluded")
    if bounds[0] and bounds[1] and bounds[0].level > bounds[1].level:
        bounds.reverse()
    return bounds[0], bounds[1]


def _rung(text: str) -> Firmness | None:
    return Firmness(one_of(text, "firmness", Firmness)) if text.strip() else None
