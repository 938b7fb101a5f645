"""Noun phrases that mention a party: an office, an institution, a source, with its owner and name.

Phrases are read from right to left, so that an owner ("du ministère russe de la Défense") is read
before the noun it belongs to ("le porte-parole").
"""

from dataclasses import replace

from garant.ontology import Naming, PartyKind
from garant.reading.mention import MentionKind
from garant.reading.parties.apposition import Apposition
from garant.reading.parties.folding import fold
from garant.reading.parties.grammar import Grammar
from garant.reading.parties.lexicon import key
from garant.reading.parties.names import Names
from garant.reading.parties.owners import Owners
from garant.reading.parties.scan import Hit, Scan
from garant.reading.parties.span import Span
from garant.reading.parties.words import Noun

_ORDER = ("outsider", "office", "institution", "official", "ally", "collective", "counterpart")
_KINDS = {
    "office": MentionKind.OFFICE,
    "outsider": MentionKind.OFFICE,
    "institution": MentionKind.BODY,
    "official": MentionKind.OFFICIAL,
    "collective": MentionKind.COLLECTIVE,
    "ally": MentionKind.COLLECTIVE,
    "counterpart": MentionKind.SHORT,
    "short": MentionKind.SHORT,
}
_PARTY_KINDS = {
    PartyKind.STATE: MentionKind.STATE,
    PartyKind.BODY: MentionKind.BODY,
    PartyKind.MOVEMENT: MentionKind.BODY,
    PartyKind.COLLECTIVE: MentionKind.COLLECTIVE,
    PartyKind.GROUP: MentionKind.COLLECTIVE,
}
_MINISTERS = frozenset(
    {"other_minister", "foreign_minister", "defence_minister", "finance_minister"}
)
_UNAMBIGUOUS = frozenset(
    {
        "leader",
        "head_of_state",
        "spokesperson",
        "organisation_head",
        "other_official",
        "adviser",
        "envoy",
        "parliament_head",
        "military",
    }
)
_PLACED_OFFICES = frozenset({"adviser", "spokesperson", "other_official", "other_minister"})
"""Offices that "at" may lead to: "State Secretary at the Ministry of Defence"."""

_NO_OWNERS = frozenset({"official", "outsider"})


class Nominals:
    """The phrases of one parse by their first token, articles left out."""

    def __init__(self, scan: Scan, names: Names) -> None:
        self.scan = scan
        self.names = names
        self.parse = scan.parse
        self.words = scan.lexicon.words
        self.pieces = list(scan.pieces)
        self._former = self._prefixes()
        self.grammar = Grammar(scan, self.pieces)
        self.apposition = Apposition(scan, names, self.grammar)
        self.owners = Owners(scan, self.grammar, self._party)
        self._begun: dict[int, Span] = {}
        size = len(self.pieces)
        self.chart: list[Span | None] = [None] * size
        nouns = self.words.nouns.firsts
        for i in range(size - 1, -1, -1):
            parts = self.pieces[i]
            if scan.cover[i] is not None or (parts and parts[0] in nouns):
                span = self.chart[i] = self._at(i)
                if span is not None and (span.noun is not None or span.start not in self._begun):
                    self._begun[span.start] = span

    def begun(self, i: int) -> Span | None:
        """The phrase that begins at a token, with the owner before its noun."""
        return self._begun.get(i) or (self.chart[i] if i < len(self.chart) else None)

    def _prefixes(self) -> set[int]:
        """The tokens that begin with "ex-"; the prefix is taken off."""
        found = set()
        for i, parts in enumerate(self.pieces):
            if len(parts) > 1 and parts[0] in self.words.sets["former"]:
                self.pieces[i] = parts[1:]
                found.add(i)
        return found

    def _at(self, i: int) -> Span | None:
        hit = self.scan.hit_at[i]
        nouns, end, left = self._noun(i)
        if nouns and (hit is None or end > hit.end or hit.naming is Naming.ADJECTIVE):
            return self._phrase(i, nouns, end, left)
        if hit is not None:
            return self._party(hit)
        known = self.scan.known_at[i]
        if known is not None:
            name = self.names.at(i)
            if name is not None:
                return Span(
                    i, known.end, known.end - 1, MentionKind.PERSON, name=name, stop=known.end
                )
        return None

    # --- Names of parties.

    def _party(self, hit: Hit) -> Span | None:
        if hit.naming is Naming.ADJECTIVE:
            return None
        if hit.naming is Naming.SHORT and not self._short(hit):
            return None
        parties = self.scan.lexicon.ontology.parties
        kind = {
            Naming.SEAT: MentionKind.SEAT,
            Naming.INSTITUTION: MentionKind.BODY,
            Naming.PEOPLE: MentionKind.PEOPLE,
            Naming.SHORT: MentionKind.SHORT,
        }.get(hit.naming, _PARTY_KINDS[hit.names[0].kind])
        codes = hit.codes
        ambiguous = len(codes) > 1
        if not ambiguous:
            codes = parties[codes[0]].codes
        span = Span(
            hit.start, hit.end, self.grammar.core(hit.start, hit.end), kind, codes, ambiguous
        )
        span.stop = hit.end
        span.key = key(self.parse.surface(hit.start, hit.end))
        span.branch = self.scan.lexicon.branches.get(span.key)
        span.office = self.scan.lexicon.seat_offices.get(span.key, "")
        span.det = self.grammar.determiner(hit.start)
        self.grammar.agree(span)
        if hit.naming is Naming.INSTITUTION:
            self._own_institution(span)
        return span

    def _own_institution(self, span: Span) -> None:
        """An adjective after an institution's name: "la Chambre des représentants belge"."""
        codes, end = self._adjectives(span.end)
        if codes:
            span.end = end
            if span.ambiguous or codes[0] not in span.codes:
                span.codes, span.ambiguous = codes, False

    def _short(self, hit: Hit) -> bool:
        """Whether a short form names the party here: "l'Alliance", not "l'Alliance française"."""
        if hit.end - hit.start > 1:
            return True
        if self.grammar.determiner(hit.start) not in ("def", "dem"):
            return False
        if hit.start and self.parse.pos[hit.start] not in ("NOUN", "PROPN", "X", ""):
            return False
        nxt = hit.end
        if nxt >= len(self.pieces):
            return True
        if self.scan.skips[nxt] or self.grammar.word(nxt) in self.words.sets["of"]:
            return False
        return not (self.parse.pos[nxt] in ("ADJ", "PROPN") and self.parse.heads[nxt] == hit.start)

    # --- Nouns.

    def _noun(self, i: int) -> tuple[list[Noun], int, tuple[int, ...]]:
        """The longest noun phrase of the words file at a token, and what was left out inside it."""
        best: tuple[list[Noun], int, tuple[int, ...]] = ([], i, ())
        if not self.words.nouns.begins(self.pieces[i]):
            return best
        for end, nouns, left in self.words.nouns.at(self.pieces, i, skips=self.scan.skips):
            inner = self.scan.cover[end - 1]
            if isinstance(inner, Hit) and inner.start > i and inner.end > end:
                continue  # "président du Conseil européen" heads the European Council
            best = (nouns, end, left)
        nouns, end, left = best
        if nouns and end == i + 1 and not self._nounlike(i):
            return [], i, ()
        return best

    def _nounlike(self, i: int) -> bool:
        """Whether a single word is used as a noun: not in "en général", "il est responsable"."""
        pos = self.parse.pos
        if pos[i] in ("NOUN", "PROPN", "X", ""):
            return True
        followed = i + 1 < len(pos) and pos[i + 1] == "NOUN"
        return pos[i] == "ADJ" and bool(self.grammar.determiner(i)) and not followed

    def _phrase(self, i: int, nouns: list[Noun], end: int, left: tuple[int, ...]) -> Span | None:
        for noun in sorted(nouns, key=_rank):
            span = self._with(i, noun, nouns, end, left)
            if span is not None:
                return span
        return None

    def _with(
        self, i: int, noun: Noun, nouns: list[Noun], end: int, left: tuple[int, ...]
    ) -> Span | None:
        """The phrase read with one of the meanings of its noun, or None where it cannot be."""
        sort = noun.sort
        span = Span(i, end, self.grammar.core(i, end), _KINDS[sort], noun=noun, nouns=tuple(nouns))
        span.stop = end
        span.office = noun.office
        span.outsider = sort == "outsider"
        span.key = key(noun.form)
        span.branch = self.scan.lexicon.branches.get(span.key)
        span.det = self.grammar.determiner(i)
        span.owners = self.grammar.plural_owner(i)
        span.former = i in self._former or self.grammar.former(i)
        if any(self.grammar.word(t) in self.words.sets["possessives"] for t in range(i + 1, end)):
            span.det = "poss"
        self.grammar.agree(span)
        for start in left:
            span.codes = self._adjectives(start)[0] or span.codes
        codes, span.end = self._adjectives(span.end, span)
        span.codes = span.codes or codes
        if self.words.owners_before and not span.codes:
            self.owners.before(span)
        if not span.codes or sort in ("collective", "ally"):
            self._complement(span, sort)
        if sort in ("office", "outsider", "official", "short", "counterpart"):
            self.apposition.attach(span)
        if self.words.owners_before and sort == "institution":
            span = self._led_by_body(span)
            sort = span.noun.sort if span.noun is not None else sort
        return span if self._kept(span, sort) else None

    def _adjectives(self, i: int, span: Span | None = None) -> tuple[tuple[str, ...], int]:
        """The codes of the adjectives from a token on, and the token after them."""
        size = len(self.pieces)
        end = i
        codes: tuple[str, ...] = ()
        parties = self.scan.lexicon.ontology.parties
        while end < size:
            hit = self.scan.hit_at[end]
            if hit is not None and hit.naming is Naming.ADJECTIVE:
                own = hit.codes if len(hit.codes) > 1 else parties[hit.codes[0]].codes
                codes = (*codes, *(c for c in own if c not in codes))
                end = hit.end
                continue
            compound = self.scan.compound(end)
            if compound:
                codes, end = (*codes, *compound), end + 1
                continue
            if self.grammar.word(end) in self.words.sets["former_after"] and span is not None:
                span.former = True
                end += 1
                continue
            stop = 0
            if self.scan.cover[end] is None:
                stop = self.words.insertions.longest(self.pieces, end)
            if stop and (span is not None or self.scan.skips[stop - 1]):
                end = stop
                continue
            plural = span is not None and span.number == "p"
            if codes and plural and self.scan.joins_adjectives(end):
                end += 1
                continue
            break
        return codes, end

    def _complement(self, span: Span, sort: str) -> None:
        """The owner after a noun: "de l'OTAN", "du ministère", for sources also "à l'Élysée"."""
        sets = self.words.sets
        e = span.end
        word = self.grammar.word(e)
        linked = word in sets["of"] or (
            span.office == "spokesperson" and word in sets["speaks_for"]
        )
        linked = linked or (sort == "counterpart" and word in sets["source_links"])
        if not linked and sort == "institution" and word in sets["locative_a"] | sets["seated"]:
            seat = self.scan.hit_at[e + 1] if e + 1 < len(self.pieces) else None
            if seat is not None and seat.naming is Naming.SEAT:
                span.owner, span.end = self.chart[e + 1], seat.end
            return
        if not linked and sort in ("official", "office") and word in sets["source_links"]:
            if sort == "office" and span.office not in _PLACED_OFFICES:
                return
            linked = True
            after = self.grammar.word(e + 1)
            if word not in sets["locative_a"] and after in sets["locative_a"] | sets["of"]:
                e += 1  # "proche de", "close to"
        if not linked:
            return
        j = e + 1
        det = ""
        while (
            self.grammar.word(j)
            and self.grammar.word(j)
            in (sets["definite"] | sets["possessives"] | sets["demonstratives"])
            - sets["contracted"]
        ):
            det = "poss" if self.grammar.word(j) in sets["possessives"] else det
            j += 1
        owner = self.begun(j)
        if owner is not None and owner.noun is not None and owner.noun.sort in _NO_OWNERS:
            owner = None
        if owner is None:
            name = self.names.at(j)
            if name is not None and sort in ("office", "official"):
                span.owner = Span(j, name.end, name.end - 1, MentionKind.PERSON, name=name)
                span.end = name.end
                return
            if (
                sort == "official"
                and j > e + 1
                and self.grammar.word(j) in sets["institutions_owned"]
            ):
                span.within, span.end = True, j + 1
                return
            if sort == "office" and span.office in _UNAMBIGUOUS and self._proper(j):
                span.foreign = True
            return
        if det:
            owner.det = det
        if owner.apposed and sort in ("office", "outsider"):
            # "le représentant spécial du secrétaire général, X,": X is the first of the two.
            span.name, span.apposed = owner.name, True
            owner.name, owner.apposed, owner.end = None, False, owner.bare
            span.owner, span.end = owner, span.name.end if span.name else owner.end
            return
        span.owner = owner
        span.end = owner.end

    def _proper(self, j: int) -> bool:
        """Whether an unknown complement names something: "de la Ligue", "du groupe Nordlinie"."""
        return j < len(self.pieces) and self.parse.pos[j] in ("NOUN", "PROPN", "X")

    def _led_by_body(self, span: Span) -> Span:
        """A body right before an office or source owns it: "Turkish defence ministry source"."""
        follows = self.chart[span.end] if span.end < len(self.chart) else None
        if follows is None or follows.noun is None or follows.start != span.end:
            return span
        if follows.noun.sort not in ("office", "official") or follows.owner is not None:
            return span
        if follows.codes:
            return span
        return replace(follows, start=span.start, codes=span.codes, owner=span, det=span.det)

    def _kept(self, span: Span, sort: str) -> bool:
        noun = span.noun
        if noun is None:
            return False
        word = fold(noun.form)
        if sort in ("institution", "collective"):
            owned = bool(span.codes) or span.owner is not None or span.det == "poss"
            owned = owned or span.marked
            if sort == "collective":
                gathered = (
                    span.det == "def"
                    and self.grammar.word(span.core) in (self.words.sets["gathered"])
                )
                return (owned and span.det != "poss") or gathered or self.counted(span)
            back = span.det == "def" and span.key in self.words.institutions_back
            return owned or not noun.owned or back
        if sort == "ally":
            return bool(span.codes) or span.owner is not None or span.det in ("def", "poss", "dem")
        if sort == "official" and noun.owned:
            owned = bool(span.codes) or span.owner is not None or span.det == "poss"
            return owned or span.marked
        if sort == "official":
            # "une source d'énergie" is none; "le fonctionnaire" points back.
            return (
                word not in ("source", "sources")
                or span.owner is not None
                or (self.grammar.word(span.end) not in self.words.sets["of"])
            )
        if sort == "short":
            # "les pays d'Afrique de l'Ouest", "l'agence Reuters" point back to nobody.
            alone = self.grammar.word(span.end) not in self.words.sets["of"] or bool(span.codes)
            if noun.points_to == "body" and self.parse.pos[span.end : span.end + 1] == ["PROPN"]:
                return False
            one = span.number == "s" or noun.points_to in ("movement", "person")
            return span.det in ("def", "dem", "poss", "own") and alone and one
        return True

    def counted(self, span: Span) -> bool:
        """Whether a plural noun is counted: "vingt-six pays", "une trentaine d'États"."""
        if span.noun is None or fold(span.noun.form) not in self.words.sets["counted"]:
            return False
        before = span.start - 1
        if before >= 0 and self.grammar.word(before) in self.words.sets["of"]:
            return self.grammar.word(before - 1) in self.words.sets["number_nouns"]
        return before >= 0 and self.parse.pos[before] == "NUM"


def _rank(noun: Noun) -> int:
    return _ORDER.index(noun.sort) if noun.sort in _ORDER else len(_ORDER)
