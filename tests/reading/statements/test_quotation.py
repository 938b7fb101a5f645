"""Quotation marks of every style, matched or not."""

import re

import pytest

from garant.model import Block, BlockKind, Passage
from garant.reading.parse import Parse
from garant.reading.statements.quotation import find_quotations


def parse_of(text):
    """A parse with words and places only, cut at spaces and marks."""
    found = list(re.finditer(r"<<|>>|,,|''|``|\w+|[^\w\s]", text))
    size = len(found)
    return Parse(
        Block(BlockKind.PARAGRAPH, Passage(0, len(text))),
        [m.group() for m in found],
        [m.group().lower() for m in found],
        [""] * size,
        ["X"] * size,
        [""] * size,
        [""] * size,
        list(range(size)),
        [m.start() for m in found],
        [m.end() for m in found],
        [""] * size,
        [(0, size)],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Nous irons », dit X.", ["Nous irons"]),
        ("«Nous irons», dit X.", ["Nous irons"]),
        ("«\u00a0Nous irons\u202f», dit X.", ["Nous irons"]),
        ("“Nous irons”, dit X.", ["Nous irons"]),
        ("»Wir gehen«, sagte X.", ["Wir gehen"]),
        ("»Wir gehen«, sagte X, »und bald.«", ["Wir gehen", "und bald."]),
        ("» Nous irons. « Bientôt », dit X.", ["Nous irons.", "Bientôt"]),
        ('"Nous irons", dit X.', ["Nous irons"]),
        ("‘Nous irons’, dit X.", ["Nous irons"]),
        ("'Nous irons', dit X.", ["Nous irons"]),
        ("„Nous irons“, dit X.", ["Nous irons"]),
        (",,Nous irons'', dit X.", ["Nous irons"]),
        ("<< Nous irons >>, dit X.", ["Nous irons"]),
        ('Le "mot" et "autre mot".', ["mot", "autre mot"]),
        ('Il dit : " Nous irons ", puis "rien".', ["Nous irons", "rien"]),
        ('« Nous ne disons plus "jamais". »', ['Nous ne disons plus "jamais".']),
        ("« A dit « B » C » fin", ["A dit « B » C"]),
        ("L’idée d’aujourd’hui, c’est ‘non’.", ["non"]),
        ("L'armée n'ira pas jusqu'à l'été.", []),
        ("5' plus tard, l'armée", []),
    ],
)
def test_quotations_of_every_style(text, expected):
    parse = parse_of(text)

    assert expected == [parse.surface(q.start, q.end) for q in find_quotations(parse, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Nous irons, dit X.", "Nous irons, dit X."),
        ("Nous irons », dit X.", "Nous irons"),
        ("» suite de la citation", "suite de la citation"),
        ("“Nous irons, dit X.", "Nous irons, dit X."),
    ],
)
def test_a_mark_without_its_counterpart_is_read(text, expected):
    parse = parse_of(text)
    (quotation,) = find_quotations(parse, text)

    assert (expected, True) == (parse.surface(quotation.start, quotation.end), quotation.broken)


def test_an_opening_mark_ends_a_quotation_never_closed():
    text = "« A dit X. « Ne partons pas » dit Y"
    parse = parse_of(text)

    assert [True, False] == [q.broken for q in find_quotations(parse, text)]
