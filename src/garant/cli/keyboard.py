"""What a person types, key by key at a terminal, or sent through a pipe."""

import io
import os
import re
import sys
from contextlib import suppress
from typing import Protocol, TextIO

import typer

try:
    import termios
    import tty
except ImportError:  # Windows has neither, and typer asks its console
    pass

_ENDS = "\x00\x04"
"""What Ctrl-D sends, by the mode that the terminal was in when it was pressed."""

_SEQUENCES = re.compile("\x1b(?:\\[[0-9;]*[A-Za-z~]|O[A-Za-z])?")
"""What keys without a sign of their own send: an arrow an escape sign, a bracket and a letter."""


class Keyboard(Protocol):
    """Gives letters, and lines where more than a letter is asked for."""

    is_terminal: bool

    def forget(self) -> None:
        """Drop what was typed so far: it was not meant for what is shown next."""

    def letter(self) -> str:
        """The next letter, in small; nothing at the end."""

    def line(self, asked: str) -> str | None:
        """What is typed after a question, None where it is withdrawn."""


class Typed:
    """A terminal: a letter counts as soon as its key is pressed."""

    is_terminal = True

    def __init__(self) -> None:
        self._typed = ""

    def forget(self) -> None:
        """Drop what was typed so far."""
        self._typed = ""
        if "termios" in globals():
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)

    def letter(self) -> str:
        """The next key that stands for a letter; Ctrl-D ends."""
        while True:
            if not self._typed:
                self._typed = _pressed()
            key, self._typed = self._typed[0], self._typed[1:]
            if key in _ENDS:
                return ""
            if key.isprintable() and not key.isspace():
                return key.lower()

    def line(self, asked: str) -> str | None:
        """A line, edited as the terminal lets one; Ctrl-D withdraws."""
        with suppress(ImportError):
            import readline  # noqa: F401 - lets the line be edited, where it is there
        try:
            return input(asked)
        except EOFError:
            return None


def _pressed() -> str:
    """The keys pressed, a blank for those that stand for no sign (arrows, ...)."""
    if "termios" not in globals():
        try:
            return typer.getchar() or _ENDS
        except EOFError:
            return _ENDS
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)
        sent = os.read(terminal, 64)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    if not sent:
        return _ENDS
    return _SEQUENCES.sub("", sent.decode("utf-8", "ignore")) or " "


class Piped:
    """A pipe of letters: "aas" judges three; what c and r ask for is the rest of their line."""

    is_terminal = False

    def __init__(self, source: TextIO) -> None:
        self.source = source

    def forget(self) -> None:
        """Nothing: what comes through a pipe was all sent beforehand."""

    def letter(self) -> str:
        """The next letter, whatever blanks and line ends stand before it."""
        while (sign := self.source.read(1)).isspace():
            pass
        return sign.lower()

    def line(self, asked: str) -> str | None:
        """The rest of the line."""
        return self.source.readline().strip()


def open_keyboard() -> Keyboard:
    """The keyboard of a terminal, else what is sent through standard input, if there is one."""
    if sys.stdin is None:
        return Piped(io.StringIO())
    if sys.stdin.isatty():
        return Typed()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    return Piped(sys.stdin)
