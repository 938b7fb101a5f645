"""Lines that are headings though they begin like furniture, and lines that are not."""

from pathlib import Path

import pytest
import yaml

from garant.reading.frame import frame
from garant.reading.intake import Source

PARAGRAPH = {
    "fr": "La Roumanie enverra deux bataillons dans la force, a annoncé mardi le président à"
    " Bucarest, à condition que les alliés suivent.",
    "en": "Romania will send two battalions to the force, the president said in Bucharest on"
    " Tuesday, provided that the other allies do the same.",
}
HEAD = {
    "fr": "Le Courrier du Danube\n\nMer Noire : les riverains cherchent une voie\n\n"
    "Publié le 3 mars 2026",
    "en": "The Danube Times\n\nBlack Sea neighbours look for a way\n\nPublished 3 March 2026",
}
HEADINGS = [
    (code, heading)
    for code, headings in yaml.safe_load(
        Path(__file__).with_name("headings.yaml").read_text("utf-8")
    ).items()
    for heading in headings
]


@pytest.mark.parametrize(("code", "heading"), HEADINGS)
@pytest.mark.parametrize("opens", [True, False])
def test_a_line_over_a_paragraph_is_a_heading(code, heading, opens):
    body = [heading, PARAGRAPH[code]] if opens else [PARAGRAPH[code], heading, PARAGRAPH[code]]
    more = [
        "Bucarest et Sofia",
        PARAGRAPH[code],
        "Ankara",
        PARAGRAPH[code],
        "Kyiv",
        PARAGRAPH[code],
    ]
    document = frame(Source("a.txt", "\n\n".join([HEAD[code], *body, *more])))

    assert heading in [section.heading for section in document.sections]


@pytest.mark.parametrize(
    "lines",
    [
        "Nous nous engageons à :\n\n- fournir des armes à l'Ukraine\n\n- former ses soldats",
        "Participeront à la force :\n\n- la Norvège\n\n- le Danemark\n\n- la Suède",
        "Lire aussi : Rome dit non",
        "À lire également\nRome dit non\nBerlin hésite encore",
        "« Nous serons là. »\n\n— Donald Tusk",
        "12",
        "Paul Vidal",
        "LES PLUS LUS\n1. Rome dit non\n2. Berlin hésite",
    ],
)
def test_items_and_teasers_are_no_headings(lines):
    end = lines if lines == "Paul Vidal" else f"{lines}\n\n{PARAGRAPH['fr']}"
    document = frame(Source("a.txt", f"{HEAD['fr']}\n\n{PARAGRAPH['fr']}\n\n{end}"))

    assert () == document.sections
