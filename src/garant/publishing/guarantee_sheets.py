"""What a guarantee is worth as CSV: a row for each offer, need, cut set or shift."""

from collections.abc import Iterator, Sequence

from garant.publishing.cells import Cell, Sheet, joined
from garant.publishing.difference_views import DifferenceView, HingesView
from garant.publishing.guarantee_figures import FigureView
from garant.publishing.guarantee_views import BoardView, CoversView, IntervalView, NeedCoverView
from garant.publishing.offer_views import LotView, OfferView
from garant.publishing.record_sheets import ACTS

_OFFER = (
    *("party", "counts", "footing", "firmness", "unmet", "unknown", "met", "triggers"),
    *("amounts", "since", "said", "named", "own", "reviewed", "sources", "contested"),
    *("collective", "because", "document", "publisher", "url", "evidence"),
)


def _board(board: BoardView) -> Iterator[Sequence[Cell]]:
    for cover in board["needs"]:
        place = (board["pact"], board["as_of"], cover["pillar"], cover["need"], cover["reach"])
        for offer in (*cover["offers"], *cover["collectives"]):
            yield (*place, *_offer(offer, counts=True))
        for offer in cover["apart"]:
            yield (*place, *_offer(offer, counts=False))
        if not (cover["offers"] or cover["collectives"] or cover["apart"]):
            yield (*place, *(None,) * len(_OFFER))


def _offer(offer: OfferView, *, counts: bool) -> tuple[Cell, ...]:
    terms, lead = offer["conditions"], offer["lead"]
    document = lead["document"] if lead else None
    return (
        offer["party"],
        counts,
        offer["footing"],
        offer["firmness"],
        joined(terms["unmet"]),
        joined(terms["unknown"]),
        joined(terms["met"]),
        joined(terms["triggers"]),
        _lots(offer["amounts"]),
        offer["since"],
        offer["said"],
        offer["named"],
        offer["own"],
        offer["reviewed"],
        offer["sources"],
        offer["contested"],
        offer["collective"],
        joined(offer["because"]),
        document["id"] if document else None,
        document["publisher"] if document else None,
        document["url"] if document else None,
        " […] ".join(passage["text"] for passage in lead["evidence"]) if lead else None,
    )


def _lots(lots: Sequence[LotView]) -> str:
    return joined(f"{lot['value']} {lot['unit']}" for lot in lots)


def _covers(covers: CoversView) -> Iterator[Sequence[Cell]]:
    for cover in covers["needs"]:
        asked = cover["amount_asked"]
        count = cover["contributors"]
        yield (
            covers["pact"],
            covers["as_of"],
            cover["pillar"],
            cover["need"],
            cover["reach"],
            cover["contributors_asked"],
            count["firm"]["value"],
            count["possible"]["value"],
            count["collectives"],
            asked["value"] if asked else None,
            asked["unit"] if asked else None,
            cover["amount_reached"],
            joined(_amount(one) for one in cover["amounts"]),
            *(_on(cover, footing) for footing in _FOOTINGS),
            joined(cover["clarity"]["clear"]),
            joined(one["party"] for one in cover["clarity"]["unclear"]),
            joined(cover["because"]),
        )


_FOOTINGS = ("firm", "conditional", "signalled", "unclear", "refused")


def _on(cover: NeedCoverView, footing: str) -> str:
    counted = (*cover["offers"], *cover["collectives"])
    return joined(one["party"] for one in counted if one["footing"] == footing)


def _amount(interval: IntervalView) -> str:
    firm, possible = interval["firm"], interval["possible"]
    return f"{firm['value']} to {possible['value']} {interval['unit']}"


def _hinges(found: HingesView) -> Iterator[Sequence[Cell]]:
    for part in found["parts"]:
        state = (found["pact"], found["as_of"], part["part"], part["holds"], part["today"])
        missing = joined(part["missing"])
        for one in part["cut_sets"]:
            size = len(one["parties"]) + len(one["conditions"])
            sets = (joined(one["parties"]), joined(one["conditions"]), joined(one["because"]))
            yield (*state, missing, size, *sets)
        if not part["cut_sets"]:
            yield (*state, missing, None, None, None, joined(part["because"]))


def _shifts(found: DifferenceView) -> Iterator[Sequence[Cell]]:
    for shift in found["shifts"]:
        before, after, lead = shift["before"], shift["after"], shift["lead"]
        yield (
            found["pact"],
            found["since"],
            found["as_of"],
            shift["party"],
            shift["capability"],
            joined(shift["turns"]),
            before["firmness"] if before else None,
            before["footing"] if before else None,
            after["firmness"] if after else None,
            after["footing"] if after else None,
            joined(shift["because"]),
            lead["document"]["id"] if lead else None,
            lead["document"]["url"] if lead else None,
            " […] ".join(passage["text"] for passage in lead["evidence"]) if lead else None,
        )


def _figure(figure: FigureView) -> Iterator[Sequence[Cell]]:
    for act in figure["acts"]:
        yield from ((figure["figure"], *row) for row in ACTS.rows(act))


BOARD = Sheet(("pact", "as_of", "pillar", "need", "reach", *_OFFER), _board)
"""One row for each offer or refusal on a need, and one for a need that nobody was heard on."""

COVERS = Sheet(
    (
        *("pact", "as_of", "pillar", "need", "reach", "contributors_asked"),
        *("contributors_firm", "contributors_possible", "collectives", "amount_asked", "unit"),
        *("amount_reached", "amounts", *_FOOTINGS, "clear", "still_unclear", "because"),
    ),
    _covers,
)
"""One row for each need; parties under the footing they stand on."""

HINGES = Sheet(
    (
        *("pact", "as_of", "part", "holds", "today", "missing", "size", "parties", "conditions"),
        "because",
    ),
    _hinges,
)
"""One row for each cut set of each part; the part is empty for the whole."""

SHIFTS = Sheet(
    (
        *("pact", "since", "as_of", "party", "capability", "turns", "firmness_before"),
        *("footing_before", "firmness_after", "footing_after", "because"),
        *("document", "url", "evidence"),
    ),
    _shifts,
)
"""One row for each party whose stand on a capability differs."""

FIGURE_ACTS = Sheet(("figure", *ACTS.columns), _figure)
"""One row for each act that a figure rests on."""
