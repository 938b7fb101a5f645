"""Every link of the pages that people read most leads somewhere, to the very place it names."""

from urllib.parse import urldefrag

import pytest
from lxml import html

from garant.ledger import Asked

STARTS = (
    "board",
    "board?as_of=2026-04-10&reviewed=true&firmness=ready..",
    "board?need=land",
    "board?open=DEU.ground_troops",
    "documents",
    "documents/{document}",
    "acts/{act}",
    "statements/{statement}",
    "positions/DEU/ground_troops?pact=ukraine",
    "parties/FRA",
    "briefing",
    "briefing?since=2026-03-01&length=400",
)


def links(page):
    return {
        link
        for link in html.fromstring(page.text).xpath("//a/@href|//link/@href|//script/@src")
        if link.startswith(("/", "#"))
    }


@pytest.mark.parametrize("start", STARTS)
def test_every_link_leads_somewhere(client, web_ledger, start):
    act = web_ledger.acts(Asked(party="DEU"))[0]
    statement = web_ledger.statements(Asked(document=act.document.key))[0]
    path = start.format(act=act.key, statement=statement.key, document=act.document.key)
    pages = {path: client.get(f"/fr/{path}")}
    lost = []
    for link in sorted(links(pages[path])):
        address, place = urldefrag(link)
        address = address or path
        if address not in pages:
            answer = client.get(address)
            while answer.status_code in (301, 302, 303, 307):
                answer = client.get(answer.headers["location"])
            pages[address] = answer
        found = pages[address]
        if found.status_code != 200 or (
            place and not html.fromstring(found.text).xpath("//*[@id=$place]", place=place)
        ):
            lost.append((found.status_code, link))

    assert [] == lost
