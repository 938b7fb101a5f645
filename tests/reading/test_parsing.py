"""From documents to lists, on a blank pipeline: offsets hold whatever the text is made of."""

import warnings

import pytest

from garant.model import Block, BlockKind, Document, Passage
from garant.reading.parsing import LONGEST_TEXT, parse_blocks, parse_documents


@pytest.fixture(scope="module")
def blank():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's own imports are not ours to mend
        import spacy

        return spacy.blank("xx")


def document(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH, name: str = "test") -> Document:
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(kind, Passage(at, at + len(text))))
        at += len(text) + 1
    return Document(name, "\n".join(texts), blocks=tuple(blocks))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paris   enverra des\n troupes .", ["Paris", "enverra", "des", "troupes", "."]),
        ("2\u202f000 soldats", ["2", "000", "soldats"]),
        ("\u00a0Paris\u00a0: oui ", ["Paris", ":", "oui"]),
        ("dé\u00adploie\u200bment ici", ["dé\u00adploie\u200bment", "ici"]),
        ("l’Élysée dit", ["l’Élysée", "dit"]),
    ],
)
def test_words_are_those_of_the_original(blank, text, expected):
    parsed = parse_blocks(blank, document("Avant.", text)).parses[1]

    assert expected == parsed.words


def test_offsets_point_into_the_document(blank):
    read = document("Avant.", "L’accord \u00a0 du\n3 mai,  ou\u00a0non.")
    parsed = parse_blocks(blank, read).parses[1]

    assert parsed.words == [parsed.passage(i, i + 1).of(read.text) for i in range(len(parsed))]


def test_lower_words_have_typewriter_apostrophes(blank):
    assert "l'élysée" == parse_blocks(blank, document("L’Élysée")).parses[0].lower[0]


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        (BlockKind.TITLE, 0),
        (BlockKind.STANDFIRST, 1),
        (BlockKind.HEADING, 1),
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.QUESTION, 1),
        (BlockKind.FURNITURE, 0),
    ],
)
def test_text_and_headings_are_parsed_not_titles_and_furniture(blank, kind, read):
    assert read == len(parse_blocks(blank, document("Oui.", kind=kind)).parses)


def test_an_empty_block_gives_an_empty_parse(blank):
    parses = parse_blocks(blank, document(" \n ", "Oui.")).parses

    assert [0, 2] == [len(parsed) for parsed in parses]
    assert [] == parses[0].sentences


def test_a_document_without_blocks_gives_no_parse(blank):
    assert [] == parse_blocks(blank, Document("test", "Oui.")).parses


def test_a_very_long_block_is_parsed_in_pieces_and_joined(blank):
    read = document("Avant.", "Il part. Elle reste. " * (LONGEST_TEXT // 10))
    parsed = parse_blocks(blank, read).parses[1]

    assert parsed.words == [parsed.passage(i, i + 1).of(read.text) for i in range(len(parsed))]
    assert len(parsed) == sum(end - start for start, end in parsed.sentences)
    assert all(0 <= head < len(parsed) for head in parsed.heads)


def test_documents_come_out_in_order(blank):
    documents = [document(f"Texte {i}.", "Fin.", name=str(i)) for i in range(7)]

    read = list(parse_documents(blank, iter(documents)))

    assert documents == [parsed.document for parsed in read]
    assert [str(i) for i in range(7)] == [parsed.parses[0].words[1].rstrip(".") for parsed in read]
