"""The frame: laws that hold for any text, layouts, metadata, doubts."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from garant.model import BlockKind, Doubt, Passage
from garant.reading.frame import frame
from garant.reading.intake import Origin, Source

BODY = (
    "Le Danemark enverra huit avions de combat en Ukraine dès la fin des combats, a annoncé mardi"
    " la Première ministre danoise, Mette Frederiksen."
)
MORE = (
    "La Finlande n'enverra ni avions ni soldats, mais elle formera des tireurs ukrainiens dans ses"
    " camps du nord, a précisé le président finlandais."
)

LINES = st.one_of(
    st.sampled_from(
        [
            BODY,
            MORE,
            "Lire aussi : Rome dit non",
            "À lire également",
            "LES PLUS LUS",
            "Publié le 4 septembre 2025 à 7h05",
            "mis à jour le 5 septembre",
            "PARIS, 4 sept. (Hexapresse) - " + BODY,
            "20h55",
            "Qui paiera ?",
            "« Rien n'est décidé. »",
            "Donald Tusk, samedi, à Gdansk",
            "Par Camille Rouvier",
            "Le Grand Quotidien",
            "© 2025 Le Grand Quotidien",
            "Sports et LoisirsParapharmacie",
            "",
            "",
            "QUILL: Will you send troops?",
            "- Un point de plus pour la liste",
            "12",
            "Commentaires (47)",
        ]
    ),
    st.text(max_size=80),
)
TEXTS = st.builds(
    str.join, st.sampled_from(["\n", "\r\n", "\n\n", "\x0c"]), st.lists(LINES, max_size=14)
)


@settings(deadline=None)
@given(TEXTS)
def test_blocks_and_sections_lie_in_the_text_in_order(text):
    document = frame(Source("law.txt", text, language="fr"))
    place = 0

    for block in document.blocks:
        assert place <= block.passage.start < block.passage.end <= len(text)
        place = block.passage.end
    for section in document.sections:
        assert text.startswith(section.heading, section.passage.start)
        assert section.heading
        assert section.passage.end <= len(text)
    assert text == document.text


@settings(deadline=None)
@given(TEXTS)
def test_blocks_cover_every_word(text):
    document = frame(Source("law.txt", text, language="fr"))
    left = list(text)

    for block in document.blocks:
        left[block.passage.start : block.passage.end] = ""
        left[block.passage.start : block.passage.start] = " " * (
            block.passage.end - block.passage.start
        )

    assert not any(char.isalnum() for char in left)


def kinds(document):
    return [(b.kind, b.passage.of(document.text)) for b in document.blocks]


def test_a_dateline_is_no_part_of_its_paragraph():
    text = f"Titre de la dépêche du jour\n\nPARIS, 4 sept. 2025 (Hexapresse) - {BODY}"
    document = frame(Source("a.txt", text))

    assert [
        (BlockKind.TITLE, "Titre de la dépêche du jour"),
        (BlockKind.FURNITURE, "PARIS, 4 sept. 2025 (Hexapresse) -"),
        (BlockKind.PARAGRAPH, BODY),
    ] == kinds(document)


def test_a_quotation_is_one_block_with_who_said_it():
    quotation = (
        "« Il n'y aura pas la paix d'un côté et des soldats de l'autre. »\nDonald Tusk, samedi"
    )
    document = frame(Source("a.txt", f"Une lettre de plus\n\n{BODY}\n\n{quotation}\n\n{MORE}"))

    assert (BlockKind.PARAGRAPH, quotation) in kinds(document)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n", "\u200b"])
def test_line_ends_and_marks_do_not_matter(ending, start):
    text = start + f"Le titre du texte\n\n{BODY}\n\nUn intertitre\n\n{MORE}\n".replace("\n", ending)
    document = frame(Source("a.txt", text))

    assert "Le titre du texte" == document.title
    assert ["Un intertitre"] == [section.heading for section in document.sections]
    assert [BODY, MORE] == [words for kind, words in kinds(document) if kind is BlockKind.PARAGRAPH]


def test_lines_broken_at_a_width_are_one_paragraph():
    text = (
        "Le titre du texte\n\n"
        "Le Danemark enverra huit avions de combat en Ukraine dès la\n"
        "fin des combats, a annoncé mardi la Première ministre. Mette\n"
        "Frederiksen a parlé à Copenhague.\n\n"
        "La Finlande, elle, n'enverra ni avions ni soldats au front,\n"
        "mais elle formera des tireurs.\n"
    )
    document = frame(Source("a.txt", text))
    read = [words for kind, words in kinds(document) if kind is BlockKind.PARAGRAPH]

    assert ["Le Danemark", "La Finlande"] == [words[:11].strip() for words in read]


def test_what_the_format_says_wins():
    source = Source(
        "a.html",
        "LE NORD\nPublié le 3 mars 2024\n\nAutre titre que voici\n\n"
        f"{BODY}\n\nLire aussi : Rome\n\n{MORE}",
        origin=Origin.PAGE,
        title="Autre titre que voici",
        publisher="Nord Infos",
        published=date(2025, 9, 4),
        url="https://nord.example/1",
    )
    document = frame(source)

    assert ("Autre titre que voici", "Nord Infos") == (document.title, document.publisher)
    assert (date(2025, 9, 4), "https://nord.example/1") == (document.published, document.url)
    assert (BlockKind.FURNITURE, "Lire aussi : Rome") in kinds(document)


def test_headings_that_the_format_marks_are_the_only_ones():
    text = f"{BODY}\n\nUne ligne courte\n\n{MORE}\n\nLe vrai intertitre\n\n{BODY}"
    start = text.index("Le vrai")
    source = Source("a.html", text, headings=(Passage(start, start + len("Le vrai intertitre")),))
    document = frame(source)

    assert ["Le vrai intertitre"] == [section.heading for section in document.sections]
    assert (BlockKind.PARAGRAPH, "Une ligne courte") in kinds(document)


def test_a_section_ends_where_the_next_begins():
    text = f"Le titre du texte\n\n{BODY}\n\nUn\n\n{BODY}\n\nDeux\n\n{MORE}\n\nPartager"
    document = frame(Source("a.txt", text))

    assert [f"Un\n\n{BODY}", f"Deux\n\n{MORE}"] == [s.passage.of(text) for s in document.sections]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"Le titre du texte\n\n{BODY}", "no_date"),
        (f"Le titre du texte\n\nPARIS, 4 sept. (Hexapresse) - {BODY}", "date_without_year"),
        (f"Le titre du texte\nMis à jour le 4 mars 2025\n\n{BODY}", "only_update_date"),
        (
            f"The title of it\nPublished 04/09/2025\n\n{'The force will be sent. ' * 8}",
            "date_order",
        ),
        ("Un titre\n\nUn autre titre\n\nUn troisième titre", "no_text"),
        ("Oui", "language_unsure"),
    ],
)
def test_what_cannot_be_settled_is_a_doubt(text, code):
    assert code in [doubt.code for doubt in frame(Source("a.txt", text)).doubts]


def test_doubts_of_the_intake_are_kept():
    doubt = Doubt("encoding_guessed", "not UTF-8; read as Windows-1252")

    assert doubt in frame(Source("a.txt", BODY, doubts=(doubt,))).doubts


def test_a_single_sentence_is_read_though_it_has_no_full_stop():
    document = frame(Source("a.txt", "La France enverra 2 000 soldats en Ukraine"))

    assert [BlockKind.PARAGRAPH] == [kind for kind, _ in kinds(document)]
    assert document.title is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Publié le 3 mars 2026 à 7h05 - Mis à jour le 4 mars 2026 à 21h48", date(2026, 3, 3)),
        ("Mis à jour le 4 mars 2026 - Publié le 3 mars 2026", date(2026, 3, 3)),
        ("Publié le\n3 mars 2026", date(2026, 3, 3)),
        ("Berne, 3 mars 2026 (mis à jour à 18h20)", date(2026, 3, 3)),
        ("Par Yann Kermarec, le 3 mars 2026", date(2026, 3, 3)),
        ("N° 112 - mardi 3 mars 2026", date(2026, 3, 3)),
        ("PRISTINA | 3 mars 2026 | 18h22", date(2026, 3, 3)),
        ("Photo prise le 1er janvier 2020. © Hexapresse\nPublié le 3 mars 2026", date(2026, 3, 3)),
        ("Il est 14:32, mercredi 4 mars 2026\nPublié le 3 mars 2026", date(2026, 3, 3)),
    ],
)
def test_the_date_of_publication_is_told_from_others(line, day):
    document = frame(Source("a.txt", f"Le titre de ce texte\n{line}\n\n{BODY}\n\n{MORE}"))

    assert day == document.published


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "fr"),
        (
            "The Danish government will send eight fighter jets to Ukraine once the war is over.",
            "en",
        ),
        (
            "Il governo italiano non invierà soldati in Ucraina, ha ripetuto la premier a Roma.",
            "it",
        ),
        ("Die Bundesregierung will vorerst keine Soldaten in die Ukraine schicken, hieß es.", "de"),
        (
            "El Gobierno español no enviará tropas a Ucrania hasta que no haya un alto el fuego.",
            "es",
        ),
        (
            "Російські війська обстріляли Харків, повідомив президент України увечері.",
            "uk",
        ),
    ],
)
def test_the_language_is_told(text, language):
    document = frame(Source("a.txt", text))

    assert language == document.language


def test_a_language_said_wrongly_is_a_doubt():
    document = frame(Source("a.txt", f"{BODY} {MORE}", language="en"))

    assert "fr" == document.language
    assert "language_disagrees" in [doubt.code for doubt in document.doubts]
