"""Who is one source with whom: documents joined by copies and versions, at one moment."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, or_, select

from garant.ledger import schema
from garant.ledger.visible import Moment

_FEW = 1_000
"""Documents whose links are looked up, and what these lead to; for more, all links are read."""
_CHUNK = 250

_Link = tuple[int, str, int, int, bool]
"""A judgement on two documents: its number, its kind, the two, and whether they are one."""


class Sources:
    """Tells of documents which are one source.

    A document without links is a source of its own. The name of a source is the number of its
    first document.

    Args:
        connection: A transaction.
        moment: The two times.
        documents: The numbers of the documents that will be asked about.
    """

    def __init__(self, connection: Connection, moment: Moment, documents: Collection[int]) -> None:
        self._connection = connection
        self._moment = moment
        few = len(documents) <= _FEW
        rows = self._leading_from(documents) if few else self._links()
        # The last judgement on a pair counts, whichever of the two was named first.
        judged = {
            (kind, first, second) if first < second else (kind, second, first): same
            for _, kind, first, second, same in rows
        }
        self._first: dict[int, int] = {}
        for (_, first, second), same in judged.items():
            if same:
                low, high = sorted((self.first(first), self.first(second)))
                self._first[high] = low
        self._together: dict[int, list[int]] = defaultdict(list)
        for document in {side for _, *pair in judged for side in pair}:
            self._together[self.first(document)].append(document)

    def first(self, document: int) -> int:
        """The number of the first document of a document's source."""
        while (above := self._first.get(document, document)) != document:
            self._first[document] = self._first.get(above, above)
            document = above
        return document

    def together(self, document: int) -> list[int]:
        """The numbers of all documents of a document's source, in order, itself among them."""
        return sorted(self._together.get(self.first(document), [document]))

    def _leading_from(self, documents: Iterable[int]) -> list[_Link]:
        """The links of documents, those of the documents that they lead to, and so on."""
        link = schema.document_link
        found: dict[int, _Link] = {}
        known: set[int] = set()
        wanted = set(documents)
        while wanted:
            known |= wanted
            for chunk in _chunks(sorted(wanted)):
                touched = or_(link.c.first_id.in_(chunk), link.c.second_id.in_(chunk))
                found |= {row[0]: row for row in self._links(touched)}
            wanted = {side for row in found.values() for side in row[2:4]}
            wanted -= known
        return [found[number] for number in sorted(found)]

    def _links(self, *conditions: ColumnElement[bool]) -> list[_Link]:
        link = schema.document_link
        query = (
            select(link.c.id, link.c.kind, link.c.first_id, link.c.second_id, link.c.same)
            .where(*conditions, *self._moment.knew(link.c.entry_id))
            .order_by(link.c.id)
        )
        return [tuple(row) for row in self._connection.execute(query)]


def _chunks(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _CHUNK):
        yield numbers[start : start + _CHUNK]
