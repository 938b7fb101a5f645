"""The guarantee as a Boolean function of parties and conditions, and what it hinges on.

Write a formula of `Variable`, `AllOf`, `AnyOf`, `AtLeast` and `Not`, make a `Structure` of it, and
ask for its cut sets, path sets and odds:

    force = AtLeast(2, (Variable("FRA"), Variable("GBR"), Variable("DEU")))
    structure = Structure.holding(AllOf((force, Variable("USA"))))
    structure.cut_sets().sets  # {USA}, {FRA, GBR}, {FRA, DEU}, {GBR, DEU}
    structure.odds(kept={"FRA": 0.9, "GBR": 0.9, "DEU": 0.5, "USA": 0.4}).holds
"""

from garant.assessment.structure.analysis import NODE_LIMIT, SETS_LISTED, Structure
from garant.assessment.structure.formula import (
    ALWAYS,
    NEVER,
    AllOf,
    AnyOf,
    AtLeast,
    Formula,
    Not,
    Variable,
    dual,
    given,
    variables,
)
from garant.assessment.structure.minimal_sets import MinimalSets
from garant.assessment.structure.odds import Importance, Odds
from garant.assessment.structure.sampling import Estimate

__all__ = [
    "ALWAYS",
    "NEVER",
    "NODE_LIMIT",
    "SETS_LISTED",
    "AllOf",
    "AnyOf",
    "AtLeast",
    "Estimate",
    "Formula",
    "Importance",
    "MinimalSets",
    "Not",
    "Odds",
    "Structure",
    "Variable",
    "dual",
    "given",
    "variables",
]
