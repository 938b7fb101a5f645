"""Readings as tables on a terminal: who says what; who does what, how firmly, on what condition."""

import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from garant.model import Reading
from garant.publishing.views import (
    ActorView,
    ActView,
    DoubtView,
    PassageView,
    ReadingView,
    StatementView,
    view,
)

PIPE_WIDTH = 100
"""Columns where the output is no terminal and nothing tells how wide it is."""

_LEAST_WIDTH = 60
_SHOWN_WORDS = 300
"""Characters of a passage shown at most; the other formats have it whole."""

# What would move the cursor, ring, recolour or turn the direction of a terminal.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")

_PADDING = re.compile(" +$", re.MULTILINE)

_FIRMNESS_STYLES = {
    "delivered": "bold green",
    "signed": "bold green",
    "committed": "green",
    "ready": "green",
    "possible": "yellow",
    "signalled": "yellow",
    "vague": "yellow",
    "reluctant": "red",
    "excluded": "bold red",
}


def write_tables(
    readings: Iterable[Reading], out: TextIO, *, explain: bool = False, width: int | None = None
) -> None:
    """Print each document's tables as soon as it is read, with colour on a terminal only.

    Args:
        readings: The readings, in the order to print.
        out: Where to print.
        explain: Whether each act comes with the clues that made it.
        width: Columns to use; by default the terminal's, and `PIPE_WIDTH` where there is none.
    """
    if width is None and not out.isatty():
        width = PIPE_WIDTH
    console = Console(file=out, width=width, highlight=False, emoji=False, markup=False)
    if console.width < _LEAST_WIDTH:
        console.width = _LEAST_WIDTH
    gap = ""
    for reading in readings:
        out.write(gap)
        gap = "\n"
        with console.capture() as captured:
            _print_reading(console, view(reading, explain=explain))
        out.write(_PADDING.sub("", captured.get()))
        out.flush()


def _print_reading(console: Console, shown: ReadingView) -> None:
    _print_frame(console, shown)
    if shown["statements"]:
        _print_statements(console, shown["statements"])
    if shown["acts"]:
        _print_acts(console, shown["acts"])
    if not shown["statements"] and not shown["acts"]:
        console.print(Text("  No statement and no act.", style="dim"))
    doubts = _all_doubts(shown)
    if doubts:
        _print_doubts(console, doubts)


def _print_frame(console: Console, shown: ReadingView) -> None:
    document = shown["document"]
    console.rule(
        Text(_clean(document["title"] or document["id"]), style="bold"), align="left", style="dim"
    )
    frame = [document["publisher"], document["published"], document["language"], document["id"]]
    console.print(Text(_clean(" · ".join(part for part in frame if part)), style="dim"))


def _print_statements(console: Console, statements: Sequence[StatementView]) -> None:
    rows: list[tuple[list[Text], list[Text]]] = []
    for statement in statements:
        speaker = statement["speaker"]
        who = " ".join(part for part in (speaker["code"], speaker["person"]) if part)
        if not who:
            who = speaker["text"]
        if speaker["anonymous"]:
            who = f"{who} (unnamed)"
        parts = statement.get("parts") or [statement["content"]]
        rows.append(
            (
                [Text(_clean(who)), Text(statement["mode"]), _words(parts)],
                [],
            )
        )
    _print_table(console, "Who says what", ("who", "how", "what"), rows, widths=(22, 8, None))


def _print_acts(console: Console, acts: Sequence[ActView]) -> None:
    rows = []
    for act, following in zip(acts, [*acts[1:], None], strict=True):
        firmness = act["firmness"] or ""
        cells = [
            Text(_clean(_parties(act["actors"]))),
            Text(act["kind"], style="bold"),
            Text(_what(act)),
            Text(_clean(_parties(act["targets"]))),
            Text(firmness, style=_FIRMNESS_STYLES.get(firmness, "")),
            Text(_clean(_circumstances(act))),
            Text(_clean(_said_by(act))),
        ]
        below = [Text(line, style="cyan") for line in _reasons(act)]
        # Acts of one clause follow one another: their words are printed once, under the last.
        if following is None or below or following["evidence"] != act["evidence"]:
            evidence = _words(act["evidence"])
            evidence.stylize("dim")
            below.insert(0, evidence)
        rows.append((cells, below))
    _print_table(
        console,
        "Who does what, how firmly, on what condition",
        ("who", "does", "what", "for / to", "how firmly", "on condition", "said by"),
        rows,
        widths=(14, 7, 18, 9, 10, 16, None),
    )


def _reasons(act: ActView) -> list[str]:
    """Why there is this act: a line for each word that made it, where that was asked for."""
    if "clues" not in act:
        return []
    told = [(clue["role"], clue["text"], clue["rule"]) for clue in act["clues"]]
    told += [("party", actor["text"], actor["code"]) for actor in act["actors"]]
    return [_clean(f"· {role}: {words} [{rule}]") for role, words, rule in told]


def _print_doubts(console: Console, doubts: Sequence[DoubtView]) -> None:
    rows: list[tuple[list[Text], list[Text]]] = []
    for doubt in doubts:
        where = [doubt["passage"]] if doubt["passage"] else []
        rows.append(
            (
                [
                    Text(_clean(doubt["code"].replace("_", " ")), style="yellow"),
                    Text(_clean(doubt["detail"])),
                    _words(where),
                ],
                [],
            )
        )
    _print_table(console, "Doubts", ("doubt", "why", "where"), rows, widths=(24, 40, None))


def _print_table(
    console: Console,
    title: str,
    columns: Sequence[str],
    rows: Sequence[tuple[list[Text], list[Text]]],
    *,
    widths: Sequence[int | None],
) -> None:
    """Print rows under one head; each row's further lines take the whole width.

    rich's own table has no cell over several columns, so each row is a grid of the same widths.
    """
    console.print()
    console.print(Text(title, style="bold underline"))
    fitted = _fitted(columns, rows, widths, console.width)
    head = [Text(column, style="dim italic") for column in columns]
    console.print(_grid(head, fitted))
    for cells, below in rows:
        lines: list[RenderableType] = [_grid(cells, fitted)]
        lines += [Padding(line, (0, 0, 0, 2)) for line in below]
        console.print(Group(*lines))


def _fitted(
    columns: Sequence[str],
    rows: Sequence[tuple[list[Text], list[Text]]],
    widths: Sequence[int | None],
    total: int,
) -> list[int]:
    """The widths that the cells need, none above its share; the open column takes the rest."""
    needed = [
        max(
            len(column),
            *(line.cell_len for cells, _ in rows for line in cells[place].split("\n")),
        )
        for place, column in enumerate(columns)
    ]
    fitted = [
        need if width is None else min(need, width)
        for need, width in zip(needed, widths, strict=True)
    ]
    gaps = 2 * len(columns)
    open_place = widths.index(None)
    fixed = sum(fitted) - fitted[open_place]
    fitted[open_place] = max(min(needed[open_place], total - gaps - fixed), 8)
    # On a narrow terminal the widest give way first.
    while sum(fitted) + gaps > total and max(fitted) > 6:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _grid(cells: Sequence[Text], widths: Sequence[int]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    for width in widths:
        grid.add_column(width=width, overflow="fold")
    grid.add_row(*cells)
    return grid


def _all_doubts(shown: ReadingView) -> list[DoubtView]:
    """The document's doubts and those of its statements and acts, each once."""
    found = list(shown["doubts"])
    for part in (*shown["statements"], *shown["acts"]):
        found += [doubt for doubt in part["doubts"] if doubt not in found]
    return found


def _parties(parties: Sequence[ActorView]) -> str:
    return ", ".join(dict.fromkeys(party["code"] for party in parties))


def _what(act: ActView) -> str:
    what = _clean((act["capability"] or "").replace("_", " "))
    quantity = act["quantity"]
    return f"{what}\n{_clean(quantity['text'])}" if quantity else what


def _circumstances(act: ActView) -> str:
    conditions = [condition.replace("_", " ") for condition in act["conditions"]]
    return ", ".join([*conditions, *(part for part in (act["place"], act["time"]) if part)])


def _said_by(act: ActView) -> str:
    speaker = act["speaker"]
    if speaker is None:
        return ""
    return " ".join(part for part in (speaker["code"], speaker["person"]) if part) or "unnamed"


def _words(passages: Sequence[PassageView]) -> Text:
    words = _clean(" […] ".join(passage["text"] for passage in passages))
    if len(words) > _SHOWN_WORDS:
        words = words[:_SHOWN_WORDS].rsplit(" ", 1)[0] + " …"
    return Text(words)


def _clean(text: str) -> str:
    """Text on one line, without what would steer the terminal."""
    return " ".join(_CONTROLS.sub(" ", text).split())
