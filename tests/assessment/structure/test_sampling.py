from random import Random

import pytest
from assessment.structure.formulas import named, random_formula

from garant.assessment.structure import AllOf, AnyOf, Structure, variables

A, B = named("a", "b")


@pytest.mark.parametrize(("seed", "names"), [(1, 40), (2, 60), (3, 80), (4, 100), (5, 120)])
def test_odds_are_within_three_errors_of_what_is_drawn(seed, names):
    random = Random(seed)
    formula = random_formula(random, names=names, gates=names)
    chances = {name: random.random() for name in variables(formula)}
    structure = Structure.holding(formula)
    odds = structure.odds(kept=chances)
    drawn = structure.estimate(kept=chances, draws=200_000, seed=seed)

    assert 0.001 < odds.holds < 0.999, "a formula that tells nothing"
    assert abs(odds.holds - drawn.holds) < 3 * drawn.error
    assert abs(odds.breaks - drawn.breaks) < 3 * drawn.error


def test_importance_is_within_three_errors_of_what_is_drawn():
    random = Random(7)
    formula = random_formula(random, names=20, gates=25)
    chances = {name: random.random() for name in variables(formula)}
    for structure, asked in (
        (Structure.holding(formula), {"kept": chances}),
        (Structure.breaking(formula), {"lost": chances}),
    ):
        exact = structure.odds(**asked).importance
        drawn = structure.estimate(**asked, draws=100_000, seed=1, importance=True)

        assert set(exact) == set(drawn.birnbaum)
        for name, birnbaum in drawn.birnbaum.items():
            assert abs(exact[name].birnbaum - birnbaum) < 6 * drawn.error


def test_the_same_seed_draws_the_same_and_another_does_not():
    structure = Structure.holding(AnyOf((A, B)))
    chances = {"a": 0.3, "b": 0.2}
    drawn = structure.estimate(kept=chances, seed=1)

    assert drawn == structure.estimate(kept=chances, seed=1)
    assert drawn.holds != structure.estimate(kept=chances, seed=2).holds


def test_draws_need_not_fill_a_round():
    structure = Structure.breaking(AllOf((A, B)))
    drawn = structure.estimate(lost={"a": 0.5, "b": 0.5}, draws=150_001)

    assert 150_001 == drawn.draws
    assert abs(drawn.breaks - 0.25) < 3 * drawn.error


def test_what_is_sure_is_drawn_so_but_for_an_error():
    drawn = Structure.holding(A).estimate(kept={"a": 1.0}, draws=10_000)

    assert 1.0 == drawn.holds
    assert 0.0 == drawn.breaks
    assert 0.0 < drawn.error < 0.001
