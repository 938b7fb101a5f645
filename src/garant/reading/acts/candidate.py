"""A candidate: an act on its way, with all that is known of it before likes are put together."""

from dataclasses import dataclass, field

from garant.model import Actor, Clue, Condition, Doubt, Firmness, Kind, Passage, Quantity, Speaker


@dataclass(slots=True)
class Candidate:
    """One reading of one clause as an act; `order` is its place in the text.

    `plain` tells that the words themselves say who gives what to whom; `ahead` whether a meeting is
    still to come, None where its words do not tell.
    """

    order: tuple[int, int]
    kind: Kind
    actors: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    capability: str | None
    firmness: Firmness | None
    conditions: tuple[Condition, ...]
    quantity: Quantity | None
    speaker: Speaker | None
    evidence: tuple[Passage, ...]
    clues: tuple[Clue, ...]
    doubts: tuple[Doubt, ...] = ()
    place: str | None = None
    time: str | None = None
    ahead: bool | None = None
    inferred: bool = False
    sentence: tuple[int, int] = (0, 0)
    plain: bool = False

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the actors."""
        return frozenset(actor.code for actor in self.actors)

    @property
    def in_short(self) -> list[tuple[Kind, str | None, str]]:
        """What it is for each of its parties: the kind, the capability, the party."""
        return [(self.kind, self.capability, actor.code) for actor in self.actors]

    @property
    def target_codes(self) -> frozenset[str]:
        """The codes of the targets."""
        return frozenset(actor.code for actor in self.targets)


@dataclass(frozen=True, slots=True)
class Matter:
    """What was asked: which things, of whom (empty: of whoever answers), by parse and sentence.

    `end` is the token behind the asking; `question` tells that it was put as a question, `denied`
    that this has a denial: "No infantry, then?".
    """

    capabilities: tuple[str, ...]
    asked: frozenset[str]
    place: tuple[int, int]
    end: int
    question: bool = False
    denied: bool = False


@dataclass(slots=True)
class Topic:
    """What the text was last about: for "cette idée", "y participer", "en enverra".

    `sentence` and `token` tell where the last act stands; `main` is what the whole text speaks of
    most, `whole` the force it is about, `group` the parties that "les ministres" or "les
    signataires" stands for: those of a declaration, or of the last list of them, which
    stands in the paragraph `grouped`. `at_home` are
    those whose forces were told to serve at home, `about` is who is protected there, `targets` for
    whom or of whom the last act was; `matters` what was asked so far, `answering` who answered last
    and in which paragraph, `last` the acts of the sentence that told one last.
    """

    capability: str | None = None
    main: str | None = None
    whole: str | None = None
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    kinds: list[Kind] = field(default_factory=list)
    firmness: Firmness | None = None
    paragraph: int = -1
    sentence: tuple[int, int] = (-1, -1)
    token: int = -1
    group: tuple[Actor, ...] = ()
    grouped: int = -1
    at_home: frozenset[str] = frozenset()
    about: str | None = None
    matters: list[Matter] = field(default_factory=list)
    last: list[Candidate] = field(default_factory=list)
    answering: tuple[int, tuple[Actor, ...]] = (-1, ())
