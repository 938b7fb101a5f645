"""What every face shows: questions as users write them, answered by the views of publishing.

The command line, the pages, the API and the exports all ask here, so that they cannot disagree.
"""

from garant.answers.answers import Answers, Question

__all__ = ["Answers", "Question"]
