"""What a structure tells is what trying every case tells."""

from random import Random

import pytest
from assessment.structure.formulas import Table, formulas, random_formula, shuffled
from hypothesis import given, settings
from hypothesis import strategies as st

from garant.assessment.structure import Structure, compiling, native, variables

# Each way of making diagrams: Python alone, and all by the library, however small.
WAYS = ["python", "native"]


@pytest.fixture(params=WAYS, scope="module", autouse=True)
def way(request):
    patch = pytest.MonkeyPatch()
    if request.param == "python":
        patch.setattr(native, "available", lambda: False)
    else:
        pytest.importorskip("oxidd", reason="the native library is not installed")
        patch.setattr(compiling, "_FIRST_ROUNDS", ())
    yield request.param
    patch.undo()


def structures(formula):
    """A formula as what holds and as what breaks, and what its cuts and paths are in its table."""
    false, true = {"lost": True, "wanted": False}, {"lost": False, "wanted": True}
    return [(Structure.holding(formula), false, true), (Structure.breaking(formula), true, false)]


@settings(max_examples=100, deadline=None)
@given(formulas())
def test_cut_sets_are_just_the_smallest_losses_that_break(formula):
    table = Table(formula, variables(formula))

    for structure, cut, _ in structures(formula):
        found = structure.cut_sets()
        assert table.smallest(**cut) == set(found.sets)
        assert len(found.sets) == found.counted
        assert not found.truncated


@settings(max_examples=100, deadline=None)
@given(formulas())
def test_path_sets_are_just_the_smallest_keepings_that_uphold(formula):
    table = Table(formula, variables(formula))

    for structure, _, path in structures(formula):
        found = structure.path_sets()
        assert table.smallest(**path) == set(found.sets)
        assert len(found.sets) == found.counted


@settings(max_examples=100, deadline=None)
@given(formulas(names=9, gates=20, coherent=True))
def test_every_path_meets_every_cut(formula):
    structure = Structure.holding(formula)
    cuts, paths = structure.cut_sets().sets, structure.path_sets().sets

    assert all(cut & path for cut in cuts for path in paths)


@settings(max_examples=100, deadline=None)
@given(formulas(), st.randoms(use_true_random=False))
def test_odds_are_those_of_all_cases_and_importance_that_of_its_definition(formula, random):
    names = variables(formula)
    chances = {name: random.choice([0.0, 1.0, random.random()]) for name in names}
    true = Table(formula, names).probability(chances)

    for structure, side, asked in (
        (Structure.holding(formula), "holds", {"kept": chances}),
        (Structure.breaking(formula), "breaks", {"lost": chances}),
    ):
        odds = structure.odds(**asked)
        assert abs(getattr(odds, side) - true) < 1e-9
        assert abs(odds.holds + odds.breaks - 1) < 1e-12
        for name in names:
            kept = structure.given(kept=[name]).odds(**asked)
            lost = structure.given(lost=[name]).odds(**asked)
            importance = odds.importance[name]
            assert abs(importance.birnbaum - (kept.holds - lost.holds)) < 1e-9
            share = (odds.breaks - kept.breaks) / odds.breaks if odds.breaks > 1e-6 else None
            assert share is None or abs(importance.fussell_vesely - share) < 1e-9


@settings(max_examples=60, deadline=None)
@given(formulas(names=8, gates=20), st.randoms(use_true_random=False))
def test_the_order_in_which_a_formula_is_written_does_not_matter(formula, random):
    other = shuffled(random, formula)
    chances = {name: random.random() for name in variables(formula)}
    one, two = Structure.holding(formula), Structure.holding(other)

    assert one.cut_sets(limit=3) == two.cut_sets(limit=3)
    assert one.path_sets() == two.path_sets()
    assert one.odds(kept=chances) == two.odds(kept=chances)
    assert one.estimate(kept=chances, draws=50) == two.estimate(kept=chances, draws=50)


@pytest.mark.parametrize("coherent", [True, False])
@pytest.mark.parametrize(("seed", "size"), [(0, 12), (1, 14), (2, 16), (3, 18), (4, 20), (5, 20)])
def test_larger_formulas_agree_with_all_cases_too(seed, size, coherent):
    random = Random(seed)
    formula = random_formula(random, names=size, gates=2 * size, coherent=coherent)
    names = variables(formula)
    table = Table(formula, names)
    chances = {name: random.random() for name in names}
    structure = Structure.breaking(formula)
    found = structure.cut_sets()

    assert abs(structure.odds(lost=chances).breaks - table.probability(chances)) < 1e-9
    assert len(set(found.sets)) == len(found.sets) == found.counted
    for cut in found.sets:
        assert table.is_true(cut)
        if coherent:
            assert not any(table.is_true(cut - {name}) for name in cut)
        assert not any(other < cut for other in found.sets)
