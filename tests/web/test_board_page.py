from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from lxml import html
from told import RUN, TROOPS, Told, reading
from web.looking import found, row_of, tree_of, words_of

from garant.model import Condition, Firmness, Kind, Speaker, Verdict
from garant.web import create_app

TROOPS_NEED = "soldats sur le sol ukrainien"


def board(client, query="", language="fr"):
    return tree_of(client.get(f"/{language}/board{query}"))


def test_a_cell_says_the_rung_in_words_and_by_a_sign(client):
    cell = row_of(board(client, "?as_of=2026-03-15"), TROOPS_NEED)["France"]

    assert "at-signalled" == cell.get("class")
    assert "prêt" in words_of(cell)
    assert ["#s-ready"] == cell.xpath(".//*[@class='rung']//use/@href")


def test_a_cell_names_conditions_with_their_state_review_and_age(client):
    cell = row_of(board(client, "?as_of=2026-04-05"), TROOPS_NEED)["France"]

    assert ["cessez-le-feu : non remplie", "lu par machine, non relu"] == found(cell, ".//title")
    assert "5 semaines" in words_of(cell)


def test_what_is_refused_and_what_is_unclear_stands_as_large_as_what_is_firm(client, web_ledger):
    told = [
        Told("Rome exclut.", "ITA", Kind.REFUSE, Firmness.EXCLUDED, target="UKR"),
        Told("Varsovie enverra.", "POL", firmness=Firmness.COMMITTED, target="UKR"),
        Told("Vilnius reste vague.", "LTU", firmness=Firmness.VAGUE, target="UKR"),
    ]
    web_ledger.record([reading("juin.txt", "2026-06-01", *told)], RUN)
    cells = row_of(board(client), TROOPS_NEED)

    assert {"Italie": "at-refused", "Pologne": "at-firm", "Lituanie": "at-unclear"} == {
        party: cells[party].get("class") for party in ("Italie", "Pologne", "Lituanie")
    }
    assert {"exclu", "engagé", "vague"} == {
        found(cells[party], ".//*[@class='rung']")[0] for party in ("Italie", "Pologne", "Lituanie")
    }


def test_a_need_on_which_nobody_was_heard_says_so(client):
    (head,) = board(client).xpath("//tr[@class='missing']/th[contains(., 'police du ciel')]")

    assert "at-nobody" == head.get("class")
    assert "personne" in words_of(head)


def test_sources_that_disagree_on_one_day_are_marked(client):
    cell = row_of(board(client), TROOPS_NEED)["Allemagne"]

    assert "at-unclear" == cell.get("class")
    assert "les sources d’un même jour se contredisent" in found(cell, ".//title")


def test_an_unnamed_source_is_marked(client):
    cell = row_of(board(client), TROOPS_NEED)["France"]

    assert "source non nommée seulement" in found(cell, ".//title")


def test_a_cell_leads_to_its_thread_on_the_same_day(client):
    cell = row_of(board(client, "?as_of=2026-03-15"), TROOPS_NEED)["France"]
    (there,) = cell.xpath("./a/@href")

    assert "/fr/positions/FRA/ground_troops?pact=ukraine&as_of=2026-03-15" == there
    assert "2 000 soldats" in client.get(there).text


def test_the_day_has_a_date_links_and_a_line_of_days(client):
    tree = board(client, "?as_of=2026-03-15")

    assert ["2026-03-15"] == tree.xpath("//input[@type='date']/@value")
    assert ["/fr/board?pact=ukraine&as_of=2026-03-02"] == tree.xpath("//form//a[@rel='prev']/@href")
    assert ["/fr/board?pact=ukraine&as_of=2026-04-10"] == tree.xpath("//form//a[@rel='next']/@href")
    (line,) = tree.xpath("//div[@class='line']")
    assert ("2026-03-02", "0 39") == (line.get("data-first"), line.get("data-days"))
    assert ["13"] == line.xpath("./input/@value")


def test_a_day_before_everything_is_an_empty_board_that_says_so(client):
    tree = board(client, "?as_of=2020-01-01")

    assert {} == row_of(tree, TROOPS_NEED)
    assert "Le registre n’a rien pour Ukraine ni sur ce pacte au 1er janvier 2020." in found(
        tree, "//ul[@class='remarks']/li"
    )


def test_what_is_on_other_rungs_is_left_out_and_said_to_be(client):
    tree = board(client, "?firmness=committed..")

    assert {} == row_of(tree, TROOPS_NEED)
    assert any("hors de ces échelons" in line for line in found(tree, "//ul[@class='remarks']/li"))
    assert "évoqué" not in " ".join(found(tree, "//table[@class='board']//td"))


def test_rungs_of_ones_own_stay_in_the_form(client):
    tree = board(client, "?firmness=vague..ready")

    assert ["vague..ready"] == tree.xpath("//select[@name='firmness']/option[@selected]/@value")


def test_only_what_was_reviewed_is_shown_where_that_is_asked(client, web_ledger):
    act = next(
        act
        for act in web_ledger.acts()
        if act.act.actors[0].code == "FRA" and act.act.conditions == (Condition.CEASEFIRE,)
    )
    assert {} == row_of(board(client, "?reviewed=true"), TROOPS_NEED)

    web_ledger.review(act.key, Verdict.ACCEPT, who="Ada")
    cell = row_of(board(client, "?reviewed=true"), TROOPS_NEED)["France"]

    assert "confirmé à la relecture" in found(cell, ".//title")
    assert "lu par machine, non relu" not in found(cell, ".//title")


def test_one_need_is_told_in_sentences(client):
    tree = board(client, "?need=land&as_of=2026-03-15")

    assert [] == tree.xpath("//table[@class='board']")
    assert [
        "Berlin n'enverra pas de soldats.",
        "La France est prête à envoyer 2 000 soldats après un cessez-le-feu.",
    ] == sorted(found(tree, "//section[@class='need']//blockquote"))
    assert ["/fr/board?pact=ukraine&as_of=2026-03-15&need=industry"] == tree.xpath(
        "//nav//a[@rel='prev']/@href"
    )


def test_a_need_on_which_nobody_was_heard_is_told_too(client):
    tree = board(client, "?need=air")

    assert ["ni offre ni refus connus"] == found(tree, "//*[@class='empty at-nobody']")


def test_who_opposes_is_told_with_its_words(client):
    (section,) = board(client).xpath("//section[@aria-labelledby='opposing']")

    assert "Russie l’adversaire" in words_of(section)
    assert "La Russie s'oppose à toute présence étrangère." in words_of(section)


def test_a_thread_that_is_open_stands_in_the_address(client):
    tree = board(client, "?as_of=2026-03-15&open=FRA.ground_troops")
    (panel,) = tree.xpath("//aside[@id='panel']")

    assert "La France est prête à envoyer 2 000 soldats" in words_of(panel)
    assert ["/fr/board?pact=ukraine&as_of=2026-03-15"] == panel.xpath(
        ".//*[@class='panel-close']/a/@href"
    )


def test_the_board_in_english(client):
    tree = board(client, "?as_of=2026-03-15", "en")
    cell = row_of(tree, "soldiers on Ukrainian soil")["France"]

    assert "ready" in words_of(cell)
    assert "a ceasefire: not met" in found(cell, ".//title")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("?firmness=firmly", "firmness"),
        ("?as_of=yesterday", "yesterday"),
        ("?pact=atlantis", "atlantis"),
        ("?need=lands", "land"),
        ("?open=ATL.ground_troops", "ATL"),
    ],
)
def test_a_mistake_in_the_address_is_told_in_a_sentence(client, query, told):
    answer = client.get(f"/fr/board{query}")

    assert 400 == answer.status_code
    assert told in answer.text
    assert "Traceback" not in answer.text


def test_what_a_text_says_is_never_markup(client, web_ledger):
    evil = '<img src=x onerror=alert(1)> & "quotes"'
    speaker = Speaker(evil, "POL", evil)
    web_ledger.record(
        [
            reading(
                "evil.txt",
                "2026-06-01",
                Told(f"Varsovie {evil} enverra.", "POL", speaker=speaker, target="UKR"),
                publisher=evil,
                title=evil,
                url="javascript:alert(1)",
            )
        ],
        RUN,
    )
    for path in ("board", "board?need=land", f"positions/POL/{TROOPS}", "documents", "parties/POL"):
        answer = client.get(f"/fr/{path}")

        assert 200 == answer.status_code
        assert "<img src=x" not in answer.text
        assert 'href="javascript:' not in answer.text


def ways(page):
    """Where the menu leads, by the name of the page."""
    found = html.fromstring(page.text).xpath("//nav[@id='menu']//a/@href")
    return {link.partition("?")[0].split("/")[2]: link for link in found}


def test_the_menu_leads_to_the_same_pact(client):
    chosen = ways(client.get("/fr/board?pact=gaza&as_of=2026-04-10"))

    assert "/fr/hinges?pact=gaza" == chosen["hinges"]
    assert "/fr/map?pact=gaza" == chosen["map"]
    assert "/fr/quotes" == chosen["quotes"]
    assert "/fr/hinges" == ways(client.get("/fr/board"))["hinges"]
    assert "/fr/hinges" == ways(client.get("/fr/board?pact=ukraine"))["hinges"]


def test_the_menu_leads_to_the_pact_that_the_site_opens_with(site):
    with TestClient(create_app(replace(site, pact="gaza"))) as browser:
        assert "/en/board?pact=gaza" == ways(browser.get("/en/quotes"))["board"]
        assert "/en/hinges" == ways(browser.get("/en/board?pact=ukraine"))["hinges"]


def test_a_pact_in_the_menu_is_written_so_that_it_runs_nothing(client):
    page = client.get("/en/quotes", params={"pact": '"><script>alert(1)</script>'})

    assert "<script>alert" not in page.text


def test_of_who_opposes_much_some_is_told_and_the_rest_is_a_click_away(client, web_ledger):
    against = ["ground_troops", "air_policing", "naval", "training", "funding", "arms", "logistics"]
    told = [
        Told(f"La Russie s'oppose, point {place}.", "RUS", Kind.OPPOSE, None, each, target="EUROPE")
        for place, each in enumerate(against)
    ]
    told += [Told("La France aidera Kiev.", capability="industry", target="UKR")]
    web_ledger.record([reading("against", "2026-03-01", *told)], RUN)
    (section,) = board(client).xpath("//section[@aria-labelledby='opposing']")

    assert 6 == len(section.xpath("./ul[1]/li"))
    assert ["/fr/parties/RUS"] == section.xpath("./p/a[contains(., 'autre')]/@href")
