"""Positions on a terminal: a history step by step, and what cannot both hold."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from garant.publishing.position_views import (
    ContradictionView,
    PositionView,
    StanceView,
    StepView,
)
from garant.publishing.record_tables import print_legend
from garant.publishing.record_text import (
    NARROW,
    NO_DAY,
    conditions_of,
    short,
    sign_of,
    source_line,
    speaker_of,
    words_of,
)
from garant.publishing.terminal import (
    FIRMNESS_STYLES,
    Row,
    clean,
    open_console,
    print_lines,
    print_table,
    print_title,
    without_padding,
)
from garant.publishing.views import QuantityView

CHANGE_SIGNS = {
    "taken": "•",
    "hardened": "↑",
    "softened": "↓",
    "reversed": "↕",
    "conditioned": "+",
    "freed": "-",
    "restated": "=",
}
"""The sign of each change, which stands beside its name."""

_VOICES = {"own": "itself", "text": "the text", "others": "others", "unnamed": "unnamed"}

_STEPS = ("", "day", "change", "rung", "on condition", "how much", "who says it", "sources")
_STEP_WIDTHS = (1, 10, 13, 11, 20, 14, None, 7)
_STANCES = ("", "day", "does", "rung", "on condition", "how much", "who says it")
_STANCE_WIDTHS = (1, 10, 8, 11, 24, 14, None)


def print_positions(
    positions: Sequence[PositionView], out: TextIO, *, width: int | None = None
) -> None:
    """Print positions: where each stands, its steps, what stands beside them.

    Args:
        positions: The positions, in this order.
        out: Where to print.
        width: Columns to use; by default the terminal's, and 100 where there is none.
    """
    console = open_console(out, width)
    for number, position in enumerate(positions):
        with without_padding(console, out):
            if number:
                console.print()
            _print_position(console, position)
    with without_padding(console, out):
        _print_legend(console, (s for position in positions for s in _all_stances(position)))


def print_contradictions(
    contradictions: Sequence[ContradictionView], out: TextIO, *, width: int | None = None
) -> None:
    """Print what cannot both hold; as for positions."""
    console = open_console(out, width)
    with without_padding(console, out, opening=True):
        for found in contradictions:
            thread = _thread(found["party"], found["capability"], found["beneficiary"])
            _print_stances(console, f"{thread}: {_apart(found['days'])}", _both(found))
        _print_legend(console, (stance for found in contradictions for stance in _both(found)))


def _print_position(console: Console, position: PositionView) -> None:
    thread = _thread(position["party"], position["capability"], position["beneficiary"])
    console.rule(Text(thread, style="bold"), align="left", style="dim")
    console.print(Text(_standing(position)))
    if position["steps"]:
        _print_steps(console, position["steps"])
    if position["beside"]:
        _print_stances(console, "Beside it, without a rung", position["beside"])
    if position["undated"]:
        _print_stances(console, "On no known day", position["undated"])


def _standing(position: PositionView) -> str:
    """Where the party stands, in a sentence."""
    if not position["steps"]:
        return "No offer and no refusal whose day and rung are known."
    last = position["steps"][-1]
    told = f"Stands at {last['firmness']} since {last['day']}"
    if last["contested"]:
        told = f"Contested on {last['day']}, between {_rungs(last)}"
    conditions = conditions_of(last["conditions"])
    told += f", on {conditions}" if conditions else ""
    if last["leading"]["voice"] == "unnamed":
        told += "; on unnamed sources only"
    return clean(told) + "."


def _rungs(step: StepView) -> str:
    rungs = dict.fromkeys(
        stance["firmness"] for stance in (step["leading"], *step["contrary"]) if stance["firmness"]
    )
    return " and ".join(rungs)


def _print_steps(console: Console, steps: Sequence[StepView]) -> None:
    if console.width < NARROW:
        print_title(console, "Step by step")
        for step in steps:
            print_lines(console, _step_line(step), _below_step(step))
        return
    rows: list[Row] = []
    for step in steps:
        leading = step["leading"]
        cells = [
            _sign(leading),
            Text(step["day"]),
            Text(_change(step)),
            _rung(step["firmness"], contested=step["contested"]),
            Text(clean(conditions_of(step["conditions"]))),
            Text(_amount(step["quantity"])),
            Text(_voice(leading)),
            Text(str(step["sources"]), justify="right"),
        ]
        rows.append((cells, list(_below_step(step))))
    print_table(console, "Step by step", _STEPS, rows, widths=_STEP_WIDTHS)


def _step_line(step: StepView) -> Text:
    line = _sign(step["leading"]).append(f" {step['day']}  {_change(step)}: ")
    line.append_text(_rung(step["firmness"], contested=step["contested"]))
    conditions = conditions_of(step["conditions"])
    told = [
        f"on {conditions}" if conditions else "",
        _amount(step["quantity"]),
        f"said by {_voice(step['leading'])}",
        f"{step['sources']} sources" if step["sources"] > 1 else "",
    ]
    return line.append("".join(f", {part}" for part in told if part))


def _below_step(step: StepView) -> Iterator[Text]:
    yield from _words(step["leading"])
    if step["unrepeated"]:
        unrepeated = conditions_of(step["unrepeated"])
        yield Text(clean(f"not said again, nor taken back: {unrepeated}"), style="yellow")
    if step["backing"]:
        keys = ", ".join(short(stance["act"]) for stance in step["backing"])
        yield Text(f"so too {keys}", style="dim")
    for stance in step["contrary"]:
        yield from _against(stance, "! to the contrary, from as good a source", "bold yellow")
    for stance in step["outranked"]:
        yield from _against(stance, "otherwise a lesser source", "yellow")


def _against(stance: StanceView, how: str, style: str) -> Iterator[Text]:
    conditions = conditions_of(stance["conditions"])
    told = f"{how}: {stance['firmness'] or stance['kind']}"
    told += f", on {conditions}" if conditions else ""
    yield Text(clean(f"{told}; said by {_voice(stance)}"), style=style)
    for line in _words(stance):
        yield Text("  ").append_text(line)


def _print_stances(console: Console, title: str, stances: Sequence[StanceView]) -> None:
    if console.width < NARROW:
        print_title(console, title)
        for stance in stances:
            print_lines(console, _stance_line(stance), _words(stance))
        return
    rows: list[Row] = []
    for stance in stances:
        cells = [
            _sign(stance),
            Text(stance["day"] or NO_DAY),
            Text(stance["kind"], style="bold"),
            _rung(stance["firmness"]),
            Text(clean(conditions_of(stance["conditions"]))),
            Text(_amount(stance["quantity"])),
            Text(_voice(stance)),
        ]
        rows.append((cells, list(_words(stance))))
    print_table(console, title, _STANCES, rows, widths=_STANCE_WIDTHS)


def _stance_line(stance: StanceView) -> Text:
    line = _sign(stance).append(f" {stance['day'] or NO_DAY}  ")
    line.append(stance["kind"], style="bold")
    if stance["firmness"]:
        line.append(": ").append_text(_rung(stance["firmness"]))
    conditions = conditions_of(stance["conditions"])
    told = [
        f"on {conditions}" if conditions else "",
        _amount(stance["quantity"]),
        f"said by {_voice(stance)}",
    ]
    return line.append("".join(f", {part}" for part in told if part))


def _words(stance: StanceView) -> list[Text]:
    return [words_of(stance["evidence"]), source_line(stance["act"], stance["document"])]


def _sign(stance: StanceView) -> Text:
    return Text(sign_of("accepted" if stance["reviewed"] else "unreviewed"))


def _rung(firmness: str | None, *, contested: bool = False) -> Text:
    rung = firmness or ""
    return Text(f"{rung} !" if contested else rung, style=FIRMNESS_STYLES.get(rung, ""))


def _change(step: StepView) -> str:
    return f"{CHANGE_SIGNS[step['change']]} {step['change']}"


def _voice(stance: StanceView) -> str:
    """Whose voice it is, and who speaks: "itself: Merz", "others: USA Rubio"."""
    who = speaker_of(stance["speaker"])
    voice = _VOICES[stance["voice"]]
    return f"{voice}: {who}" if who not in ("", voice) else voice


def _amount(quantity: QuantityView | None) -> str:
    return clean(quantity["text"]) if quantity else ""


def _thread(party: str, capability: str | None, beneficiary: str | None) -> str:
    what = (capability or "no capability").replace("_", " ")
    return clean(f"{party} · {what} · {f'for {beneficiary}' if beneficiary else 'for whom unsaid'}")


def _apart(days: int) -> str:
    if days == 0:
        return "said on one day"
    return "said a day apart" if days == 1 else f"said {days} days apart"


def _both(found: ContradictionView) -> tuple[StanceView, StanceView]:
    return found["first"], found["second"]


def _all_stances(position: PositionView) -> Iterator[StanceView]:
    yield from (step["leading"] for step in position["steps"])
    yield from position["beside"]
    yield from position["undated"]


def _print_legend(console: Console, stances: Iterable[StanceView]) -> None:
    print_legend(
        console, ("accepted" if stance["reviewed"] else "unreviewed" for stance in stances)
    )
