"""The scene of a parse: all that casting, targets and topics ask of it, in one place."""

from dataclasses import dataclass

from garant.model import Actor, Firmness, Kind, Speaker
from garant.reading.acts.candidate import Topic
from garant.reading.acts.concepts import Concepts
from garant.reading.acts.frame import Frame
from garant.reading.acts.parties import Parties
from garant.reading.acts.setting import Setting, protected_parties
from garant.reading.acts.speech import Speech
from garant.reading.acts.syntax import Syntax
from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import Parse

NO_BENEFICIARY = frozenset({"peace_deal", "ceasefire"})
"""Capabilities that are for nobody in particular."""


@dataclass(frozen=True, slots=True)
class Stem:
    """Who does what the items of a list tell, and how firmly; `targets` of what is asked."""

    actors: tuple[Actor, ...]
    kind: Kind
    firmness: Firmness | None
    targets: tuple[Actor, ...] = ()


@dataclass(slots=True)
class Scene:
    """One parse with its tree, parties and capabilities, and what the document is about.

    `framed` tells that the document keeps naming a guarantee, a mission or a peace, `apart` that it
    is long enough to and does not. `stem` is what an item of a list hangs on, and `item` the first
    token of the item behind its label. `dates` are the tokens that date something before our time,
    once they are asked for.
    """

    parse: Parse
    syntax: Syntax
    parties: Parties
    concepts: Concepts
    setting: Setting
    speech: Speech
    topic: Topic
    framed: bool = False
    apart: bool = False
    stem: Stem | None = None
    item: int = 0
    dates: frozenset[int] | None = None

    def owners(self, frame: Frame) -> list[Mention]:
        """The parties that the things of a frame belong to: "soldats français"."""
        return [m for _, token in frame.capabilities for m in self.parties.owners(token) if m.codes]

    def against(self) -> frozenset[str]:
        """Those who do not give in this setting: the protected party and its adversaries."""
        protected = self.setting.protected
        return self.setting.adversaries | ({protected} if protected else frozenset())

    def others_protected(self, frame: Frame, own: frozenset[str]) -> list[Mention]:
        """The parties protected in other conflicts to whom a frame's complements go."""
        apart = own | self.setting.adversaries | {self.setting.protected or ""}
        others = protected_parties() - apart
        return [
            m
            for m in self.parties.among(frame.scope)
            if set(m.codes) & others and m.kind not in (MentionKind.PRONOUN, MentionKind.ADJECTIVE)
        ]

    def is_thing(self, mention: Mention) -> bool:
        """Whether a collective is what is set up, not who does it: "le déploiement de la force"."""
        concept = self.concepts.at(mention.head)
        return (
            mention.kind is MentionKind.COLLECTIVE
            and concept is not None
            and concept.value.code is not None
        )

    def quoted(self, token: int) -> Speaker | None:
        """Whose words a token stands in, None for the narrator's."""
        said = self.speech.at(self.parse.starts[token], self.parse.ends[token])
        return said.speaker if said else None

    def place(self, frame: Frame) -> tuple[int, int]:
        """The sentence a frame stands in, by parse and number."""
        return self.parties.number, self.parse.sentence_of[frame.top.token]


def of_speaker(speaker: Speaker | None) -> tuple[Actor, ...]:
    """A speaker as an actor, where the words are somebody's who counts."""
    if speaker is None or speaker.code is None:
        return ()
    return (Actor(speaker.text, speaker.code, speaker.person),)
