"""The ontology room: parties, offices and their holders, capabilities, conditions, the ladder."""

from garant.ontology.loading import load_ontology
from garant.ontology.party import (
    Capability,
    Holder,
    Naming,
    Ontology,
    Party,
    PartyKind,
    Term,
)

__all__ = [
    "Capability",
    "Holder",
    "Naming",
    "Ontology",
    "Party",
    "PartyKind",
    "Term",
    "load_ontology",
    "party_label",
]


def party_label(code: str) -> str:
    """The name of a party in English, or its code where it is not known."""
    return load_ontology().label(code)
