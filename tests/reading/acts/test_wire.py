"""Turns of plain reporting: what is left open, limited or ruled out by a noun."""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La Grèce a réaffirmé l'exclusion du déploiement de soldats grecs en Ukraine.",
            "refuse GRC ground_troops excluded",
        ),
        (
            "Oslo a souligné son indisponibilité à envoyer des soldats en Ukraine.",
            "refuse NOR ground_troops excluded",
        ),
        (
            "La Suède n'a pas l'intention de donner le nombre de soldats qu'elle enverra à Kiev.",
            "commit SWE ground_troops vague",
        ),
        (
            "La Suède ne veut pas dire combien de soldats elle enverra en Ukraine.",
            "commit SWE ground_troops vague",
        ),
        (
            "La Suède ne s'est pas prononcée sur l'envoi de soldats en Ukraine.",
            "commit SWE ground_troops vague",
        ),
        (
            "La Suède a dit combien de soldats elle enverra en Ukraine.",
            "commit SWE ground_troops committed",
        ),
        (
            "La Suède n'a pas l'intention d'envoyer en Ukraine les soldats que demande Kiev.",
            "refuse SWE ground_troops excluded",
        ),
        (
            "Le Portugal ne pourra déployer ses soldats en Ukraine que si une trêve tient.",
            "commit PRT ground_troops possible",
        ),
        (
            "Le déploiement de soldats portugais en Ukraine ne pourra pas avoir lieu sans trêve.",
            "refuse PRT ground_troops excluded",
        ),
    ],
)
def test_what_is_left_open_limited_or_ruled_out(told, text, expected):
    assert [expected] == told(text, "fr", firmness=True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "« Sans cela, la reconstruction de l'Ukraine ne pourra pas commencer », a dit Oslo.",
            "refuse",
        ),
        (
            "« Ces soldats peuvent-ils protéger l'Ukraine ? Pas du tout », a affirmé le Kremlin.",
            "commit",
        ),
    ],
)
def test_what_fails_or_is_asked_is_no_act_of_its_speaker(told, text, kind):
    assert not [act for act in told(text, "fr") if act.startswith(kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Les ministres grec, turc et polonais enverront des soldats en Ukraine.",
            ["commit GRC POL TUR ground_troops"],
        ),
        (
            "La coalition rassemble trente pays prêts à déployer des soldats en Ukraine.",
            ["commit COALITION ground_troops"],
        ),
        (
            "La Grèce a accepté d'occuper le poste de commandant adjoint de la force en Ukraine.",
            ["commit GRC headquarters"],
        ),
        ("La coalition, coprésidée par la Grèce, tient à l'Ukraine.", []),
        ("Des discussions sont en cours sur une mission de paix grecque en Ukraine.", []),
        ("La coalition pour l'Ukraine a été formée en février pour les garanties.", []),
        (
            "La livraison des chars polonais à l'Ukraine est en cours.",
            ["commit POL arms"],
        ),
        ("Le chef grec était très ferme face à l'hypothèse d'un envoi de soldats turcs.", []),
        ("L'Europe suggère une limite de 600 000 soldats pour l'armée ukrainienne.", []),
        (
            "Oslo n'enverra pas de soldats en Ukraine, à l'issue d'une réunion des alliés de Kiev"
            " consacrée aux garanties de sécurité.",
            ["refuse NOR ground_troops"],
        ),
    ],
)
def test_who_is_counted_and_what_only_describes(told, text, expected):
    assert expected == told(text, "fr")


PADDING = "Le ministre a longuement parlé du budget de son pays et du prix de l'énergie. " * 12


def test_a_text_that_keeps_naming_the_guarantee_keeps_what_stands_alone(told):
    text = (
        "Les garanties de sécurité pour l'Ukraine sont prêtes. "
        + PADDING
        + "Les garanties de sécurité lient les alliés. "
        + "Ces garanties de sécurité, dit-on, tiendront. "
        + "La Norvège enverra deux cents soldats à Kiev."
    )
    assert "commit NOR ground_troops" in told(text, "fr")


def test_who_has_an_office_is_no_soldier(told):
    text = (
        "La Grèce enverra des soldats en Ukraine. Les soldats grecs partiront en mai. "
        "Ankara a dépêché sur place Ali Kaya, émissaire spécial du président turc."
    )
    assert ["commit GRC ground_troops"] == told(text, "fr")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La présence de soldats grecs en Ukraine serait vue comme une provocation, dit Moscou.",
            ["oppose RUS ground_troops"],
        ),
        (
            "L'envoi de troupes grecques en Ukraine serait considéré comme une intervention,"
            " a dit Moscou.",
            ["oppose RUS ground_troops"],
        ),
        ("Athènes accueillera jeudi la coalition des volontaires.", ["meet COALITION GRC -"]),
        ("Les Casques bleus népalais se rendront dans le camp de la Finul.", []),
    ],
)
def test_who_judges_who_hosts_and_who_goes(told, text, expected):
    assert expected == told(text, "fr")
