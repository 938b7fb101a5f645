"""Which of some names a user means."""

from collections.abc import Iterable
from difflib import get_close_matches

from garant.errors import QuestionError


def nearest_of(text: str, known: Iterable[str], what: str) -> str:
    """The name that a user means, whatever its case.

    Args:
        text: What the user wrote.
        known: The names that there are.
        what: What they are names of, in a word or two.

    Raises:
        QuestionError: There is none; the nearest is told.
    """
    names = {name.casefold(): name for name in known}
    folded = text.strip().casefold()
    if folded in names:
        return names[folded]
    near = get_close_matches(folded[:60], names, n=1)
    told = f"did you mean {names[near[0]]}?" if near else f"there are {', '.join(names.values())}"
    raise QuestionError(f"unknown {what} {text!r}; {told}")
