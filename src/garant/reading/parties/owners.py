"""Owners that stand before their noun: "French president", "Germany's chancellor", "NATO chief"."""

from collections.abc import Callable

from garant.ontology import Naming
from garant.reading.parties.grammar import Grammar
from garant.reading.parties.scan import Hit, Scan
from garant.reading.parties.span import Span

_BETWEEN = 3
"""Words between an owner and its noun at most: "Egypt's supply and trade ministry"."""

_QUALIFIED = frozenset({"office", "institution", "official"})


class Owners:
    """Finds the owners of the phrases of one parse; of a language that puts them first."""

    def __init__(self, scan: Scan, grammar: Grammar, party: Callable[[Hit], Span | None]) -> None:
        self.scan = scan
        self.grammar = grammar
        self.parse = scan.parse
        self.words = scan.lexicon.words
        self.pieces = grammar.pieces
        self._party = party

    def before(self, span: Span) -> None:
        """The owner before a noun: "French president", "Germany's chancellor", "NATO chief".

        A word of its own may stand between: "Ukraine's agriculture ministry".
        """
        cover, parse = self.scan.cover, self.parse
        i = span.start - 1
        steps = 0
        while i > 0 and cover[i] is None and steps < _BETWEEN:
            word = parse.words[i]
            if not self.words.insertions.begins(self.pieces[i]):
                if parse.pos[i] not in ("NOUN", "ADJ", "PROPN") or not self._qualifies(i, span):
                    break
                steps += 1
            elif word == ",":
                break
            i -= 1
        if i > 0 and cover[i] is None and parse.lower[i] in self.words.possessive_marks:
            span.marked = True
            i -= 1
        hit = cover[i] if i >= 0 else None
        if not isinstance(hit, Hit) or (steps and hit.end == i + 1 and not self._owns(hit, i + 1)):
            return
        if span.noun is not None and span.noun.sort == "ally" and self._possessed(hit):
            span.owner = self._party(hit)  # "Ukraine's allies" are not Ukraine
            span.start = hit.start
            return
        parties = self.scan.lexicon.ontology.parties
        codes = hit.codes
        span.ambiguous = len(codes) > 1
        span.codes = codes if span.ambiguous else parties[codes[0]].codes
        if hit.naming in (Naming.SEAT, Naming.INSTITUTION):
            span.owner = self._party(hit)
        span.start = hit.start
        span.det = self.grammar.determiner(hit.start) or "def"
        if self.grammar.former(hit.start):
            span.former = True

    def _qualifies(self, i: int, span: Span) -> bool:
        """Whether a word tells which office or body it is: "agriculture" before "ministry"."""
        if span.noun is None or span.noun.sort not in _QUALIFIED:
            return False
        return self.scan.capital[i] == self.scan.capital[span.start] or not self.scan.capital[i]

    def _owns(self, hit: Hit, i: int) -> bool:
        """Whether a name owns what follows: by its mark, or as an adjective."""
        return hit.naming is Naming.ADJECTIVE or (
            i < len(self.pieces) and self.parse.lower[i] in self.words.possessive_marks
        )

    def _possessed(self, hit: Hit) -> bool:
        return hit.naming is not Naming.ADJECTIVE and self._owns(hit, hit.end)
