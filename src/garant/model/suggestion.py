"""What a correction suggests for the words files."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SuggestedFor(StrEnum):
    """Which words a suggestion is for.

    `NAME`: words that name a party. `HOLDER`: a person who stands for one. `PREDICATE`,
    `CAPABILITY` and `CONDITION`: words that show a kind of act, a capability or a condition.
    """

    NAME = "name"
    HOLDER = "holder"
    PREDICATE = "predicate"
    CAPABILITY = "capability"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that the words files may lack, by a correction that stands.

    `code` is what is right: a party, a kind of act with its firmness ("commit ready"), a capability
    or a condition; `read` what was read instead, empty for nothing. `words` are the name, empty
    where only a person can tell them out of `sentence`, the words of the evidence. `language` is an
    ISO 639-1 code, or None. `act` is the key of what was corrected.
    """

    wanted: SuggestedFor
    code: str
    read: str
    words: str
    sentence: str
    language: str | None
    act: str
    who: str
    why: str
    recorded: datetime
