"""What each format gives."""

import importlib.util
import json
from datetime import date
from pathlib import Path

import pytest

from garant.reading.intake import Origin
from garant.reading.intake.stamp import read_stamp

spec = importlib.util.spec_from_file_location("documents", Path(__file__).with_name("documents.py"))
documents = importlib.util.module_from_spec(spec)
spec.loader.exec_module(documents)
SENTENCE = documents.SENTENCE


def test_a_text_is_taken_character_for_character(take):
    text = f"\ufeffTitre\r\n\r\n{SENTENCE}\u00a0»\n"
    (source,), told = take({"a.txt": text})

    assert (source.id, source.text, source.origin) == ("a.txt", text, Origin.TEXT)
    assert [] == told


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_every_unicode_encoding_is_read_without_a_doubt(take, encoding):
    (source,), _ = take({"a.txt": SENTENCE.encode(encoding)})

    assert SENTENCE == source.text.lstrip("\ufeff")
    assert () == source.doubts


@pytest.mark.parametrize(
    ("data", "text", "code"),
    [
        (
            "Le président a été reçu à l’Élysée.".encode("cp1252"),
            "Le président a été reçu",
            "encoding_guessed",
        ),
        (
            "Élu\n".encode() + "Battu à Évian\n".encode("latin-1"),
            "Élu\nBattu à Évian",
            "encoding_mixed",
        ),
        (
            "Президент сказал, что войска останутся в стране до весны.".encode("cp1251"),
            "Президент сказал",
            "encoding_guessed",
        ),
        (
            "Il a été élu Ã  Paris, prÃ©sident et dÃ©putÃ©.".encode(),
            "Il a été élu",
            "encoding_garbled",
        ),
    ],
)
def test_other_encodings_are_read_with_a_doubt(take, data, text, code):
    (source,), _ = take({"a.txt": data})

    assert source.text.startswith(text)
    assert [code] == [doubt.code for doubt in source.doubts]


def test_a_page_gives_its_article_and_what_it_says_of_itself(take):
    (source,), told = take({"a.html": documents.PAGE})

    assert [] == told
    assert ("Paris promet des soldats", "Hexapresse", "fr") == (
        source.title,
        source.publisher,
        source.language,
    )
    assert date(2025, 9, 4) == source.published
    assert source.text.startswith("Paris promet des soldats\n\nLe président a promis jeudi")
    assert ["Rome hésite"] == [heading.of(source.text) for heading in source.headings]
    assert "Accueil" not in source.text
    assert "©" not in source.text


def test_a_page_is_known_by_its_content(take):
    (source,), _ = take({"a.txt": documents.PAGE})

    assert Origin.PAGE is source.origin


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252"])
def test_a_page_is_read_in_the_encoding_it_declares(take, declared):
    page = documents.PAGE.replace('"utf-8"', f'"{declared}"')
    (source,), _ = take({"a.html": page.encode("cp1252")})

    assert "Élysée" in source.text
    assert () == source.doubts


def test_records_are_read_one_a_line(take):
    lines = [
        {"id": 7, "text": SENTENCE, "title": "T", "date": "2025-09-04", "source": "Hexa"},
        {"Body": SENTENCE, "Headline": "U", "pubDate": "Thu, 04 Sep 2025 00:30:00 +0200"},
        {"html": "<p>Un <b>mot</b>.</p><h2>Deux</h2><p>Trois.</p>", "link": "https://x.example/3"},
        {"content": [SENTENCE, SENTENCE], "publisher": {"name": "Hexa"}, "lang": "fr_FR"},
    ]
    found, told = take({"a.jsonl": "\n".join(json.dumps(line) for line in lines)})

    assert [] == told
    assert ["7", "a.jsonl:2", "https://x.example/3", "a.jsonl:4"] == [s.id for s in found]
    assert ["T", "U", None, None] == [source.title for source in found]
    assert [date(2025, 9, 4)] * 2 == [source.published for source in found[:2]]
    assert "Un mot.\n\nDeux\n\nTrois." == found[2].text
    assert (f"{SENTENCE}\n\n{SENTENCE}", "Hexa", "fr") == (
        found[3].text,
        found[3].publisher,
        found[3].language,
    )


def test_a_list_of_records_is_read(take):
    found, told = take({"a.json": json.dumps([{"text": SENTENCE}, {"text": SENTENCE}], indent=1)})

    assert ["a.json:1", "a.json:2"] == [source.id for source in found]
    assert [] == told


def test_a_date_that_cannot_be_read_is_a_doubt(take):
    (source,), _ = take({"a.jsonl": json.dumps({"text": SENTENCE, "date": "hier"})})

    assert source.published is None
    assert ["date_unreadable"] == [doubt.code for doubt in source.doubts]


def test_each_entry_of_a_feed_is_a_source(take):
    found, told = take({"a.xml": documents.RSS})

    assert [] == told
    assert ["https://hexa.example/1", "tag:hexa,2"] == [source.id for source in found]
    assert ("Paris promet", "Hexapresse", date(2025, 9, 4), "fr") == (
        found[0].title,
        found[0].publisher,
        found[0].published,
        found[0].language,
    )
    assert "Paris promet\n\nLa France enverra des soldats.\n\nEt après ?\n\nRien n'est dit." == (
        found[0].text
    )
    assert ["Et après ?"] == [heading.of(found[0].text) for heading in found[0].headings]


def test_an_atom_feed_gives_its_first_date(take):
    (source,), _ = take({"a.atom": documents.ATOM})

    assert date(2025, 9, 4) == source.published


def test_the_text_layer_of_a_pdf_is_read(take):
    data = documents.pdf(
        ["La France enverra des soldats en Ukraine", "des la fin."], ["Page deux."]
    )
    (source,), told = take({"a.pdf": data})

    assert [] == told
    assert Origin.PDF is source.origin
    assert "La France enverra des soldats en Ukraine\ndes la fin." in source.text
    assert "\fPage deux." in source.text


def test_words_broken_in_a_pdf_are_whole(take):
    lines = ["Le deploie-", "ment franco-", "britannique commence, dit un", "responsable"]
    data = documents.pdf([*lines, "franco-britannique qui a requis l anonymat."])
    (source,), _ = take({"a.pdf": data})

    assert "Le deploiement franco-britannique commence" in source.text.replace("\n", " ")


def test_standard_input_is_told_by_its_content(take):
    line = json.dumps({"text": SENTENCE, "id": "x"}).encode()

    assert ["x"] == [source.id for source in take(paths=["-"], stdin=line)[0]]
    assert ["-"] == [source.id for source in take(paths=["-"], stdin=SENTENCE.encode())[0]]


def test_a_folder_is_read_in_order_without_hidden_files(take, tmp_path):
    files = {f"f/{name}": SENTENCE for name in ("b.txt", "a/z.txt", ".hidden", ".git/c.txt")}
    files["f/picture.png"] = b"\x89PNG\r\n"
    take(files)
    found, told = take(paths=[str(tmp_path / "f")])

    assert ["z.txt", "b.txt"] == [source.id for source in found]
    assert [] == told


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("2025-09-04T23:30:00+02:00", date(2025, 9, 4)),
        ("20250904T213000Z", date(2025, 9, 4)),
        ("Thu, 04 Sep 2025 21:30:00 +0200", date(2025, 9, 4)),
        (1756992600, date(2025, 9, 4)),
        (1756992600000, date(2025, 9, 4)),
        ("4 septembre 2025", date(2025, 9, 4)),
        ("2025", None),
        (2025, None),
        ("hier", None),
        (True, None),
        ("", None),
        ("2025-13-40", None),
        (float("nan"), None),
        (float("inf"), None),
    ],
)
def test_stamps_are_read(stamp, expected):
    assert expected == read_stamp(stamp)
