"""What a briefing has to say, before any language says it: who, what, how firmly, by which acts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from garant.model import ActRecord, Firmness
from garant.publishing.difference_views import DifferenceView, HingesView, PartHingesView
from garant.publishing.guarantee_views import BoardView, CoverView
from garant.publishing.offer_views import OfferView, VoiceView

Acts = Mapping[str, ActRecord]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to say.

    `what` names the phrase. `parties` are of whom it is said, those of most weight first, `source`
    the party that says so where that is another (empty for a source left unnamed, None where it is
    the party or the text).
    `because` are the keys of the acts it rests on, `quoted` those whose words are given as its
    sources; without acts it says that there are none. What weighs least is left out first.
    """

    what: str
    parties: tuple[str, ...] = ()
    capabilities: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    amount: tuple[Decimal, str] | None = None
    source: str | None = None
    counts: tuple[int, ...] = ()
    because: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    weight: int = 0


@dataclass(frozen=True, slots=True)
class BriefingMaterial:
    """What a briefing is made of: the views of one guarantee, and the acts behind them."""

    board: BoardView
    hinges: HingesView
    difference: DifferenceView | None
    acts: Acts


_ALWAYS = 99
"""The weight of what is never left out."""

_FOOTINGS = ("firm", "conditional", "signalled", "unclear", "refused")


def offers_of(need: CoverView) -> list[OfferView]:
    """All that is offered or refused of a need, collectives too, the firmest first."""
    offers = [*need["offers"], *need["collectives"]]
    return sorted(offers, key=lambda one: _FOOTINGS.index(one["footing"]))


def points_of_pillar(board: BoardView, pillar: str, acts: Acts) -> Iterator[Point]:
    """What is offered and refused of the needs of a pillar.

    Those who say the same of a need stand together, and so do the needs of which the same parties
    say the same.
    """
    ranks = {party: place for place, party in enumerate(board["parties"])}
    groups: dict[tuple[Any, ...], list[OfferView]] = {}
    for need in board["needs"]:
        if need["pillar"] != pillar:
            continue
        for offer in offers_of(need):
            if offer["supposed"] or not offer["because"] or offer["firmness"] == "vague":
                continue  # what is vague stands among what is unclear
            told = (offer["firmness"], conditions_of(offer), source_of(offer, acts))
            key = (offer["capability"], offer["collective"], *told)
            groups.setdefault(key, []).append(offer)
    alike: dict[tuple[Any, ...], dict[str, list[OfferView]]] = {}
    for (capability, _, firmness, conditions, source), held in groups.items():
        offers = sorted(held, key=lambda one: ranks.get(one["party"], len(ranks)))
        parties = tuple(dict.fromkeys(one["party"] for one in offers))
        same = alike.setdefault((firmness, conditions, source, parties), {})
        same.setdefault(capability, []).extend(offers)
    for (firmness, conditions, source, parties), by_capability in alike.items():
        yield from _offered(firmness, conditions, source, parties, by_capability)


_WEIGHTS = {
    Firmness.DELIVERED: 2,
    Firmness.SIGNED: 2,
    Firmness.COMMITTED: 2,
    Firmness.READY: 1,
}
_MOST_AT_ONCE = 3
"""Capabilities that one sentence names."""


def _offered(
    firmness: str,
    conditions: tuple[str, ...],
    source: str | None,
    parties: tuple[str, ...],
    by_capability: Mapping[str, list[OfferView]],
) -> Iterator[Point]:
    capabilities = list(by_capability)
    for place in range(0, len(capabilities), _MOST_AT_ONCE):
        some = tuple(capabilities[place : place + _MOST_AT_ONCE])
        offers = [offer for one in some for offer in by_capability[one]]
        yield Point(
            firmness,
            parties=parties,
            capabilities=some,
            conditions=conditions,
            source=source,
            # Of as many, what is held to is told before what is talked of and what is refused.
            weight=len(parties) + len(some) + _WEIGHTS.get(Firmness(firmness), 0),
            **_resting_on(offers),
        )
        for offer in offers:
            for lot in offer["amounts"]:
                if lot["parties"] == [offer["party"]]:
                    yield Point(
                        "amount",
                        parties=(offer["party"],),
                        capabilities=(offer["capability"],),
                        amount=(Decimal(lot["value"]), lot["unit"]),
                        source=source,
                        weight=4,
                        **_resting_on([offer]),
                    )


def points_of_unclear(board: BoardView, acts: Acts) -> Iterator[Point]:
    """Whose part is left open, and who says so; then what nobody offers."""
    groups: dict[tuple[str, str | None], list[OfferView]] = {}
    for need in board["needs"]:
        for offer in offers_of(need):
            if offer["firmness"] == "vague" and offer["because"] and not offer["supposed"]:
                groups.setdefault((offer["party"], source_of(offer, acts)), []).append(offer)
    for (party, source), offers in groups.items():
        for place in range(0, len(offers), _MOST_AT_ONCE):
            some = offers[place : place + _MOST_AT_ONCE]
            yield Point(
                "unclear",
                parties=(party,),
                capabilities=tuple(dict.fromkeys(one["capability"] for one in some)),
                source=source,
                weight=1 + len(some),
                **_resting_on(some),
            )
    missing = tuple(need["need"] for need in board["needs"] if need["reach"] == "nobody")
    if missing:
        yield Point("missing", needs=missing, weight=_ALWAYS)


_MOST_OPPOSED = 2


def points_of_objections(board: BoardView, acts: Acts) -> Iterator[Point]:
    """Who opposes or threatens what."""
    told: set[tuple[str, str, str | None]] = set()
    groups: dict[tuple[str, str, str | None], list[VoiceView]] = {}
    for objection in board["opposing"]:
        for voice in objection["voices"]:
            key = (voice["party"], voice["kind"], voice["capability"])
            if key in told or not voice["because"] or voice["kind"] not in ("oppose", "warn"):
                continue
            told.add(key)
            source = _speaks(voice["party"], acts.get(voice["because"][0]))
            groups.setdefault((voice["party"], voice["kind"], source), []).append(voice)
    for (party, kind, source), voices in groups.items():
        # Without a capability it is the whole that is meant, which stands in no list of parts.
        whole = [one for one in voices if not one["capability"]]
        parts = [one for one in voices if one["capability"]]
        most = _MOST_OPPOSED if kind == "oppose" else 1
        rows = [parts[at : at + most] for at in range(0, len(parts), most)]
        for some in [*([whole] if whole else []), *rows]:
            yield Point(
                kind,
                parties=(party,),
                capabilities=tuple(one["capability"] for one in some if one["capability"]),
                source=source,
                weight=1 + len(some),
                **_resting_on(some),
            )


def points_of_hinges(hinges: HingesView) -> Iterator[Point]:
    """What the whole breaks without: one party or condition, then two at once."""
    whole: PartHingesView = next(one for one in hinges["parts"] if one["part"] is None)
    for cut in whole["cut_sets"]:
        if len(cut["parties"]) + len(cut["conditions"]) != 1 or not cut["because"]:
            continue
        if cut["through"]:
            yield Point(
                "alone",
                parties=tuple(cut["parties"]),
                conditions=tuple(cut["conditions"]),
                needs=tuple(cut["through"]),
                weight=1 + len(cut["through"]),
                because=tuple(cut["because"]),
                quoted=tuple(cut["because"][:2]),
            )


_MOST_CHANGED = 4
_TURNS = ("left", "declined", "joined", "hardened", "softened", "conditioned", "freed")


def points_of_changes(difference: DifferenceView) -> Iterator[Point]:
    """Who came to stand otherwise, by what turned, those who did the same together."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for shift in difference["shifts"]:
        turn = next((one for one in _TURNS if one in shift["turns"]), None)
        if turn and shift["because"]:
            groups.setdefault((turn, shift["capability"]), []).append(shift)
    alike: dict[tuple[str, tuple[str, ...]], dict[str, list[Any]]] = {}
    for (turn, capability), shifts in groups.items():
        parties = tuple(one["party"] for one in shifts)
        alike.setdefault((turn, parties), {})[capability] = shifts
    order = {parties: place for place, (_, parties) in reversed(list(enumerate(alike)))}
    for turn, parties in sorted(alike, key=lambda one: order[one[1]]):
        by_capability = alike[turn, parties]
        capabilities = list(by_capability)
        for place in range(0, len(capabilities), _MOST_CHANGED):
            some = tuple(capabilities[place : place + _MOST_CHANGED])
            shifts = [shift for one in some for shift in by_capability[one]]
            yield Point(
                turn,
                parties=parties,
                capabilities=some,
                weight=len(parties) + len(some),
                **_resting_on(shifts),
            )


def points_of_the_whole(board: BoardView) -> Iterator[Point]:
    """How many needs rest on firm offers, on others, on none; and who makes the firm ones."""
    reached = [need["reach"] for need in board["needs"]]
    firm = sum(one == "firm" for one in reached)
    lacking = sum(one in ("nobody", "refused") for one in reached)
    held = [need["because"] for need in board["needs"] if need["reach"] == "firm"]
    because = tuple(dict.fromkeys(act for one in held for act in one)) or _all_acts(board)
    yield Point(
        "counts",
        counts=(len(reached), firm, len(reached) - firm - lacking, lacking),
        weight=_ALWAYS,
        because=because,
        quoted=tuple(dict.fromkeys(one[0] for one in held if one)) or because[:_MOST_QUOTED],
    )
    offers: dict[str, list[OfferView]] = {}
    for need in board["needs"]:
        for offer in offers_of(need):
            if offer["footing"] == "firm" and offer["because"] and not offer["supposed"]:
                offers.setdefault(offer["party"], []).append(offer)
    most = sorted(offers, key=lambda party: -len({one["capability"] for one in offers[party]}))
    if len(most) > 1:
        firmest = [offer for party in most[:_MOST_FIRMEST] for offer in offers[party]]
        yield Point(
            "firmest",
            parties=tuple(most[:_MOST_FIRMEST]),
            weight=_ALWAYS,
            **_resting_on(firmest),
        )


_MOST_FIRMEST = 4
_MOST_QUOTED = 3


def point_of_outcome(board: BoardView, hinges: HingesView) -> Point:
    """Whether the guarantee as a whole stands by what is known."""
    whole = next(one for one in hinges["parts"] if one["part"] is None)
    states = {"met": "holds", "unmet": "waits", "unknown": "unsure"}
    because = tuple(whole["because"]) or _all_acts(board)
    return Point(
        states[whole["today"]] if whole["holds"] else "broken",
        weight=_ALWAYS,
        because=because,
        quoted=because[:_MOST_QUOTED],
    )


def points_of_waiting(board: BoardView) -> Iterator[Point]:
    """Which conditions that do not hold yet offers wait for, the most first."""
    waiting: dict[str, dict[str, OfferView]] = {}
    for need in board["needs"]:
        for offer in offers_of(need):
            if offer["footing"] == "refused" or not offer["because"] or offer["supposed"]:
                continue
            terms = offer["conditions"]
            for condition in (*terms["unmet"], *terms["unknown"]):
                waiting.setdefault(condition, {}).setdefault(offer["party"], offer)
    for condition, offers in sorted(waiting.items(), key=lambda each: -len(each[1])):
        yield Point(
            "waiting",
            parties=tuple(offers),
            conditions=(condition,),
            weight=len(offers),
            **_resting_on(list(offers.values())),
        )


def conditions_of(offer: OfferView) -> tuple[str, ...]:
    """All that an offer is told to depend on, whether it holds or not."""
    terms = offer["conditions"]
    return (*terms["unmet"], *terms["unknown"], *terms["met"], *terms["triggers"])


def source_of(offer: OfferView, acts: Acts) -> str | None:
    """Who says so where it is not the party itself: a party, or empty for one left unnamed."""
    if not offer["named"]:
        return ""
    return None if offer["own"] else _speaks(offer["party"], acts.get(offer["because"][0]))


def _speaks(party: str, record: ActRecord | None) -> str | None:
    speaker = record.act.speaker if record else None
    if speaker is None:
        return None
    if speaker.anonymous:
        return ""
    return speaker.code if speaker.code and speaker.code != party else None


def _resting_on(found: Iterable[Any]) -> dict[str, Any]:
    """The acts that several rest on, and the most telling one of each."""
    held = list(found)
    return {
        "because": tuple(dict.fromkeys(act for one in held for act in one["because"])),
        "quoted": tuple(dict.fromkeys(one["because"][0] for one in held)),
    }


def _all_acts(board: BoardView) -> tuple[str, ...]:
    return tuple(dict.fromkeys(act for need in board["needs"] for act in need["because"]))
