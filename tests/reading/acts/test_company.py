"""What stands in company counts; what stands alone in a text about something else is set aside."""

from garant.library import read

ABOUT_MONEY = """Les comptes de la Sécurité sociale

Le gouvernement a présenté mercredi son budget pour l'an prochain. Les dépenses de santé
augmenteront de trois pour cent, celles des retraites de deux. Les syndicats jugent l'effort
insuffisant et appellent à une journée de grève le mois prochain. La ministre du Travail les recevra
lundi.

L'opposition dénonce un texte sans ambition. Elle déposera des amendements sur les aides aux
familles, la fiscalité des entreprises et le prix de l'électricité. Les débats commenceront mardi et
dureront trois semaines. Le vote final est prévu avant Noël.

{}

Les collectivités locales s'inquiètent de leur côté de la baisse des dotations. Le président de
l'Association des maires demande un rendez-vous. Plusieurs villes ont déjà renoncé à des travaux
dans leurs écoles, et les bibliothèques ouvriront moins longtemps. Les départements, eux, n'ont plus
de quoi payer les allocations. Un rapport de la Cour des comptes est attendu pour la fin du mois.
Le ministre a aussi parlé de l'Ukraine, des soldats, des troupes et de la guerre en Ukraine.
"""

TOGETHER = """La coalition des volontaires précise ses contributions

La France enverra 2 000 soldats en Ukraine après un cessez-le-feu, a annoncé Emmanuel Macron
mercredi à Paris. Le Royaume-Uni livrera des missiles à l'Ukraine. L'Allemagne n'enverra pas de
soldats, a répété le chancelier, mais financera des drones pour l'Ukraine.

La Russie s'oppose à tout déploiement. La Pologne refuse d'envoyer des soldats en Ukraine, elle
fournira un soutien logistique à la force. L'Italie formera des soldats ukrainiens sur son sol.

Les ministres ont longuement parlé du calendrier, du commandement et du partage des tâches. Aucun
document n'a été publié à l'issue de la rencontre, qui a duré plus de quatre heures et s'est achevée
tard dans la soirée, selon plusieurs participants. Une nouvelle réunion est prévue le mois prochain.
Les parlements nationaux devront se prononcer ensuite, chacun selon ses règles et son calendrier.
"""


def readings(tmp_path, text):
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (reading,) = read(tmp_path / "a.txt", language="fr")
    return reading


def test_an_act_alone_is_set_aside_and_said_to_be(tmp_path):
    reading = readings(tmp_path, ABOUT_MONEY.format("La Hongrie soutient l'armée, dit-elle."))

    assert () == reading.acts
    (doubt,) = [doubt for doubt in reading.doubts if doubt.code == "stands_alone"]
    assert doubt.detail.startswith("HUN ")
    words = reading.document.text[doubt.passage.start : doubt.passage.end]
    assert words.startswith("La Hongrie soutient")


def test_what_is_told_in_so_many_words_needs_no_company(tmp_path):
    plain = "La France enverra des soldats en Ukraine après un cessez-le-feu, a dit le ministre."
    reading = readings(tmp_path, ABOUT_MONEY.format(plain))

    assert ["ground_troops"] == [act.capability for act in reading.acts]


LED = """Le village se sépare d'une longue histoire

{} Les habitants ont appris la nouvelle par la radio locale.

Au café, on se souvient des fêtes, des bals et des équipes de football que les hommes de la base
formaient avec ceux du bourg. La boulangère craint pour son commerce, le maire pour l'école, où un
tiers des élèves venait de là. Les prix des maisons baissent déjà. Une entreprise de la région
voudrait reprendre les hangars, mais les travaux coûteraient cher et prendraient des années.

La moisson a été bonne malgré les pluies de juin. Les vergers ont souffert, et les apiculteurs
demandent une aide du canton. Le marché reste ouvert le jeudi et le samedi matin, comme avant. {}
"""


def test_what_a_report_opens_with_is_what_it_is_about(tmp_path):
    opening = "La Suède retirera en mai ses 400 soldats du Kosovo."
    again = "Le retrait des soldats suédois du Kosovo commencera par les chars."
    reading = readings(tmp_path, LED.format(opening, again))

    assert {("refuse", "SWE", "ground_troops")} == {
        (act.kind.value, act.actors[0].code, act.capability) for act in reading.acts
    }


def test_what_others_do_far_below_is_not_led_by_the_opening(tmp_path):
    opening = "La Suède retirera en mai ses 400 soldats du Kosovo."
    reading = readings(tmp_path, LED.format(opening, "La Hongrie soutient l'armée, dit-elle."))

    assert {"SWE"} == {act.actors[0].code for act in reading.acts}


def test_acts_together_count(tmp_path):
    reading = readings(tmp_path, TOGETHER)

    assert len(reading.acts) >= 6
    assert not any(doubt.code == "stands_alone" for doubt in reading.doubts)


def test_a_few_lines_are_too_short_to_be_judged_so(tmp_path):
    reading = readings(tmp_path, "La France enverra des soldats après un cessez-le-feu.\n")

    assert ["ground_troops"] == [act.capability for act in reading.acts]


def test_in_a_report_that_opens_with_a_guarantee_nothing_stands_alone(tmp_path):
    alone = "La Hongrie soutient l'armée, dit-elle."
    opening = "Les garanties de sécurité pour l'Ukraine ont été évoquées mercredi."
    reading = readings(tmp_path, LED.format(opening, alone))

    assert ["HUN"] == [act.actors[0].code for act in reading.acts]
