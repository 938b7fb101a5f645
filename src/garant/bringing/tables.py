"""A table of positions, brought into a ledger."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from garant.bringing.brought import Thing
from garant.bringing.mapping import Mapping
from garant.bringing.positions import REMEMBERED, Positions
from garant.bringing.table import OnError
from garant.ledger import Entry, Ledger, enter, source_at

if TYPE_CHECKING:
    from garant.ontology import Ontology


class BroughtTable:
    """A table as it is brought in; for the names as for `Brought`."""

    noun = "row"

    def __init__(
        self,
        ledger: Ledger,
        path: Path,
        mapping: Mapping,
        *,
        who: str,
        only_look: bool,
        ontology: "Callable[[], Ontology]",
        on_error: OnError,
    ) -> None:
        self._ledger, self._who, self._only_look = ledger, who, only_look
        self._positions = Positions(path, mapping, ontology, partial(source_at, ledger), on_error)
        self.name = path.name
        self._entered: dict[int, int] = {}

    @property
    def seen(self) -> int:
        """Rows that were looked at."""
        return self._positions.seen

    @property
    def bad(self) -> int:
        """Rows that are no act."""
        return self._positions.bad

    @property
    def left_out(self) -> int:
        """Rows that the mapping leaves out."""
        return self._positions.left_out

    @property
    def remarks(self) -> list[str]:
        """What was taken for likely of how the file is written."""
        guessed = self._positions.shape.guessed
        return [guessed] if guessed else []

    def things(self) -> Iterator[Thing]:
        """Bring it in, row by row."""
        positions = self._positions
        written = positions.written()
        entered = enter(self._ledger, written, who=self._who, only_look=self._only_look)
        for one in entered:
            line = positions.lines.popleft()
            told = ""
            first = self._first(one.key, line)
            if one.entry is Entry.KNOWN and first != line:
                told = f"line {line}: says the same as line {first}; it counts once"
            elif one.replaced:
                told = f"line {line}: takes the place of {one.replaced[:8]}, which said otherwise"
            yield Thing(f"line {line}", one.entry.value, one.key, one.replaced, told)

    def _first(self, key: str, line: int) -> int:
        first = self._entered.get(hash(key), line)
        if len(self._entered) < REMEMBERED:
            self._entered[hash(key)] = first
        return first
