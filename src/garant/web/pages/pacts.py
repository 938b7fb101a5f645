"""Pacts: see what is to be covered, check and change the text of one, keep one of one's own."""

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, Field

from garant import publishing
from garant.answers import Answers
from garant.errors import PactError
from garant.ontology import Mistake, new_pact, pact_names, version_of
from garant.publishing import PactView
from garant.web.asking import Language, answers_of
from garant.web.rendering import render
from garant.web.visitors import Visitor, require

router = APIRouter()

log = logging.getLogger(__name__)

_LONGEST = 200_000
"""Signs of a text that are checked here; a pact has some ten thousand, and checking takes time."""

_SHOWN_MISTAKES = 100
_AROUND = 1
"""Lines shown before and after one with a mistake."""

_NEW = "new"
"""The address of an empty form; no pact can be seen under this name."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A pact in the list: its view, or how many mistakes keep it from being used."""

    name: str
    own: bool
    view: PactView | None
    mistakes: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, with what is wrong in it and where that begins, if anything is."""

    number: int
    text: str
    mistakes: tuple[Mistake, ...] = ()

    @property
    def pieces(self) -> tuple[str, str, str]:
        """What stands before the first mistake, the word it is at, and the rest."""
        column = min((one.column or 1 for one in self.mistakes), default=len(self.text) + 1)
        before, rest = self.text[: column - 1], self.text[column - 1 :]
        word = rest.split(maxsplit=1)[0] if rest.split() else rest
        return before, word, rest[len(word) :]


class Written(BaseModel):
    """The form of the editor; `original` is the pact that it was opened from."""

    text: str = Field("", max_length=_LONGEST)
    name: str = Field("", max_length=200)
    original: str = ""
    seen: str = ""

    @property
    def plain(self) -> str:
        """The text with the ends of lines as files have them: forms send others."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n")


@router.get("/{language}/pacts", name="pacts")
def pacts_page(request: Request, language: Language) -> Response:
    """List the pacts that go by a name."""
    answers = answers_of(request)
    kept = [_kept(answers, name) for name in answers.pacts.names]
    return render(
        request, "pacts.html", language, kept=kept, has_folder=answers.pacts.folder is not None
    )


def _kept(answers: Answers, name: str) -> Kept:
    own = name not in pact_names()
    try:
        text = answers.pacts.text(name)
    except PactError:
        return Kept(name, own, None, 1)
    pact, mistakes = answers.pacts.read(name, text, answers.ontology)
    if pact is None:
        return Kept(name, own, None, sum(not one.is_remark for one in mistakes))
    return Kept(name, own, publishing.view_pact(pact))


@router.get("/{language}/pacts/new")
def new_page(request: Request, language: Language, like: str = "") -> Response:
    """Show a form with a commented pact to begin with, or with one to make another of."""
    text = _text(answers_of(request), like) if like else new_pact()
    return _editor(request, language, Written(text=text, name=f"{like}-2" if like else ""))


@router.get("/{language}/pacts/{name}")
def pact_page(request: Request, language: Language, name: str) -> Response:
    """Show a pact: needs by pillar, what must hold, conditions with their states, sources."""
    answers = answers_of(request)
    text = _text(answers, name)
    pact, mistakes = answers.pacts.read(name, text, answers.ontology)
    return render(
        request,
        "pact.html",
        language,
        name=name,
        own=name not in pact_names(),
        pact=publishing.view_pact(pact) if pact else None,
        mistakes=mistakes,
        lines=lines_of(text, mistakes),
        has_folder=answers.pacts.folder is not None,
    )


@router.get("/{language}/pacts/{name}/text")
def text_page(request: Request, language: Language, name: str) -> Response:
    """Give the file of a pact as it was written."""
    return _download(name, _text(answers_of(request), name))


@router.get("/{language}/pacts/{name}/edit")
def edit_page(request: Request, language: Language, name: str) -> Response:
    """Show the text of a pact, to check and change it."""
    answers = answers_of(request)
    text = _text(answers, name)
    if name in pact_names():
        return _editor(request, language, Written(text=text, name=f"{name}-2"))
    return _editor(
        request,
        language,
        Written(text=text, name=name, original=name, seen=version_of(text)),
    )


@router.post("/{language}/pacts/check")
def check(request: Request, language: Language, form: Annotated[Written, Form()]) -> Response:
    """Tell of every mistake in a text; nothing is kept."""
    return _editor(request, language, form)


@router.post("/{language}/pacts/download")
def download(request: Request, language: Language, form: Annotated[Written, Form()]) -> Response:
    """Give the text back as a file."""
    return _download(form.name or "pact", form.plain)


@router.post("/{language}/pacts/save")
def save(
    request: Request,
    language: Language,
    form: Annotated[Written, Form()],
    visitor: Annotated[Visitor, require("admin")],
) -> Response:
    """Keep a pact of one's own; one with mistakes is shown with them and not kept."""
    answers = answers_of(request)
    name = form.name.strip()
    pact, _ = answers.pacts.read(name or "pact", form.plain, answers.ontology)
    if pact is None:
        return _editor(request, language, form, refused=True, status=HTTPStatus.BAD_REQUEST)
    try:
        if name == _NEW:
            raise PactError(f"'{_NEW}' is the address of an empty form; choose another name")
        seen = form.seen if name == form.original else ""
        answers.pacts.save(name, form.plain, seen=seen)
    except PactError as error:
        return _editor(request, language, form, told=str(error), status=HTTPStatus.CONFLICT)
    log.info("%s saved the pact %s", visitor.name, name)
    return RedirectResponse(f"/{language}/pacts/{name}", status_code=HTTPStatus.SEE_OTHER)


def lines_of(text: str, mistakes: tuple[Mistake, ...]) -> list[Line]:
    """The lines with mistakes and those around them, in order."""
    lines = text.splitlines()
    by_line: dict[int, list[Mistake]] = {}
    for one in mistakes[:_SHOWN_MISTAKES]:
        if one.line:
            by_line.setdefault(min(one.line, max(len(lines), 1)), []).append(one)
    shown = sorted(
        {
            number
            for line in by_line
            for number in range(line - _AROUND, line + _AROUND + 1)
            if 1 <= number <= len(lines)
        }
    )
    return [Line(number, lines[number - 1], tuple(by_line.get(number, ()))) for number in shown]


def _editor(
    request: Request,
    language: str,
    form: Written,
    *,
    refused: bool = False,
    told: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    answers = answers_of(request)
    _, mistakes = answers.pacts.read(form.name or "pact", form.plain, answers.ontology)
    return render(
        request,
        "pact_editor.html",
        language,
        status=status,
        form=form,
        text=form.plain,
        refused=refused,
        live="hx-request" in request.headers,
        told=told,
        mistakes=mistakes,
        lines=lines_of(form.plain, mistakes),
        has_folder=answers.pacts.folder is not None,
    )


def _text(answers: Answers, name: str) -> str:
    try:
        return answers.pacts.text(name)
    except PactError as error:
        raise HTTPException(HTTPStatus.NOT_FOUND, str(error)) from error


def _download(name: str, text: str) -> Response:
    plain = "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign in "_-"))
    return Response(
        text,
        media_type="application/yaml; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{plain[:64] or "pact"}.yaml"',
            "X-Content-Type-Options": "nosniff",
        },
    )
