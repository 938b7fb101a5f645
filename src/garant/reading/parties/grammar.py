"""The grammar of a noun phrase: its noun, its determiner, its gender and number."""

from garant.reading.parties.scan import Scan
from garant.reading.parties.span import Span


class Grammar:
    """Answers about the words around the tokens of one parse."""

    def __init__(self, scan: Scan, pieces: list[tuple[str, ...]]) -> None:
        self.parse = scan.parse
        self.words = scan.lexicon.words
        self.pieces = pieces

    def word(self, i: int) -> str:
        """A token's folded pieces as one word; empty outside the parse."""
        return " ".join(self.pieces[i]) if 0 <= i < len(self.pieces) else ""

    def core(self, i: int, end: int) -> int:
        """The noun of a phrase: its first noun, else its first token."""
        for t in range(i, end):
            if self.parse.pos[t] in ("NOUN", "PROPN"):
                return t
        return i

    def former(self, i: int) -> bool:
        """Whether a word before a token makes the holder a former or coming one."""
        former = self.words.sets["former"]
        if i > 0 and self.word(i - 1) in former:
            return True
        # "the former army commander": a word that tells which office stands between.
        between = i > 1 and self.parse.pos[i - 1] == "NOUN" and self.parse.words[i - 1].islower()
        return between and self.words.owners_before and self.word(i - 2) in former

    def plural_owner(self, i: int) -> bool:
        """Whether "leur" or "leurs" stands before a token."""
        return self.word(i - 1) in self.words.sets["plural_possessives"]

    def determiner(self, i: int) -> str:
        """The sort of determiner before a token, adjectives and numbers between left out."""
        sets = self.words.sets
        j = i - 1
        steps = 0
        counted = ""
        while j >= 0 and steps < 3:
            word = self.word(j)
            if word in self.words.small_numbers or self.parse.pos[j] == "NUM":
                counted = "indef"
                j -= 1
                continue
            if word in sets["possessives"]:
                return "poss"
            if word in sets["demonstratives"]:
                return "dem"
            if word in sets["own_possessives"]:
                return "own"
            number = self.parse.feature(j, "Definite")
            either = word in sets["definite"]
            if word in sets["indefinite"] and not (either and number == "Def"):
                if word in sets["of"] and not either:
                    return ""
                if not either or self.parse.pos[j] in ("DET", "NUM", "PRON"):
                    return "indef"
            if word in sets["definite"]:
                return "def"
            if self.parse.pos[j] not in ("ADJ", "ADV") and word not in sets["former"]:
                return counted
            j -= 1
            steps += 1
        return counted

    def agree(self, span: Span) -> None:
        """The gender and number of a phrase, by its noun, else by its determiner."""
        parse = self.parse
        number = parse.feature(span.core, "Number")
        gender = parse.feature(span.core, "Gender")
        before = span.start - 1
        if before >= 0 and parse.pos[before] == "DET":
            number = number or parse.feature(before, "Number")
            gender = parse.feature(before, "Gender") or gender
        plural = number == "Plur" or (span.noun is not None and span.noun.plural)
        span.number = "p" if plural else "s"
        span.gender = {"Masc": "m", "Fem": "f"}.get(gender, "")
