"""Templates into pages; whatever comes from outside is escaped, everywhere and always."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.filters import do_urlencode
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from garant.answers import DEFAULT_PACT
from garant.publishing import load_labels
from garant.web.asking import site_of
from garant.web.forms import csrf_field, remember_visit
from garant.web.linking import static_address, web_address
from garant.web.retelling import retold
from garant.web.speaking import LANGUAGES, load_speech
from garant.web.visitors import visitor_so_far

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals["static"] = static_address
    templates.globals["each"] = _each
    templates.filters["web_address"] = web_address
    templates.filters["retold"] = retold
    templates.filters["urlencode"] = _quoted
    return templates


@lru_cache(maxsize=4_096)
def _quoted(text: str) -> str:
    """A code as a part of an address; a board has hundreds of cells, and few codes in them."""
    return do_urlencode(text)


def render(
    request: Request, template: str, language: str, *, status: int = 200, **values: Any
) -> Response:
    """Make a page.

    Args:
        request: What was asked; the page links to it in the other languages.
        template: The template's file.
        language: The language of the page.
        status: The HTTP status.
        **values: What the template shows.
    """
    text = (
        _templates()
        .get_template(template)
        .render(
            **_words(request, language),
            request=request,
            languages={code: _same_page(request, code) for code in LANGUAGES},
            way=partial(_way, language, _pact_of(request)),
            visitor=visitor_so_far(request),
            csrf_field=partial(csrf_field, request),
            **values,
        )
    )
    response = HTMLResponse(text, status_code=status)
    remember_visit(request, response)
    return response


def render_part(request: Request, template: str, language: str, **values: Any) -> Markup:
    """Make a part of a page that is the same for every visitor, so that it can be kept.

    Args:
        request: What was asked; the part knows nothing of it but the site.
        template: The template's file.
        language: The language of the page.
        **values: What the template shows.
    """
    made = _templates().get_template(template).render(**_words(request, language), **values)
    return Markup(made)


def _words(request: Request, language: str) -> dict[str, Any]:
    """What templates say things with."""
    return {
        "language": language,
        "say": load_speech(language),
        "label": load_labels(language, site_of(request).answers.ontology),
        "address": address,
    }


def _each(make: Callable[..., Any], codes: Iterable[str], *more: Any) -> dict[str, Any]:
    """What is made of each code, once: for pages that say the same in hundreds of places."""
    return {code: make(code, *more) for code in codes}


_OF_A_PACT = frozenset({"board", "hinges", "changes", "briefing", "map", "positions", "parties"})
"""Pages that are about a pact: of the first one where their address names none."""


def _pact_of(request: Request) -> str:
    """The pact that a visitor looks at, which goes along from page to page; empty for the first."""
    page = request.url.path.removeprefix("/").split("/")[1:2]
    named = request.query_params.get("pact", "")
    if not named and not _OF_A_PACT.intersection(page):
        named = site_of(request).pact
    return "" if named == DEFAULT_PACT else named[:_LONGEST_NAME]


_LONGEST_NAME = 200


def _way(language: str, pact: str, page: str) -> str:
    """The address of a page in the menu, of the same pact where the page is about one."""
    return address(f"/{language}/{page}", pact=pact if page in _OF_A_PACT else "")


def _same_page(request: Request, language: str) -> str:
    """The address of the page that is shown, in another language."""
    _, _, rest = request.url.path.removeprefix("/").partition("/")
    query = f"?{request.url.query}" if request.url.query else ""
    return f"/{language}/{rest}{query}"


def address(path: str, query: Mapping[str, Any] | None = None, **changed: Any) -> str:
    """An address with its query, some of it changed; what is empty is left out."""
    asked = {**(query or {}), **changed}
    written = [
        (name, "true" if value is True else value)
        for name, value in asked.items()
        if value not in (None, "", False, [], ())
    ]
    return f"{path}?{urlencode(written, doseq=True)}" if written else path
