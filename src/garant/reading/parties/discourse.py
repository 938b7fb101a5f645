"""What a document has said so far: who may be meant by "il", "le pays", "son homologue"."""

from dataclasses import dataclass

from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import Parse

PARTIES = frozenset({MentionKind.STATE, MentionKind.SEAT, MentionKind.BODY, MentionKind.COLLECTIVE})
PERSONS = frozenset({MentionKind.PERSON, MentionKind.OFFICE, MentionKind.OFFICIAL})
REACH = 3
"""How many sentences back a pronoun may point."""


_BESIDE = 2.0
"""What counts against one that stands in the pronoun's own clause: "Without the French, it"."""

_OPENING, _CLOSING = frozenset("«“"), frozenset("»”")

_TOLD_OF = 3.0
"""What counts against one named in what another says, for a pronoun outside it."""


@dataclass(slots=True)
class Entity:
    """One party or person as last mentioned."""

    mention: Mention
    sentence: int
    gender: str
    number: str
    subject: bool
    joined: bool = False
    position: int = 0
    topic: bool = False
    proper: bool = False
    office: str = ""
    key: str = ""
    main: bool = True
    label: bool = False

    @property
    def personal(self) -> bool:
        """Whether it is a person."""
        return bool(self.mention.kind in PERSONS or self.mention.person or self.office)


class Discourse:
    """The parties and persons of a document in the order of their mention."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []

    def add(self, entity: Entity) -> None:
        """Take in the next mention."""
        self.entities.append(entity)

    def pronoun(
        self,
        parse: Parse,
        number: int,
        sentence: int,
        token: int,
        gender: str,
        count: str,
        *,
        enclitic: bool = False,
        persons: bool | None = None,
        latest: bool = False,
        apart: frozenset[str] = frozenset(),
    ) -> list[Entity]:
        """Those whom a pronoun may stand for, best first; several where they are coordinated.

        An enclitic takes up the subject before it ("Le Canada peut-il"), else most often a speaker
        ("..., a-t-il dit"). `latest` is of one that takes up the last named ("ce dernier"). `apart`
        are the words that set another beside the subject: "without the French, it".
        """
        if enclitic:
            verb = parse.heads[token]
            for entity in reversed(self.entities):
                if entity.sentence < sentence or entity.mention.parse != number:
                    break
                if entity.subject and parse.heads[entity.mention.head] == verb:
                    return [entity]
        best: Entity | None = None
        score = 0.0
        quoted: frozenset[int] | None = None
        for back, entity in enumerate(reversed(self.entities)):
            distance = sentence - entity.sentence
            if distance > REACH or back > 40:
                break
            if not self._fits(entity, gender, count):
                continue
            if persons is not None and persons is not entity.personal:
                continue
            if entity.label and entity.mention.parse == number:
                continue  # whoever takes a turn says "I"
            value = self._value(entity, distance) - back * 0.05
            if entity.mention.parse == number and _set_before(
                parse, entity.mention.head, token, apart
            ):
                value -= _BESIDE
            if quoted is None:
                quoted = _quoted(parse)
            if entity.mention.parse == number and token not in quoted:
                value -= _TOLD_OF * (entity.mention.head in quoted)
            if latest:
                value = float(6 * entity.personal - back)
            if enclitic and entity.personal:
                value += 2.5
            if entity.topic and enclitic:
                continue
            if best is None or value > score:
                best, score = entity, value
        if count == "p":
            joined = self._joined(parse, number, sentence, best)
            if joined:
                return joined
        return [best] if best is not None else []

    def _fits(self, entity: Entity, gender: str, count: str) -> bool:
        if entity.mention.kind in (MentionKind.PRONOUN, MentionKind.ADJECTIVE):
            return False
        one = gender == "n" and self._single_state(entity)  # "the United States ...: it"
        if entity.number and entity.number != count and not one:
            return False
        return gender == "n" or not (gender and entity.gender and entity.gender != gender)

    def _single_state(self, entity: Entity) -> bool:
        """Whether an entity is one state, whose name may be a plural: "the Netherlands"."""
        mention = entity.mention
        return mention.kind is MentionKind.STATE and len(mention.codes) == 1

    def _value(self, entity: Entity, distance: int) -> float:
        value = -2.2 * distance
        if entity.subject:
            value += 2.0 if entity.main or not entity.personal else 1.0
        value += 1.0 if entity.personal else 0.0
        value -= 2.5 if entity.mention.place else 0.0
        value -= 1.0 if not entity.mention.codes and not entity.personal else 0.0
        return value - (0.5 if not entity.gender else 0.0)

    def _joined(
        self, parse: Parse, number: int, sentence: int, best: Entity | None
    ) -> list[Entity]:
        """Subjects joined by "et" that a plural pronoun takes up together, if they are nearer."""
        near = [
            entity
            for entity in self.entities[-12:]
            if entity.mention.parse == number
            and sentence - entity.sentence <= 1
            and (entity.number == "s" or self._single_state(entity))
            and entity.mention.codes
            and not entity.mention.place
        ]
        for entity in near:
            head = entity.mention.head
            group = [
                other
                for other in near
                if other is not entity
                and parse.deps[other.mention.head] == "conj"
                and parse.heads[other.mention.head] == head
            ]
            if group and (best is None or best.sentence < entity.sentence or not best.subject):
                return [entity, *group]
        return []

    def last(
        self,
        kinds: frozenset[MentionKind],
        *,
        codes: tuple[str, ...] = (),
        gender: str = "",
        since: int = -1,
        office: str = "",
        subjects: bool = False,
        number: str = "",
        main: bool = False,
    ) -> Entity | None:
        """The last entity of some kinds, with a code, a gender or an office where asked for."""
        for entity in reversed(self.entities):
            mention = entity.mention
            if entity.sentence < since:
                return None
            if entity.topic or mention.kind not in kinds or (subjects and not entity.subject):
                continue
            if codes and not set(codes) & set(mention.codes):
                continue
            if gender and entity.gender and entity.gender != gender:
                continue
            if main and not entity.main:
                continue
            if number and entity.number != number:
                continue
            if office and entity.office != office:
                continue
            if office and entity.joined:
                # Of several in one row ("Macron, Starmer et Zelensky") the first is the topic.
                return self._leading(entity, kinds, office)
            return entity
        return None

    def _leading(self, entity: Entity, kinds: frozenset[MentionKind], office: str) -> Entity:
        """The first of those that stand in one row with an entity and hold such an office."""
        for other in self.entities:
            leads = other.sentence == entity.sentence and other.subject and not other.joined
            if leads and other.mention.kind in kinds and other.office == office:
                return other
        return entity


def _quoted(parse: Parse) -> frozenset[int]:
    """The tokens of a block that stand between quotation marks."""
    found: set[int] = set()
    inside = False
    for i, word in enumerate(parse.words):
        if word in _OPENING or (word == '"' and not inside):
            inside = True
        elif word in _CLOSING or word == '"':
            inside = False
        elif inside:
            found.add(i)
    return frozenset(found)


def _set_before(parse: Parse, head: int, pronoun: int, apart: frozenset[str]) -> bool:
    """Whether one stands at the head of the clause that a pronoun is the subject of."""
    return (
        head < pronoun
        and parse.deps[head].startswith("obl")
        and parse.deps[pronoun].startswith("nsubj")
        and parse.heads[head] == parse.heads[pronoun]
        and any(parse.lower[k] in apart for k in parse.children[head])
    )
