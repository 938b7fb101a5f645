from datetime import date, timedelta

import pytest
from told import READINGS, RUN, TROOPS, Told, reading
from web.looking import found, tree_of, words_of

from garant.model import Condition, Firmness, Kind, Speaker

MERZ = Speaker("le chancelier", "DEU", "Merz")


def position(client, party="DEU", query="", language="fr"):
    return tree_of(client.get(f"/{language}/positions/{party}/{TROOPS}{query}"))


def test_a_position_is_told_step_by_step_with_its_sentences(client):
    tree = position(client)
    steps = tree.xpath("//ol[contains(@class,'steps')]/li")

    assert ["step1-2", "step1-1"] == [step.get("id") for step in steps]
    assert "10 avril 2026" in words_of(steps[0])
    assert "redite" in words_of(steps[0])
    assert "Berlin n'enverra pas de soldats." in words_of(steps[1])


def test_sources_that_disagree_stand_side_by_side(client):
    (last, _) = position(client).xpath("//ol[contains(@class,'steps')]/li")

    assert "les sources d’un même jour se contredisent" in words_of(last)
    assert {
        "Berlin exclut toujours d'envoyer des soldats, selon le chancelier.",
        "L'Allemagne pourrait envoyer des soldats, a dit le chancelier.",
    } == set(found(last, ".//blockquote"))


def test_the_picture_shows_each_step_on_its_rung_and_leads_to_it(client):
    (picture,) = position(client).xpath("//*[local-name()='svg'][@class='steps-picture']")
    points = picture.xpath(".//a[@class='point']")

    assert ["#step1-1", "#step1-2"] == [point.get("href") for point in points]
    assert "2 mars 2026 : exclu" == points[0].get("aria-label")
    assert "les sources d’un même jour se contredisent" in points[1].get("aria-label")
    assert 9 == len(picture.xpath(".//text[@class='rung-name']"))


def test_the_table_under_the_picture_says_the_same(client):
    tree = position(client)
    rows = [found(row, "./th|./td") for row in tree.xpath("//details[@class='as-table']//tbody/tr")]

    assert ["2 mars 2026", "première position", "exclu"] == rows[0][:3]
    assert 2 == len(rows) == len(tree.xpath("//a[@class='point']"))


def test_what_cannot_both_hold_is_shown(client):
    (section,) = position(client).xpath("//section[@aria-labelledby='contradictions']")

    assert "Dit le même jour" in words_of(section)


def test_what_others_said_in_the_same_weeks_stands_beside(client):
    (section,) = position(client).xpath("//section[@aria-labelledby='others']")

    assert "La France est prête à envoyer 2 000 soldats" in words_of(section)
    assert "La Russie s'oppose à toute présence étrangère." in words_of(section)
    assert "Berlin" not in words_of(section)


def test_what_others_said_in_other_weeks_does_not(client, web_ledger):
    far = reading("loin.txt", "2026-09-01", Told("Rome enverra des soldats.", "ITA", target="UKR"))
    web_ledger.record([far], RUN)

    assert "Rome enverra" not in words_of(position(client).xpath("//main")[0])


def test_a_position_on_a_day_knows_nothing_later(client):
    tree = position(client, query="?as_of=2026-03-15")

    assert 1 == len(tree.xpath("//ol[contains(@class,'steps')]/li"))
    assert "10 avril 2026" not in words_of(tree.xpath("//main")[0])


def test_what_has_no_day_stands_apart(client):
    tree = tree_of(client.get("/fr/positions/FRA/naval"))

    assert "Sans jour connu" in found(tree, "//h3")
    assert "La France enverra une frégate." in found(tree, "//blockquote")
    assert [] == tree.xpath("//*[@class='steps-picture']")


def test_what_stands_beside_has_no_rung(client):
    tree = position(client, "RUS")

    assert "À côté, sans échelon" in found(tree, "//h3")
    assert "Ni offre ni refus dont le jour et l’échelon soient connus." in found(tree, "//p")


def test_the_beneficiary_that_the_pact_is_about_comes_first(client, web_ledger):
    told = [
        Told("Berlin enverra des soldats en Arménie.", "DEU", target="ARM"),
        Told("Berlin enverra encore des soldats en Arménie.", "DEU", target="ARM"),
    ]
    web_ledger.record([reading("arm.txt", "2026-05-01", *told)], RUN)
    whole = position(client, query="?pact=ukraine")
    one = position(client, query="?beneficiary=ARM")

    assert ["Pour Ukraine", "Pour Arménie"] == found(whole, "//section[@class='position']/h2")
    assert ["Pour Arménie"] == found(one, "//section[@class='position']/h2")


def test_conditions_that_nobody_took_back_are_named(client, web_ledger):
    told = [
        reading(
            f"{day}.txt",
            day,
            Told(f"Berlin est prêt ({day}).", "DEU", conditions=terms, speaker=MERZ, target="UKR"),
        )
        for day, terms in (("2026-06-01", (Condition.CEASEFIRE,)), ("2026-06-20", ()))
    ]
    web_ledger.record(told, RUN)
    step = position(client, language="en").xpath("//ol[contains(@class,'steps')]/li")[0]

    assert "said again without a condition" in words_of(step)
    assert "Neither said again nor taken back: a ceasefire" in words_of(step)


def test_many_steps_are_told_page_by_page_and_drawn_all_at_once(client, web_ledger):
    first = date(2025, 1, 1)
    many = [
        reading(
            f"{n:03}.txt",
            (first + timedelta(days=n)).isoformat(),
            Told(f"Rome enverra des soldats, jour {n}.", "ITA", target="UKR"),
        )
        for n in range(90)
    ]
    web_ledger.record(many, RUN)
    tree = position(client, "ITA")
    (further,) = tree.xpath("//nav[@class='pager']/a[@rel='next']/@href")
    points = tree.xpath("//a[@class='point']/@href")

    assert 90 == len(points)
    assert 40 == len(tree.xpath("//ol[contains(@class,'steps')]/li"))
    assert "/fr/positions/ITA/ground_troops?offset=40" == further
    assert "/fr/positions/ITA/ground_troops?offset=80#step1-1" == points[0]
    assert "#step1-90" == points[-1]

    last = tree_of(client.get(points[0]))

    assert ["jour 0."] == [
        words_of(each)[-7:] for each in last.xpath("//li[@id='step1-1']//blockquote")
    ]


def test_a_party_may_be_named_in_words(client):
    assert 200 == client.get(f"/fr/positions/Allemagne/{TROOPS}").status_code


@pytest.mark.parametrize(
    "path", ["ATLANTIS/ground_troops", "DEU/swords", "DEU/ground_troops?as_of=soon"]
)
def test_a_mistake_is_told_in_a_sentence(client, path):
    answer = client.get(f"/fr/positions/{path}")

    assert 400 == answer.status_code
    assert 'class="trouble"' in answer.text


def test_a_position_of_which_nothing_is_known_says_what_to_do(client):
    tree = tree_of(client.get("/fr/positions/POL/naval"))

    assert ["Rien n’est connu de cette position."] == found(tree, "//div[@class='empty']//strong")


def test_a_party_has_all_its_positions_on_a_page(client):
    tree = tree_of(client.get("/fr/parties/FRA"))
    rows = {found(row, "./th")[0]: words_of(row) for row in tree.xpath("//tbody/tr")}

    assert {"troupes au sol", "forces navales"} == set(rows)
    assert "réticent" in rows["troupes au sol"]
    assert "source non nommée seulement" in rows["troupes au sol"]


def test_a_party_that_nobody_heard_says_so(client):
    tree = tree_of(client.get("/en/parties/POL"))

    assert ["Nothing is known of this party."] == found(tree, "//div[@class='empty']//strong")


def test_a_rung_that_was_not_read_is_no_step_of_the_picture(client, web_ledger):
    told = Told("Rome s'engage.", "ITA", Kind.COMMIT, None, target="UKR")
    web_ledger.record([reading("rien.txt", "2026-06-01", told)], RUN)
    tree = position(client, "ITA")

    assert [] == tree.xpath("//*[@class='steps-picture']")
    assert len(READINGS) + 1 == len(web_ledger.documents())
    assert Firmness.COMMITTED.value not in words_of(tree.xpath("//main")[0])
