"""Names beside a phrase: right after it, after a comma, or after the post of an envoy."""

from garant.reading.parties.grammar import Grammar
from garant.reading.parties.names import Names
from garant.reading.parties.scan import Scan
from garant.reading.parties.span import PersonName, Span

_CLOSING = frozenset(',.;:)!?»”"–—-')


class Apposition:
    """Puts names to the phrases of one parse."""

    def __init__(self, scan: Scan, names: Names, grammar: Grammar) -> None:
        self.scan = scan
        self.names = names
        self.grammar = grammar
        self.parse = scan.parse
        self.words = scan.lexicon.words
        self.pieces = grammar.pieces

    def attach(self, span: Span) -> None:
        """A name right after the phrase, or set off: "le chef de l'OTAN, Mark Rutte,"."""
        name = self.names.at(
            span.end, announced=span.noun is not None and span.noun.sort != "short"
        )
        span.bare = span.end
        if span.name is not None:
            return
        if name is None:
            name = self._after_post(span)
        if name is None and self.grammar.word(span.end) == ",":
            name = self.names.at(span.end + 1)
            if name is not None and span.det == "indef" and not name.given:
                name = None
            if name is not None and not (self.closed(name.end) and agree(span, name)):
                name = None
        if name is not None and not (span.noun is not None and span.noun.plural):
            span.name = name
            span.apposed = name.start > span.end
            span.end = name.end

    def _after_post(self, span: Span) -> PersonName | None:
        """A name after the post of an envoy or an adjective nobody knows.

        "L'ambassadrice de France à Kiev, X", "la représentante de la Russie auprès de l'ONU, X".
        """
        sets, e = self.words.sets, span.end
        if e + 1 >= len(self.pieces):
            return None
        word = self.grammar.word(e)
        if self.parse.pos[e] == "ADJ" and not self.scan.capital[e]:
            return self.names.at(e + 1)
        if word not in sets["locative_a"] | sets["locatives"] | sets["source_links"]:
            return None
        j = e + 1
        while self.grammar.word(j) in sets["of"] | sets["definite"]:
            j += 1
        post = self.scan.hit_at[j] if j < len(self.pieces) else None
        if post is None or self.grammar.word(post.end) != ",":
            return None
        name = self.names.at(post.end + 1)
        return name if name is not None and self.closed(name.end) and agree(span, name) else None

    def closed(self, end: int) -> bool:
        """Whether an apposition ends at a token: a mark follows, or the text ends."""
        if end >= len(self.pieces):
            return True
        return self.parse.words[end][0] in _CLOSING or self.parse.pos[end] in ("AUX", "VERB")


def agree(span: Span, name: PersonName) -> bool:
    """Whether a phrase and a name set off by a comma may be one person.

    In "le président français, Keir Starmer, ..." they are two.
    """
    codes = span.codes or (span.owner.codes if span.owner else ())
    if not name.holders or not codes:
        return True
    return any(term.party in codes for holder in name.holders for term in holder.terms)
