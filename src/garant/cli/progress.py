"""A progress bar on standard error, for whoever waits at a terminal."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")

_MANY_A_FILE = {"", ".atom", ".json", ".jsonl", ".ndjson", ".rss", ".xml"}
"""Endings of files that may hold any number of documents."""

_COUNTED_AT_MOST = 100_000
"""Files counted beforehand; a folder of more is read without a known end."""


def with_progress(
    items: Iterator[Item],
    paths: Sequence[str],
    failed: Callable[[], int],
    passed: Callable[[], int] = lambda: 0,
) -> Iterator[Item]:
    """Hand on what comes of each document while a bar counts them.

    Args:
        items: What comes of the documents, one of each.
        paths: What the user named, to know how many there will be.
        failed: How many inputs could not be read so far.
        passed: How many needed no reading so far.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        BarColumn(),
        TextColumn("{task.completed:.0f} documents"),
        TextColumn("{task.fields[failed]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=expected(paths), failed="")
        for number, item in enumerate(items, start=1):
            failures = failed()
            told = f"{failures} not read" if failures else ""
            progress.update(task, completed=number + failures + passed(), failed=told)
            yield item


def expected(paths: Sequence[str]) -> int | None:
    """How many documents the paths hold, where their names tell; a folder's pictures count too."""
    files = list(islice(_files(paths), _COUNTED_AT_MOST))
    if len(files) == _COUNTED_AT_MOST:
        return None
    if any(Path(file).suffix.lower() in _MANY_A_FILE for file in files):
        return None
    return len(files)


def _files(paths: Sequence[str]) -> Iterator[str]:
    for path in paths:
        if not Path(path).is_dir():
            yield path
            continue
        for _, folders, names in os.walk(path):
            folders[:] = [folder for folder in folders if not folder.startswith(".")]
            yield from (name for name in names if not name.startswith("."))


def wanted(output_is_terminal: bool) -> bool:
    """Whether a bar helps: somebody watches, and the readings do not scroll by anyway."""
    return sys.stderr.isatty() and not output_is_terminal
