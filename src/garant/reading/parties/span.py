"""A span: a phrase that may mention a party, before the document resolves it."""

from dataclasses import dataclass, field

from garant.ontology import Holder
from garant.reading.mention import MentionKind
from garant.reading.parties.words import Noun


@dataclass(slots=True)
class PersonName:
    """A name of a person as printed, with what it may stand for.

    `family` is the name the text goes on with; `given` is empty where the family name stands alone.
    """

    start: int
    end: int
    family: str
    given: str = ""
    holders: list[Holder] = field(default_factory=list)
    gender: str = ""
    titled: bool = False


@dataclass(slots=True)
class Span:
    """A phrase with its noun, its owner and its name; `codes` are those its own words show.

    `ambiguous` says that the codes are alternatives. `det` is the sort of determiner: `def`,
    `indef`, `poss`, `own` (mon, notre), `dem`, or empty. `foreign` marks a complement that names no
    party ("le chef de la Ligue"); `apposed` says that
    the name stands after a comma, `owners` that
    "leur" stands before, not "son", `marked` that a possessive mark does ("Tusk's"),
    `within` that a source sits in a body named
    without its party ("at the ministry"); `stop` is the
    token after the span's own noun,
    `bare` the one before its name.
    """

    start: int
    end: int
    core: int
    kind: MentionKind
    codes: tuple[str, ...] = ()
    ambiguous: bool = False
    noun: Noun | None = None
    nouns: tuple[Noun, ...] = ()
    owner: "Span | None" = None
    name: PersonName | None = None
    branch: str | None = None
    office: str = ""
    det: str = ""
    former: bool = False
    foreign: bool = False
    outsider: bool = False
    gender: str = ""
    number: str = "s"
    owners: bool = False
    apposed: bool = False
    marked: bool = False
    within: bool = False
    key: str = ""
    stop: int = 0
    bare: int = 0
    pronoun: tuple[str, str] | None = None
