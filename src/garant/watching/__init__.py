"""Watching feeds: asked politely, read as `garant add` reads, their changes told to others."""

from garant.watching.asking import Asker, Clock, Fetch
from garant.watching.events import Event
from garant.watching.plan import Feed, Follow, Plan, load_plan
from garant.watching.reading import Intake, Reader
from garant.watching.state import State
from garant.watching.telling import Telling
from garant.watching.watch import Watch

__all__ = [
    "Asker",
    "Clock",
    "Event",
    "Feed",
    "Fetch",
    "Follow",
    "Intake",
    "Plan",
    "Reader",
    "State",
    "Telling",
    "Watch",
    "load_plan",
]
