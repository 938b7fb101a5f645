"""What the gates look at: a party, a doing and a thing that a clause has brought together."""

from dataclasses import dataclass

from garant.model import Actor
from garant.reading.acts.frame import Frame
from garant.reading.acts.roles import Cast
from garant.reading.acts.scene import Scene


@dataclass(frozen=True, slots=True)
class Made:
    """An act that a clause would make, before it is asked whether it is one."""

    scene: Scene
    """The parse it stands in."""
    frame: Frame
    """Its frame, settled."""
    held: Cast
    """Who acts and who says so."""
    targets: tuple[Actor, ...]
    """For whom or against whom."""
    code: str | None
    """The capability; None where the kind needs none."""
    conditioned: bool = False
    """Whether a condition hangs on it."""
    inferred: bool = False
    """Whether the capability is only pointed back to."""
