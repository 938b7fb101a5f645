"""Which acts and statements stand, at a day said and a day recorded: as conditions for queries.

What stands of a document is what its latest reading found, with the decisions of persons put in
their place:

- what a person accepted stands, also where a later reading does not find it any more;
- what a person corrected stands as corrected, not as read;
- what a person rejected does not stand;
- what a person wrote down by hand stands beside, or in place of, what is read;
- where a later reading does not find what was judged, what it finds in the same passage and takes
  for the same is the same: the person's decision stands in for it. Where it finds several such and
  one says what the person's says, that one is the same, and the others are new;
- what a person once put in place of something is the same as that, also where a later reading finds
  it and the person has decided otherwise since.

A document whose page was updated gives way to the update, from the day of the update on. Of
several decisions on one thing the last that was not taken back counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Table,
    and_,
    false,
    func,
    or_,
    select,
    true,
    union_all,
)

from garant.ledger.alike import another, is_act_like, is_statement_like, there_is
from garant.ledger.schema import act as act_table
from garant.ledger.schema import (
    document_link,
    entry,
    reading,
    reading_act,
    reading_statement,
    review,
    run,
)
from garant.ledger.schema import statement as statement_table
from garant.model import LinkKind, Verdict


@dataclass(frozen=True, slots=True)
class Held:
    """What a ledger holds at all: what it does not hold need not be looked for row by row.

    `on_acts` and `on_statements` are decisions of persons, `by_hand` readings that a person wrote
    down, `again` documents that more than one make of reader has read, `updates` later versions of
    pages.
    """

    on_acts: bool = True
    on_statements: bool = True
    by_hand: bool = True
    again: bool = True
    updates: bool = True

    @property
    def reviews(self) -> bool:
        """Whether there is any decision of a person."""
        return self.on_acts or self.on_statements

    def reviews_of(self, judged_as: str) -> bool:
        """Whether there is any on acts (`act_id`), or on statements (`statement_id`)."""
        return self.on_acts if judged_as == "act_id" else self.on_statements


ALL = Held()


_HELD: "WeakKeyDictionary[Engine, tuple[int, Held]]" = WeakKeyDictionary()
"""What a ledger holds, and up to which entry: after it there is more, never less."""


def held_by(connection: Connection) -> Held:
    """Ask a ledger what it holds at all; asked anew when there is another entry."""
    last = connection.execute(_LAST).scalar() or 0
    # Who writes may have begun an entry that is not whole yet.
    writes = connection.get_execution_options().get("garant_writes", False)
    known = None if writes else _HELD.get(connection.engine)
    if known is not None and known[0] == last:
        return known[1]
    held = Held(*map(bool, connection.execute(_SOME).one()))
    if not writes:
        _HELD[connection.engine] = last, held
    return held


def _some(table: Table, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(table.c.id).where(*conditions).exists()


_LAST = select(func.max(entry.c.id))
_SOME = select(
    _some(review, review.c.act_id.is_not(None)),
    _some(review, review.c.statement_id.is_not(None)),
    _some(reading, reading.c.run_id.is_(None)),
    select(func.count() > 1).select_from(run).scalar_subquery(),
    _some(document_link, document_link.c.kind == LinkKind.UPDATE.value),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in the two times a question is asked.

    `as_of` is the last day said that counts, None for all. `entry` is the number of the last entry
    that was known, None for all. What has no day was said by none, unless `undated` lets it count.
    """

    as_of: date | None = None
    entry: int | None = None
    undated: bool = False
    versions: bool = False
    held: Held = ALL

    def knew(self, entry_id: ColumnElement[Any] | Column[int]) -> list[ColumnElement[bool]]:
        """The condition that a row was recorded by then; empty for now."""
        return [] if self.entry is None else [entry_id <= self.entry]


_FOUND = {"act_id": reading_act, "statement_id": reading_statement}
"""Which readings found an act or a statement."""

NOW = Moment()
"""All that is known, whenever it was said."""


def visible_act(act: Any, moment: Moment) -> ColumnElement[bool]:
    """Whether an act stands.

    Args:
        act: The act table, or an alias of it.
        moment: The two times.
    """
    if act is act_table:
        return _visible_act(moment)
    return _visible(_Subject(act, act_table, "act_id", is_act_like, moment))


def visible_statement(statement: Any, moment: Moment) -> ColumnElement[bool]:
    """Whether a statement stands, as for an act."""
    if statement is statement_table:
        return _visible_statement(moment)
    return _visible(_Subject(statement, statement_table, "statement_id", is_statement_like, moment))


# To make these conditions takes ten times as long as to have most questions answered.


@lru_cache(64)
def _visible_act(moment: Moment) -> ColumnElement[bool]:
    return _visible(_Subject(act_table, act_table, "act_id", is_act_like, moment))


@lru_cache(64)
def _visible_statement(moment: Moment) -> ColumnElement[bool]:
    table = statement_table
    return _visible(_Subject(table, table, "statement_id", is_statement_like, moment))


def said_by_then(day: ColumnElement[Any], moment: Moment) -> list[ColumnElement[bool]]:
    """The condition that something was said by the day; empty where all days count."""
    if moment.as_of is None:
        return []
    return [or_(day.is_(None), day <= moment.as_of) if moment.undated else day <= moment.as_of]


def current_reading(document_id: Any, moment: Moment) -> Any:
    """The number of a document's latest reading by a machine, as a scalar subquery."""
    latest = another(reading)
    return (
        select(func.max(latest.c.id))
        .where(
            latest.c.document_id == document_id,
            latest.c.run_id.is_not(None),
            *moment.knew(latest.c.entry_id),
        )
        .correlate_except(latest)
        .scalar_subquery()
    )


def standing_review(judged: Any, subject: str, moment: Moment) -> ColumnElement[bool]:
    """Whether a review counts: known, no undoing itself, not taken back, and the last.

    Args:
        judged: The review table, or an alias of it.
        subject: The column that names what was judged: `act_id` or `statement_id`.
        moment: The two times.
    """
    later = another(review)
    return and_(
        judged.c.verdict != Verdict.UNDO.value,
        *moment.knew(judged.c.entry_id),
        ~taken_back(judged, moment),
        ~there_is(
            later,
            later.c[subject] == judged.c[subject],
            later.c.id > judged.c.id,
            later.c.verdict != Verdict.UNDO.value,
            *moment.knew(later.c.entry_id),
            ~taken_back(later, moment),
        ),
    )


def stood_behind(subject: Any, judged_as: str, moment: Moment) -> ColumnElement[bool]:
    """Whether a person stands behind an act or a statement: decided so, or wrote it down.

    Args:
        subject: The act or statement table, or an alias of it.
        judged_as: `act_id` or `statement_id`.
        moment: The two times.
    """
    # As two lists, not row by row: they are short beside all that was read, and lead to it.
    judged, by_hand, own = another(review), another(reading), another(_FOUND[judged_as])
    result = judged.c[f"result_{judged_as}"]
    decided = select(result).where(result.is_not(None), standing_review(judged, judged_as, moment))
    entered = (
        select(own.c[judged_as])
        .join(by_hand, by_hand.c.id == own.c.reading_id)
        .where(by_hand.c.run_id.is_(None), *moment.knew(by_hand.c.entry_id))
    )
    lists = [decided] * moment.held.reviews_of(judged_as) + [entered] * moment.held.by_hand
    return subject.c.id.in_(union_all(*lists)) if lists else false()


def _entered(number: Any, judged_as: str, moment: Moment) -> ColumnElement[bool]:
    """Whether a person wrote an act or a statement down, without a machine's reading of it."""
    by_hand, own = another(reading), another(_FOUND[judged_as])
    return there_is(
        (own, by_hand),
        own.c[judged_as] == number,
        by_hand.c.id == own.c.reading_id,
        by_hand.c.run_id.is_(None),
        *moment.knew(by_hand.c.entry_id),
    )


def superseded(document_id: Any, moment: Moment) -> ColumnElement[bool]:
    """Whether a later version of the page stands for a document."""
    update = another(document_link)
    said = (
        [] if moment.as_of is None else [or_(update.c.day.is_(None), update.c.day <= moment.as_of)]
    )
    return there_is(
        update,
        update.c.first_id == document_id,
        update.c.kind == LinkKind.UPDATE.value,
        update.c.same,
        *moment.knew(update.c.entry_id),
        *said,
        ~judged_again(update, moment),
    )


def judged_again(link: Any, moment: Moment) -> ColumnElement[bool]:
    """Whether a later judgement was passed on the two documents of a link."""
    again = another(document_link)
    return there_is(
        again,
        again.c.first_id == link.c.first_id,
        again.c.second_id == link.c.second_id,
        again.c.kind == link.c.kind,
        again.c.id > link.c.id,
        *moment.knew(again.c.entry_id),
    )


def taken_back(judged: Any, moment: Moment) -> ColumnElement[bool]:
    """Whether a review was undone.

    Args:
        judged: The review table, or an alias of it.
        moment: The two times.
    """
    undoing = another(review)
    return there_is(undoing, undoing.c.undoes_id == judged.c.id, *moment.knew(undoing.c.entry_id))


@dataclass(frozen=True, slots=True)
class _Subject:
    """An act or a statement in a query, and how it is spoken of in the other tables."""

    row: Any
    table: Table
    named: str
    is_like: Callable[..., ColumnElement[bool]]
    moment: Moment

    @property
    def result(self) -> str:
        """The column of reviews that names what stands by them."""
        return f"result_{self.named}"

    def is_read(self, number: Any) -> ColumnElement[bool]:
        """Whether the latest reading of the document found it."""
        found = _FOUND[self.named]
        latest = current_reading(self.row.c.document_id, self.moment)
        return there_is(found, found.c[self.named] == number, found.c.reading_id == latest)


def _visible(subject: _Subject) -> ColumnElement[bool]:
    row, moment, held = subject.row, subject.moment, subject.moment.held
    gives_way = held.updates and not moment.versions
    # With one make of reader and no judgement of a person, whatever is there was read.
    judged = held.reviews_of(subject.named)
    all_read = not (held.again or held.by_hand or judged)
    stands: ColumnElement[bool] = true() if all_read else subject.is_read(row.c.id)
    if held.by_hand:
        is_entered = _entered(row.c.id, subject.named, moment)
        stands = or_(is_entered, and_(stands, ~_is_entered_alike(subject)))
    if judged:
        stands = or_(_is_decided(subject), and_(stands, ~_gives_way(subject)))
    return and_(
        stands,
        *moment.knew(row.c.entry_id),
        *said_by_then(row.c.day, moment),
        *([~superseded(row.c.document_id, moment)] if gives_way else []),
    )


def _is_decided(subject: _Subject) -> ColumnElement[bool]:
    """Whether it stands by a person's decision."""
    decided = another(review)
    return there_is(
        decided,
        decided.c[subject.result] == subject.row.c.id,
        standing_review(decided, subject.named, subject.moment),
    )


def _is_entered_alike(subject: _Subject) -> ColumnElement[bool]:
    """Whether a person wrote down the same by hand."""
    by_hand, own = another(reading), another(_FOUND[subject.named])
    return there_is(
        (by_hand, own),
        by_hand.c.document_id == subject.row.c.document_id,
        by_hand.c.run_id.is_(None),
        *subject.moment.knew(by_hand.c.entry_id),
        own.c.reading_id == by_hand.c.id,
        subject.is_like(subject.row, (own.c[subject.named],)),
    )


def _gives_way(subject: _Subject) -> ColumnElement[bool]:
    """Whether a person's decision stands in for it, or against it."""
    row, named, result = subject.row, subject.named, subject.result
    stands_in, once, nearer = another(review), another(review), another(subject.table)
    either = (stands_in.c[named], stands_in.c[result])
    return there_is(
        stands_in,
        stands_in.c.document_id == row.c.document_id,
        stands_in.c[named].is_not(None),
        standing_review(stands_in, named, subject.moment),
        or_(
            stands_in.c[named] == row.c.id,
            there_is(
                once,
                once.c[named] == stands_in.c[named],
                once.c[result] == row.c.id,
                once.c.entry_id == row.c.entry_id,
            ),
            and_(
                ~subject.is_read(stands_in.c[named]),
                subject.is_like(row, either),
                or_(
                    subject.is_like(row, either, exactly=True),
                    ~there_is(
                        nearer,
                        nearer.c.document_id == row.c.document_id,
                        subject.is_read(nearer.c.id),
                        subject.is_like(nearer, either, exactly=True),
                    ),
                ),
            ),
        ),
    )
