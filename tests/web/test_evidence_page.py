import pytest
from told import BETTER_RUN, READINGS, RUN, Told, reading
from web.looking import found, tree_of, words_of

from garant.ledger import Asked, decide
from garant.model import Doubt, Firmness, Passage, Verdict

FRENCH = "La France est prête à envoyer 2 000 soldats après un cessez-le-feu."


def act_of(ledger, party, words=""):
    """The key of an act by a party."""
    return next(act.key for act in ledger.acts(Asked(party=party)) if words in " ".join(act.words))


def facts(tree):
    names = found(tree, "//dl[@class='facts']/dt")
    return dict(zip(names, found(tree, "//dl[@class='facts']/dd"), strict=True))


def test_an_act_is_shown_with_its_words_marked_in_the_document(client, web_ledger):
    tree = tree_of(client.get(f"/fr/acts/{act_of(web_ledger, 'FRA', '2 000')}"))

    assert [FRENCH] == found(tree, "//section[@aria-labelledby='words']//mark")
    assert ["fr"] == tree.xpath("//section[@aria-labelledby='words']/blockquote/@lang")
    assert "Berlin n'enverra pas de soldats." in " ".join(
        found(tree, "//section[@aria-labelledby='words']//blockquote")
    )


def test_an_act_is_shown_with_all_that_is_read_from_it(client, web_ledger):
    tree = tree_of(client.get(f"/fr/acts/{act_of(web_ledger, 'FRA', '2 000')}"))
    told = facts(tree)

    assert {
        "Qui": "France FRA",
        "Pour ou envers": "Ukraine",
        "Fait quoi": "s’engage",
        "Échelon": "prêt",
        "Conditions": "cessez-le-feu",
        "Quantité": "2 000 soldats",
        "Qui le dit": "Macron (France) Emmanuel Macron",
        "Comment c’est dit": "rapporté a dit",
        "Dit le": "2 mars 2026",
    }.items() <= told.items()


def test_the_statement_that_the_words_stand_in_is_shown_and_leads_back(client, web_ledger):
    act = act_of(web_ledger, "FRA", "2 000")
    tree = tree_of(client.get(f"/fr/acts/{act}"))
    (there,) = tree.xpath(
        "//section[@aria-labelledby='statements']//a[contains(@href,'/statements/')]/@href"
    )
    statement = tree_of(client.get(there))

    assert [f"/fr/acts/{act}"] == statement.xpath(
        "//section[@aria-labelledby='acts']//a[@class='kind']/@href"
    )
    assert [FRENCH] == found(statement, "//section[@aria-labelledby='words']//mark")


def test_the_way_through_a_document_goes_by_the_order_of_its_text(client, web_ledger):
    document = web_ledger.act(act_of(web_ledger, "FRA", "2 000")).document.key
    address = f"/fr/acts/{act_of(web_ledger, 'DEU', 'Berlin n')}"
    seen = [address]
    while True:
        tree = tree_of(client.get(address))
        further = tree.xpath("//nav[@class='pager']/a[@rel='next']/@href")
        if not further:
            break
        (address,) = further
        seen.append(address)

    assert 3 == len(seen) == len(set(seen))
    assert "3 sur 3 dans ce document" in words_of(tree.xpath("//nav[@class='pager']")[0])
    assert [f"/fr/documents/{document}#{address.rpartition('/')[2]}"] == tree.xpath(
        "//nav[@class='pager']/p/a/@href"
    )


def test_decisions_are_shown_with_who_made_them_and_why(client, web_ledger):
    key = act_of(web_ledger, "FRA", "2 000")
    web_ledger.review(key, Verdict.ACCEPT, who="Ada", why="<b>heard</b> it")
    web_ledger.review(key, Verdict.UNDO, who="Grace")
    answer = client.get(f"/en/acts/{key}")
    (first, last) = tree_of(answer).xpath("//aside/ol/li")

    assert "Decision taken back Grace" in words_of(first)
    assert "Accepted Ada" in words_of(last)
    assert "taken back since" in words_of(last)
    assert "<b>heard</b> it" in words_of(last)
    assert "<b>heard" not in answer.text


def test_what_was_rejected_is_still_shown_and_said_not_to_count(client, web_ledger):
    key = act_of(web_ledger, "FRA", "2 000")
    web_ledger.review(key, Verdict.REJECT, who="Ada")
    tree = tree_of(client.get(f"/fr/acts/{key}"))

    assert "ne compte plus dans ce document" in words_of(tree.xpath("//nav[@class='pager']")[0])
    assert "rejeté à la relecture" in words_of(tree.xpath("//main")[0])
    assert tree.xpath("//nav[@class='pager']/a[@rel='prev']")


def test_what_another_reader_made_of_the_words_stands_beside(client, web_ledger):
    told = Told(FRENCH, firmness=Firmness.COMMITTED, target="UKR")
    web_ledger.record([reading("deux.txt", "2026-07-01", told)], RUN)
    before = act_of(web_ledger, "FRA", FRENCH)
    web_ledger.record(
        [reading("deux.txt", "2026-07-01", Told(FRENCH, firmness=Firmness.POSSIBLE, target="UKR"))],
        BETTER_RUN,
    )
    (others,) = tree_of(client.get(f"/fr/acts/{before}")).xpath(
        "//section[@aria-labelledby='others']"
    )

    assert "possible" in words_of(others)


def test_a_doubt_is_told_by_its_name_and_its_sentence(client, web_ledger):
    told = Told(FRENCH, doubts=(Doubt("actor_inferred", "nobody <i>else</i>", Passage(0, 4)),))
    web_ledger.record([reading("doute.txt", "2026-07-01", told)], RUN)
    tree = tree_of(client.get(f"/fr/acts/{act_of(web_ledger, 'FRA', FRENCH)}"))

    assert ["partie déduite · nobody <i>else</i>"] == found(tree, "//p[@class='doubt']")


def test_copies_of_the_dispatch_are_listed(client, web_ledger):
    text = reading(
        "une.txt", "2026-07-01", *[Told(f"Phrase {n} de la dépêche.") for n in range(30)]
    )
    web_ledger.record([text], RUN)
    other = reading(
        "copie.txt", "2026-07-02", *[Told(f"Phrase {n} de la dépêche.") for n in range(30)]
    )
    web_ledger.record([other], RUN)
    tree = tree_of(client.get(f"/fr/acts/{act_of(web_ledger, 'FRA', 'Phrase 3 ')}"))

    assert "Copies de la même dépêche" in found(tree, "//aside/h2")


@pytest.mark.parametrize("kind", ["acts", "statements"])
def test_the_first_signs_of_a_key_lead_to_its_own_address(client, web_ledger, kind):
    records = web_ledger.acts() if kind == "acts" else web_ledger.statements()
    key = records[0].key
    answer = client.get(f"/fr/acts/{key[:10]}")

    assert 302 == answer.status_code
    assert f"/fr/{kind}/{key}" == answer.headers["location"]


def test_a_key_that_is_not_there_is_told_in_a_sentence(client):
    answer = client.get("/fr/acts/zzzzzzzz")

    assert 404 == answer.status_code
    assert "zzzzzzzz" in answer.text


def test_an_unnamed_speaker_is_shown_as_one(client, web_ledger):
    key = next(each.key for each in web_ledger.statements() if each.statement.speaker.anonymous)
    tree = tree_of(client.get(f"/en/statements/{key}"))

    assert "Un diplomate français" in [each.capitalize() for each in found(tree, "//h1/span[1]")]
    assert "unnamed source only" in words_of(tree.xpath("//p[contains(@class,'big')]")[0])


def test_every_act_and_statement_has_its_page_in_both_languages(client, web_ledger):
    keys = [f"acts/{each.key}" for each in web_ledger.acts()]
    keys += [f"statements/{each.key}" for each in web_ledger.statements()]

    assert len(keys) > len(READINGS)
    for key in keys:
        for language in ("fr", "en"):
            assert 200 == client.get(f"/{language}/{key}").status_code


def test_a_correction_leads_to_what_stands_in_its_place(client, web_ledger):
    key = act_of(web_ledger, "FRA", "2 000")
    decided = decide(web_ledger, key, Verdict.CORRECT, who="Ada", changes={"firmness": "possible"})
    tree = tree_of(client.get(f"/fr/acts/{key}"))

    assert [f"/fr/acts/{decided.review.result}"] == tree.xpath("//aside/ol/li/p/a/@href")
    assert "possible" in found(
        tree_of(client.get(f"/fr/acts/{decided.review.result}")), "//span[@class='rung']"
    )


def test_a_corrected_statement_leads_to_what_stands_in_its_place(client, web_ledger):
    key = next(each.key for each in web_ledger.statements())
    decided = decide(web_ledger, key, Verdict.CORRECT, who="Ada", changes={"speaker.person": "Roe"})
    tree = tree_of(client.get(f"/fr/statements/{key}"))

    assert [f"/fr/statements/{decided.review.result}"] == tree.xpath("//aside/ol/li/p/a/@href")
