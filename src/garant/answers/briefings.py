"""The briefing on a guarantee: its views and the acts behind them, put into a language."""

from datetime import date
from typing import TYPE_CHECKING

from garant import publishing
from garant.publishing import Briefing, BriefingMaterial, Wording

if TYPE_CHECKING:
    from garant.answers.answers import Answers
    from garant.answers.questions import Question


def briefing_of(
    answers: "Answers",
    question: "Question",
    *,
    language: str,
    published: date,
    since: date | None = None,
    length: int | None = None,
) -> tuple[Briefing, Wording]:
    """Write a briefing on a guarantee, and say in which words its notes are to be put.

    Args:
        answers: Answers for the ledger.
        question: Which pact, on which day, known when, whether reviewed.
        language: An ISO 639-1 code.
        published: The day that the briefing bears.
        since: Tell what changed from this day on; None tells of no changes.
        length: Words at most, about.

    Raises:
        GarantError: The pact is not there, the days are the wrong way round, or briefings are not
            written in the language.
    """
    wording = publishing.load_wording(language, answers.ontology)
    board = answers.board(question)
    hinges = answers.hinges(question)
    difference = answers.changes(question, since, question.as_of) if since else None
    keys = {act for need in board["needs"] for act in need["because"]}
    keys |= {act for one in board["opposing"] for act in one["because"]}
    keys |= {act for part in hinges["parts"] for act in part["because"]}
    keys |= {act for part in hinges["parts"] for cut in part["cut_sets"] for act in cut["because"]}
    if difference:
        keys |= {act for shift in difference["shifts"] for act in shift["because"]}
    material = BriefingMaterial(board, hinges, difference, answers.ledger.acts_by_key(sorted(keys)))
    made = publishing.compose_briefing(
        material, wording, published=published, length=length or publishing.BRIEFING_LENGTH
    )
    return made, wording
