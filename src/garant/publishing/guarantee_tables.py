"""The board and the covers on a terminal: who stands where on each need, how far each is met."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from garant.ontology import Ontology
from garant.publishing.guarantee_figures import FigureView
from garant.publishing.guarantee_text import (
    FOOTINGS,
    STATES,
    asked_of_need,
    english,
    footing_of,
    heading,
    interval_of,
    lead_lines,
    lots_of,
    print_signs,
    review_sign,
    rung_of,
    source_of,
    terms_of,
)
from garant.publishing.guarantee_views import (
    BoardView,
    CoversView,
    CoverView,
    NeedCoverView,
    ObjectionView,
)
from garant.publishing.offer_views import OfferView
from garant.publishing.record_tables import print_act_rows, print_legend
from garant.publishing.record_text import NARROW, NO_DAY, conditions_of
from garant.publishing.terminal import (
    PIPE_WIDTH,
    Row,
    clean,
    open_console,
    print_lines,
    print_table,
    print_title,
    without_padding,
)

_WIDTHS = (1, 9, 13, 24, 18, 10, 11)
"""Of review, party, rung, conditions, amount, day and source on the board."""

_COVER = ("need", "reach", "givers", "who, by footing")
_COVER_WIDTHS = (20, 13, 14, None)


def print_board(
    board: BoardView, out: TextIO, *, ontology: Ontology, width: int | None = None
) -> None:
    """Print a board: each need with all who stand somewhere on it, and those who oppose.

    Args:
        board: The board.
        out: Where to print.
        ontology: Has the names of units.
        width: Columns to use; by default the terminal's, and 100 where there is none.
    """
    console = open_console(out, width)
    with without_padding(console, out, opening=True):
        console.rule(heading(board), align="left", style="dim")
        _print_conditions(console, board)
        if console.width >= NARROW:
            _print_grid(console, board)
        for pillar, label in board["pillars"].items():
            print_title(console, f"{pillar}: {english(label)}")
            for cover in board["needs"]:
                if cover["pillar"] == pillar:
                    _print_need(console, cover, ontology)
        _print_opposing(console, board["opposing"])
        shown = [one for cover in board["needs"] for one in _held(cover)]
        used = [cover["reach"] for cover in board["needs"]] + [one["footing"] for one in shown]
        print_signs(console, used, shown)
        console.print(
            Text("garant explain NEED, NEED.PARTY or NEED.refused: the words behind", style="dim")
        )


def _print_conditions(console: Console, board: BoardView) -> None:
    line = Text("Conditions: ")
    for number, state in enumerate(STATES):
        names = [one["condition"] for one in board["conditions"] if one["state"] == state]
        line.append("; " if number else "")
        line.append(state, style=STATES[state]).append(f" {conditions_of(names) or '-'}")
    console.print(line)


def _print_grid(console: Console, board: BoardView) -> None:
    """Needs by party at a glance, a sign in each cell, in as many blocks as the width takes."""
    codes = list(dict.fromkeys(o["party"] for c in board["needs"] for o in c["collectives"]))
    codes += board["parties"]
    if not codes:
        return
    names = max(len(cover["need"]) for cover in board["needs"])
    blocks: list[list[str]] = [[]]
    room = console.width - names - 4
    for code in codes:
        taken = sum(len(one) + 1 for one in blocks[-1])
        if blocks[-1] and taken + len(code) + 1 > room:
            blocks.append([])
        blocks[-1].append(code)
    for block in blocks:
        console.print()
        head = " ".join(block)
        console.print(Text(f"{'':{names}}     {head}"[: console.width], style="dim italic"))
        for cover in board["needs"]:
            line = Text(f"{cover['need']:{names}}  ").append_text(
                footing_of(cover["reach"], word=False)
            )
            line.append("  ")
            held = {one["party"]: one for one in reversed(_held(cover))}
            for code in block:
                line.append_text(_cell(held.get(code), len(code))).append(" ")
            console.print(line, soft_wrap=True)


def _cell(offer: OfferView | None, width: int) -> Text:
    if offer is None:
        return Text("·".center(width), style="dim")
    sign, _, style = FOOTINGS[offer["footing"]]
    return Text(sign.center(width), style=style)


def _print_need(console: Console, cover: CoverView, ontology: Ontology) -> None:
    line = Text(cover["need"], style="bold").append(f" · {english(cover['label'])}: ", style="")
    line.append_text(footing_of(cover["reach"]))
    asked = asked_of_need(cover, ontology)
    line.append(f"; asks for {asked}" if asked else "", style="dim")
    console.print()
    console.print(line)
    held = [*_held(cover), *cover["apart"]]
    if console.width < NARROW:
        for offer in held:
            print_lines(console, _offer_line(offer, ontology), _below(offer))
    elif held:
        wide = console.width > PIPE_WIDTH
        rows: list[Row] = [(_cells(offer, ontology, wide), list(_below(offer))) for offer in held]
        _print_rows(console, rows)
    for offer in cover["apart"]:
        console.print(Text(f"  {offer['party']} does not count for this need", style="dim"))
    told: dict[str, list[str]] = {}
    for voice in cover["voices"]:
        # Whom it is said to tells who objects to an objection, say, from who objects to the need.
        to = f" to {', '.join(voice['targets'])}" if voice["targets"] else ""
        told.setdefault(voice["kind"], []).append(voice["party"] + to)
    if told:
        said = "; ".join(f"{kind}: {', '.join(dict.fromkeys(who))}" for kind, who in told.items())
        console.print(Text(f"  {said}", style="dim"))


def _print_rows(console: Console, rows: Sequence[Row]) -> None:
    """Rows of offers under their need, in the same columns for every need."""
    spare = console.width - sum(_WIDTHS) - 2 * len(_WIDTHS)
    share = max(spare // 3, 0)
    widths = [*_WIDTHS[:3], _WIDTHS[3] + share, _WIDTHS[4] + share, _WIDTHS[5]]
    widths.append(_WIDTHS[6] + share)
    if spare < 0:
        widths[4] += spare
    for cells, below in rows:
        grid = Table.grid(padding=(0, 2, 0, 0))
        for width in widths:
            grid.add_column(width=width, overflow="fold")
        grid.add_row(*cells)
        console.print(grid)
        for line in below:
            console.print(Padding(line, (0, 0, 0, 3)))


def _cells(offer: OfferView, ontology: Ontology, wide: bool) -> list[Text]:
    return [
        review_sign(offer),
        Text(offer["party"], style="bold"),
        rung_of(offer),
        Text(clean(terms_of(offer))),
        Text(lots_of(offer["amounts"], ontology)),
        Text(offer["since"] or ("-" if offer["supposed"] else NO_DAY)),
        Text(source_of(offer, publisher=wide), style="cyan"),
    ]


def _offer_line(offer: OfferView, ontology: Ontology) -> Text:
    line = review_sign(offer).append(" ").append(offer["party"], style="bold").append(" ")
    line.append_text(rung_of(offer))
    terms = terms_of(offer)
    told = [
        f"on {terms}" if terms else "",
        lots_of(offer["amounts"], ontology),
        f"since {offer['since']}" if offer["since"] else "",
        source_of(offer),
    ]
    return line.append("".join(f", {clean(part)}" for part in told if part))


def _below(offer: OfferView) -> Iterator[Text]:
    """Who a collective are, and what is left unclear, stands in their words alone."""
    if offer["collective"] or offer["footing"] == "unclear" or offer["contested"]:
        yield from lead_lines(offer["lead"])[:1]
    if offer["conditions"]["unrepeated"]:
        unrepeated = conditions_of(offer["conditions"]["unrepeated"])
        yield Text(clean(f"not said again, nor taken back: {unrepeated}"), style="yellow")
    if not offer["named"] and not offer["supposed"]:
        yield Text("on unnamed sources only", style="yellow")


def _held(cover: CoverView) -> list[OfferView]:
    """All that count on a need, collectives before the refusals of single parties."""
    offered = [one for one in cover["offers"] if one["footing"] != "refused"]
    refused = [one for one in cover["offers"] if one["footing"] == "refused"]
    return [*offered, *cover["collectives"], *refused]


def _print_opposing(console: Console, rows: Sequence[ObjectionView]) -> None:
    if not rows:
        return
    print_title(console, "Who opposes")
    for row in rows:
        line = Text(row["party"], style="bold red")
        line.append(", the adversary" if row["adversary"] else "")
        console.print(line)
        for voice in row["voices"]:
            what = (voice["capability"] or "the guarantee").replace("_", " ")
            targets = f" of {', '.join(voice['targets'])}" if voice["targets"] else ""
            told = Text(f"  {voice['day'] or NO_DAY}  {voice['kind']}: {what}{targets}")
            console.print(told)
            for words in lead_lines(voice["lead"])[:1]:
                console.print(Padding(words, (0, 0, 0, 4)))
        for offer in row["stands"]:
            what = offer["capability"].replace("_", " ")
            console.print(
                Text(f"  {offer['since'] or NO_DAY}  {what}: ").append_text(rung_of(offer))
            )


def print_covers(
    covers: CoversView, out: TextIO, *, ontology: Ontology, width: int | None = None
) -> None:
    """Print how far each need is met, by whom on which footing, and how clearly; as for a board."""
    console = open_console(out, width)
    with without_padding(console, out, opening=True):
        console.rule(heading(covers), align="left", style="dim")
        for pillar, label in covers["pillars"].items():
            needs = [one for one in covers["needs"] if one["pillar"] == pillar]
            title = f"{pillar}: {english(label)}"
            if console.width < NARROW:
                print_title(console, title)
                for cover in needs:
                    print_lines(
                        console, _cover_line(cover, ontology), _cover_below(cover, ontology)
                    )
            elif needs:
                rows: list[Row] = [
                    (_cover_cells(cover, ontology), list(_cover_below(cover, ontology)))
                    for cover in needs
                ]
                print_table(console, title, _COVER, rows, widths=_COVER_WIDTHS)
        shown = [one for cover in covers["needs"] for one in _held(cover)]
        used = [cover["reach"] for cover in covers["needs"]] + [one["footing"] for one in shown]
        print_signs(console, used, shown)
        told = (
            "givers and amounts: from firm offers only to all that is not refused; "
            "+1 ◇: one more offer, by parties of no known number"
        )
        console.print(Text(told, style="dim"))


def _cover_cells(cover: NeedCoverView, ontology: Ontology) -> list[Text]:
    return [
        Text(cover["need"], style="bold"),
        footing_of(cover["reach"]),
        Text(_givers(cover, ontology)),
        _who(cover),
    ]


def _cover_line(cover: NeedCoverView, ontology: Ontology) -> Text:
    line = Text(cover["need"], style="bold").append(": ").append_text(footing_of(cover["reach"]))
    line.append(f"; givers {_givers(cover, ontology)}")
    return line.append("; ").append_text(_who(cover))


def _givers(cover: CoverView, ontology: Ontology) -> str:
    told = interval_of(cover["contributors"], ontology)
    return f"{told} of {cover['contributors_asked']}" if cover["contributors_asked"] > 1 else told


def _amounts(cover: CoverView, ontology: Ontology) -> str:
    told = "; ".join(interval_of(one, ontology) for one in cover["amounts"])
    asked = asked_of_need(cover, ontology) if cover["amount_asked"] else ""
    if asked:
        told = f"{told or 'unknown'}; asked for {asked}: {cover['amount_reached']}"
    return told


def _who(cover: CoverView) -> Text:
    line = Text()
    offers = _held(cover)
    for footing in FOOTINGS:
        mine = [one for one in offers if one["footing"] == footing]
        if mine:
            line.append("\n" if line.plain else "").append_text(footing_of(footing)).append(" ")
            line.append(", ".join(f"{one['party']}{_doubt(one)}" for one in mine))
    return line if line.plain else Text("nobody", style="bold red")


def _doubt(offer: OfferView) -> str:
    return "" if offer["reviewed"] or offer["supposed"] else "?"


def _cover_below(cover: NeedCoverView, ontology: Ontology) -> Iterator[Text]:
    amounts = _amounts(cover, ontology)
    if amounts:
        yield Text(f"amount: {amounts}")
    clarity = cover["clarity"]
    if clarity["clear"]:
        yield Text(f"clear: {', '.join(clarity['clear'])}", style="green")
    lacking: dict[str, list[str]] = {}
    for one in clarity["lacking"]:
        lacks = " and no ".join(lack.replace("_", " ") for lack in one["lacks"])
        lacking.setdefault(lacks, []).append(one["party"])
    for lacks, parties in lacking.items():
        yield Text(f"not clear, no {lacks}: {', '.join(parties)}", style="yellow")
    for unclear in clarity["unclear"]:
        who = "by itself or the text" if unclear["own"] else "by others"
        if unclear["contested"]:
            who = "sources disagree"
        elif not unclear["named"]:
            who = "by unnamed sources"
        yield Text(
            f"still unclear: {unclear['party']} since {unclear['day']}, {who}", style="yellow"
        )


def print_figure(figure: FigureView, out: TextIO, *, width: int | None = None) -> None:
    """Print what a figure says, and the acts and sentences it rests on; as for a board."""
    console = open_console(out, width)
    with without_padding(console, out, opening=True):
        line = Text(figure["figure"], style="bold")
        on = f"as of {figure['as_of']}" if figure["as_of"] else "by all that is known"
        told = clean(f"{figure['pact']}, {on}: {figure['says']}")
        console.print(line.append(f" · {told}", style=""))
        for state in figure["states"]:
            since = Text(f"{state['state']} since {state['since']}", style=STATES[state["state"]])
            console.print(since.append(f" · {clean(state['title'] or 'no title')}", style=""))
            console.print(Text(f"  {clean(state['url'] or 'no source')}"), soft_wrap=True)
        if figure["acts"]:
            print_act_rows(console, "Rests on", figure["acts"])
            print_legend(console, (act["standing"] for act in figure["acts"]))
        else:
            console.print(Text("It rests on no act: nobody was heard on it.", style="dim"))
