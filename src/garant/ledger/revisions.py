"""The revisions of the tables, in order, without what it takes to make them."""

KNOWN = ("0001", "0002")
"""Every revision so far, the oldest first; each has its file in `migrations/versions`."""

HEAD = KNOWN[-1]
"""The revision that this Garant reads and writes."""
