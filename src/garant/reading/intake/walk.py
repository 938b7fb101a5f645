"""From what the user named to open streams: files, folders, standard input."""

import io
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from garant.errors import InputError

OnError = Callable[[InputError], None]
"""What is told of each input that cannot be read."""

_PASSED_OVER = (
    ".png .jpg .jpeg .gif .webp .svg .ico .avif .bmp .tif .tiff .css .js .mjs .map .woff .woff2"
    " .ttf .otf .eot .mp3 .mp4 .m4a .ogg .wav .webm .avi .mov .zip .gz .bz2 .xz .7z .tar .tgz .zst"
    " .pyc .so .o .db .sqlite .sqlite3 .parquet .pickle .npz .npy .yaml .yml .toml .ini .cfg .py"
    " .sh .lock .csv .tsv .xlsx .xls"
)
_NOT_REPORTING = frozenset(_PASSED_OVER.split())
"""Endings passed over inside a folder, where a saved page keeps its pictures beside it. A file that
is named by itself is always looked at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file or stream to read: its name in messages, its id, and where it is."""

    name: str
    id: str
    path: Path | None


def entries(path: str, on_error: OnError) -> Iterator[Entry]:
    """The files behind one argument, a folder's in sorted order, hidden ones passed over."""
    if path == "-":
        yield Entry("standard input", "-", None)
        return
    here = Path(path)
    try:
        is_folder = here.is_dir()
    except (OSError, ValueError) as error:
        on_error(refused(path, error))
        return
    if not is_folder:
        yield Entry(path, here.name or path, here)
        return
    found = False
    for file in _files(here, on_error):
        found = True
        yield Entry(str(file), file.name, file)
    if not found:
        on_error(
            InputError(path, "holds no readable file", "name a folder with text, HTML or feeds")
        )


def _files(folder: Path, on_error: OnError) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        on_error(refused(str(folder), error))
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        try:
            mode = path.stat().st_mode
            linked = path.is_symlink()
        except OSError as error:
            on_error(refused(str(path), error))
            continue
        if stat.S_ISDIR(mode):
            # A link to a folder may lead back up: followed, the walk would not end.
            if not linked:
                yield from _files(path, on_error)
        elif stat.S_ISREG(mode) and path.suffix.lower() not in _NOT_REPORTING:
            yield path


def opened(entry: Entry, stdin: BinaryIO | None) -> BinaryIO:
    """Open an entry for reading.

    Raises:
        InputError: If there is no such file, or it may not be read.
    """
    if entry.path is None:
        if stdin is None:
            raise InputError("standard input", "is not connected", "give a file instead of -")
        return stdin
    try:
        return entry.path.open("rb")
    except (OSError, ValueError) as error:
        raise refused(entry.name, error) from error


def refused(name: str, error: Exception) -> InputError:
    """An operating-system error in the words of the user."""
    if isinstance(error, FileNotFoundError):
        return InputError(name, "there is no such file or folder", "check the name")
    if isinstance(error, PermissionError):
        return InputError(name, "may not be read", "change its permissions, or run as its owner")
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return InputError(name, f"cannot be read ({reason})", "check the name and the disk")


class Rewound(io.RawIOBase):
    """A stream whose first bytes were read already, from its start again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        """Always: it is for reading only."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill the buffer, first from what was read already."""
        wanted = len(buffer)
        taken: bytes | memoryview = self._head[:wanted]
        if taken:
            self._head = self._head[wanted:]
        else:
            taken = self._rest.read(wanted) or b""
        buffer[: len(taken)] = taken
        return len(taken)
