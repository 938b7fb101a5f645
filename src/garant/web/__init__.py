"""The web face: pages and a REST API over one ledger. It asks, shows and hands over."""

from garant.web.app import create_app
from garant.web.serving import Reach, serve
from garant.web.site import Site

__all__ = ["Reach", "Site", "create_app", "serve"]
