"""The whole review without a mouse, and two persons at once."""

import pytest

from garant.ledger import Asked
from garant.model import Firmness, Standing, Verdict


def current(page):
    """The key of what is shown."""
    return page.locator("#decide [name=key]").get_attribute("value")


def press(page, key):
    """Press a letter and wait for what comes of it."""
    before = current(page)
    page.keyboard.press(key)
    page.wait_for_function(
        "key => document.querySelector('#decide [name=key]')?.value !== key", arg=before
    )
    return before


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_whole_walk_by_keyboard(own_site, open_page, language):
    ledger = own_site.site.answers.ledger
    page = open_page(f"{own_site.address}/{language}/review")

    accepted = press(page, "a")
    page.keyboard.press("w")
    page.keyboard.type("a reason with a, r and u in it")
    page.keyboard.press("Enter")
    rejected = press(page, "r")
    skipped = press(page, "s")
    taken_back = press(page, "a")
    again = press(page, "u")

    assert current(page) == taken_back
    assert again != taken_back
    assert Standing.ACCEPTED is ledger.act(accepted).standing
    assert Standing.REJECTED is ledger.act(rejected).standing
    assert ["a reason with a, r and u in it"] == [one.why for one in ledger.reviews(rejected)]
    assert [] == ledger.reviews(skipped)
    assert [Verdict.ACCEPT, Verdict.UNDO] == [one.verdict for one in ledger.reviews(taken_back)]


def test_a_correction_by_keyboard(own_site, open_page):
    ledger = own_site.site.answers.ledger
    page = open_page(f"{own_site.address}/fr/review?kind=commit&capability=ground_troops")
    key = current(page)

    page.keyboard.press("c")
    page.locator("[name='field.firmness']").focus()
    page.locator("[name='field.firmness']").select_option("signalled")
    page.keyboard.press("Control+Enter")
    page.wait_for_function(
        "key => document.querySelector('#decide [name=key]')?.value !== key", arg=key
    )

    (review,) = ledger.reviews(key)
    assert Firmness.SIGNALLED is ledger.act(review.result).act.firmness


def test_the_words_of_the_evidence_are_taken_from_the_text(own_site, open_page):
    page = open_page(f"{own_site.address}/fr/review")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#context mark'))")

    page.keyboard.press("e")

    marked = page.locator("#context mark").first.inner_text()
    assert marked == page.locator("[data-takes-selection]").input_value()


def test_two_persons_at_once_lose_no_decision(own_site, open_page):
    ledger = own_site.site.answers.ledger
    one = open_page(f"{own_site.address}/en/review")
    other = open_page(f"{own_site.address}/en/review")
    other.allowed = ("409",)
    key = current(one)
    assert key == current(other)

    press(one, "r")
    other.keyboard.press("a")
    other.get_by_role("alert").wait_for()

    assert "Ada decided: reject" in other.get_by_role("alert").inner_text()
    assert key == current(other)
    assert [Verdict.REJECT] == [each.verdict for each in ledger.reviews(key)]

    press(other, "a")
    assert [Verdict.REJECT, Verdict.ACCEPT] == [each.verdict for each in ledger.reviews(key)]


def test_a_server_that_is_gone_is_told_and_the_decision_stays_open(own_site, open_page):
    page = open_page(f"{own_site.address}/en/review")
    page.allowed = ("Failed to load resource", "ERR_CONNECTION")
    key = current(page)
    own_site.stop()

    page.keyboard.press("a")
    page.get_by_role("alert").wait_for()

    assert "was not recorded" in page.get_by_role("alert").inner_text()
    assert key == current(page)
    assert page.locator("button[value=accept]").is_enabled()


AT_HAND = """() => {
  const following = document.getElementById("review").dataset.following;
  const address = new URL(following, location).href;
  return performance.getEntriesByType("resource").some((each) => each.name === address);
}"""
"""Whether the page that follows has been loaded already."""


def test_the_next_one_is_at_hand_before_it_is_asked_for(own_site, open_page):
    page = open_page(f"{own_site.address}/en/review")
    page.wait_for_function(AT_HAND)
    press(page, "a")
    page.wait_for_function(AT_HAND)
    asked = []
    page.on("request", lambda one: asked.append((one.method, one.url)))

    press(page, "a")
    page.wait_for_function(AT_HAND)

    # It is shown as soon as the decision is in the ledger: only what follows it is asked for.
    asked = [(method, url) for method, url in asked if "/static/" not in url]
    assert ["POST", "GET"] == [method for method, _ in asked]
    assert f"at={current(page)}" not in asked[1][1]


def test_everything_works_without_a_script(own_site, open_page):
    ledger = own_site.site.answers.ledger
    page = open_page(f"{own_site.address}/fr/review", java_script_enabled=False)
    key = current(page)

    page.locator("button[value=accept]").click()

    assert key != current(page)
    assert Standing.ACCEPTED is ledger.act(key).standing
    assert len(ledger.acts(Asked(reviewed=True))) == 1
