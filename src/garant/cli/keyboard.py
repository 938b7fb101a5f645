"""What a person types, key by key at a terminal, or sent through a pipe."""

import sys
from contextlib import suppress
from typing import Protocol, TextIO

import typer


class Keyboard(Protocol):
    """Gives letters, and lines where more than a letter is asked for."""

    is_terminal: bool

    def letter(self) -> str:
        """The next letter, in small; nothing at the end."""

    def line(self, asked: str) -> str | None:
        """What is typed after a question, None where it is withdrawn."""


class Typed:
    """A terminal: a letter counts as soon as its key is pressed."""

    is_terminal = True

    def letter(self) -> str:
        """The next key that stands for a letter; Ctrl-D ends."""
        while True:
            try:
                key = typer.getchar()
            except EOFError:
                return ""
            if len(key) == 1 and key.isprintable() and not key.isspace():
                return key.lower()

    def line(self, asked: str) -> str | None:
        """A line, edited as the terminal lets one; Ctrl-D withdraws."""
        with suppress(ImportError):
            import readline  # noqa: F401 - lets the line be edited, where it is there
        try:
            return input(asked)
        except EOFError:
            return None


class Piped:
    """A pipe of letters: "aas" judges three; what c and r ask for is the rest of their line."""

    is_terminal = False

    def __init__(self, source: TextIO) -> None:
        self.source = source

    def letter(self) -> str:
        """The next letter, whatever blanks and line ends stand before it."""
        while (sign := self.source.read(1)).isspace():
            pass
        return sign.lower()

    def line(self, asked: str) -> str | None:
        """The rest of the line."""
        return self.source.readline().strip()


def open_keyboard() -> Keyboard:
    """The keyboard of a terminal, else what is sent through standard input."""
    return Typed() if sys.stdin.isatty() else Piped(sys.stdin)
