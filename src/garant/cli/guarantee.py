"""How a question about a guarantee is put: what `board`, `cover`, `hinges` and the others share."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, TextIO, TypeVar

import typer

from garant.cli.answering import Form, asked_of, form_of, put_to_answers
from garant.cli.outcome import standard_output, tell
from garant.errors import QuestionError

if TYPE_CHECKING:
    from garant.answers import Answers, Question
    from garant.ledger import Asked
    from garant.ontology import Ontology
    from garant.publishing import Sheet
    from garant.settings import Settings

View = TypeVar("View", bound=Mapping[str, Any])

DEFAULT_PACT = "ukraine"

PactOption = Annotated[
    str,
    typer.Option(
        "--pact",
        metavar="PACT",
        help="What is to be covered: the name of a pact that comes with Garant, or a YAML file.",
    ),
]


@dataclass(slots=True)
class Put:
    """A question about a guarantee as it is put: what answers it, and the form of the answer.

    `asked` is the question whose remarks are told once the answer is written.
    """

    answers: "Answers"
    settings: "Settings"
    form: Form
    pact: str
    known_at: datetime | None
    reviewed: bool
    asked: "Question | None" = None

    @property
    def ontology(self) -> "Ontology":
        """The parties, capabilities and units that are known."""
        return self.answers.ontology

    def days(self, **written: str | None) -> "Asked":
        """The days that a user wrote."""
        return asked_of(self.answers.ledger, self.settings, **written)

    def stretch(self, *, since: str | None, as_of: str | None) -> "Asked":
        """The days between which something is told, either of them open.

        Raises:
            QuestionError: The first is after the last.
        """
        days = self.days(as_of=as_of, since=since)
        if days.since and days.as_of and days.since > days.as_of:
            raise QuestionError(
                f"--since {days.since} is after --as-of {days.as_of}; give the earlier day first"
            )
        return days

    def question(self, as_of: date | None) -> "Question":
        """The question on a day; None for all that is known."""
        from garant.answers import Question

        self.asked = Question(
            pact=self.pact, as_of=as_of, known_at=self.known_at, reviewed=self.reviewed
        )
        return self.asked


@contextmanager
def guarantee_question(
    pact: str,
    *,
    known_at: str | None,
    reviewed: bool,
    json: bool,
    csv: bool = False,
    **options: Any,
) -> Iterator[Put]:
    """A question about a guarantee; mistakes in it, and in the pact, end with exit code 2.

    Args:
        pact: The name of a pact, or a file.
        known_at: The last moment recorded that counts.
        reviewed: Whether only what a person stands behind counts.
        json: Whether to answer in JSON.
        csv: Whether to answer in CSV.
        **options: What the command line says of settings (`ledger`, `publishers`).
    """
    with put_to_answers(**options) as (answers, settings):
        form = form_of(json=json, csv=csv)
        answers.pact(pact)
        moment = asked_of(answers.ledger, settings, known_at=known_at).known_at
        put = Put(answers, settings, form, pact, moment, reviewed)
        yield put
        for remark in answers.remarks(put.asked) if put.asked else ():
            tell(str(remark))


def write_view(
    view: View,
    form: Form,
    *,
    table: Callable[[View, TextIO], None],
    sheet: "Callable[[], Sheet[View]] | None" = None,
    bom: bool = False,
) -> None:
    """Write one view to standard output.

    Args:
        view: The view.
        form: What to write it as.
        table: Prints it.
        sheet: Gives the columns and rows it makes; asked for only where CSV is wanted.
        bom: Whether to lead CSV with a byte order mark.
    """
    from garant import publishing

    out = standard_output()
    if form is Form.JSON:
        publishing.write_json_object(view, out)
    elif form is Form.CSV and sheet:
        publishing.write_sheet(sheet(), [view], out, byte_order_mark=bom)
    else:
        table(view, out)
