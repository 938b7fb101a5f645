"""A face for notebooks and scripts: read reporting, ask a ledger, in a line each.

    from garant import Ledger, read

    read("reports/").acts.to_pandas()
    with Ledger("garant.db") as ledger:
        ledger.add("reports/", "feed.xml")
        ledger.acts(party="France", since="2025-09", firmness="ready..")
        ledger.history("DEU", "ground_troops")

Questions are written as on the command line, and answers have the fields of its JSON and CSV.
"""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import partial
from html import escape
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Generic, Self, TextIO, TypeVar, overload

from garant import flow, publishing
from garant.errors import AlreadyReadError, GarantError
from garant.model import Document, Reading, Recorded, Review, Run, Verdict
from garant.settings import ledger_address

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from garant.ledger import Asked
    from garant.publishing import Sheet

View = TypeVar("View", bound=Mapping[str, Any])


class Table(Sequence[View], Generic[View]):
    """An answer: a list of plain records, which also is a data frame or a table to look at."""

    def __init__(self, records: Sequence[View], sheet: "Sheet[View]", what: str) -> None:
        self.records = list(records)
        self._sheet = sheet
        self._what = what

    @overload
    def __getitem__(self, place: int) -> View: ...

    @overload
    def __getitem__(self, place: slice) -> "Table[View]": ...

    def __getitem__(self, place: int | slice) -> "View | Table[View]":
        if isinstance(place, slice):
            return Table(self.records[place], self._sheet, self._what)
        return self.records[place]

    def __len__(self) -> int:
        return len(self.records)

    def __repr__(self) -> str:
        return f"<{self._caption}>"

    def _repr_html_(self) -> str:
        return publishing.to_html(self._sheet, self.records, self._caption)

    def to_pandas(self) -> "pandas.DataFrame":
        """A data frame, with the columns of the CSV."""
        return publishing.to_pandas(self._sheet, self.records)

    def to_arrow(self) -> "pyarrow.Table":
        """An Arrow table, with the columns of the CSV."""
        return publishing.to_arrow(self._sheet, self.records)

    @property
    def _caption(self) -> str:
        return f"{len(self)} {self._what}"


class Readings(Sequence[Reading]):
    """What was read, one reading for each document, and what could not be (`failures`)."""

    def __init__(self, readings: Sequence[Reading], failures: Sequence[GarantError]) -> None:
        self._readings = list(readings)
        self.failures = tuple(failures)

    @overload
    def __getitem__(self, place: int) -> Reading: ...

    @overload
    def __getitem__(self, place: slice) -> "Readings": ...

    def __getitem__(self, place: int | slice) -> "Reading | Readings":
        if isinstance(place, slice):
            return Readings(self._readings[place], self.failures)
        return self._readings[place]

    def __len__(self) -> int:
        return len(self._readings)

    def __repr__(self) -> str:
        statements = sum(len(reading.statements) for reading in self)
        acts = sum(len(reading.acts) for reading in self)
        failed = f", {len(self.failures)} not read" if self.failures else ""
        return f"<{len(self)} documents: {statements} statements, {acts} acts{failed}>"

    def _repr_html_(self) -> str:
        return self.acts._repr_html_()

    @property
    def acts(self) -> "Table[publishing.Row]":
        """Every act that was read."""
        return Table(publishing.rows_of_acts(self), publishing.READ_ACTS, "acts")

    @property
    def statements(self) -> "Table[publishing.Row]":
        """Every statement that was read."""
        rows = publishing.rows_of_statements(self)
        return Table(rows, publishing.READ_STATEMENTS, "statements")


class Shown:
    """One thing of the ledger with all that belongs to it; `record` is the plain record of it."""

    def __init__(
        self, record: Mapping[str, Any], print_it: "Callable[[Any, TextIO], None]"
    ) -> None:
        self.record = record
        self._print = print_it

    def __getitem__(self, name: str) -> Any:
        return self.record[name]

    def __repr__(self) -> str:
        out = io.StringIO()
        self._print(self.record, out)
        return out.getvalue()

    def _repr_html_(self) -> str:
        return f"<pre>{escape(repr(self))}</pre>"


def read(
    *paths: str | Path,
    language: str | None = None,
    pipeline: str | None = None,
    parties: str | Path | None = None,
    workers: int = 1,
) -> Readings:
    """Read reporting: texts, pages, feeds, records, PDFs, or folders of them.

    Args:
        *paths: The files and folders.
        language: Read every document as this language (ISO 639-1).
        pipeline: An installed spaCy pipeline with UD labels, or its folder.
        parties: A YAML file of parties to know too.
        workers: Read in so many processes.

    Returns:
        The readings; what could not be read is in `failures`.
    """
    failures: list[GarantError] = []
    readings = readings_of(
        paths,
        language=language,
        pipeline=pipeline,
        parties=Path(parties) if parties else None,
        workers=workers,
        on_error=failures.append,
    )
    return Readings(list(readings), failures)


class Ledger:
    """A ledger for notebooks and scripts; a context manager that closes it.

    Answers are the caller's own: what is changed in one changes no other.

    Args:
        address: A file, or sqlite:///FILE, postgresql://HOST/NAME.
        publishers: A YAML file of what you say of publishers: reliability, flags.
        create: Whether to make the ledger where there is none.
    """

    def __init__(
        self,
        address: str | Path = "garant.db",
        *,
        publishers: str | Path | None = None,
        create: bool = True,
    ) -> None:
        from garant import ledger
        from garant.answers import Answers
        from garant.ontology import load_ontology, load_publishers

        rated = {"publishers": load_publishers(Path(publishers))} if publishers else {}
        self._address = ledger_address(str(address))
        self._ledger = ledger.Ledger.open(self._address, create=create, **rated)
        self._answers = Answers(self._ledger, load_ontology, reads_files=True)

    def close(self) -> None:
        """Let go of the database."""
        self._ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Ledger {self._ledger.store.shown}>"

    def add(
        self,
        *paths: str | Path,
        language: str | None = None,
        pipeline: str | None = None,
        parties: str | Path | None = None,
        workers: int = 1,
        on_error: Callable[[GarantError], None] | None = None,
    ) -> list[Recorded]:
        """Read reporting and record it; what is known already is not read again.

        Args:
            *paths: The files and folders.
            language: As for `read`.
            pipeline: As for `read`.
            parties: As for `read`.
            workers: As for `read`.
            on_error: Is told of each that cannot be read or recorded; without it the first of them
                is raised once the others are recorded.

        Returns:
            What became of each document that was read.
        """
        from garant.reading import make_of_reader

        own = Path(parties) if parties else None
        run = make_of_reader(language, pipeline, own)
        faults: list[GarantError] = []

        def hear(error: GarantError) -> None:
            if not isinstance(error, AlreadyReadError):
                (on_error or faults.append)(error)

        readings = readings_of(
            paths,
            language=language,
            pipeline=pipeline,
            parties=own,
            workers=workers,
            on_error=hear,
            unless_known=(self._address, run),
        )
        recorded = list(
            flow.record(readings, take_down=partial(self._ledger.record, run=run, on_error=hear))
        )
        if faults:
            raise faults[0]
        return recorded

    def acts(self, **asked: Any) -> "Table[publishing.ActRecordView]":
        """The acts that stand; questions as on the command line (`party="France"`, `since=...`)."""
        found = self._answers.acts(self._ask(asked))
        return Table(deepcopy(found.views), publishing.ACTS, "acts")

    def statements(self, **asked: Any) -> "Table[publishing.QuoteView]":
        """The statements that stand."""
        found = self._answers.quotes(self._ask(asked))
        return Table(deepcopy(found.views), publishing.QUOTES, "statements")

    def quotes(self, words: str, **asked: Any) -> "Table[publishing.QuoteView]":
        """The passages of statements and acts that hold words, accents optional."""
        found = self._answers.quotes(self._ask(asked), words.split() or [words])
        return Table(deepcopy(found.views), publishing.QUOTES, "passages")

    def documents(self, **asked: Any) -> "Table[publishing.DocumentRecordView]":
        """The documents, with their copies and versions."""
        found = self._answers.documents(self._ask(asked))
        return Table(deepcopy(found.views), publishing.DOCUMENTS, "documents")

    def positions(self, **asked: Any) -> "Table[publishing.PositionView]":
        """Where parties stand on capabilities, step by step."""
        found = self._answers.positions(self._ask(asked))
        return Table(deepcopy(found.views), publishing.POSITIONS, "positions")

    def history(
        self, party: str, capability: str, **asked: Any
    ) -> "Table[publishing.PositionView]":
        """One party on one capability."""
        return self.positions(party=party, capability=capability, **asked)

    def contradictions(
        self, *, within_days: int = 30, **asked: Any
    ) -> "Table[publishing.ContradictionView]":
        """What one party said of one capability that cannot both hold."""
        found = self._answers.contradictions(self._ask(asked), within_days)
        return Table(deepcopy(found.views), publishing.CONTRADICTIONS, "contradictions")

    def show(self, key: str) -> Shown:
        """Everything about one act, by its key or the first signs of it."""
        dossier = publishing.view_dossier(self._ledger.show(key))
        return Shown(dossier, publishing.print_dossier)

    def accept(self, key: str, *, by: str, why: str = "") -> Review:
        """Stand behind an act or a statement."""
        return self._ledger.review(key, Verdict.ACCEPT, who=by, why=why)

    def reject(self, key: str, *, by: str, why: str = "") -> Review:
        """Say that an act or a statement was misread."""
        return self._ledger.review(key, Verdict.REJECT, who=by, why=why)

    def undo(self, key: str, *, by: str, why: str = "") -> Review:
        """Take back the decision that stands on an act or a statement."""
        return self._ledger.review(key, Verdict.UNDO, who=by, why=why)

    def _ask(self, asked: Mapping[str, Any]) -> "Asked":
        from garant.ledger import ask

        return ask(**asked)


def readings_of(
    paths: Sequence[str | Path],
    *,
    language: str | None = None,
    pipeline: str | None = None,
    parties: Path | None = None,
    workers: int = 1,
    stdin: BinaryIO | None = None,
    on_error: Callable[[GarantError], None],
    unless_known: "tuple[str, Run] | None" = None,
) -> Iterator[Reading]:
    """Read reporting as it is asked for; `on_error` is told of what cannot be.

    Args:
        paths: The files and folders; `-` is the standard input.
        language: As for `read`.
        pipeline: As for `read`.
        parties: As for `read`.
        workers: As for `read`.
        stdin: What `-` stands for.
        on_error: Is told of each source that cannot be read, and by `AlreadyReadError` of each that
            needs no reading.
        unless_known: The address of a ledger and a make of reader: what that has read is not read.
    """
    # Loading a language pipeline takes a second: only reading pays for it.
    from garant.reading import make_reader
    from garant.reading.frame import frame
    from garant.reading.intake import sources

    taken_in = sources([str(path) for path in paths], stdin=stdin, on_error=on_error)
    open_reader = partial(make_reader, language=language, pipeline=pipeline, extra_parties=parties)
    framing = (
        flow.UnlessKnown(frame, partial(_open_known, *unless_known)) if unless_known else frame
    )
    if workers == 1:
        return flow.read(taken_in, frame=framing, reader=open_reader(), on_error=on_error)
    return flow.read_in_parallel(
        taken_in, frame=framing, open_reader=open_reader, workers=workers, on_error=on_error
    )


def _open_known(address: str, run: Run) -> Callable[[Document], bool]:
    """Open a ledger to ask what is known already; also in a reading process."""
    from garant.ledger import Ledger as Opened

    opened = Opened.open(address)

    def knows(document: Document) -> bool:
        return opened.knows(document, run)

    return knows
