"""The shapes of states, as paths of SVG, in two views."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

View = Literal["europe", "world"]


@dataclass(frozen=True, slots=True)
class MapView:
    """The states as they lie in one view.

    `paths` are their outlines by code, `points` a place well inside each, where a sign can stand.
    """

    width: int
    height: int
    paths: Mapping[str, str]
    points: Mapping[str, tuple[int, int]]


@cache
def load_map(view: View) -> MapView:
    """Load a view of the map."""
    held = json.loads(Path(__file__).with_name("map.json").read_text("utf-8"))[view]
    return MapView(
        held["width"],
        held["height"],
        held["paths"],
        {code: (x, y) for code, (x, y) in held["points"].items()},
    )
