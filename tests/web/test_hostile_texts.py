"""Texts from outside that try to be something else: in documents, names, searches and addresses.

What pages say is looked at as a browser takes it: no script but our own files, no handler, no
style, no address that runs, whatever a text holds.
"""

from urllib.parse import quote

import pytest
from lxml import html
from told import RUN
from web.hostile import hostile_readings, strange_parts
from web.payloads import CALL, PAYLOADS

from garant.ledger import Asked

ASKED = (
    "quotes?q={text}&speaker={text}",
    "quotes?q={text}&party={text}&since={text}",
    "board?pact={text}&as_of={text}&firmness={text}",
    "hinges?without={text}&condition={text}&add={text}",
    "changes?from={text}&to={text}",
    "map?capability={text}",
    "documents?publisher={text}&q={text}",
    "positions/{text}/{text}?beneficiary={text}",
    "acts/{text}",
    "documents/{text}",
    "review?party={text}&document={text}&at={text}&done={text}",
    "pacts/{text}",
    "{text}",
)


@pytest.fixture(scope="module")
def texts():
    """The texts in an order in which every sort of them comes early."""
    return tuple(sorted(PAYLOADS, key=lambda text: hash_of(text)))


def hash_of(text):
    """A number for a text, the same in every run."""
    return sum(place * ord(sign) for place, sign in enumerate(text[:50], 1)) % 997


def test_there_are_more_than_five_hundred_texts():
    assert len(PAYLOADS) >= 500


@pytest.mark.parametrize("turn", range(4))
def test_what_is_asked_for_is_never_more_than_text(client, texts, turn):
    strange = []
    for number, text in enumerate(texts[turn::4]):
        for path in (ASKED[number % len(ASKED)], ASKED[0]):
            address = "/fr/" + path.format(text=quote(text, safe=""))
            answer = client.get(address)
            if answer.status_code >= 500 and answer.status_code != 503:
                strange.append((answer.status_code, address))
            strange += [(each, address) for each in strange_parts(answer)]

    assert [] == strange


def test_what_stands_in_a_document_is_never_more_than_text(client, web_ledger):
    web_ledger.record(hostile_readings(), RUN)
    documents = web_ledger.documents(Asked())
    assert len(documents) >= 50
    addresses = [
        "documents",
        "documents?offset=50",
        "quotes?q=dit",
        "review",
        "board",
        "contradictions",
    ]
    addresses += [f"documents/{each.key}" for each in documents]
    addresses += [f"acts/{each.key}" for each in web_ledger.acts(Asked(limit=30))]
    addresses += [f"statements/{each.key}" for each in web_ledger.statements(Asked(limit=30))]
    addresses += ["positions/FRA/ground_troops", "changes?from=2020-01-01&to=2027-01-01"]

    strange = []
    for address in addresses:
        answer = client.get(f"/fr/{address}")
        if answer.status_code != 200:
            strange.append((answer.status_code, address))
        strange += [(each, address) for each in strange_parts(answer)]

    assert [] == strange
    # It is shown as it stands, and not left out.
    keys = {each.id: each.key for each in documents}
    key = next(key for name, key in keys.items() if name.startswith("0 "))
    whole = html.fromstring(client.get(f"/fr/documents/{key}").content)
    assert f"<script>{CALL}</script>" in whole.text_content()
