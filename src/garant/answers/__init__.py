"""What every face shows: questions as users write them, answered by the views of publishing.

The command line, the pages, the API and the exports all ask here, so that they cannot disagree.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from garant.answers.answers import Answers
    from garant.answers.boards import within_rungs
    from garant.answers.briefings import (
        BRIEFING_FORMATS,
        briefing_of,
        charts_of,
        written_briefing,
    )
    from garant.answers.days import DaysView, days_of
    from garant.answers.exporting import material_of
    from garant.answers.following import FollowedView
    from garant.answers.meaning import nearest_of
    from garant.answers.memory import Memory
    from garant.answers.questions import DEFAULT_PACT, Question
    from garant.answers.records import DocumentContentView, Found
    from garant.answers.remarks import Remark, RemarkCode
    from garant.answers.reviewing import QueueView, ReviewItemView, decide_on, queue, review_item
    from garant.answers.supposing import suppose, written_offer, written_suppositions
    from garant.answers.weighing import changes_between, hinges_of, rung_of, supposed_by, whatif_of

__all__ = [
    "BRIEFING_FORMATS",
    "DEFAULT_PACT",
    "Answers",
    "DaysView",
    "DocumentContentView",
    "FollowedView",
    "Found",
    "Memory",
    "Question",
    "QueueView",
    "Remark",
    "RemarkCode",
    "ReviewItemView",
    "briefing_of",
    "changes_between",
    "charts_of",
    "days_of",
    "decide_on",
    "hinges_of",
    "material_of",
    "nearest_of",
    "queue",
    "review_item",
    "rung_of",
    "suppose",
    "supposed_by",
    "whatif_of",
    "within_rungs",
    "written_briefing",
    "written_offer",
    "written_suppositions",
]

_HOMES = {
    "answers": ("Answers",),
    "boards": ("within_rungs",),
    "briefings": ("BRIEFING_FORMATS", "briefing_of", "charts_of", "written_briefing"),
    "days": ("DaysView", "days_of"),
    "exporting": ("material_of",),
    "following": ("FollowedView",),
    "meaning": ("nearest_of",),
    "memory": ("Memory",),
    "questions": ("DEFAULT_PACT", "Question"),
    "records": ("DocumentContentView", "Found"),
    "remarks": ("Remark", "RemarkCode"),
    "reviewing": ("QueueView", "ReviewItemView", "decide_on", "queue", "review_item"),
    "supposing": ("suppose", "written_offer", "written_suppositions"),
    "weighing": ("changes_between", "hinges_of", "rung_of", "supposed_by", "whatif_of"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    # Whoever lists acts must not wait for pacts and their YAML.
    if name in _HOME_OF:
        return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
