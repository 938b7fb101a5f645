from functools import partial

import pytest
from assessment.made import guaranteed, need, pact
from ledger.stances import said

from garant.answers import suppose, written_suppositions
from garant.errors import QuestionError
from garant.ledger import ask
from garant.ontology import load_ontology

PACT = pact(need(contributors=2), need("backstop", amount="5 EUR"))


def supposed(**written):
    guarantee = guaranteed(PACT, said("committed"))
    return suppose(
        guarantee, **written, ask=partial(ask, ontology=load_ontology), ontology=load_ontology()
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"without": ["france"]}, [("without", "FRA")]),
        ({"conditions": ["Ceasefire=MET"]}, [("condition", "ceasefire=yes")]),
        ({"conditions": ["us backstop=unknown"]}, [("condition", "us_backstop=unknown")]),
        (
            {"added": ["Pologne commit ground_troops Ready 2_000.50 soldiers on ceasefire"]},
            [("add", "POL commit ground_troops ready 2000.5 person on ceasefire")],
        ),
        (
            {"added": ["ITA refuse ground_troops excluded"]},
            [("add", "ITA refuse ground_troops excluded")],
        ),
        ({}, []),
    ],
)
def test_what_is_supposed_is_written_as_it_is_read(written, expected):
    assert expected == list(written_suppositions(supposed(**written)))


def test_what_is_written_reads_back_as_the_same():
    guarantee = supposed(
        without=["DEU"],
        conditions=["ceasefire=no"],
        added=["GBR commit ground_troops ready 300 on ceasefire, us_backstop"],
    )
    again: dict[str, list[str]] = {"without": [], "condition": [], "add": []}
    for field, text in written_suppositions(guarantee):
        again[field].append(text)

    assert guarantee == supposed(
        without=again["without"], conditions=again["condition"], added=again["add"]
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"without": [" "]}, "a party is empty"),
        ({"conditions": ["=yes"]}, "unknown condition ''"),
        ({"added": ["POL commit ground_troops ready 1e999999"]}, "no amount that anybody gives"),
        ({"added": ["POL commit ground_troops ready 0.0000001"]}, "no amount that anybody gives"),
        ({"added": ["POL commit ground_troops ready nan"]}, "no amount"),
        ({"added": ["\x00 commit ground_troops ready"]}, "unknown party"),
    ],
)
def test_a_mistake_is_told_in_a_line(written, told):
    with pytest.raises(QuestionError, match=told) as error:
        supposed(**written)

    assert 1 == len(str(error.value).splitlines())
