"""The site as files, opened from the disk: whole, open to everybody, also in the dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.conftest import PICTURES
from told import READINGS, RUN

from garant.answers import Answers
from garant.ledger import Asked, Ledger
from garant.settings import Settings
from garant.web import Site, Wanted, write_site

SERIOUS = {"serious", "critical"}
PAGES = ("index", "needs/land", "positions/DEU/ground_troops", "parties/DEU", "acts/{act}")
PAGES += ("hinges", "hinges/land", "changes", "briefing", "briefing-alone")


@pytest.fixture(scope="module")
def folder(tmp_path_factory, ontology):
    """A site as files, and an act in it."""
    path = tmp_path_factory.mktemp("static")
    with Ledger.open(f"sqlite:///{path / 'garant.db'}") as ledger:
        ledger.record(READINGS, RUN)
        settings = Settings(ledger=f"sqlite:///{path / 'garant.db'}")
        site = Site(answers=Answers(ledger, lambda: ontology), settings=settings)
        wanted = Wanted("ukraine", {"pact": "ukraine"}, since="2026-03-01", forms=("html", "md"))
        write_site(site, path / "out", wanted)
        act = ledger.acts(Asked(party="DEU", capability="ground_troops"))[0].key
        yield path / "out", act


@pytest.fixture
def open_file(chromium, folder, request):
    """Opens a file of the site; fails the test where it complains or asks for anything else."""
    out, act = folder
    contexts, told = [], []

    def open_it(name, *, width=1280, scheme="light", **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda one: told.append(one.text) if one.type in ("error",) else None)
        page.on(
            "request",
            lambda one: None if one.url.startswith(("file://", "data:")) else told.append(one.url),
        )
        page.goto((out / f"{name.format(act=act)}.html").as_uri())
        return page

    yield open_it
    PICTURES.mkdir(parents=True, exist_ok=True)
    for number, context in enumerate(contexts):
        name = request.node.name.replace("/", "-")[:100]
        context.pages[0].screenshot(path=PICTURES / f"{name}-{number}.png", full_page=True)
        context.close()
    # The checker itself reads style sheets anew, which the policy of the page forbids it.
    assert [] == [one for one in told if not one.startswith("Connecting to 'file://")]


def faults(page):
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']} ({one['nodes'][0]['html'][:160]})"
        for one in found
        if one["impact"] in SERIOUS
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_file_is_whole_and_open_to_everybody(open_file, name, language):
    page = open_file(f"{language}/{name}")

    assert language == page.locator("html").get_attribute("lang")
    assert 1 == page.locator("h1").count()
    assert [] == faults(page)
    # Its style is there, from the disk too.
    assert "0px" == page.evaluate("getComputedStyle(document.body).marginTop") or "alone" in name


@pytest.mark.parametrize("name", ["index", "briefing", "positions/DEU/ground_troops"])
def test_a_file_in_the_dark_on_a_telephone_without_scripts(open_file, name):
    page = open_file(f"fr/{name}", width=390, scheme="dark")

    assert [] == faults(page)
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert 0 == wide


def test_the_way_from_the_entrance_to_the_words_needs_no_script(open_file):
    page = open_file("index", java_script_enabled=False)

    page.get_by_role("link", name="anglais").or_(page.get_by_role("link", name="English")).click()
    page.locator("table.board td a").first.click()
    page.locator("main a.kind").first.click()
    assert page.locator("blockquote mark").count()
