"""Finding all mentions of a document: look at each parse, know its persons, resolve in order."""

from collections import Counter
from dataclasses import replace

from garant.ontology import Naming, Ontology
from garant.reading.mention import Mention, MentionKind, Mentions
from garant.reading.parse import ParsedDocument
from garant.reading.parties.collect import alone, collect
from garant.reading.parties.context import Context
from garant.reading.parties.discourse import Discourse
from garant.reading.parties.finder import Finder
from garant.reading.parties.folding import fold, pieces
from garant.reading.parties.lexicon import Lexicon, compile_lexicon, key
from garant.reading.parties.persons import Person
from garant.reading.parties.possession import possess
from garant.reading.parties.resolving import Resolver
from garant.reading.parties.scan import Scan
from garant.reading.parties.span import PersonName, Span
from garant.reading.parties.words import PartyWords

_HEAD = 1500
_LINES = 10
"""How much of a text, in characters and in lines, its head is at most."""

_DATE = 5
"""Words of a date at most: "Thursday 22 January 2026"."""


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
    resolver.home = _home(parsed.document.publisher, lexicon) or _issuer(
        parsed.document.text, lexicon
    )
    if not resolver.home:
        usual = words.institution_defaults.get(key(parsed.document.publisher or ""))
        resolver.home = (usual,) if usual and resolver.context.counts[usual] else ()
    resolver.unnamed = not resolver.home and _is_body(parsed.document.publisher, lexicon)
    dated = _dated(parsed.document.text, lexicon)
    dated = resolver.seat = tuple(code for code in dated if resolver.context.counts[code])
    resolver.stage = resolver.home or _stage(parsed.document.title, lexicon)
    resolver.guest = _guest(parsed.document.title, resolver)
    families = resolver.persons.families()
    for scan, held in zip(scans, spans, strict=True):
        single = alone(scan, held, families)
        if single:
            held.extend(single)
            held.sort(key=_order)
        possess(scan, held)
        held.sort(key=_order)
    finder = Finder(resolver)
    for scan, held in zip(scans, spans, strict=True):
        finder.read(scan, held)
    found = _told_later(finder.keeper.found, resolver)
    return Mentions(found, resolver.home, dated, resolver.stage)


def _told_later(found: list[Mention], resolver: Resolver) -> list[Mention]:
    """The mentions with the party of persons whom the text introduces only further on.

    A pull quote's name stands before the paragraph that says whose minister it is.
    """
    codes: dict[str, set[tuple[str, ...]]] = {}
    for mention in found:
        if mention.person and mention.kind in (MentionKind.PERSON, MentionKind.OFFICE):
            codes.setdefault(mention.person, set()).add(mention.codes)
    known = {
        person: next(iter(held - {()}))
        for person, held in codes.items()
        if len(held) == 2 and () in held and not resolver.outside(person)
    }
    return [
        replace(mention, codes=known[mention.person])
        if mention.person in known and not mention.codes and not mention.doubts
        else mention
        for mention in found
    ]


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


def _home(publisher: str | None, lexicon: Lexicon) -> tuple[str, ...]:
    """The party whose seat or institution publishes a document under its own name."""
    tokens = [pieces(word) for word in (publisher or "").replace("'", "' ").split()]
    while tokens and " ".join(tokens[0]) in lexicon.words.sets["definite"]:
        tokens = tokens[1:]
    for end, names, _ in lexicon.names.at(tokens, 0) if tokens else ():
        own = {n.code for n in names if n.naming in (Naming.SEAT, Naming.INSTITUTION)}
        if end == len(tokens) and len(own) == 1:
            return tuple(own)
    for i in range(len(tokens)):
        for _, names, _ in lexicon.names.at(tokens, i):
            seats = [n.code for n in names if key(n.form) in lexicon.seat_offices]
            if seats:
                return tuple(seats[:1])  # "Prime Minister's Office, 10 Downing Street"
    return ()


def _stage(title: str | None, lexicon: Lexicon) -> tuple[str, ...]:
    """The only party of which a title names a seat or an institution."""
    tokens = [pieces(word) for word in (title or "").replace("'", "' ").replace("’", "' ").split()]
    named = {
        name.code
        for i in range(len(tokens))
        for _, names, _ in lexicon.names.at(tokens, i)
        for name in names
        if name.naming in (Naming.SEAT, Naming.INSTITUTION)
    }
    return tuple(named) if len(named) == 1 else ()


def _is_body(publisher: str | None, lexicon: Lexicon) -> bool:
    """Whether a body of some state publishes a document and does not say which state's."""
    words = [piece for word in (publisher or "").split() for piece in pieces(word)]
    return any(word in lexicon.branches for word in words)


def _issuer(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The party whose office the head of a paper names: "From: Prime Minister's Office, ..."."""
    lines = [line.strip() for line in text[:_HEAD].splitlines() if line.strip()][:_LINES]
    for number, line in enumerate(lines):
        label, colon, rest = line.partition(":")
        if colon and fold(label).strip() in lexicon.words.sets["issued_by"]:
            below = lines[number + 1] if number + 1 < len(lines) else ""
            return _home(rest.strip() or below, lexicon)
    return ()


def _dated(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The party at whose seat a text was given: a line of its own, "Canberra, 22 January 2026"."""
    lines = [line.strip() for line in text[:_HEAD].splitlines() if line.strip()][:_LINES]
    for line in lines:
        place, comma, rest = line.partition(",")
        words = [pieces(word) for word in place.split()]
        if not comma or len(words) > 4 or len(rest.split()) > _DATE or not rest[-1:].isdigit():
            continue
        for start in range(len(words)):
            for end, names, _ in lexicon.names.at(words, start):
                own = {n.code for n in names if n.naming is Naming.SEAT}
                if end == len(words) and len(own) == 1:
                    return tuple(own)  # "Palais de l'Élysée"
    return ()


def _order(span: Span) -> tuple[int, int]:
    return span.start, -span.end
