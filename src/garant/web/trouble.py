"""What goes wrong, told in one clear sentence: as a page, or as a problem of RFC 9457."""

from http import HTTPStatus
from urllib.parse import urlencode

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from garant.errors import (
    DecidedMeanwhileError,
    GarantError,
    LedgerError,
    QuestionError,
    UnknownKeyError,
)
from garant.web.refusing import Refusal, SignInFirst
from garant.web.rendering import render
from garant.web.retelling import retold
from garant.web.speaking import LANGUAGES, preferred_language
from garant.web.visitors import is_for_programs


def handle_errors(app: FastAPI) -> None:
    """Answer every error of an application with a page or a problem, never with its trace."""

    @app.exception_handler(QuestionError)
    def question(request: Request, error: QuestionError) -> Response:
        return trouble(request, HTTPStatus.BAD_REQUEST, str(error))

    @app.exception_handler(UnknownKeyError)
    def unknown(request: Request, error: UnknownKeyError) -> Response:
        return trouble(request, HTTPStatus.NOT_FOUND, str(error))

    @app.exception_handler(DecidedMeanwhileError)
    def meanwhile(request: Request, error: DecidedMeanwhileError) -> Response:
        return trouble(request, HTTPStatus.CONFLICT, str(error))

    @app.exception_handler(LedgerError)
    def ledger(request: Request, error: LedgerError) -> Response:
        return trouble(request, HTTPStatus.SERVICE_UNAVAILABLE, str(error))

    @app.exception_handler(GarantError)
    def known(request: Request, error: GarantError) -> Response:
        return trouble(request, HTTPStatus.BAD_REQUEST, str(error))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        in_path = any(each["loc"][:1] == ("path",) for each in error.errors())
        if in_path and not is_for_programs(request.url.path):
            return refuse(request, Refusal(HTTPStatus.NOT_FOUND, "no_such_page"))
        told = "; ".join(
            f"{'.'.join(str(part) for part in each['loc'][1:])}: {each['msg']}"
            for each in error.errors()
        )
        return trouble(request, HTTPStatus.UNPROCESSABLE_ENTITY, told)

    @app.exception_handler(SignInFirst)
    def sign_in(request: Request, error: SignInFirst) -> Response:
        return RedirectResponse(sign_in_address(request), HTTPStatus.SEE_OTHER)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        return refuse(request, error)


def refuse(request: Request, error: HTTPException) -> Response:
    """The answer to a request that is refused, for pages in their language."""
    if error.status_code == HTTPStatus.NOT_FOUND and error.detail == HTTPStatus.NOT_FOUND.phrase:
        error = Refusal(HTTPStatus.NOT_FOUND, "no_such_page")  # what the router itself says
    told = str(error.detail)
    if isinstance(error, Refusal) and not is_for_programs(request.url.path):
        told = error.told(_language(request))
    answer = trouble(request, HTTPStatus(error.status_code), told)
    answer.headers.update(error.headers or {})
    return answer


def trouble(request: Request, status: HTTPStatus, told: str) -> Response:
    """A page, or for programs a problem, that says what went wrong and what to do."""
    if is_for_programs(request.url.path):
        return JSONResponse(
            {
                "type": "about:blank",
                "title": status.phrase,
                "status": int(status),
                "detail": told,
            },
            status_code=status,
            media_type="application/problem+json",
        )
    language = _language(request)
    return render(
        request,
        "trouble.html",
        language,
        status=status,
        code=int(status),
        told=retold(told, language).splitlines(),
    )


def sign_in_address(request: Request) -> str:
    """The sign-in page, which leads back to the page that was asked for."""
    there = request.url.path
    if request.method != "GET":
        return f"/{_language(request)}/sign-in"
    if request.url.query:
        there += f"?{request.url.query}"
    return f"/{_language(request)}/sign-in?{urlencode({'next': there})}"


def _language(request: Request) -> str:
    first = request.url.path.strip("/").partition("/")[0]
    return first if first in LANGUAGES else preferred_language(request)
