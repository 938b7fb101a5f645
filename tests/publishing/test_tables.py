from dataclasses import replace
from io import StringIO

import pytest
from stand_ins import EMPTY_READING, READING

from garant.publishing import write_tables


def printed(readings, **options):
    out = StringIO()
    write_tables(readings, out, **options)
    return out.getvalue()


def test_tables_say_who_says_what_and_who_does_what():
    lines = printed([READING]).splitlines()

    assert "Dupont                  indirect  La Suède enverra 2 000 soldats" in "\n".join(lines)
    assert "SWE  commit  ground troops  UKR       committed   ceasefire     Dupont" in lines
    assert "  Rome ne compte pas y aller" in lines


def test_acts_of_one_clause_share_its_words():
    first, second, *_ = READING.acts
    again = replace(second, evidence=first.evidence)

    assert 1 == printed([replace(READING, statements=(), acts=(first, again))]).count("La Suède")


def test_an_unnamed_source_is_said_to_be_unnamed():
    assert "un diplomate (unnamed)" in printed([READING])


def test_doubts_are_shown_each_once():
    shown = printed([READING])

    assert 1 == shown.count("office without holder")
    assert 1 == shown.count("two parties")
    assert 1 == shown.count("no url")


def test_a_document_without_finds_says_so():
    assert "No statement and no act." in printed([EMPTY_READING])


def test_clues_are_shown_when_asked_for():
    assert "predicate: enverra [envoyer]" in printed([READING], explain=True)
    assert "party: La Suède [SWE]" in printed([READING], explain=True)
    assert "[envoyer]" not in printed([READING])


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_no_line_is_wider_than_asked(width):
    lines = printed([READING], explain=True, width=width).splitlines()

    assert [] == [line for line in lines if len(line) > width]


def test_a_pipe_gets_no_colour_and_no_padding():
    shown = printed([READING])

    assert "\x1b" not in shown
    assert [] == [line for line in shown.splitlines() if line.endswith(" ")]


def test_text_cannot_steer_the_terminal():
    document = replace(READING.document, title="a\x1b[31mb\x07c\u202ed [bold]e[/bold]")

    shown = printed([replace(READING, document=document)])

    assert "a [31mb c d [bold]e[/bold]" in shown
