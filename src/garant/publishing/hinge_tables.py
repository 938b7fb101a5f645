"""What a guarantee and its parts hinge on, on a terminal."""

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from garant.ontology import Ontology
from garant.publishing.difference_views import (
    ElementSetView,
    HingesView,
    PartHingesView,
    WeightView,
)
from garant.publishing.guarantee_text import HOLDS, STATES, english, heading, part_name
from garant.publishing.record_text import NARROW
from garant.publishing.terminal import (
    Row,
    clean,
    open_console,
    print_table,
    print_title,
    without_padding,
)

SHOWN_SETS = 12
"""Cut sets of a part that are shown; `--json` has all that were listed."""

_WEIGHTS = ("what", "smallest set", "in sets", "decides", "share of breaks")


def print_hinges(
    found: HingesView, out: TextIO, *, ontology: Ontology, width: int | None = None
) -> None:
    """Print what the guarantee and its parts hinge on, the whole first, needs in a line each.

    Args:
        found: What it hinges on.
        out: Where to print.
        ontology: Has the names of parties.
        width: Columns to use; by default the terminal's, and 100 where there is none.
    """
    console = open_console(out, width)
    groups = {None, *found["pillars"]}
    alone = len(found["parts"]) == 1
    with without_padding(console, out, opening=True):
        console.rule(heading(found), align="left", style="dim")
        for part in found["parts"]:
            if part["part"] in groups or alone:
                _print_hinges(console, found, part, ontology)
        needs = [one for one in found["parts"] if one["part"] not in groups]
        if needs and not alone:
            print_title(console, "Needs")
            for part in needs:
                line = Text(part_name(part["part"]), style="bold").append(": ")
                console.print(line.append_text(_in_a_line(part)))
        least = next((part["least"] for part in found["parts"]), "")
        console.print()
        told = (
            f"As if whoever offers at {least} or above kept its word. Decides: the share of all "
            "ways to keep or lose the others in which it alone decides; share of breaks: of the "
            "ways that break it, those that keeping it would mend. No forecast."
        )
        console.print(Text(told, style="dim"))


def _print_hinges(
    console: Console, found: HingesView, part: PartHingesView, ontology: Ontology
) -> None:
    label = found["pillars"].get(part["part"] or "")
    name = part_name(part["part"])
    print_title(console, f"{name}: {english(label)}" if label else name[0].upper() + name[1:])
    if not part["holds"]:
        state, style = "does not hold, whoever keeps its word", "red"
    elif part["today"] == "met":
        state, style = "holds by what is offered today", "green"
    else:
        state = "holds if all conditions are met; today " + HOLDS[part["today"]]
        style = STATES[part["today"]]
    console.print(Text(state, style=style))
    if part["missing"]:
        told = f"missing, set aside below: {', '.join(part['missing'])}"
        console.print(Text(told, style="bold red"))
    for need, rung in part["weak"].items():
        console.print(Text(f"{need} counts only by offers at {rung}", style="yellow"))
    for need in part["unmodelled"]:
        console.print(Text(f"{need}: too little known of its amount, left out", style="yellow"))
    for need in part["rounded"]:
        console.print(Text(f"{need}: amounts rounded down", style="yellow"))
    shown = part["cut_sets"][:SHOWN_SETS]
    size = 0
    for one in shown:
        elements = len(one["parties"]) + len(one["conditions"])
        if elements != size:
            size = elements
            console.print(Text(_size_line(part, size), style="bold"))
        console.print(Text(f"  {_set_told(one, ontology)}"))
    if not shown:
        console.print(Text("nothing to hinge on", style="dim"))
    rest = sum(part["cut_sizes"]) - len(shown)
    if rest > 0 or part["truncated"]:
        more = f"{rest} more" if rest > 0 else "more"
        told = f"  … {more}, larger or not shown; see --up-to and --json"
        console.print(Text(told, style="dim"))
    if part["counted_up_to"] is not None:
        told = f"  counted up to {part['counted_up_to']} together, no further"
        console.print(Text(told, style="yellow"))
    _print_weights(console, part["weights"], ontology)


def _size_line(part: PartHingesView, size: int) -> str:
    known = part["cut_sizes"][size] if size < len(part["cut_sizes"]) else 0
    count = f" ({known})" if known else ""
    if size == 1:
        return f"Hinges on each of these{count}: without it, it breaks"
    return f"Breaks if {size} fail together{count}"


def _set_told(one: ElementSetView, ontology: Ontology) -> str:
    parties = [f"{ontology.label(code)} ({code})" for code in one["parties"]]
    told = " with ".join([*parties, *(_condition(c) for c in one["conditions"])])
    return clean(f"{told}: {', '.join(one['through'])}" if one["through"] else told)


def _condition(code: str) -> str:
    return f"condition {code.replace('_', ' ')}"


def _print_weights(console: Console, weights: Sequence[WeightView], ontology: Ontology) -> None:
    shown = [one for one in weights if one["smallest"] is not None][:SHOWN_SETS]
    if not shown:
        return
    if console.width < NARROW:
        told = ", ".join(one["party"] or _condition(one["condition"] or "") for one in shown)
        console.print(Text(f"By importance: {told}", style="dim"))
        return
    rows: list[Row] = [
        (
            [
                Text(_element(one, ontology)),
                Text(str(one["smallest"])),
                Text(str(one["sets"])),
                Text(_share(one["birnbaum"])),
                Text(_share(one["fussell_vesely"])),
            ],
            [],
        )
        for one in shown
    ]
    print_table(console, "By importance", _WEIGHTS, rows, widths=(None, 12, 8, 8, 15))


def _element(one: WeightView, ontology: Ontology) -> str:
    if one["party"]:
        return clean(f"{ontology.label(one['party'])} ({one['party']})")
    return _condition(one["condition"] or "")


def _share(share: float | None) -> str:
    return "unknown" if share is None else f"{share:.1%}"


def _in_a_line(part: PartHingesView) -> Text:
    if part["missing"]:
        return Text("missing, nothing that is not refused", style="bold red")
    sets = part["cut_sets"]
    if not sets:
        sizes = [size for size, count in enumerate(part["cut_sizes"]) if count]
        least = f"breaks only if {sizes[0]} or more fail together" if sizes else "hinges on nothing"
        return Text(least)
    told = "; ".join(
        " with ".join([*one["parties"], *(c.replace("_", " ") for c in one["conditions"])])
        for one in sets[:4]
    )
    rest = max(sum(part["cut_sizes"]), len(sets)) - min(len(sets), 4)
    line = Text(told + (f"; {rest} more" if rest > 0 else ""))
    for rung in part["weak"].values():
        line.append(f" (only at {rung})", style="yellow")
    return line
