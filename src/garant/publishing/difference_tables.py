"""Two guarantees side by side on a terminal: a what-if, or what changed between two days."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from garant.ontology import Ontology
from garant.publishing.difference_views import (
    DifferenceView,
    NeedSidesView,
    PartSidesView,
    ShiftView,
    SupposedView,
    direction_of,
)
from garant.publishing.guarantee_text import (
    HOLDS,
    STATES,
    english,
    footing_of,
    heading,
    interval_of,
    lead_lines,
    part_name,
    print_signs,
    rung_of,
    terms_of,
)
from garant.publishing.guarantee_views import CoverView
from garant.publishing.offer_views import OfferView
from garant.publishing.record_text import NARROW, conditions_of
from garant.publishing.terminal import (
    Row,
    clean,
    open_console,
    print_lines,
    print_table,
    print_title,
    without_padding,
)

_SIDES = ("", "part", "before", "after")
_NEEDS = ("", "need", "before", "after", "because of")
_SHIFTS = ("", "who", "what", "became", "before", "after")


def print_difference(
    found: DifferenceView,
    out: TextIO,
    *,
    ontology: Ontology,
    whatif: bool = False,
    width: int | None = None,
) -> None:
    """Print two guarantees side by side.

    Args:
        found: What differs.
        out: Where to print.
        ontology: Has the names of units.
        whatif: Whether all needs are shown, before and after; else those that changed.
        width: Columns to use; by default the terminal's, and 100 where there is none.
    """
    console = open_console(out, width)
    with without_padding(console, out, opening=True):
        console.rule(heading(found), align="left", style="dim")
        for one in found["supposed"]:
            console.print(Text("What if: ", style="bold").append(clean(_supposed(one))))
        if not whatif:
            since, until = found["since"], found["as_of"] or "the last day known"
            console.print(Text(f"From {since} to {until}"))
        if found["nothing"]:
            console.print(Text("Nothing changes." if whatif else "Nothing changed."))
        _print_shifts(console, found["shifts"])
        _print_condition_shifts(console, found)
        _print_needs(console, found, ontology, whatif=whatif)
        _print_parts(console, [one for one in found["parts"] if _shown(one, found, whatif=whatif)])
        note = found["odds_note"]
        if note:
            console.print(Text(f"odds: {english(note)}", style="italic yellow"))
        needs = [n for n in found["needs"] if whatif or n["changed"]]
        used = [side["reach"] for need in needs for side in (need["before"], need["after"])]
        stands = [one for s in found["shifts"] for one in (s["before"], s["after"]) if one]
        if used or stands:
            print_signs(console, [*used, *(one["footing"] for one in stands)], stands)


def _supposed(one: SupposedView) -> str:
    if one["without"]:
        return f"{one['without']} takes back all that it offers"
    if one["condition"]:
        return f"{one['condition'].replace('_', ' ')} is {one['state']}"
    return one["offer"] or ""


def _shown(part: PartSidesView, found: DifferenceView, *, whatif: bool) -> bool:
    return part["changed"] or (whatif and part["part"] in {None, *found["pillars"]})


def _print_shifts(console: Console, shifts: Sequence[ShiftView]) -> None:
    if not shifts:
        return
    title = "Who changed"
    if console.width < NARROW:
        print_title(console, title)
        for shift in shifts:
            line = Text(f"{_direction(shift)} ").append(shift["party"], style="bold")
            line.append(f" {shift['capability'].replace('_', ' ')}: {', '.join(shift['turns'])}; ")
            line.append_text(_stand(shift["before"])).append(" → ")
            print_lines(console, line.append_text(_stand(shift["after"])), _words(shift))
        return
    rows: list[Row] = [
        (
            [
                Text(_direction(shift)),
                Text(shift["party"], style="bold"),
                Text(shift["capability"].replace("_", " ")),
                Text(", ".join(shift["turns"])),
                _stand(shift["before"]),
                _stand(shift["after"]),
            ],
            list(_words(shift)),
        )
        for shift in shifts
    ]
    print_table(console, title, _SHIFTS, rows, widths=(1, 9, 14, 16, 22, None))


def _words(shift: ShiftView) -> Iterator[Text]:
    yield from lead_lines(shift["lead"])


def _direction(shift: ShiftView) -> str:
    return {"up": "↑", "down": "↓", "both": "↕"}[direction_of(shift)]


def _stand(offer: OfferView | None) -> Text:
    if offer is None:
        return Text("not heard", style="dim")
    line = rung_of(offer)
    if offer["supposed"]:
        line.append("*")
    terms = terms_of(offer)
    return line.append(f", on {terms}" if terms else "", style="")


def _print_condition_shifts(console: Console, found: DifferenceView) -> None:
    if not found["conditions"]:
        return
    print_title(console, "Conditions")
    for one in found["conditions"]:
        line = Text(f"{one['condition'].replace('_', ' ')}: ")
        line.append(one["before"], style=STATES[one["before"]]).append(" → ")
        line.append(one["after"], style=STATES[one["after"]])
        console.print(line)
        if one["source"]:
            console.print(Text(f"  {clean(one['source'])}", style="dim"), soft_wrap=True)


def _print_needs(
    console: Console, found: DifferenceView, ontology: Ontology, *, whatif: bool
) -> None:
    needs = [one for one in found["needs"] if whatif or one["changed"]]
    if not needs:
        return
    title = "Needs, before and after" if whatif else "Needs that changed"
    if console.width < NARROW:
        print_title(console, title)
        for need in needs:
            line = Text(_mark(need["changed"])).append(" ").append(need["need"], style="bold")
            line.append(": ").append_text(_side(need["before"], ontology)).append(" → ")
            print_lines(console, line.append_text(_side(need["after"], ontology)), _why(need))
        return
    rows: list[Row] = [
        (
            [
                Text(_mark(need["changed"])),
                Text(need["need"], style="bold" if need["changed"] else ""),
                _side(need["before"], ontology),
                _side(need["after"], ontology),
                Text(_causes(need)),
            ],
            [],
        )
        for need in needs
    ]
    print_table(console, title, _NEEDS, rows, widths=(1, 19, 24, 24, None))


def _side(cover: CoverView, ontology: Ontology) -> Text:
    line = footing_of(cover["reach"])
    told = [f"givers {interval_of(cover['contributors'], ontology)}"]
    told += [interval_of(one, ontology) for one in cover["amounts"][:1]]
    return line.append(f"; {'; '.join(told)}", style="dim")


def _causes(need: NeedSidesView) -> str:
    told = [", ".join(need["parties"]), conditions_of(need["conditions"])]
    told += ["became clear"] if need["became_clear"] else []
    told += ["no longer clear"] if need["became_unclear"] else []
    return clean("; ".join(part for part in told if part))


def _why(need: NeedSidesView) -> list[Text]:
    causes = _causes(need)
    return [Text(f"because of {causes}", style="dim")] if causes else []


def _print_parts(console: Console, parts: Sequence[PartSidesView]) -> None:
    if not parts:
        return
    rows: list[Row] = [
        (
            [
                Text(_mark(part["changed"])),
                Text(part_name(part["part"])),
                _holds(part["before"], part["odds_before"], part["odds_if_met_before"]),
                _holds(part["after"], part["odds_after"], part["odds_if_met_after"]),
            ],
            [],
        )
        for part in parts
    ]
    print_table(console, "What holds", _SIDES, rows, widths=(1, 20, 34, None))


def _holds(state: str, odds: float | None, if_met: float | None) -> Text:
    line = Text(HOLDS[state], style=STATES[state])
    if odds is not None and if_met is not None:
        line.append(f"; odds {odds:.1%}, {if_met:.1%} if all conditions hold", style="dim")
    return line


def _mark(changed: bool) -> str:
    return "≠" if changed else "="
