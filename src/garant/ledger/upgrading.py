"""Making the tables, and bringing those of an older ledger up to date."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, revision: str, *, migrations: Path = MIGRATIONS) -> None:
    """Apply what lies between the ledger's revision and another, within the caller's transaction.

    Args:
        connection: A transaction that may write.
        revision: Where to go, such as "0001".
        migrations: The folder with `env.py` and `versions/`.
    """
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
