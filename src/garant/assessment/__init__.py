"""A guarantee in, its worth out: what it hinges on, how far it holds, what changes it.

Pure: values in, values out. Make a guarantee of a pact and of gathered positions, and ask:

    guarantee = make_guarantee(pact, positions, date(2025, 9, 4))
    board(guarantee), cover(guarantee), clarity(guarantee), hinges(guarantee)
    compare(guarantee, withdraw(guarantee, "USA"))
    changes(make_guarantee(pact, positions, date(2025, 9, 1)), guarantee)
"""

from garant.assessment.boarding import board
from garant.assessment.chances import odds
from garant.assessment.clearing import clarity
from garant.assessment.comparing import changes, compare
from garant.assessment.covering import cover
from garant.assessment.guarantees import (
    COLLECTIVES,
    capabilities_concerning,
    concerning,
    make_guarantee,
    until,
)
from garant.assessment.hinging import LEAST, all_hinges, hinges, part_stands
from garant.assessment.offering import offers
from garant.assessment.supposing import add, set_condition, unit_asked, withdraw

__all__ = [
    "COLLECTIVES",
    "LEAST",
    "add",
    "all_hinges",
    "board",
    "capabilities_concerning",
    "changes",
    "clarity",
    "compare",
    "concerning",
    "cover",
    "hinges",
    "make_guarantee",
    "odds",
    "offers",
    "part_stands",
    "set_condition",
    "unit_asked",
    "until",
    "withdraw",
]
