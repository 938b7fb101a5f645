"""A mention: the words by which a text names, or points back to, a party."""

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter

from garant.model import Doubt

_start = attrgetter("start")


class MentionKind(StrEnum):
    """By what kind of words a party is mentioned."""

    STATE = "state"  # la France, le Royaume-Uni
    SEAT = "seat"  # Paris, l'Élysée, le Kremlin
    ADJECTIVE = "adjective"  # (troupes) britanniques
    PEOPLE = "people"  # les Français, les Européens, un Britannique
    BODY = "body"  # l'OTAN, la Commission, le Bundestag
    COLLECTIVE = "collective"  # la coalition des volontaires, les alliés occidentaux
    PERSON = "person"  # Emmanuel Macron, M. Macron
    OFFICE = "office"  # le président français, le chef de l'OTAN, le chancelier
    OFFICIAL = "official"  # une source à l'Élysée, des responsables français
    PRONOUN = "pronoun"  # il, celui-ci, nous, leur
    SHORT = "short"  # le pays, l'Alliance, son homologue, le dirigeant


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a party in a parse, resolved as far as the text allows.

    `start` and `end` are a half-open token range of parse number `parse`, `head` the token that
    carries its place in the tree. `codes` has more than one code only where one name stands for
    several parties (les pays baltes); it is empty for a person or source who speaks for none that
    is known. `place` is true for a state or seat that stands as a mere place ("à Paris"). `plain`
    is the fixed words before resolution.
    """

    parse: int
    start: int
    end: int
    head: int
    kind: MentionKind
    codes: tuple[str, ...] = ()
    person: str | None = None
    anonymous: bool = False
    place: bool = False
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class Mentions:
    """All mentions of a document, with look-ups by token.

    `home` is the party whose seat or institution publishes the document: its own narrator. `dated`
    is the state at whose seat it was given, by the line of its date: "Canberra, 22 January 2026";
    `stage` the one whose seat or institution the title names ("Briefing by the State Department").
    """

    found: list[Mention]
    home: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    stage: tuple[str, ...] = ()
    _at: dict[tuple[int, int], Mention] = field(default_factory=dict)
    _headed: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    _of: dict[int, list[Mention]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for mention in self.found:
            held_there = self._of.setdefault(mention.parse, [])
            self._headed.setdefault((mention.parse, mention.head), []).append(len(held_there))
            held_there.append(mention)
            for i in range(mention.start, mention.end):
                held = self._at.get((mention.parse, i))
                if held is None or mention.end - mention.start < held.end - held.start:
                    self._at[mention.parse, i] = mention

    def of(self, parse: int) -> list[Mention]:
        """The mentions of one parse in order of their first token."""
        return self._of.get(parse, [])

    def at(self, parse: int, token: int) -> Mention | None:
        """The shortest mention that covers a token, if any."""
        return self._at.get((parse, token))

    def names(self, parse: int) -> frozenset[int]:
        """The tokens of groups named by several words, which predicate nothing: "the willing"."""
        return frozenset(
            token
            for m in self.of(parse)
            if m.kind is MentionKind.COLLECTIVE and m.end - m.start > 1
            for token in range(m.start, m.end)
        )

    def headed(self, parse: int, token: int) -> Mention | None:
        """The mention whose head is the token, if any."""
        places = self._headed.get((parse, token))
        return self._of[parse][places[0]] if places else None

    def among(self, parse: int, tokens: Collection[int]) -> list[Mention]:
        """The mentions of one parse whose heads are among some tokens, in order."""
        held, headed = self.of(parse), self._headed
        if len(tokens) > len(held):
            return [m for m in held if m.head in tokens]
        places = [at for t in tokens if (parse, t) in headed for at in headed[parse, t]]
        return [held[at] for at in sorted(places)]

    def starting(self, parse: int, first: int, end: int) -> list[Mention]:
        """The mentions of one parse that start in a half-open range of its tokens."""
        held = self.of(parse)
        low = bisect_left(held, first, key=_start)
        return held[low : bisect_left(held, end, low, key=_start)]
