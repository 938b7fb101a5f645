"""The REST API under `/api/v1`: the views of the pages and the command line, as JSON and CSV."""

from garant.web.api.routes import add_api

__all__ = ["add_api"]
