"""Finding all mentions of a document: look at each parse, know its persons, resolve in order."""

from collections import Counter

from garant.model import Doubt
from garant.ontology import Ontology
from garant.reading.mention import Mention, MentionKind, Mentions
from garant.reading.parse import Parse, ParsedDocument
from garant.reading.parties.collect import DEMONYM, ENCLITIC, alone, collect
from garant.reading.parties.context import Context
from garant.reading.parties.discourse import PERSONS, Discourse, Entity
from garant.reading.parties.lexicon import compile_lexicon
from garant.reading.parties.folding import fold
from garant.reading.parties.persons import Person
from garant.reading.parties.places import is_place
from garant.reading.parties.resolving import Resolver
from garant.reading.parties.scan import Scan
from garant.reading.parties.span import PersonName, Span
from garant.reading.parties.words import PartyWords

_PLACED = frozenset({MentionKind.STATE, MentionKind.SEAT})
_CONTINENTS = frozenset({"europe"})


def find_mentions(parsed: ParsedDocument, ontology: Ontology, words: PartyWords) -> Mentions:
    """Find and resolve the mentions of parties and persons in a parsed document.

    Args:
        parsed: The document with the parses of its blocks.
        ontology: The parties, offices and holders that are known.
        words: The words of the document's language.
    """
    lexicon = compile_lexicon(ontology, words)
    scans = [Scan(number, parse, lexicon) for number, parse in enumerate(parsed.parses)]
    spans = [collect(scan) for scan in scans]
    resolver = _resolver(parsed, spans, ontology, words)
    resolver.guest = _guest(parsed.document.title, resolver)
    families = resolver.persons.families()
    for scan, held in zip(scans, spans, strict=True):
        single = alone(scan, held, families)
        if single:
            held.extend(single)
            held.sort(key=_order)
    finder = _Finder(resolver)
    for scan, held in zip(scans, spans, strict=True):
        finder.read(scan, held)
    return Mentions(finder.found)


def _resolver(
    parsed: ParsedDocument, spans: list[list[Span]], ontology: Ontology, words: PartyWords
) -> Resolver:
    """A resolver that knows the parties and full names of the whole document beforehand."""
    counts: Counter[str] = Counter()
    spoken: Counter[str] = Counter()
    context = Context(ontology, words, Discourse(), counts, spoken)
    resolver = Resolver(context, parsed.document.published, words.language)
    for held in spans:
        for span in held:
            if not span.ambiguous:
                counts.update(span.codes)
                if span.noun is not None:
                    context.spoken.update(span.codes)
            if span.noun is not None and not span.codes:
                context.spoken.update(filter(None, (context.defaults.get(span.key),)))
            if span.name is not None and span.name.given:
                context.spoken.update(resolver.persons.meet(span.name).codes)
    return resolver


def _guest(title: str | None, resolver: Resolver) -> Person | None:
    """The unknown person whose name stands before a colon at the head of the title."""
    name, colon, _ = (title or "").partition(":")
    parts = name.split()
    if not colon or not 2 <= len(parts) <= 4 or not all(part[:1].isupper() for part in parts):
        return None
    if any(fold(part) in resolver.context.words.sets["no_names"] for part in parts):
        return None
    person = resolver.persons.meet(PersonName(0, 0, parts[-1], " ".join(parts[:-1])))
    return person if not person.holders else None


def _order(span: Span) -> tuple[int, int]:
    return span.start, -span.end


class _Finder:
    """Turns the phrases of a document into mentions, in the order of the text."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.context = resolver.context
        self.found: list[Mention] = []
        self._sentences = 0

    def read(self, scan: Scan, spans: list[Span]) -> None:
        """Resolve the phrases of one parse."""
        topics = iter(_topics(scan, spans))
        topic = next(topics, None)
        for span in spans:
            while topic is not None and topic < span.start:
                self._add_topic(scan, topic)
                topic = next(topics, None)
            self.context.sentence = self._sentences + scan.parse.sentence_of[span.start]
            self._resolve(scan, span)
        self._sentences += len(scan.parse.sentences)

    def _add_topic(self, scan: Scan, token: int) -> None:
        """Let a subject that names no party compete for the pronouns after it."""
        parse = scan.parse
        mention = Mention(scan.number, token, token + 1, token, MentionKind.SHORT)
        self.context.discourse.add(
            Entity(
                mention,
                self._sentences + parse.sentence_of[token],
                {"Masc": "m", "Fem": "f"}.get(parse.feature(token, "Gender"), ""),
                {"Plur": "p"}.get(parse.feature(token, "Number"), "s"),
                True,
                topic=True,
            )
        )

    def _resolve(self, scan: Scan, span: Span) -> None:
        kind = span.kind
        if span.pronoun is not None or span.key == "first":
            self._pronoun(scan, span)
        elif kind is MentionKind.ADJECTIVE:
            codes = self.resolver.own_codes(span)
            self._keep(scan, span, kind, codes)
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
            last = self._last_person(span, reach=4)
            if last is not None:
                mention = last.mention
                self._keep(scan, span, MentionKind.SHORT, mention.codes, mention.person)
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
                self._keep(scan, span, MentionKind.SHORT, codes, last.mention.person)
                return
        self._keep(scan, span, span.kind, codes, place=place)

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
        self._keep(
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
            self._keep(scan, span, MentionKind.OFFICE, ())
            return
        if self._apposed(scan, span):
            return
        if span.former:
            doubt = Doubt("former_holder", "A former or coming holder speaks for no party.")
            self._keep(scan, span, MentionKind.OFFICE, (), doubts=(doubt,))
            return
        if noun.plural:
            kind = MentionKind.OFFICE
            if codes and all(code in ("EUROPE", "WEST") for code in codes):
                kind = MentionKind.COLLECTIVE
            self._keep(scan, span, kind, codes or self.context.possessed(span))
            return
        if not codes and self._points_back(scan, span):
            return
        codes = (
            codes
            or self.context.possessed(span)
            or self.context.default(span)
            or self.context.owner(span)
        )
        if span.det == "indef":
            self._keep(scan, span, MentionKind.OFFICIAL, codes, anonymous=True)
            return
        person, gender, doubts = resolver.holder(span, codes)
        if person is None and not doubts and codes and span.det == "def":
            person = self._interviewed(span, codes)
        if not codes:
            doubts = (Doubt("office_without_party", "The text does not say whose office it is."),)
        self._keep(
            scan,
            span,
            MentionKind.OFFICE,
            codes,
            person,
            doubts=doubts,
            gender=gender or span.gender,
            office=resolver.office(span, codes),
        )

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
        """Read a bare office after a person and a comma as theirs: "le colonel X, chef de corps"."""
        if span.det or span.start < 2 or scan.parse.words[span.start - 1] != "," or not self.found:
            return False
        last = next((m for m in reversed(self.found) if m.kind in PERSONS), None)
        if last is None or last.parse != scan.number or last.end != span.start - 1:
            return False
        self._keep(scan, span, MentionKind.OFFICE, last.codes, last.person)
        return True

    def _points_back(self, scan: Scan, span: Span) -> bool:
        """Read "le dirigeant", "l'officier", "le ministre" as the person named before."""
        if span.det not in ("def", "dem") or span.owner is not None:
            return False
        office = span.office
        last = None
        if office not in ("leader", ""):
            last = self.context.discourse.last(
                PERSONS, office=office, gender=span.gender, since=self.context.sentence - 12
            )
        elif any(noun.points_to == "person" for noun in span.nouns):
            last = self._last_person(span)
        if last is None and office in ("other_minister", "military", "adviser", "other_official"):
            last = self._last_person(span, reach=4)
        if last is None:
            return False
        mention = last.mention
        self._keep(
            scan,
            span,
            MentionKind.OFFICE,
            mention.codes,
            mention.person,
            anonymous=mention.anonymous,
            gender=last.gender,
            office=last.office,
        )
        return True

    def _last_person(self, span: Span, reach: int = 8) -> Entity | None:
        return self.context.discourse.last(
            PERSONS, gender=span.gender, since=self.context.sentence - reach, number="s"
        )

    def _outsider(self, scan: Scan, span: Span) -> None:
        self._keep(
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
        codes = codes or self.context.institution(span) or self.context.owner(span)
        doubts: tuple[Doubt, ...] = ()
        if not codes:
            doubts = (Doubt("body_without_party", "The text does not say whose body it is."),)
        self._keep(scan, span, MentionKind.BODY, codes, doubts=doubts)

    def _official(self, scan: Scan, span: Span) -> None:
        resolver = self.resolver
        codes = resolver.own_codes(span) or self.context.possessed(span)
        if not codes and span.det in ("def", "dem") and span.number == "s":
            last = self._last_person(span)
            if last is not None:
                mention = last.mention
                self._keep(
                    scan,
                    span,
                    MentionKind.OFFICIAL,
                    mention.codes,
                    mention.person,
                    anonymous=mention.anonymous,
                    gender=last.gender,
                    office=last.office,
                )
                return
        self._keep(scan, span, MentionKind.OFFICIAL, codes, anonymous=True, gender=span.gender)

    def _collective(self, scan: Scan, span: Span) -> None:
        codes = self.resolver.own_codes(span)
        number = self._small_number(scan, span)
        if not codes and number and span.det == "def":
            codes = self.context.last_states(number)
        if not codes and self.context.counts.get("COALITION"):
            codes = ("COALITION",)
        self._keep(scan, span, MentionKind.COLLECTIVE, codes)

    def _small_number(self, scan: Scan, span: Span) -> int:
        """The number before a noun where it is small enough to count parties: "les deux pays"."""
        words = scan.lexicon.words
        word = " ".join(scan.pieces[span.start - 1]) if span.start else ""
        return words.small_numbers.get(word, 0)

    def _ally(self, scan: Scan, span: Span) -> None:
        codes = self.context.choose(span.codes) if span.ambiguous else span.codes
        self._keep(scan, span, MentionKind.COLLECTIVE, codes or ("ALLIES",))

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
            span.office = office
            person, gender, doubts = resolver.holder(span, codes)
        self._keep(
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
                self._keep(scan, span, MentionKind.SHORT, codes)
            return
        if not codes:
            found = self.context.pointed(points_to, own=span.det == "poss", only=span.noun.default)
            if found is None:
                return
            codes = found
        self._keep(scan, span, MentionKind.SHORT, codes)

    def _pronoun(self, scan: Scan, span: Span) -> None:
        if span.pronoun is None:
            self._keep(scan, span, MentionKind.PRONOUN, ())
            return
        gender, count = span.pronoun
        found = self.context.discourse.pronoun(
            scan.parse,
            scan.number,
            self.context.sentence,
            span.start,
            gender,
            count,
            enclitic=span.office == ENCLITIC,
        )
        if found and found[0].topic:
            found = []
        if span.key in scan.lexicon.words.sets["nearest"] and self._nearer_noun(scan, span, found):
            found = []
        codes = tuple(dict.fromkeys(c for entity in found for c in entity.mention.codes))
        person = found[0].mention.person if len(found) == 1 else None
        anonymous = len(found) == 1 and found[0].mention.anonymous
        office = found[0].office if len(found) == 1 else ""
        self._keep(
            scan, span, MentionKind.PRONOUN, codes, person, anonymous=anonymous, office=office
        )

    def _nearer_noun(self, scan: Scan, span: Span, found: list[Entity]) -> bool:
        """Whether a noun that is no party stands between a pronoun and what it would take up."""
        parse = scan.parse
        last = found[0].mention if found else None
        stop = last.end if last is not None and last.parse == scan.number else 0
        if last is not None and last.parse == scan.number:
            above = parse.heads[last.head]
            if above != last.head and self._agrees(scan, above, span):
                return True
        for t in range(span.start - 1, stop - 1, -1):
            if self._agrees(scan, t, span):
                return True
        return False

    def _agrees(self, scan: Scan, t: int, span: Span) -> bool:
        """Whether a noun that names no party agrees with a pronoun."""
        parse = scan.parse
        if parse.pos[t] != "NOUN" or scan.cover[t] is not None:
            return False
        number = {"Sing": "s", "Plur": "p"}.get(parse.feature(t, "Number"), "")
        gender = {"Masc": "m", "Fem": "f"}.get(parse.feature(t, "Gender"), "")
        return number in ("", span.number) and gender in ("", span.gender)

    # --- Keeping.

    def _keep(
        self,
        scan: Scan,
        span: Span,
        kind: MentionKind,
        codes: tuple[str, ...],
        person: str | None = None,
        *,
        anonymous: bool = False,
        place: bool = False,
        doubts: tuple[Doubt, ...] = (),
        gender: str = "",
        office: str = "",
    ) -> None:
        parse = scan.parse
        start = _with_article(scan, span)
        head = _head(parse, start, span)
        mention = Mention(
            scan.number, start, span.end, head, kind, codes, person, anonymous, place, doubts
        )
        self.found.append(mention)
        if kind is MentionKind.ADJECTIVE or (kind is MentionKind.PRONOUN and not codes):
            return
        self.context.discourse.add(
            Entity(
                mention,
                self.context.sentence,
                gender or span.gender,
                span.number,
                _subject(parse, head),
                joined=parse.deps[head] == "conj",
                position=start - parse.sentences[parse.sentence_of[start]][0],
                office=office,
                key=span.key,
            )
        )


_SORTS = {
    "office": _Finder._office,
    "outsider": _Finder._outsider,
    "institution": _Finder._institution,
    "official": _Finder._official,
    "collective": _Finder._collective,
    "ally": _Finder._ally,
    "counterpart": _Finder._counterpart,
    "short": _Finder._short,
}


def _topics(scan: Scan, spans: list[Span]) -> list[int]:
    """Nouns that are subjects and belong to no phrase that was found."""
    parse = scan.parse
    taken = {t for span in spans for t in range(span.start, span.end)}
    return [
        t
        for t, dep in enumerate(parse.deps)
        if dep.startswith("nsubj") and parse.pos[t] == "NOUN" and t not in taken
    ]


def _with_article(scan: Scan, span: Span) -> int:
    """The first token of a mention: its determiner, where that is a word of its own."""
    if span.kind is MentionKind.ADJECTIVE or span.pronoun is not None:
        return span.start
    start = span.start
    parse = scan.parse
    sets = scan.lexicon.words.sets
    own = sets["definite"] | sets["indefinite"] | sets["possessives"] | sets["demonstratives"]
    i = start - 1
    first = parse.sentences[parse.sentence_of[start]][0] if parse.sentences else 0
    while i >= first:
        word = " ".join(scan.pieces[i])
        if word in own and parse.pos[i] != "ADP":
            return i
        if parse.pos[i] != "NUM" and word not in sets["former"]:
            break
        i -= 1
        start = i + 1
    return start


def _head(parse: Parse, start: int, span: Span) -> int:
    """The token that holds the mention's place in the tree: the one whose head lies outside."""
    end = span.end
    core = span.core
    if not start <= parse.heads[core] < end or parse.heads[core] == core:
        return core
    for t in range(start, end):
        head = parse.heads[t]
        if (head == t or not start <= head < end) and parse.pos[t] not in ("PUNCT", "DET", "ADP"):
            return t
    return core


def _subject(parse: Parse, head: int) -> bool:
    if parse.deps[head].startswith("nsubj"):
        return True
    return parse.deps[head] == "conj" and parse.deps[parse.heads[head]].startswith("nsubj")
