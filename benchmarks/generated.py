"""Readings without end, generated from real ones: for ledgers larger than there are articles for.

Each is a real reading whose words were exchanged for others of the same length, so that every
passage still points where it did. Words come as often as they do in the real texts, some are
invented, as names are; parties, capabilities and speakers are drawn with a skew.
"""

import random
import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from garant.model import Act, Actor, Document, Reading, Speaker, Statement
from garant.ontology import load_ontology

PARTIES = 60
SKEW = 0.9
"""The r-th of parties and of capabilities is drawn as often as r ** -SKEW says. The largest thread
then holds about as large a share of the acts as in the gold texts: one in forty."""
NO_CAPABILITY = 0.35
"""The share of capabilities that become none, as in the gold texts."""
PEOPLE = 3_000
PUBLISHERS = 200
COPIES = 0.10
UPDATES = 0.01
"""The shares of documents that are a lightly edited copy, or a later version, of a recent one."""
EDITED = 0.04
INVENTED = 0.02
FIRST_DAY = date(2023, 11, 1)
DAYS = 1_100

_WORD = re.compile(r"[^\W\d_]{4,}")
_RECENT = 200
_FIRST_PARTIES = [
    "RUS",
    "FRA",
    "GBR",
    "UKR",
    "DEU",
    "USA",
    "COALITION",
    "UN",
    "ITA",
    "POL",
    "EU",
    "NATO",
]


class Generated:
    """Readings made from real ones, the same for the same seed.

    Args:
        templates: Real readings.
        total: How many readings there will be; days run on as they come.
        seed: Another one makes other readings.
    """

    def __init__(self, templates: Sequence[Reading], total: int, *, seed: int = 1) -> None:
        self.drawn = random.Random(seed)
        self.seed = seed
        self.total = total
        self.templates = [reading for reading in templates if reading.acts]
        self.words = _Words(templates)
        ontology = load_ontology()
        others = sorted(set(ontology.parties) - set(_FIRST_PARTIES))
        self.parties = _Skewed([*_FIRST_PARTIES, *others][:PARTIES], SKEW)
        self.capabilities = _Skewed(sorted(ontology.capabilities), SKEW)
        self.people = _Skewed([self._name() for _ in range(PEOPLE)], 1.0)
        self.recent: deque[Reading] = deque(maxlen=_RECENT)

    def __iter__(self) -> Iterator[Reading]:
        for number in range(self.total):
            yield self.make(number)

    def make(self, number: int) -> Reading:
        """Make the reading of this number; numbers are to be asked for in order."""
        chance = self.drawn.random()
        name = f"{self.seed}-{number}.txt"
        if self.recent and chance < COPIES + UPDATES:
            before = self.drawn.choice(self.recent)
            later = (before.document.published or FIRST_DAY) + timedelta(self.drawn.randint(0, 2))
            page = {"url": before.document.url} if chance < UPDATES else {}
            return self._dressed(before, name, later, EDITED, **page)
        template = self._recast(self.drawn.choice(self.templates))
        day = FIRST_DAY + timedelta(int(DAYS * number / self.total) + self.drawn.randint(0, 20))
        reading = self._dressed(template, name, day, self.drawn.uniform(0.5, 0.9))
        self.recent.append(reading)
        return reading

    def _dressed(
        self, reading: Reading, name: str, day: date, share: float, **page: str | None
    ) -> Reading:
        paper = self.drawn.randrange(PUBLISHERS)
        document = replace(
            reading.document,
            id=name,
            text=self.words.exchanged(self.drawn, reading.document.text, share),
            published=day,
            publisher=f"Journal {paper}",
            **{"url": f"https://journal-{paper}.example/{name}", **page},
        )
        return replace(reading, document=document)

    def _recast(self, reading: Reading) -> Reading:
        """The same acts and statements, of other parties, capabilities and speakers."""
        parties: dict[str, str] = defaultdict(lambda: self.parties.draw(self.drawn))
        people: dict[str, str] = defaultdict(lambda: self.people.draw(self.drawn))
        capabilities: dict[str | None, str | None] = defaultdict(self._capability)

        def actors(before: tuple[Actor, ...]) -> tuple[Actor, ...]:
            return tuple(
                replace(one, code=parties[one.code], person=one.person and people[one.person])
                for one in before
            )

        def speaker(one: Speaker) -> Speaker:
            return replace(
                one, code=one.code and parties[one.code], person=one.person and people[one.person]
            )

        def act(one: Act) -> Act:
            return replace(
                one,
                actors=actors(one.actors),
                targets=actors(one.targets),
                capability=capabilities[one.capability],
                speaker=speaker(one.speaker) if one.speaker else None,
                clues=(),
            )

        def statement(one: Statement) -> Statement:
            return replace(one, speaker=speaker(one.speaker))

        return replace(
            reading,
            document=replace(reading.document, blocks=()),
            acts=tuple(map(act, reading.acts)),
            statements=tuple(map(statement, reading.statements)),
        )

    def _capability(self) -> str | None:
        if self.drawn.random() < NO_CAPABILITY:
            return None
        return self.capabilities.draw(self.drawn)

    def _name(self) -> str:
        return _invented(self.drawn, self.drawn.randint(5, 10)).capitalize()


class _Skewed:
    """Values drawn more often the earlier they stand."""

    def __init__(self, values: Sequence[str], skew: float) -> None:
        self.values = values
        self.weights = list(accumulate(rank**-skew for rank in range(1, len(values) + 1)))

    def draw(self, drawn: random.Random) -> str:
        return drawn.choices(self.values, cum_weights=self.weights)[0]


class _Words:
    """The words of real texts by their length, as often as they stand there."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        counted: dict[int, Counter[str]] = defaultdict(Counter)
        for reading in readings:
            for word in _WORD.findall(reading.document.text):
                counted[len(word)][word.lower()] += 1
        self.by_length = {
            length: (list(words), list(accumulate(words.values())))
            for length, words in counted.items()
        }

    def exchanged(self, drawn: random.Random, text: str, share: float) -> str:
        """The text with a share of its longer words exchanged for others as long."""

        def other(found: re.Match[str]) -> str:
            chance = drawn.random()
            word = found[0]
            if chance > share:
                return word
            if chance < share * INVENTED or len(word) not in self.by_length:
                return _invented(drawn, len(word))
            words, weights = self.by_length[len(word)]
            return drawn.choices(words, cum_weights=weights)[0]

        return _WORD.sub(other, text)


@cache
def _syllables() -> list[str]:
    return [first + second for first in "bcdfgjklmnprstvz" for second in "aeiou"]


def _invented(drawn: random.Random, length: int) -> str:
    return "".join(drawn.choices(_syllables(), k=(length + 1) // 2))[:length]


def renamed(document: Document, number: int) -> Document:
    """The same text under another name, as a document that was not there."""
    return replace(document, id=f"{number}-{document.id}")
