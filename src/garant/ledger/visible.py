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

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, and_, func, literal_column, or_, select

from garant.ledger.schema import act as act_table
from garant.ledger.schema import (
    act_party,
    document_link,
    reading,
    reading_act,
    reading_statement,
    review,
)
from garant.ledger.schema import statement as statement_table
from garant.model import LinkKind, Verdict


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in the two times a question is asked.

    `as_of` is the last day said that counts, None for all. `entry` is the number of the last entry
    that was known, None for all. What has no day was said by none, unless `undated` lets it count.
    """

    as_of: date | None = None
    entry: int | None = None
    undated: bool = False

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
    return _visible(act, act_table, reading_act, "act_id", "result_act_id", _is_act_like, moment)


def visible_statement(statement: Any, moment: Moment) -> ColumnElement[bool]:
    """Whether a statement stands, as for an act."""
    return _visible(
        statement,
        statement_table,
        reading_statement,
        "statement_id",
        "result_statement_id",
        _is_statement_like,
        moment,
    )


def said_by_then(day: ColumnElement[Any], moment: Moment) -> list[ColumnElement[bool]]:
    """The condition that something was said by the day; empty where all days count."""
    if moment.as_of is None:
        return []
    return [or_(day.is_(None), day <= moment.as_of) if moment.undated else day <= moment.as_of]


def there_is(tables: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether some row of a table meets conditions, which may name tables of any query around.

    Args:
        tables: The table, or alias of one, that the row is of; or several.
        *conditions: The conditions.
    """
    own = tables if isinstance(tables, tuple) else (tables,)
    rows: Select[Any] = select(literal_column("1")).select_from(*own).where(*conditions)
    return rows.correlate_except(*own).exists()


def current_reading(document_id: Any, moment: Moment) -> Any:
    """The number of a document's latest reading by a machine, as a scalar subquery."""
    latest = reading.alias()
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
    later = review.alias()
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
    judged = review.alias()
    decided = there_is(
        judged,
        judged.c[f"result_{judged_as}"] == subject.c.id,
        standing_review(judged, judged_as, moment),
    )
    return or_(decided, _entered(subject.c.id, judged_as, moment))


def _entered(number: Any, judged_as: str, moment: Moment) -> ColumnElement[bool]:
    """Whether a person wrote an act or a statement down, without a machine's reading of it."""
    by_hand, own = reading.alias(), _FOUND[judged_as].alias()
    return there_is(
        (own, by_hand),
        own.c[judged_as] == number,
        by_hand.c.id == own.c.reading_id,
        by_hand.c.run_id.is_(None),
        *moment.knew(by_hand.c.entry_id),
    )


def superseded(document_id: Any, moment: Moment) -> ColumnElement[bool]:
    """Whether a later version of the page stands for a document."""
    update = document_link.alias()
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
        ~_judged_again(update, moment),
    )


def _judged_again(link: Any, moment: Moment) -> ColumnElement[bool]:
    """Whether a later judgement was passed on the two documents of a link."""
    again = document_link.alias()
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
    undoing = review.alias()
    return there_is(undoing, undoing.c.undoes_id == judged.c.id, *moment.knew(undoing.c.entry_id))


def _visible(
    subject: Any,
    table: Table,
    found: Table,
    judged_as: str,
    result_as: str,
    is_like: Any,
    moment: Moment,
) -> ColumnElement[bool]:
    latest = current_reading(subject.c.document_id, moment)
    decided, stands_in, once = review.alias(), review.alias(), review.alias()
    is_decided = there_is(
        decided, decided.c[result_as] == subject.c.id, standing_review(decided, judged_as, moment)
    )

    def is_read(number: Any) -> ColumnElement[bool]:
        return there_is(found, found.c[judged_as] == number, found.c.reading_id == latest)

    either = (stands_in.c[judged_as], stands_in.c[result_as])
    nearer = table.alias()
    gives_way = there_is(
        stands_in,
        stands_in.c.document_id == subject.c.document_id,
        stands_in.c[judged_as].is_not(None),
        standing_review(stands_in, judged_as, moment),
        or_(
            stands_in.c[judged_as] == subject.c.id,
            there_is(
                once,
                once.c[judged_as] == stands_in.c[judged_as],
                once.c[result_as] == subject.c.id,
                once.c.entry_id == subject.c.entry_id,
            ),
            and_(
                ~is_read(stands_in.c[judged_as]),
                is_like(subject, either),
                or_(
                    is_like(subject, either, exactly=True),
                    ~there_is(
                        nearer,
                        nearer.c.document_id == subject.c.document_id,
                        is_read(nearer.c.id),
                        is_like(nearer, either, exactly=True),
                    ),
                ),
            ),
        ),
    )
    by_hand, own = reading.alias(), found.alias()
    is_entered = _entered(subject.c.id, judged_as, moment)
    is_entered_alike = there_is(
        (by_hand, own),
        by_hand.c.document_id == subject.c.document_id,
        by_hand.c.run_id.is_(None),
        *moment.knew(by_hand.c.entry_id),
        own.c.reading_id == by_hand.c.id,
        is_like(subject, (own.c[judged_as],)),
    )
    stands = or_(is_entered, and_(is_read(subject.c.id), ~is_entered_alike))
    return and_(
        or_(is_decided, and_(stands, ~gives_way)),
        *moment.knew(subject.c.entry_id),
        *said_by_then(subject.c.day, moment),
        ~superseded(subject.c.document_id, moment),
    )


def _is_act_like(
    act: Any, numbers: tuple[Any, ...], *, exactly: bool = False
) -> ColumnElement[bool]:
    """Whether two readings of a passage took it for the same act.

    The same kind and capability, a party that acts in both, and evidence that overlaps; exactly the
    same also has the same firmness, conditions and amount.
    """
    other = act_table.alias()
    party, other_party = act_party.alias(), act_party.alias()
    same = ["kind", "capability"]
    if exactly:
        same += ["firmness", "conditions", "quantity_value"]
    return there_is(
        other,
        other.c.id.in_(numbers),
        *(other.c[name].is_not_distinct_from(act.c[name]) for name in same),
        other.c.start < act.c.end,
        act.c.start < other.c.end,
        there_is(
            (party, other_party),
            party.c.act_id == act.c.id,
            party.c.role == "actor",
            other_party.c.act_id == other.c.id,
            other_party.c.role == "actor",
            other_party.c.code == party.c.code,
        ),
    )


def _is_statement_like(
    statement: Any, numbers: tuple[Any, ...], *, exactly: bool = False
) -> ColumnElement[bool]:
    """Whether two readings took the same words for what was said.

    More than half of either's words are the other's: what is said within what is said is another
    statement.
    """
    other = statement_table.alias()
    # What they share ends with the one that ends first, and begins with the one that begins last.
    shared = [
        end.c.end - start.c.start for end in (statement, other) for start in (statement, other)
    ]
    return there_is(
        other,
        other.c.id.in_(numbers),
        *(2 * part > each.c.end - each.c.start for part in shared for each in (statement, other)),
    )
