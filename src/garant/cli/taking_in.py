"""What `read` and `add` share: the documents named, how they are read, what cannot be."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from garant.cli.outcome import tell
from garant.errors import AlreadyReadError, GarantError
from garant.settings import Settings, read_settings

if TYPE_CHECKING:
    from garant.model import Reading, Run

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATHS",
        help="Texts, pages, feeds, JSONL records, PDFs, or folders of them; - is standard input.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Read in N processes; the output stays the same."),
]
Language = Annotated[
    str | None,
    typer.Option(metavar="CODE", help="Read every document as this language, such as fr."),
]
Pipeline = Annotated[
    str | None,
    typer.Option(
        metavar="NAME", help="Use an installed spaCy pipeline with UD labels, or its folder."
    ),
]
Parties = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Know the parties of this YAML file too.")
]


class Failures:
    """Tells of each input that cannot be read, and counts them; counts what needs no reading."""

    def __init__(self) -> None:
        self.count = 0
        self.known = 0

    def __call__(self, error: GarantError) -> None:
        """Hear of one."""
        if isinstance(error, AlreadyReadError):
            self.known += 1
            return
        self.count += 1
        tell(str(error))


def settings_with(**options: Any) -> Settings:
    """The settings in force, where options that were given prevail."""
    return read_settings(os.environ, **options)


def readings_of(
    paths: list[str],
    settings: Settings,
    failures: Failures,
    unless_known: "tuple[str, Run] | None" = None,
) -> "Iterator[Reading]":
    """Read what the user named.

    Args:
        paths: What the user named.
        settings: How to read.
        failures: Is told of each input that cannot be read.
        unless_known: The address of a ledger and a make of reader: what that has read is not read.
    """
    from garant import library

    return library.readings_of(
        paths,
        language=settings.language,
        pipeline=settings.pipeline,
        parties=settings.parties,
        workers=settings.workers,
        stdin=sys.stdin.buffer,
        on_error=failures,
        unless_known=unless_known,
    )
