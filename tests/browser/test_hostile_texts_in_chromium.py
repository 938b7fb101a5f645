"""What stands in documents runs nowhere in a browser, even with its last defence taken away.

More than five hundred texts stand in titles, names, addresses and bodies; every page that shows one
is opened with the policy against foreign scripts put out of force, so that escaping stands alone.
"""

import pytest
from browser.conftest import serve
from web.hostile import hostile_readings

from garant.ledger import Asked


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory, ontology):
    """A site over readings whose every text tries to run."""
    yield from serve(tmp_path_factory.mktemp("hostile"), ontology, hostile_readings())


def test_no_text_of_a_document_runs(hostile_site, chromium):
    ledger = hostile_site.site.answers.ledger
    paths = [
        "documents",
        "documents?offset=50",
        "quotes?q=dit",
        "board",
        "review",
        "contradictions",
    ]
    paths += [f"documents/{each.key}" for each in ledger.documents(Asked())]
    paths += [f"acts/{each.key}" for each in ledger.acts(Asked(limit=5))]
    paths += ["positions/FRA/ground_troops", "changes?from=2020-01-01&to=2027-01-01"]
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    fired, elsewhere = [], []
    page.on("dialog", lambda dialog: (fired.append(dialog.message), dialog.dismiss()))
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((hostile_site.address, "data:image/"))
            else elsewhere.append(asked.url)
        ),
    )

    for path in paths:
        page.goto(f"{hostile_site.address}/fr/{path}")
        # What waits for a focus, a hover or a click of the user gets it.
        page.evaluate(
            """() => document.querySelectorAll("main *").forEach((each) => {
              for (const kind of ["focus", "mouseover", "pointerenter", "toggle", "animationend"])
                each.dispatchEvent(new Event(kind));
            })"""
        )
        if page.evaluate("window.fired"):
            fired.append(path)
    context.close()

    assert len(paths) > 60
    assert [] == fired
    assert [] == elsewhere


@pytest.mark.parametrize("spelling", ["quotes?q={}", "board?pact={}", "documents/{}", "{}"])
def test_no_address_runs(hostile_site, chromium, spelling):
    from urllib.parse import quote

    from web.payloads import PAYLOADS

    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    fired = []
    for text in PAYLOADS[:: len(PAYLOADS) // 20]:
        address = f"{hostile_site.address}/en/{spelling.format(quote(text, safe=''))}"
        page.goto(address)
        if page.evaluate("window.fired"):
            fired.append(address)
    context.close()

    assert [] == fired
