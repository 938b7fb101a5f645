"""Reactions: requests, objections, support, threats, needs and what is left open."""

from garant.model import Firmness, Kind
from garant.reading.acts.building import Building
from garant.reading.acts.frame import Frame, stance
from garant.reading.acts.hit import Hit
from garant.reading.acts.parties import Parties
from garant.reading.acts.praising import of_another, praised
from garant.reading.acts.screening import GIVING
from garant.reading.acts.words import Role

GRANTED = (None, Firmness.READY, Firmness.COMMITTED, Firmness.DELIVERED)
"""The rungs of nouns whose praise grants them: "welcomed Oslo's offer", "its decision"."""

HANDED = GIVING | {"move"}
"""What one asks another not to give: that is to object to it."""


def react(
    framer: Building,
    hit: Hit,
    under: list[Frame],
    barred: set[int],
    kind: Kind | None = None,
) -> list[Frame]:
    """Requests, objections, support, threats: one frame over all that is named below.

    `kind` is set where the clause below and not the predicate tells it: "insists that Berlin send".
    """
    predicate = hit.predicate
    negated = framer.negated(hit)
    kind, firmness = kind or predicate.kind, predicate.firmness
    if predicate.needs == "denial" and not negated and not _denied_above(framer, hit):
        return under  # "specified that it would send": only its denial leaves it open
    if predicate.rule == "strike" and not _threatens(framer, hit):
        return []
    if predicate.role is Role.VAGUE:
        kind, firmness = Kind.COMMIT, firmness or Firmness.VAGUE
    if negated and predicate.role not in (Role.WARN, Role.NEED):
        kind, firmness = predicate.negated_kind, predicate.negated_firmness
        if predicate.role is Role.SIGN and framer.tense(hit.token) == "past":
            return []  # not to have signed refuses nothing yet
    if kind is None:
        return []
    if predicate.family == "wait" and negated:
        # "n'attend plus qu'un vote pour envoyer": it will do it
        for frame in under:
            if frame.kind is Kind.COMMIT:
                frame.firmness = Firmness.COMMITTED
            frame.clues = [*framer.clues(hit, True), *frame.clues]
        return [frame for frame in under if frame.kind in (Kind.COMMIT, Kind.REQUEST)]
    if any(
        frame.negated
        and (
            frame.top.predicate.family == "ought"
            or _nobodys(framer, hit, frame)
            or (frame.kind is Kind.REFUSE and frame.top.predicate.family in HANDED)
        )
        for frame in under
    ):
        kind = Kind.OPPOSE if kind is Kind.REQUEST else kind
    scope = framer.themes.scope(hit)
    capabilities: list[tuple[str | None, int]] = []
    asked_of = None
    aside = None
    leaf = hit
    for frame in under:
        leaf = frame.leaf
        aside = frame.firmness if frame.attitude and frame.kind is Kind.COMMIT else aside
        for pair in frame.capabilities:
            if pair[0] not in [code for code, _ in capabilities]:
                capabilities.append(pair)
        if asked_of is None:
            asked_of = framer.combiner.clause_subject(hit, frame.top)
        scope |= frame.scope
    if predicate.family == "owed" and asked_of is None:
        asked_of = framer.themes.parse.heads[hit.token]  # "it is up to Berlin to send"
    if not capabilities:
        capabilities = framer.themes.named(hit, scope, barred)
    if predicate.role is Role.NEED and framer.themes.only_weak(capabilities):
        return []  # "la sécurité du pays est essentielle" asks for nothing
    talks = any(under.predicate.role is Role.MEET for under in hit.governed)
    if not capabilities and talks and predicate.role is Role.ASK:
        capabilities = [("peace_deal", hit.token)]
    clues = [*framer.clues(hit, negated), *(clue for frame in under for clue in frame.clues)]
    return [
        Frame(
            hit,
            leaf,
            kind,
            firmness,
            capabilities,
            scope,
            (hit,),
            True,
            asked_of,
            doer=asked_of if predicate.role is Role.VAGUE and _in_question(framer, under) else None,
            negated=negated,
            aside=aside,
            clues=clues,
        )
    ]


def _denied_above(framer: Building, hit: Hit) -> bool:
    """Whether the attitude over a predicate denies it: "does not mean to give the number"."""
    over = hit.governor
    if over is None or over.predicate.role is not Role.HOLD:
        return False
    return framer.negated(over) != (over.predicate.kind is Kind.REFUSE)


def request_of(framer: Building, hit: Hit, barred: set[int]) -> Frame:
    """What an imperative asks for, or will not have: "Send us the jets", "Do not send them"."""
    negated, scope = framer.negated(hit), framer.themes.scope(hit)
    kind = Kind.OPPOSE if negated else Kind.REQUEST
    named = framer.themes.named(hit, scope, barred)
    return stance(hit, kind, None, named, scope, negated, framer.clues(hit, negated))


def _nobodys(framer: Building, hit: Hit, frame: Frame) -> bool:
    """Whether a doing is to be nobody's: "demands that no foreign forces be stationed"."""
    top = frame.top
    return (
        top.predicate.role is Role.DO
        and framer.syntax.passive(top.token)
        and framer.combiner.clause_subject(hit, top) is not None
    )


def _in_question(framer: Building, under: list[Frame]) -> bool:
    """Whether a clause is asked and not told: "whether Rome will pay", not "that Rome will"."""
    parse, told = framer.syntax.parse, framer.syntax.grammar["restrictive"]
    return not any(
        parse.lower[k] in told and parse.deps[k] == "mark"
        for frame in under
        for k in parse.children[frame.top.token]
    )


def _threatens(framer: Building, hit: Hit) -> bool:
    """Whether a strike is still to come: "seront détruites"; one that was made is the war."""
    over = hit.governor
    if framer.syntax.parse.deps[hit.token] == "acl" and framer.syntax.present_participle(hit.token):
        return False  # "any mission targeting the militia"
    if over is not None and (
        over.predicate.role is Role.WARN
        or (
            over.predicate.role is Role.HOLD
            and over.predicate.kind is Kind.COMMIT
            and over.predicate.family != "want"  # whom one would like to strike is not warned
        )
    ):
        return True  # "threatens to strike", "vowed to destroy"
    return framer.syntax.tense(hit.token) in ("fut", "cnd")


def granted(parties: Parties, hit: Hit) -> list[Hit]:
    """A predicate with what it grants as a fact: "salue la décision d'Ottawa d'allouer".

    What others asked for comes first, so that "they" are those who reject it.
    """
    asked = [
        under
        for under in hit.governed
        if under.predicate.pos == "noun"
        and under.predicate.role is Role.ASK
        and any(m.codes for m in parties.owners(under.token))
        and hit.predicate.role in (Role.ENDORSE, Role.OPPOSE, Role.HOLD)
    ]
    if hit.predicate.role not in (Role.ENDORSE, Role.OPPOSE):
        return [*asked, hit]
    return [*asked, hit] + [
        under
        for under in hit.governed
        if under.predicate.role in (Role.DO, Role.HOLD)
        and under.predicate.firmness in GRANTED
        and hit.predicate.role is Role.ENDORSE
        and _whose(parties, under)
    ]


def _whose(parties: Parties, under: Hit) -> bool:
    """Whether it is told who does what is praised: "Oslo's offer", "that Oslo will send"."""
    if under.predicate.pos != "noun":
        return of_another(parties.parse, under)
    return any(m.codes for m in parties.owners(under.token)) or bool(praised(parties, under))
