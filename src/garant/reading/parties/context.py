"""Whose it is when a phrase does not say: "le gouvernement", "son ministre", "les deux pays"."""

from collections import Counter
from collections.abc import Mapping

from garant.ontology import Ontology, PartyKind
from garant.reading.mention import MentionKind
from garant.reading.parties.discourse import PARTIES, PERSONS, Discourse, Entity
from garant.reading.parties.span import Span
from garant.reading.parties.words import PartyWords

_SPEAKING = PARTIES | PERSONS | {MentionKind.PEOPLE}
_POINTED = {
    "state": PartyKind.STATE,
    "body": PartyKind.BODY,
    "movement": PartyKind.MOVEMENT,
}
FRONT = 5
"""Tokens at the head of a sentence within which a place sets the scene."""


class Context:
    """Answers from what a document has said so far, and from what it says most."""

    def __init__(
        self,
        ontology: Ontology,
        words: PartyWords,
        discourse: Discourse,
        counts: Mapping[str, int],
        spoken: Mapping[str, int],
    ) -> None:
        self.ontology = ontology
        self.words = words
        self.discourse = discourse
        self.counts = counts
        self.spoken = Counter(spoken)
        self.defaults = words.institution_defaults
        self.sentence = 0

    def choose(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Of the parties that one name may mean, the one the text names otherwise."""
        preferred = self.words.preferred
        return (max(codes, key=lambda code: (self.counts.get(code, 0), code in preferred)),)

    def possessor(self, *, plural: bool = False) -> tuple[str, ...]:
        """Whom "son", "sa" or "leur" points to: the last subject with a party.

        With "leur", a nearer plural subject that is no party wins: "Les socialistes [...]. Leur
        président".
        """
        for entity in reversed(self.discourse.entities):
            if entity.sentence < self.sentence - 2:
                break
            if not entity.subject or not (entity.main or entity.sentence == self.sentence):
                continue
            if plural and entity.number == "p":
                return () if entity.topic else entity.mention.codes
            if not plural and entity.topic and entity.proper:
                return ()  # "La SNCB [...], a indiqué son porte-parole"
            if not plural and not entity.topic and entity.mention.codes:
                break
        kinds = _SPEAKING | {MentionKind.PRONOUN, MentionKind.SHORT}
        last = self.discourse.last(kinds, subjects=True, since=self.sentence)
        last = last or self.discourse.last(PERSONS, since=self.sentence)
        last = last or self.discourse.last(kinds, subjects=True, main=True, since=self.sentence - 2)
        last = last or self.discourse.last(kinds, subjects=True, since=self.sentence - 2)
        last = last or self.discourse.last(_SPEAKING, since=self.sentence - 1)
        return last.mention.codes if last else ()

    def owner(self, span: Span) -> tuple[str, ...]:
        """Whose "gouvernement" or "président" it is when nothing beside it says so.

        The place set at the head of the sentence ("À Taipei, le président..."), the party of the
        last holder of that office, the last state that spoke or acted nearby, and last the state
        whose people speak most in the text.
        """
        scene = self.scene()
        if scene:
            return scene
        if span.office:
            same = self.discourse.last(PERSONS, office=span.office)
            if same is not None and same.mention.codes:
                return same.mention.codes
        for back in (2, 6):
            last = self.discourse.last(_SPEAKING, since=self.sentence - back, subjects=True)
            if last is not None and self._state(last):
                return last.mention.codes
        for entity in reversed(self.discourse.entities):
            if entity.sentence < self.sentence - 2:
                break
            if self._state(entity) and not entity.mention.place:
                return entity.mention.codes
        return self.home()

    def scene(self) -> tuple[str, ...]:
        """The state of a place at the head of the sentence."""
        for entity in reversed(self.discourse.entities):
            if entity.sentence < self.sentence:
                break
            if entity.mention.place and len(entity.mention.codes) == 1 and entity.position < FRONT:
                return entity.mention.codes
        return ()

    def home(self) -> tuple[str, ...]:
        """The state whose offices and institutions the text is about, where one stands out."""
        best = [(count, code) for code, count in self.spoken.items() if self._is_state(code)]
        if not best:
            return ()
        best.sort(reverse=True)
        if len(best) > 1 and best[0][0] == best[1][0]:
            return ()
        return (best[0][1],)

    def place_before(self) -> tuple[str, ...]:
        """The party of the last state or seat named, as a place or not: "officials there"."""
        for entity in reversed(self.discourse.entities):
            if entity.sentence < self.sentence - 1:
                break
            if entity.mention.kind in (MentionKind.STATE, MentionKind.SEAT):
                return entity.mention.codes
        return ()

    def states_near(self) -> list[str]:
        """The states named in this sentence or the one before, the nearest first."""
        found: list[str] = []
        for entity in reversed(self.discourse.entities):
            if entity.sentence < self.sentence - 1:
                break
            if self._state(entity) and entity.mention.codes[0] not in found:
                found.append(entity.mention.codes[0])
        return found

    def _is_state(self, code: str) -> bool:
        party = self.ontology.parties.get(code)
        return party is not None and party.kind is PartyKind.STATE

    def _state(self, entity: Entity) -> bool:
        codes = entity.mention.codes
        return len(codes) == 1 and self._is_state(codes[0])

    def default(self, span: Span) -> tuple[str, ...]:
        """Whose office it is where the text does not say: the chancellor is Germany's."""
        noun = span.noun
        if noun is None or not noun.default:
            return ()
        first = noun.default
        return (max(first, key=lambda code: (self.counts.get(code, 0), -first.index(code))),)

    def possessed(self, span: Span) -> tuple[str, ...]:
        """The party of "son gouvernement": whoever "son" points to."""
        return self.possessor(plural=span.owners) if span.det == "poss" else ()

    def institution(self, span: Span) -> tuple[str, ...]:
        """The state of an institution that readers know one by, where no place says otherwise."""
        if self.scene():
            return ()
        code = self.defaults.get(span.key)
        return (code,) if code else ()

    def pointed(
        self, points_to: str, *, own: bool, only: tuple[str, ...] = ()
    ) -> tuple[str, ...] | None:
        """The party that "le pays", "l'organisation", "le mouvement" points back to."""
        kind = _POINTED[points_to]
        kinds = PARTIES | {MentionKind.PEOPLE} if kind is PartyKind.STATE else PARTIES
        if own:
            codes = self.possessor()
            if codes:
                return codes
        for entity in reversed(self.discourse.entities):
            if entity.sentence < self.sentence - 6:
                break
            mention = entity.mention
            if len(mention.codes) != 1 or mention.kind not in kinds:
                continue
            if mention.place and entity.sentence == self.sentence:
                continue
            party = self.ontology.parties.get(mention.codes[0])
            if only and mention.codes[0] not in only:
                continue
            if party is not None and party.kind is kind:
                return mention.codes
        return None

    def last_states(self, number: int) -> tuple[str, ...]:
        """The states that "les deux pays" takes up: the last ones named."""
        found: list[str] = []
        for entity in reversed(self.discourse.entities):
            if entity.sentence < self.sentence - 4:
                break
            if entity.mention.kind is MentionKind.ADJECTIVE:
                continue
            for code in entity.mention.codes:
                if self._is_state(code) and code not in found:
                    found.append(code)
            if len(found) >= number:
                return tuple(reversed(found[:number]))
        return ()
