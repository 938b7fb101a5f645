"""The web face: pages and a REST API over one ledger. It asks, shows and hands over."""

from garant.web.app import create_app
from garant.web.serving import Reach, serve
from garant.web.site import Site
from garant.web.static_site import Wanted, write_site

__all__ = ["Reach", "Site", "Wanted", "create_app", "serve", "write_site"]
