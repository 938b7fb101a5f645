"""`garant backup`, `garant restore`, `garant check`: a ledger copied, brought back, looked over."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from garant.cli.options import LedgerAddress
from garant.cli.outcome import FAILED, one_line_outcomes
from garant.settings import read_settings

if TYPE_CHECKING:
    from garant.ledger import Ledger, Progress

_COUNTED = ("document", "statement", "act", "review", "entry")
"""Tables that a summary counts; the others follow from these."""


def backup_cli(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The copy to make.")],
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Put it in the place of a file of that name.")
    ] = False,
    ledger: LedgerAddress = None,
) -> None:
    """Copy the ledger into one file, as it is now, while others go on writing.

    The copy is a SQLite file wherever the ledger stands, and a ledger itself.
    """
    with one_line_outcomes(), _opened(ledger) as opened:
        from garant.ledger import backup, counts

        backup(opened.store, file, overwrite=overwrite)
        with _opened(str(file)) as copy:
            held = _summary(counts(copy.store))
        typer.echo(f"{opened.store.shown}: copied to {file}: {held}.")


def restore_cli(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The copy to bring back.")],
    ledger: LedgerAddress = None,
) -> None:
    """Bring a copy back to where there is no ledger: a new file, or an empty database.

    The copy is checked first, and left as it is. Nothing is ever written over.
    """
    with one_line_outcomes():
        from garant.ledger import counts, restore

        address = read_settings(os.environ, ledger=ledger).ledger
        restore(file, address)
        with _opened(address) as opened:
            held = _summary(counts(opened.store))
            typer.echo(f"{file}: restored to {opened.store.shown}: {held}.")


def check_cli(
    json_: Annotated[
        bool, typer.Option("--json", help="Write what was counted and found as JSON.")
    ] = False,
    ledger: LedgerAddress = None,
) -> None:
    """Check the ledger: every hash, span and key, and that no row was changed or taken out.

    What is wrong is told in a line each, and the exit code is then 1.
    """
    with one_line_outcomes(), _opened(ledger) as opened, _progress() as progress:
        from garant.ledger import check, counts

        store = opened.store
        faults = 0
        told = []
        for fault in check(store, progress=progress):
            faults += 1
            if json_:
                told.append(str(fault))
            else:
                typer.echo(str(fault))
        held = {} if faults else counts(store)
        if json_:
            typer.echo(json.dumps({"faults": told, "counts": held}, ensure_ascii=False))
        elif faults:
            typer.echo(f"{store.shown}: {faults} {'fault' if faults == 1 else 'faults'}.")
        else:
            typer.echo(f"{store.shown}: whole: {_summary(held)}.")
    if faults:
        raise typer.Exit(FAILED)


@contextmanager
def _opened(ledger: str | None) -> "Iterator[Ledger]":
    from garant.ledger import Ledger

    address = read_settings(os.environ, ledger=ledger).ledger
    with Ledger.open(address, create=False) as opened:
        yield opened


def _summary(held: Mapping[str, int]) -> str:
    plurals = {"entry": "entries"}
    counted = [
        f"{held[name]} {name if held[name] == 1 else plurals.get(name, f'{name}s')}"
        for name in _COUNTED
    ]
    links = held["document_link"] + held["act_link"]
    counted.insert(-1, f"{links} {'link' if links == 1 else 'links'}")
    return ", ".join(counted)


@contextmanager
def _progress() -> "Iterator[Progress | None]":
    """Shows how far a check has come to whoever waits at a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        TextColumn("{task.completed:.0f} of {task.total:.0f} documents"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("", total=1)
        yield lambda done, whole: shown.update(task, completed=done, total=whole)
