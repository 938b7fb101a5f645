import sys
from itertools import pairwise
from random import Random

import pytest
from assessment.structure.formulas import formulas, named, random_formula
from hypothesis import given, settings
from hypothesis import strategies as st

from garant.assessment.structure import (
    ALWAYS,
    AllOf,
    AnyOf,
    AtLeast,
    Not,
    Structure,
    Variable,
    compiling,
    native,
    variables,
)
from garant.errors import GarantError

A, B, C = named("a", "b", "c")


def crowded(sides=12):
    """Pairs that are asked for together, and again all crosswise: no order keeps both short."""
    rows = [[Variable(f"v{row}.{column}") for column in range(sides)] for row in range(sides)]
    lines = [*rows, *zip(*rows, strict=True)]
    return AllOf(tuple(AnyOf(tuple(line)) for line in lines))


@pytest.mark.parametrize("library", [True, False])
def test_a_diagram_that_is_too_large_is_refused_with_what_to_do(library, monkeypatch):
    if not library:
        monkeypatch.setattr(native, "available", lambda: False)
    structure = Structure.holding(crowded(), node_limit=30_000)

    with pytest.raises(GarantError, match=r"144 variables .* 30000 nodes.*`node_limit`.*sampling"):
        structure.odds(kept=dict.fromkeys(structure.variables, 0.5))
    with pytest.raises(GarantError, match="30000 nodes"):
        structure.cut_sets()


def test_families_that_are_too_large_are_refused_too():
    structure = Structure.holding(random_formula(Random(5), names=40, gates=60))
    assert structure.nodes > 100
    structure.node_limit = 100

    with pytest.raises(GarantError, match="minimal sets take more than 100 nodes"):
        structure.cut_sets()


def test_without_the_diagram_sets_are_had_up_to_a_size_and_it_says_so():
    found = Structure.holding(crowded(), node_limit=30_000).cut_sets(12)

    assert 24 == len(found.sets) == found.counted
    assert 12 == found.counted_up_to
    assert found.truncated


def test_small_sets_are_listed_and_all_are_counted():
    structure = Structure.holding(AllOf((A, AtLeast(2, tuple(map(Variable, "bcdefg"))))))

    assert (0, 1, 0, 0, 0, 6) == structure.cut_sets(1).by_size
    assert (frozenset("a"),) == structure.cut_sets(1).sets
    assert structure.cut_sets(1).truncated
    assert structure.cut_sets(1).counted_up_to is None
    assert not structure.cut_sets(5).truncated


def test_a_list_that_is_cut_short_says_so():
    structure = Structure.breaking(AtLeast(2, tuple(Variable(f"v{n}") for n in range(20))))
    found = structure.cut_sets(limit=10)

    assert 10 == len(found.sets)
    assert 190 == found.counted
    assert found.truncated


def test_larger_sets_are_not_counted_if_that_is_not_asked_for():
    formula = AllOf((A, AtLeast(2, tuple(map(Variable, "bcdefg")))))
    found = Structure.holding(formula).cut_sets(3, count_all=False)

    assert (0, 1) == found.by_size
    assert 3 == found.counted_up_to
    assert found.truncated


@settings(max_examples=200, deadline=None)
@given(formulas(names=8, gates=20, coherent=True), st.integers(0, 5))
def test_sets_up_to_a_size_are_the_same_either_way(formula, size):
    for structure in (Structure.holding(formula), Structure.breaking(formula)):
        quick = structure.cut_sets(size, count_all=False)
        assert quick.counted_up_to == size
        assert set(quick.sets) == set(structure.cut_sets(size).sets)
        assert set(structure.path_sets(size).sets) == {
            one for one in structure.path_sets().sets if len(one) <= size
        }


def test_a_formula_that_negates_is_counted_in_full():
    found = Structure.breaking(AnyOf((AllOf((A, Not(B))), C))).cut_sets(1, count_all=False)

    assert {frozenset("a"), frozenset("c")} == set(found.sets)
    assert found.counted_up_to is None


@pytest.mark.parametrize(
    ("chances", "complaint"),
    [
        ({"kept": {"a": 0.5}}, r"'b' has no chance; 'c' has no chance; give"),
        ({"kept": {"a": 0.5, "b": 1.5, "c": -0.1}}, r"'b' has the chance 1.5; 'c' has"),
        ({"lost": {"a": float("nan"), "b": 0, "c": 0}}, r"'a' has the chance nan"),
        ({}, "give one of them"),
        ({"kept": {}, "lost": {}}, "give one of them"),
    ],
)
def test_chances_that_are_missing_or_wrong_are_all_told(chances, complaint):
    structure = Structure.holding(AllOf((A, B, C)))

    with pytest.raises(GarantError, match=complaint):
        structure.odds(**chances)
    with pytest.raises(GarantError, match=complaint):
        structure.estimate(**chances)


def test_what_is_not_a_number_of_anything_is_refused():
    structure = Structure.holding(A)

    with pytest.raises(GarantError, match="0 or more"):
        structure.cut_sets(-1)
    with pytest.raises(GarantError, match="0 or more"):
        structure.path_sets(limit=-1)
    with pytest.raises(GarantError, match="0 draws"):
        structure.estimate(kept={"a": 0.5}, draws=0)
    with pytest.raises(GarantError, match="a: both kept and lost"):
        structure.given(kept=["a"], lost=["a"])


def test_chances_of_what_is_not_in_the_formula_are_passed_over():
    odds = Structure.holding(A).odds(kept={"a": 0.25, "b": 7.0})

    assert 0.25 == odds.holds
    assert ["a"] == list(odds.importance)


def test_what_makes_no_difference_has_no_importance():
    odds = Structure.holding(AnyOf((A, AllOf((A, B))))).odds(kept={"a": 0.5, "b": 0.5})

    assert 0.0 == odds.importance["b"].birnbaum == odds.importance["b"].fussell_vesely
    assert {} == dict(Structure.holding(ALWAYS).odds(kept={}).importance)


def test_small_odds_keep_their_accuracy_on_either_side():
    ten = tuple(Variable(f"v{n}") for n in range(10))
    breaks = Structure.breaking(AllOf(ten)).odds(lost=dict.fromkeys(variables(AllOf(ten)), 1e-3))
    holds = Structure.holding(AllOf(ten)).odds(kept=dict.fromkeys(variables(AllOf(ten)), 1e-3))

    assert breaks.breaks == pytest.approx(1e-30, rel=1e-12)
    assert holds.holds == pytest.approx(1e-30, rel=1e-12)


@pytest.mark.parametrize("library", [True, False])
def test_a_module_of_many_leaves_goes_deeper_than_the_language_allows_at_first(
    library, monkeypatch
):
    if library and not native.available():
        pytest.skip("the native library is not installed")
    monkeypatch.setattr(native, "available", lambda: library)
    monkeypatch.setattr(compiling, "_FIRST_ROUNDS", () if library else (100_000,))
    before = sys.getrecursionlimit()
    chain = [Variable(f"v{n:04}") for n in range(1_500)]
    structure = Structure.holding(AllOf(tuple(AnyOf(pair) for pair in pairwise(chain))))
    try:
        assert 1_499 == structure.cut_sets(limit=0).counted
    finally:
        sys.setrecursionlimit(before)
