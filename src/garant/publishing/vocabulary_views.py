"""The parties and capabilities that are known, as plain records and as sheets."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypedDict

from garant.publishing.cells import Cell, Sheet, joined

if TYPE_CHECKING:
    from garant.ontology import Capability, Party


class PartyView(TypedDict):
    """A party that can be named: its code, what it is, its name by language.

    `kind` is `state`, `body`, `movement`, `collective` or `group`; a group stands for its
    `members`.
    """

    code: str
    kind: str
    label: dict[str, str]
    members: list[str]


class CapabilityView(TypedDict):
    """What can be given: its code, its pillar, its name by language, what it is counted in.

    Among `units`, `money` stands for every currency by its ISO 4217 code.
    """

    code: str
    pillar: str
    label: dict[str, str]
    units: list[str]


def view_parties(parties: "Iterable[Party]") -> list[PartyView]:
    """Show parties as plain records."""
    return [
        {
            "code": party.code,
            "kind": party.kind.value,
            "label": dict(party.labels),
            "members": list(party.members),
        }
        for party in parties
    ]


def view_capabilities(capabilities: "Iterable[Capability]") -> list[CapabilityView]:
    """Show capabilities as plain records."""
    return [
        {
            "code": capability.code,
            "pillar": capability.pillar,
            "label": dict(capability.labels),
            "units": list(capability.units),
        }
        for capability in capabilities
    ]


def _party(party: PartyView) -> Iterator[Sequence[Cell]]:
    label = party["label"]
    yield (
        party["code"],
        party["kind"],
        label.get("en"),
        label.get("fr"),
        joined(party["members"]),
    )


def _capability(capability: CapabilityView) -> Iterator[Sequence[Cell]]:
    label = capability["label"]
    yield (
        capability["code"],
        capability["pillar"],
        label.get("en"),
        label.get("fr"),
        joined(capability["units"]),
    )


PARTIES = Sheet(("code", "kind", "label_en", "label_fr", "members"), _party)
"""One row for each party."""

CAPABILITIES = Sheet(("code", "pillar", "label_en", "label_fr", "units"), _capability)
"""One row for each capability."""
