"""A site over a ledger of a few made-up readings, and a browser's way of asking it."""

import pytest
from fastapi.testclient import TestClient
from told import READINGS, RUN

from garant.answers import Answers
from garant.ledger import Ledger
from garant.ontology import load_ontology
from garant.settings import Settings
from garant.web import Site, create_app


@pytest.fixture(scope="session")
def ontology():
    """The parties and capabilities that there are; loading them takes longer than most tests."""
    return load_ontology()


@pytest.fixture
def web_ledger(tmp_path):
    """A ledger of a few made-up readings, which is open."""
    with Ledger.open(f"sqlite:///{tmp_path / 'garant.db'}") as ledger:
        ledger.record(READINGS, RUN)
        yield ledger


@pytest.fixture
def site(web_ledger, ontology):
    """A site on loopback, without accounts."""
    settings = Settings(ledger=web_ledger.store.engine.url.render_as_string(), reviewer="Ada")
    return Site(answers=Answers(web_ledger, lambda: ontology), settings=settings)


@pytest.fixture
def client(site):
    """A browser that visits the site; it follows no redirects by itself."""
    with TestClient(create_app(site), follow_redirects=False) as browser:
        yield browser
