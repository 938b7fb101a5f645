"""Fault trees: read from the exchange format, and the public Aralia trees as SCRAM solves them.

The Aralia trees are not part of this repository. Tell where they are by GARANT_FAULT_TREES, the
folder of their files; benchmarks/fault_trees.py runs SCRAM itself on them.
"""

import gzip
import os
from pathlib import Path

import pytest

from garant.assessment.structure import Structure
from open_psa import read_fault_tree

FOLDER = os.environ.get("GARANT_FAULT_TREES")

TREE = """<?xml version="1.0"?>
<opsa-mef>
  <define-fault-tree name="made-up">
    <define-gate name="top"><or><gate name="two"/><gate name="one"/></or></define-gate>
    <define-gate name="two"><atleast min="2">
      <basic-event name="a"/><basic-event name="b"/><basic-event name="c"/>
    </atleast></define-gate>
    <define-gate name="one"><and><gate name="odd"/><basic-event name="d"/></and></define-gate>
    <define-gate name="odd"><xor>
      <basic-event name="a"/><not><basic-event name="b"/></not>
    </xor></define-gate>
  </define-fault-tree>
  <model-data>
    <define-basic-event name="a"><float value="0.5"/></define-basic-event>
    <define-basic-event name="b"><float value="0.5"/></define-basic-event>
    <define-basic-event name="c"><float value="0.25"/></define-basic-event>
    <define-basic-event name="d"><float value="0.25"/></define-basic-event>
  </model-data>
</opsa-mef>
"""

# What SCRAM 0.16.2 finds; the first six digits of most are published with the trees. SCRAM takes 1
# less a probability and back, so that it is itself off by some 1e-18.
ARALIA = [
    ("baobab1", 46_188, 0.000101708077838),
    ("baobab2", 4_805, 0.00071301825979),
    ("baobab3", 24_386, 0.0022411701378),
    ("chinese", 392, 0.00117058181076),
    ("das9201", 14_217, 0.0134236677273),
    ("das9202", 27_778, 0.0101153812574),
    ("das9203", 16_200, 0.00134879719572),
    ("das9204", 16_704, 2.16941575218e-11),
    ("das9205", 17_280, 1.38407735906e-08),
    ("das9206", 19_518, 0.229686837989),
    ("das9207", 25_988, 0.346695888359),
    ("das9208", 8_060, 0.0130178969189),
    ("das9601", 4_259, 0.00423440288737),
    ("edf9201", 579_720, 0.324591446729),
    ("edf9202", 130_112, 0.781302451333),
    ("edf9205", 21_308, 0.209350905758),
    ("edfpa14p", 415_500, 0.0807059217722),
    ("edfpa14r", 380_412, 0.0209976577834),
    ("edfpa15b", 2_910_473, 0.362736516897),
    ("edfpa15o", 2_906_753, 0.36295591522),
    ("edfpa15p", 27_870, 0.0736302382313),
    ("edfpa15q", 2_910_473, 0.362736516897),
    ("edfpa15r", 26_549, 0.018975030707),
    ("elf9601", 151_348, 0.0966290985426),
    ("ftr10", 305, 0.448677119678),
    ("isp9601", 276_785, 0.0571244927155),
    ("isp9602", 5_197_647, 0.0172447448264),
    ("isp9603", 3_434, 0.00323326438696),
    ("isp9604", 746_574, 0.142750747593),
    ("isp9605", 5_630, 1.37170880546e-05),
    ("isp9606", 1_776, 0.0543173553603),
    ("isp9607", 150_436, 9.49510185414e-07),
    ("jbd9601", 14_007, 0.755090615057),
]


def read(text, tmp_path):
    path = tmp_path / "made_up.xml"
    path.write_text(text, "utf-8")
    return read_fault_tree(path)


def test_a_tree_is_read_with_its_gates_and_chances(tmp_path):
    tree = read(TREE, tmp_path)
    structure = Structure.breaking(tree.top)

    assert "made_up" == tree.name
    assert {"ab", "ac", "bc", "d"} == {"".join(sorted(one)) for one in structure.cut_sets().sets}
    # 0.375 of two or more of a, b and c; 0.25 of d in what is left where a and b are alike.
    assert structure.odds(lost=tree.chances).breaks == pytest.approx(0.375 + 0.25 * 0.25)


def test_a_compressed_tree_is_read_the_same(tmp_path):
    path = tmp_path / "made_up.xml.gz"
    path.write_bytes(gzip.compress(TREE.encode()))

    assert read(TREE, tmp_path) == read_fault_tree(path)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("<or>", "<nand>", "<nand> of 2 parts is not read"),
        ('<gate name="two"/>', "", "gates are under no other"),
        ('<float value="0.5"/>', '<parameter name="p"/>', "a has no probability"),
    ],
)
def test_what_is_not_understood_is_refused(old, new, complaint, tmp_path):
    text = TREE.replace(old, new, 1).replace(old.replace("<", "</"), new.replace("<", "</"), 1)

    with pytest.raises(ValueError, match=complaint):
        read(text, tmp_path)


@pytest.mark.skipif(FOLDER is None, reason="GARANT_FAULT_TREES names no folder of fault trees")
@pytest.mark.parametrize(("name", "sets", "probability"), ARALIA, ids=[one[0] for one in ARALIA])
def test_the_aralia_trees_have_the_sets_and_odds_that_are_known(name, sets, probability):
    tree = read_fault_tree(Path(FOLDER) / f"{name}.xml.gz")
    structure = Structure.breaking(tree.top)
    odds = structure.odds(lost=tree.chances).breaks

    assert odds == pytest.approx(probability, rel=1e-9, abs=1e-15)
    assert sets == structure.cut_sets(limit=0).counted
