"""The ontology room: parties, offices, capabilities and units, conditions, the ladder, pacts."""

from garant.ontology.loading import load_ontology
from garant.ontology.pact_loading import (
    Mistake,
    check_pact,
    load_pact,
    new_pact,
    pact_json_schema,
    pact_names,
    pact_text,
)
from garant.ontology.pact_shelf import PactShelf, version_of
from garant.ontology.party import (
    Capability,
    Holder,
    Naming,
    Ontology,
    Party,
    PartyKind,
    Term,
    Unit,
)
from garant.ontology.placed_toml import PlacedToml, read_toml
from garant.ontology.publishers import PublisherRating, Publishers, load_publishers
from garant.ontology.rungs import load_rungs

__all__ = [
    "Capability",
    "Holder",
    "Mistake",
    "Naming",
    "Ontology",
    "PactShelf",
    "Party",
    "PartyKind",
    "PlacedToml",
    "PublisherRating",
    "Publishers",
    "Term",
    "Unit",
    "check_pact",
    "load_ontology",
    "load_pact",
    "load_publishers",
    "load_rungs",
    "new_pact",
    "pact_json_schema",
    "pact_names",
    "pact_text",
    "party_label",
    "read_toml",
    "version_of",
]


def party_label(code: str) -> str:
    """The name of a party in English, or its code where it is not known."""
    return load_ontology().label(code)
