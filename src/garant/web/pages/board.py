"""The board: who stands where on each need of a pact."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from markupsafe import Markup

from garant.answers import Answers, days_of, nearest_of, within_rungs
from garant.errors import GarantError
from garant.publishing import BoardView
from garant.web.asking import Language, answers_of
from garant.web.board_grid import grid_of, need_of
from garant.web.day_line import day_line
from garant.web.keeping import KeptRoute
from garant.web.pages.positions import ThreadView, thread_of
from garant.web.rendering import render, render_part
from garant.web.speaking import in_language, load_speech

router = APIRouter(route_class=KeptRoute)

RANGES = ("committed..", "ready..", "possible..", "signalled..", "vague", "..reluctant")
"""Ranges of rungs to choose from; an address may name any other."""


@router.get("/{language}/board", name="board")
def board_page(
    request: Request,
    language: Language,
    pact: str = "ukraine",
    as_of: str = "",
    known_at: str = "",
    reviewed: bool = False,
    firmness: str = "",
    need: str = "",
    opened: Annotated[str, Query(alias="open")] = "",
) -> Response:
    """Show the board, or one need of it; `open` names a thread to show beside it."""
    answers = answers_of(request)
    question = answers.question(pact, as_of, known_at, reviewed=reviewed)
    asked = answers.ask(firmness=firmness)
    whole = answers.board(question)
    board, hidden = within_rungs(whole, asked.least, asked.firmest)
    query: dict[str, Any] = {
        "pact": pact,
        "as_of": as_of,
        "known_at": known_at,
        "reviewed": reviewed,
        "firmness": firmness,
        "need": nearest_of(need, [one["need"] for one in board["needs"]], "need") if need else "",
    }
    choices = _choices(answers, board, language, firmness)

    def part() -> Markup:
        return render_part(
            request,
            "board_part.html",
            language,
            board=board,
            query=query,
            grid=grid_of(board),
            shown=need_of(board, query["need"]) if query["need"] else None,
            need_names=choices["need_names"],
        )

    days = days_of(answers, question)
    # How long ago something was said changes with the day, where none is asked for.
    today = None if question.as_of else datetime.now().astimezone().date()
    asked_of = language, today, question, answers.pact(pact), *query.values()
    return render(
        request,
        "board.html",
        language,
        board=board,
        query=query,
        part=answers.kept("board part", asked_of, part),
        told=(*answers.remarks(question), *hidden),
        days=days,
        line=answers.kept("day line", (question.as_of, known_at), lambda: day_line(days)),
        thread=_thread(request, opened, query),
        **choices,
    )


def _choices(
    answers: Answers, board: BoardView, language: Language, firmness: str
) -> dict[str, Any]:
    """What there is to choose from: pacts, ranges of rungs, needs, each with its words."""
    say = load_speech(language)
    ranges = [(each, say(f"board.range_{each}")) for each in RANGES]
    if firmness and firmness not in RANGES:
        ranges.append((firmness, firmness))
    names = [*answers.pacts.names]
    if board["pact"] not in names:
        names.append(board["pact"])
    needs = [(need["need"], in_language(need["label"], language)) for need in board["needs"]]
    return {
        "named_pacts": [(name, _title(answers, name, language)) for name in names],
        "named_ranges": ranges,
        "named_needs": needs,
        "need_names": dict(needs),
    }


def _title(answers: Answers, name: str, language: Language) -> str:
    """What a pact is called; its name where it has mistakes, which its own page tells."""
    try:
        return in_language(dict(answers.pact(name).title), language)
    except GarantError:
        return name


def _thread(request: Request, opened: str, query: dict[str, Any]) -> ThreadView | None:
    """The thread that is open beside the board, by its party and capability."""
    party, _, capability = opened.partition(".")
    if not (party and capability):
        return None
    return thread_of(
        answers_of(request),
        party,
        capability,
        pact=query["pact"],
        as_of=query["as_of"],
        known_at=query["known_at"],
        reviewed=query["reviewed"],
    )
