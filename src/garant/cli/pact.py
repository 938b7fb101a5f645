"""`garant pact`: begin, check and show what a person wrote down as to be covered."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from garant.cli.options import Json
from garant.cli.outcome import BAD_INPUT, one_line_outcomes, standard_output, tell
from garant.errors import GarantError, PactError

if TYPE_CHECKING:
    from garant.ontology import Ontology
    from garant.settings import Settings

pact_app = typer.Typer(
    name="pact",
    help="Begin, check and show pacts: what is to be covered, before anybody's offer.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Labels(StrEnum):
    """The languages that the pacts that come with Garant have their labels in."""

    EN = "en"
    FR = "fr"


_Pact = Annotated[
    str,
    typer.Argument(
        metavar="PACT", help="The name of a pact that comes with Garant, or a YAML file."
    ),
]
_Language = Annotated[Labels, typer.Option("--language", help="The language of titles and labels.")]


@contextmanager
def pact_outcomes() -> Iterator[None]:
    """End a command as all do, with exit code 2 for a pact that is not there or has mistakes."""
    with one_line_outcomes():
        try:
            yield
        except PactError as error:
            for line in str(error).splitlines():
                tell(line)
            raise typer.Exit(BAD_INPUT) from error


@pact_app.command("new")
def new_cli(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="Where to write it; standard output if left out."),
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="TITLE", help="What the pact is called.")
    ] = None,
) -> None:
    """Write a commented pact to begin with; 'garant pact check' finds nothing wrong in it."""
    with pact_outcomes():
        from garant.ontology import new_pact

        text = new_pact(name)
        if file is None or str(file) == "-":
            standard_output().write(text)
            return
        try:
            # "x": what somebody wrote is never written over.
            with file.open("x", encoding="utf-8", newline="\n") as out:
                out.write(text)
        except FileExistsError as error:
            raise GarantError(f"{file}: it is there already; give another name") from error
        except ValueError as error:
            raise GarantError(f"{file}: no path; give another name") from error
        tell(f"{file}: written; change it, then run 'garant pact check {file}'")


@pact_app.command("check")
def check_cli(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILES", help="The YAML files of pacts; - is standard input."),
    ],
    json_: Json = False,
) -> None:
    """Tell of every mistake in the files of pacts, each with its line; exit code 2 for any.

    A remark tells of what may be meant; it is told where there are no mistakes.
    """
    with pact_outcomes():
        from garant.ontology import check_pact
        from garant.publishing import write_json

        ontology = _ontology()
        found = {
            file: check_pact(
                file, ontology, data=sys.stdin.buffer.read() if str(file) == "-" else None
            )
            for file in dict.fromkeys(files)
        }
        if json_:
            told = (asdict(mistake) for mistakes in found.values() for mistake in mistakes)
            write_json(told, standard_output())
        for file, mistakes in found.items():
            for mistake in mistakes if not json_ else ():
                tell(str(mistake))
            if not json_ and all(mistake.is_remark for mistake in mistakes):
                typer.echo(f"{file}: no mistakes")
        if any(not mistake.is_remark for mistakes in found.values() for mistake in mistakes):
            raise typer.Exit(BAD_INPUT)


@pact_app.command("list")
def list_cli(json_: Json = False, language: _Language = Labels.EN) -> None:
    """List the pacts that go by a name: those that come with Garant, and one's own."""
    with pact_outcomes():
        from garant import publishing
        from garant.ontology import PactShelf, load_ontology

        settings = _settings()
        ontology = load_ontology(settings.parties)
        shelf = PactShelf(settings.pacts_folder)
        views = []
        for name in shelf.names:
            try:
                views.append(publishing.view_pact(shelf.load(name, ontology)))
            except PactError as error:
                # One of the user's own that has mistakes hides no other.
                for line in str(error).splitlines():
                    tell(line)
        if json_:
            publishing.write_json(views, standard_output())
        else:
            publishing.print_pacts(views, standard_output(), language=language)


@pact_app.command("show")
def show_cli(
    pact: _Pact,
    json_: Json = False,
    yaml: Annotated[
        bool, typer.Option("--yaml", help="Write its file, to make another of it.")
    ] = False,
    language: _Language = Labels.EN,
) -> None:
    """Show a pact: its needs by pillar, what must hold, conditions with their states, sources."""
    with pact_outcomes():
        from garant import publishing
        from garant.ontology import load_ontology, load_pact, pact_text

        if json_ and yaml:
            tell("--json and --yaml are two forms of one answer; choose one")
            raise typer.Exit(BAD_INPUT)
        out = standard_output()
        settings = _settings()
        folder = settings.pacts_folder
        if yaml:
            out.write(pact_text(pact, folder=folder))
            return
        ontology = load_ontology(settings.parties)
        view = publishing.view_pact(load_pact(pact, ontology, folder=folder))
        if json_:
            publishing.write_json_object(view, out)
        else:
            publishing.print_pact(view, out, ontology=ontology, language=language)


@pact_app.command("schema")
def schema_cli() -> None:
    """Write the JSON Schema by which editors complete and check a pact."""
    with pact_outcomes():
        from garant.ontology import pact_json_schema

        schema = json.dumps(pact_json_schema(), ensure_ascii=False, indent=2)
        standard_output().write(f"{schema}\n")


def _ontology() -> "Ontology":
    from garant.ontology import load_ontology

    return load_ontology(_settings().parties)


def _settings() -> "Settings":
    from garant.settings import read_settings

    return read_settings(os.environ)
