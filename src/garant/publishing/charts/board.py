"""The board as a chart: needs by party, a tile for what each party comes to on each need."""

from collections.abc import Iterator
from textwrap import wrap

from garant.publishing.charts.legend import legend
from garant.publishing.charts.shapes import LINE, QUIET, Box, Chart, Line, Shape, Words, tile
from garant.publishing.guarantee_views import BoardView, CoverView
from garant.publishing.labels import Labels
from garant.publishing.offer_views import OfferView

# Wide enough for the widest of the types that a page may be shown in.
_LEFT, _COLUMN, _ROW, _TILE = 252, 68, 24, 15
_HEAD, _PILLAR, _FOOT = 52, 26, 40
_MOST_PARTIES = 9
_LETTERS_OF_A_NEED, _LETTERS_OF_A_PARTY = 37, 11
_LINES_OF_A_PARTY = 3


def board_chart(board: BoardView, labels: Labels) -> Chart:
    """Draw a board; the parties of most weight have a column, the table has all of them."""
    parties = list(
        dict.fromkeys(
            [
                *board["parties"],
                *(one["party"] for need in board["needs"] for one in need["collectives"]),
            ]
        )
    )
    shown = _weightiest(board, parties)
    width = _LEFT + _COLUMN * max(len(shown), 6)
    shapes: list[Shape] = []
    for place, party in enumerate(shown):
        middle = _LEFT + _COLUMN * (place + 0.5)
        lines = wrap(labels.party(party), _LETTERS_OF_A_PARTY)[:_LINES_OF_A_PARTY]
        for number, line in enumerate(lines):
            base = _HEAD - 8 - 12 * (len(lines) - 1 - number)
            shapes.append(Words(middle, base, line, 10.5, QUIET, "middle"))
    y: float = _HEAD
    for pillar, label in board["pillars"].items():
        needs = [need for need in board["needs"] if need["pillar"] == pillar]
        if not needs:
            continue
        told = label.get(labels.language) or next(iter(label.values()))
        shapes += [
            Box(0, y, width, _PILLAR - 4, "#f1f3f4"),
            Words(6, y + 15, told[:1].upper() + told[1:], 11.5, QUIET, bold=True),
        ]
        y += _PILLAR
        for need in needs:
            shapes += _row(need, shown, labels, y, width)
            y += _ROW
    if len(parties) > len(shown):
        rest = labels("charts", "rest").format(count=len(parties) - len(shown))
        shapes.append(Words(width - 4, y + 14, rest, 10.5, QUIET, "end"))
    shapes += legend(labels, 6, y + 22)
    firm = [_need(need, labels) for need in board["needs"] if need["reach"] == "firm"]
    told = (
        labels("charts", "firm_needs").format(names=", ".join(firm))
        if firm
        else labels("charts", "no_firm_need")
    )
    return Chart(
        name="board",
        title=labels("charts", "board"),
        told=labels("charts", "board_told").format(
            needs=len(board["needs"]), parties=len(parties), firm=told
        ),
        width=width,
        height=round(y + _FOOT),
        shapes=tuple(shapes),
        columns=tuple(labels("charts", one) for one in ("need", "party", "rung", "conditions")),
        rows=tuple(row for need in board["needs"] for row in _told(need, labels)),
    )


def _row(
    need: CoverView, parties: list[str], labels: Labels, y: float, width: float
) -> list[Shape]:
    shapes: list[Shape] = [Line(0, y + _ROW - 1, width, y + _ROW - 1, LINE)]
    told = _need(need, labels)
    if len(told) > _LETTERS_OF_A_NEED:
        told = told[: _LETTERS_OF_A_NEED - 1].rstrip() + "…"
    nobody = need["reach"] == "nobody"
    shapes.append(Words(6, y + 15, told, 11.5, bold=nobody))
    if nobody:
        shapes.append(Words(_LEFT + 8, y + 15, labels("charts", "nobody"), 11.5, QUIET))
    for place, party in enumerate(parties):
        offer = _offer(need, party)
        if offer:
            x = _LEFT + _COLUMN * (place + 0.5) - _TILE / 2
            shapes += tile(offer["footing"], x, y + (_ROW - _TILE) / 2 - 0.5, _TILE)
    return shapes


def _weightiest(board: BoardView, parties: list[str]) -> list[str]:
    """The parties that stand on most needs, as the board orders them."""
    held = {
        party: sum(_offer(need, party) is not None for need in board["needs"]) for party in parties
    }
    most = sorted(parties, key=lambda one: -held[one])[:_MOST_PARTIES]
    return [party for party in parties if party in most]


def _offer(need: CoverView, party: str) -> OfferView | None:
    """What a party comes to on a need: the firmest of what it says."""
    held = (*need["offers"], *need["collectives"])
    return next((one for one in held if one["party"] == party), None)


def _need(need: CoverView, labels: Labels) -> str:
    told = need["label"].get(labels.language) or next(iter(need["label"].values()))
    return told[:1].upper() + told[1:]


def _told(need: CoverView, labels: Labels) -> Iterator[tuple[str, ...]]:
    """Who stands where on a need, a row for each; one row where nobody does."""
    held = [*need["offers"], *need["collectives"]]
    if not held:
        yield _need(need, labels), labels("charts", "nobody"), "", ""
    for offer in held:
        terms = offer["conditions"]
        conditions = [*terms["unmet"], *terms["unknown"], *terms["met"]]
        yield (
            _need(need, labels),
            labels.party(offer["party"]),
            labels("firmness", offer["firmness"]),
            ", ".join(labels("conditions", one) for one in conditions),
        )
