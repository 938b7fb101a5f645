"""Which sentences of a long text about many things speak of the conflict it is read for.

A communiqué of seven powers speaks of plastics and of food; a fact sheet of trade. What is promised
there is no part of a guarantee unless its own sentence names who is protected, from whom, or the
force.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import islice

from garant.model import Kind
from garant.reading.acts.candidate import Candidate
from garant.reading.acts.setting import Setting
from garant.reading.mention import MentionKind, Mentions
from garant.reading.parse import READ, Parse

LONG = 45
"""Sentences up to which a text is about one thing; a report seldom has more."""

SHARE = 0.5
"""The share of its sentences that name a party of the conflict where a long text is about it."""

OPENING = 2
"""The paragraphs in which a readout says who met."""

SHORT = 6
"""Tokens below which a sentence is a cry or a heading, and is not counted."""

DENSE = 0.35
"""The share of its sentences that tell an act where a long text is about nothing else, whatever it
names: a survey of who offers what need not repeat for whom."""

LARGEST = 0.4
"""The share of its acts up to which one party has them in a survey of who offers what: in a paper
of one government, or of the seven powers, its own has most."""

SELF_MADE = frozenset({"peace_deal", "ceasefire"})
"""What a protected party can itself offer."""


class Links:
    """The sentences of a document that name a party of its conflict."""

    def __init__(self, mentions: Mentions, parses: Sequence[Parse], setting: Setting) -> None:
        self.protected = setting.candidates | {setting.protected or ""}
        self.own = frozenset(
            {
                *setting.candidates,
                *setting.adversaries,
                *((setting.protected,) if setting.protected else ()),
                "COALITION",
            }
        )
        self.named: set[tuple[int, int]] = set()
        self.sentences = 0
        read = (n for n, parse in enumerate(parses) if parse.block.kind in READ)
        self.opening = frozenset(islice((n for n in read if len(parses[n]) >= SHORT), OPENING))
        for number, parse in enumerate(parses):
            if parse.block.kind not in READ:
                continue
            self.sentences += sum(end - start >= SHORT for start, end in parse.sentences)
            for mention in mentions.of(number):
                if mention.kind is not MentionKind.SHORT and self.own.intersection(mention.codes):
                    self.named.add((number, parse.sentence_of[mention.head]))
        thin = self.sentences > LONG and len(self.named) < SHARE * self.sentences
        self.diffuse = setting.protected is not None and (thin or setting.issuer is not None)
        self.reach = 0 if thin else 1
        """How many sentences before its own may name the conflict for an act."""

    def linked(self, found: Sequence[Candidate]) -> list[Candidate]:
        """The candidates that count: all in a text about one thing, else those that are linked."""
        if not self.diffuse or self._surveys(found):
            return list(found)
        held = [candidate for candidate in found if self._hold(candidate)]
        doing = {code for candidate in held for code in candidate.codes}
        return [c for c in found if c in held or (self._opens(c) and c.codes & doing)]

    def _opens(self, candidate: Candidate) -> bool:
        """Whether it is the meeting that a readout opens with, of those whose acts it tells."""
        return (
            candidate.kind is Kind.MEET
            and not candidate.doubts
            and len(candidate.codes) > 1
            and candidate.order[0] in self.opening
        )

    def _surveys(self, found: Sequence[Candidate]) -> bool:
        """Whether a text tells, sentence for sentence, of many parties what each offers."""
        told = len({candidate.sentence for candidate in found})
        if told < DENSE * self.sentences:
            return False
        parties = Counter(code for candidate in found for code in candidate.codes)
        return max(parties.values()) <= LARGEST * len(found)

    def _hold(self, candidate: Candidate) -> bool:
        """Whether a candidate of a diffuse text is linked to the conflict.

        An actor that no words name is nobody's promise there.
        """
        number, sentence = candidate.sentence
        if candidate.inferred or candidate.doubts:
            return False
        if candidate.kind in (Kind.COMMIT, Kind.REFUSE) and candidate.codes <= self.protected:
            return candidate.capability in SELF_MADE  # its own defence is the war
        return any(
            (number, before) in self.named for before in range(sentence - self.reach, sentence + 1)
        )
