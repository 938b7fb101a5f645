"""Every page in both languages: no complaint, no serious fault of access, no load from afar."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from garant.ledger import Asked

SERIOUS = {"serious", "critical"}

PAGES = (
    "board",
    "board?as_of=2026-03-15&reviewed=true",
    "hinges",
    "hinges?without=FRA",
    "changes?from=2026-03-01&to=2026-05-01",
    "briefing?since=2026-03-01",
    "quotes?q=soldats",
    "contradictions",
    "map?capability=ground_troops",
    "documents",
    "documents/{document}",
    "acts/{act}",
    "statements/{statement}",
    "positions/DEU/ground_troops",
    "review",
    "review?subject=statements",
    "add",
    "pacts",
    "pacts/ukraine",
    "parties/FRA",
    "audit",
    "account",
    "users",
    "nowhere",
)
MISSING = {"nowhere"}


def filled(path, ledger):
    """A path with the keys of a ledger in it."""
    act = ledger.acts(Asked(limit=1))[0]
    return path.format(
        act=act.key, document=act.document.key, statement=ledger.statements(Asked(limit=1))[0].key
    )


def faults(page):
    """The serious faults of access that axe finds on a page, in a line each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['help']} ({one['nodes'][0]['html'][:160]})"
        for one in found
        if one["impact"] in SERIOUS
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_open_to_everybody(shared_site, open_page, path, language):
    where = filled(path, shared_site.site.answers.ledger)
    page = open_page(f"{shared_site.address}/{language}/{where}")
    page.allowed = ("404",) if path in MISSING else ()

    assert language == page.locator("html").get_attribute("lang")
    assert 1 == page.locator("h1").count()
    assert [] == faults(page)


@pytest.mark.parametrize("path", ["board", "hinges", "review", "positions/DEU/ground_troops"])
def test_a_page_in_the_dark(shared_site, open_page, path):
    page = open_page(f"{shared_site.address}/fr/{path}", scheme="dark")

    assert [] == faults(page)


@pytest.mark.parametrize("path", [each for each in PAGES if each not in MISSING])
def test_a_page_on_a_telephone_needs_no_sideways_scrolling(shared_site, open_page, path):
    where = filled(path, shared_site.site.answers.ledger)
    page = open_page(f"{shared_site.address}/fr/{where}", width=390, height=844)

    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert 0 == wide


@pytest.mark.parametrize("path", ["board", "quotes?q=soldats", "documents/{document}"])
def test_a_page_is_read_without_a_script(shared_site, open_page, path):
    where = filled(path, shared_site.site.answers.ledger)
    page = open_page(f"{shared_site.address}/en/{where}", java_script_enabled=False)

    assert page.locator("main").inner_text().strip()


@pytest.mark.parametrize("path", [each for each in PAGES if each not in MISSING])
def test_a_page_weighs_little(shared_site, open_page, path):
    where = filled(path, shared_site.site.answers.ledger)
    weights = {}
    page = open_page(f"{shared_site.address}/fr/{where}")
    page.on("response", lambda answer: weights.__setitem__(answer.url, len(answer.body())))
    page.reload(wait_until="networkidle")

    assert sum(weights.values()) < 300_000, weights
