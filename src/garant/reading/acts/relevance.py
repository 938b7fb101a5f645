"""Whether a text speaks of a guarantee or a force at all, by how often it names their things."""

from collections import Counter
from collections.abc import Sequence

from garant.reading.acts.concepts import FORCE, Concepts
from garant.reading.acts.gates import FRAMEWORK
from garant.reading.acts.setting import Setting
from garant.reading.acts.words import Concept
from garant.reading.parse import READ
from garant.reading.phrases import Found

CORE = frozenset(
    {
        "ground_troops",
        "air_policing",
        "naval",
        "headquarters",
        "backstop",
        "guarantee",
        "binding_pledge",
        "ceasefire",
        "peace_deal",
        "air_defence",
        "monitoring",
        "arms",
        "armed_forces",
        "police",
    }
)
"""Capabilities that only a text about a guarantee or a force keeps naming."""

MOST = 0.6
"""The share of all mentions of a force that makes one part of it what a text is about."""

SHORT = 120
"""Tokens of a text too short to be judged by how often it names a thing."""

BRIEF = 250
"""Tokens of a text in which a thing need be named once less."""

LEAST_NAMED = 3
"""How often they must be named where the text has a protected party."""

LEAST_NAMED_ELSEWHERE = 6
"""How often where it has none."""

PROMISED = frozenset({"guarantee", "binding_pledge", "backstop"})
"""What only a guarantee is called."""

LEAD = 3
"""The sentences in which a report says what it is about."""

TOPICAL = frozenset({"guarantee", "binding_pledge", "backstop", "nato_membership"})
"""Capabilities of which no text speaks in passing more than once or twice."""

PLAINLY = 3
"""How often a text must name a guarantee, a force in several words, or a coalition to be on one."""

PER_TOKENS = 90
"""For how many tokens it must do so once more."""

FRAMED = 3
"""How often a text must name a guarantee, a mission or a peace to be about one."""


class Relevance:
    """How often a document names the things of a guarantee.

    `main` is the one it names most, `whole` the force that its parties take part in; `forceful`
    tells that it names parts of a force more often than arms, `framed` that it keeps naming a
    guarantee, a mission or a peace, `apart` that it is long enough to and does not; `led` that its
    first sentences name a guarantee.
    """

    def __init__(self, concepts: Sequence[Concepts], setting: Setting) -> None:
        self.setting = setting
        self.length = sum(len(held.parse) for held in concepts)
        found = [
            concept
            for held in concepts
            for concept in held.found
            if concept.value.code in CORE and not concept.value.weak
        ]
        self.core = Counter(concept.value.code for concept in found)
        counts = [(count, code) for code, count in self.core.items() if code is not None]
        self.main = max(counts)[1] if counts else None
        named = sum(self.core[code] for code in FORCE)
        self.forceful = named > self.core["arms"] + self.core["armed_forces"]
        self.whole = _whole(concepts, setting, self.core, self.main)
        self.led = _opens(concepts)
        told = sum(c.value.code in FRAMEWORK or len(c.tokens) > 1 for c in found)
        self.framed = told >= FRAMED
        self.apart = not self.framed and self.length >= SHORT
        plain = sum(
            c.value.code in TOPICAL
            or (c.value.code == "ground_troops" and _force(held, c) and len(c.tokens) > 1)
            for held in concepts
            for c in held.found
            if not c.value.weak
        )
        plain += setting.collective == "COALITION"
        self.plainly = setting.protected is not None and plain >= max(
            PLAINLY, self.length // PER_TOKENS
        )
        """Whether it keeps naming a guarantee or a force, for somebody it tells of."""

    def about_a_guarantee(self) -> bool:
        """Whether a text speaks of a guarantee or a force at all.

        A strike or a match has soldiers and promises too; where hardly a word is about a force, its
        acts are not ours.
        """
        if self.length < SHORT or self.setting.about:
            return True
        known = self.setting.protected is not None or self.setting.collective == "COALITION"
        least = LEAST_NAMED if known else LEAST_NAMED_ELSEWHERE
        return self.core.total() >= (least - 1 if self.length < BRIEF else least)


def _opens(concepts: Sequence[Concepts]) -> bool:
    """Whether the first sentences that are read name a guarantee: what a report opens with."""
    left = LEAD
    for held in concepts:
        parse = held.parse
        if parse.block.kind not in READ or not parse.sentences:
            continue
        end = parse.sentences[min(left, len(parse.sentences)) - 1][1]
        if any(c.value.code in PROMISED and c.start < end for c in held.found if not c.value.weak):
            return True
        left -= len(parse.sentences)
        if left <= 0:
            return False
    return False


def _force(held: Concepts, concept: Found[Concept]) -> bool:
    """Whether a phrase names a force as such: "la force multinationale", "the contingent"."""
    whole = held.words.grammar["whole_force"]
    return any(held.parse.lemmas[t] in whole for t in concept.tokens)


def _whole(
    concepts: Sequence[Concepts], setting: Setting, core: Counter[str | None], main: str | None
) -> str | None:
    """What taking part means in a text: its force, whatever parts of it are named.

    "Will send frigates and jets to the force. Greece will take no part": no part in the force.
    Where a text is nearly all about one part, it is that: a patrol at sea.
    """
    parts = sum(core[code] for code in FORCE)
    if main in FORCE and core[main] > parts * MOST:
        return main
    named = Counter(
        concept.value.code
        for held in concepts
        for concept in held.found
        if concept.value.code in FORCE and not concept.value.weak and _force(held, concept)
    )
    if named:
        return max(named, key=lambda code: (named[code], code == "ground_troops"))
    if main in FORCE:
        return main
    spoken = setting.collective == "COALITION" or any(
        held.parse.lemmas[concept.start] in held.words.grammar["whole_force"]
        and concept.value.code == "ground_troops"
        for held in concepts
        for concept in held.found
    )
    return "ground_troops" if spoken else main
