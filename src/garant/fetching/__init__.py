"""Fetching pages at addresses that users give, without ever reaching into the network behind us."""

from garant.fetching.addresses import checked_address
from garant.fetching.fetched import Fetched, Limits
from garant.fetching.getting import fetch

__all__ = ["Fetched", "Limits", "checked_address", "fetch"]
