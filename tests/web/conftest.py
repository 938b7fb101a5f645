"""A site over a ledger of a few made-up readings, and a browser's way of asking it."""

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient
from told import READINGS, RUN
from web.accounts import add_accounts
from web.fake_reading import FakeReader, refuse

from garant.access import secrets
from garant.answers import Answers
from garant.ledger import Ledger
from garant.ontology import load_ontology
from garant.settings import Settings
from garant.web import Site, create_app
from garant.web.taking_in import TakingIn


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


@pytest.fixture
def shared_site(web_ledger, site, monkeypatch):
    """The site with an account for each role, called by it; visitors sign in."""
    monkeypatch.setattr(secrets, "_hasher", lambda: PasswordHasher(1, 8, 1))
    add_accounts(web_ledger)
    return site


@pytest.fixture
def visit(shared_site):
    """Makes browsers that visit the shared site, as many as are asked for."""
    app = create_app(shared_site)
    return lambda: TestClient(app, follow_redirects=False)


@pytest.fixture
def reader():
    """What reads in place of the pipeline."""
    return FakeReader()


@pytest.fixture
def adding(site, web_ledger, reader):
    """A browser that visits the site, which reads without a pipeline and fetches nothing."""
    taking_in = TakingIn(web_ledger, site.settings, fetch=refuse, reader=reader)
    with TestClient(create_app(site, taking_in), follow_redirects=False) as browser:
        yield browser
