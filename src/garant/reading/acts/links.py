"""Which sentences of a long text about many things speak of the conflict it is read for.

A communiqué of seven powers speaks of plastics and of food; a fact sheet of trade. What is promised
there is no part of a guarantee unless its own sentence names who is protected, from whom, or the
force.
"""

from collections.abc import Sequence

from garant.model import Kind
from garant.reading.acts.candidate import Candidate
from garant.reading.acts.setting import Setting
from garant.reading.mention import Mentions
from garant.reading.parse import READ, Parse

LONG = 45
"""Sentences up to which a text is about one thing; a report seldom has more."""

SHARE = 0.5
"""The share of its sentences that name a party of the conflict where a long text is about it."""

SHORT = 6
"""Tokens below which a sentence is a cry or a heading, and is not counted."""


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
        sentences = 0
        for number, parse in enumerate(parses):
            if parse.block.kind not in READ:
                continue
            sentences += sum(end - start >= SHORT for start, end in parse.sentences)
            for mention in mentions.of(number):
                if self.own.intersection(mention.codes):
                    self.named.add((number, parse.sentence_of[mention.head]))
        self.diffuse = (
            setting.protected is not None
            and sentences > LONG
            and len(self.named) < SHARE * sentences
        )

    def hold(self, candidate: Candidate) -> bool:
        """Whether a candidate counts: always in a text about one thing, else where it is linked.

        In a diffuse text an actor that no words name is nobody's promise.
        """
        if not self.diffuse:
            return True
        number, sentence = candidate.sentence
        if candidate.inferred or candidate.doubts:
            return False
        if candidate.kind in (Kind.COMMIT, Kind.REFUSE) and candidate.codes <= self.protected:
            return candidate.capability in SELF_MADE  # its own defence is the war
        return (number, sentence) in self.named
