"""All phrases of one parse that may mention a party, in order, with names set in apposition."""

from collections.abc import Container
from dataclasses import replace

from garant.ontology import Holder, Naming
from garant.reading.mention import MentionKind
from garant.reading.parse import Parse
from garant.reading.parties.apposition import agree
from garant.reading.parties.folding import fold
from garant.reading.parties.names import Names, bracketed
from garant.reading.parties.nominals import Nominals
from garant.reading.parties.scan import Scan
from garant.reading.parties.span import PersonName, Span

DEMONYM = "demonym"
"""Marks a word that names a person by a place that is no party: "le Zougois"."""

ENCLITIC = "enclitic"
"""Marks a pronoun that hangs on its verb by a hyphen: "dit-il"."""

_APPOSED = frozenset({"office", "outsider", "official", "counterpart"})


def collect(scan: Scan) -> list[Span]:
    """The phrases of a parse by their first token, longer ones first.

    Family names that stand alone come later (`alone`), once the document's persons are known.
    """
    names = Names(scan)
    nominals = Nominals(scan, names)
    found: list[Span] = []
    named: set[int] = set()
    size = len(scan.pieces)
    i = 0
    inside = 0
    while i < size:
        span = nominals.chart[i]
        if span is not None and i >= inside and i not in named:
            if span.kind is MentionKind.PERSON and span.name is not None:
                span = _person(span.name, names, nominals)
            elif span.name is not None and not span.codes and span.owner is None:
                span = _posted(span, nominals)
            found.append(span)
            inside = span.stop
            _take(span, named)
        elif i not in named and i >= inside and scan.cover[i] is None:
            name = names.at(i)
            if name is not None:
                span = _person(name, names, nominals)
                found.append(span)
                _take(span, named)
                inside = span.stop
        i += 1
    found.extend(_demonyms(scan, nominals, named))
    found.extend(_adjectives(scan))
    found.extend(_pronouns(scan, {t for s in found for t in range(s.start, s.end)}))
    found.sort(key=lambda span: (span.start, -span.end))
    return found


def _take(span: Span, named: set[int]) -> None:
    """Keep the tokens of a span's name from being read again."""
    for held in (span, span.owner):
        if held is not None and held.name is not None:
            named.update(range(held.name.start, held.name.end))


def _person(name: PersonName, names: Names, nominals: Nominals) -> Span:
    """A name, with the office set off after it: "Dmitri Peskov, le porte-parole du Kremlin,"."""
    parse = nominals.parse
    span = Span(name.start, name.end, name.end - 1, MentionKind.PERSON, name=name, stop=name.end)
    span.gender = name.gender
    for t in range(name.start, name.end):
        if not name.start <= parse.heads[t] < name.end:
            span.core = t
            break
    hit = bracketed(nominals.scan, name.end)
    if hit is not None:
        span.codes = hit.codes
    office = _post_behind(name, nominals)
    if office is None:
        return span
    return replace(
        office,
        start=name.start,
        core=span.core,
        kind=MentionKind.PERSON,
        name=name,
        gender=name.gender or office.gender,
        number="s",
    )


def _posted(span: Span, nominals: Nominals) -> Span:
    """A name behind a rank, with the post set off after it: "Gen. X, Nigeria's army chief"."""
    if span.name is None or span.name.end != span.end or span.noun is None or span.noun.plural:
        return span
    office = _post_behind(span.name, nominals)
    if office is None or not (office.codes or office.owner) or office.noun is None:
        return span
    return replace(
        span, codes=office.codes, owner=office.owner, ambiguous=office.ambiguous, noun=office.noun
    )


def _post_behind(name: PersonName, nominals: Nominals) -> Span | None:
    """The office set off behind a name: "Dmitri Peskov, le porte-parole du Kremlin,"."""
    if nominals.grammar.word(name.end) != ",":
        return None
    j = name.end + 1
    definite = nominals.words.sets["definite"]
    while (
        nominals.grammar.word(j) in definite
        or nominals.grammar.word(j) in nominals.words.sets["former"]
    ):
        j += 1
    office = nominals.begun(j)
    if office is None or office.noun is None:
        office = _owned(nominals, j, office) or office
    if office is None or office.noun is None or office.noun.sort not in _APPOSED or office.name:
        return None
    closed = nominals.apposition.closed(_past_post(nominals, office.end))
    if office.noun.plural or not closed or not agree(office, name):
        return None
    return office


def _past_post(nominals: Nominals, end: int) -> int:
    """The token after the post that an envoy is sent to: "envoy | to Greenland"."""
    sets, grammar, scan = nominals.words.sets, nominals.grammar, nominals.scan
    if not nominals.words.owners_before or grammar.word(end) not in (
        sets["locative_a"] | sets["locatives"] | sets["speaks_for"]
    ):
        return end
    j = end + 1
    while grammar.word(j) and grammar.word(j) in sets["definite"]:
        j += 1
    post = scan.hit_at[j] if j < len(scan.hit_at) else None
    return post.end if post is not None else end


def _owned(nominals: Nominals, start: int, owner: Span | None) -> Span | None:
    """The office behind a name that owns it: "Jeff Landry, Trump's special envoy to Greenland"."""
    scan = nominals.scan
    if owner is None:
        end, holders = _table(scan, start) if start < len(scan.pieces) else (0, [])
        if not end:
            return None
        name = PersonName(start, end, scan.parse.words[end - 1], "", holders)
        owner = Span(start, end, end - 1, MentionKind.PERSON, name=name, stop=end)
    if owner.end >= len(scan.pieces) or (
        scan.parse.lower[owner.end] not in nominals.words.possessive_marks
    ):
        return None
    for i in range(owner.end + 1, min(owner.end + 4, len(scan.pieces))):
        office = nominals.chart[i]
        if office is not None and office.noun is not None and not office.codes:
            return replace(office, owner=owner, start=start, det="def")
    return None


def _demonyms(scan: Scan, nominals: Nominals, named: set[int]) -> list[Span]:
    """Words that name a person by where they come from, a town or region: "le Zougois"."""
    parse = scan.parse
    endings = tuple(nominals.words.sets["demonym_endings"])
    found = []
    for i in range(1, len(parse.words)):
        if not scan.capital[i] or scan.cover[i] is not None or i in named or i in scan.first:
            continue
        word = nominals.grammar.word(i)
        if not word.endswith(endings) or len(word) < 5 or not parse.deps[i].startswith("nsubj"):
            continue
        if nominals.grammar.determiner(i) != "def" or parse.feature(i, "Number") == "Plur":
            continue
        if i + 1 < len(parse.words) and scan.capital[i + 1]:
            continue
        gender = {"Masc": "m", "Fem": "f"}.get(parse.feature(i, "Gender"), "")
        span = Span(i, i + 1, i, MentionKind.SHORT, det="def", gender=gender, stop=i + 1)
        span.key = DEMONYM
        found.append(span)
    return found


def _adjectives(scan: Scan) -> list[Span]:
    """Adjectives of parties, also inside longer phrases: "soldats [britanniques]"."""
    found = []
    for i, hit in enumerate(scan.hit_at):
        if hit is not None and hit.naming is Naming.ADJECTIVE:
            codes = hit.codes
            if len(codes) == 1:
                codes = scan.lexicon.ontology.parties[codes[0]].codes
            found.append(
                Span(i, hit.end, i, MentionKind.ADJECTIVE, codes, len(hit.codes) > 1, stop=hit.end)
            )
            continue
        compound = scan.compound(i) if len(scan.pieces[i]) == 2 else ()
        if compound:
            found.append(Span(i, i + 1, i, MentionKind.ADJECTIVE, compound, stop=i + 1))
    return found


def _pronouns(scan: Scan, taken: set[int]) -> list[Span]:
    """Pronouns that may point back to a party, and those of the first person."""
    parse, words = scan.parse, scan.lexicon.words
    found = []
    firsts, first_person = words.pronouns.firsts, words.sets["first_person"]
    stop = 0
    for i, word in enumerate(scan.plain):
        parts = scan.pieces[i]
        if i < stop or not parts:
            continue
        end = words.pronouns.longest(scan.pieces, i) if parts[0] in firsts else 0
        if end and i not in taken and not _titular(scan, i, end):
            if not (word in words.sets["subject_pronouns"] and _impersonal(scan, i)):
                span = Span(i, end, i, MentionKind.PRONOUN, stop=end)
                span.pronoun = words.pronoun(scan.pieces, i)
                span.gender, span.number = span.pronoun
                span.key = " ".join(scan.plain[i:end])
                span.office = (
                    ENCLITIC if parse.words[i].startswith("-") or (i and _hangs(parse, i)) else ""
                )
                found.append(span)
            stop = end
            continue
        if word in first_person and parse.pos[i] in ("PRON", "DET", ""):
            span = Span(i, i + 1, i, MentionKind.PRONOUN, stop=i + 1)
            span.key = "first"
            found.append(span)
    return found


def _titular(scan: Scan, i: int, end: int) -> bool:
    """Whether a word begins a foreign name ("Il Corriere") or a phrase, and is no pronoun."""
    if end == i + 1 and scan.parse.deps[i] in ("det", "det:predet", "cc:preconj"):
        return True  # "both countries", "both Rome and Madrid"
    if end > i + 1 and scan.parse.pos[end : end + 1] in (["NOUN"], ["ADJ"], ["NUM"], ["PROPN"]):
        return True  # "le même jour"
    if not scan.capital[i] or i in scan.first or end >= len(scan.capital):
        return False
    return scan.capital[end]


def _hangs(parse: Parse, i: int) -> bool:
    """Whether a pronoun hangs on the word before it by a hyphen: "dit-il"."""
    return parse.starts[i] == parse.ends[i - 1] and parse.words[i - 1] in ("-", "t", "-t")


def _impersonal(scan: Scan, i: int) -> bool:
    """Whether a subject pronoun stands for nobody: "il faut", "il y a", "y a-t-il"."""
    parse, words = scan.parse, scan.lexicon.words
    if parse.deps[i].startswith("expl"):
        return True
    if i + 1 < len(scan.pieces):
        for _ in words.impersonal.at(scan.pieces, i + 1):
            return True
    head = parse.heads[i]
    if fold(parse.words[head]) in words.impersonal_predicates and parse.pos[head] != "VERB":
        return any(parse.deps[child] == "cop" for child in parse.children[head])
    return fold(parse.lemmas[head]) in words.impersonal_verbs


def alone(scan: Scan, spans: list[Span], families: Container[str]) -> list[Span]:
    """Family names that stand by themselves: "Rutte a affirmé"."""
    parse = scan.parse
    taken = {t for span in spans if span.kind is not MentionKind.ADJECTIVE for t in _named(span)}
    found: list[Span] = []
    i, size = 0, len(scan.pieces)
    while i < size:
        if (
            not scan.upper[i]
            or i in taken
            or (scan.cover[i] is not None and not _family(scan, i, families))
        ):
            i += 1
            continue
        end, holders = _table(scan, i)
        own = _family(scan, i, families)
        if own:
            end = max(end, own)
        if not end or taken.intersection(range(i, end)) or not _stands_alone(scan, i, end):
            i += 1
            continue
        family = "".join(
            (" " if t > i and parse.starts[t] > parse.ends[t - 1] else "") + parse.words[t]
            for t in range(i, end)
        )
        name = PersonName(i, end, family, "", holders)
        span = Span(i, end, i, MentionKind.PERSON, name=name, stop=end)
        for t in range(i, end):
            if not i <= parse.heads[t] < end:
                span.core = t
                break
        found.append(span)
        i = end
    return found


def _named(span: Span) -> range:
    return range(span.start, max(span.end, span.stop))


def _table(scan: Scan, i: int) -> tuple[int, list[Holder]]:
    best: tuple[int, list[Holder]] = (0, [])
    for end, holders, _ in scan.lexicon.families.at(scan.pieces, i):
        held = [holder for holder in holders if holder.alone]
        if held:
            best = (end, held)
    return best


def _family(scan: Scan, i: int, families: Container[str]) -> int:
    """The token after a family name of the document that begins at a token, or 0."""
    text = ""
    for end in range(i, min(i + 4, len(scan.pieces))):
        text = " ".join(filter(None, (text, *scan.pieces[end])))
        if len(text) > 1 and text in families:
            return end + 1
    return 0


def _stands_alone(scan: Scan, i: int, end: int) -> bool:
    """Whether no unknown given name or rest of a name stands beside it: "Tiffany Trump"."""
    parse = scan.parse
    before = i - 1
    if (
        before >= 0
        and scan.capital[before]
        and before not in scan.first
        and parse.pos[before] == "PROPN"
        and scan.cover[before] is None
    ):
        return False
    if end < len(parse.words) and scan.capital[end] and parse.pos[end] == "PROPN":
        return scan.cover[end] is not None
    return True
