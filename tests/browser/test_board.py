"""The board as it is used: threads beside it, days along the slider, all of it by keyboard too."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

CELL = "td.at-signalled a.cell"


def faults(page):
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.className")


def test_a_cell_opens_its_thread_beside_the_board_and_gives_the_place_back(shared_site, open_page):
    page = open_page(f"{shared_site.address}/fr/board?as_of=2026-03-15")
    page.locator(CELL).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel #thread")

    assert "panel" == focused(page)
    assert "2 000 soldats" in page.inner_text("#panel")
    assert "open=FRA.ground_troops" in page.url
    assert [] == faults(page)

    page.keyboard.press("Escape")

    assert "" == page.inner_html("#panel")
    assert "cell" == focused(page)
    assert "open=" not in page.url


def test_the_address_of_an_open_thread_opens_it_again(shared_site, open_page):
    page = open_page(f"{shared_site.address}/fr/board?as_of=2026-03-15&open=FRA.ground_troops")

    assert "2 000 soldats" in page.inner_text("#panel")

    page.click(".panel-close a")

    assert "" == page.inner_html("#panel")


def test_where_there_is_no_room_a_cell_leads_to_its_page(shared_site, open_page):
    page = open_page(f"{shared_site.address}/fr/board?as_of=2026-03-15", width=390, height=844)
    page.click(CELL)
    page.wait_for_url(re.compile("/fr/positions/FRA/ground_troops"))

    assert "France" in page.inner_text("h1")


def test_without_a_script_a_cell_leads_to_its_page(shared_site, open_page):
    page = open_page(f"{shared_site.address}/fr/board?as_of=2026-03-15", java_script_enabled=False)
    page.click(CELL)

    assert "/fr/positions/FRA/ground_troops" in page.url
    assert "2 000 soldats" in page.inner_text("main")


def test_the_slider_goes_from_day_to_day_by_keyboard(shared_site, open_page):
    page = open_page(f"{shared_site.address}/en/board")
    page.focus("#day-line")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile(r"as_of=2026-03-02"))
    page.wait_for_function("document.activeElement.id === 'day-line'")

    assert "2026-03-02" == page.get_attribute("#day-line", "aria-valuetext")
    assert "As of 2 March 2026" in page.inner_text(".stand")
    assert "firmness" not in page.url

    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile(r"as_of=2026-04-10"))
    page.go_back()
    page.wait_for_selector(".stand:has-text('As of 2 March 2026')")

    assert "as_of=2026-03-02" in page.url
    assert page.is_visible("#day-line")


def test_a_choice_in_the_form_changes_the_board_in_place(shared_site, open_page):
    page = open_page(f"{shared_site.address}/fr/board")
    page.evaluate("window.kept = true")
    page.select_option("[name=need]", "land")
    page.click("form#ask button[type=submit]")
    page.wait_for_selector("section.need")

    assert page.evaluate("window.kept")
    assert "need=land" in page.url
    assert page.title().startswith("soldats sur le sol ukrainien")
    assert [] == faults(page)


def test_the_menu_folds_on_a_telephone_and_opens_by_keyboard(shared_site, open_page):
    page = open_page(f"{shared_site.address}/fr/board", width=390, height=844)

    assert not page.is_visible("#menu")

    page.focus(".menu-button")
    page.keyboard.press("Enter")

    assert page.is_visible("#menu a[href='/fr/documents']")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_legend_is_open_to_everybody_in_light_and_dark(shared_site, open_page, scheme):
    page = open_page(f"{shared_site.address}/fr/board", scheme=scheme)
    page.click("details.legend summary")

    assert [] == faults(page)


def test_a_printed_board_shows_the_whole_table(shared_site, open_page):
    page = open_page(f"{shared_site.address}/fr/board")
    page.emulate_media(media="print")

    assert not page.is_visible("nav#menu")
    assert not page.is_visible("form#ask")
    assert "visible" == page.evaluate(
        "getComputedStyle(document.querySelector('.board-frame')).overflowX"
    )
