"""What serves in a narrower mission, and whom things are promised to, in French."""

import pytest


@pytest.mark.parametrize(
    ("text", "capability"),
    [
        (
            "Riga mettra vingt policiers à disposition de la mission d'observation en Ukraine.",
            "monitoring",
        ),
        ("La Norvège enverra quarante soldats pour la mission de formation.", "training"),
        ("La Norvège enverra quarante soldats pour la force.", "ground_troops"),
        ("La Belgique a promis trente F-16 à l'Ukraine.", "arms"),
        ("La Belgique a promis quatre F-16 à la force en Ukraine.", "air_policing"),
        ("La Norvège fournira des missiles Stinger à l'Ukraine.", "air_defence"),
    ],
)
def test_those_who_are_lent_and_what_is_promised_have_their_capability(acts_in, text, capability):
    assert [act.capability for act in acts_in(text)] == [capability]
