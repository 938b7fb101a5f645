"""How a question to the ledger is put and its answer written: what all such commands share."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TextIO, TypeVar

import typer

from garant.cli.outcome import BAD_INPUT, one_line_outcomes, standard_output, tell
from garant.errors import QuestionError
from garant.settings import Settings, read_settings

if TYPE_CHECKING:
    from garant.ledger import Asked, Ledger
    from garant.publishing import Sheet

View = TypeVar("View", bound=Mapping[str, Any])

SHOWN_IN_TABLES = 50
"""Rows of a table, unless the user says how many: what one reads at a time."""


class Form(Enum):
    """What an answer is written as."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@contextmanager
def question(**options: Any) -> "Iterator[tuple[Ledger, Settings]]":
    """The ledger that a question is put to, and the settings; mistakes in it end with exit code 2.

    Args:
        **options: What the command line says of settings (`ledger`, `publishers`).
    """
    with one_line_outcomes():
        try:
            settings = read_settings(os.environ, **options)
            with _opened(settings) as ledger:
                yield ledger, settings
        except QuestionError as error:
            for line in str(error).splitlines():
                tell(line)
            raise typer.Exit(BAD_INPUT) from error


def _opened(settings: Settings) -> "Ledger":
    from garant.ledger import Ledger

    if settings.publishers is None:
        return Ledger.open(settings.ledger, create=False)
    from garant.ontology import load_publishers

    publishers = load_publishers(settings.publishers)
    return Ledger.open(settings.ledger, create=False, publishers=publishers)


def asked_of(ledger: "Ledger", settings: Settings, **written: Any) -> "Asked":
    """What is wanted, from what the user wrote.

    Args:
        ledger: The ledger, which knows the codes it holds.
        settings: Name the user's own parties.
        **written: As for `garant.ledger.ask`.

    Raises:
        QuestionError: There are mistakes in it.
    """
    from garant.ledger import ask

    for name, value in written.items():
        if isinstance(value, str) and not value.strip():
            raise QuestionError(f"--{name.replace('_', '-')} is empty; leave it out or fill it in")
    return ask(**written, ontology=partial(_ontology, settings), is_held=ledger.holds)


def _ontology(settings: Settings) -> Any:
    from garant.ontology import load_ontology

    return load_ontology(settings.parties)


def form_of(*, json: bool, csv: bool) -> Form:
    """What to write the answer as.

    Raises:
        QuestionError: Two forms at once.
    """
    if json and csv:
        raise QuestionError("--json and --csv are two forms of one answer; choose one")
    if json:
        return Form.JSON
    return Form.CSV if csv else Form.TABLE


def limit_of(limit: int | None, form: Form) -> int | None:
    """How many to show, None for all: what the user says, else 50 in a table."""
    if limit is None:
        return SHOWN_IN_TABLES if form is Form.TABLE else None
    return limit or None


def one_more(limit: int | None) -> int | None:
    """How many to find so that it can be told whether there are more than are shown."""
    return None if limit is None else limit + 1


def write_answer(
    shown: Sequence[View],
    form: Form,
    *,
    table: "Callable[[], Callable[[Sequence[View], TextIO], None]]",
    sheet: "Callable[[], Sheet[View]]",
    bom: bool,
) -> None:
    """Write the answer to standard output.

    Args:
        shown: The views.
        form: What to write them as.
        table: Gives what prints them; asked for only where tables are wanted.
        sheet: Gives the columns and rows they make; asked for only where CSV is wanted.
        bom: Whether to lead CSV with a byte order mark.
    """
    from garant import publishing

    out = standard_output()
    if form is Form.JSON:
        publishing.write_json(shown, out)
    elif form is Form.CSV:
        publishing.write_sheet(sheet(), shown, out, byte_order_mark=bom)
    elif shown:
        table()(shown, out)


def tell_what_is_missing(
    ledger: "Ledger",
    asked: "Asked",
    found: int,
    limit: int | None = None,
    *,
    undated: Literal["act", "statement"] | None = None,
) -> None:
    """Say what the answer does not show: that it is empty, cut, or leaves out what has no day.

    Args:
        ledger: The ledger.
        asked: What was wanted.
        found: How many were found, one more than shown where there are more.
        limit: How many were shown at most, None for all.
        undated: What may have been left out for want of a day.

    Raises:
        QuestionError: Nothing was found, and the document that was named is not there.
    """
    from garant.ledger import UNDATED_COUNTED

    if limit is not None and found > limit:
        tell(f"there are more; --limit 0 shows all, --offset {asked.offset + limit} goes on")
    if not found:
        _tell_of_nothing(ledger, asked)
    if undated and (asked.as_of or asked.since or asked.until):
        count = ledger.undated(asked, statements=undated == "statement")
        if count:
            what = (
                f"{undated} without a date is" if count == 1 else f"{undated}s without a date are"
            )
            tell(f"{count if count <= UNDATED_COUNTED else 'more than a thousand'} {what} left out")


def _tell_of_nothing(ledger: "Ledger", asked: "Asked") -> None:
    from garant.ledger import Asked

    if asked.document and not ledger.documents(Asked(document=asked.document)):
        raise QuestionError(
            f"there is no document {asked.document!r} in the ledger; see 'garant documents'"
        )
    told = "nothing in the ledger answers"
    if asked.offset:
        told = f"there are no more than {asked.offset}"
    elif asked.speaker and " " in asked.speaker:
        told += f"; speakers are kept by family name, such as {asked.speaker.split()[-1]}"
    tell(told)
