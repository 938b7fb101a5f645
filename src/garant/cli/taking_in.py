"""What `read` and `add` share: the documents named, how they are read, what cannot be."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from garant.cli.outcome import tell
from garant.errors import AlreadyRead, GarantError
from garant.settings import Settings, read_settings

if TYPE_CHECKING:
    from garant.model import Document, Reading

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
        if isinstance(error, AlreadyRead):
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
    open_known: "Callable[[], Callable[[Document], bool]] | None" = None,
) -> "Iterator[Reading]":
    """Read what the user named.

    Args:
        paths: What the user named.
        settings: How to read.
        failures: Is told of each input that cannot be read.
        open_known: Opens what tells of a document whether it needs no reading; goes to reading
            processes.
    """
    # Loading a language pipeline takes a second: only reading pays for it.
    from garant import flow
    from garant.reading import make_reader
    from garant.reading.frame import frame
    from garant.reading.intake import sources

    taken_in = sources(paths, stdin=sys.stdin.buffer, on_error=failures)
    open_reader = partial(
        make_reader,
        language=settings.language,
        pipeline=settings.pipeline,
        extra_parties=settings.parties,
    )
    framing = flow.UnlessKnown(frame, open_known) if open_known else frame
    if settings.workers == 1:
        return flow.read(taken_in, frame=framing, reader=open_reader(), on_error=failures)
    return flow.read_in_parallel(
        taken_in,
        frame=framing,
        open_reader=open_reader,
        workers=settings.workers,
        on_error=failures,
    )
