"""Refusals without a verb."""

import pytest

from garant.model import Kind

REFUSED = [
    ("La Norvège livrera des missiles, mais pas de troupes.", "NOR", "ground_troops"),
    ("Pas de soldats norvégiens en Ukraine, prévient Oslo.", "NOR", "ground_troops"),
    ("L'Allemagne enverra des instructeurs, pas un soldat.", "DEU", "ground_troops"),
    ("L'Italie offre ses bases. Aucun soldat, en revanche.", "ITA", "ground_troops"),
    ("La France enverra des troupes, pas la Grèce.", "GRC", "ground_troops"),
]

UNREFUSED = [
    "« Il nous faut des garanties, pas des hélicoptères en promenade », dit Pristina.",
    "Les Britanniques seront au rendez-vous, et pas avec des infirmiers.",
    "La Suède livrera pas moins de dix chars.",
    "La Suède enverra non pas une brigade mais un bataillon.",
]


@pytest.mark.parametrize(("text", "actor", "capability"), REFUSED)
def test_a_bare_denial_is_a_refusal(acts_in, text, actor, capability):
    refused = [
        ([each.code for each in act.actors], act.capability)
        for act in acts_in(text)
        if act.kind is Kind.REFUSE
    ]

    assert ([actor], capability) in refused


@pytest.mark.parametrize("text", UNREFUSED)
def test_a_contrast_is_no_refusal(acts_in, text):

    assert [] == [act for act in acts_in(text) if act.kind is Kind.REFUSE]


OFFERED = [
    ("Pas de soldats norvégiens en Ukraine, mais du renseignement.", "NOR", "intelligence"),
    ("Pas de troupes finlandaises à Kiev, mais quatre avions de chasse.", "FIN", "air_policing"),
]


@pytest.mark.parametrize(("text", "actor", "capability"), OFFERED)
def test_what_is_set_against_a_bare_denial_is_offered(acts_in, text, actor, capability):
    offered = [
        ([each.code for each in act.actors], act.capability)
        for act in acts_in(text)
        if act.kind is Kind.COMMIT
    ]

    assert offered == [([actor], capability)]


def test_a_denial_of_a_verb_offers_nothing(acts_in):
    found = acts_in("La Norvège n'enverra pas de soldats en Ukraine, mais un diplomate.")

    assert [act.kind for act in found] == [Kind.REFUSE]


COUNTED = [
    (
        "La Norvège a mis un chiffre sur la force en Ukraine : 900 soldats.",
        [("commit", "NOR", "ground_troops", 900)],
    ),
    (
        "Sept milliards de couronnes pour la défense aérienne de l'Ukraine : c'est ce que la "
        "Norvège met sur la table.",
        [("commit", "NOR", "air_defence", 7_000_000_000)],
    ),
    ("La Norvège a compté ses morts en Ukraine : 12 soldats.", []),
    ("Deux cents soldats, une fanfare et un drapeau : c'était le défilé, en Ukraine.", []),
    ("« Deux cents drones en une nuit sur l'Ukraine », a dit Volodymyr Zelensky.", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_a_bare_amount_is_an_offer_where_it_is_clear_by_whom(acts_in, text, expected):
    found = [
        (
            act.kind.value,
            "+".join(each.code for each in act.actors),
            act.capability,
            int(act.quantity.value) if act.quantity else None,
        )
        for act in acts_in(text)
    ]

    assert expected == found
