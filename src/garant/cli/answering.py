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
    from garant.answers import Answers
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


@contextmanager
def put_to_answers(**options: Any) -> "Iterator[tuple[Answers, Settings]]":
    """What answers a question, and the settings; as for `question`."""
    with question(**options) as (ledger, settings):
        from garant.answers import Answers

        answers = Answers(
            ledger,
            partial(_ontology, settings),
            reads_files=True,
            pacts_folder=settings.pacts_folder,
        )
        yield answers, settings


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
    answers: "Answers",
    asked: "Asked",
    shown: int,
    *,
    more: bool = False,
    undated: Literal["act", "statement"] | None = None,
) -> None:
    """Say what the answer does not show: that it is empty, cut, or leaves out what has no day.

    Args:
        answers: What answered.
        asked: What was wanted.
        shown: How many were shown.
        more: Whether there are more.
        undated: What may have been left out for want of a day.

    Raises:
        QuestionError: Nothing was found, and the document that was named is not there.
    """
    if more:
        goes_on = asked.offset + (asked.limit or shown)
        tell(f"there are more; --limit 0 shows all, --offset {goes_on} goes on")
    for remark in answers.left_out(asked, found=bool(shown or more), undated=undated):
        tell(str(remark))
