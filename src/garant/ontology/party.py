"""Parties, offices and their holders as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class PartyKind(StrEnum):
    """What a party is."""

    STATE = "state"
    BODY = "body"
    MOVEMENT = "movement"
    COLLECTIVE = "collective"
    GROUP = "group"  # stands for its members: les pays baltes


class Naming(StrEnum):
    """By what sort of words a party is named."""

    NAME = "names"
    SEAT = "seats"
    INSTITUTION = "institutions"
    ADJECTIVE = "adjectives"
    PEOPLE = "peoples"
    SHORT = "shorts"


@dataclass(frozen=True, slots=True)
class Party:
    """Who may be bound or heard: a state, a body, a movement, a collective.

    `labels` is its name by language, `words` what names it by language and sort. A group stands for
    its `members`.
    """

    code: str
    kind: PartyKind
    labels: Mapping[str, str]
    words: Mapping[str, Mapping[Naming, tuple[str, ...]]]
    members: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes it stands for: its members' where it is a group, else its own."""
        return self.members or (self.code,)

    def label(self, language: str) -> str:
        """Its name in a language, or in any that has one, or its code."""
        return self.labels.get(language) or next(iter(self.labels.values()), self.code)


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office; `until` is the first day out of it, None while open."""

    party: str
    office: str
    branch: str | None
    since: date
    until: date | None
    evidence: str

    def holds(self, day: date) -> bool:
        """Whether the day lies in the term."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who holds or held an office.

    `family` is the name newsrooms use, by language, with the empty language for the others. `alone`
    says whether that name by itself is rare enough to name the person, `usual` whether newsrooms
    agree on it so far that other spellings give way.
    """

    person: str
    family: Mapping[str, str]
    variants: tuple[str, ...]
    terms: tuple[Term, ...]
    gender: str = ""
    alone: bool = True
    usual: bool = False

    def family_in(self, language: str) -> str:
        """The family name as newsrooms of a language print it."""
        return self.family.get(language) or self.family[""]

    def term(self, day: date | None) -> Term | None:
        """The term that holds on a day; without a day, or out of office, the latest one."""
        if day is not None:
            for term in self.terms:
                if term.holds(day):
                    return term
        return max(self.terms, key=_since, default=None)


def _since(term: Term) -> date:
    return term.since


def _singular(word: str) -> str:
    """A word without the sign of a regular plural, in French or English."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word[-1:] in ("s", "x") else word


@dataclass(frozen=True, slots=True)
class Capability:
    """What can be given, with the pillar it belongs to.

    `units` are those that its amounts are counted in, `MONEY` among them where it may be paid for;
    none where it has no amount.
    """

    code: str
    pillar: str
    labels: Mapping[str, str]
    units: tuple[str, ...] = ()


MONEY = "money"
"""Stands among the units of a capability for every ISO 4217 code."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What amounts are counted in; `words` is what reporting calls it, by language.

    `labels` are plurals, `one` those of a single one.
    """

    code: str
    labels: Mapping[str, str]
    one: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Ontology:
    """Everything that is known beforehand about parties, offices, capabilities and conditions.

    Compared by identity, so that what is compiled from it can be kept beside it.
    """

    parties: Mapping[str, Party]
    holders: tuple[Holder, ...]
    offices: Mapping[str, Mapping[str, str]]
    led_by_head_of_state: frozenset[str]
    seat_offices: Mapping[str, str]
    branches: Mapping[str, Mapping[str, tuple[str, ...]]]
    pillars: Mapping[str, Mapping[str, str]]
    capabilities: Mapping[str, Capability]
    conditions: Mapping[str, Mapping[str, str]]
    ladder: Mapping[str, Mapping[str, str]]
    units: Mapping[str, Unit] = field(default_factory=dict)
    currencies: frozenset[str] = frozenset()
    _unit_of: dict[str, str] = field(default_factory=dict, repr=False)
    _held: dict[tuple[str, str], list[tuple[Term, Holder]]] = field(
        default_factory=dict, repr=False
    )

    def __post_init__(self) -> None:
        for holder in self.holders:
            for term in holder.terms:
                self._held.setdefault((term.party, term.office), []).append((term, holder))
        for unit in self.units.values():
            self._unit_of[unit.code] = unit.code
            for words in unit.words.values():
                self._unit_of.update((word.casefold(), unit.code) for word in words)

    def label(self, code: str, language: str = "en") -> str:
        """The name of a party in a language, or its code where it is not known."""
        party = self.parties.get(code)
        return party.label(language) if party else code

    def leader(self, code: str) -> str:
        """The class of office that leads a party: the one meant by "le dirigeant"."""
        if code in self.led_by_head_of_state:
            return "head_of_state"
        party = self.parties.get(code)
        if party is None or party.kind is PartyKind.STATE:
            return "head_of_government"
        return "organisation_head"

    def unit(self, word: str) -> str | None:
        """The unit that a word of reporting stands for, or the currency; None where not known.

        Knows "soldats", "chasseurs de mines", "Rafale", "EUR". Does not know "moyens".
        """
        if word in self.currencies:
            return word
        words = word.casefold().split()
        singular = [_singular(each) for each in words]
        spellings = (words, singular, [*singular[:1], *words[1:]], words[:1], singular[:1])
        return next(filter(None, (self._unit_of.get(" ".join(each)) for each in spellings)), None)

    def counts(self, capability: str, unit: str) -> bool:
        """Whether amounts of a capability may be in a unit or a currency."""
        known = self.capabilities.get(capability)
        if known is None:
            return False
        return unit in known.units or (MONEY in known.units and unit in self.currencies)

    def in_office(
        self, code: str, office: str, day: date, branch: str | None = None
    ) -> list[Holder]:
        """Who holds an office of a party on a day; of a branch, those of that branch alone.

        More than one where several share the class.
        """
        held = [
            (term, holder) for term, holder in self._held.get((code, office), ()) if term.holds(day)
        ]
        if branch is not None:
            held = [(term, holder) for term, holder in held if term.branch == branch]
        return [holder for _, holder in held]
