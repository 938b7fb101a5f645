"""How a command ends: the exit codes, and one line for whatever is no bug."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import typer

from garant.errors import GarantError

FAILED = 1
"""What was asked for could not be done at all."""

BAD_INPUT = 2
"""Something could not be read; the rest was. Also a command used wrongly."""

INTERRUPTED = 130
"""Ctrl-C, as shells count it."""

PIPE_CLOSED = 141
"""Whoever took the output stopped taking it, as shells count it."""


def tell(message: str) -> None:
    """Say one line on standard error, whatever the message holds."""
    line = "".join(sign if sign.isprintable() else " " for sign in " ".join(message.split()))
    typer.echo(f"garant: {line}", err=True)


def standard_output() -> TextIO:
    """Standard output as UTF-8 with its line ends as written, whatever the locale says."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")
    return sys.stdout


@contextmanager
def one_line_outcomes() -> Iterator[None]:
    """End the command with one line and its exit code for what is no bug of ours."""
    try:
        yield
        sys.stdout.flush()
    except GarantError as error:
        # A words file is reported whole: one line for each of its mistakes.
        for line in str(error).splitlines():
            tell(line)
        raise typer.Exit(FAILED) from error
    except KeyboardInterrupt as interrupt:
        tell("interrupted")
        raise typer.Exit(INTERRUPTED) from interrupt
    except BrokenPipeError as broken:
        # The interpreter flushes standard output once more when it ends: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from broken
    except OSError as error:
        # Input has its own errors by now; this is the output: a full disk, a folder in its place.
        where = f"{error.filename}: " if error.filename else ""
        tell(f"{where}{error.strerror or error}; nothing more was written")
        raise typer.Exit(FAILED) from error
