"""Pages as a browser shows them: a site that is really served, visited by Debian's Chromium.

Every page that a test leaves open is kept as a picture under `build/screenshots`.
"""

import os
import re
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from told import READINGS, RUN

from garant.answers import Answers
from garant.ledger import Ledger
from garant.ontology import load_ontology
from garant.settings import Settings
from garant.web import Site, create_app

REQUIRED_VARIABLE = "GARANT_TEST_BROWSER_REQUIRED"

PICTURES = Path(__file__).parents[2] / "build" / "screenshots"

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _missing(told):
    if os.environ.get(REQUIRED_VARIABLE) == "1":
        pytest.fail(f"browser: {told} ({REQUIRED_VARIABLE} is 1)", pytrace=False)
    pytest.skip(f"browser: {told}")


@pytest.fixture(scope="session")
def chromium():
    """A browser; a test process has one."""
    program = shutil.which("chromium")
    if program is None:
        _missing("there is no chromium; install Debian's package")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield browser
        browser.close()


class Served:
    """A site that is served on a port of its own."""

    def __init__(self, site: Site) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        config = uvicorn.Config(create_app(site), port=self.port, log_level="error")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            self._thread.join(0.02)
            assert self._thread.is_alive(), "the server did not start"
        self.address = f"http://127.0.0.1:{self.port}"
        self.site = site

    def stop(self) -> None:
        """Stop serving."""
        self._server.should_exit = True
        self._thread.join(10)


@pytest.fixture(scope="session")
def ontology():
    """The parties and capabilities that there are."""
    return load_ontology()


def serve(folder, ontology, readings) -> Iterator[Served]:
    """Serve a ledger of readings until asked for more."""
    path = folder / "garant.db"
    with Ledger.open(f"sqlite:///{path}") as ledger:
        ledger.record(readings, RUN)
        settings = Settings(ledger=f"sqlite:///{path}", reviewer="Ada")
        served = Served(Site(answers=Answers(ledger, lambda: ontology), settings=settings))
        yield served
        served.stop()


@pytest.fixture(scope="session")
def shared_site(tmp_path_factory, ontology):
    """A site that is only read: the tests that share it change nothing."""
    yield from serve(tmp_path_factory.mktemp("site"), ontology, READINGS)


@pytest.fixture
def own_site(tmp_path, ontology):
    """A site of the test's own, to decide and to add on."""
    yield from serve(tmp_path, ontology, READINGS)


class Complaints(list):
    """What a page complained of: errors of scripts, refused loads, requests to elsewhere."""


@pytest.fixture
def open_page(chromium, request):
    """Opens pages, each in a window of its own; fails the test where one complains."""
    contexts = []
    pages = []

    def open_it(address, *, width=1280, height=900, scheme="light", **options):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, **options
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.complaints = Complaints()
        page.allowed = ()
        page.on("pageerror", lambda error: page.complaints.append(f"script: {error}"))
        page.on(
            "console",
            lambda told: (
                page.complaints.append(f"console: {told.text}") if told.type == "error" else None
            ),
        )
        home = re.match(r"https?://[^/]+", address)[0]
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith((home, "data:", "blob:"))
                else page.complaints.append(f"asked elsewhere: {asked.url}")
            ),
        )
        pages.append(page)
        page.goto(address)
        return page

    yield open_it
    PICTURES.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^A-Za-z0-9_.-]+", "-", request.node.name)[:120]
    told = []
    for number, page in enumerate(pages):
        if not page.is_closed():
            page.screenshot(path=PICTURES / f"{name}-{number}.png", full_page=True)
        told += [one for one in page.complaints if not any(each in one for each in page.allowed)]
    for context in contexts:
        context.close()
    assert [] == told
