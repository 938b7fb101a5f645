"""What every face shows: questions as users write them, answered by the views of publishing.

The command line, the pages, the API and the exports all ask here, so that they cannot disagree.
"""

from garant.answers.answers import Answers, Question
from garant.answers.meaning import nearest_of
from garant.answers.reviewing import QueueView, ReviewItemView, decide_on, queue, review_item
from garant.answers.supposing import suppose, written_offer, written_suppositions
from garant.answers.weighing import changes_between, hinges_of, rung_of, supposed_by, whatif_of

__all__ = [
    "Answers",
    "Question",
    "QueueView",
    "ReviewItemView",
    "changes_between",
    "decide_on",
    "hinges_of",
    "nearest_of",
    "queue",
    "review_item",
    "rung_of",
    "suppose",
    "supposed_by",
    "whatif_of",
    "written_offer",
    "written_suppositions",
]
