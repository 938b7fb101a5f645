"""Whose a thing is that stands for its doer: what it was given by, who planned it, who speaks."""

from garant.model import Kind, Speaker
from garant.ontology import PartyKind, load_ontology
from garant.reading.acts.frame import Frame
from garant.reading.acts.scene import Scene
from garant.reading.acts.words import Role
from garant.reading.mention import Mention, MentionKind


def before_its_speaker(scene: Scene, subject: int, speaker: Speaker | None) -> bool:
    """Whether "his" stands before whom it means: "his country will send none, Fico said"."""
    parse = scene.parse
    start, end = parse.sentences[parse.sentence_of[subject]]
    if speaker is None or speaker.code is None or speaker.person is None:
        return False
    here = [m for m in scene.parties.held if start <= m.start < end and m.head != subject]
    return not any(m.end <= subject for m in here) and any(
        m.start > subject and m.codes == (speaker.code,) and parse.deps[m.head].startswith("nsubj")
        for m in here
    )


def further(scene: Scene, subject: int) -> list[int]:
    """Subjects beside the first: "des avions et un navire belges pourraient partir"."""
    parse, head = scene.parse, scene.parse.heads[subject]
    return [
        k
        for k in parse.children[head]
        if subject < k < head and parse.deps[k] == parse.deps[subject] and parse.pos[k] == "NOUN"
    ]


def givers(scene: Scene, subject: int) -> list[Mention]:
    """Who gave what is only described: "deux lanceurs offerts par l'Espagne sont arrivés"."""
    parse = scene.parse
    given = (
        k
        for k in parse.children[subject]
        if parse.deps[k].startswith("acl")
        and parse.feature(k, "VerbForm") == "Part"
        and parse.lemmas[k] not in scene.syntax.grammar["favouring"]
    )
    return [m for k in given for m in scene.parties.agent(k) if m.codes]


def whose(scene: Scene, token: int) -> list[Mention]:
    """Whose a thing is in "l'Italie, dont 900 hommes sont stationnés"."""
    parse = scene.parse
    for above in (token, *parse.ancestors(token)):
        if parse.deps[above].startswith("acl"):
            first = min(parse.subtree(above))
            if parse.lower[first] in scene.syntax.grammar["whose"]:
                return [m for m in scene.parties.phrase(parse.heads[above]) if m.codes]
    return []


def whose_mood(scene: Scene, frame: Frame) -> list[Mention]:
    """Whose mood somebody tells of: "a fait part de la volonté de Madrid d'envoyer"."""
    parse, moods = scene.parse, scene.syntax.grammar["announced_mood"]
    return [
        m
        for t in frame.top.tokens[1:]
        if frame.top.predicate.role is Role.HOLD
        and parse.lemmas[t] in moods
        and parse.pos[t] == "NOUN"
        for m in scene.parties.owners(t)
        if m.codes and parse.heads[m.head] == t
    ]


def announcer(scene: Scene, token: int) -> list[Mention]:
    """Whose announcement a clause tells: "welcomed Australia's pledge that it will provide"."""
    parse = scene.parse
    for above in (token, *parse.ancestors(token)):
        if parse.deps[above].startswith("acl"):
            if parse.deps[above] == "acl:relcl" or parse.pos[parse.heads[above]] != "NOUN":
                return []
            return [m for m in scene.parties.owners(parse.heads[above]) if m.codes]
        if parse.deps[above] == "ccomp":
            noun = min(parse.subtree(above)) - 1  # the clause may hang on the verb instead
            if noun > parse.heads[above] and parse.pos[noun] == "NOUN":
                return [m for m in scene.parties.owners(noun) if m.codes]
        if not parse.deps[above].startswith(("conj", "xcomp", "ccomp", "aux", "cop")):
            return []
    return []


def of_stranger(scene: Scene, token: int) -> bool:
    """Whether a thing is somebody's who is not named: "a foreign country's forces"."""
    parse = scene.parse
    return (
        parse.deps[token] == "nmod:poss"
        and parse.pos[token] == "NOUN"
        and scene.parties.at(token) is None
    )


def concerned_by(scene: Scene, frame: Frame) -> list[Mention]:
    """The party an impersonal attitude is ascribed to: "pas question pour Varsovie de"."""
    parse, grammar = scene.parse, scene.syntax.grammar
    for token in (*frame.top.tokens, frame.leaf.token):
        for child in sorted(parse.children[token]):
            if token not in frame.top.tokens and child > token:
                continue  # "déployer pour l'Ukraine" tells for whom
            cases = {parse.lower[k] for k in parse.children[child] if k < child}
            judged = frame.kind is Kind.OPPOSE and frame.top.predicate.theme == "either"
            concerning = grammar["concerning"] | (grammar["dative"] if judged else frozenset())
            if parse.deps[child].startswith(("obl", "nmod")) and cases & concerning:
                led = bool(cases & grammar["dative"])
                found = [m for m in scene.parties.phrase(child) if m.codes and (led or not m.place)]
                if found:
                    return found
    return []


def planners(scene: Scene, token: int, frame: Frame) -> list[Mention]:
    """Whose plan was approved: "Madrid's decision to send 300 soldiers was approved by MPs"."""
    subject = scene.syntax.subject(token)
    if frame.kind is not Kind.COMMIT or frame.attitude is False:
        return []
    return [
        m
        for under in frame.top.governed
        if under.token == subject and under.predicate.role is Role.HOLD
        for m in scene.parties.owners(under.token)
        if m.codes
    ]


def by_others(scene: Scene, frame: Frame) -> bool:
    """Whether a passive names its doer, and that is no party."""
    parse, led = scene.parse, scene.syntax.grammar["agent"]
    return any(
        k > token
        and parse.deps[k].startswith("obl")
        and any(parse.lower[c] in led for c in parse.children[k])
        and not any(m.codes for m in scene.parties.phrase(k))
        for token in frame.top.tokens
        for k in parse.children[token]
    )


def people_at(scene: Scene, token: int) -> list[Mention]:
    """The seat where somebody unnamed acts: "à Madrid, on refuse d'envoyer des soldats"."""
    parse, led = scene.parse, scene.syntax.grammar["place_inside"]
    places = [k for k in parse.children[token] if parse.deps[k].startswith("obl")]
    return [
        m
        for m in scene.parties.held
        if m.codes
        and m.kind is MentionKind.SEAT
        and any(k in range(m.start, m.end) for k in places)
        and {parse.lower[m.start], parse.lower[max(m.start - 1, 0)]} & led
    ][:1]


def seat_before(scene: Scene, token: int) -> list[Mention]:
    """The seat that a sentence is set at: "à Washington, le ton est autre : pas de soldats"."""
    parse, led = scene.parse, scene.syntax.grammar["place_inside"]
    start = parse.sentences[parse.sentence_of[token]][0]
    seats = [
        m
        for m in scene.parties.held
        if m.codes
        and m.kind is MentionKind.SEAT
        and start < m.end < token
        and parse.lower[start] in led
        and m.start <= start + 1
    ]
    return seats[:1] or _before_colon(scene, start, token)


def _before_colon(scene: Scene, start: int, token: int) -> list[Mention]:
    """Who is told of right before a colon: "l'Italie reste ferme : pas question d'envoyer"."""
    parse = scene.parse
    colon = next((j for j in range(token - 1, start, -1) if parse.lower[j] == ":"), None)
    if colon is None or colon < token - 2:
        return []
    for verb in range(colon - 1, start, -1):
        if parse.pos[verb] in ("VERB", "AUX") and scene.syntax.finite(verb) == verb:
            head = parse.heads[verb] if parse.deps[verb].startswith(("aux", "cop")) else verb
            subject = scene.syntax.subject(head)
            if subject is None or subject > colon:
                return []
            return [m for m in scene.parties.phrase(subject) if m.codes]
    return []


def between(scene: Scene, token: int) -> list[Mention]:
    """Between whom a paper is signed: "un accord a été paraphé entre Kiev et Riga"."""
    parse, led = scene.parse, scene.syntax.grammar["between"]
    return [
        m
        for k in parse.children[token]
        if parse.deps[k].startswith("obl") and any(parse.lower[c] in led for c in parse.children[k])
        for m in scene.parties.phrase(k)
        if m.codes
    ]


def stirred(scene: Scene, frame: Frame) -> list[Mention]:
    """Whom a thing pleases or angers: "le projet irrite Moscou", "s'attire les foudres de Kiev"."""
    parse, top = scene.parse, frame.top
    below = [k for t in top.tokens for k in parse.children[t] if k > top.token]
    found = [
        m
        for k in below
        if k not in top.tokens and parse.deps[k].startswith(("obj", "iobj", "obl", "nmod", "amod"))
        for m in scene.parties.phrase(k)
        if m.codes
    ]
    return found or [m for k in below for m in scene.parties.owners(k) if m.codes]


def where_felt(scene: Scene, frame: Frame) -> list[Mention]:
    """The seat where there is a mood: "there is little enthusiasm in Lisbon for it"."""
    parse, inside = scene.parse, scene.syntax.grammar["place_inside"]
    if not frame.capabilities:
        return []  # "in Madrid for the new law": another matter
    return [
        m
        for m in scene.parties.held
        if m.kind is MentionKind.SEAT
        and m.codes
        and parse.heads[m.head] in frame.top.tokens
        and any(parse.lower[k] in inside for k in parse.children[m.head])
    ]


def without_person(scene: Scene, token: int) -> bool:
    """Whether a verb can have "il" for nobody: "il est prévu que", not "il souhaite que"."""
    return (
        scene.parse.lemmas[token] in scene.syntax.grammar["impersonal_verb"]
        or scene.syntax.passive(token)
        or any(scene.parse.deps[k].startswith("cop") for k in scene.parse.children[token])
        or scene.parse.deps[token].startswith("cop")
        or scene.parse.pos[token] == "AUX"
    )


def of_own_country(scene: Scene, frame: Frame, subject: int, speaker: Speaker | None) -> bool:
    """Whether "the country" is that of who speaks: "Carney said the country would send engineers".

    Not where it could be the protected one: "Macron said the country would need an army".
    """
    parse, code = scene.parse, speaker.code if speaker is not None else None
    if frame.kind not in (Kind.COMMIT, Kind.REFUSE) or code is None:
        return False
    party = load_ontology().parties.get(code)
    if party is None or party.kind is not PartyKind.STATE:
        return False
    if parse.lower[subject] not in scene.syntax.grammar["the_country"]:
        return False
    bare = all(parse.pos[k] == "DET" for k in parse.children[subject])
    definite = any(parse.feature(k, "PronType") == "Art" for k in parse.children[subject])
    return bare and definite and code != scene.setting.protected


def subject_above(scene: Scene, frame: Frame, subject: int) -> int | None:
    """Whom a pronoun means in "les pays membres ont confirmé qu'ils enverraient"."""
    over = frame.top.governor
    while over is not None:
        found = scene.syntax.subject(over.token)
        if found is not None and found != subject and scene.parse.pos[found] == "NOUN":
            return found
        over = over.governor
    return None
