"""Formulas made at random, and what they come to by trying every case."""

from itertools import combinations

from hypothesis import strategies as st

from garant.assessment.structure import AllOf, AnyOf, AtLeast, Formula, Not, Variable
from garant.assessment.structure.formula import true_cases


def named(*names: str) -> tuple[Variable, ...]:
    return tuple(Variable(name) for name in names)


@st.composite
def formulas(draw, *, names=6, gates=14, coherent=False):
    """A formula whose parts are shared at random."""
    pool: list[Formula] = [
        Variable(f"v{number:02}") for number in range(draw(st.integers(1, names)))
    ]
    kinds = ["all", "any", "at least"] + ([] if coherent else ["not"])
    for _ in range(draw(st.integers(0, gates))):
        kind = draw(st.sampled_from(kinds))
        parts = tuple(draw(st.lists(st.sampled_from(pool[-2 * names :]), min_size=0, max_size=4)))
        if kind == "not":
            pool.append(Not(draw(st.sampled_from(pool))))
        elif kind == "at least":
            pool.append(AtLeast(draw(st.integers(0, len(parts))), parts))
        else:
            pool.append(AllOf(parts) if kind == "all" else AnyOf(parts))
    return pool[-1]


def random_formula(random, *, names, gates, coherent=True):
    """The same from a seed, for sizes that are too large to shrink."""
    pool: list[Formula] = [Variable(f"v{number:02}") for number in range(names)]
    unused = list(pool)
    for _ in range(gates):
        parts = []
        for _ in range(random.randint(2, 4)):
            one = unused.pop(random.randrange(len(unused))) if unused else random.choice(pool)
            parts.append(one if coherent or random.random() < 0.8 else Not(one))
        kind = random.choice([AllOf, AnyOf, AtLeast])
        made = AtLeast(2, tuple(parts)) if kind is AtLeast else kind(tuple(parts))
        pool.append(made)
        unused.append(made)
    return AnyOf(tuple(unused))


def shuffled(random, formula):
    """The same formula written in another order."""
    match formula:
        case Variable():
            return formula
        case Not(part):
            return Not(shuffled(random, part))
    parts = [shuffled(random, part) for part in formula.parts]
    random.shuffle(parts)
    if isinstance(formula, AtLeast):
        return AtLeast(formula.least, tuple(parts))
    return type(formula)(tuple(parts))


class Table:
    """A formula tried in every case: bit `i` of a case tells whether variable `i` is true."""

    def __init__(self, formula, names):
        self.names = names
        self.number = 1 << len(names)
        every = (1 << self.number) - 1
        # Variable i alternates in runs of 2**i cases.
        cases = {
            name: every // ((1 << (1 << place)) + 1) << (1 << place)
            for place, name in enumerate(names)
        }
        self.true = true_cases(formula, cases, every)

    def is_true(self, names) -> bool:
        """Whether it is true where just these variables are."""
        return bool(self.true >> self._case(names) & 1)

    def smallest(self, *, lost: bool, wanted: bool) -> set[frozenset[str]]:
        """The smallest sets that, alone lost or alone kept, make it true or false."""
        found: list[frozenset[str]] = []
        for size in range(len(self.names) + 1):
            for members in map(frozenset, combinations(self.names, size)):
                true = set(self.names) - members if lost else members
                if self.is_true(true) == wanted and not any(one <= members for one in found):
                    found.append(members)
        return set(found)

    def probability(self, chances) -> float:
        """How likely it is true, case by case."""
        odds = [float(digit) for digit in reversed(f"{self.true:0{self.number}b}")]
        for name in self.names:  # the first variable is what tells a case from the one beside it
            chance = chances[name]
            odds = [
                (1 - chance) * no + chance * yes
                for no, yes in zip(odds[::2], odds[1::2], strict=True)
            ]
        return odds[0]

    def _case(self, names) -> int:
        return sum(1 << place for place, name in enumerate(self.names) if name in names)
