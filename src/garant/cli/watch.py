"""`garant watch`: feeds in, again and again; what is new recorded, what changed told."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from garant.cli.options import LedgerAddress
from garant.cli.outcome import one_line_outcomes
from garant.cli.taking_in import Language, Parties, Pipeline
from garant.settings import Settings, read_settings

if TYPE_CHECKING:
    from garant.watching import Event, Plan


def watch_cli(
    plan: Annotated[
        Path, typer.Argument(metavar="FEEDS", help="The feeds, and how to ask them: a TOML file.")
    ],
    once: Annotated[
        bool, typer.Option("--once", help="Go round once through what is due, and end.")
    ] = False,
    atom: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what changed as an Atom feed there.")
    ] = None,
    digest: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write what changed as a message of mail there; none, no file."
        ),
    ] = None,
    ledger: LedgerAddress = None,
    language: Language = None,
    pipeline: Pipeline = None,
    parties: Parties = None,
    json_: Annotated[
        bool, typer.Option("--json", help="Tell of each event in a line of JSON.")
    ] = False,
) -> None:
    """Watch feeds politely: ask, read what is new, record it, tell what changed.

    Each event is a line. Stopped or killed at any moment, start it again: nothing is lost, and
    nothing added twice.
    """
    with one_line_outcomes():
        settings = read_settings(
            os.environ, ledger=ledger, language=language, pipeline=pipeline, parties=parties
        )
        from garant.watching import load_plan

        _watch(settings, load_plan(plan), plan, once, atom, digest, json_=json_)


def _watch(
    settings: Settings,
    plan: "Plan",
    path: Path,
    once: bool,
    atom: Path | None,
    digest: Path | None,
    *,
    json_: bool,
) -> None:
    from garant.answers import Answers
    from garant.ledger import Ledger
    from garant.reading import make_of_reader
    from garant.reading.apart import ReaderApart
    from garant.watching import Asker, Intake, State, Telling, Watch

    def tell(event: "Event") -> None:
        typer.echo(event.json() if json_ else event.line(), err=not json_)

    clock = StoppableClock()
    reader = ReaderApart(settings.language, settings.pipeline, settings.parties)
    run = make_of_reader(settings.language, settings.pipeline, settings.parties)
    with (
        Ledger.open(settings.ledger) as ledger,
        closing(State(state_file(settings, plan, path))) as state,
        clock.stopped_by_signals(),
    ):
        answers = Answers(
            ledger,
            partial(_ontology, settings),
            reads_files=True,
            pacts_folder=settings.pacts_folder,
        )
        telling = Telling(answers, plan, state, clock, atom=atom, digest=digest, tell=tell)
        asker = Asker(state, clock, plan.contact, plan.delay_seconds, plan.inside)
        intake = Intake(ledger, run, reader)
        settle = partial(telling.settle, once=once)
        try:
            Watch(plan, state, asker, intake, clock, tell, settle).run(once=once)
        finally:
            reader.stop()


def state_file(settings: Settings, plan: "Plan", path: Path) -> Path:
    """Where it is kept what was seen: as the plan says, else beside the ledger or the plan."""
    if plan.state is not None:
        return plan.state
    file = settings.ledger.removeprefix("sqlite:///")
    beside = path if file == settings.ledger else Path(file)
    return beside.with_name(f"{beside.name}.watch")


class StoppableClock:
    """The system's clock, until somebody stops it."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def wait(self, seconds: float) -> bool:
        """Wait; true once it is stopped."""
        return self._stopped.wait(seconds)

    @contextmanager
    def stopped_by_signals(self) -> Iterator[None]:
        """Let Ctrl-C and a plain kill stop it: what is being done is done to its end."""

        def stop(number: int, frame: object) -> None:
            if self._stopped.is_set():
                raise KeyboardInterrupt  # asked twice: at once
            self._stopped.set()

        held = {each: signal.signal(each, stop) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in held.items():
                signal.signal(each, handler)


def _ontology(settings: Settings) -> Any:
    from garant.ontology import load_ontology

    return load_ontology(settings.parties)
