"""The web face: pages and a REST API over one ledger. It asks, shows and hands over."""

from garant.web.app import create_app
from garant.web.site import Site

__all__ = ["Site", "create_app"]
