"""The first look at a parse: which tokens name a party or a known person, by words alone."""

from dataclasses import dataclass

from garant.ontology import Holder, Naming
from garant.reading.parse import Parse
from garant.reading.parties.folding import TRANSPARENT, pieces
from garant.reading.parties.lexicon import Lexicon, Name

NOMINAL = frozenset({"NOUN", "PROPN", "X"})
_PERSON = frozenset({"PER", "PERSON"})
_PROPER = frozenset({Naming.NAME, Naming.SEAT, Naming.INSTITUTION})


@dataclass(slots=True)
class Hit:
    """A run of tokens that names a party: all parties it may name, and by what sort of words."""

    start: int
    end: int
    naming: Naming
    names: list[Name]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all parties that the words may name."""
        return tuple(dict.fromkeys(name.code for name in self.names))


@dataclass(slots=True)
class Known:
    """A run of tokens that is the full name of a person of the ontology."""

    start: int
    end: int
    holders: list[Holder]


class Scan:
    """A parse with the pieces of its words, and the names found in it."""

    def __init__(self, number: int, parse: Parse, lexicon: Lexicon) -> None:
        self.number = number
        self.parse = parse
        self.lexicon = lexicon
        self.pieces = [pieces(word) for word in parse.lower]
        self.upper = [word.lower() != word for word in parse.words]
        self.capital = [word[:1].isupper() for word in parse.words]
        self.first = {start for start, _ in parse.sentences}
        self.plain = [p[0] if len(p) == 1 else " ".join(p) for p in self.pieces]
        size = len(parse.words)
        self.hit_at: list[Hit | None] = [None] * size
        self.known_at: list[Known | None] = [None] * size
        self.cover: list[Hit | Known | None] = [None] * size
        self._find()
        self.skips = self._insertions()

    def _find(self) -> None:
        persons, names = self.lexicon.persons.firsts, self.lexicon.names.firsts
        i = 0
        for place, parts in enumerate(self.pieces):
            if place < i or not parts:
                continue
            i = place
            known = self._known(i) if parts[0] in persons and self.capital[i] else None
            hit = self._hit(i) if parts[0] in names else None
            if known is not None and (hit is None or known.end > hit.end):
                self.known_at[i] = known
                self.cover[i : known.end] = [known] * (known.end - i)
                i = known.end
            elif hit is not None:
                self.hit_at[i] = hit
                self.cover[i : hit.end] = [hit] * (hit.end - i)
                i = hit.end

    def _known(self, i: int) -> Known | None:
        found: Known | None = None
        for end, holders, _ in self.lexicon.persons.at(self.pieces, i):
            last = end - 1
            while last - 2 > i and self.parse.words[last - 1] in TRANSPARENT:
                last -= 2  # "Lai Ching-te", cut at its hyphen
            if self.capital[last] or self.parse.words[last][-1:].isupper():
                found = Known(i, end, list(holders))
        return found

    def _hit(self, i: int) -> Hit | None:
        found: Hit | None = None
        for end, names, _ in self.lexicon.names.at(self.pieces, i):
            held = [name for name in names if self._printed(name, i, end)]
            if held:
                naming = self._naming(held, i, end)
                if naming is not None:
                    held = [name for name in held if name.naming is naming] or held
                    found = Hit(i, end, naming, held)
        if found is not None and found.naming in _PROPER and self._broken(found):
            return None
        return found

    def _printed(self, name: Name, i: int, end: int) -> bool:
        """Whether the letters are as the name wants them: "UN" is no "Un"."""
        word = self.parse.words[i]
        if name.acronym:
            letters = word.replace(".", "")
            return letters.isupper()
        if name.naming is Naming.ADJECTIVE:
            return True
        return not name.capital or self.capital[i] or not word[:1].isalpha()

    def _naming(self, names: list[Name], i: int, end: int) -> Naming | None:
        """By what sort of words a run names its party, or None where it does not."""
        sorts = {name.naming for name in names}
        adjective = Naming.ADJECTIVE in sorts
        if (adjective and len(sorts) == 1) or sorts == {Naming.ADJECTIVE, Naming.PEOPLE}:
            if self.lexicon.words.adjectives_capitalised:
                noun = end < len(self.pieces) and self.parse.pos[end] in ("NOUN", "ADJ", "PROPN")
                if Naming.PEOPLE in sorts and not noun:
                    return Naming.PEOPLE
                return Naming.ADJECTIVE
            if self.capital[i] and not (i in self.first and self._modifies(i, end)):
                return Naming.PEOPLE if not self._within_name(i) else Naming.ADJECTIVE
            return Naming.ADJECTIVE if self._modifies(i, end) else None
        for naming in (Naming.NAME, Naming.SEAT, Naming.INSTITUTION, Naming.PEOPLE, Naming.SHORT):
            if naming in sorts:
                return naming
        return Naming.ADJECTIVE

    def _modifies(self, i: int, end: int) -> bool:
        """Whether an adjective stands beside a noun: "soldats français", not "en français"."""
        parse = self.parse
        if parse.pos[i] not in ("ADJ", "NOUN", "PROPN", "VERB", "X", ""):
            return False
        if parse.deps[i] == "amod":
            return True
        before = i - 1
        while before >= 0 and parse.pos[before] in ("ADJ", "ADV", "CCONJ"):
            before -= 1
        if before >= 0 and (parse.pos[before] in NOMINAL or parse.lower[before] == ","):
            return True
        after = end
        while after < len(parse.pos) and parse.pos[after] == "ADJ":
            after += 1
        return after < len(parse.pos) and parse.pos[after] == "NOUN" and self.capital[i] is False

    def _within_name(self, i: int) -> bool:
        """Whether a capitalised adjective belongs to a longer proper name ("Armée Française")."""
        return (
            i > 0
            and self.capital[i - 1]
            and self.parse.pos[i - 1] in NOMINAL
            and (i - 1 not in self.first)
        )

    def _broken(self, hit: Hit) -> bool:
        """Whether the words around make it the name of something else: "Washington Post".

        "Radio France" and "le New York Times" are no party; "le président de l'Ukraine Volodymyr
        Zelensky" names one.
        """
        parse, words = self.parse, self.lexicon.words
        after = hit.end
        hyphen = after < len(parse.words) and parse.words[after] in TRANSPARENT
        after += hyphen
        if (
            after < len(parse.words)
            and self.capital[after]
            and words.breakers.longest(self.pieces, after)
        ):
            return True
        if hit.end - hit.start == 1 and self._within_person(hit):
            return True
        before = hit.start - 1
        if before >= 0 and self.capital[before] and before not in self.first:
            opener = self.lexicon.words.openers.longest(self.pieces, before)
            if opener == hit.start:
                return True
        if before < 0 or not self.capital[before] or before in self.first:
            return False
        word = self.plain[before]
        if parse.pos[before] != "PROPN" or word in words.titles or self.cover[before] is not None:
            return False
        return not any(True for _ in words.nouns.at(self.pieces, before))

    def _within_person(self, hit: Hit) -> bool:
        """Whether a word is part of a person's name: "Jordan Bardella", "Michael Jordan"."""
        parse, i = self.parse, hit.start
        if parse.entities[i] not in _PERSON:
            return False
        return any(
            0 <= j < len(parse.words)
            and self.capital[j]
            and self.cover[j] is None
            and parse.entities[j] in _PERSON
            and parse.pos[j] == "PROPN"
            and self.plain[j] not in self.lexicon.words.titles
            and not any(True for _ in self.lexicon.families.at(self.pieces, j))
            and not any(True for _ in self.lexicon.words.nouns.at(self.pieces, j))
            for j in (i - 1, hit.end)
        )

    def _insertions(self) -> list[int]:
        """For each token, the token after the adjectives that stand there, or 0."""
        size = len(self.pieces)
        skips = [0] * size
        insertions = self.lexicon.words.insertions
        firsts = insertions.firsts
        for i in range(size - 1, 0, -1):
            end = 0
            hit = self.hit_at[i]
            parts = self.pieces[i]
            if hit is not None and hit.naming is Naming.ADJECTIVE:
                end = hit.end
            elif self.cover[i] is None and parts and parts[0] in firsts:
                end = insertions.longest(self.pieces, i)
            if not end and len(parts) == 2 and self.compound(i):
                end = i + 1
            if end:
                skips[i] = (skips[end] if end < size else 0) or end
        return skips

    def joins_adjectives(self, i: int) -> bool:
        """Whether a token joins two adjectives of parties: "français, grec et polonais".

        A comma does where "et" closes the list: not in "les soldats grecs, turcs d'origine".
        """
        size = len(self.pieces)
        while i + 1 < size:
            after = self.hit_at[i + 1]
            if after is None or after.naming is not Naming.ADJECTIVE:
                return False
            if self.parse.pos[i] == "CCONJ":
                return True
            if self.parse.words[i] != ",":
                return False
            i = after.end
        return False

    def compound(self, i: int) -> tuple[str, ...]:
        """The codes of a compound adjective: "franco-britannique"."""
        parts = self.pieces[i]
        if len(parts) != 2 or self.hit_at[i] is not None:
            return ()
        first = self.lexicon.words.compounds.get(parts[0])
        if first is None:
            return ()
        for end, names, _ in self.lexicon.names.at([parts[1:]], 0):
            adjectives = [name.code for name in names if name.naming is Naming.ADJECTIVE]
            if end == 1 and adjectives:
                return (first, adjectives[0])
        return ()
