"""Writing many rows at once."""

from collections.abc import Sequence
from functools import cache

from sqlalchemy import Connection, Date, Table, insert

from garant.ledger.rows import Row


def add_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows to a table; a column that a row does not name is left without a value.

    On SQLite they go to the driver as they are: making each a parameter set of SQLAlchemy's would
    take longer than storing it.

    Args:
        connection: A transaction that holds the right to write.
        table: The table.
        rows: The rows, by the names of its columns; they are used up.
    """
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), list(rows))
        return
    statement, columns, days = _insertion(table)
    for row in rows:
        for column in days:
            if row.get(column) is not None:
                row[column] = row[column].isoformat()
    values = [[row.get(column) for column in columns] for row in rows]
    connection.exec_driver_sql(statement, [tuple(each) for each in values])


@cache
def _insertion(table: Table) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The statement, the columns in its order, and those of them that hold days."""
    columns = tuple(column.name for column in table.columns)
    days = tuple(column.name for column in table.columns if isinstance(column.type, Date))
    named = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join("?" * len(columns))
    return f'INSERT INTO "{table.name}" ({named}) VALUES ({values})', columns, days
