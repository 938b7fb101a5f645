"""A part of a board: what is on some rungs alone."""

from garant.answers.remarks import Remark, RemarkCode
from garant.model import Firmness
from garant.publishing import BoardView


def within_rungs(
    board: BoardView, least: Firmness | None, firmest: Firmness | None
) -> tuple[BoardView, tuple[Remark, ...]]:
    """A board with the offers and refusals on some rungs alone, and a remark on the others.

    How far each need is met is told by all of them, as on the whole board.

    Args:
        board: The board.
        least: The lowest rung that is shown, None for no bound.
        firmest: The firmest.
    """
    if least is None and firmest is None:
        return board, ()
    shown = {
        rung.value
        for rung in Firmness
        if (least is None or rung.level >= least.level)
        and (firmest is None or rung.level <= firmest.level)
    }
    needs = list(board["needs"])
    left_out = 0
    for place, need in enumerate(board["needs"]):
        offers = [one for one in need["offers"] if one["firmness"] in shown]
        collectives = [one for one in need["collectives"] if one["firmness"] in shown]
        left_out += len(need["offers"]) + len(need["collectives"])
        left_out -= len(offers) + len(collectives)
        needs[place] = {**need, "offers": offers, "collectives": collectives}
    parties = {offer["party"] for need in needs for offer in need["offers"]}
    shown_board: BoardView = {
        **board,
        "parties": [party for party in board["parties"] if party in parties],
        "needs": needs,
    }
    return shown_board, (Remark(RemarkCode.OTHER_RUNGS, left_out),) if left_out else ()
