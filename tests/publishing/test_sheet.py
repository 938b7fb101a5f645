import csv
from dataclasses import replace
from io import StringIO

import pytest
from stand_ins import EMPTY_READING, READING

from garant.model import Actor
from garant.publishing import write_csv


def rows(readings, **options):
    out = StringIO(newline="")
    write_csv(readings, out, **options)
    return list(csv.DictReader(StringIO(out.getvalue(), newline="")))


def test_each_act_is_one_row():
    first, *_ = found = rows([READING, EMPTY_READING])

    assert ["a1", "a2", "a3"] == [row["act"] for row in found]
    assert {
        "document": "suède.txt",
        "actors": "SWE",
        "targets": "UKR",
        "capability": "ground_troops",
        "firmness": "committed",
        "conditions": "ceasefire",
        "quantity": "2000",
        "unit": "soldats",
        "person": "Dupont",
        "doubts": "office_without_holder",
    }.items() <= first.items()


def test_several_values_share_a_cell():
    act = replace(READING.acts[0], actors=(Actor("a", "FRA"), Actor("b", "GBR")))

    assert "FRA; GBR" == rows([replace(READING, acts=(act,))])[0]["actors"]


@pytest.mark.parametrize("opening", ["=1+1", "+33", "-2", "@SUM(A1)", " =1", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(opening):
    document = replace(READING.document, title=opening, id=opening)
    row = rows([replace(READING, document=document)])[0]

    assert "'" + opening == row["title"]
    assert "'" + opening == row["document"]


def test_a_byte_order_mark_leads_when_asked_for():
    marked, plain = StringIO(newline=""), StringIO(newline="")
    write_csv([], marked, byte_order_mark=True)
    write_csv([], plain)

    assert "\ufeff" + plain.getvalue() == marked.getvalue()


def test_clues_are_a_column_when_asked_for():
    assert (
        "predicate: enverra (envoyer); condition: en cas de cessez-le-feu (en cas de)"
        == (rows([READING], explain=True)[0]["clues"])
    )
