"""Fault trees in the Open-PSA exchange format, as formulas.

It reads what the Aralia trees have: gates of "and", "or", "not", "xor" and "atleast" over gates
and basic events, and probabilities given as numbers. Everything else is refused.
"""

import gzip
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from garant.assessment.structure import AllOf, AnyOf, AtLeast, Formula, Not, Variable


@dataclass(frozen=True)
class FaultTree:
    """A tree: the formula of its top, which is true where the system fails."""

    name: str
    top: Formula
    top_gate: str
    chances: dict[str, float]


def read_fault_tree(path: Path) -> FaultTree:
    """The tree in a file, plain or compressed by gzip.

    Raises:
        ValueError: It has something else than described above, or not exactly one top.
    """
    text = xml_text(path)
    root = ElementTree.fromstring(text)
    gates = {gate.get("name", ""): gate for gate in root.iter("define-gate")}
    used = {inner.get("name") for gate in gates.values() for inner in gate.iter("gate")}
    tops = [name for name in gates if name not in used]
    if len(tops) != 1:
        raise ValueError(f"{path}: {len(tops)} gates are under no other; one is expected")
    chances = {}
    for event in root.iter("define-basic-event"):
        number = event.find("float")
        if number is None:
            raise ValueError(f"{path}: {event.get('name')} has no probability as a number")
        chances[event.get("name", "")] = float(number.get("value", ""))
    top = _Reading(gates).gate(tops[0])
    return FaultTree(path.name.removesuffix(".gz").removesuffix(".xml"), top, tops[0], chances)


def xml_text(path: Path) -> str:
    """The text of a file, plain or compressed."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return file.read()


class _Reading:
    """Gates become formulas once, so that what the tree shares stays shared."""

    def __init__(self, gates: dict[str, ElementTree.Element]) -> None:
        self._gates = gates
        self._read: dict[str, Formula] = {}
        self._events: dict[str, Variable] = {}

    def gate(self, name: str) -> Formula:
        if name not in self._read:
            (inner,) = self._gates[name]
            self._read[name] = self._formula(inner)
        return self._read[name]

    def _formula(self, element: ElementTree.Element) -> Formula:
        name = element.get("name", "")
        if element.tag == "gate":
            return self.gate(name)
        if element.tag == "basic-event":
            return self._events.setdefault(name, Variable(name))
        parts = tuple(self._formula(inner) for inner in element)
        match element.tag, parts:
            case "and", _:
                return AllOf(parts)
            case "or", _:
                return AnyOf(parts)
            case "not", (part,):
                return Not(part)
            case "xor", (one, other):
                return AnyOf((AllOf((one, Not(other))), AllOf((Not(one), other))))
            case "atleast", _:
                return AtLeast(int(element.get("min", "")), parts)
        raise ValueError(f"<{element.tag}> of {len(parts)} parts is not read")
