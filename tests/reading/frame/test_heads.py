"""The heads of pages as French-language outlets set them: title, publisher and date found."""

from datetime import date

import pytest

from garant.model import BlockKind
from garant.reading.frame import frame
from garant.reading.intake import Source

TITLE = "Ukraine : vingt-six pays promettent une force de réassurance"
BODY = (
    "Vingt-six pays se sont engagés jeudi à participer à une force de réassurance en Ukraine, a"
    " annoncé Emmanuel Macron à l'issue d'un sommet.\n\n"
    "L'Italie n'enverra pas de soldats, a redit Giorgia Meloni, mais elle formera des militaires"
    " ukrainiens en dehors du pays."
)
DAY = date(2025, 9, 4)

HEADS = [
    (
        "RFX\n\n{}\n\nPublié le : 04/09/2025 - 20:14Modifié le : 05/09/2025 - 21:02\n\nParis – ",
        "RFX",
    ),
    ("{}\nPar Le Quotidien avec AFP\nLe 4 septembre 2025 à 18h05\n\nSujets\nMacron\n\n", None),
    ("Ouest-Info\n{}\nOuest-Info avec AFP\nPublié le 04/09/2025 à 19h03\n\n", "Ouest-Info"),
    (
        "{}\nP.V. avec AFP\nPublié le 04/09/2025 à 19h03 • Mis à jour le 05/09/2025 à 20h11\n\n",
        None,
    ),
    (
        "Euroactu\n{}\n\nPar Euroactu  avec AP\nPublié le 04/09/2025 - 14:05 UTC+2\nPartager\n\n",
        "Euroactu",
    ),
    ("Dnipropresse\n04.09.2025 14:05\n{}\n\n", "Dnipropresse"),
    ("Swissactu\n\n{}\n\n4 septembre 2025 - 18:05\n\nPartager\n\n(Keystone-ATS) ", "Swissactu"),
    ("{}\n\n14:05 04.09.2025 (Mis à jour: 14:20 05.09.2025)\n\n", None),
    ("{}\n\nAA / Paris / Omer Aydin\n\n04 Septembre 2025\n\n", None),
    ("{}\n\nPARIS, 4 septembre 2025 (Xinpresse) -- ", "Xinpresse"),
    ("{}\n\n[Xinpresse, 4 septembre 2025] ", "Xinpresse"),
    (
        "Le Léman\nMonde\n{}\nPaul Vidal\nPublié le 04 septembre 2025 à 18:20.\n3 min. de lecture\n\n",
        "Le Léman",
    ),
    (
        "Afrique Jour\n\n{}\n\nPar A. Traoré\n\nPublié le 4 septembre 2025\n\nLecture : 4 minutes.\n\n",
        "Afrique Jour",
    ),
    ("{}\n\nPublié à 14h05\nMis à jour le 4 septembre 2025 à 16h30\n\n", None),
    (
        "Présidence de la République\nService de presse\n\nCommuniqué\n\n{}\n\n"
        "Paris, le jeudi 4 septembre 2025\n\n",
        "Présidence de la République",
    ),
    ("{} - Le Grand Soir\n\n4 sept. 2025\n\n", "Le Grand Soir"),
    ("{} | Le Grand Soir\n\n4 sept. 2025\n\n", "Le Grand Soir"),
    ("4 septembre 2025\n\n{}\n\n", None),
    ("Titre : {}\nDate : 4 septembre 2025\nSource : Hexapresse\n\n", "Hexapresse"),
    ("Source : Hexapresse\nDate : 04/09/2025\nTitre : {}\n\n", "Hexapresse"),
    (
        "La Dépêche du soir\nMonde\nPublié le 04/09/2025 à 11h15\n{}\nMacron à Paris. LP/Jean Roux\n\n",
        "La Dépêche du soir",
    ),
    ("*** L'ÉCHO DU LEVANT, jeudi 4 septembre 2025 ***\n\n{}\n\n", "L'ÉCHO DU LEVANT"),
    (
        "Le Fil Sahel, quotidien d'information\n\n{}\n\nPublié le 4 septembre 2025\n\n",
        "Le Fil Sahel",
    ),
]


@pytest.mark.parametrize(("head", "publisher"), HEADS)
def test_the_head_of_a_page_is_read(head, publisher):
    document = frame(Source("page.txt", head.format(TITLE) + BODY))
    read = [b.passage.of(document.text) for b in document.blocks if b.kind is BlockKind.PARAGRAPH]

    assert (TITLE, publisher, DAY) == (document.title, document.publisher, document.published)
    assert BODY.split("\n\n") == read
    assert () == document.sections
