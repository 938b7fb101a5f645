"""A pact: what a person wrote down as to be covered, before anybody's offer is looked at."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from garant.model.codes import Condition


class State(StrEnum):
    """Whether a condition holds on a day."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """Where something a person wrote down stands in public: address, title, day."""

    url: str
    title: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """How much a need asks for, where a public source says so.

    `unit` is one of the ontology's units (`person`, `aircraft`, an ISO 4217 code).
    """

    value: Decimal
    unit: str
    source: Source


@dataclass(frozen=True, slots=True)
class Need:
    """One capability asked for by a pact.

    `name` is unique within the pact (letters, digits, underscores), `contributors` the least number
    of parties that must give it, `label` what it is called, by language code. `givers` are the
    only parties whose offers count, where the pact says so (the American backstop); empty for all.
    """

    name: str
    pillar: str
    capability: str
    label: tuple[tuple[str, str], ...]
    contributors: int = 1
    amount: Amount | None = None
    place: str | None = None
    givers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pillar:
    """A group of needs, under a name that the pact's logic may use."""

    name: str
    label: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """So many of some parts hold: needs or pillars by name, or nested ones.

    All of them is `len(parts)`, any of them is 1.
    """

    least: int
    parts: "tuple[str | AtLeast, ...]"


@dataclass(frozen=True, slots=True)
class Lean:
    """One need or pillar that does not hold without another."""

    what: str
    on: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class StateChange:
    """From a day on a condition is met, unmet or unknown, as a source has it."""

    day: date
    state: State
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class PactCondition:
    """A condition of the offers, with its states in order of day; unknown before the first."""

    condition: Condition
    states: tuple[StateChange, ...] = ()

    def on(self, day: date | None) -> State:
        """The state on a day; None asks for the last known."""
        state = State.UNKNOWN
        for change in self.states:
            if day is None or change.day <= day:
                state = change.state
        return state


@dataclass(frozen=True, slots=True)
class Pact:
    """What is to be covered: pillars, needs, how they combine, what leans on what, conditions.

    `beneficiary` and `adversary` are codes of parties, `trigger` is what sets the guarantee off, in
    words by language. `pillars` and `needs` are in the order to show. `logic` says what must hold
    for the guarantee to hold; a pillar that it names holds by `pillar_logic`, or where all its
    needs hold.
    """

    name: str
    title: tuple[tuple[str, str], ...]
    beneficiary: str
    adversary: str | None
    trigger: tuple[tuple[str, str], ...]
    pillars: tuple[Pillar, ...]
    needs: tuple[Need, ...]
    logic: AtLeast
    pillar_logic: tuple[tuple[str, AtLeast], ...] = ()
    leans: tuple[Lean, ...] = ()
    conditions: tuple[PactCondition, ...] = ()
    sources: tuple[Source, ...] = ()
