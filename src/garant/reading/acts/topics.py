"""What a clause points back to where it names no capability itself."""

from garant.model import Kind
from garant.reading.acts.concepts import FORCE
from garant.reading.acts.frame import Frame
from garant.reading.acts.scene import NO_BENEFICIARY, Scene
from garant.reading.acts.words import Role
from garant.reading.mention import MentionKind
from garant.reading.parse import QUOTES


def _beside_subject(scene: Scene, frame: Frame) -> set[int]:
    """What a participle says of the subject: "cooled by the port affair, Norway stays out"."""
    parse, subject = scene.parse, scene.syntax.subject(frame.top.token)
    return {
        t
        for k in (() if subject is None else parse.children[subject])
        if parse.deps[k] in ("acl", "appos") and parse.feature(k, "VerbForm") == "Part"
        for t in parse.subtree(k)
    }


def _pointed_at(scene: Scene, frame: Frame) -> str | None:
    """What was last named before a clause: in its paragraph, else before."""
    aside = _beside_subject(scene, frame)
    if scene.topic.paragraph == scene.parties.number and scene.topic.capability is not None:
        return scene.topic.capability
    before = (
        c.value.code
        for c in reversed(scene.concepts.found)
        if c.end <= frame.top.token and c.value.code and not c.value.weak and c.start not in aside
    )
    return next(before, scene.topic.capability)


def _part(scene: Scene, own: frozenset[str], held: str) -> str:
    """What a party has part in where it says no more: the force, not what another just gave to it.

    "The Dutch will send frigates to the force. Portugal has not made up its mind."
    """
    whole = scene.topic.whole
    others = own != {actor.code for actor in scene.topic.actors}
    narrow = held in FORCE and held != "ground_troops"
    return whole if whole in FORCE and narrow and others else held


def _taken_part_in(scene: Scene, held: str) -> str:
    """What one stays out of or leaves: the force, where a text is about a guarantee with one."""
    whole = scene.topic.whole
    return whole if held == "guarantee" and whole is not None and whole in FORCE else held


def _near_or_main(scene: Scene, held: str) -> str:
    """What was last named in the paragraph, else what the whole text speaks of most."""
    near = scene.topic.paragraph == scene.parties.number
    return held if near else scene.topic.main or held


def _sends_people(scene: Scene, frame: Frame) -> bool:
    """Whether somebody with a name or an office is sent: "a dépêché son émissaire"."""
    if frame.leaf.predicate.family != "deploy":
        return False
    people = (MentionKind.PERSON, MentionKind.OFFICE, MentionKind.OFFICIAL)
    parse, nouns = scene.parse, scene.syntax.grammar["people_noun"]
    return any(
        ((m := scene.parties.at(k)) is not None and m.kind in people)
        or any(parse.deps[a] == "appos" and parse.lemmas[a] in nouns for a in parse.children[k])
        for k in parse.children[frame.leaf.token]
        if k > frame.leaf.token and parse.deps[k] in ("obj", "nsubj")
    )


def _joins(scene: Scene, frame: Frame) -> bool:
    """Whether a party goes along, and where to is not said: "will not go unless the guns stop"."""
    parse, leaf = scene.parse, frame.leaf
    subject = scene.syntax.subject(leaf.token)
    mention = scene.parties.at(subject) if subject is not None else None
    return (
        leaf.predicate.family == "move"
        and parse.lemmas[leaf.token] in scene.syntax.grammar["joining"]
        and scene.topic.whole in FORCE
        and mention is not None
        and mention.kind is not MentionKind.PERSON
        and not any(parse.pos[t] == "NOUN" for t in leaf.tokens)
        and not any(
            parse.deps[k].startswith(("obj", "iobj", "xcomp"))
            or (parse.deps[k].startswith("obl") and parse.pos[k] in ("NOUN", "PROPN"))
            or (parse.deps[k] == "advmod" and parse.pos[k] == "ADV")
            for k in parse.children[leaf.token]
        )
    )


def _shares(scene: Scene, frame: Frame) -> bool:
    """Whether a party's part in the whole is meant: "sa contribution", not what another gives."""
    return any(
        scene.parse.lemmas[t] in scene.syntax.grammar["share_noun"]
        for t in (*frame.scope, scene.syntax.subject(frame.top.token) or frame.top.token)
    )


def _thinks_of_it(scene: Scene, frame: Frame) -> bool:
    """Whether an attitude is to what the text is about: "we are thinking about it"."""
    parse, pointing = scene.parse, scene.syntax.grammar["anaphor_object"]
    return (
        frame.attitude
        and frame.kind is Kind.COMMIT
        and any(parse.lower[t] in pointing and parse.pos[t] == "PRON" for t in frame.scope)
    )


def _stays(scene: Scene, frame: Frame) -> bool:
    """Whether a person is or goes somewhere, and sends nobody: "Rutte will be in Kyiv"."""
    parse, token = scene.parse, frame.leaf.token
    subject = scene.syntax.subject(token)
    mention = scene.parties.at(subject) if subject is not None else None
    return (
        frame.kind is Kind.COMMIT
        and frame.leaf.predicate.family in ("move", "deploy")
        and mention is not None
        and mention.kind is MentionKind.PERSON
        and (
            parse.deps[token] == "cop"
            or any(parse.deps[k].startswith("obl") for k in parse.children[token])
        )
    )


def _alone(scene: Scene, frame: Frame) -> bool:
    """Whether nothing but a time or a condition completes a clause: "will pull out by June"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    for token in frame.leaf.tokens:
        for k in parse.children[token]:
            if k in frame.leaf.tokens or k < token:
                continue
            dated = any(
                parse.lemmas[t] in grammar["time_noun"] or parse.words[t].isdigit()
                for t in parse.subtree(k)
            )
            named = parse.deps[k] in ("iobj", "xcomp", "ccomp")
            if named or (parse.deps[k].startswith(("obj", "obl", "nmod")) and not dated):
                return False
    return True


def _of_the_whole(scene: Scene, frame: Frame, held: str) -> str | None:
    """What is joined or left where nothing says what: "will pull out", "agreed to step in"."""
    family, phrase = frame.leaf.predicate.family, len(frame.leaf.tokens) > 1
    phrase = phrase or scene.parse.lemmas[frame.leaf.token] in scene.syntax.grammar["linking"]
    if family not in ("move", "leave") or not _alone(scene, frame):
        return None
    near = scene.topic.paragraph == scene.parties.number
    led = family == "leave" or frame.attitude
    if not ((phrase and led) or (frame.negated and near)):
        return None
    whole = scene.topic.whole if scene.topic.whole in FORCE else None
    if family == "leave" or not near:
        return whole
    return held if held in FORCE else whole


def _goes_there(scene: Scene, frame: Frame) -> bool:
    """Whether a pronoun of place stands for where the force is: "l'Espagne n'y retournera pas"."""
    first = scene.syntax.group_start(frame.leaf.token)
    return frame.leaf.predicate.family == "move" and any(
        scene.parse.lower[t] in scene.syntax.grammar["there"] and scene.parse.pos[t] == "PRON"
        for t in range(first, frame.leaf.token)
    )


def _of_its_own(scene: Scene, frame: Frame) -> bool:
    """Whether an attitude has another doing of its own: "does not rule out resigning"."""
    parse = scene.parse
    if not frame.attitude or frame.leaf is not frame.top or scene.topic.kinds:
        return False  # after an act, "does not rule out following" may be about it
    return any(
        parse.deps[k] == "xcomp"
        and parse.pos[k] == "VERB"
        and k not in frame.top.tokens
        and parse.lemmas[k] not in scene.syntax.grammar["carrying"]
        and not any(parse.pos[c] in ("NOUN", "PROPN") for c in parse.children[k])
        for k in parse.children[frame.top.token]
    )


def _points(scene: Scene, frame: Frame, token: int) -> bool:
    """Whether a word points back at a plan: "cette idée"; not "cette loi", "all options"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    if parse.lemmas[token] in grammar["plan_noun"]:
        return not any(parse.lower[k] in grammar["all"] for k in parse.children[token])
    if parse.lower[token] not in grammar["demonstrative"]:
        return False
    noun = parse.heads[token]
    if parse.pos[noun] not in ("NOUN", "PROPN") or noun == scene.syntax.subject(frame.top.token):
        return parse.lemmas[noun] not in grammar["undoing_noun"]
    return True


def bare_reaction(scene: Scene, frame: Frame) -> bool:
    """Whether one only says yes or no to what was just told: "Hungary is against (it)".

    Not "is against corruption", nor what stands paragraphs later.
    """
    parse, grammar = scene.parse, scene.syntax.grammar
    if frame.kind not in (Kind.OPPOSE, Kind.ENDORSE) or frame.top.predicate.pos == "bare":
        return False
    place, number = scene.topic.sentence, parse.sentence_of[frame.top.token]
    if place[0] != scene.parties.number or not number - 1 <= place[1] <= number:
        return False
    tokens = set(frame.top.tokens)
    about = {
        *(k for k in frame.scope if parse.pos[k] in ("NOUN", "PROPN", "VERB", "NUM")),
        *(
            parse.heads[t]
            for t in tokens
            if parse.deps[t] in ("cop", "case", "advmod") and parse.heads[t] not in tokens
        ),
    }
    return all(parse.lower[k] in grammar["anaphor_object"] for k in about)


def of_relative(scene: Scene, frame: Frame) -> bool:
    """Whether a relative clause tells what becomes of a plan: "a demand that Kyiv rejected"."""
    parse, token = scene.parse, frame.top.token
    return (
        frame.kind in (Kind.OPPOSE, Kind.ENDORSE, Kind.REFUSE)
        and parse.deps[token] == "acl:relcl"
        and parse.lemmas[parse.heads[token]] in scene.syntax.grammar["plan_noun"]
    )


def _completes(scene: Scene, noun: int, token: int) -> bool:
    """Whether a noun tells what another is of, and names no party."""
    parse = scene.parse
    return (
        parse.heads[token] == noun
        and parse.deps[token].startswith("nmod")
        and parse.pos[token] == "NOUN"
        and scene.parties.at(token) is None
    )


def _before_infinitive(scene: Scene, token: int) -> bool:
    """Whether what looks like a preposition is a pronoun: "pourrait en fournir"."""
    parse, after = scene.parse, token + 1
    return (
        parse.lower[token] in scene.syntax.grammar["by_doing"]
        and after < len(parse)
        and parse.feature(after, "VerbForm") == "Inf"
    )


def pointed_capability(scene: Scene, frame: Frame, own: frozenset[str]) -> str | None:
    """The capability a clause points back to: "y participer", "cette idée", "décline"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    if frame.leaf.predicate.family in ("deploy", "give") and any(
        parse.lower[t] in grammar["nobody"] for t in frame.scope
    ):
        return "ground_troops"
    if frame.top.predicate.role is Role.NEED or _sends_people(scene, frame):
        return None
    if frame.kind is Kind.WARN:
        # "threatened Paris with strikes if it sent troops": the threat is about the troops
        start, end = parse.sentences[parse.sentence_of[frame.top.token]]
        for c in scene.concepts.found:
            code = c.value.code
            if start <= c.start < end and code and code not in NO_BENEFICIARY and not c.value.weak:
                return code
        subject = scene.syntax.subject(frame.leaf.token)
        named = subject is not None and parse.pos[subject] == "NOUN"
        if frame.leaf.predicate.family == "consequence" and named:
            plan = grammar["plan_noun"] | grammar["joint_force"]
            if parse.lemmas[subject or 0] not in plan:
                return None  # "any attempt on its borders will have consequences"
    if _joins(scene, frame):
        return scene.topic.whole
    held = _pointed_at(scene, frame)
    if held is None and (
        frame.kind is Kind.REFUSE
        or frame.leaf.predicate.family in ("move", "deploy", "leave")
        or _thinks_of_it(scene, frame)
    ):
        held = scene.topic.main
    if held is None:
        return None
    if frame.top.predicate.role is Role.VAGUE and _shares(scene, frame):
        return scene.topic.whole or held  # "décidera plus tard de sa contribution"
    if frame.top.predicate.pos == "bare" or frame.leaf.predicate.family == "echo":
        return held
    if frame.leaf.predicate.family == "leave" and any(
        m.kind in (MentionKind.BODY, MentionKind.COLLECTIVE)
        for m in scene.parties.inside(frame.scope)
    ):
        return scene.topic.main or held  # "quittera la MONUSCO"
    if frame.top.predicate.needs == "capability" and not _goes_there(scene, frame):
        again = (
            frame.top.predicate.family == "move"
            and frame.negated
            and scene.topic.paragraph == scene.parties.number
            and own == {actor.code for actor in scene.topic.actors}
        )
        if again:
            return held  # "offered a battalion; it will not go unless"
        return _of_the_whole(scene, frame, held)
    if bare_reaction(scene, frame) or of_relative(scene, frame):
        return held
    tokens: set[int] = set()
    idiom = {t for hit in frame.chain for t in hit.tokens}
    for hit in frame.chain:
        tokens |= set(range(scene.syntax.group_start(hit.token), hit.tokens[-1] + 1))
    if any(
        parse.lower[t] in grammar["anaphor_object"]
        and (parse.pos[t] == "PRON" or _before_infinitive(scene, t))
        and not (parse.deps[t] == "nmod:poss" and parse.heads[t] in idiom)  # "made up its mind"
        for t in tokens | frame.scope
    ):
        goes = frame.kind is Kind.REFUSE and frame.leaf.predicate.family == "move"
        here = scene.topic.paragraph == scene.parties.number
        return _taken_part_in(scene, held) if goes and not here else held
    if frame.attitude and any(
        parse.lower[t] in grammar["possessive"]
        and any(
            parse.heads[t] == hit.token and hit.predicate.kind is not Kind.REFUSE
            for hit in frame.top.governed
        )
        for t in frame.scope
    ):
        return held  # "juge leur envoi prématuré"
    near = sorted(frame.scope | {t for hit in frame.chain for t in hit.tokens[1:]})
    if _of_its_own(scene, frame):
        return None  # "does not rule out resigning"
    if any(_points(scene, frame, t) for t in near):
        return held
    sentence = (scene.parties.number, parse.sentence_of[frame.top.token])
    if scene.topic.sentence == sentence and own == {actor.code for actor in scene.topic.actors}:
        return None
    subject = scene.syntax.subject(frame.top.token)
    if subject is not None and parse.lemmas[subject] in grammar["plan_noun"]:
        return held
    if _stays(scene, frame):
        return None
    if frame.leaf.predicate.family in ("move", "deploy", "keep", "leave") and not any(
        parse.pos[t] in ("NOUN", "PROPN")
        and parse.deps[t] in ("obj", "iobj", "obl:arg")
        and scene.parties.at(t) is None
        for t in frame.scope
    ):
        return _taken_part_in(scene, _part(scene, own, scene.topic.main or held))
    if frame.kind in (Kind.OPPOSE, Kind.ENDORSE) and any(parse.lower[t] in QUOTES for t in near):
        return held
    if frame.leaf.predicate.rule == "doing_noun" and frame.attitude:
        return _near_or_main(scene, held)  # "étudie un retour"
    idiom = {t for under in frame.top.governed for t in under.tokens}
    content = [
        t
        for t in frame.scope - idiom
        if parse.pos[t] in ("NOUN", "PROPN", "VERB")
        and parse.deps[t] in ("obj", "iobj", "obl:arg", "xcomp", "ccomp", "nsubj:pass")
    ]
    if frame.leaf.predicate.pos == "noun":  # "its refusal of cooperation with the council"
        content += [t for t in frame.scope - idiom if _completes(scene, frame.leaf.token, t)]
    if frame.kind is Kind.REFUSE and not content:
        if scene.topic.paragraph != scene.parties.number:
            return _taken_part_in(scene, _part(scene, own, scene.topic.main or held))
        return held
    if frame.kind is Kind.WARN and not content:
        return _near_or_main(scene, held)
    if frame.kind is Kind.WARN and any(
        parse.pos[t] == "VERB" or parse.deps[t].startswith("obl") for t in near
    ):
        return _near_or_main(scene, held)
    if frame.top.predicate.role is Role.VAGUE:
        return held
    willing = frame.kind is Kind.COMMIT and frame.top.predicate.pos == "adj"
    if willing and frame.leaf is frame.top and _alone(scene, frame):
        return scene.topic.whole  # "Turkey is willing"
    return None


def foretells(scene: Scene, frame: Frame) -> bool:
    """Whether it is only too early to say how things will turn out: "too early to predict"."""
    parse, top = scene.parse, frame.top
    if top.predicate.rule != "reluctant_verb" or top.predicate.theme != "either":
        return False
    return any(
        parse.lemmas[k] in scene.syntax.grammar["foretelling"]
        and parse.deps[k].startswith(("xcomp", "ccomp", "advcl", "csubj", "acl"))
        for t in (*top.tokens, *(parse.heads[t] for t in top.tokens))
        for k in parse.children[t]
    )
