"""A board as rows and columns, and one need of it as a list."""

from typing import TypedDict

from garant.publishing import BoardView


class GridRow(TypedDict):
    """A need, and a cell for each column: what the party offers or refuses, None where nothing."""

    need: object
    cells: list[tuple[str, object | None]]
    heard: int


class Grid(TypedDict):
    """A board as rows by pillar; `collectives` and then `parties` head the columns."""

    collectives: list[str]
    parties: list[str]
    pillars: list[tuple[dict[str, str], list[GridRow]]]


class NeedShown(TypedDict):
    """One need: who stands on which footing, and the needs before and after it."""

    need: object
    footings: list[tuple[str, list[object]]]
    before: str
    after: str


FOOTINGS = ("firm", "conditional", "signalled", "unclear", "refused")


def grid_of(board: BoardView) -> Grid:
    """A board as rows and columns: collectives first, then parties as the board orders them."""
    collectives = list(
        dict.fromkeys(offer["party"] for need in board["needs"] for offer in need["collectives"])
    )
    codes = [*collectives, *board["parties"]]
    pillars = []
    for name, label in board["pillars"].items():
        rows: list[GridRow] = []
        for need in board["needs"]:
            if need["pillar"] != name:
                continue
            # The firmest comes first, so that the last written is the firmest.
            offers = [*need["offers"], *need["collectives"]]
            held = {offer["party"]: offer for offer in reversed(offers)}
            rows.append(
                {
                    "need": need,
                    "cells": [(code, held.get(code)) for code in codes],
                    "heard": len({voice["party"] for voice in need["voices"]}),
                }
            )
        if rows:
            pillars.append((label, rows))
    return {"collectives": collectives, "parties": list(board["parties"]), "pillars": pillars}


def need_of(board: BoardView, name: str) -> NeedShown:
    """One need of a board, all who stand somewhere on it by footing."""
    names = [need["need"] for need in board["needs"]]
    place = names.index(name)
    need = board["needs"][place]
    held = [*need["offers"], *need["collectives"]]
    return {
        "need": need,
        "footings": [
            (footing, [offer for offer in held if offer["footing"] == footing])
            for footing in FOOTINGS
        ],
        "before": names[place - 1] if place else "",
        "after": names[place + 1] if place + 1 < len(names) else "",
    }
