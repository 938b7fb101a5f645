"""What a check finds: one fault, in one sentence."""

from dataclasses import dataclass

LOST = "bring back a copy with 'garant restore'"
"""What to do where rows are not what they were."""

BATCH = 1_000
"""Rows held at once while many are gone through."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a ledger: what, in which row, and what to do."""

    problem: str
    remedy: str = LOST

    def __str__(self) -> str:
        return f"{self.problem}; {self.remedy}"
