"""`garant add`: documents in, readings into the ledger, a summary out."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from garant.cli.outcome import BAD_INPUT, one_line_outcomes
from garant.cli.progress import wanted, with_progress
from garant.cli.taking_in import (
    Failures,
    Language,
    Parties,
    Paths,
    Pipeline,
    Workers,
    readings_of,
    settings_with,
)

if TYPE_CHECKING:
    from garant.ledger import Ledger
    from garant.model import Recorded


def add_cli(
    paths: Paths,
    ledger: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="The ledger: a file, or sqlite:///FILE, postgresql://HOST/NAME."
        ),
    ] = None,
    workers: Workers = None,
    language: Language = None,
    pipeline: Pipeline = None,
    parties: Parties = None,
    json_: Annotated[
        bool, typer.Option("--json", help="Tell of each document in a line of JSON.")
    ] = False,
) -> None:
    """Read reporting and record what was found; what is known already is not read again.

    What is told as recorded is safe. Stopped half-way, run the same again: it goes on where it was.
    """
    with one_line_outcomes():
        from garant import flow
        from garant.ledger import Ledger
        from garant.reading import make_of_reader

        settings = settings_with(
            ledger=ledger, language=language, pipeline=pipeline, parties=parties, workers=workers
        )
        run = make_of_reader(settings.language, settings.pipeline, settings.parties)
        failures = Failures()
        with Ledger.open(settings.ledger) as opened:
            readings = readings_of(paths, settings, failures, (settings.ledger, run))
            recorded = flow.record(
                readings, take_down=partial(opened.record, run=run, on_error=failures)
            )
            if wanted(sys.stdout.isatty() and json_):
                recorded = with_progress(
                    recorded, paths, lambda: failures.count, lambda: failures.known
                )
            if json_:
                for one in recorded:
                    print(json.dumps(asdict(one), ensure_ascii=False))  # noqa: T201
            else:
                _summarise(recorded, opened, failures)
    if failures.count:
        raise typer.Exit(BAD_INPUT)


def _summarise(recorded: "Iterable[Recorded]", ledger: "Ledger", failures: Failures) -> None:
    """Count what was recorded, and name what is a copy, an update or in doubt."""
    told: list[Recorded] = []
    outcomes: Counter[str] = Counter()
    statements = acts = 0
    for one in recorded:
        outcomes[one.outcome.value] += 1
        statements += one.statements
        acts += one.acts
        if one.like or one.doubts:
            told.append(one)
    outcomes["known"] += failures.known
    whole = sum(outcomes.values())
    counted = ", ".join(f"{outcomes[name]} {name}" for name in _ORDER if outcomes[name])
    typer.echo(
        f"{whole} {_plural('document', whole)} in {ledger.store.shown}: {counted or 'none'}."
    )
    new = whole - outcomes["known"]
    if new:
        typer.echo(
            f"Recorded {statements} {_plural('statement', statements)} "
            f"and {acts} {_plural('act', acts)}."
        )
    for line in _lines(told, ledger):
        typer.echo(line)


_ORDER = ("new", "copy", "update", "read again", "known")
_TOLD_AT_MOST = 20


def _lines(told: "list[Recorded]", ledger: "Ledger") -> Iterator[str]:
    names = ledger.document_names(key for one in told for key in one.like)
    alike = [one for one in told if one.like]
    for one in alike[:_TOLD_AT_MOST]:
        others = ", ".join(names[key] for key in one.like)
        yield f"  {one.name}: {one.outcome.value} of {others}"
    if len(alike) > _TOLD_AT_MOST:
        yield f"  ... and {len(alike) - _TOLD_AT_MOST} more copies and updates"
    doubtful = [one for one in told if one.doubts]
    if doubtful:
        doubts = sum(one.doubts for one in doubtful)
        yield (
            f"{doubts} {_plural('doubt', doubts)} in {len(doubtful)} "
            f"{_plural('document', len(doubtful))}: see 'garant documents' and 'garant review'."
        )


def _plural(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"
