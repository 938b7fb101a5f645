"""What the ledger holds: acts, statements, quotes, documents, positions, contradictions."""

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response

from garant import publishing
from garant.answers import Answers, DocumentContentView, Found
from garant.errors import UnknownKeyError
from garant.web.api.describing import described
from garant.web.api.questions import (
    Asking,
    Key,
    OfActs,
    OfContradictions,
    OfDocuments,
    OfPositions,
    OfQuotes,
    asked_of,
    in_query,
)
from garant.web.api.replying import Answer, reply

router = APIRouter(tags=["records"])


@router.get("/acts", **described(list[publishing.ActRecordView], paged=True))
def acts(request: Request, asking: Annotated[OfActs, in_query()]) -> Response:
    """Acts that stand, the latest said first, with the words that show each."""

    def made(answers: Answers) -> Answer[publishing.ActRecordView]:
        asked = asked_of(answers, asking)
        found = answers.acts(asked)
        return _listed(answers, asked, found, publishing.ACTS, undated="act")

    return reply(request, asking, made)


@router.get("/acts/{key}", **described(publishing.DossierView, csv=False))
def act(request: Request, key: Key, asking: Annotated[Asking, in_query()]) -> Response:
    """Everything about one act: its words in context, readings, reviews, copies."""
    return reply(request, asking, lambda answers: _dossier(answers, key, "act"), has_sheet=False)


@router.get("/statements/{key}", **described(publishing.StatementDossierView, csv=False))
def statement(request: Request, key: Key, asking: Annotated[Asking, in_query()]) -> Response:
    """Everything about one statement, as for an act."""
    return reply(
        request, asking, lambda answers: _dossier(answers, key, "statement"), has_sheet=False
    )


@router.get("/quotes", **described(list[publishing.QuoteView], paged=True))
def quotes(request: Request, asking: Annotated[OfQuotes, in_query()]) -> Response:
    """What was said, by its words or by who says it; accents and capitals do not matter."""

    def made(answers: Answers) -> Answer[publishing.QuoteView]:
        asked = asked_of(answers, asking)
        words = tuple(asking.q.split())
        found = answers.quotes(asked, words)
        undated = None if words else "statement"
        return _listed(answers, asked, found, publishing.QUOTES, undated=undated)

    return reply(request, asking, made)


@router.get("/documents", **described(list[publishing.DocumentRecordView], paged=True))
def documents(request: Request, asking: Annotated[OfDocuments, in_query()]) -> Response:
    """The documents, with their copies and doubts, the latest published first."""

    def made(answers: Answers) -> Answer[publishing.DocumentRecordView]:
        asked = asked_of(answers, asking)
        return _listed(answers, asked, answers.documents(asked), publishing.DOCUMENTS)

    return reply(request, asking, made)


@router.get("/documents/{key}", **described(DocumentContentView, csv=False))
def document(request: Request, key: Key, asking: Annotated[Asking, in_query()]) -> Response:
    """A document with what was read in it. Passages are quoted; the text is the outlet's."""
    return reply(request, asking, lambda answers: Answer(answers.document(key)), has_sheet=False)


@router.get("/positions", **described(list[publishing.PositionView], paged=True))
def positions(request: Request, asking: Annotated[OfPositions, in_query()]) -> Response:
    """Where parties stand on capabilities, step by step."""

    def made(answers: Answers) -> Answer[publishing.PositionView]:
        asked = asked_of(answers, asking)
        found = answers.positions(asked)
        return _listed(answers, asked, found, publishing.POSITIONS, undated="act")

    return reply(request, asking, made)


@router.get("/contradictions", **described(list[publishing.ContradictionView], paged=True))
def contradictions(request: Request, asking: Annotated[OfContradictions, in_query()]) -> Response:
    """What one party said of one capability that cannot both hold, the worst first."""

    def made(answers: Answers) -> Answer[publishing.ContradictionView]:
        asked = asked_of(answers, asking)
        found = answers.contradictions(asked, asking.within_days)
        return _listed(answers, asked, found, publishing.CONTRADICTIONS)

    return reply(request, asking, made)


def _listed(
    answers: Answers,
    asked: Any,
    found: Found[Any],
    sheet: "publishing.Sheet[Any]",
    *,
    undated: str | None = None,
) -> Answer[Any]:
    held = bool(found.views or found.more)
    remarks = answers.left_out(asked, found=held, undated=undated)
    return Answer(found.views, sheet, found.more, remarks)


def _dossier(answers: Answers, key: str, kind: str) -> Answer[Any]:
    dossier = answers.dossier(key)
    if kind not in dossier:
        other = "statement" if kind == "act" else "act"
        raise UnknownKeyError(f"{key} is a {other}; ask for it among the {other}s")
    return Answer(dossier)
