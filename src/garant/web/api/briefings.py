"""The briefing on a guarantee, in every form that it is written in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from http import HTTPStatus
from threading import BoundedSemaphore
from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from garant import publishing
from garant.answers import (
    BRIEFING_FORMATS,
    Answers,
    Question,
    briefing_of,
    written_briefing,
)
from garant.errors import QuestionError
from garant.web.api.describing import RECORDS, problems
from garant.web.api.questions import Words, in_query
from garant.web.api.replying import reply_bytes
from garant.web.api.schemas import reference
from garant.web.asking import answers_of
from garant.web.refusing import Refusal

router = APIRouter(tags=["guarantees"])

Form = Literal["json", "md", "html", "pdf", "docx"]

RECORDS.append(publishing.BriefingView)

TYPESET = frozenset({"pdf", "docx"})
"""Forms that take seconds of a processor to set."""

_AT_ONCE = BoundedSemaphore(2)
"""Briefings that are typeset at once, so that pages are still answered meanwhile."""

PATIENCE = 5.0
"""Seconds that a briefing waits for another to be set."""


class OfBriefing(BaseModel):
    """Which briefing, and as what."""

    model_config = ConfigDict(extra="forbid")

    pact: Words = Field("ukraine", description="The name of a pact.")
    language: Literal["fr", "en"] = Field("en", description="The language it is written in.")
    as_of: Words = Field(
        "", description="As it stood then, by what had been said: a day, or today."
    )
    known_at: Words = Field("", description="As far as the ledger knew then.")
    reviewed: bool = Field(False, description="Only by what a person stands behind.")
    since: Words = Field("", description="Tell what changed from this day on.")
    length: int = Field(
        publishing.BRIEFING_LENGTH, ge=100, le=5000, description="Words at most, about."
    )
    format: Form = Field("json", description="`json`, `md`, `html`, `pdf` or `docx`.")

    def asked(self, answers: Answers) -> tuple[Question, date | None]:
        """The question, and the day that changes are told from.

        Raises:
            QuestionError: There is a mistake in it.
        """
        question = answers.question(
            self.pact, self.as_of or None, self.known_at or None, reviewed=self.reviewed
        )
        return question, since_of(answers, self.since, self.as_of)


def since_of(answers: Answers, since: str, as_of: str) -> date | None:
    """The day that changes are told from.

    Raises:
        QuestionError: It is no day, or after the last one.
    """
    asked = answers.ask(since=since, as_of=as_of)
    if asked.since and asked.as_of and asked.since > asked.as_of:
        raise QuestionError(
            f"since {asked.since} is after as_of {asked.as_of}; give the earlier day first"
        )
    return asked.since


@router.get(
    "/briefing",
    response_model=None,
    responses={
        200: {
            "description": "The briefing. What is no JSON comes as a file to save.",
            "content": {
                "application/json": {"schema": reference(publishing.BriefingView)},
                **{
                    media.partition(";")[0]: {"schema": {"type": "string"}}
                    for form, media in BRIEFING_FORMATS.items()
                    if form != "json"
                },
            },
        },
        304: {"description": "The answer is the one that the client has."},
        **problems(400, 401, 403, 422, 503),
    },
)
def briefing(request: Request, asking: Annotated[OfBriefing, in_query()]) -> Response:
    """An article on a guarantee, each sentence with the keys of its acts and its sources."""
    today = datetime.now(UTC).date()

    def made(answers: Answers) -> bytes:
        question, since = asking.asked(answers)
        found, wording = briefing_of(
            answers,
            question,
            language=asking.language,
            published=today,
            since=since,
            length=asking.length,
        )
        with _turn(asking.format):
            return written_briefing(answers, question, found, wording, asking.format)

    beside = {}
    if asking.format != "json":
        # A page of its own with its own style: here it is nothing to show, but to save.
        pact = answers_of(request).pact(asking.pact).name
        name = "".join(one for one in pact if one.isascii() and (one.isalnum() or one in "-_"))
        file = f"garant-{name}-{asking.language}.{asking.format}"
        beside["Content-Disposition"] = f'attachment; filename="{file}"'
    depends = (answers_of(request).pact(asking.pact), today)
    return reply_bytes(
        request, BRIEFING_FORMATS[asking.format], made, depends=depends, beside=beside
    )


@contextmanager
def _turn(form: Form) -> Iterator[None]:
    """Wait until few enough briefings are being typeset.

    Raises:
        Refusal: Too many are, and did not end in time.
    """
    if form not in TYPESET:
        yield
        return
    if not _AT_ONCE.acquire(timeout=PATIENCE):
        raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, "too_many_set", headers={"Retry-After": "10"})
    try:
        yield
    finally:
        _AT_ONCE.release()
