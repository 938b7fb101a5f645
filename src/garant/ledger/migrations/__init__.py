"""The revisions of the tables, as Alembic applies them."""
