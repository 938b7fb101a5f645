"""Casting: who does, asks or objects in a frame, who is meant by it, and who says so."""

from dataclasses import dataclass, field

from garant.model import Actor, Clue, Doubt, Firmness, Kind, Mode, Speaker
from garant.reading.acts.candidate import Topic
from garant.reading.acts.concepts import Concepts
from garant.reading.acts.frames import Frame
from garant.reading.acts.parties import Parties, actors
from garant.reading.acts.setting import COLLECTIVES, Setting
from garant.reading.acts.speech import Said, Speech
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role
from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import Parse
from garant.reading.phrases import QUOTES

NO_BENEFICIARY = frozenset({"peace_deal", "ceasefire"})
MEMBERSHIP = frozenset({"eu_membership", "nato_membership"})
FORCE = frozenset(
    {"ground_troops", "air_policing", "naval", "headquarters", "monitoring", "logistics", "police"}
)


OTHERS = frozenset({"peace_deal", "ceasefire", "sanctions", "humanitarian", "frozen_assets", None})
"""Capabilities that a text does not leave to its collective when it names nobody."""


@dataclass(slots=True)
class Cast:
    """The parties of a frame: who acts, who says so, and how sure that is."""

    actors: tuple[Actor, ...]
    speaker: Speaker | None
    mentions: list[Mention] = field(default_factory=list)
    inferred: bool = False
    doubts: tuple[Doubt, ...] = ()
    clues: tuple[Clue, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the actors."""
        return frozenset(actor.code for actor in self.actors)


class Caster:
    """Finds the parties of frames in one parse."""

    def __init__(
        self,
        parse: Parse,
        syntax: Syntax,
        parties: Parties,
        setting: Setting,
        speech: Speech,
        topic: Topic,
        concepts: Concepts,
    ) -> None:
        self.concepts = concepts
        self.parse = parse
        self.syntax = syntax
        self.parties = parties
        self.setting = setting
        self.speech = speech
        self.topic = topic
        self.indirect = False

    def said(self, token: int) -> Said | None:
        """The statement a token stands in."""
        return self.speech.at(self.parse.starts[token], self.parse.ends[token])

    def _said(self, frame: Frame) -> Said | None:
        """The statement of a frame: where its words stand, also those after the verb of saying.

        "Se dit prête à envoyer", "juge prématuré l'envoi": the verb is the narrator's, the rest is
        said by its subject.
        """
        for token in (frame.top.token, *frame.top.tokens[1:]):
            said = self.said(token)
            if said is not None:
                return said
        if frame.top.predicate.family == "judge":
            return next((s for t in sorted(frame.scope) if (s := self.said(t))), None)
        return None

    def cast(self, frame: Frame) -> Cast | None:
        """The actors of a frame, or None where nobody who counts does it."""
        said = self._said(frame)
        speaker = said.speaker if said else None
        if speaker and speaker.code is None and speaker.person and not speaker.anonymous:
            return None
        self.indirect = said is not None and said.mode is not Mode.DIRECT
        found, inferred, nobody = self._doers(frame, speaker)
        if nobody or (inferred and said is not None and not _counts(said.speaker)):
            return None
        doubts: tuple[Doubt, ...] = ()
        if not found:
            return None
        if _ought(frame) and speaker is not None and speaker.code:
            if speaker.code not in {actor.code for actor in found}:
                # What one party says that another must do is asked for, or objected to.
                frame.kind = Kind.OPPOSE if frame.negated else Kind.REQUEST
                frame.firmness = None
                frame.meant = () if inferred and not frame.negated else found
                found, inferred = self._of_speaker(speaker), False
        if inferred:
            start, end = frame.top.tokens[0], frame.top.tokens[-1] + 1
            doubts = (
                Doubt(
                    "actor_inferred",
                    "The clause names nobody; the party is taken from what stands around it.",
                    self.parse.passage(start, end),
                ),
            )
        frame.kind, frame.firmness = self._settled(frame, found)
        clues = ()
        return Cast(found, speaker, [], inferred, doubts, clues)

    def _settled(self, frame: Frame, found: tuple[Actor, ...]) -> tuple[Kind, Firmness | None]:
        """The kind once it is known who acts.

        To want what oneself will do is a commitment; to rule out what another would do is an
        objection; an adversary that will not have the force objects.
        """
        own = {actor.code for actor in found}
        if frame.wished is not None and frame.asked_of is not None:
            asked = self.parties.phrase(frame.asked_of) + self.parties.owners(frame.asked_of)
            codes = {code for mention in asked for code in mention.codes}
            if codes and codes <= own:
                return Kind.COMMIT, frame.wished
        if frame.kind is Kind.OPPOSE and frame.top.predicate.family == "want":
            others = [
                m
                for _, token in frame.capabilities
                for m in self.parties.owners(token)
                if m.codes and not set(m.codes) & own
            ]
            against = self.setting.adversaries | {self.setting.protected}
            if not others and not own & against and not self._membership(frame):
                return Kind.REFUSE, Firmness.EXCLUDED
            return frame.kind, None
        if frame.kind is Kind.REQUEST and self._in_house(frame, own):
            return Kind.COMMIT, frame.aside or Firmness.READY
        if frame.kind is not Kind.REFUSE or not frame.attitude:
            return frame.kind, frame.firmness
        named = {code for code, _ in frame.capabilities}
        if named & MEMBERSHIP and not own & {"EU", "NATO"}:
            return Kind.OPPOSE, None
        if own <= self.setting.adversaries and not named & NO_BENEFICIARY:
            return Kind.OPPOSE, None
        others = [
            m
            for _, token in frame.capabilities
            for m in self.parties.owners(token)
            if m.codes and not set(m.codes) & (own | {self.setting.protected})
        ]
        if frame.doer is not None:
            others += [m for m in self.parties.phrase(frame.doer) if m.codes]
            others = [m for m in others if not set(m.codes) & own]
        if others and not set(others[0].codes) & COLLECTIVES:
            frame.meant = actors(self.parse, others[:1])
            return Kind.OPPOSE, None
        return frame.kind, frame.firmness

    def _membership(self, frame: Frame) -> bool:
        return bool({code for code, _ in frame.capabilities} & MEMBERSHIP)

    def _in_house(self, frame: Frame, own: set[str]) -> bool:
        """Whether a party asks its own: "a demandé à ses généraux d'étudier l'envoi"."""
        parse, grammar = self.parse, self.syntax.grammar
        for child in parse.children[frame.top.token]:
            if not parse.deps[child].startswith(("obl", "iobj", "obj")):
                continue
            if parse.lemmas[child] in grammar["own_staff"] and any(
                parse.lower[k] in grammar["possessive"] for k in parse.children[child]
            ):
                return True
            mention = self.parties.at(child)
            if mention and mention.kind is MentionKind.BODY and mention.codes:
                if set(mention.codes) <= own:
                    return True
        return False

    def _doers(self, frame: Frame, speaker: Speaker | None) -> tuple[tuple[Actor, ...], bool, bool]:
        """The doers, whether they are inferred, and whether somebody who is no party does it."""
        top = frame.top
        if top.predicate.family == "receive":
            given = [m for m in self.parties.sources(frame.scope | set(top.tokens)) if m.codes]
            return actors(self.parse, given[:1]), False, False
        if top.predicate.family == "right" and frame.negated:
            # "Moscou n'a pas de droit de veto" is an objection by whoever says it.
            return self._of_speaker(speaker), False, False
        if top.predicate.role is Role.NEED or top.predicate.family == "strike":
            return self._of_speaker(speaker), False, False
        if top.predicate.pos == "bare":
            return self._of_bare(frame, speaker)
        if top.predicate.pos == "noun":
            found = self._of_noun(top.token, frame)
            if found:
                return actors(self.parse, found), False, False
        token = self._verb_over(top.token) if top.predicate.pos == "noun" else top.token
        if token is None:
            return (), False, False
        if self.syntax.passive(token) and top.predicate.pos != "adj":
            return self._of_passive(token, frame, speaker)
        subject = self.syntax.subject(token)
        if frame.doer is not None and (subject is None or self._impersonal(subject)):
            subject = frame.doer
        if subject is None or self._impersonal(subject):
            concerned = self._concerned(frame)
            if concerned:
                return actors(self.parse, concerned), False, False
        if subject is None:
            return self._without_subject(frame, speaker)
        return self._of_subject(subject, frame, speaker)

    def _of_bare(
        self, frame: Frame, speaker: Speaker | None
    ) -> tuple[tuple[Actor, ...], bool, bool]:
        """Who refuses where no verb stands: the owner of the thing, the party named, the last."""
        if not frame.capabilities:
            named = [m for t in frame.scope if (m := self.parties.at(t)) and m.codes]
            return actors(self.parse, named), False, False
        owners = [
            m for _, token in frame.capabilities for m in self.parties.owners(token) if m.codes
        ]
        if owners:
            return actors(self.parse, owners), False, False
        sentence = (self.parties.number, self.parse.sentence_of[frame.top.token])
        if self.topic.actors and self.topic.sentence == sentence:
            return self.topic.actors, True, False
        if speaker is not None and speaker.code:
            return self._of_speaker(speaker), True, False
        return self.topic.actors, True, False

    def _we(self) -> tuple[Actor, ...]:
        """The narrator's "we" of a joint declaration: those who made it."""
        return tuple(Actor(code, code) for code in self.setting.signatories)

    def _of_speaker(self, speaker: Speaker | None) -> tuple[Actor, ...]:
        if speaker is None or speaker.code is None:
            return ()
        return (Actor(speaker.text, speaker.code, speaker.person),)

    def _of_noun(self, token: int, frame: Frame) -> list[Mention]:
        found = self.parties.agent(token)
        if not found:
            found = [m for m in self.parties.owners(token) if m.codes]
        return found

    def _verb_over(self, token: int) -> int | None:
        for above in self.parse.ancestors(token):
            if self.parse.pos[above] in ("VERB", "AUX"):
                return above
        return None

    def _of_passive(
        self, token: int, frame: Frame, speaker: Speaker | None
    ) -> tuple[tuple[Actor, ...], bool, bool]:
        found = self.parties.agent(token)
        for hit in frame.chain:
            found = found or self.parties.agent(hit.token)
        if found:
            return actors(self.parse, found), False, not any(m.codes for m in found)
        subject = self.syntax.subject(token)
        if subject is not None:
            owners = [m for m in self.parties.owners(subject) if m.codes]
            if owners:
                return actors(self.parse, owners), False, False
            if any(
                self.parse.lower[k] in self.syntax.grammar["first_person_possessive"]
                for k in self.parse.children[subject]
            ):
                return self._of_speaker(speaker) or self._we(), False, False
        if self.parse.deps[token].startswith(("acl", "advcl")):
            return (), False, False
        if speaker is not None and speaker.code:
            return self._of_speaker(speaker), True, False
        return self._collective(frame), True, False

    def _collective(self, frame: Frame) -> tuple[Actor, ...]:
        code = self.setting.collective
        subject = self.syntax.subject(frame.top.token)
        if (
            self.setting.home
            and subject is not None
            and self.parse.lemmas[subject] not in self.syntax.grammar["joint_force"]
            and self.parse.lemmas[subject] not in self.syntax.grammar["member"]
        ):
            code = self.setting.home
        named = {c for c, _ in frame.capabilities}
        if code and not named <= OTHERS:
            start, end = frame.top.tokens[0], frame.top.tokens[-1] + 1
            return (Actor(self.parse.surface(start, end), code),)
        return ()

    def _without_subject(
        self, frame: Frame, speaker: Speaker | None
    ) -> tuple[tuple[Actor, ...], bool, bool]:
        owners = [
            m for _, token in frame.capabilities for m in self.parties.owners(token) if m.codes
        ]
        if owners and frame.kind is Kind.REFUSE:
            return actors(self.parse, owners), False, False
        if speaker is not None and speaker.code:
            return self._of_speaker(speaker), True, False
        if self.topic.actors and self.topic.paragraph == self.parties.number:
            return self.topic.actors, True, False
        return self._collective(frame), True, False

    def _of_subject(
        self, subject: int, frame: Frame, speaker: Speaker | None
    ) -> tuple[tuple[Actor, ...], bool, bool]:
        parse, grammar = self.parse, self.syntax.grammar
        subject = self._antecedent(subject)
        lower = parse.lower[subject]
        if lower in grammar["first_person"] or any(
            parse.lower[k] in grammar["first_person_possessive"] for k in parse.children[subject]
        ):
            return self._of_speaker(speaker) or self._we(), False, False
        found = self.parties.phrase(subject)
        named = [m for m in found if m.codes]
        if named:
            return actors(parse, named), False, False
        if found and any(m.kind is MentionKind.PERSON for m in found):
            return (), False, True
        owners = [m for m in self.parties.owners(subject) if m.codes]
        if owners:
            return actors(parse, owners), False, False
        if frame.kind not in (Kind.COMMIT, Kind.REFUSE) and speaker is not None and speaker.code:
            return self._of_speaker(speaker), False, False
        if lower in grammar["impersonal"] and parse.pos[subject] == "PRON":
            if speaker is not None and speaker.code:
                return self._of_speaker(speaker), True, False
            return (), False, False
        beside = self.parties.beside(frame.top.token)
        if beside:
            return actors(parse, beside), False, False
        own = any(parse.lower[k] in grammar["possessive"] for k in parse.children[subject])
        if self.indirect and speaker is not None and speaker.code:
            if own or parse.pos[subject] == "PRON":
                return self._of_speaker(speaker), False, False
        both = self._both(subject)
        if both:
            return both, False, False
        if parse.pos[subject] == "PRON":
            if self.topic.actors:
                return self.topic.actors, True, False
            return (), False, False
        if (
            any(parse.lower[k] in grammar["possessive"] for k in parse.children[subject])
            and self.topic.actors
        ):
            return self.topic.actors, True, False
        return self._collective(frame), True, False

    def _both(self, subject: int) -> tuple[Actor, ...]:
        """ "Les deux pays", "les deux présidents": the last two states named before."""
        parse, grammar = self.parse, self.syntax.grammar
        if parse.lemmas[subject] not in grammar["member"] or not any(
            parse.lower[k] in grammar["both"] for k in parse.children[subject]
        ):
            return ()
        found: dict[str, Mention] = {}
        for mention in reversed(self.parties.before(subject)):
            for code in mention.codes:
                if code not in COLLECTIVES:
                    found.setdefault(code, mention)
            if len(found) >= 2:
                break
        return actors(parse, list(found.values()))[:2] if len(found) >= 2 else ()

    def _concerned(self, frame: Frame) -> list[Mention]:
        """The party an impersonal attitude is ascribed to: "pas question pour Varsovie de"."""
        parse, grammar = self.parse, self.syntax.grammar
        for token in frame.top.tokens:
            for child in sorted(parse.children[token]):
                cases = {parse.lower[k] for k in parse.children[child] if k < child}
                if parse.deps[child].startswith(("obl", "nmod")) and cases & grammar["concerning"]:
                    found = [m for m in self.parties.phrase(child) if m.codes and not m.place]
                    if found:
                        return found
        return []

    def _impersonal(self, token: int) -> bool:
        return self.parse.pos[token] == "PRON" and (
            self.parse.lower[token].lstrip("-") in self.syntax.grammar["impersonal"]
        )

    def _antecedent(self, token: int) -> int:
        """What a relative pronoun stands for."""
        parse = self.parse
        if (
            parse.feature(token, "PronType") != "Rel"
            and parse.lower[token] not in self.syntax.grammar["relative"]
        ):
            return token
        for above in parse.ancestors(token):
            if parse.deps[above].startswith("acl"):
                head = parse.heads[above]
                if self.parties.phrase(head):
                    return head
                break
        for mention in self.parties.held:
            if mention.codes and token - 2 <= mention.end <= token:
                return mention.head
        return token

    def _pointed_at(self, frame: Frame) -> str | None:
        """What was last named before a clause: in its paragraph, else before."""
        before = [
            (c.start, c.value.code)
            for c in self.concepts.found
            if c.end <= frame.top.token and c.value.code and not c.value.weak
        ]
        if before and self.topic.paragraph != self.parties.number:
            return before[-1][1]
        if self.topic.capability is None and before:
            return before[-1][1]
        return self.topic.capability

    def topical(self, frame: Frame, cast: Cast) -> str | None:
        """The capability a clause points back to: "y participer", "cette idée", "décline"."""
        parse, grammar = self.parse, self.syntax.grammar
        if frame.leaf.predicate.family == "deploy" and any(
            parse.lower[t] in grammar["nobody"] for t in frame.scope
        ):
            return self.topic.capability if self.topic.capability in FORCE else "ground_troops"
        held = self._pointed_at(frame)
        if held is None:
            return None
        if frame.top.predicate.pos == "bare":
            return held
        if frame.top.predicate.needs == "capability":
            return None
        tokens: set[int] = set()
        for hit in frame.chain:
            tokens |= set(range(self.syntax.group_start(hit.token), hit.tokens[-1] + 1))
        if any(
            parse.lower[t] in grammar["anaphor_object"] and parse.pos[t] == "PRON"
            for t in tokens | frame.scope
        ):
            return held
        near = sorted(frame.scope)
        if any(
            parse.lower[t] in grammar["demonstrative"] or parse.lemmas[t] in grammar["plan_noun"]
            for t in near
        ):
            return held
        sentence = (self.parties.number, parse.sentence_of[frame.top.token])
        if self.topic.sentence == sentence and cast.codes == {
            actor.code for actor in self.topic.actors
        }:
            return None
        subject = self.syntax.subject(frame.top.token)
        if subject is not None and parse.lemmas[subject] in grammar["plan_noun"]:
            return held
        if frame.leaf.predicate.family in ("move", "deploy", "keep") and not any(
            parse.pos[t] in ("NOUN", "PROPN") and self.parties.at(t) is None for t in near
        ):
            return held
        if frame.kind in (Kind.OPPOSE, Kind.ENDORSE) and any(
            parse.lower[t] in QUOTES for t in near
        ):
            return held
        content = [t for t in near if parse.pos[t] in ("NOUN", "PROPN", "VERB")]
        if frame.kind in (Kind.REFUSE, Kind.WARN) and not content:
            return held
        if frame.kind is Kind.WARN or frame.top.predicate.role is Role.VAGUE:
            return held
        return None

    def targets(self, frame: Frame, cast: Cast, code: str | None) -> tuple[Actor, ...]:
        """Who a frame is meant for or against, by the rules of its kind."""
        parse = self.parse
        kind = frame.kind
        scope = frame.scope
        if frame.meant is not None:
            return frame.meant
        if frame.top.predicate.family == "right" and frame.negated:
            subject = self.syntax.subject(frame.top.token)
            return actors(parse, self.parties.phrase(subject)) if subject is not None else ()
        own = cast.codes
        if kind in (Kind.COMMIT, Kind.REFUSE):
            if code in NO_BENEFICIARY:
                return ()
            found = [
                m for m in self.parties.recipients(scope) if m.codes and not set(m.codes) & own
            ]
            if code in MEMBERSHIP:
                return self._protected(frame, own)
            found = [m for m in found if code == "backstop" or "COALITION" not in m.codes]
            if found:
                return actors(parse, found[:1])
            return self._protected(frame, own)
        if kind is Kind.REQUEST:
            if frame.asked_of is not None:
                asked = [m for m in self.parties.phrase(frame.asked_of) if m.codes]
                asked = asked or [m for m in self.parties.owners(frame.asked_of) if m.codes]
                if asked:
                    return actors(parse, [m for m in asked if not set(m.codes) & own])
            held = [m for m in self.parties.inside(scope) if not set(m.codes) & own]
            named = [m for m in held if m.kind is not MentionKind.ADJECTIVE]
            first = named or held
            first = [m for m in first if self.setting.protected not in m.codes] or first[:0]
            if first:
                return actors(parse, first[:1])
            if code == "backstop" and "USA" not in own:
                return (Actor("", "USA"),)
            return ()
        if code in MEMBERSHIP:
            return self._protected(frame, own)
        if kind is Kind.SIGN:
            found = [m for m in self.parties.recipients(scope) if not set(m.codes) & own]
            return actors(parse, [m for m in found if m.codes][:1])
        held = [m for m in self.parties.inside(scope) if not set(m.codes) & own]
        held = [m for m in held if self.setting.protected not in m.codes] or held
        if held:
            return actors(parse, held[:1])
        if self.topic.actors and not {a.code for a in self.topic.actors} & own:
            return self.topic.actors
        if self.setting.collective and self.setting.collective not in own:
            return (Actor("", self.setting.collective),)
        return ()

    def _protected(self, frame: Frame, own: frozenset[str]) -> tuple[Actor, ...]:
        """The protected party of the passage: the last one named before, else the text's own."""
        if len(self.setting.candidates) > 1:
            before = [
                m
                for m in self.parties.held
                if set(m.codes) & self.setting.candidates and not set(m.codes) & own
            ]
            if before:
                near = min(before, key=lambda m: abs(m.head - frame.top.token))
                return actors(self.parse, [near])
        if self.setting.protected and self.setting.protected not in own:
            return (Actor("", self.setting.protected),)
        return ()


def _counts(speaker: Speaker) -> bool:
    """Whether a speaker is one whose words can stand for an act: a party, or a hidden source."""
    return speaker.code is not None or speaker.anonymous


def _ought(frame: Frame) -> bool:
    return frame.top.predicate.family == "ought"
