"""Answers of one ledger: the views that faces show."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from garant import publishing
from garant.answers.following import FollowedView, followed
from garant.answers.holding import HeldAnswers
from garant.answers.meaning import nearest_of
from garant.answers.questions import Question
from garant.answers.remarks import Remark, RemarkCode
from garant.answers.standing import Scope
from garant.errors import PactError, QuestionError

if TYPE_CHECKING:
    from garant.model import ActRecord, Guarantee, Pact

Value = TypeVar("Value")

_GUARANTEE_BYTES = 4_000
"""What a position in a guarantee takes in memory with the offers made of it, about."""


class Answers(HeldAnswers):
    """Answers questions about one ledger, also what a guarantee is worth; as for `HeldAnswers`."""

    # What a guarantee is worth. The assessment takes a while to load: who lists acts needs none.

    def pact(self, name: str) -> "Pact":
        """A pact by its name.

        Raises:
            QuestionError: There is none, or it has mistakes.
        """
        from garant.ontology import load_pact, pact_names

        try:
            if name in pact_names():
                return self.memory.get(("pact", name), lambda: load_pact(name, self.ontology))
            return self.pacts.load(name, self.ontology)
        except PactError as error:
            raise QuestionError(str(error)) from error

    def parties(self) -> list[publishing.PartyView]:
        """The parties that are known."""
        return publishing.view_parties(self.ontology.parties.values())

    def capabilities(self) -> list[publishing.CapabilityView]:
        """The capabilities that are known."""
        return publishing.view_capabilities(self.ontology.capabilities.values())

    def guarantee(self, question: Question) -> "Guarantee":
        """The guarantee on a day, by what the ledger holds for the pact's beneficiary."""
        return self._made(question)[0]

    def acts_behind(self, keys: Iterable[str]) -> "dict[str, ActRecord]":
        """The acts that figures rest on, by key."""
        return self._acts.by_key(keys, self.head())

    def remarks(self, question: Question) -> tuple[Remark, ...]:
        """What to say beside whatever is shown of a guarantee."""
        return self._made(question)[1]

    def board(self, question: Question) -> publishing.BoardView:
        """Who stands where on each need of a pact."""
        from garant.answers import weighing

        return self._weighed("board", question, lambda made: weighing.board_of(self, made))

    def covers(self, question: Question) -> publishing.CoversView:
        """How far each need of a pact is met, by whom, and how clearly."""
        from garant.answers import weighing

        return self._weighed("cover", question, lambda made: weighing.covers_of(self, made))

    def hinges(
        self, question: Question, part: str | None = None, *, least: str = "ready", up_to: int = 3
    ) -> publishing.HingesView:
        """What breaks a guarantee, if it leaves or fails.

        Args:
            question: The question.
            part: A need or a pillar of the pact; None for the whole and every part.
            least: The lowest rung that counts as an offer.
            up_to: The largest sets that are listed.

        Raises:
            QuestionError: There is no such rung or part.
        """
        from garant.answers import weighing

        rung = weighing.rung_of(least)
        pact = self.pact(question.pact)
        names = [each.name for each in pact.pillars] + [each.name for each in pact.needs]
        only = nearest_of(part, names, "need or pillar") if part is not None else None
        return self._weighed(
            "hinges",
            question,
            lambda made: weighing.hinges_of(made, least=rung, up_to=up_to, only=only),
            rung,
            up_to,
            only,
        )

    def whatif(
        self,
        question: Question,
        *,
        without: Sequence[str] = (),
        conditions: Sequence[str] = (),
        added: Sequence[str] = (),
        sign: str = "",
    ) -> publishing.DifferenceView:
        """A guarantee before and after what a user supposes; as for `suppose`.

        Raises:
            QuestionError: There are mistakes in it, one line for each; or nothing is supposed.
        """
        from garant.answers import weighing

        if not (without or conditions or added):
            names = [f"{sign}{name}" for name in ("without", "condition", "add")]
            raise QuestionError(f"nothing is supposed; give {names[0]}, {names[1]} or {names[2]}")
        before = self.guarantee(question)
        after = weighing.supposed_by(
            self, before, without=without, conditions=conditions, added=added, sign=sign
        )
        return self._weighed(
            "whatif",
            question,
            lambda made: weighing.whatif_of(self, made, after),
            after.suppositions,
        )

    def changes(
        self, question: Question, since: date, until: date | None = None
    ) -> publishing.DifferenceView:
        """What changed in a guarantee between two days; the question's own is not looked at.

        Raises:
            GarantError: The first day is after the last.
        """
        from garant.answers import weighing

        asked = replace(question, as_of=until)
        return self._weighed(
            "changes",
            asked,
            lambda _: weighing.changes_between(self, question, since, until),
            since,
        )

    def figure(self, question: Question, figure: str) -> publishing.FigureView:
        """What a figure of the board or the cover rests on, act by act.

        Raises:
            QuestionError: There is no such figure; the nearest is told.
        """
        from garant.answers import weighing

        return self._weighed(
            "figure", question, lambda made: weighing.figure_of(self, made, figure), figure
        )

    def followed(
        self,
        *,
        pact: str | None = None,
        party: str | None = None,
        capability: str | None = None,
        reviewed: bool = False,
    ) -> list[FollowedView]:
        """The latest changes in where parties stand, by the codes of whom and what is followed."""
        if pact is not None:
            positions = self.guarantee(Question(pact=pact, reviewed=reviewed)).positions
        else:
            line = self._standing.timeline(self._scope(None, reviewed=reviewed))
            positions = line.positions(None)
        wanted = tuple(
            each
            for each in positions
            if party in (None, each.party) and capability in (None, each.capability)
        )
        return followed(self.ledger, wanted)

    def _weighed(
        self,
        name: str,
        question: Question,
        make: "Callable[[Guarantee], Value]",
        *more: Hashable,
    ) -> Value:
        pact = self.pact(question.pact)
        scope = self._scope(question.known_at, reviewed=question.reviewed)
        return self.memory.get(
            (name, scope, pact, question.as_of, *more), lambda: make(self.guarantee(question))
        )

    def _made(self, question: Question) -> "tuple[Guarantee, tuple[Remark, ...]]":
        pact = self.pact(question.pact)
        scope = self._scope(question.known_at, reviewed=question.reviewed)
        return self.memory.get(
            ("guarantee", scope, pact, question.as_of),
            lambda: self._make(scope, pact, question.as_of),
            lambda made: _GUARANTEE_BYTES * (1 + len(made[0].positions)),
        )

    def _make(
        self, scope: Scope, pact: "Pact", as_of: date | None
    ) -> "tuple[Guarantee, tuple[Remark, ...]]":
        from garant.assessment import capabilities_concerning, make_guarantee

        whom = {pact.beneficiary, None, *self._collectives}
        positions = self._standing.timeline(scope).positions(
            as_of, capabilities=capabilities_concerning(pact), beneficiaries=whom
        )
        guarantee = make_guarantee(
            pact,
            [each for each in positions if each.beneficiary is not None],
            as_of,
            collectives=self._collectives,
            unit=self.ontology.unit,
            uncounted=[each.code for each in self.ontology.capabilities.values() if not each.units],
        )
        asked = {need.capability for need in pact.needs}
        unplaced = sum(each.beneficiary is None and each.capability in asked for each in positions)
        found = []
        if unplaced:
            found.append(Remark(RemarkCode.UNPLACED, unplaced))
        if not guarantee.known and not guarantee.voices:
            day = as_of.isoformat() if as_of else ""
            found.append(Remark(RemarkCode.NOTHING_ON_DAY, what=pact.beneficiary, day=day))
        return guarantee, tuple(found)

    @cached_property
    def _collectives(self) -> tuple[str, ...]:
        from garant.ontology import PartyKind

        parties = self.ontology.parties.items()
        return tuple(code for code, party in parties if party.kind is PartyKind.COLLECTIVE)
