"""When amounts reach what is asked for, against trying every set of them."""

from decimal import Decimal
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from garant.assessment.adding import Choice, threshold
from garant.assessment.structure import ALWAYS, NEVER, Structure, Variable

amounts = st.lists(st.integers(0, 40), min_size=1, max_size=6)


def holds(formula, kept):
    if formula in (ALWAYS, NEVER):
        return formula == ALWAYS
    return Structure.holding(formula).odds(kept=kept).holds == 1


@settings(deadline=None, max_examples=50)
@given(amounts, st.integers(0, 150), st.integers(0, 3))
def test_a_sum_is_reached_where_what_is_kept_adds_up(values, asked, places):
    scale = Decimal(1).scaleb(-places)
    names = [f"party {place}" for place in range(len(values))]
    choices = [
        Choice((((Variable(name), value * scale),),))
        for name, value in zip(names, values, strict=True)
    ]
    formula, exact = threshold(choices, asked * scale)

    assert exact
    for case in product((0.0, 1.0), repeat=len(values)):
        total = sum(value for value, kept in zip(values, case, strict=True) if kept)
        assert (total >= asked) == holds(formula, dict(zip(names, case, strict=True)))


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=6), st.integers(1, 10**9))
def test_rounding_never_says_that_too_little_is_enough(values, asked):
    names = [f"party {place}" for place in range(len(values))]
    choices = [
        Choice((((Variable(name), Decimal(value)),),))
        for name, value in zip(names, values, strict=True)
    ]
    formula, _ = threshold(choices, Decimal(asked))

    assert (sum(values) >= asked) == holds(formula, dict.fromkeys(names, 1.0))
    for case in product((0.0, 1.0), repeat=len(values)):
        total = sum(value for value, kept in zip(values, case, strict=True) if kept)
        if holds(formula, dict(zip(names, case, strict=True))):
            assert total >= asked


def test_of_two_ways_to_give_one_counts():
    france, britain = Variable("party FRA"), Variable("party GBR")
    together = ((france, Decimal(4)),)
    apart = ((france, Decimal(1)), (britain, Decimal(2)))
    formula, _ = threshold([Choice((together, apart))], Decimal(3))

    assert holds(formula, {"party FRA": 1.0, "party GBR": 0.0})
    assert not holds(formula, {"party FRA": 0.0, "party GBR": 1.0})
    assert NEVER == threshold([Choice((together, apart))], Decimal(5))[0]
