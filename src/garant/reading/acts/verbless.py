"""Offers and refusals that stand without a verb, beside the party that makes them.

"Two more batteries, by May", he said. The Danes named a number: 900 soldiers. Two million euros
from Vienna; none from Bern.
"""

from itertools import pairwise

from garant.model import Clue, Firmness, Kind
from garant.reading.acts.concepts import Concepts
from garant.reading.acts.ellipsis import BARE, OFFER
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.measures import Measure
from garant.reading.acts.parties import Parties
from garant.reading.acts.scene import Scene
from garant.reading.acts.syntax import Syntax
from garant.reading.mention import Mention, MentionKind
from garant.reading.parse import Parse

CUTS = frozenset({":", ";", "—", "–", "-", '"', "“", "”", "«", "»", "(", ")"})
"""Signs between which a part of a sentence can stand alone."""

LEAD = 3
"""Tokens that may stand before the number: "and up to 900 soldiers"."""


def verbless_offers(
    scene: Scene, counted: list[Measure], conditioned: frozenset[int]
) -> list[Frame]:
    """What is given or denied by a bare noun phrase, where it is clear by whom.

    Reads "Two more batteries, by May" in a quotation, "the Danes named a number: 900 soldiers",
    "two million euros from Vienna. None from Bern.", and the items of a list under "Oslo is
    providing:"; does not read a number of something that nobody beside it gives ("Four hundred
    soldiers, a band and a flag.").

    Args:
        scene: The parse.
        counted: Its numbers with their units.
        conditioned: The tokens of its conditions, where a verb may stand.
    """
    parse, syntax, parties = scene.parse, scene.syntax, scene.parties
    silent, stem = {*scene.against(), ""}, scene.stem
    found: list[Frame] = []
    for start, end in parse.sentences:
        for first, last in _parts(parse, start, end):
            if any(_verb(parse, syntax, k, conditioned) for k in range(first, last)):
                continue
            frame = _none_from(parse, syntax, parties, first, last) or _amount(
                parse, scene.concepts, counted, first, last
            )
            if frame is None:
                continue
            giver = _giver(parse, syntax, parties, frame, first, last)
            if giver is not None:
                frame.doer = giver.head
                codes = set(giver.codes)
            elif stem is not None and stem.kind is Kind.COMMIT and not frame.negated:
                frame.lent, frame.firmness = stem.actors, stem.firmness
                codes = {actor.code for actor in stem.actors}
            elif _promises(parse, syntax, first, last, conditioned):
                said = scene.speech.at(parse.starts[first], parse.ends[last - 1])
                codes = {said.speaker.code or ""} if said else {""}
            else:
                continue
            if not codes & silent:
                found.append(frame)
    return found


def level(scene: Scene, frame: Frame) -> None:
    """Take the rung of the words across a colon: "what he offered is aircraft: four Typhoons"."""
    topic = scene.topic
    if (
        frame.top.predicate is OFFER
        and topic.sentence == scene.place(frame)
        and topic.kinds[-1:] == [Kind.COMMIT]
        and topic.firmness is not None
    ):
        frame.firmness = topic.firmness


def _parts(parse: Parse, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a sentence between its cuts, without the signs around them."""
    cuts = [start - 1, *(k for k in range(start, end) if parse.words[k] in CUTS), end]
    parts = []
    for before, after in pairwise(cuts):
        first, last = before + 1, after
        while last > first and parse.pos[last - 1] == "PUNCT":
            last -= 1
        while first < last and parse.pos[first] in ("PUNCT", "CCONJ"):
            first += 1
        if first < last:
            parts.append((first, last))
    return parts


def _verb(parse: Parse, syntax: Syntax, k: int, conditioned: frozenset[int]) -> bool:
    """Whether a verb makes a clause of a part: not one of a condition or of a relative clause."""
    if k in conditioned or parse.pos[k] not in ("VERB", "AUX") or syntax.finite(k) is None:
        return False
    return not any(parse.deps[a].startswith("acl") for a in (k, *parse.ancestors(k)))


def _none_from(
    parse: Parse, syntax: Syntax, parties: Parties, first: int, last: int
) -> Frame | None:
    """What a party denies of what was just told: "None from Bern"."""
    if parse.lower[first] not in syntax.grammar["negative_subject"] or last - first < 2:
        return None
    sources = parties.sources(set(range(first + 1, min(last, first + 4))))
    if not sources or not sources[0].codes:
        return None
    hit = Hit(first, (first,), BARE)
    clue = Clue("negation", BARE.rule, parse.passage(first, sources[0].end))
    return Frame(
        hit,
        hit,
        Kind.REFUSE,
        Firmness.EXCLUDED,
        [],
        {sources[0].head},
        (hit,),
        attitude=True,
        doer=sources[0].head,
        negated=True,
        clues=[clue],
    )


def _amount(
    parse: Parse, concepts: Concepts, counted: list[Measure], first: int, last: int
) -> Frame | None:
    """A number of a thing that opens a part: "two more batteries", "seven million for pilots"."""
    measure = next((m for m in counted if first <= m.start <= first + LEAD), None)
    if measure is None or any(
        parse.pos[k] in ("VERB", "AUX", "NOUN", "PROPN", "PRON")
        for k in range(first, measure.start)
    ):
        return None
    named = [c for c in concepts.found if first <= c.start < last and c.value.code]
    named = [c for c in named if not c.value.weak]
    if measure.money is None:
        named = [c for c in named if measure.start <= c.start <= measure.unit + 1]
    capabilities: list[tuple[str | None, int]] = [(c.value.code, c.start) for c in named[:1]]
    if not capabilities and measure.money is not None:
        capabilities = [("funding", measure.unit)]
    if not capabilities:
        return None
    hit = Hit(measure.unit, (measure.unit,), OFFER)
    return Frame(
        hit,
        hit,
        Kind.COMMIT,
        Firmness.COMMITTED,
        capabilities,
        set(range(first, last)),
        (hit,),
        attitude=True,
        clues=[Clue("predicate", OFFER.rule, parse.passage(first, last))],
    )


def _promises(
    parse: Parse, syntax: Syntax, first: int, last: int, conditioned: frozenset[int]
) -> bool:
    """Whether a bare amount is one to come: "two more by May", "nine hundred, if it holds"."""
    promising = syntax.grammar["promising"]
    return any(k in conditioned or parse.lower[k] in promising for k in range(first, last))


def _giver(
    parse: Parse, syntax: Syntax, parties: Parties, frame: Frame, first: int, last: int
) -> Mention | None:
    """The party a bare amount comes from: "from Vienna", or the subject across a colon."""
    if frame.doer is not None:
        return parties.at(frame.doer)
    unit, (_, thing) = frame.top.token, frame.capabilities[0]
    for source in parties.sources(frame.scope):
        # "Two million from Vienna for the defence of Kyiv" comes from Vienna alone.
        if source.codes and (source.start < thing or first <= parse.heads[source.head] <= unit):
            return source
    start, end = parse.sentences[parse.sentence_of[first]]
    if first > start and parse.words[first - 1] == ":":
        beside = range(start, first)
    elif last < end and parse.words[last] == ":":
        beside = range(last, end)
    else:
        return None
    if not any(parse.lemmas[k] in syntax.grammar["tabling"] for k in beside):
        return None  # "counted its dead: 12 soldiers"
    subjects = [
        m
        for m in parties.held
        if m.head in beside
        and m.codes
        and m.kind is not MentionKind.ADJECTIVE
        and parse.deps[m.head].startswith("nsubj")
    ]
    return subjects[0] if len(subjects) == 1 else None
