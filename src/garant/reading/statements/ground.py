"""A parse as the rules of speech look at it: with its quotations, and questions answered fast."""

from bisect import bisect_left
from collections.abc import Iterable

from garant.reading.mention import Mention
from garant.reading.parse import Parse
from garant.reading.statements.quotation import Quotation, find_quotations
from garant.reading.statements.words import SpeechWords

DASHES = frozenset(("-", "--", "---", "–", "—", "―"))
STOPS = frozenset((".", "!", "?", "…", "...", "?!", "!?"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
VERBAL = frozenset(("VERB", "AUX"))
LONGEST_SENTENCE = 250
"""Tokens of a sentence beyond which only the part around a word is looked at."""

LONGEST_MENTION = 40
"""Tokens of a mention at most, for looking back from one of them."""


class Ground:
    """One block of a document: its parse, its number, its quotations and the language's words.

    `breaks` are the tokens at which a tag begins that ends what was said before it.
    """

    __slots__ = (
        "_marks",
        "_mentions",
        "_opened",
        "_starts",
        "breaks",
        "finite",
        "inside",
        "number",
        "parse",
        "quotations",
        "words",
    )

    def __init__(
        self,
        parse: Parse,
        number: int,
        text: str,
        words: SpeechWords,
        mentions: Iterable[Mention] = (),
    ) -> None:
        self.parse = parse
        self.number = number
        self.words = words
        self.breaks: set[int] = set()
        self.quotations = find_quotations(parse, text)
        self._opened = [quotation.before for quotation in self.quotations]
        self._mentions = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self._mentions]
        self._marks = {
            i
            for quotation in self.quotations
            for i in (
                *range(quotation.before, quotation.start),
                *range(quotation.end, quotation.after),
            )
        }
        self.inside = [-1] * len(parse.words)
        for n, quotation in enumerate(self.quotations):
            for i in range(quotation.start, quotation.end):
                self.inside[i] = n
        self.finite = [
            tag in VERBAL and "VerbForm=Fin" in morph
            for tag, morph in zip(parse.pos, parse.morphs, strict=True)
        ]

    def sentence(self, i: int) -> tuple[int, int]:
        """The sentence around a token, as a half-open token range.

        Of a run of words without end, only what stands near: the work stays in proportion.
        """
        parse = self.parse
        begin, end = parse.sentences[parse.sentence_of[i]]
        if end - begin > LONGEST_SENTENCE:
            return max(begin, i - LONGEST_SENTENCE), min(end, i + LONGEST_SENTENCE)
        return begin, end

    def named(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a range, in order."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def named_around(self, i: int) -> list[Mention]:
        """The mentions that cover a token, in order of their first."""
        return [mention for mention in self.named(i - LONGEST_MENTION, i + 1) if i < mention.end]

    def mention_at(self, i: int) -> Mention | None:
        """The shortest mention that covers a token, if any."""
        return min(
            self.named_around(i), key=lambda mention: mention.end - mention.start, default=None
        )

    def is_mark(self, i: int) -> bool:
        """Whether a token is a quotation mark of one of the quotations."""
        return i in self._marks

    def quotation_before(self, i: int) -> Quotation | None:
        """The quotation that closes just before a token, a comma or dash between them skipped."""
        number = bisect_left(self._opened, i) - 1
        if number < 0 or self.quotations[number].after > i:
            return None
        quotation = self.quotations[number]
        between = self.parse.words[quotation.after : min(i, quotation.after + 3)]
        if i - quotation.after > 2 or not quotation.closed:
            return None
        return quotation if all(word == "," or word in DASHES for word in between) else None

    def quotation_from(self, i: int, limit: int) -> Quotation | None:
        """The first quotation that opens at or after a token and before a limit."""
        number = bisect_left(self._opened, i)
        if number < len(self._opened) and self._opened[number] < limit:
            return self.quotations[number]
        return None

    def names_speaker(self, i: int) -> bool:
        """Whether a noun is one of people, bodies, texts or media: "le vice-procureur" too."""
        lists, word = self.words.lists, self.parse.lower[i]
        forms = {word, word.rpartition("-")[2], self.parse.lemmas[i]}
        return any(
            not forms.isdisjoint(lists[name])
            for name in ("people", "institutions", "texts", "media")
        )

    def count(self, start: int, end: int) -> int:
        """How many words, punctuation aside, stand in a range."""
        pos = self.parse.pos
        words = self.parse.words
        return sum(1 for i in range(start, end) if pos[i] != "PUNCT" and words[i][0].isalnum())

    def has_finite(self, start: int, end: int) -> bool:
        """Whether a finite verb stands in a range."""
        return any(self.finite[start:end])

    def is_clause(self, quotation: Quotation) -> bool:
        """Whether a quotation is a clause of its own: a finite verb, or a sentence begun and ended.

        "Nous sommes prêts", "Pas question d'aller au front"; not "une occupation déguisée".
        """
        start, end = quotation.start, quotation.end
        if self.main_finite(start, end) >= 0:
            return True
        word = self.parse.words[start]
        return (
            word[0].isupper() and self.count(start, end) >= 2 and (self.parse.pos[start] != "PROPN")
        )

    def main_finite(self, start: int, end: int) -> int:
        """The first finite verb in a range that no relative word introduces; -1 if none."""
        relative = False
        lower, words = self.parse.lower, self.words
        for i in range(start, end):
            if self.inside[i] >= 0 and self.inside[i] != self.inside[start]:
                continue
            word = lower[i]
            if word in words.lists["relatives"] or word in words.lists["if"]:
                relative = i > start or word in words.lists["subject_relative"]
            elif self.finite[i]:
                if not relative:
                    return i
                relative = False
            elif word == "," and not self.finite_follows(i, end):
                relative = relative and False
        return -1

    def finite_follows(self, i: int, end: int) -> bool:
        """Whether a finite verb stands between a token and the next comma."""
        for j in range(i + 1, end):
            if self.finite[j]:
                return True
            if self.parse.words[j] == ",":
                return False
        return False

    def completes(self, i: int, end: int) -> bool:
        """Whether an infinitive that a clause asks for begins here: "prêt, dit-il, à agir"."""
        parse, lists = self.parse, self.words.lists
        if parse.lower[i] not in lists["completing"]:
            return False
        j = i + 1
        while j < end and (parse.lower[j] in lists["clitics"] or parse.pos[j] == "ADV"):
            j += 1
        return j < end and "VerbForm=Inf" in parse.morphs[j]

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """A range without punctuation and quotation marks at its ends."""
        words = self.parse.words
        while start < end and not any(c.isalnum() for c in words[start]):
            start += 1
        while end > start and not any(c.isalnum() for c in words[end - 1]):
            end -= 1
        return start, end
