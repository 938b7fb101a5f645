"""What persons did at a ledger, as plain records, as a sheet and as lines."""

from collections.abc import Iterator, Sequence
from typing import TextIO, TypedDict

from rich.text import Text

from garant.model import Deed
from garant.publishing.cells import Cell, Sheet
from garant.publishing.terminal import clean, open_console, without_padding


class DeedView(TypedDict):
    """Something that a person did: what, to what, when, and why.

    `recorded` is a moment in UTC. `kind` is act, statement, document or account; `subject` its key
    or name, `other` what else it is about.
    """

    recorded: str
    who: str
    what: str
    kind: str
    subject: str
    other: str | None
    why: str


def view_deeds(deeds: Sequence[Deed]) -> list[DeedView]:
    """Show deeds as plain records."""
    return [
        {
            "recorded": deed.recorded.isoformat(),
            "who": deed.who,
            "what": deed.what,
            "kind": deed.kind,
            "subject": deed.subject,
            "other": deed.other,
            "why": deed.why,
        }
        for deed in deeds
    ]


def print_deeds(deeds: Sequence[DeedView], out: TextIO, *, width: int | None = None) -> None:
    """Print deeds, a line each.

    Args:
        deeds: The deeds.
        out: Where to print.
        width: Columns to use; by default the terminal's.
    """
    console = open_console(out, width)
    with without_padding(console, out):
        for deed in deeds:
            line = Text(f"{deed['recorded'][:16].replace('T', ' ')}  ")
            line.append(clean(deed["who"]), style="bold").append(f"  {deed['what']} ")
            line.append(f"{deed['kind']} {_short(deed['kind'], deed['subject'])}")
            if deed["other"]:
                line.append(f", {_short('', deed['other'])}")
            line.append(f"  {clean(deed['why'])}" if deed["why"] else "")
            console.print(line)


def _short(kind: str, name: str) -> str:
    """A key's first signs; a name as it is."""
    return clean(name) if kind == "account" else clean(name)[:8]


def _row(deed: DeedView) -> Iterator[Sequence[Cell]]:
    yield (
        deed["recorded"],
        deed["who"],
        deed["what"],
        deed["kind"],
        deed["subject"],
        deed["other"],
        deed["why"],
    )


DEEDS = Sheet(("recorded", "who", "what", "kind", "subject", "other", "why"), _row)
