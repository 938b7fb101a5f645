"""The persons of a document: who they are, whom they speak for, in what office."""

from dataclasses import dataclass, field
from datetime import date

from garant.ontology import Holder, Ontology, Term
from garant.reading.parties.lexicon import key
from garant.reading.parties.span import PersonName

HEADS = frozenset({"head_of_state", "head_of_government"})
"""Offices of those who lead a state, who are each other's counterparts."""


@dataclass(slots=True)
class Person:
    """One person of the text; `told` is true where the text itself says whom they speak for."""

    family: str
    given: str = ""
    holders: list[Holder] = field(default_factory=list)
    gender: str = ""
    codes: tuple[str, ...] = ()
    office: str = ""
    told: bool = False
    outsider: bool = False


class Persons:
    """The persons a document has named, by family name; a name without a given one finds them."""

    def __init__(self, ontology: Ontology, day: date | None) -> None:
        self.ontology = ontology
        self.day = day
        self._held: dict[str, list[Person]] = {}

    def families(self) -> dict[str, list[Person]]:
        """The persons by the folded family name."""
        return self._held

    def named(self, family: str) -> list[Person]:
        """The persons of the text with a family name."""
        return self._held.get(key(family), [])

    def meet(self, name: PersonName) -> Person:
        """The person of a name, made known to the document where new."""
        if name.titled and not name.given and key(name.family) not in self._held:
            called = self._called(name.family)
            if called is not None:
                return called
        if name.titled and name.gender and not name.given:
            # "Mr Cooper" is not Yvette Cooper.
            name.holders = [h for h in name.holders if (h.gender or "m") == name.gender]
        held = self._held.setdefault(key(name.family), [])
        for person in reversed(held):
            if not name.given or not person.given or _same(name.given, person.given):
                if name.given and (not person.given or len(name.given) > len(person.given)):
                    person.given = name.given
                if not person.holders and name.holders and not person.told:
                    person.holders = name.holders
                    self._place(person)
                person.gender = person.gender or name.gender
                return person
        person = Person(name.family, name.given, list(name.holders), name.gender)
        self._place(person)
        held.append(person)
        return person

    def _called(self, given: str) -> Person | None:
        """The one person of the text with a given name, as a title may have it: "Sir Keir"."""
        first = key(given)
        found = [
            person
            for held in self._held.values()
            for person in held
            if key(person.given).split(" ")[0] == first
        ]
        return found[0] if len(found) == 1 else None

    def _place(self, person: Person) -> None:
        """Whom a known person speaks for on the document's day, by the table."""
        holder, term = self.term(person.holders)
        if holder is None or term is None:
            return
        person.holders = [holder]
        person.gender = person.gender or holder.gender or "m"
        if self.day is None or term.holds(self.day):
            person.codes = (term.party,)
            person.office = term.office

    def term(self, holders: list[Holder]) -> tuple[Holder | None, Term | None]:
        """Which of several persons of a name is meant, and their term: first one in office."""
        best: tuple[Holder | None, Term | None] = (None, None)
        for holder in holders:
            term = holder.term(self.day)
            if term is None:
                continue
            if self.day is not None and term.holds(self.day):
                return holder, term
            if best[1] is None or term.since > best[1].since:
                best = (holder, term)
        return best

    def heading(self, codes: tuple[str, ...], office: str) -> str:
        """The office of a head's counterpart: the one whose holder the text has named.

        The president's counterpart is the chancellor where the text is about him.
        """
        if office not in HEADS or len(codes) != 1 or self.in_office(codes[0], office):
            return office
        other = next(iter(HEADS - {office}))
        return other if self.in_office(codes[0], other) else office

    def with_term(self, code: str, office: str) -> Person | None:
        """The one person of the text whom the table has had in an office, whatever the day."""
        found = [
            person
            for held in self._held.values()
            for person in held
            if any(
                term.party == code and term.office == office
                for holder in person.holders
                for term in holder.terms
            )
        ]
        return found[0] if len(found) == 1 else None

    def in_office(self, code: str, office: str) -> Person | None:
        """The person whom the text has named in an office of a party."""
        for held in self._held.values():
            for person in held:
                if person.codes == (code,) and person.office == office:
                    return person
        return None


def _same(one: str, other: str) -> bool:
    """Whether two given names may be one person's: "J." and "Jean", "Alexandre" and "Alexander"."""
    a, b = key(one), key(other)
    if not a or not b or one == "-" or other == "-":
        return True
    if set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()):
        return True  # "Mr Løkke Rasmussen" is Lars Løkke Rasmussen
    size = 1 if min(len(a), len(b)) <= 2 else 3
    return a[:size] == b[:size]
