"""Resolving a phrase to parties and a person, by its own words, the document, and the table."""

from datetime import date

from garant.model import Doubt
from garant.ontology import PartyKind
from garant.reading.parties.context import Context
from garant.reading.parties.discourse import PERSONS, Entity
from garant.reading.parties.lexicon import key
from garant.reading.parties.persons import HEADS, Person, Persons
from garant.reading.parties.span import PersonName, Span

NAMED_OFFICES = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "finance_minister",
        "organisation_head",
    }
)
"""Offices that one person holds at a time, so that the table can put a name to them."""

_HEADS = HEADS | {"parliament_head"}
_SINGLE = NAMED_OFFICES | {
    "vice_head",
    "chief_of_staff",
    "parliament_head",
    "spokesperson",
    "deputy_head",
}


class Resolver:
    """Resolves the phrases of one document in the order of the text."""

    def __init__(self, context: Context, day: date | None, language: str) -> None:
        self.context = context
        self.ontology = context.ontology
        self.language = language
        self.day = day
        self.persons = Persons(context.ontology, day)
        self.guest: Person | None = None
        self.home: tuple[str, ...] = ()
        self.seat: tuple[str, ...] = ()
        """The party at whose seat the text was given."""
        self.unnamed = False
        self.stage: tuple[str, ...] = ()
        """The party whose seat or institution the title names."""

    def own_codes(self, span: Span) -> tuple[str, ...]:
        """The codes that a phrase's own words show: its adjective's, else its owner's."""
        if span.codes:
            return self.context.choose(span.codes) if span.ambiguous else span.codes
        if span.owner is None:
            return ()
        return self.owner_codes(span.owner)

    def owner_codes(self, owner: Span) -> tuple[str, ...]:
        """Whom the owner of a phrase stands for: a party, a person's party, an institution's."""
        if owner.name is not None and owner.noun is None:
            return self.person(owner).codes
        codes = self.own_codes(owner)
        if not codes and owner.noun is not None and owner.noun.sort == "collective":
            return ("COALITION",) if self.context.counts.get("COALITION") else ()
        if not codes and owner.noun is not None and owner.noun.sort == "short":
            points_to, only = owner.noun.points_to, owner.noun.default
            if points_to != "person":
                return self.context.pointed(points_to, own=owner.det == "poss", only=only) or ()
        if not codes and owner.name is not None:
            return self.person(owner).codes
        if not codes and owner.noun is not None:
            if owner.noun.default:
                return self.context.default(owner)
            if owner.det == "poss":
                return self.context.possessor(plural=owner.owners)
            return self.context.owner(owner)
        return codes

    def at_home(self, span: Span) -> tuple[str, ...]:
        """The party whose own paper this is, for a bare office that it has: "The President".

        On the pages of the White House the President is its own, whoever else was named before.
        """
        if not self.home or self.day is None or span.det != "def" or span.owner is not None:
            return ()
        if span.office in HEADS and span.office != self.ontology.leader(self.home[0]):
            # "The President" on a page of Downing Street is the guest, not the King.
            other = self.context.discourse.last(PERSONS, office=span.office)
            if other is not None and other.mention.codes != self.home:
                return ()
        return self.home if self.ontology.in_office(self.home[0], span.office, self.day) else ()

    def own_minister(self, span: Span) -> Entity | None:
        """Who "the minister" is in a paper of a government: its own, not the guest."""
        if not self.home or span.det != "def" or not span.key.startswith("minist"):
            return None
        last = self.context.discourse.last(PERSONS, codes=self.home, number="s")
        ended = last is not None and last.office.endswith("minister")
        return last if ended and last is not None and last.mention.person else None

    def at_seat(self, span: Span) -> tuple[str, ...]:
        """The party at whose seat a bare office answers, where it has that office."""
        if not self.seat or self.day is None or span.owner is not None:
            return ()
        if span.noun is not None and span.noun.default:
            return ()  # the chancellor at the Élysée is the guest
        return self.seat if self.ontology.in_office(self.seat[0], span.office, self.day) else ()

    def at_home_unnamed(self, span: Span) -> bool:
        """Whether a bare office is that of a state whose own paper this is, and which is not said.

        "Le Président" on a page of "Présidence de la République" is no other president.
        """
        return self.unnamed and span.det == "def" and span.owner is None and not span.codes

    # --- Persons.

    def person(self, span: Span) -> Person:
        """The person of a phrase with a name; what the text says of them beats the table."""
        assert span.name is not None
        held = span.name.holders
        if len(held) > 1 and span.noun is not None:
            # Of two of one name it is the one who holds such an office: "Vice President Harris".
            fitting = [h for h in held if any(term.office == span.office for term in h.terms)]
            span.name.holders = fitting or held
        person = self.persons.meet(span.name)
        person.gender = person.gender or span.gender
        if span.noun is None:
            if span.codes:  # "JANE DOE (Norway)"
                person.codes, person.told = span.codes, True
            return person
        if span.outsider and self._of_movement(span):
            person.codes, person.told = self.own_codes(span), True
            return person
        if span.outsider or (span.foreign and not span.codes):
            if not (person.holders and person.codes):
                person.outsider, person.codes, person.told = True, (), True
            return person
        codes = self.own_codes(span)
        if span.former:
            if not person.holders:
                person.codes, person.told = (), True
            return person
        if codes or not person.codes:
            codes = codes or self._implied(span, person)
            codes = self.european(span, codes)
            if codes:
                person.codes, person.told = codes, True
        person.office = self.office(span, person.codes) or person.office
        return person

    def _of_movement(self, span: Span) -> bool:
        """Whether an outsider belongs to a movement, and so speaks for it: its deputies."""
        owner = span.owner
        if owner is None or len(owner.codes) != 1:
            return False
        party = self.ontology.parties.get(owner.codes[0])
        return party is not None and party.kind is PartyKind.MOVEMENT

    def _implied(self, span: Span, person: Person) -> tuple[str, ...]:
        """The party of a named person whose office is given without its owner."""
        if person.codes or person.outsider:
            return person.codes
        if span.det == "poss":
            return self.context.possessor(plural=span.owners)
        if span.office == "leader":
            return ()
        codes = self.context.default(span)
        if codes:
            return codes
        if self.stage and span.start == 0:
            return self.stage  # "PRESS SECRETARY JANE DOE:" at a briefing of her own house
        codes = self.context.owner(span)
        if codes and self._others(codes[0], span):
            near = self.context.states_near()
            return next(((code,) for code in near if not self._others(code, span)), ())
        return codes

    def _others(self, code: str, span: Span) -> bool:
        """Whether the table knows that somebody of another name holds an office of a party."""
        if self.day is None or span.office not in NAMED_OFFICES or span.name is None:
            return False
        held = self.ontology.in_office(code, span.office, self.day)
        family = key(span.name.family)
        return bool(held) and not any(
            family == key(name.split()[-1]) or family == key(holder.family_in(self.language))
            for holder in held
            for name in (holder.person, *holder.variants)
        )

    def european(self, span: Span, codes: tuple[str, ...]) -> tuple[str, ...]:
        """One office or institution that is "européen" belongs to the Union."""
        if span.noun is None or span.number != "s" or codes != ("EUROPE",):
            return codes
        return ("EU",) if span.noun.sort in ("office", "institution") else codes

    def outside(self, family: str) -> bool:
        """Whether a person of the text is told to hold no office, or there are two of the name."""
        held = self.persons.named(family)
        return len(held) != 1 or held[0].outsider

    # --- Offices.

    def office(self, span: Span, codes: tuple[str, ...]) -> str:
        """The class of the office in its party: the president of a body heads an organisation."""
        office = span.office
        if len(codes) != 1:
            return office
        code = codes[0]
        party = self.ontology.parties.get(code)
        if office == "leader":
            seat = span.owner.office if span.owner is not None else ""
            return seat if seat and seat != "leader" else self.ontology.leader(code)
        if span.noun is not None and span.noun.only_default and code not in span.noun.default:
            return "other_minister"
        body = party is not None and party.kind is not PartyKind.STATE
        return "organisation_head" if body and office in _HEADS else office

    def holder(
        self, span: Span, codes: tuple[str, ...], *, new: bool = False
    ) -> tuple[str | None, str, tuple[Doubt, ...]]:
        """The family name and gender of who holds an office, by the text, else by the table."""
        if len(codes) != 1 or (span.noun is not None and span.noun.plural):
            return None, "", ()
        code, office = codes[0], self.office(span, codes)
        known = None if new else self.persons.in_office(code, office)
        branch = self._branch(span)
        if known is not None and (office != "spokesperson" or branch is None):
            return known.family, known.gender, ()
        if office not in _SINGLE:
            return None, "", ()
        if self.day is None:
            met = self.persons.with_term(code, office)
            if met is not None:
                return met.family, met.gender, ()
            doubt = Doubt(
                "no_date", f"Who is {office} of {code} depends on a date that is not known."
            )
            return None, "", (doubt,)
        held = self.ontology.in_office(code, office, self.day, branch)
        if not held and office in NAMED_OFFICES:
            held = self.ontology.in_office(code, office, self.day)
        if not held and known is not None:
            return known.family, known.gender, ()
        if len(held) == 1:
            return held[0].family_in(self.language), held[0].gender or "m", ()
        if office not in NAMED_OFFICES:
            return None, "", ()
        if held:
            names = ", ".join(holder.person for holder in held)
            doubt = Doubt("several_holders", f"{office} of {code} may be any of {names}.")
        else:
            doubt = Doubt(
                "office_without_holder", f"Nobody is known as {office} of {code} on {self.day}."
            )
        return None, "", (doubt,)

    def _branch(self, span: Span) -> str | None:
        owner = span.owner
        while owner is not None:
            if owner.branch is not None:
                return owner.branch
            owner = owner.owner
        return None

    def printed(self, name: PersonName, person: Person) -> str:
        """The family name to give a person: the text's spelling, or a known person's usual one."""
        if len(person.holders) != 1:
            return person.family.title() if _shouted(person.family) else person.family
        holder = person.holders[0]
        plain = holder.usual or _shouted(name.family)
        return holder.family_in(self.language) if plain else name.family

    def undated(self, person: Person) -> tuple[tuple[str, ...], tuple[Doubt, ...]]:
        """The party of a known person without a date: sure only if it never changed."""
        codes = tuple(dict.fromkeys(t.party for h in person.holders for t in h.terms))
        doubt = Doubt(
            "no_date", f"Whom {person.family} speaks for depends on a date that is not known."
        )
        return codes[-1:], (doubt,) if len(codes) != 1 else ()


def _shouted(family: str) -> bool:
    """Whether a name is printed in capitals: "PRESIDENT BIDEN:"; not "DI", "XI"."""
    return family.isupper() and len(family) > 3
