"""The briefing on a guarantee: its views and the acts behind them, put into a language."""

import io
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from garant import publishing
from garant.ledger import POSITION_KINDS, Asked
from garant.publishing import Briefing, BriefingMaterial, Chart, Wording

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


_MOST_STEPS_DRAWN = 2
_ASKED_FOR_STEPS = 8


def charts_of(answers: "Answers", question: "Question", *, language: str) -> list[Chart]:
    """Draw a guarantee: the board, what each need rests on, and where parties moved most.

    Args:
        answers: Answers for the ledger.
        question: Which pact, on which day, known when, whether reviewed.
        language: The language of the words in the charts.
    """
    board = answers.board(question)
    labels = publishing.load_labels(language, answers.ontology)
    charts = [publishing.board_chart(board, labels), publishing.cover_chart(board, labels)]
    offers = {
        (offer["party"], offer["capability"]): len(offer["because"])
        for need in board["needs"]
        for offer in (*need["offers"], *need["collectives"])
        if not offer["supposed"]
    }
    moved = []
    # A position of many steps rests on many acts: only such are asked for.
    for party, capability in sorted(offers, key=lambda one: -offers[one])[:_ASKED_FOR_STEPS]:
        asked = Asked(
            party=party,
            capability=capability,
            target=board["beneficiary"],
            as_of=question.as_of,
            known_at=question.known_at,
            kinds=POSITION_KINDS,
            reviewed=question.reviewed or None,
        )
        for position in answers.positions(asked).views:
            rungs = [step["firmness"] for step in position["steps"] if step["firmness"]]
            turns = sum(before != after for before, after in pairwise(rungs))
            if turns:
                moved.append((turns, position))
    moved.sort(key=lambda one: -one[0])
    until = board["as_of"]
    for _, position in moved[:_MOST_STEPS_DRAWN]:
        chart = publishing.steps_chart(position, labels, until)
        if chart is not None:
            charts.append(chart)
    return charts


BRIEFING_FORMATS = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}
"""What a briefing can be written as, and the type of each."""


def written_briefing(
    answers: "Answers", question: "Question", made: Briefing, wording: Wording, form: str
) -> bytes:
    """Write a briefing in a format.

    Args:
        answers: Answers for the ledger, for what is drawn.
        question: What the briefing was asked for.
        made: The briefing.
        wording: Its language.
        form: One of `BRIEFING_FORMATS`.

    Raises:
        GarantError: What writes the format is not installed.
    """
    out = io.StringIO()
    if form == "json":
        publishing.write_json_object(publishing.view_briefing(made), out)
        return out.getvalue().encode("utf-8", "replace")
    if form == "md":
        publishing.write_briefing_markdown(made, wording, out)
        return out.getvalue().encode("utf-8", "replace")
    labels = publishing.load_labels(made.language, answers.ontology)
    # Where nothing is known there is nothing to draw.
    charts = charts_of(answers, question, language=made.language) if made.notes else []
    if form == "pdf":
        return publishing.briefing_pdf(made, wording, charts=charts, labels=labels)
    if form == "docx":
        return publishing.briefing_docx(made, wording, charts=charts, labels=labels)
    publishing.write_briefing_page(made, wording, out, charts=charts, labels=labels)
    return out.getvalue().encode("utf-8", "replace")
