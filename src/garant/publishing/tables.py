"""Readings as tables on a terminal: who says what; who does what, how firmly, on what condition."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from garant.model import Reading
from garant.publishing.terminal import (
    FIRMNESS_STYLES,
    Row,
    clean,
    open_console,
    print_table,
    shortened,
    without_padding,
)
from garant.publishing.views import (
    ActorView,
    ActView,
    DoubtView,
    PassageView,
    ReadingView,
    StatementView,
    view,
)


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
    console = open_console(out, width)
    gap = ""
    for reading in readings:
        out.write(gap)
        gap = "\n"
        with without_padding(console, out):
            _print_reading(console, view(reading, explain=explain))


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
        Text(clean(document["title"] or document["id"]), style="bold"), align="left", style="dim"
    )
    frame = [document["publisher"], document["published"], document["language"], document["id"]]
    console.print(Text(clean(" · ".join(part for part in frame if part)), style="dim"))


def _print_statements(console: Console, statements: Sequence[StatementView]) -> None:
    rows: list[Row] = []
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
                [Text(clean(who)), Text(statement["mode"]), _words(parts)],
                [],
            )
        )
    print_table(console, "Who says what", ("who", "how", "what"), rows, widths=(22, 8, None))


def _print_acts(console: Console, acts: Sequence[ActView]) -> None:
    rows = []
    for act, following in zip(acts, [*acts[1:], None], strict=True):
        firmness = act["firmness"] or ""
        cells = [
            Text(clean(_parties(act["actors"]))),
            Text(act["kind"], style="bold"),
            Text(_what(act)),
            Text(clean(_parties(act["targets"]))),
            Text(firmness, style=FIRMNESS_STYLES.get(firmness, "")),
            Text(clean(_circumstances(act))),
            Text(clean(_said_by(act))),
        ]
        below = [Text(line, style="cyan") for line in _reasons(act)]
        # Acts of one clause follow one another: their words are printed once, under the last.
        if following is None or below or following["evidence"] != act["evidence"]:
            evidence = _words(act["evidence"])
            evidence.stylize("dim")
            below.insert(0, evidence)
        rows.append((cells, below))
    print_table(
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
    return [clean(f"· {role}: {words} [{rule}]") for role, words, rule in told]


def _print_doubts(console: Console, doubts: Sequence[DoubtView]) -> None:
    rows: list[Row] = []
    for doubt in doubts:
        where = [doubt["passage"]] if doubt["passage"] else []
        rows.append(
            (
                [
                    Text(clean(doubt["code"].replace("_", " ")), style="yellow"),
                    Text(clean(doubt["detail"])),
                    _words(where),
                ],
                [],
            )
        )
    print_table(console, "Doubts", ("doubt", "why", "where"), rows, widths=(24, 40, None))


def _all_doubts(shown: ReadingView) -> list[DoubtView]:
    """The document's doubts and those of its statements and acts, each once."""
    found = list(shown["doubts"])
    for part in (*shown["statements"], *shown["acts"]):
        found += [doubt for doubt in part["doubts"] if doubt not in found]
    return found


def _parties(parties: Sequence[ActorView]) -> str:
    return ", ".join(dict.fromkeys(party["code"] for party in parties))


def _what(act: ActView) -> str:
    what = clean((act["capability"] or "").replace("_", " "))
    quantity = act["quantity"]
    return f"{what}\n{clean(quantity['text'])}" if quantity else what


def _circumstances(act: ActView) -> str:
    conditions = [condition.replace("_", " ") for condition in act["conditions"]]
    return ", ".join([*conditions, *(part for part in (act["place"], act["time"]) if part)])


def _said_by(act: ActView) -> str:
    speaker = act["speaker"]
    if speaker is None:
        return ""
    return " ".join(part for part in (speaker["code"], speaker["person"]) if part) or "unnamed"


def _words(passages: Sequence[PassageView]) -> Text:
    return shortened(" […] ".join(passage["text"] for passage in passages))
