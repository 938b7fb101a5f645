"""Fetching pages at addresses that users give, without ever reaching into the network behind us."""
