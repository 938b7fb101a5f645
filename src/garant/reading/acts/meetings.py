"""Meetings: who met, spoke or will meet whom."""

from garant.model import Actor, Clue, Firmness, Kind
from garant.reading.acts.attendance import Attendance
from garant.reading.acts.candidate import Candidate
from garant.reading.acts.concepts import FORCE
from garant.reading.acts.counted import counted
from garant.reading.acts.hit import Hit
from garant.reading.acts.parties import Parties
from garant.reading.acts.roles import said_at
from garant.reading.acts.scene import Scene
from garant.reading.acts.setting import COLLECTIVES
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Role
from garant.reading.parse import Parse

ASSEMBLIES = COLLECTIVES | {"NATO", "EU", "G7"}
"""Bodies of many members: when they convene, several parties meet under one code."""


def meeting(
    number: int, parse: Parse, syntax: Syntax, parties: Parties, hit: Hit, scene: Scene
) -> Candidate | None:
    """A meeting of at least two parties, or of a collective.

    Reads "Zelensky rencontrera Rubio", "le chancelier l'a reçu", "un sommet réunissant 30 pays",
    "réunion à Bruxelles des ministres de la coalition"; does not read "a-t-il dit après avoir reçu
    son homologue", where talks are only the occasion, "a reçu des signaux de Riyad", "aucune
    rencontre n'est prévue".
    """
    said = said_at(scene, hit.token)
    narrator = tuple(Actor(code, code) for code in scene.setting.signatories)
    found = Attendance(parse, syntax, parties, hit, narrator).actors(said)
    codes = {actor.code for actor in found}
    who = syntax.subject(hit.token) if hit.predicate.pos == "verb" else None
    thing = scene.concepts.at(who) if who is not None else None
    grouped = who is not None and parse.lemmas[who] in syntax.grammar["alliance_noun"]
    if thing is not None and thing.value.code in FORCE and not grouped:
        return None  # "the Blue Helmets will go to the mission's camp"
    alone = hit.predicate.needs == "company"  # "they speak for the majority"
    if len(codes) < 2 and hit.predicate.pos != "noun" and not alone:
        found = _again(scene, hit, codes) or found
        codes = {actor.code for actor in found}
    assembled = ASSEMBLIES if hit.predicate.pos != "noun" else COLLECTIVES
    if len(codes) < 2 and not codes & assembled:
        return None
    if len(codes) > 1 and not codes & COLLECTIVES and not scene.setting.signed:
        scene.topic.group = found  # "the leaders", "they"
    start, end = parse.sentences[parse.sentence_of[hit.token]]
    return Candidate(
        order=(number, hit.token),
        kind=Kind.MEET,
        actors=found,
        targets=(),
        capability=None,
        firmness=None,
        conditions=(),
        quantity=None,
        speaker=said.speaker if said else None,
        evidence=(parse.passage(start, end),),
        clues=(
            Clue("predicate", hit.predicate.rule, parse.passage(hit.tokens[0], hit.tokens[-1] + 1)),
        ),
        time=_days(parse, syntax, hit.token) or None,
        ahead=_ahead(syntax, hit),
        sentence=(number, parse.sentence_of[hit.token]),
    )


def _again(scene: Scene, hit: Hit, codes: set[str]) -> tuple[Actor, ...]:
    """Those who met before and are only counted or grouped now: "the leaders agreed to meet"."""
    subject = scene.syntax.subject(hit.token)
    if subject is None:
        return ()
    if scene.parse.lower[subject] in scene.syntax.grammar["they"]:
        if codes - COLLECTIVES - {actor.code for actor in scene.topic.group}:
            return ()  # "they are talking to Putin": of those who speak, not all need be meant
        return scene.topic.group
    return counted(scene, subject)


def _days(parse: Parse, syntax: Syntax, token: int) -> str:
    near = range(max(0, token - 4), syntax.clause_end(token))
    dated = syntax.grammar["weekday"] | syntax.grammar["month"]
    return " ".join(word for t in near if (word := parse.lower[t].rstrip(".")) in dated)


def _ahead(syntax: Syntax, hit: Hit) -> bool | None:
    """Whether a meeting is still to come: "agreed to meet", not "met"; a noun does not tell."""
    if hit.predicate.pos == "noun":
        return None
    over = hit.governor
    while over is not None and over.predicate.role is Role.SAY:
        over = over.governor
    tense = syntax.tense(hit.token)
    if tense == "fut" or (over is not None and over.predicate.role is Role.HOLD):
        return True
    return False if tense == "past" else None


def takes_place(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a meeting is held or set, and not only refused, wished for or discussed.

    Reads "un rendez-vous est prévu jeudi", "dit avoir rencontré"; does not read "propose une
    rencontre", "pourrait rencontrer", "n'exclut pas de rencontrer".
    """
    if _meets_else(parse, syntax, hit) or _names(parse, syntax, hit):
        return False
    over = hit.governor
    while over is not None and over.predicate.role is Role.SAY:
        over = over.governor
    if _has_members(parse, syntax, hit):
        return False
    if over is None:
        return not (_supposed(parse, syntax, hit) or _serves(parse, syntax, hit))
    predicate = over.predicate
    if predicate.role is Role.DO:
        return predicate.family in ("move", "host") or (
            predicate.family == "deploy"  # "flew to Ankara to meet", not "sent envoys to meet"
            and not any(parse.deps[k].startswith("obj") for k in parse.children[over.token])
        )
    if predicate.family == "ought":
        return True
    if predicate.role is Role.ASK and hit.predicate.pos == "noun":
        return _planned(parse, syntax, over)  # "is expected in Doha for talks"
    if predicate.role is not Role.HOLD or predicate.kind is not Kind.COMMIT:
        return False
    if predicate.firmness in (Firmness.COMMITTED, Firmness.DELIVERED):
        return True
    # "Une rencontre est prévue": what is planned in the passive is in the diary.
    return _planned(parse, syntax, over)


def _meets_else(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether no person is met, but a need or a demand: "to meet its security needs"."""
    things = [k for k in parse.children[hit.token] if parse.deps[k] in ("obj", "nsubj:pass")]
    return len(hit.tokens) == 1 and any(
        parse.lemmas[k] in syntax.grammar["met_thing"] for k in things
    )


def _names(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether something only has a name: "what we call the initiative", "it is called the plan"."""
    if hit.predicate.pos != "verb" or parse.lemmas[hit.token] not in syntax.grammar["naming_verb"]:
        return False
    below = parse.children[hit.token]
    named = any(parse.deps[k] in ("xcomp", "ccomp") and parse.pos[k] != "VERB" for k in below)
    objects = [k for k in below if parse.deps[k] in ("obj", "iobj")]
    what = any(parse.lower[k] in syntax.grammar["which"] for k in objects)
    return named or what or len(objects) > 1 or (bool(objects) and syntax.passive(hit.token))


def _has_members(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a group is only said to have members: "the coalition, which unites thirty states"."""
    grammar, verb = syntax.grammar, hit.token
    if parse.lemmas[verb] not in grammar["bringing_together"]:
        return False
    if any(parse.lower[k] in grammar["reflexive"] for k in parse.children[verb]):
        return False
    told = next(
        (a for a in (verb, *parse.ancestors(verb)) if parse.deps[a].startswith("acl")), None
    )
    if told is None:
        who = syntax.subject(verb) if syntax.tense(verb) == "pres" else None
    else:
        who = parse.heads[told]
    if who is not None and parse.deps[who].startswith("nmod"):
        who = parse.heads[who]  # "the coalition of the willing, which"
    brings = any(
        parse.deps[k] == "obj" and parse.lemmas[k] not in grammar["people_noun"]
        for k in parse.children[verb]
    )
    return brings and who is not None and parse.lemmas[who] in grammar["alliance_noun"]


def _supposed(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether talks are only thought of: "a meeting between them would help"."""
    above = parse.heads[hit.token]
    return (
        hit.predicate.pos == "noun"
        and parse.deps[hit.token].startswith("nsubj")
        and any(parse.lower[k] in syntax.grammar["conditional"] for k in syntax.auxiliaries(above))
    )


def _serves(parse: Parse, syntax: Syntax, hit: Hit) -> bool:
    """Whether a meeting is only what something is for: "the vehicle for Ukraine to convene"."""
    token = hit.token
    if hit.predicate.pos != "verb" or syntax.finite(token) is not None:
        return False
    led = parse.lemmas[parse.heads[token]] in syntax.grammar["alliance_noun"]
    if led and parse.deps[token].startswith("acl") and syntax.passive(token):
        return True  # "the coalition, co-chaired by Oslo"
    if syntax.present_participle(token) and parse.pos[parse.heads[token]] == "ADJ":
        return not parse.deps[token].startswith("conj")  # "is used to talking to them"
    return parse.deps[token].startswith("acl") and parse.feature(token, "VerbForm") == "Inf"


def _planned(parse: Parse, syntax: Syntax, over: Hit) -> bool:
    planned = parse.lemmas[over.token] in syntax.grammar["scheduling"]
    return planned and syntax.passive(over.token) and not syntax.negated(over.token)
