"""What few documents have, on the pages that show it: updates, copies, flags, carriers, pieces."""

import pytest
from ledger.made_up import madrid, paris
from told import RUN, Told, reading
from web.looking import found, tree_of, words_of

from garant.answers import Answers
from garant.ledger import Ledger
from garant.model import Condition, Firmness
from garant.ontology import load_publishers
from garant.settings import Settings
from garant.web import Site

PUBLISHERS = """\
publishers:
  - {name: Le Fjord, flag: state media, reliability: D}
"""


@pytest.fixture
def site(tmp_path, ontology):
    """A site over a ledger of an updated page, flagged publishers, carriers and pieces."""
    rated = tmp_path / "publishers.yaml"
    rated.write_text(PUBLISHERS, "utf-8")
    publishers = load_publishers(rated)
    with Ledger.open(f"sqlite:///{tmp_path / 'rich.db'}", publishers=publishers) as ledger:
        first = reading(
            "page.html",
            "2026-05-01",
            Told("L'Europe enverra 5 000 soldats.", "EUROPE", target="UKR"),
            *[Told(f"Phrase {n} de la page.", target="UKR") for n in range(20)],
            url="https://exemple.example/page",
        )
        second = reading(
            "page.html",
            "2026-05-03",
            Told("L'Europe enverra 6 000 soldats.", "EUROPE", target="UKR"),
            *[Told(f"Phrase {n} de la page.", target="UKR") for n in range(20)],
            url="https://exemple.example/page",
        )
        ledger.record([paris(), madrid(), first], RUN)
        ledger.record([second], RUN)
        settings = Settings(ledger=ledger.store.engine.url.render_as_string(), reviewer="Ada")
        yield Site(answers=Answers(ledger, lambda: ontology), settings=settings)


@pytest.fixture
def ledger(site):
    return site.answers.ledger


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_of_such_a_ledger_is_shown(client, ledger, language):
    paths = [f"acts/{each.key}" for each in ledger.acts()]
    paths += [f"statements/{each.key}" for each in ledger.statements()]
    paths += [f"documents/{each.key}" for each in ledger.documents()]
    paths += [f"parties/{each.party}" for each in ledger.positions()]
    paths += [
        f"positions/{each.party}/{each.capability}"
        for each in ledger.positions()
        if each.capability
    ]
    paths += [f"board?pact={name}" for name in client.app.state.site.answers.pacts.names]
    needs = client.app.state.site.answers.pact("ukraine").needs
    paths += [f"board?need={need.name}" for need in needs]

    assert [] == [
        path
        for path in dict.fromkeys(paths)
        if client.get(f"/{language}/{path}").status_code != 200
    ]


def test_an_update_and_what_it_replaced_lead_to_one_another(client, ledger):
    old = next(each for each in ledger.documents() if each.superseded_by)
    tree = tree_of(client.get(f"/en/documents/{old.key}"))

    assert [f"/en/documents/{old.superseded_by}"] == tree.xpath("//p[@class='source']/a/@href")[:1]
    assert "updated since" in words_of(tree.xpath("//p[@class='source']")[0])


def test_what_is_said_of_a_publisher_stands_beside_it(client, ledger):
    (document,) = [each for each in ledger.documents() if each.publisher == "Le Fjord"]
    tree = tree_of(client.get(f"/en/documents/{document.key}"))

    assert ["state media"] == found(tree, "//p[@class='source']/span[@class='flagged']")
    assert "reliability D" in words_of(tree.xpath("//p[@class='source']")[0])


def test_a_statement_in_pieces_is_marked_in_pieces_and_names_its_carrier(client, ledger):
    said = next(each for each in ledger.statements() if each.statement.speaker.via)
    tree = tree_of(client.get(f"/en/statements/{said.key}"))

    assert "relayed by AFP" in words_of(tree.xpath("//dl")[0])
    assert tree.xpath("//section[@aria-labelledby='words']//mark")


def test_collectives_stand_before_the_parties_and_are_marked(client):
    tree = tree_of(client.get("/en/board"))
    (head,) = tree.xpath("//thead//th[@class='collective']")

    assert "Europeans" in words_of(head)
    assert ["#s-collective"] == head.xpath(".//use/@href")


def test_a_need_for_an_amount_tells_how_much_is_offered(client, ledger):
    told = [
        Told(
            f"{party} donnera.",
            party,
            firmness=Firmness.COMMITTED,
            capability="funding",
            conditions=(Condition.CEASEFIRE,),
            target="UKR",
        )
        for party in ("FRA", "DEU")
    ]
    ledger.record([reading("argent.txt", "2026-06-01", *told)], RUN)
    tree = tree_of(client.get("/fr/board?need=funding"))

    assert "demandé : 135,7 Md €" in words_of(tree.xpath("//dl")[0])
    assert "offres sans montant" in words_of(tree.xpath("//dl")[0])
