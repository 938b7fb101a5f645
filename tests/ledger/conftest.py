"""Each test of the ledger that asks for `ledger_url` runs on SQLite and on PostgreSQL."""

import os
import shutil
from contextlib import closing

import pytest
from ledger.search_tables import Fts5Table, VectorTable
from ledger.server import (
    REQUIRED_VARIABLE,
    OwnServer,
    ServerMissingError,
    installed_programs,
    running_server,
)

from garant.ledger import Ledger

NOT_RUN = "PostgreSQL:"
"""How the reason begins for which a test on PostgreSQL was skipped."""


def _missing(error):
    if os.environ.get(REQUIRED_VARIABLE) == "1":
        pytest.fail(f"{NOT_RUN} {error} ({REQUIRED_VARIABLE} is 1)", pytrace=False)
    pytest.skip(f"{NOT_RUN} {error}")


def _served(**options):
    try:
        with running_server(**options) as server:
            yield server
    except ServerMissingError as error:
        _missing(error)


@pytest.fixture(scope="session")
def postgres():
    """The PostgreSQL server of this run; a test process has one."""
    yield from _served()


@pytest.fixture(scope="session")
def postgres_programs():
    """The folder of the programs of PostgreSQL's server."""
    try:
        return installed_programs()
    except ServerMissingError as error:
        return _missing(error)


@pytest.fixture
def postgres_to_crash():
    """A PostgreSQL server of the test's own that writes as in earnest, to be killed and started."""
    yield from _served(own=True, durable=True)


@pytest.fixture
def postgres_url(postgres):
    """The URL of a new empty PostgreSQL database."""
    url = postgres.fresh_database()
    yield url
    if not isinstance(postgres, OwnServer) or postgres.pid is not None:
        postgres.drop_database(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_url(request, tmp_path):
    """The URL of a place for a new ledger, on either database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'garant.db'}"
    return request.getfixturevalue("postgres_url")


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory):
    """A file that holds an empty ledger; making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("empty") / "garant.db"
    Ledger.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def empty_postgres(postgres):
    """The URL of a PostgreSQL database that holds an empty ledger."""
    url = postgres.fresh_database()
    Ledger.open(url).close()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request, tmp_path):
    """An empty ledger that is open, on either database."""
    if request.param == "sqlite":
        path = shutil.copy(request.getfixturevalue("empty_sqlite"), tmp_path / "garant.db")
        with Ledger.open(f"sqlite:///{path}") as opened:
            yield opened
        return
    postgres = request.getfixturevalue("postgres")
    url = postgres.fresh_database(like=request.getfixturevalue("empty_postgres"))
    with Ledger.open(url) as opened:
        yield opened
    postgres.drop_database(url)


@pytest.fixture(scope="session")
def fts5_table():
    """A full-text table of SQLite, to be filled."""
    table = Fts5Table()
    with closing(table.connection):
        yield table


@pytest.fixture(scope="session")
def vector_table(postgres):
    """A full-text table of PostgreSQL, to be filled."""
    url = postgres.fresh_database()
    table = VectorTable(url)
    with closing(table.connection):
        yield table
    postgres.drop_database(url)


@pytest.fixture(params=["fts5_table", "vector_table"], scope="session")
def search_table(request):
    """A full-text table of either database, to be filled."""
    return request.getfixturevalue(request.param)


def pytest_terminal_summary(terminalreporter):
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple) and NOT_RUN in report.longrepr[2]
    ]
    if skipped:
        tests = "1 test" if len(skipped) == 1 else f"{len(skipped)} tests"
        were = "was" if len(skipped) == 1 else "were"
        terminalreporter.write_line(
            f"{NOT_RUN} {tests} of the ledger {were} not run on it: no server is installed here",
            yellow=True,
        )
