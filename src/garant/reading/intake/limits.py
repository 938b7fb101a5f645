"""How much of one input is taken in, so that no file can hold the reader for ever.

Every limit is named in the error that it causes.
"""

MAX_TEXT_BYTES = 5_000_000
"""One text, page or record: about a thousand printed pages."""

MAX_FEED_BYTES = 20_000_000
"""One feed: a year of a busy desk's entries."""

MAX_PAGE_BYTES = 20_000_000
"""One page as saved, with its pictures and scripts in it."""

MAX_MARKUP = 1_500_000
"""Characters of a page without scripts and pictures: ten times what long articles have. The
extractor takes 1 s for each MB, the guess of a date another."""

MAX_LINES = 100_000
"""Lines of one text. Each is judged by itself: 100,000 take some 3 s."""

MAX_PDF_BYTES = 50_000_000
"""One PDF with its pictures; the text in it is held to `MAX_TEXT_BYTES` as well."""

MAX_PDF_PAGES = 1_000

MAX_TAGS = 20_000
"""Elements in one page. Pages of the press have 1,000 to 8,000; the extractor's time grows faster
than their number: 20,000 stay under 5 s on one slow core, 200,000 take minutes. Measure again, with
the pages of `tests/test_hostile_input.py`, after an upgrade of the extractor."""

MAX_SIBLINGS = 4_000
"""Elements side by side in one element: 10,000 inline ones take the extractor 7 s."""

MAX_ATTRIBUTES = 300
"""Attributes of one tag: the parser compares each with all before it."""

MAX_DEPTH = 250
"""Elements inside one another; libxml2's own bound is 255, pages of the press stay under 60."""

MAX_TAG_LENGTH = 1_000_000
"""Characters of one tag; pictures written into a page as attributes take up to some 100,000."""

HEAD_BYTES = 65_536
"""What is looked at to tell the format."""


def megabytes(size: int) -> str:
    """A limit in the words of an error message."""
    return f"{size / 1_000_000:g} MB"
