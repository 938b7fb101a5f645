"""Who said what: statements by their words, who speaks, how and when; the words are marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, Field

from garant.ledger import words_found
from garant.model import Mode
from garant.publishing import QuoteView, load_labels
from garant.web.asking import Language, answers_of
from garant.web.keeping import KeptRoute
from garant.web.rendering import render, render_part

router = APIRouter(route_class=KeptRoute)

SHOWN = 25
"""Quotes on a page."""

_FARTHEST = 100_000


class Searched(BaseModel):
    """What is searched for."""

    model_config = ConfigDict(extra="ignore")

    q: str = ""
    speaker: str = ""
    speaker_party: str = ""
    source: Literal["", "named", "unnamed"] = ""
    mode: str = ""
    since: str = ""
    until: str = ""
    known_at: str = ""
    reviewed: Literal["", "true", "false"] = ""
    document: str = ""
    offset: int = Field(0, ge=0, le=_FARTHEST)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a quote, and whether they were looked for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A quote, with what was looked for marked in its words."""

    said: QuoteView
    pieces: tuple[Piece, ...]


@router.get("/{language}/quotes", name="quotes")
def quotes_page(
    request: Request, language: Language, searched: Annotated[Searched, Query()]
) -> Response:
    """Show what was said, by its words or by who says it."""
    answers = answers_of(request)
    asked = answers.ask(
        speaker=searched.speaker,
        speaker_party=searched.speaker_party,
        anonymous={"named": False, "unnamed": True}.get(searched.source),
        mode=searched.mode,
        since=searched.since,
        until=searched.until,
        known_at=searched.known_at,
        reviewed={"true": True, "false": False}.get(searched.reviewed),
        document=searched.document,
        limit=SHOWN,
        offset=searched.offset,
    )
    words = searched.q.split()
    found = answers.quotes(asked, words)
    labels = load_labels(language, answers.ontology)

    def known_parties() -> Markup:
        codes = sorted(answers.ontology.parties)
        return render_part(request, "known_parties.html", language, parties=codes)

    hits = [Hit(said, tuple(pieces_of(searched.q, said))) for said in found.views]
    return render(
        request,
        "quotes.html",
        language,
        asked=searched,
        query=_query(searched),
        hits=hits,
        more=found.more,
        limit=SHOWN,
        remarks=answers.left_out(asked, found=bool(hits), undated=None if words else "statement"),
        named_modes=[(one.value, labels("modes", one.value)) for one in Mode],
        known_parties=answers.memory.get(("known parties", language), known_parties),
    )


def _query(searched: Searched) -> dict[str, Any]:
    return {name: value for name, value in searched.model_dump().items() if value}


def pieces_of(query: str, said: QuoteView) -> Iterator[Piece]:
    """The words of a quote, cut where those begin and end that were looked for."""
    text = said["content"]["text"]
    place = 0
    for found in words_found(query, text) if query else ():
        if found.start > place:
            yield Piece(text[place : found.start], marked=False)
        yield Piece(text[found.start : found.end], marked=True)
        place = found.end
    if place < len(text):
        yield Piece(text[place:], marked=False)
