"""Documents: those that the ledger took in, and one of them whole with every span marked."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from markupsafe import Markup

from garant.answers import Answers
from garant.ledger import Asked, counts_inside
from garant.model import Firmness, Kind, Passage
from garant.publishing import Labels, Mark, load_labels, marked
from garant.web.asking import Language, answers_of
from garant.web.keeping import KeptRoute
from garant.web.rendering import render

router = APIRouter(route_class=KeptRoute)

SHOWN = 50
"""Documents on one page of the list."""

_FURTHEST = 10_000_000
"""Documents that may be passed over; a ledger of more is not read page by page."""

_AGAINST = frozenset({Kind.REFUSE.value, Kind.OPPOSE.value, Kind.WARN.value})
_GIVING = frozenset({Kind.COMMIT.value, Kind.SIGN.value})


@router.get("/{language}/documents", name="documents")
def documents_page(
    request: Request,
    language: Language,
    since: str = "",
    until: str = "",
    document: str = "",
    titled: str = "",
    doubtful: bool = False,
    as_of: str = "",
    known_at: str = "",
    offset: int = 0,
) -> Response:
    """List the documents, the latest published first."""
    answers = answers_of(request)
    offset = min(max(offset, 0), _FURTHEST)
    asked = answers.ask(
        since=since,
        until=until,
        document=document,
        titled=titled,
        doubtful=doubtful or None,
        as_of=as_of,
        known_at=known_at,
        limit=SHOWN,
        offset=offset,
    )
    found = answers.documents(asked)
    keys = [each["key"] for each in found.views]
    return render(
        request,
        "documents.html",
        language,
        documents=found.views,
        counts=answers.kept("counts", asked, lambda: counts_inside(answers.ledger, keys)),
        more=found.more,
        limit=SHOWN,
        offset=offset,
        told=answers.left_out(asked, found=bool(found.views)),
        query={
            "since": since,
            "until": until,
            "document": document,
            "titled": titled,
            "doubtful": doubtful,
            "as_of": as_of,
            "known_at": known_at,
        },
    )


@router.get("/{language}/documents/{key}", name="document")
def document_page(request: Request, language: Language, key: str) -> Response:
    """Show a whole document with all that was read in it marked where it stands."""
    answers = answers_of(request)
    found = answers.document(key)
    whole = found["document"]["key"]
    if key != whole:
        return RedirectResponse(f"/{language}/documents/{whole}", status_code=302)
    entries = _in_order(found["statements"], found["acts"])
    text = answers.kept("text", whole, lambda: answers.ledger.document(whole).text)
    marks = [_mark(entry, load_labels(language)) for entry in entries]
    return render(
        request,
        "document.html",
        language,
        document=found["document"],
        entries=entries,
        copies=_named(answers, found["document"]["copies"]),
        words=text,
        # The text is escaped where it is marked, piece by piece.
        text=Markup(marked(text, (), marks)),
    )


def _named(answers: Answers, keys: list[str]) -> list[Any]:
    return [view for key in keys for view in answers.documents(Asked(document=key, limit=1)).views]


def _in_order(statements: list[Any], acts: list[Any]) -> list[dict[str, Any]]:
    """Acts and statements as their words come in the text, numbered by kind."""
    entries = [
        {"kind": "statement", "view": one, "start": one["content"]["start"], "shade": one["mode"]}
        for one in statements
    ] + [
        {
            "kind": "act",
            "view": one,
            "start": min(passage["start"] for passage in one["evidence"]),
            "shade": shade_of(one["kind"], one["firmness"]),
        }
        for one in acts
    ]
    entries.sort(key=lambda entry: (entry["start"], entry["kind"], entry["view"]["key"]))
    counted = {"statement": 0, "act": 0}
    for entry in entries:
        counted[entry["kind"]] += 1
        entry["number"] = counted[entry["kind"]]
    return entries


def shade_of(kind: str, firmness: str | None) -> str:
    """The footing that an act would come to by its rung alone, for its colour."""
    if kind in _AGAINST:
        return "at-refused"
    if kind not in _GIVING:
        return "at-nobody"
    level = Firmness(firmness).level if firmness else Firmness.COMMITTED.level
    if level >= Firmness.COMMITTED.level:
        return "at-firm"
    return "at-signalled" if level > Firmness.VAGUE.level else "at-unclear"


def _mark(entry: dict[str, Any], label: Labels) -> Mark:
    view, number = entry["view"], entry["number"]
    key = view["key"]
    if entry["kind"] == "statement":
        passages = view.get("parts") or [view["content"]]
        told, sign = label("modes", view["mode"]), "P"
        classes = f"statement {entry['shade']}"
    else:
        passages = view["evidence"]
        told, sign = label("kinds", view["kind"]), "A"
        classes = f"act {entry['shade']}"
    ordered = sorted(Passage(each["start"], each["end"]) for each in passages)
    return Mark(tuple(ordered), classes, told, key, (f"entry-{key}", f"{sign}{number}"))
