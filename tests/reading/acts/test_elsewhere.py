"""Reports on other regions: who is protected there, whom an act is for."""

import pytest

from garant.library import read

REPORTS = (
    (
        """Gaza : Lisbonne et Hanoï promettent des soldats

La salle était pleine jeudi à Lisbonne. Le Portugal a promis d'envoyer 300 soldats
dans la bande de Gaza. La Mongolie fournira un bataillon. Le Vietnam assurera la formation
des policiers. La réunion, qui a duré plus longtemps que prévu, n'a donné lieu à aucune conférence
de presse, et les délégations ont quitté la ville dans la soirée. Une autre rencontre doit suivre au
printemps, quand les travaux du port seront achevés et que les hôtels auront rouvert. Les
organisateurs espèrent que les participants seront alors plus nombreux, et que le temps sera plus
clément qu'en ce mois de novembre où la pluie n'a pas cessé de tomber sur la capitale. Les habitants
du quartier, eux, se plaignent des rues barrées et du bruit des sirènes pendant trois jours.
""",
        {("PRT", "PSE"), ("MNG", "PSE"), ("VNM", "PSE")},
    ),
    (
        """La mission danoise en Lettonie prolongée

Le Danemark enverra 400 soldats en Lettonie, a annoncé lundi la première ministre. La Norvège
déploiera une compagnie en Estonie. Le ministre a visité la caserne, a goûté la soupe et a serré
des mains. Il neigeait depuis la veille, les routes étaient glissantes et le cortège avait pris du
retard, si bien que la cérémonie a commencé à la nuit tombée. Une fanfare a joué, deux discours ont
été lus, et les invités ont gagné la salle des fêtes où les attendaient des tables chargées de pain
noir, de harengs et de gâteaux. Un orchestre venu de la ville voisine a fait danser les familles
jusque tard, et les derniers cars sont repartis après minuit vers la côte.
""",
        {("DNK", "LVA"), ("NOR", "EST")},
    ),
    (
        """La mer Rouge reste dangereuse

L'Espagne enverra une frégate dans la force européenne, a dit le ministre.

Les attaques contre les cargos ont
commencé avec la guerre de Gaza.
""",
        {("ESP", None)},
    ),
)


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_an_act_is_for_who_is_protected_there(tmp_path, text, expected):
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (reading,) = read(tmp_path / "a.txt", language="fr")

    found = {
        (actor.code, next((t.code for t in act.targets), None))
        for act in reading.acts
        for actor in act.actors
    }

    assert expected == found


ROUND_UP = """La lettre du matin

Ukraine. La Suède enverra 300 soldats à Kiev. Le Canada débloque 60 millions de dollars.

Haïti. Nairobi retirera ses policiers à partir d'avril. Le Salvador enverra une cinquantaine de
médecins, la France financera le carburant.

KINSHASA - L'Afrique du Sud n'enverra plus de soldats. Luanda fournira trois hélicoptères.
"""

COUNTRIES = """Who would send what to Ukraine

South Korea: Seoul will send 300 demining experts to Ukraine. It will pay for a field hospital, too.

Portugal: Lisbon will train pilots.
"""

HEADED = """World in five minutes

Ukraine

Sweden will send 300 soldiers to Ukraine once the guns fall silent.

Gaza: who goes in

Indonesia will send 8,000 peacekeepers. Turkey will train policemen.

Elsewhere

Nobody slept in Lagos.
"""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            ROUND_UP,
            {
                ("SWE", "UKR"),
                ("CAN", "UKR"),
                ("KEN", "HTI"),
                ("SLV", "HTI"),
                ("FRA", "HTI"),
                ("ZAF", "COD"),
                ("AGO", "COD"),
            },
        ),
        ("en", COUNTRIES, {("KOR", "UKR"), ("PRT", "UKR")}),
        ("en", HEADED, {("SWE", "UKR"), ("IDN", "PSE"), ("TUR", "PSE")}),
    ],
)
def test_a_section_is_about_whom_its_label_or_heading_names(tmp_path, language, text, expected):
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (reading,) = read(tmp_path / "a.txt", language=language)

    found = {
        (actor.code, target.code)
        for a in reading.acts
        for actor in a.actors
        for target in a.targets
    }

    assert expected == found
