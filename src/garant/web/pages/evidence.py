"""Evidence: one act or statement, its words in the document, and all that is known of it."""

from typing import Any, cast

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from garant.answers import Answers
from garant.ledger import Place, places_inside
from garant.publishing import DossierView, StatementDossierView
from garant.web.asking import Language, answers_of
from garant.web.keeping import KeptRoute
from garant.web.rendering import render

router = APIRouter(route_class=KeptRoute)


@router.get("/{language}/acts/{key}", name="act")
def act_page(request: Request, language: Language, key: str) -> Response:
    """Show everything about one act."""
    return _show(request, language, key, "acts")


@router.get("/{language}/statements/{key}", name="statement")
def statement_page(request: Request, language: Language, key: str) -> Response:
    """Show everything about one statement."""
    return _show(request, language, key, "statements")


def _show(request: Request, language: Language, key: str, kind: str) -> Response:
    """The page of a key; the first signs of one, or one of the other kind, lead on to it."""
    answers = answers_of(request)
    dossier = answers.dossier(key)
    is_act = "act" in dossier
    shown: Any = (
        cast(DossierView, dossier)["act"]
        if is_act
        else cast(StatementDossierView, dossier)["statement"]
    )
    there = f"/{language}/{'acts' if is_act else 'statements'}/{shown['key']}"
    if request.url.path != there:
        return RedirectResponse(there, status_code=302)
    return render(
        request,
        "act.html" if is_act else "statement.html",
        language,
        dossier=dossier,
        shown=shown,
        **_neighbours(answers, shown),
    )


def _neighbours(answers: Answers, shown: Any) -> dict[str, Any]:
    """What comes before and after in the same document, and how many there are.

    What does not stand any more is between those that do.
    """
    document = shown["document"]["key"]
    places = answers.kept("inside", document, lambda: places_inside(answers.ledger, document))
    keys = [place.key for place in places]
    if shown["key"] in keys:
        at = keys.index(shown["key"])
        before, after = places[:at], places[at + 1 :]
        number = at + 1
    else:
        passages = shown.get("evidence") or [shown["content"]]
        start = min(passage["start"] for passage in passages)
        before = tuple(place for place in places if place.start <= start)
        after = tuple(place for place in places if place.start > start)
        number = 0
    return {
        "before": _place(before[-1]) if before else None,
        "after": _place(after[0]) if after else None,
        "number": number,
        "count": len(places),
    }


def _place(place: Place) -> dict[str, str]:
    return {"kind": place.kind, "key": place.key}
