"""Whether a ledger answers."""

from sqlalchemy import text

from garant.ledger.ledger import Ledger


def revision_of(ledger: Ledger) -> str:
    """The revision of a ledger, asked for anew.

    Raises:
        LedgerError: It does not answer.
    """
    with ledger.store.reading() as connection:
        asked = text("SELECT version_num FROM alembic_version")
        return str(connection.execute(asked).scalar_one())
