"""Pacts on a terminal: what each asks for, how it holds together, in what state it is."""

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from garant.ontology import Ontology
from garant.publishing.pact_views import (
    LogicView,
    NeedView,
    PactSourceView,
    PactView,
    PillarView,
)
from garant.publishing.terminal import Row, clean, open_console, print_table, without_padding

_PACTS = ("pact", "for", "against", "needs", "title")
_NEEDS = ("need", "what", "how much", "from", "label")
_NEED_WIDTHS = (20, 16, 22, 18, None)
_STATES = ("condition", "from", "state", "source")
_STATE_STYLES = {"met": "green", "unmet": "red", "unknown": "yellow"}


def print_pacts(
    pacts: Sequence[PactView], out: TextIO, *, language: str = "en", width: int | None = None
) -> None:
    """Print pacts, one on a line.

    Args:
        pacts: The pacts, in this order.
        out: Where to print.
        language: Of the titles; the first there is where a pact has none in it.
        width: Columns to use; by default the terminal's, and 100 where there is none.
    """
    console = open_console(out, width)
    rows: list[Row] = [
        (
            [
                Text(clean(pact["name"]), style="bold"),
                Text(pact["beneficiary"]),
                Text(pact["adversary"] or "-"),
                Text(str(len(pact["needs"]))),
                Text(clean(_in(pact["title"], language))),
            ],
            [],
        )
        for pact in pacts
    ]
    with without_padding(console, out):
        print_table(console, "Pacts", _PACTS, rows, widths=(20, 12, 12, 5, None))


def print_pact(
    pact: PactView,
    out: TextIO,
    *,
    ontology: Ontology,
    language: str = "en",
    width: int | None = None,
) -> None:
    """Print one pact: its needs by pillar, what must hold, conditions, sources.

    Args:
        pact: The pact.
        out: Where to print.
        ontology: Has the names of parties and units.
        language: Of titles and labels; the first there is where the pact has none in it.
        width: Columns to use; by default the terminal's, and 100 where there is none.
    """
    console = open_console(out, width)
    numbers: dict[str, int] = {}
    with without_padding(console, out):
        title = Text(clean(_in(pact["title"], language)), style="bold")
        console.rule(title, align="left", style="dim")
        console.print(Text(_purpose(pact, ontology, language)))
        console.print(Text(f"Set off when: {clean(_in(pact['trigger'], language))}"))
        console.print(Text(f"Holds with {_told(pact['logic'])}"))
        for lean in pact["leans"]:
            mark = _mark(lean["source"], numbers)
            console.print(Text(f"{lean['what']} does not hold without {lean['on']}{mark}"))
        for pillar in pact["pillars"]:
            _print_pillar(console, pact, pillar, numbers, ontology, language)
        _print_conditions(console, pact, numbers)
        _print_sources(console, pact, numbers)


def _purpose(pact: PactView, ontology: Ontology, language: str) -> str:
    """Whom it protects, in a line."""
    told = f"Protects {ontology.label(pact['beneficiary'], language)} ({pact['beneficiary']})"
    if pact["adversary"]:
        told += f" against {ontology.label(pact['adversary'], language)} ({pact['adversary']})"
    return clean(told)


def _print_pillar(
    console: Console,
    pact: PactView,
    pillar: PillarView,
    numbers: dict[str, int],
    ontology: Ontology,
    language: str,
) -> None:
    rows: list[Row] = [
        (
            [
                Text(need["name"], style="bold"),
                Text(need["capability"].replace("_", " ")),
                Text(_amount(need, numbers, ontology, language)),
                Text(_from(need)),
                Text(_label(need, language)),
            ],
            [],
        )
        for need in pact["needs"]
        if need["pillar"] == pillar["name"]
    ]
    title = f"{pillar['name']}: {clean(_in(pillar['label'], language))}"
    if rows:
        print_table(console, title, _NEEDS, rows, widths=_NEED_WIDTHS)
    else:
        console.print()
        console.print(Text(title, style="bold underline"))
    told = _told(pillar["logic"]) if pillar["logic"] else "all of its needs"
    console.print(Text(f"Holds with {told}", style="dim"))


def _amount(need: NeedView, numbers: dict[str, int], ontology: Ontology, language: str) -> str:
    amount = need["amount"]
    if amount is None:
        return "-"
    unit = ontology.units.get(amount["unit"])
    name = unit.labels.get(language, amount["unit"]) if unit else amount["unit"]
    whole, point, rest = amount["value"].partition(".")
    return f"{int(whole):,}{point}{rest} {name}{_mark(amount['source'], numbers)}"


def _label(need: NeedView, language: str) -> str:
    """What a need is called, and where it is to be given unless the name says so."""
    label = _in(need["label"], language)
    place = need["place"]
    return clean(f"{label} · {place}" if place and place not in label else label)


def _from(need: NeedView) -> str:
    """Who may give it, and how many must."""
    told = ", ".join(need["givers"])
    if need["contributors"] > 1:
        told = f"{need['contributors']} or more{f' of {told}' if told else ''}"
    return told or "anybody"


def _told(logic: LogicView, *, inside: bool = False) -> str:
    """A logic in words: "all of arms, (any of training, industry)"."""
    form = next(form for form in ("all", "any", "of") if form in logic)
    parts = logic[form]
    listed = parts if isinstance(parts, list) else []
    told = ", ".join(part if isinstance(part, str) else _told(part, inside=True) for part in listed)
    if len(listed) > 1:
        least = f"at least {logic['at_least']}" if form == "of" else form
        told = f"{least} of {told}"
    return f"({told})" if inside else told


def _print_conditions(console: Console, pact: PactView, numbers: dict[str, int]) -> None:
    rows: list[Row] = []
    for condition in pact["conditions"]:
        name = condition["condition"].replace("_", " ")
        for state in condition["states"]:
            told = Text(state["state"], style=_STATE_STYLES[state["state"]])
            mark = _mark(state["source"], numbers).strip()
            rows.append(([Text(name), Text(state["since"]), told, Text(mark)], []))
            name = ""
        if not condition["states"]:
            rows.append(([Text(name), Text("-"), Text("unknown", style="yellow"), Text("")], []))
    if rows:
        print_table(console, "Conditions", _STATES, rows, widths=(22, 10, 8, None))


def _print_sources(console: Console, pact: PactView, numbers: dict[str, int]) -> None:
    for source in pact["sources"]:
        _mark(source, numbers)
    if not numbers:
        return
    console.print()
    console.print(Text("Sources", style="bold underline"))
    known = {source["url"]: source for source in _all_sources(pact)}
    for url, number in numbers.items():
        source = known[url]
        day = source["day"] or "no date"
        told = Text(f"{day} {clean(source['title'])}".rstrip())
        console.print(_numbered(f"[{number}]", told))
        # An address that is broken over two lines cannot be followed.
        console.print(Text(f"     {clean(url)}", style="dim"), soft_wrap=True)


def _numbered(number: str, told: Text) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=4)
    grid.add_column()
    grid.add_row(number, told)
    return grid


def _all_sources(pact: PactView) -> list[PactSourceView]:
    found = [need["amount"]["source"] for need in pact["needs"] if need["amount"]]
    found += [lean["source"] for lean in pact["leans"] if lean["source"]]
    found += [
        state["source"]
        for condition in pact["conditions"]
        for state in condition["states"]
        if state["source"]
    ]
    return [*found, *pact["sources"]]


def _mark(source: PactSourceView | None, numbers: dict[str, int]) -> str:
    """The number of a source, after a blank: " [2]"."""
    if source is None:
        return ""
    return f" [{numbers.setdefault(source['url'], len(numbers) + 1)}]"


def _in(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")
