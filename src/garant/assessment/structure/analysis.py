"""The structure of a guarantee: what it hinges on, and how likely it is to hold."""

from collections.abc import Collection, Mapping
from functools import cached_property
from math import sqrt

from garant.assessment.structure.bounded import smallest_up_to
from garant.assessment.structure.compiling import Compiled, compile_formula
from garant.assessment.structure.diagram import TooManyNodesError
from garant.assessment.structure.formula import Formula, dual, given, variables
from garant.assessment.structure.minimal_sets import Families, MinimalSets, listed, smallest_sets
from garant.assessment.structure.odds import Importance, Odds, Pair, probabilities
from garant.assessment.structure.sampling import Estimate, shares_true
from garant.errors import GarantError

NODE_LIMIT = 1_000_000
SETS_LISTED = 10_000


class Structure:
    """What a guarantee hinges on, worked out exactly from a formula.

    Made from a formula that says when the guarantee holds, over what is kept (`holding`), or from
    one that says when it breaks, over what is lost (`breaking`), as a fault tree does. Both are
    asked the same questions. Diagrams are made at the first question that needs them, and kept.

    Time and memory depend on the formula more than on the number of its variables: a few hundred
    are usual, most of it under a second, while some formulas of a hundred take too much. No
    module's diagram, and no family of its sets, gets more than `node_limit` nodes (a node takes
    about 300 bytes while they are made); past it a question is refused with what to do instead.
    """

    def __init__(self, formula: Formula, *, breaking: bool, node_limit: int = NODE_LIMIT) -> None:
        self.formula = formula
        self.node_limit = node_limit
        self._breaking = breaking
        self._refused: GarantError | None = None
        self._families: dict[bool, Families] = {}

    @classmethod
    def holding(cls, formula: Formula, *, node_limit: int = NODE_LIMIT) -> "Structure":
        """The structure of what holds where a formula is true of what is kept."""
        return cls(formula, breaking=False, node_limit=node_limit)

    @classmethod
    def breaking(cls, formula: Formula, *, node_limit: int = NODE_LIMIT) -> "Structure":
        """The structure of what breaks where a formula is true of what is lost."""
        return cls(formula, breaking=True, node_limit=node_limit)

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """The names in the formula, also of what turns out to make no difference."""
        return variables(self.formula)

    @property
    def nodes(self) -> int:
        """How many nodes its diagrams have.

        Raises:
            GarantError: A diagram is too large.
        """
        return self._compiled().nodes

    def given(self, *, kept: Collection[str] = (), lost: Collection[str] = ()) -> "Structure":
        """The structure once it is settled that some variables are kept and some lost.

        Raises:
            GarantError: A name is not in the formula, or stands on both sides.
        """
        both = sorted(set(kept) & set(lost))
        if both:
            raise GarantError(f"{', '.join(both)}: both kept and lost; name each once")
        values = dict.fromkeys(kept, not self._breaking) | dict.fromkeys(lost, self._breaking)
        return Structure(
            given(self.formula, values), breaking=self._breaking, node_limit=self.node_limit
        )

    def cut_sets(
        self, up_to: int | None = None, *, limit: int = SETS_LISTED, count_all: bool = True
    ) -> MinimalSets:
        """The smallest sets of variables whose loss breaks the guarantee, all others kept.

        Args:
            up_to: The largest size to list.
            limit: The most sets to list.
            count_all: Count also those larger than `up_to`. Where that takes too many nodes, only
                those up to this size are counted, and the answer says so. Without it they are
                not looked for, which for large formulas is far quicker.

        Raises:
            GarantError: It takes too many nodes, with `up_to` too.
        """
        return self._sets(True, up_to, limit, count_all)

    def path_sets(
        self, up_to: int | None = None, *, limit: int = SETS_LISTED, count_all: bool = True
    ) -> MinimalSets:
        """The smallest sets of variables that uphold the guarantee, all others lost.

        Arguments and errors are those of `cut_sets`.
        """
        return self._sets(False, up_to, limit, count_all)

    def odds(
        self,
        *,
        kept: Mapping[str, float] | None = None,
        lost: Mapping[str, float] | None = None,
    ) -> Odds:
        """How likely the guarantee holds, and what each variable has to do with it.

        Variables are taken to be independent. Give the one mapping or the other.

        Args:
            kept: How likely each variable is kept; names not in the formula are passed over.
            lost: How likely each is lost. Better where that is small, as 1 less a chance near 1
                is not exact.

        Raises:
            GarantError: A chance is missing or not from 0 to 1, or a diagram is too large.
        """
        chances = self._chances(kept, lost)
        (true, false), slopes = probabilities(self._compiled(), chances)
        holds, breaks = (false, true) if self._breaking else (true, false)
        importance = {}
        for name in self.variables:
            # How the formula depends on its variable is how holding depends on keeping: where
            # the formula is of breaking and loss, both sides turn.
            slope = slopes.get(name, 0.0)
            loss = chances[name][0 if self._breaking else 1]
            importance[name] = Importance(slope, loss * slope / breaks if breaks else 0.0)
        return Odds(holds, breaks, importance)

    def estimate(
        self,
        *,
        kept: Mapping[str, float] | None = None,
        lost: Mapping[str, float] | None = None,
        draws: int = 100_000,
        seed: int = 0,
        importance: bool = False,
    ) -> Estimate:
        """How likely the guarantee holds, by drawing at random, for a formula of any size.

        Args:
            kept: As for `odds`.
            lost: As for `odds`.
            draws: How often to draw; four times as many halve the error.
            seed: The same seed gives the same estimate.
            importance: Estimate that of each variable too, by two more evaluations for each.

        Raises:
            GarantError: A chance is missing or not from 0 to 1, or no draw is asked for.
        """
        if draws < 1:
            raise GarantError(f"{draws} draws give no estimate; ask for 1 or more")
        chances = {name: pair[0] for name, pair in self._chances(kept, lost).items()}
        true, slopes = shares_true(self.formula, chances, draws, seed, slopes=importance)
        holds, breaks = (1 - true, true) if self._breaking else (true, 1 - true)
        middle = (true * draws + 1) / (draws + 2)
        return Estimate(holds, breaks, sqrt(middle * (1 - middle) / draws), draws, slopes)

    def _chances(
        self, kept: Mapping[str, float] | None, lost: Mapping[str, float] | None
    ) -> dict[str, Pair]:
        """For each variable the chance that it is true in the formula, and that it is not."""
        stated = lost if kept is None else kept
        if stated is None or (kept is not None and lost is not None):
            raise GarantError("the chances of being kept or those of being lost: give one of them")
        missing = [name for name in self.variables if name not in stated]
        wrong = [name for name in self.variables if name in stated and not 0 <= stated[name] <= 1]
        if missing or wrong:
            problems = [f"{name!r} has no chance" for name in missing]
            problems += [f"{name!r} has the chance {stated[name]}" for name in wrong]
            raise GarantError(f"{'; '.join(problems)}; give each variable one from 0 to 1")
        as_given = (kept is None) == self._breaking
        pairs = {name: (stated[name], 1 - stated[name]) for name in self.variables}
        return pairs if as_given else {name: (no, yes) for name, (yes, no) in pairs.items()}

    def _compiled(self) -> Compiled:
        if self._refused:
            raise self._refused.with_traceback(None)
        try:
            return self._diagrams
        except GarantError as refused:
            self._refused = refused
            raise

    @cached_property
    def _diagrams(self) -> Compiled:
        return compile_formula(self.formula, self.node_limit)

    def _sets(self, cut: bool, up_to: int | None, limit: int, count_all: bool) -> MinimalSets:
        if limit < 0 or (up_to is not None and up_to < 0):
            raise GarantError("sets are listed up to a size and a number of 0 or more")
        if up_to is not None and not count_all and cut not in self._families:
            found = self._up_to(up_to, cut=cut)
            if found is not None:
                return listed(found, up_to, limit, up_to)
        try:
            return listed(self._all(cut=cut), up_to, limit, None)
        except GarantError:
            found = None if up_to is None else self._up_to(up_to, cut=cut)
            if found is None:
                raise
            return listed(found, up_to, limit, up_to)

    def _up_to(self, size: int, *, cut: bool) -> Families | None:
        seen = self.formula if cut == self._breaking else dual(self.formula)
        return smallest_up_to(seen, size, self.node_limit)

    def _all(self, *, cut: bool) -> Families:
        compiled = self._compiled()
        if cut not in self._families:
            # Cut sets of a formula of loss make it true; of one of keeping, false, by what is lost.
            beside = cut != self._breaking
            try:
                found = smallest_sets(compiled, self.node_limit, lost=beside, turned=beside)
            except TooManyNodesError:
                raise GarantError(
                    f"the minimal sets take more than {self.node_limit} nodes; raise "
                    "`node_limit`, or ask for sets up to a size only"
                ) from None
            self._families[cut] = found
        return self._families[cut]
