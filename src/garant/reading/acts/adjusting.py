"""What a whole clause makes of a capability or a kind: renewals, withdrawals, American cover."""

import re

from garant.model import Actor, Condition, Firmness, Kind, Quantity
from garant.reading.acts.candidate import Candidate
from garant.reading.acts.conditional import Conditional
from garant.reading.acts.frame import Frame
from garant.reading.acts.parties import actors
from garant.reading.acts.purposes import for_what
from garant.reading.acts.scene import Scene
from garant.reading.acts.setting import Setting, belligerents
from garant.reading.parse import Parse

_CURRENCY = re.compile("[A-Z]{3}")


def renews(scene: Scene, frame: Frame, own: frozenset[str]) -> bool:
    """Whether the United Nations renew a mandate or set up a force: they adopt a resolution."""
    if own != {"UN"} or frame.kind is not Kind.COMMIT:
        return False
    parse, grammar = scene.parse, scene.syntax.grammar
    voted = parse.lemmas[frame.top.token] in grammar["council_verb"] and bool(frame.capabilities)
    if voted and scene.syntax.tense(frame.top.token) == "past":
        return True
    return frame.leaf.predicate.family == "keep" and any(
        parse.lemmas[t] in grammar["mandate"] for t in frame.scope
    )


def withdrawal(scene: Scene, frame: Frame, own: frozenset[str]) -> str | None:
    """What asking an army to leave asks for: a ceasefire, where the protected party asks it."""
    leaves = frame.leaf.predicate.family == "leave" or any(
        under.predicate.family == "leave" for under in frame.top.governed
    )
    others = {code for m in scene.parties.inside(frame.scope) for code in m.codes}
    if others - scene.setting.adversaries - own:
        return None  # "exige le départ des Casques bleus"
    if frame.kind is Kind.REQUEST and leaves and own == {scene.setting.protected}:
        return "ceasefire"
    return None


def threatens(scene: Scene, frame: Frame, conditions: list[Conditional]) -> bool:
    """Make a threat of sanctions that an adversary is to bear unless it gives way.

    "Will slap sanctions on its banks unless Moscow accepts"; not "will lift them if", nor what
    answers an attack, which belongs to what was promised.
    """
    parse, grammar = scene.parse, scene.syntax.grammar
    codes = {code for code, _ in frame.capabilities}
    hard = frame.firmness not in (Firmness.DELIVERED, Firmness.SIGNED, Firmness.VAGUE)
    if frame.kind is not Kind.COMMIT or codes != {"sanctions"} or not hard:
        return False
    if any(parse.lemmas[t] in grammar["relieving"] for hit in frame.chain for t in hit.tokens):
        return False
    if any(hit.predicate.rule == "going_on" for hit in frame.chain):
        return False  # "will continue to impose costs": that is done already
    sentence = parse.sentence_of[frame.top.token]
    for conditional in conditions:
        if parse.sentence_of[conditional.anchor] != sentence:
            continue
        if Condition.RENEWED_ATTACK in conditional.codes:
            continue
        if parse.lower[conditional.anchor] in grammar["denied_time"] | grammar["lasting"]:
            continue  # "as long as Russia refuses": what is done meanwhile is a policy
        for mention in scene.parties.held:
            warned = set(mention.codes) & scene.setting.adversaries
            doing = parse.deps[mention.head].startswith("nsubj")
            if warned and doing and mention.head in conditional.tokens:
                frame.kind, frame.firmness = Kind.WARN, None
                frame.meant = actors(parse, [mention])
                return True
    return False


def seizes(scene: Scene, frame: Frame) -> None:
    """Make a sum that is frozen in an adversary's assets a commitment: "froze 2 billion in its".

    A sum of one's own that is frozen is kept back, and stays a refusal.
    """
    parse, leaf = scene.parse, frame.leaf
    if (
        frame.kind is not Kind.REFUSE
        or parse.lemmas[leaf.token] not in (scene.syntax.grammar["freezing"])
    ):
        return
    assets = [
        c.start
        for c in scene.concepts.found
        if c.value.code == "frozen_assets" and c.start in frame.scope and not c.value.weak
    ]
    if assets and not scene.syntax.negated(leaf.token):
        past = scene.syntax.tense(frame.top.token) == "past"
        frame.kind = Kind.COMMIT
        frame.firmness = Firmness.DELIVERED if past else Firmness.COMMITTED
        frame.capabilities = [("frozen_assets", assets[0])]


def leaves(setting: Setting, frame: Frame, targets: tuple[Actor, ...], code: str | None) -> bool:
    """Whether an adversary is asked to take its army away: that is what a ceasefire brings."""
    asked = {actor.code for actor in targets}
    return (
        code in ("ground_troops", "armed_forces")
        and frame.leaf.predicate.family == "leave"
        and bool(asked)
        and asked <= setting.adversaries | belligerents()
    )


def american_cover(
    scene: Scene, frame: Frame, place: int, targets: tuple[Actor, ...], code: str
) -> str:
    """American support that is asked for is the backstop: "attend de Washington un appui"."""
    if not any(actor.code == "USA" for actor in targets) or place >= len(frame.capabilities):
        return code
    concept = scene.concepts.at(frame.capabilities[place][1])
    return "backstop" if concept is not None and concept.value.weak else code


def american_backing(
    scene: Scene,
    frame: Frame,
    own: frozenset[str],
    targets: tuple[Actor, ...],
    code: str | None,
) -> bool:
    """Whether America backs a force that others send, or is asked to: "will back up the force"."""
    asked = frame.kind in (Kind.REQUEST, Kind.ENDORSE) and {a.code for a in targets} == {"USA"}
    others = any(not set(m.codes) & own for m in scene.owners(frame))
    backs = frame.kind in (Kind.COMMIT, Kind.REFUSE) and own == {"USA"} and others
    return (
        code == "ground_troops"
        and (asked or backs)
        and any(
            scene.parse.lemmas[t] in scene.syntax.grammar["backing_verb"] for t in frame.leaf.tokens
        )
    )


def american_offer(
    scene: Scene, frame: Frame, own: frozenset[str], place: int, code: str | None
) -> str | None:
    """American help that is offered in general is the backstop: "gave few details of what help"."""
    if code != "guarantee" or own != {"USA"}:
        return code
    concept = scene.concepts.at(frame.capabilities[place][1])
    return "backstop" if concept is not None and concept.value.weak else "guarantee"


def _handed_to(scene: Scene, token: int) -> bool:
    """Whether forces only receive something, and are not the giver's own."""
    parse, grammar = scene.parse, scene.syntax.grammar
    concept = scene.concepts.at(token)
    head = token if concept is None else scene.concepts.head(concept)
    below = {parse.lower[k] for k in parse.children[head]}
    return bool(below & (grammar["dative"] | grammar["concerning"])) and not (
        below & grammar["possessive"]
    )


def in_money(
    scene: Scene,
    frame: Frame,
    own: frozenset[str],
    token: int,
    code: str | None,
    given: Quantity | None,
) -> str | None:
    """Help that is a sum of money is funding, and so is pay for another's soldiers.

    "Broke off its aid, 432 million euros"; "proposes to pay the soldiers of Kenya itself".
    """
    concept = scene.concepts.at(token)
    if code == "guarantee" and concept is not None and concept.value.weak:
        return "funding" if given is not None and _CURRENCY.fullmatch(given.unit) else code
    in_cash = given is not None and _CURRENCY.fullmatch(given.unit) is not None
    if code == "ground_troops" and in_cash and _handed_to(scene, token):
        return "funding"  # "aid of 9 million dollars for the peacekeepers"
    if frame.leaf.predicate.family == "money" and code == "ground_troops":
        whose = {c for m in scene.parties.owners(token) for c in m.codes}
        return "funding" if whose and not whose & own else code
    return code


def in_general(
    scene: Scene,
    frame: Frame,
    own: frozenset[str],
    place: int,
    code: str | None,
    given: Quantity | None,
) -> str | None:
    """What help is that its own words leave general: by its sum, its giver, or what it is for."""
    token = frame.capabilities[place][1] if frame.capabilities else frame.leaf.token
    code = in_money(scene, frame, own, token, code, given)
    if frame.firmness is Firmness.VAGUE and frame.capabilities:
        code = american_offer(scene, frame, own, place, code)
    return for_what(scene, frame, place, code)


def _with(parse: Parse, anchor: int, token: int) -> bool:
    """Whether two tokens stand in one main clause: no "and Macron said" parts them."""
    start, end = parse.sentences[parse.sentence_of[anchor]]
    parted = [
        min((k, *(c for c in parse.children[k] if parse.deps[c] in ("cc", "nsubj"))))
        for k in range(start, end)
        if parse.deps[k] == "conj"
        and parse.pos[k] == "VERB"
        and any(parse.deps[c].startswith("nsubj") for c in parse.children[k])
    ]
    return not any(min(anchor, token) < k <= max(anchor, token) for k in parted)


def settle_standing(parse: Parse, conditions: list[Conditional], found: list[Candidate]) -> None:
    """Give a condition that stands as a sentence of its own to what was just committed.

    "Des soldats pourraient partir. Le Bundestag aura le dernier mot."
    """
    for conditional in conditions:
        if not conditional.standing:
            continue
        number = parse.sentence_of[conditional.anchor]
        offers = [c for c in found if c.kind is Kind.COMMIT and c.firmness is not Firmness.SIGNED]
        held = [c for c in offers if c.sentence[1] == number]
        held = [c for c in held if _with(parse, conditional.anchor, c.order[1])] or held
        before = [c for c in offers if c.sentence[1] < number]
        for candidate in held or before[-1:]:
            added = tuple(code for code in conditional.codes if code not in candidate.conditions)
            candidate.conditions = (*candidate.conditions, *added)
