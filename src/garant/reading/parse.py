"""A parsed block: the pipeline's annotation as plain lists, so that every rule reads them fast.

A rule that walks spaCy tokens pays for each attribute it asks for; lists are filled once. They also
let a test write a parse by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from garant.model import Block, BlockKind, Document, Passage

READ = frozenset((BlockKind.PARAGRAPH, BlockKind.STANDFIRST, BlockKind.QUESTION))
"""The kinds of block that are read for statements and acts."""

LIGHT = frozenset({"DET", "ADV", "ADP", "PRON", "AUX", "PART", "NUM"})
"""The classes of words that may stand between two words of a phrase."""

QUOTES = frozenset("«»“”\"‘'")
"""Marks that may stand there too."""

TYPOGRAPHY = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2019": "'", "\u02bc": "'", "\u2011": "-"}
)
"""Characters replaced one for one before parsing, so that offsets hold."""


@lru_cache(maxsize=4096)
def features(morph: str) -> dict[str, str]:
    """The UD features of a morphology string such as `Mood=Ind|Tense=Fut`."""
    return dict(pair.split("=", 1) for pair in morph.split("|") if "=" in pair)


@dataclass(slots=True)
class Parse:
    """One block with its words, tags and tree; all lists have one entry a token.

    `starts` and `ends` are character offsets in the document. `lower` is the word in lower case
    with typewriter apostrophes. `heads` holds the index of the head, a root its own. `sentences`
    are half-open token ranges, mended so that none breaks inside a quotation. `number` is its place
    among the parses of the document.
    """

    block: Block
    words: list[str]
    lower: list[str]
    lemmas: list[str]
    pos: list[str]
    morphs: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    entities: list[str]
    sentences: list[tuple[int, int]]
    number: int = 0
    children: list[list[int]] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    _places: dict[str, list[int]] | None = field(
        default=None, init=False, repr=False, compare=False
    )
    _following: dict[frozenset[str], list[tuple[str, ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        self.hang()
        self.sentence_of = [0] * len(self.words)
        for number, (start, end) in enumerate(self.sentences):
            self.sentence_of[start:end] = [number] * (end - start)

    def hang(self) -> None:
        """Count the children anew, after heads have changed.

        Words that hang on one another in a circle hang on nothing: whoever climbs from one of them
        would never arrive.
        """
        self._open_circles()
        children: list[list[int]] = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head != i:
                children[head].append(i)
        self.children = children

    def _open_circles(self) -> None:
        heads = self.heads
        reached = [0] * len(heads)  # by which climb a token was first passed
        for climb, start in enumerate(range(len(heads)), 1):
            i = start
            while not reached[i]:
                reached[i] = climb
                i = heads[i]
            if reached[i] == climb and heads[i] != i:
                heads[i] = i

    @property
    def places(self) -> dict[str, list[int]]:
        """Where each lemma and each word in lower case stands; for parses that are finished."""
        if self._places is None:
            places: dict[str, list[int]] = {}
            for i, (lemma, lower) in enumerate(zip(self.lemmas, self.lower, strict=True)):
                places.setdefault(lower, []).append(i)
                if lemma != lower:
                    places.setdefault(lemma, []).append(i)
            self._places = places
        return self._places

    def following(self, light: frozenset[str] = LIGHT) -> list[tuple[str, ...]]:
        """For each token, the words that may come next in a phrase, across light tokens.

        Lemmas and words in lower case; for parses that are finished.

        Args:
            light: The classes of words that may stand between, and the labels of such.
        """
        held = self._following.get(light)
        if held is None:
            held = self._following[light] = self._reach(light)
        return held

    def _reach(self, classes: frozenset[str]) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = [()] * len(self.words)
        held: tuple[str, ...] = ()
        for i in range(len(self.words) - 1, -1, -1):
            found[i] = held
            lemma, lower = self.lemmas[i], self.lower[i]
            own = (lower,) if lemma == lower else (lemma, lower)
            light = (
                self.pos[i] in classes
                or lower in QUOTES
                or self.deps[i] == "fixed"
                or self.deps[i] in classes
            )
            held = (*own, *held) if light else own
        return found

    def __len__(self) -> int:
        return len(self.words)

    def feature(self, i: int, name: str) -> str:
        """One UD feature of a token, or the empty string."""
        return features(self.morphs[i]).get(name, "")

    def subtree(self, i: int) -> list[int]:
        """The token and all that hangs on it, in order."""
        found, stack = [], [i]
        while stack:
            j = stack.pop()
            found.append(j)
            stack.extend(self.children[j])
        found.sort()
        return found

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above a token, nearest first."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def passage(self, start: int, end: int) -> Passage:
        """The passage of a half-open token range in the document's text."""
        return Passage(self.starts[start], self.ends[end - 1])

    def surface(self, start: int, end: int) -> str:
        """The words of a half-open token range, with one space where the text has any."""
        return "".join(
            f" {self.words[i]}"
            if i > start and self.starts[i] > self.ends[i - 1]
            else self.words[i]
            for i in range(start, end)
        )


@dataclass(slots=True)
class ParsedDocument:
    """A document with the parses of the blocks that are read, in order."""

    document: Document
    parses: list[Parse]


_BELOW = ("ccomp", "acl", "advcl", "csubj", "xcomp")
_DEPTH = 6


def in_main_clause(parse: Parse, noun: int) -> bool:
    """Whether what a noun is subject of is told by the narrator, not said or told beside it."""
    verb = parse.heads[noun]
    for _ in range(_DEPTH):
        if parse.deps[verb].startswith(_BELOW):
            return False
        if parse.heads[verb] == verb:
            break
        verb = parse.heads[verb]
    return True
