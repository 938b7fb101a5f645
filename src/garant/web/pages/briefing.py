"""The briefing: an article on a guarantee, each sentence leading to its sources."""

from datetime import UTC, datetime

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from garant import publishing
from garant.answers import BRIEFING_FORMATS, DEFAULT_PACT, briefing_of, charts_of
from garant.web.api.briefings import since_of
from garant.web.asking import Language, answers_of
from garant.web.choices import pact_choices
from garant.web.keeping import KeptRoute
from garant.web.rendering import render

router = APIRouter(route_class=KeptRoute)

LENGTHS = (400, 650, 900, 1500)
"""Words to choose from; an address may name any other number."""

_LEAST, _MOST = 100, 5000


@router.get("/{language}/briefing", name="briefing")
def briefing_page(
    request: Request,
    language: Language,
    pact: str = DEFAULT_PACT,
    as_of: str = "",
    since: str = "",
    known_at: str = "",
    reviewed: bool = False,
    length: int = publishing.BRIEFING_LENGTH,
) -> Response:
    """Show the briefing on a pact, and where to have it as a file."""
    answers = answers_of(request)
    question = answers.question(pact, as_of, known_at, reviewed=reviewed)
    length = min(max(length, _LEAST), _MOST)
    made, _ = briefing_of(
        answers,
        question,
        language=language,
        published=datetime.now(UTC).date(),
        since=since_of(answers, since, as_of),
        length=length,
    )
    charts = charts_of(answers, question, language=language) if made.notes else []
    query = {
        "pact": "" if pact == DEFAULT_PACT else pact,
        "as_of": as_of,
        "since": since,
        "known_at": known_at,
        "reviewed": reviewed,
        "length": "" if length == publishing.BRIEFING_LENGTH else length,
    }
    lengths = sorted({*LENGTHS, length})
    return render(
        request,
        "briefing.html",
        language,
        briefing=publishing.view_briefing(made),
        charts=[(chart, Markup(publishing.chart_svg(chart))) for chart in charts],
        pact=pact,
        query=query,
        length=length,
        lengths=lengths,
        forms=tuple(BRIEFING_FORMATS),
        named_pacts=pact_choices(answers, language),
        remarks=answers.remarks(question),
    )
