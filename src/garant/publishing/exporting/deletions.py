"""What stood once and stands no more: so that a copy elsewhere can follow."""

from collections.abc import Iterator, Sequence
from typing import TypedDict

from garant.publishing.cells import Cell, Sheet


class DeletionView(TypedDict):
    """An act or a statement that stands no more.

    `what` is `act` or `statement`, `document_key` the document it is of. `why` is `rejected`,
    `corrected`, `taken back` (the correction by which it stood), `updated` (the page) or `read
    again`. `gone` is when, in UTC; `instead` the key of what a person put in its place.
    """

    what: str
    key: str
    document_key: str
    why: str
    gone: str
    instead: str | None


def _deletion(deletion: DeletionView) -> Iterator[Sequence[Cell]]:
    yield (
        deletion["what"],
        deletion["key"],
        deletion["document_key"],
        deletion["why"],
        deletion["gone"],
        deletion["instead"],
    )


DELETIONS = Sheet(("what", "key", "document_key", "why", "gone", "instead"), _deletion)
"""One row for each act or statement that stands no more."""
