import pytest
from assessment.structure.formulas import Table, formulas, named
from hypothesis import given as each
from hypothesis import strategies as st

from garant.assessment.structure import (
    ALWAYS,
    NEVER,
    AllOf,
    AnyOf,
    AtLeast,
    Not,
    Structure,
    Variable,
    dual,
    given,
    variables,
)
from garant.errors import GarantError

A, B, C = named("a", "b", "c")


@pytest.mark.parametrize("least", [-1, 4])
def test_more_than_all_or_less_than_none_cannot_be_asked_for(least):
    with pytest.raises(GarantError, match=rf"at least {least} of 3 .* 0 to 3"):
        AtLeast(least, (A, B, C))


@pytest.mark.parametrize(
    ("formula", "paths"),
    [
        (AtLeast(0, (A, B, C)), {""}),
        (AtLeast(1, (A, B, C)), {"a", "b", "c"}),
        (AtLeast(2, (A, B, C)), {"ab", "ac", "bc"}),
        (AtLeast(3, (A, B, C)), {"abc"}),
        (AtLeast(0, ()), {""}),
        (AtLeast(2, (A, A, B)), {"a"}),
        (AtLeast(2, (A, Not(A), B)), {"b"}),
        (AtLeast(2, (ALWAYS, A, B)), {"a", "b"}),
        (AtLeast(2, (NEVER, A, B)), {"ab"}),
        (ALWAYS, {""}),
        (NEVER, set()),
        (A, {"a"}),
        (Not(A), {""}),
        (AllOf((A, Not(A))), set()),
        (AnyOf((A, Not(A))), {""}),
        (AllOf((A, AnyOf((A, B)))), {"a"}),
    ],
)
def test_what_upholds_a_formula_is_read_off_it(formula, paths):
    found = Structure.holding(formula).path_sets()

    assert paths == {"".join(sorted(one)) for one in found.sets}
    assert not found.truncated


@each(formulas())
def test_the_dual_is_false_of_what_is_lost_where_the_formula_is_true_of_what_is_kept(formula):
    names = variables(formula)
    plain, other = Table(formula, names), Table(dual(formula), names)

    for case in range(plain.number):
        turned = plain.number - 1 - case
        assert plain.true >> case & 1 != other.true >> turned & 1


@each(formulas(), st.data())
def test_what_is_given_is_as_if_it_were_so(formula, data):
    names = variables(formula)
    values = data.draw(st.dictionaries(st.sampled_from(names or ("v",)), st.booleans()))
    values = {name: value for name, value in values.items() if name in names}
    left = given(formula, values)
    plain, settled = Table(formula, names), Table(left, variables(left))

    assert not set(values) & set(variables(left))
    for case in range(plain.number):
        true = {name for place, name in enumerate(names) if case >> place & 1}
        if all((name in true) == value for name, value in values.items()):
            assert plain.is_true(true) == settled.is_true(true)


def test_a_name_that_is_not_there_cannot_be_given():
    with pytest.raises(GarantError, match=r"'d': no such variable; the formula has 'a', 'b'"):
        given(AllOf((A, B)), {"d": True})


def test_variables_are_named_once_in_the_order_they_are_met():
    formula = AllOf((AnyOf((C, A)), Not(B), AtLeast(1, (A, C))))

    assert ("c", "a", "b") == variables(formula)


def test_what_is_shared_is_looked_at_once():
    formula = A
    for number in range(200):  # 2**200 paths lead to `a`
        formula = AnyOf((AllOf((formula, B)), AllOf((formula, Variable(f"v{number}")))))

    assert 202 == len(variables(formula))
    assert 200 == len(variables(given(formula, {"a": True, "v0": False})))
    assert frozenset("ab") in Structure.holding(formula).path_sets(2).sets


def test_a_formula_may_be_as_deep_as_it_likes():
    formula = A
    for number in range(5_000):
        formula = AllOf((Not(Not(formula)), B)) if number % 2 else AnyOf((formula, C))

    assert {frozenset("ab"), frozenset("bc")} == set(Structure.holding(formula).path_sets().sets)
