"""What a guarantee hinges on, what if, and what changed: the answers, as views."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from garant import publishing
from garant.answers.meaning import nearest_of
from garant.answers.questions import Answering, Question
from garant.answers.supposing import suppose
from garant.assessment import (
    LEAST,
    all_hinges,
    board,
    changes,
    clarity,
    compare,
    cover,
    odds,
    part_stands,
)
from garant.model import Difference, Firmness, Guarantee, GuaranteeOdds
from garant.ontology import load_rungs

UP_TO = 3
"""The largest cut sets that are listed, unless the user says otherwise."""


def hinges_of(
    guarantee: Guarantee,
    *,
    least: Firmness = LEAST,
    up_to: int = UP_TO,
    only: str | None = None,
) -> publishing.HingesView:
    """What a guarantee hinges on, then each pillar, then each need.

    Args:
        guarantee: The guarantee, as it is or with something supposed.
        least: The lowest rung that counts as an offer.
        up_to: The largest cut sets to list.
        only: The one part to show.
    """
    found = all_hinges(guarantee, least=least, up_to=up_to)
    return publishing.view_hinges(guarantee, found, only=only)


def rung_of(text: str) -> Firmness:
    """The rung of an offer that a user means.

    Raises:
        QuestionError: There is none; the nearest is told.
    """
    return Firmness(nearest_of(text, [each.value for each in Firmness if each.level >= 0], "rung"))


def supposed_by(
    answers: Answering,
    guarantee: Guarantee,
    *,
    without: Sequence[str] = (),
    conditions: Sequence[str] = (),
    added: Sequence[str] = (),
    sign: str = "",
) -> Guarantee:
    """A guarantee with what a user supposes; as for `suppose`."""
    return suppose(
        guarantee,
        without=without,
        conditions=conditions,
        added=added,
        ask=answers.ask,
        ontology=answers.ontology,
        sign=sign,
    )


def whatif_of(answers: Answering, before: Guarantee, after: Guarantee) -> publishing.DifferenceView:
    """A guarantee before and after what is supposed, with odds, which are no forecast."""
    table = load_rungs()
    return _difference_of(
        answers, compare(before, after), (odds(before, table), odds(after, table))
    )


def changes_between(
    answers: Answering, question: Question, since: date, until: date | None
) -> publishing.DifferenceView:
    """What changed in a guarantee between two days.

    Args:
        answers: Answers for the ledger.
        question: Which pact, known when, whether reviewed; its day is not looked at.
        since: The first day.
        until: The last day; None for all that is known.

    Raises:
        GarantError: The first day is after the last.
    """
    before = answers.guarantee(replace(question, as_of=since))
    after = answers.guarantee(replace(question, as_of=until))
    return _difference_of(answers, changes(before, after), None)


def _difference_of(
    answers: Answering, found: Difference, chances: tuple[GuaranteeOdds, GuaranteeOdds] | None
) -> publishing.DifferenceView:
    before, after = found.before, found.after
    return publishing.view_difference(
        found,
        answers.acts_behind(publishing.acts_behind_difference(found)),
        covers=(cover(before), cover(after)),
        parts=(part_stands(before), part_stands(after)),
        odds=chances,
    )


def board_of(answers: Answering, guarantee: Guarantee) -> publishing.BoardView:
    """Who stands where on each need of a guarantee."""
    found = board(guarantee)
    covers = [row.cover for row in found.rows]
    acts = answers.acts_behind(publishing.leads_behind(covers, found.opposing))
    return publishing.view_board(found, acts)


def covers_of(answers: Answering, guarantee: Guarantee) -> publishing.CoversView:
    """How far each need of a guarantee is met, by whom, and how clearly."""
    found = cover(guarantee)
    acts = answers.acts_behind(publishing.leads_behind(found))
    return publishing.view_covers(guarantee, found, clarity(guarantee), acts)


def figure_of(answers: Answering, guarantee: Guarantee, figure: str) -> publishing.FigureView:
    """What a figure of the board or the cover rests on.

    Raises:
        QuestionError: There is no such figure; the nearest is told.
    """
    found = board(guarantee)
    figures = publishing.figures_of(found, clarity(guarantee))
    name = nearest_of(figure, figures, "figure")
    keys = figures[name][1]
    acts = answers.acts_behind(keys)
    shown = [acts[key] for key in keys if key in acts]
    return publishing.view_figure(found, name, figures, shown)
