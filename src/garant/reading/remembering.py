"""Questions about a token that are asked often: answered once, then remembered."""

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar


class Remembers(Protocol):
    """What keeps the answers given about its tokens; made anew for each parse."""

    answers: dict[str, dict[int, object]]


R = TypeVar("R", bound=Remembers)
T = TypeVar("T")


def remembered(query: Callable[[R, int], T]) -> Callable[[R, int], T]:
    """Remember the answers of a query about a token, for as long as its object lives.

    Only for queries whose answer nobody changes, on parses that are finished.
    """
    name = query.__name__

    @wraps(query)
    def ask(self: R, i: int) -> T:
        answers = self.answers.setdefault(name, {})
        if i not in answers:
            answers[i] = query(self, i)
        return answers[i]  # type: ignore[return-value]

    return ask
