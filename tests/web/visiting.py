"""Sending forms as a page of the site would: with the mark that is in each of its forms."""

import re
from secrets import token_urlsafe

from garant.web.forms import FIELD
from garant.web.sealing import mark_of


def mark_for(client):
    """The mark of a form for a visitor who has no session, and the cookie that goes with it."""
    site = client.app.state.site
    visit = client.cookies.get(site.cookie("visit"))
    if visit is None:
        visit = token_urlsafe(18)
        client.cookies.set(site.cookie("visit"), visit)
    return mark_of(site.secret, "form", f"visit {visit}")


def post(client, path, fields=None, **options):
    """Send a form, as the page that holds it would on an open door."""
    return client.post(path, data={FIELD: mark_for(client), **(fields or {})}, **options)


def mark_in(page):
    """The mark in the first form of a page that was answered."""
    return re.search(rf'name="{FIELD}" value="([^"]+)"', page.text)[1]
