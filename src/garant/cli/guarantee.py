"""How a question about a guarantee is put: what `board`, `cover`, `hinges` and the others share."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, TextIO, TypeVar

import typer

from garant.cli.answering import Form, asked_of, form_of, question
from garant.cli.outcome import standard_output, tell
from garant.errors import PactError, QuestionError

if TYPE_CHECKING:
    from garant.ledger import Ledger
    from garant.model import ActRecord, Guarantee, Pact
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


@dataclass(frozen=True, slots=True)
class Put:
    """A question about a guarantee: the ledger it is put to, and the pact it is about."""

    ledger: "Ledger"
    settings: "Settings"
    ontology: "Ontology"
    pact: "Pact"
    form: Form
    known_at: datetime | None
    reviewed: bool
    remarks: list[str] = field(default_factory=list)

    def day(self, **written: str | None) -> date | None:
        """The day that a user wrote, as `as_of`; None for all that is known."""
        return asked_of(self.ledger, self.settings, **written).as_of

    def guarantee(self, as_of: date | None) -> "Guarantee":
        """The guarantee on a day, by what the ledger holds for the pact's beneficiary.

        What it leaves out is noted, to be told once the answer is written.
        """
        from garant.assessment import make_guarantee
        from garant.ontology import PartyKind

        positions = self.ledger.positions(
            as_of=as_of, known_at=self.known_at, reviewed_only=self.reviewed
        )
        asked = {need.capability for need in self.pact.needs}
        placed = [each for each in positions if each.beneficiary is not None]
        collectives = [
            code
            for code, party in self.ontology.parties.items()
            if party.kind is PartyKind.COLLECTIVE
        ]
        capabilities = self.ontology.capabilities.values()
        guarantee = make_guarantee(
            self.pact,
            placed,
            as_of,
            collectives=collectives,
            unit=self.ontology.unit,
            uncounted=[each.code for each in capabilities if not each.units],
        )
        open_ended = [each for each in positions if each.beneficiary is None]
        self._remark(guarantee, sum(each.capability in asked for each in open_ended))
        return guarantee

    def _remark(self, guarantee: "Guarantee", left_out: int) -> None:
        self.remarks.clear()
        if left_out:
            what = "position is" if left_out == 1 else "positions are"
            self.remarks.append(
                f"{left_out} {what} left out, since no text says for whom; see 'garant history'"
            )
        if not guarantee.known and not guarantee.voices:
            on = f" on {guarantee.as_of}" if guarantee.as_of else ""
            self.remarks.append(
                f"nothing in the ledger is for {self.pact.beneficiary} or of this pact{on}"
            )

    def acts(self, keys: Iterable[str]) -> "dict[str, ActRecord]":
        """The acts that figures rest on."""
        return self.ledger.acts_by_key(keys)


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
    with question(**options) as (opened, settings):
        from garant.ontology import load_ontology, load_pact

        form = form_of(json=json, csv=csv)
        ontology = load_ontology(settings.parties)
        try:
            loaded = load_pact(pact, ontology, folder=settings.pacts_folder)
        except PactError as error:
            raise QuestionError(str(error)) from error
        moment = asked_of(opened, settings, known_at=known_at).known_at
        put = Put(opened, settings, ontology, loaded, form, moment, reviewed)
        yield put
        for remark in put.remarks:
            tell(remark)


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


def nearest_of(text: str, known: Iterable[str], what: str) -> str:
    """The name that a user means, whatever its case.

    Raises:
        QuestionError: There is none; the nearest is told.
    """
    from garant import answers

    return answers.nearest_of(text, known, what)
