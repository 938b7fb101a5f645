"""Casting: who does, asks or objects in a frame, and who says so."""

from dataclasses import dataclass

from garant.model import Actor, Doubt, Firmness, Kind, Mode, Speaker
from garant.reading.acts.companions import companions
from garant.reading.acts.doers import find_doers, we
from garant.reading.acts.frame import Frame
from garant.reading.acts.scene import Scene, of_speaker
from garant.reading.acts.settling import settle
from garant.reading.acts.speech import Said
from garant.reading.acts.topics import pointed_capability
from garant.reading.acts.words import Role
from garant.reading.mention import MentionKind

_PEACE = frozenset({"peace_deal", "ceasefire"})


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of a frame: who acts, who says so, and how sure that is."""

    actors: tuple[Actor, ...]
    speaker: Speaker | None
    inferred: bool = False
    doubts: tuple[Doubt, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the actors."""
        return frozenset(actor.code for actor in self.actors)


def cast(scene: Scene, frame: Frame) -> Cast | None:
    """Find the actors of a frame and settle its kind, or None where nobody who counts does it."""
    said = _said(scene, frame)
    speaker = said.speaker if said else None
    if speaker and speaker.code is None and speaker.person and not speaker.anonymous:
        return None
    indirect = said is not None and said.mode is not Mode.DIRECT
    found, inferred = find_doers(scene, frame, speaker, indirect)
    if not found or (inferred and speaker is not None and speaker.code is None):
        return None
    if said is not None and _only_claimed(scene, frame, said, found):
        return None
    if inferred and frame.kind is Kind.COMMIT:
        owners = {code for m in scene.owners(frame) for code in m.codes} - scene.against()
        if owners and not owners & {actor.code for actor in found}:
            return None  # "établir un filet américain": not for somebody else to promise
    if _barred(scene, frame, found, speaker):
        frame.kind, frame.firmness, frame.meant = Kind.OPPOSE, None, found
        found, inferred = of_speaker(speaker), False
    due = frame.top.predicate.family == "ought" and not _comes_about(scene, frame)
    voice = _voice(scene, frame, speaker) if due else ()
    if voice and not {actor.code for actor in voice} & {actor.code for actor in found}:
        # What one party says that another must do is asked for, or objected to.
        frame.kind = Kind.OPPOSE if frame.negated else Kind.REQUEST
        frame.firmness = None
        frame.meant = () if inferred and not frame.negated else found
        found, inferred = voice, False
    ought = frame.top.predicate.family == "ought" and not voice and not of_speaker(speaker)
    if ought and {actor.code for actor in found} <= scene.setting.adversaries:
        return None  # "Russia must withdraw, the accord says": nothing that it offers
    bare = inferred and frame.negated and frame.leaf is frame.top
    if bare and frame.kind is Kind.REFUSE and scene.syntax.tense(frame.top.token) == "past":
        return None  # "une partie n'est jamais arrivée" refuses nothing
    doubts: tuple[Doubt, ...] = ()
    if inferred:
        start, end = frame.top.tokens[0], frame.top.tokens[-1] + 1
        doubts = (
            Doubt(
                "actor_inferred",
                "The clause names nobody; the party is taken from what stands around it.",
                scene.parse.passage(start, end),
            ),
        )
    if not inferred:
        found = (*found, *companions(scene, frame, found))
    if not frame.capabilities:
        codes = frozenset(actor.code for actor in found)
        frame.pointed = pointed_capability(scene, frame, codes)
    settle(scene, frame, found)
    return Cast(found, speaker, inferred, doubts)


def _voice(scene: Scene, frame: Frame, speaker: Speaker | None) -> tuple[Actor, ...]:
    """Who says what others must do: the speaker, else those whose own text it is.

    What is only described so is not asked for: "the weapons they need to defend themselves".
    """
    if speaker is not None:
        return of_speaker(speaker)
    own = scene.setting.issuer is not None or scene.setting.signed
    parse, token = scene.parse, frame.top.token
    verb = parse.heads[token] if parse.deps[token].startswith(("aux", "cop")) else token
    main = parse.deps[verb] in ("root", "ROOT", "conj", "parataxis") or parse.heads[verb] == verb
    return we(scene) if own and main else ()


def _comes_about(scene: Scene, frame: Frame) -> bool:
    """Whether what ought to be is only foreseen: "American support should be finalised soon"."""
    leaf, syntax = frame.leaf, scene.syntax
    held = leaf is not frame.top and leaf.predicate.role is Role.HOLD
    hoped = syntax.tense(frame.top.token) == "cnd"  # "devaient être ratifiées" asks for it
    return held and hoped and syntax.passive(leaf.token) and not scene.parties.agent(leaf.token)


def _only_claimed(scene: Scene, frame: Frame, said: Said, found: tuple[Actor, ...]) -> bool:
    """Whether somebody else says that a party does it, who cannot know, or would rather not.

    "Moscow claimed that Paris had sent soldiers", "analysts believe that Berlin will send them".
    """
    speaker, grammar = said.speaker, scene.syntax.grammar
    codes = {actor.code for actor in found}
    if speaker.code in codes:
        return False
    if frame.kind is Kind.OPPOSE and speaker.code is not None:
        # "Moscow does not want peace", says another
        named = {code for code, _ in frame.capabilities}
        return bool(named) and named <= _PEACE and codes <= scene.setting.adversaries
    if frame.kind not in (Kind.COMMIT, Kind.REFUSE):
        return False
    unknown = speaker.code is None
    if unknown and set(speaker.text.lower().split()) & grammar["outside_voice"]:
        return True
    if unknown and set(said.cue.lower().split()) & grammar["claiming"]:
        return True
    hostile = scene.setting.adversaries
    done = frame.firmness is Firmness.DELIVERED
    return done and speaker.code in hostile and not codes & hostile


def said_at(scene: Scene, token: int) -> Said | None:
    """The statement a token stands in."""
    return scene.speech.at(scene.parse.starts[token], scene.parse.ends[token])


def _said(scene: Scene, frame: Frame) -> Said | None:
    """The statement of a frame: where its words stand, also those after the verb of saying.

    "Se dit prête à envoyer", "juge prématuré l'envoi": the verb is the narrator's, the rest is said
    by its subject.
    """
    for token in frame.top.tokens:
        said = said_at(scene, token)
        if said is not None:
            return said
    if frame.top.predicate.family == "judge":
        return next((s for t in sorted(frame.scope) if (s := said_at(scene, t))), None)
    return None


def _barred(scene: Scene, frame: Frame, found: tuple[Actor, ...], speaker: Speaker | None) -> bool:
    """Whether one party says that another's things will not come: that is its objection.

    "Il n'y aura pas de soldats turcs à Gaza", says Israel.
    """
    if frame.kind is not Kind.REFUSE or speaker is None or speaker.code is None:
        return False
    codes = {actor.code for actor in found}
    judged = frame.top.predicate.theme == "either" and frame.top.predicate.role is Role.HOLD
    if speaker.code in codes or not (frame.negated or judged):
        return False
    number = scene.parse.sentence_of[frame.top.token]
    return all(
        mention.kind is MentionKind.ADJECTIVE or scene.parties.possesses(mention)
        for mention in scene.parties.held
        if set(mention.codes) & codes and scene.parse.sentence_of[mention.head] == number
    )
