"""Who does what a frame says: by the tree, by what opens the clause, by what was said before."""

from typing import NamedTuple

from garant.model import Actor, Kind, Speaker
from garant.reading.acts.belonging import (
    announcer,
    before_its_speaker,
    between,
    by_others,
    concerned_by,
    further,
    givers,
    of_own_country,
    of_stranger,
    people_at,
    planners,
    seat_before,
    stirred,
    subject_above,
    where_felt,
    whose,
    whose_mood,
    without_person,
)
from garant.reading.acts.collectives import collective, few, relieving, several
from garant.reading.acts.concepts import MEMBERSHIP
from garant.reading.acts.counted import counted
from garant.reading.acts.frame import Frame
from garant.reading.acts.moods import commanded
from garant.reading.acts.parties import actors
from garant.reading.acts.praising import praised
from garant.reading.acts.private import is_private
from garant.reading.acts.scene import Scene, of_speaker
from garant.reading.acts.subjects import counted_among, is_doing, is_relative
from garant.reading.acts.verdicts import by_speaker
from garant.reading.acts.words import Role
from garant.reading.mention import Mention, MentionKind


class Doers(NamedTuple):
    """The doers of a frame; `inferred` where the clause itself names none."""

    actors: tuple[Actor, ...]
    inferred: bool = False


NOBODY = Doers(())
"""Somebody who is no party, or nobody at all."""

VERBS = frozenset({"VERB", "AUX"})


def find_doers(scene: Scene, frame: Frame, speaker: Speaker | None, indirect: bool) -> Doers:
    """Find who acts in a frame.

    Args:
        scene: The parse the frame stands in.
        frame: The frame.
        speaker: Who says it, None for the narrator.
        indirect: Whether it is said in reported speech, so that "son pays" is the speaker's.
    """
    top, parse, parties = frame.top, scene.parse, scene.parties
    if frame.lent:
        return Doers(frame.lent)
    family = top.predicate.family
    if family == "receive":
        given = [m for m in parties.sources(frame.scope | set(top.tokens)) if m.codes]
        return Doers(actors(parse, given[:1]))
    if family == "stirs":
        return Doers(actors(parse, stirred(scene, frame)))
    if (
        (family == "right" and frame.negated)
        or family in ("strike", "consequence")
        or (top.predicate.role is Role.NEED)
    ):
        # "Moscou n'a pas de droit de veto", "sera une cible", "will pay a price": who says it.
        return Doers(of_speaker(speaker) or (we(scene) if family == "consequence" else ()))
    if commanded(scene.syntax, top.token) or by_speaker(scene.syntax, parties, top):
        return Doers(of_speaker(speaker))  # "Send us the jets"
    if family == "enabling":
        return Doers(of_speaker(speaker) or we(scene))  # "will allow us to send"
    if family == "impersonal":
        # "There are no plans to send troops": whose is who says so.
        concerned = concerned_by(scene, frame) or where_felt(scene, frame)
        return Doers(actors(parse, concerned) or of_speaker(speaker))
    if top.predicate.pos == "bare":
        return _of_bare(scene, frame, speaker)
    token: int | None = top.token
    if top.predicate.pos == "noun":
        found = parties.agent(top.token) or [
            m for m in parties.owners(top.token) if m.codes and not scene.is_thing(m)
        ]
        found = found or praised(parties, top)
        if found:
            # "Israel's objections to Turkish troops" are Israel's alone.
            own = [m for m in found if parse.heads[m.head] == top.token]
            return Doers(actors(parse, own or found))
        if any(of_stranger(scene, k) for k in parse.subtree(top.token)):
            return NOBODY  # "the deployment of a foreign country's forces"
        if top.predicate.role is Role.ASK and scene.syntax.grammar["denier"]:
            return NOBODY  # "snubbed the plea for troops": whose plea is not said
        token = next((a for a in parse.ancestors(top.token) if parse.pos[a] in VERBS), None)
        if token is not None and scene.syntax.subject(token) == top.token:
            return NOBODY  # "le déploiement prend du retard"
    if token is None:
        return NOBODY
    subject = scene.syntax.subject(token)
    if moved := whose_mood(scene, frame):
        return Doers(actors(parse, moved))
    if frame.doer is not None and (
        subject is None
        or (top.predicate.role is Role.VAGUE and top.predicate.theme == "either")
        or parse.pos[subject] in VERBS
        or (_impersonal(scene, subject) and without_person(scene, token))
    ):
        return _of_subject(scene, _antecedent(scene, frame.doer), frame, speaker, indirect)
    if frame.kind in (Kind.OPPOSE, Kind.REFUSE) and top.predicate.theme != "object":
        concerned = concerned_by(scene, frame)
        if concerned:
            return Doers(actors(parse, concerned))  # "est inacceptable pour Moscou"
    said = of_speaker(speaker)
    membership = frame.capabilities and {code for code, _ in frame.capabilities} <= MEMBERSHIP
    if said and membership and subject is not None and scene.concepts.at(subject) is not None:
        return Doers(said)  # "l'adhésion n'est pas d'actualité", says who could grant it
    if said and _verdict_on_thing(scene, frame, subject):
        return Doers(said)
    if subject is not None and is_doing(parse, subject):
        # "Sending German troops would be premature": whose they are, else who says so.
        owners = scene.owners(frame) if frame.kind in (Kind.COMMIT, Kind.REFUSE) else []
        if owners or said:
            return Doers(actors(parse, owners) or said)
    if scene.syntax.passive(token) and top.predicate.pos != "adj":
        return _of_passive(scene, token, frame, speaker)
    if subject is not None and parse.lower[subject] in scene.syntax.grammar["anyone"]:
        seats = people_at(scene, token)
        if seats:
            return Doers(actors(parse, seats))
    if subject is None or _impersonal(scene, subject) or _nobody(scene, subject):
        concerned = concerned_by(scene, frame)
        if subject is not None and any(scene.setting.protected in m.codes for m in concerned):
            concerned = []
        if concerned:
            return Doers(actors(parse, concerned))
    if subject is None:
        opening = parties.opening(token) or parties.beside(token)
        if opening:
            return Doers(actors(parse, opening))
        return _without_subject(scene, frame, speaker)
    return _of_subject(scene, _antecedent(scene, subject), frame, speaker, indirect)


def _verdict_on_thing(scene: Scene, frame: Frame, subject: int | None) -> bool:
    """Whether a thing is called good or bad: the verdict is the speaker's."""
    if frame.kind not in (Kind.OPPOSE, Kind.ENDORSE, Kind.WARN) or subject is None:
        return False
    if frame.top.predicate.theme == "object":
        return False
    mention = scene.parties.at(subject)
    concept = scene.concepts.at(subject)
    return concept is not None and (mention is None or mention.kind is MentionKind.COLLECTIVE)


def _of_subject(
    scene: Scene, subject: int, frame: Frame, speaker: Speaker | None, indirect: bool
) -> Doers:
    parse, parties, grammar = scene.parse, scene.parties, scene.syntax.grammar
    lower = parse.lower[subject]
    if lower in grammar["nobody"]:
        # "Personne à Londres n'exclut": the seat is who denies.
        seats = [
            m
            for m in parties.held
            if m.kind is MentionKind.SEAT and subject < m.start <= subject + 3
        ]
        return Doers(actors(parse, seats))
    if few(scene, subject) or lower in grammar["relative"] or is_relative(parse, grammar, subject):
        return NOBODY  # "the countries that would provide it": who they are is not said
    if lower in grammar["second_person"] and frame.kind in (Kind.COMMIT, Kind.REFUSE):
        return NOBODY  # "if you look at the numbers": whoever listens
    if lower in grammar["first_person"] or _first_person(scene, subject):
        if speaker is None and frame.kind in (Kind.COMMIT, Kind.REFUSE):
            speaker = scene.quoted(subject)  # "…", he said, promising jets: hung on the quotation
        return Doers(of_speaker(speaker) or we(scene))
    by_number = counted(scene, subject)
    if by_number:
        return Doers(by_number)
    own = any(parse.lower[k] in grammar["possessive"] for k in parse.children[subject])
    if own and before_its_speaker(scene, subject, speaker):
        return Doers(of_speaker(speaker))
    told_by = announcer(scene, frame.top.token) if parse.pos[subject] == "PRON" else []
    if told_by:
        return Doers(actors(parse, told_by))
    if any(parse.lower[k] in grammar["whose"] for k in parse.children[subject]):
        return Doers(actors(parse, whose(scene, frame.top.token)))  # "Oslo, whose officers train"
    found = parties.phrase(subject)
    named = [m for m in found if m.codes and not _any_of_them(scene, subject, m)]
    if indirect and of_own_country(scene, frame, subject, speaker):
        return Doers(of_speaker(speaker))
    if named:
        return Doers(actors(parse, named))
    if any(m.kind is MentionKind.PERSON for m in found):
        return NOBODY
    owners = [m for m in parties.owners(subject) if m.codes]
    if owners and is_private(scene, frame, subject):
        return NOBODY
    if frame.leaf.predicate.family == "move":
        owners = owners or givers(scene, subject)
    owners = owners or [m for k in further(scene, subject) for m in parties.owners(k) if m.codes]
    if owners:
        return Doers(actors(parse, owners))
    if several(scene, subject) and frame.kind in (Kind.COMMIT, Kind.REFUSE):
        return Doers(collective(scene, frame))  # whoever says it, and whoever opens with it
    said = of_speaker(speaker)
    if frame.top.predicate.family == "tolerate" and parse.pos[subject] == "NOUN":
        return NOBODY  # "the mechanism will allow forces to meet"
    if said and frame.kind not in (Kind.COMMIT, Kind.REFUSE):
        allows = frame.top.predicate.rule == "tolerate" and parse.pos[subject] == "NOUN"
        return NOBODY if allows else Doers(said)  # "the cell will allow the force to plan"
    pronoun = parse.pos[subject] == "PRON"
    above = subject_above(scene, frame, subject) if pronoun else None
    if above is not None:
        return _of_subject(scene, above, frame, speaker, indirect)
    if pronoun and lower in grammar["impersonal"]:
        return Doers(said, True)
    beside = parties.beside(frame.top.token)
    if beside:
        return Doers(actors(parse, beside))
    if own and not indirect:
        start = parse.sentences[parse.sentence_of[subject]][0]
        before = [
            m
            for m in parties.held
            if start <= m.start < subject and m.codes and parse.deps[m.head].startswith("nsubj")
        ]
        if before:
            return Doers(actors(parse, before[-1:]))
    others = lower in grammar["they"] and speaker is not None and bool(speaker.person)
    if others and {a.code for a in scene.topic.actors} == {a.code for a in said}:
        return NOBODY  # "they are willing to send troops, Trump said"
    if indirect and said and (own or pronoun) and not others:
        somebody = lower in grammar["person_pronoun"]
        if somebody and speaker is not None and not (speaker.person or speaker.anonymous):
            return NOBODY  # "she will not send observers, according to the UN"
        return Doers(said)
    had_by = whose(scene, frame.top.token)
    if had_by:
        return Doers(actors(parse, had_by))
    if (pronoun or own) and scene.topic.actors:
        if (
            lower in grammar["they"]
            and said
            and not indirect
            and ({a.code for a in scene.topic.actors} == {a.code for a in said})
        ):
            return NOBODY  # "They've got planes", says who gives none
        return Doers(scene.topic.actors, True)
    if pronoun:
        return NOBODY
    opening = parties.opening(frame.top.token)
    if opening:
        return Doers(actors(parse, opening))
    joint = parse.lemmas[subject] in grammar["joint_force"] | grammar["member"]
    joint = joint or several(scene, subject)
    if not joint:
        if not any(
            (c := scene.concepts.at(t)) is not None and c.value.code for t in parse.subtree(subject)
        ):
            if frame.top.predicate.role is Role.VAGUE:
                return _open_matter(scene, frame)
            return NOBODY  # "les enseignants", "une minute de silence": no party
        if said:
            return Doers(said, True)
    if frame.top.predicate.role is Role.VAGUE and by_others(scene, frame):
        return NOBODY  # "n'est pas précisé par nos sources"
    return Doers(collective(scene, frame), True)


def _any_of_them(scene: Scene, subject: int, mention: Mention) -> bool:
    """Whether "at least three states" were taken for the three named last."""
    if len(mention.codes) < 2 or not several(scene, subject) or mention.start == 0:
        return False
    return scene.parse.pos[mention.start - 1] == "ADV"


def _open_matter(scene: Scene, frame: Frame) -> Doers:
    """Whose offer is left open in "le calendrier reste à préciser": who was last spoken of."""
    if scene.topic.actors and scene.topic.paragraph == scene.parties.number:
        return Doers(scene.topic.actors, True)
    return Doers(collective(scene, frame), True)


def _of_bare(scene: Scene, frame: Frame, speaker: Speaker | None) -> Doers:
    """Who refuses where no verb stands: the party named, the thing's owner, who acted last."""
    if frame.doer is not None:
        only = scene.parties.at(frame.doer)
        return Doers(actors(scene.parse, [only] if only else []))
    if not frame.capabilities:
        named = [m for t in frame.scope if (m := scene.parties.at(t)) and m.codes]
        return Doers(actors(scene.parse, named))
    owners = scene.owners(frame) or scene.parties.labelled(frame.top.token)
    owners = owners or seat_before(scene, frame.top.token)
    if owners:
        return Doers(actors(scene.parse, owners))
    if scene.topic.actors and scene.topic.sentence == scene.place(frame):
        return Doers(scene.topic.actors, True)
    return Doers(of_speaker(speaker) or scene.topic.actors, True)


def _of_passive(scene: Scene, token: int, frame: Frame, speaker: Speaker | None) -> Doers:
    parse, parties = scene.parse, scene.parties
    if frame.leaf.predicate.family == "relieve":
        return Doers(relieving(scene, frame))
    planned = planners(scene, token, frame)
    if planned:
        return Doers(actors(parse, planned))
    found = parties.agent(token)
    if frame.kind is Kind.SIGN:
        found = found or between(scene, token)
    for hit in frame.chain:
        found = found or parties.agent(hit.token)
    if found:
        return Doers(actors(parse, found))
    subject = scene.syntax.subject(token)
    if subject is not None:
        owners = [m for m in parties.owners(subject) if m.codes]
        if owners:
            mine = not is_private(scene, frame, subject)
            return Doers(actors(parse, owners)) if mine else NOBODY
        if _first_person(scene, subject):
            return Doers(of_speaker(speaker) or we(scene))
        if scene.parse.lower[subject] in scene.syntax.grammar["negative_subject"]:
            return Doers(actors(parse, scene.owners(frame)))  # "nothing, a Dutch unit included"
    had_by = whose(scene, token)
    if had_by:
        return Doers(actors(parse, had_by))
    if parse.deps[token].startswith(("acl", "advcl")) and not scene.syntax.auxiliaries(token):
        return NOBODY
    said = of_speaker(speaker)
    return Doers(said or collective(scene, frame), True)


def _without_subject(scene: Scene, frame: Frame, speaker: Speaker | None) -> Doers:
    owners = scene.owners(frame) or seat_before(scene, frame.top.token)
    if owners and frame.kind is Kind.REFUSE:
        return Doers(actors(scene.parse, owners))
    said = of_speaker(speaker)
    if said:
        return Doers(said, True)
    if scene.topic.actors and scene.topic.paragraph == scene.parties.number:
        return Doers(scene.topic.actors, True)
    return Doers(collective(scene, frame), True)


def we(scene: Scene) -> tuple[Actor, ...]:
    """The narrator's "we" of a joint declaration: those who made it."""
    return tuple(Actor(code, code) for code in scene.setting.signatories)


def _first_person(scene: Scene, subject: int) -> bool:
    return any(
        scene.parse.lower[k] in scene.syntax.grammar["first_person_possessive"]
        for k in scene.parse.children[subject]
    )


def _impersonal(scene: Scene, token: int) -> bool:
    return scene.parse.pos[token] == "PRON" and (
        scene.parse.lower[token].lstrip("-") in scene.syntax.grammar["impersonal"]
    )


def _nobody(scene: Scene, subject: int) -> bool:
    """Whether a subject is a thing: "la question n'est pas d'actualité pour Madrid"."""
    return scene.parse.pos[subject] == "NOUN" and not any(
        m.codes for m in (*scene.parties.phrase(subject), *scene.parties.owners(subject))
    )


def _antecedent(scene: Scene, token: int) -> int:
    """What a relative pronoun stands for."""
    parse = scene.parse
    if (
        parse.feature(token, "PronType") != "Rel"
        and parse.lower[token] not in scene.syntax.grammar["relative"]
    ):
        return token
    for above in parse.ancestors(token):
        if parse.deps[above].startswith("acl"):
            head = counted_among(parse, scene.syntax.grammar, parse.heads[above])
            if any(parse.lower[k] in scene.syntax.grammar["under"] for k in parse.children[head]):
                head = parse.heads[head]  # "une force sous commandement grec qui"
            if scene.parties.phrase(head):
                return head
            break
    for mention in scene.parties.held:
        named = mention.codes and mention.kind is not MentionKind.ADJECTIVE
        if named and token - 2 <= mention.end <= token:
            return mention.head
    return token
