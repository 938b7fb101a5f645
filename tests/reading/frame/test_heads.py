"""The heads of pages as outlets set them: title, publisher and date found, the text left whole."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from garant.model import BlockKind
from garant.reading.frame import frame
from garant.reading.intake import Source

HEADS = yaml.safe_load(Path(__file__).with_name("heads.yaml").read_text("utf-8"))
DAY = date(2025, 9, 4)
TITLES = {
    "fr": "Ukraine : vingt-six pays promettent une force de réassurance",
    "en": "Twenty-six nations promise a reassurance force for Ukraine",
}
BODIES = {
    "fr": "Vingt-six pays se sont engagés jeudi à participer à une force de réassurance en Ukraine,"
    " a annoncé Emmanuel Macron à l'issue d'un sommet.\n\n"
    "L'Italie n'enverra pas de soldats, a redit Giorgia Meloni, mais elle formera des militaires"
    " ukrainiens en dehors du pays.",
    "en": "Twenty-six countries have committed to a reassurance force for Ukraine, French President"
    " Emmanuel Macron said on Thursday after a summit in Paris.\n\n"
    "Italy will not send soldiers, Giorgia Meloni repeated, but it will train Ukrainian forces"
    " outside the country.",
}


@pytest.mark.parametrize("page", HEADS, ids=[page["head"][:40] for page in HEADS])
def test_the_head_of_a_page_is_read(page):
    title, body = TITLES[page["language"]], BODIES[page["language"]]
    document = frame(Source("page.txt", page["head"].format(title) + body))
    read = [b.passage.of(document.text) for b in document.blocks if b.kind is BlockKind.PARAGRAPH]

    assert (title, page["publisher"], page.get("published", DAY)) == (
        document.title,
        document.publisher,
        document.published,
    )
    assert body.split("\n\n") == read
    assert () == document.sections
