import shutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ledger.made_up import RUN, madrid
from ledger.thawing import FROZEN, contents, frozen_contents, frozen_made, made, thaw, unmade
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from garant.errors import LedgerError
from garant.ledger import Asked, Ledger, check, revisions, schema, store, upgrading
from garant.ledger.revisions import HEAD, KNOWN
from garant.model import Standing

VERSIONS = upgrading.MIGRATIONS / "versions"


def test_every_revision_has_its_file_and_its_frozen_ledger():
    files = sorted(path.name.split("_")[0] for path in VERSIONS.glob("[0-9]*.py"))

    assert list(KNOWN) == files
    assert list(KNOWN) == sorted(path.stem for path in FROZEN.glob("*.jsonl"))


@pytest.mark.parametrize("revision", KNOWN)
def test_a_revision_makes_what_it_made_when_its_ledger_was_frozen(revision):
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        upgrading.upgrade(connection, revision)

        assert frozen_made(revision) == made(connection), (
            "a revision was changed: where it was released, make another; where it was not, "
            "run tests/ledger/frozen/make.py"
        )
    engine.dispose()


@pytest.mark.parametrize("revision", KNOWN)
def test_a_frozen_ledger_is_brought_up_to_date_with_all_that_is_in_it(ledger_url, revision):
    thaw(ledger_url, revision)

    with Ledger.open(ledger_url, create=False) as ledger, ledger.store.reading() as connection:
        assert frozen_contents(revision) == contents(connection)
        assert HEAD == connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    with Ledger.open(ledger_url, create=False) as ledger:
        assert [] == list(check(ledger.store))


@pytest.mark.parametrize("revision", KNOWN)
def test_a_frozen_ledger_is_of_use_when_it_is_up_to_date(ledger_url, revision):
    thaw(ledger_url, revision)

    with Ledger.open(ledger_url) as ledger:
        assert "corrected" in {one.standing.value for one in ledger.acts(Asked(reviewed=True))}
        assert ledger.search("ecart")
        assert ledger.positions(party="NOR")
        later = madrid(title="Plus tard", publisher="Le Fjord")
        ledger.record([later], RUN)
        assert Standing.UNREVIEWED in {one.standing for one in ledger.acts()}
        assert [] == list(check(ledger.store))


def test_the_revisions_make_what_the_tables_say(ledger):
    with ledger.store.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": compare_type, "include_object": is_ours}
        )

        assert [] == compare_metadata(context, schema.metadata)


def compare_type(context, inspected, wanted, inspected_type, wanted_type):
    """Moments are texts; for the rest, as usual."""
    if isinstance(wanted_type, schema.Instant):
        return "TEXT" != str(inspected_type)
    return None


def is_ours(item, name, kind, reflected, compare_to):
    """Not what is there beside the tables: the word index and what it keeps."""
    return not str(name).startswith(("passage_fts", "ix_passage_fts", "alembic"))


@pytest.fixture
def with_a_failing_revision(tmp_path, monkeypatch):
    """A Garant whose next revision fails half-way."""
    folder = tmp_path / "migrations"
    shutil.copytree(upgrading.MIGRATIONS, folder)
    (folder / "versions" / "9999_failing.py").write_text(FAILING.format(HEAD=HEAD), "utf-8")

    def fail(connection, revision, *, migrations=folder):
        real(connection, revision, migrations=migrations)

    real = upgrading.upgrade

    def make_newer():
        monkeypatch.setattr(upgrading, "upgrade", fail)
        monkeypatch.setattr(store, "HEAD", "9999")
        monkeypatch.setattr(store, "KNOWN", (*revisions.KNOWN, "9999"))

    return make_newer


FAILING = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{HEAD}"


def upgrade() -> None:
    op.create_table("further", sa.Column("id", sa.Integer(), primary_key=True))
    op.add_column("document", sa.Column("colour", sa.Text()))
    op.execute("INSERT INTO further (id) VALUES (1)")
    op.execute("INSERT INTO entry (id, recorded, purpose) VALUES (999, 'x', 'add')")
    op.execute("INSERT INTO nowhere (id) VALUES (1)")
"""


def test_an_upgrade_that_fails_leaves_the_ledger_as_it_was(
    ledger_url, with_a_failing_revision, monkeypatch
):
    thaw(ledger_url, KNOWN[-1])
    with Ledger.open(ledger_url):
        pass
    with_a_failing_revision()

    with pytest.raises(LedgerError, match="nowhere") as raised:
        Ledger.open(ledger_url)

    assert 1 == len(str(raised.value).splitlines())
    assert str(raised.value).endswith("it is as it was")
    monkeypatch.undo()
    with Ledger.open(ledger_url) as ledger:
        with ledger.store.reading() as connection:
            assert not inspect(connection).has_table("further")
            assert frozen_contents(KNOWN[-1]) == contents(connection)
        assert [] == list(check(ledger.store))


def test_a_making_that_fails_leaves_nothing(ledger_url, with_a_failing_revision, monkeypatch):
    with_a_failing_revision()

    with pytest.raises(LedgerError, match="nowhere"):
        Ledger.open(ledger_url)

    monkeypatch.undo()
    empty = unmade(ledger_url)
    with empty.reading() as connection:
        assert [] == inspect(connection).get_table_names()
    empty.close()
    with Ledger.open(ledger_url) as ledger:
        assert [] == list(check(ledger.store))


def test_the_tables_of_an_older_ledger_refuse_changes_too(ledger_url):
    thaw(ledger_url, KNOWN[0])

    with Ledger.open(ledger_url) as ledger:
        for change in ("UPDATE act SET place = NULL", "DELETE FROM review"):
            with (
                pytest.raises((LedgerError, SQLAlchemyError), match="added, never changed"),
                ledger.store.writing() as connection,
            ):
                connection.execute(text(change))
