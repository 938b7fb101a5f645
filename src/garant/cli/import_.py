"""`garant import`: what people have already, into the ledger as what a person stands behind."""

import json
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from garant.cli.options import LedgerAddress
from garant.cli.outcome import BAD_INPUT, one_line_outcomes, tell
from garant.cli.review import By, reviewer_of
from garant.errors import QuestionError
from garant.settings import Settings, read_settings

if TYPE_CHECKING:
    from garant.bringing import Brought
    from garant.ledger import Ledger


def import_cli(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A CSV of positions kept by hand, annotations of Label Studio (JSON) or of "
            "INCEpTION (UIMA CAS XMI, in its zip).",
        ),
    ],
    mapping: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="How the columns of a CSV stand for fields of acts, in TOML."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would go in, and write nothing.")
    ] = False,
    by: By = None,
    json_: Annotated[
        bool, typer.Option("--json", help="Tell of each row or annotation in a line of JSON.")
    ] = False,
    ledger: LedgerAddress = None,
) -> None:
    """Bring in positions kept by hand, or annotations made in another tool, as reviewed acts.

    What cannot go in is told with its place, and the rest goes in. Bringing the same in again
    changes nothing.
    """
    with one_line_outcomes():
        settings = read_settings(os.environ, ledger=ledger, reviewer=by)
        with _opened(settings, only_look=dry_run) as opened:
            bad = _import(opened, settings, file, mapping, by, dry_run=dry_run, json_=json_)
    if bad:
        raise typer.Exit(BAD_INPUT)


def _import(
    ledger: "Ledger",
    settings: Settings,
    file: Path,
    mapping: Path | None,
    by: str | None,
    *,
    dry_run: bool,
    json_: bool,
) -> int:
    from garant.bringing import bring

    try:
        who = reviewer_of(settings, by)
    except QuestionError as error:
        tell(str(error))
        raise typer.Exit(BAD_INPUT) from error
    brought = bring(
        ledger,
        file,
        mapping=mapping,
        who=who,
        only_look=dry_run,
        ontology=partial(_ontology, settings),
        on_error=lambda error: tell(str(error)),
    )
    counted: Counter[str] = Counter()
    for one in brought.things():
        counted[one.outcome] += 1
        if json_:
            print(json.dumps(one.record(), ensure_ascii=False))  # noqa: T201
        elif one.told:
            typer.echo(f"  {one.told}")
    for remark in brought.remarks:
        tell(remark)
    if not json_:
        typer.echo(_summary(brought, counted, ledger, dry_run=dry_run))
    return brought.bad


def _summary(brought: "Brought", counted: Counter[str], ledger: "Ledger", *, dry_run: bool) -> str:
    parts = [f"{counted[name]} {name}" for name in counted]
    parts += [f"{brought.left_out} left out by the mapping"] if brought.left_out else []
    parts += [f"{brought.bad} not read"] if brought.bad else []
    where = "nothing was written" if dry_run else f"in {ledger.store.shown}"
    noun = brought.noun if brought.seen == 1 else f"{brought.noun}s"
    return f"{brought.seen} {noun} of {brought.name}: {', '.join(parts) or 'none'}; {where}."


@contextmanager
def _opened(settings: Settings, *, only_look: bool) -> "Iterator[Ledger]":
    """The ledger; where there is none and nothing is to be written, an empty one for a while."""
    from garant.ledger import Ledger

    file = settings.ledger.removeprefix("sqlite:///")
    if only_look and file != settings.ledger and not Path(file).exists():
        with (
            tempfile.TemporaryDirectory() as folder,
            Ledger.open(f"sqlite:///{folder}/none.db") as ledger,
        ):
            yield ledger
        return
    with Ledger.open(settings.ledger) as ledger:
        yield ledger


def _ontology(settings: Settings) -> Any:
    from garant.ontology import load_ontology

    return load_ontology(settings.parties)
