"""What requests ask with: the languages of pages, and the answers of the site."""

from typing import Literal

from fastapi import Request

from garant.answers import Answers
from garant.web.site import Site

Language = Literal["fr", "en"]
"""The languages of pages."""


def site_of(request: Request) -> Site:
    """The site that a request reached."""
    site = request.app.state.site
    assert isinstance(site, Site)
    return site


def answers_of(request: Request) -> Answers:
    """What answers a request's questions."""
    return site_of(request).answers
