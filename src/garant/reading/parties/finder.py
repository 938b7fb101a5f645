"""Resolving each sort of phrase: names, offices, institutions, sources, words that point back."""

from garant.model import Doubt
from garant.reading.mention import Mention, MentionKind
from garant.reading.parties.collect import DEMONYM, ENCLITIC
from garant.reading.parties.discourse import PERSONS, Entity
from garant.reading.parties.keeping import Keeper, topics
from garant.reading.parties.places import is_place
from garant.reading.parties.pointing import (
    body_before,
    former_person,
    labels_turn,
    last_person,
    nearer_noun,
    official_before,
    person_before,
    persons_alone,
)
from garant.reading.parties.resolving import Resolver
from garant.reading.parties.scan import Scan
from garant.reading.parties.span import Span

_PLACED = frozenset({MentionKind.STATE, MentionKind.SEAT})
_OFFICIAL_REACH = 8
_CONTINENTS = frozenset({"europe"})


class Finder:
    """Turns the phrases of a document into mentions, in the order of the text."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.context = resolver.context
        self.keeper = Keeper(resolver.context)
        self._sentences = 0

    def read(self, scan: Scan, spans: list[Span]) -> None:
        """Resolve the phrases of one parse."""
        subjects = iter(topics(scan, spans))
        topic = next(subjects, None)
        for span in spans:
            while topic is not None and topic < span.start:
                sentence = self._sentences + scan.parse.sentence_of[topic]
                self.keeper.topic(scan, topic, sentence)
                topic = next(subjects, None)
            self.context.sentence = self._sentences + scan.parse.sentence_of[span.start]
            self._resolve(scan, span)
        self._sentences += len(scan.parse.sentences)

    def _resolve(self, scan: Scan, span: Span) -> None:
        kind = span.kind
        if span.pronoun is not None or span.key == "first":
            self._pronoun(scan, span)
        elif kind is MentionKind.ADJECTIVE:
            codes = self.resolver.own_codes(span)
            self.keeper.keep(scan, span, kind, codes)
        elif span.noun is None:
            self._named(scan, span)
        elif span.name is not None:
            self._person(scan, span)
        else:
            _SORTS[span.noun.sort](self, scan, span)

    # --- Parties and persons by name.

    def _named(self, scan: Scan, span: Span) -> None:
        if span.name is not None:
            self._person(scan, span)
            return
        if span.key == DEMONYM:
            last = last_person(self.context, span, reach=4)
            if last is not None:
                mention = last.mention
                self.keeper.keep(scan, span, MentionKind.SHORT, mention.codes, mention.person)
            return
        codes = self.resolver.own_codes(span)
        place = (
            span.kind in _PLACED or (codes == ("EUROPE",) and span.key in _CONTINENTS)
        ) and is_place(scan, span)
        if span.kind is MentionKind.PEOPLE and span.det == "def" and span.number == "s":
            last = self.context.discourse.last(
                PERSONS, codes=codes, gender=span.gender, since=self.context.sentence - 4
            )
            if last is not None:
                self.keeper.keep(scan, span, MentionKind.SHORT, codes, last.mention.person)
                return
        self.keeper.keep(scan, span, span.kind, codes, place=place)

    def _person(self, scan: Scan, span: Span) -> None:
        assert span.name is not None
        person = self.resolver.person(span)
        family = self.resolver.printed(span.name, person)
        doubts: tuple[Doubt, ...] = ()
        if self.resolver.day is None and person.holders and not person.told:
            person.codes, doubts = self.resolver.undated(person)
        kind = MentionKind.PERSON
        if span.noun is not None and span.name.start > span.start:
            kind = MentionKind.OFFICE if not span.outsider else MentionKind.PERSON
        self.keeper.keep(
            scan,
            span,
            kind,
            person.codes,
            family,
            doubts=doubts,
            gender=person.gender,
            office=person.office,
        )

    # --- Phrases around a noun.

    def _office(self, scan: Scan, span: Span) -> None:
        resolver = self.resolver
        codes = resolver.european(span, resolver.own_codes(span))
        noun = span.noun
        if noun is None or (span.foreign and not codes):
            unnamed = span.det == "indef"
            kind = MentionKind.OFFICIAL if unnamed else MentionKind.OFFICE
            self.keeper.keep(scan, span, kind, (), anonymous=unnamed)
            return
        if self._apposed(scan, span):
            return
        if span.former:
            last = former_person(self.context, span)
            if last is not None:
                self._same(scan, span, MentionKind.OFFICE, last)
                return
            doubt = Doubt("former_holder", "A former or coming holder speaks for no party.")
            self.keeper.keep(scan, span, MentionKind.OFFICE, (), doubts=(doubt,))
            return
        if noun.plural:
            kind = MentionKind.OFFICE
            if codes and all(code in ("EUROPE", "WEST") for code in codes):
                kind = MentionKind.COLLECTIVE
            codes = codes or self.context.possessed(span) or self._gathered(scan, span)
            self.keeper.keep(scan, span, kind, codes)
            return
        if labels_turn(scan, span):
            span.det = "def"  # "FOREIGN MINISTER: No." is the one who took a turn before
            codes = codes or resolver.at_seat(span)
        codes = codes or resolver.at_home(span)
        if codes or not resolver.at_home_unnamed(span):
            if not codes and self._points_back(scan, span):
                return
            codes = (
                codes
                or self.context.possessed(span)
                or self.context.default(span)
                or self.context.owner(span)
            )
        if span.det == "indef":
            self.keeper.keep(scan, span, MentionKind.OFFICIAL, codes, anonymous=True)
            return
        person, gender, doubts = resolver.holder(span, codes)
        if person is None and not doubts and codes and span.det == "def":
            person = self._interviewed(span, codes)
        if not codes:
            doubts = (Doubt("office_without_party", "The text does not say whose office it is."),)
        self.keeper.keep(
            scan,
            span,
            MentionKind.OFFICE,
            codes,
            person,
            doubts=doubts,
            gender=gender or span.gender,
            office=resolver.office(span, codes),
        )

    def _gathered(self, scan: Scan, span: Span) -> tuple[str, ...]:
        """The collective that "the leaders" are, where the text is about one."""
        word = " ".join(scan.pieces[span.core])
        gathered = span.det == "def" and word in scan.lexicon.words.sets["gathered"]
        return ("COALITION",) if gathered and self.context.counts.get("COALITION") else ()

    def _interviewed(self, span: Span, codes: tuple[str, ...]) -> str | None:
        """The person whose name opens the title of an interview: "Henrik Lindqvist : « ... »".

        The first office that the table puts no name to is theirs.
        """
        person = self.resolver.guest
        if person is None or (person.told and person.codes != codes):
            return None
        person.codes, person.told, person.office = codes, True, span.office
        person.gender = person.gender or span.gender
        return person.family

    def _apposed(self, scan: Scan, span: Span) -> bool:
        """Read a bare office after a person and a comma as theirs: "X, chef de corps"."""
        if (
            span.det
            or span.start < 2
            or scan.parse.words[span.start - 1] != ","
            or not self.keeper.found
        ):
            return False
        last = next((m for m in reversed(self.keeper.found) if m.kind in PERSONS), None)
        if last is None or last.parse != scan.number or last.end != span.start - 1:
            return False
        self.keeper.keep(scan, span, MentionKind.OFFICE, last.codes, last.person)
        return True

    def _points_back(self, scan: Scan, span: Span) -> bool:
        """Read "le dirigeant", "l'officier", "le ministre" as the person named before."""
        last = self.resolver.own_minister(span) or person_before(self.context, scan, span)
        if last is None:
            return False
        self._same(scan, span, MentionKind.OFFICE, last)
        return True

    def _same(self, scan: Scan, span: Span, kind: MentionKind, last: Entity) -> None:
        """Keep a phrase as another mention of somebody named before."""
        mention = last.mention
        self.keeper.keep(
            scan,
            span,
            kind,
            mention.codes,
            mention.person,
            anonymous=mention.anonymous,
            gender=last.gender,
            office=last.office,
        )

    def _outsider(self, scan: Scan, span: Span) -> None:
        self.keeper.keep(
            scan,
            span,
            MentionKind.OFFICIAL if span.det == "indef" else MentionKind.OFFICE,
            (),
            anonymous=span.det == "indef",
            gender=span.gender,
        )

    def _institution(self, scan: Scan, span: Span) -> None:
        resolver = self.resolver
        codes = resolver.european(span, resolver.own_codes(span)) or self.context.possessed(span)
        if not codes and span.det == "own":
            codes = self.resolver.guest.codes if self.resolver.guest else ()
        else:
            back = scan.lexicon.words.institutions_back
            if not codes and span.noun is not None and span.noun.owned and span.key in back:
                codes = body_before(self.context, span, back)
                if not codes:
                    return
            codes = codes or self.context.institution(span) or self.context.owner(span)
        doubts: tuple[Doubt, ...] = ()
        if not codes:
            doubts = (Doubt("body_without_party", "The text does not say whose body it is."),)
        self.keeper.keep(scan, span, MentionKind.BODY, codes, doubts=doubts)

    def _official(self, scan: Scan, span: Span) -> None:
        resolver = self.resolver
        codes = resolver.own_codes(span) or self.context.possessed(span)
        if not codes and span.det in ("def", "dem") and span.number == "s":
            last = official_before(self.context, span, _OFFICIAL_REACH)
            if last is not None:
                self._same(scan, span, MentionKind.OFFICIAL, last)
                return
        there = scan.lexicon.words.sets["there"]
        if not codes and there.intersection(scan.plain[span.end : span.end + 1]):
            codes = self.context.place_before()
        if not codes and span.within:
            codes = self.context.owner(span)
        domestic = span.key in scan.lexicon.words.sets["officials_domestic"]
        if not codes and domestic and (_speaks(scan, span) or span.start == 0):
            codes = resolver.home or self.context.scene() or self.context.home()
        self.keeper.keep(
            scan, span, MentionKind.OFFICIAL, codes, anonymous=True, gender=span.gender
        )

    def _collective(self, scan: Scan, span: Span) -> None:
        codes = self.resolver.own_codes(span)
        number = self._small_number(scan, span)
        if not codes and number and span.det == "def":
            codes = self.context.last_states(number)
        if not codes and self.context.counts.get("COALITION"):
            codes = ("COALITION",)
        self.keeper.keep(scan, span, MentionKind.COLLECTIVE, codes)

    def _small_number(self, scan: Scan, span: Span) -> int:
        """The number before a noun where it is small enough to count parties: "les deux pays"."""
        words = scan.lexicon.words
        word = " ".join(scan.pieces[span.start - 1]) if span.start else ""
        return words.small_numbers.get(word, 0)

    def _ally(self, scan: Scan, span: Span) -> None:
        codes = self.context.choose(span.codes) if span.ambiguous else span.codes
        self.keeper.keep(scan, span, MentionKind.COLLECTIVE, codes or ("ALLIES",))

    # --- Words that point back.

    def _counterpart(self, scan: Scan, span: Span) -> None:
        resolver = self.resolver
        codes = resolver.own_codes(span)
        last = self.context.discourse.last(PERSONS, since=self.context.sentence - 3)
        office = last.office if last is not None else ""
        person = None
        doubts: tuple[Doubt, ...] = ()
        gender = span.gender
        if codes and office and span.number == "s":
            office = resolver.persons.heading(codes, office)
            span.office = office
            person, gender, doubts = resolver.holder(span, codes)
        self.keeper.keep(
            scan,
            span,
            MentionKind.SHORT,
            codes,
            person,
            doubts=doubts,
            gender=gender,
            office=office,
        )

    def _short(self, scan: Scan, span: Span) -> None:
        resolver = self.resolver
        if span.noun is None:
            return
        points_to = span.noun.points_to
        codes = resolver.own_codes(span)
        if points_to == "person":
            if not self._points_back(scan, span):
                self.keeper.keep(scan, span, MentionKind.SHORT, codes)
            return
        if not codes and span.det == "own":
            # "notre pays" is the speaker's; only an interview's guest is known beforehand.
            codes = resolver.guest.codes if resolver.guest else ()
        elif not codes:
            found = self.context.pointed(points_to, own=span.det == "poss", only=span.noun.default)
            if found is None:
                return
            codes = found
        self.keeper.keep(scan, span, MentionKind.SHORT, codes)

    def _set_beside(self, scan: Scan, span: Span) -> Mention | None:
        """The person or party right before a pronoun between commas: "Salva Kiir, lui, assure"."""
        words = scan.parse.words
        if (
            span.start < 2
            or words[span.start - 1] != ","
            or words[span.end : span.end + 1] != [","]
        ):
            return None
        found = [m for m in self.keeper.found[-4:] if m.parse == scan.number]
        return next((m for m in found if m.end == span.start - 1 and m.codes), None)

    def _pronoun(self, scan: Scan, span: Span) -> None:
        if span.pronoun is None:
            self.keeper.keep(scan, span, MentionKind.PRONOUN, ())
            return
        gender, count = span.pronoun
        beside = self._set_beside(scan, span)
        if beside is not None:
            self.keeper.keep(scan, span, MentionKind.PRONOUN, beside.codes, beside.person)
            return
        found = self.context.discourse.pronoun(
            scan.parse,
            scan.number,
            self.context.sentence,
            span.start,
            gender,
            count,
            enclitic=span.office == ENCLITIC,
            persons=persons_alone(scan, gender),
            latest=span.key in scan.lexicon.words.sets["latest"],
            apart=scan.lexicon.words.sets["set_apart"],
        )
        if found and found[0].topic:
            found = []
        if span.key in scan.lexicon.words.sets["nearest"] and nearer_noun(scan, span, found):
            found = []
        codes = tuple(dict.fromkeys(c for entity in found for c in entity.mention.codes))
        person = found[0].mention.person if len(found) == 1 else None
        anonymous = len(found) == 1 and found[0].mention.anonymous
        office = found[0].office if len(found) == 1 else ""
        self.keeper.keep(
            scan, span, MentionKind.PRONOUN, codes, person, anonymous=anonymous, office=office
        )


def _speaks(scan: Scan, span: Span) -> bool:
    """Whether a source may be the one that speaks: a subject, or named after "selon"."""
    dep = scan.parse.deps[span.core]
    return dep.startswith(("nsubj", "obl", "ROOT"))


_SORTS = {
    "office": Finder._office,
    "outsider": Finder._outsider,
    "institution": Finder._institution,
    "official": Finder._official,
    "collective": Finder._collective,
    "ally": Finder._ally,
    "counterpart": Finder._counterpart,
    "short": Finder._short,
}
