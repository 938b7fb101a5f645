from dataclasses import replace

import pytest
from told import RUN, Told, reading
from web.looking import found, tree_of, words_of

from garant.ledger import Asked
from garant.model import Actor, Doubt, Firmness, Passage


def documents(client, query="", language="fr"):
    return tree_of(client.get(f"/{language}/documents{query}"))


def test_documents_are_listed_with_what_was_read_and_doubted(client):
    tree = documents(client)
    rows = {words_of(row.xpath("./th/a")[0]): words_of(row) for row in tree.xpath("//tbody/tr")}

    assert {
        "Titre de mars.txt",
        "Titre de avril.txt",
        "Titre de autre.txt",
        "Titre de sans-date.txt",
    } == set(rows)
    assert "2 actes, 1 propos" in rows["Titre de mars.txt"]
    assert "two dates" in rows["Titre de autre.txt"]
    assert "sans date" in rows["Titre de sans-date.txt"]


def test_a_reading_that_broke_off_is_shown_as_one(client, web_ledger):
    broken = reading("cassé.txt", "2026-06-01", doubts=(Doubt("reading_failed", "It broke off."),))
    web_ledger.record([broken], RUN)
    (row,) = documents(client, "?since=2026-05-15").xpath("//tbody/tr")

    assert "non lu" in words_of(row)


def test_documents_are_had_by_their_days_and_name(client):
    assert ["Titre de mars.txt"] == found(
        documents(client, "?since=2026-03-01&until=2026-03-31"), "//tbody//th/a"
    )
    assert ["Titre de avril.txt"] == found(
        documents(client, "?document=avril.txt"), "//tbody//th/a"
    )


def test_documents_are_had_by_words_of_their_frame_and_by_doubt(client):
    assert ["Titre de autre.txt"] == found(documents(client, "?titled=JOURNAL+d'état"), "//th/a")
    assert ["Titre de autre.txt"] == found(documents(client, "?doubtful=true"), "//th/a")
    assert [] == found(documents(client, "?titled=journal+mars"), "//th/a")


def test_the_list_goes_on_page_by_page(client, web_ledger):
    many = [reading(f"{n:03}.txt", "2026-06-01", Told(f"Phrase {n}.")) for n in range(60)]
    web_ledger.record(many, RUN)
    first = documents(client)
    (further,) = first.xpath("//nav[@class='pager']/a[@rel='next']/@href")
    second = documents(client, further.removeprefix("/fr/documents"))

    assert 50 == len(first.xpath("//tbody/tr"))
    assert 14 == len(second.xpath("//tbody/tr"))
    assert "51 à 64" in words_of(second.xpath("//nav[@class='pager']")[0])
    assert [] == second.xpath("//nav[@class='pager']/a[@rel='next']")


def test_a_list_without_documents_says_what_to_do(client):
    tree = documents(client, "?since=2030-01-01")

    assert ["Aucun document ne répond."] == found(tree, "//div[@class='empty']//strong")


def page_of(client, ledger, name):
    (record,) = ledger.documents(Asked(document=name))
    return tree_of(client.get(f"/fr/documents/{record.key}")), record


def test_a_whole_document_is_shown_as_it_was_taken_in(client, web_ledger):
    tree, record = page_of(client, web_ledger, "mars.txt")
    (text,) = tree.xpath("//div[@class='document-text']")
    for reference in text.xpath(".//a[@class='ref']"):
        reference.text = ""

    assert web_ledger.document(record.key).text == text.text_content()
    assert "fr" == text.get("lang")


def test_every_span_of_a_document_has_an_address_and_a_way_to_what_is_read(client, web_ledger):
    tree, record = page_of(client, web_ledger, "mars.txt")
    keys = [each.key for each in web_ledger.acts(Asked(document=record.key))]
    keys += [each.key for each in web_ledger.statements(Asked(document=record.key))]

    assert 3 == len(keys)
    for key in keys:
        assert 1 == len(tree.xpath(f"//mark[@id='{key}']"))
        assert 1 == len(tree.xpath(f"//li[@id='entry-{key}']"))
        assert tree.xpath(f"//a[@class='ref'][@href='#entry-{key}']")
        assert tree.xpath(f"//li//a[@href='#{key}']")


def test_spans_that_overlap_and_that_are_in_pieces_are_all_marked(client, web_ledger):
    made = reading("pièces.txt", "2026-06-01", Told("Un deux trois quatre cinq six."))
    whole = made.acts[0].evidence[0]
    pieces = (Passage(whole.start, whole.start + 7), Passage(whole.start + 14, whole.start + 20))
    other = replace(made.acts[0], id="a9", evidence=pieces, actors=(Actor("DEU", "DEU"),))
    web_ledger.record([replace(made, acts=(*made.acts, other))], RUN)
    tree, record = page_of(client, web_ledger, "pièces.txt")
    marked = {
        code: next(each.key for each in web_ledger.acts(Asked(document=record.key, party=code)))
        for code in ("FRA", "DEU")
    }
    (text,) = tree.xpath("//div[@class='document-text']")

    assert 1 == len(text.xpath(f".//mark[@id='{marked['DEU']}']"))
    inner = [words_of(each) for each in text.xpath(".//mark//mark")]
    assert ["Un deux", "quatre"] == inner


def test_an_act_is_coloured_by_what_it_would_be_worth(client, web_ledger):
    told = [
        Told("Un.", firmness=Firmness.COMMITTED),
        Told("Deux.", "DEU", firmness=Firmness.POSSIBLE),
        Told("Trois.", "ITA", firmness=Firmness.VAGUE),
    ]
    web_ledger.record([reading("trois.txt", "2026-06-01", *told)], RUN)
    tree, _ = page_of(client, web_ledger, "trois.txt")

    assert ["act at-firm", "act at-signalled", "act at-unclear"] == tree.xpath("//mark/@class")


def test_a_text_that_looks_like_markup_is_shown_as_text(client, web_ledger):
    evil = "</div><script>alert(1)</script> & l'Élysée."
    web_ledger.record([reading("evil.txt", "2026-06-01", Told(evil))], RUN)
    tree, _ = page_of(client, web_ledger, "evil.txt")

    assert [evil] == found(tree, "//mark")
    assert [] == tree.xpath("//main//script")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The clause names nobody; the party is taken from what stands around it."),
        ("fr", "La proposition ne nomme personne ; la partie est tirée de ce qui l’entoure."),
    ],
)
def test_a_doubt_is_told_in_the_language_of_the_page_with_its_words(
    client, web_ledger, language, sentence
):
    made = reading("doute.txt", "2026-06-01", Told("Des <b>avions</b> partiront."))
    english = "The clause names nobody; the party is taken from what stands around it."
    doubt = Doubt("actor_inferred", english, made.acts[0].evidence[0])
    act = replace(made.acts[0], doubts=(doubt,))
    web_ledger.record([replace(made, acts=(act,))], RUN)
    (record,) = web_ledger.documents(Asked(document="doute.txt"))
    tree = tree_of(client.get(f"/{language}/documents/{record.key}"))
    (told,) = tree.xpath("//p[@class='doubt']")

    assert sentence in words_of(told).replace("\N{NO-BREAK SPACE}", " ")
    assert ["Des <b>avions</b> partiront."] == found(told, ".//q")


def test_the_first_signs_of_a_document_lead_to_its_own_address(client, web_ledger):
    (record,) = web_ledger.documents(Asked(document="mars.txt"))
    answer = client.get(f"/fr/documents/{record.key[:9]}")

    assert (302, f"/fr/documents/{record.key}") == (
        answer.status_code,
        answer.headers["location"],
    )


def test_a_document_that_is_not_there_is_told_in_a_sentence(client):
    answer = client.get("/en/documents/zzzzzzzz")

    assert 404 == answer.status_code
    assert "zzzzzzzz" in answer.text
