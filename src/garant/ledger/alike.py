"""When two readings of a passage took it for the same, as conditions for queries."""

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Table,
    TableClause,
    column,
    literal_column,
    select,
    table,
)

from garant.ledger.schema import act as act_table
from garant.ledger.schema import act_party
from garant.ledger.schema import statement as statement_table


def another(of: Table) -> FromClause:
    """A table once more, under a name of its own.

    In a long condition most of the time goes by making such tables, and there most of it by what
    only the making of tables in a database needs: these do without.
    """
    return _plain(of).alias()


@cache
def _plain(of: Table) -> TableClause:
    return table(of.name, *(column(each.name, each.type) for each in of.columns))


def there_is(tables: Any, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether some row of a table meets conditions, which may name tables of any query around.

    Args:
        tables: The table, or alias of one, that the row is of; or several.
        *conditions: The conditions.
    """
    own = tables if isinstance(tables, tuple) else (tables,)
    rows: Select[Any] = select(literal_column("1")).select_from(*own).where(*conditions)
    return rows.correlate_except(*own).exists()


def is_act_like(
    act: Any, numbers: tuple[Any, ...], *, exactly: bool = False
) -> ColumnElement[bool]:
    """Whether two readings of a passage took it for the same act.

    The same kind and capability, a party that acts in both, and evidence that overlaps; exactly the
    same also has the same firmness, conditions and amount.
    """
    other = another(act_table)
    party, other_party = another(act_party), another(act_party)
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


def is_statement_like(
    statement: Any, numbers: tuple[Any, ...], *, exactly: bool = False
) -> ColumnElement[bool]:
    """Whether two readings took the same words for what was said.

    More than half of either's words are the other's: what is said within what is said is another
    statement.
    """
    other = another(statement_table)
    # What they share ends with the one that ends first, and begins with the one that begins last.
    shared = [
        end.c.end - start.c.start for end in (statement, other) for start in (statement, other)
    ]
    return there_is(
        other,
        other.c.id.in_(numbers),
        *(2 * part > each.c.end - each.c.start for part in shared for each in (statement, other)),
    )
