"""What a briefing has to say, before any language says it: who, what, how firmly, by which acts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from garant.model import ActRecord
from garant.publishing.difference_views import DifferenceView, HingesView, PartHingesView
from garant.publishing.guarantee_views import BoardView, CoverView
from garant.publishing.offer_views import OfferView

Acts = Mapping[str, ActRecord]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to say.

    `what` names the phrase. `parties` are of whom it is said, `source` the party that says so where
    that is another (empty for a source left unnamed, None where it is the party or the text).
    `because` are the keys of the acts it rests on, `quoted` those whose words are given as its
    sources; without acts it says that there are none. What weighs least is left out first.
    """

    what: str
    parties: tuple[str, ...] = ()
    capability: str | None = None
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


def points_of_need(need: CoverView, acts: Acts) -> Iterator[Point]:
    """What is offered and refused of a need, those who say the same together."""
    groups: dict[tuple[Any, ...], list[OfferView]] = {}
    for offer in offers_of(need):
        if offer["supposed"] or not offer["because"] or offer["firmness"] == "vague":
            continue  # what is vague stands among what is unclear
        key = (
            offer["capability"],
            offer["firmness"],
            conditions_of(offer),
            source_of(offer, acts),
            offer["collective"],
        )
        groups.setdefault(key, []).append(offer)
    for (capability, firmness, conditions, source, _), offers in groups.items():
        yield Point(
            firmness,
            parties=tuple(one["party"] for one in offers),
            capability=capability,
            conditions=conditions,
            source=source,
            weight=len(offers),
            **_resting_on(offers),
        )
        for offer in offers:
            for lot in offer["amounts"]:
                if lot["parties"] == [offer["party"]]:
                    yield Point(
                        "amount",
                        parties=(offer["party"],),
                        capability=capability,
                        amount=(Decimal(lot["value"]), lot["unit"]),
                        source=source,
                        weight=1,
                        **_resting_on([offer]),
                    )


def points_of_unclear(board: BoardView, acts: Acts) -> Iterator[Point]:
    """Whose part is left open, and who says so."""
    for need in board["needs"]:
        for offer in offers_of(need):
            if offer["firmness"] == "vague" and offer["because"] and not offer["supposed"]:
                yield Point(
                    "unclear",
                    parties=(offer["party"],),
                    capability=offer["capability"],
                    source=source_of(offer, acts),
                    weight=2,
                    **_resting_on([offer]),
                )
    missing = tuple(need["need"] for need in board["needs"] if need["reach"] == "nobody")
    if missing:
        yield Point("missing", needs=missing, weight=_ALWAYS)


def points_of_objections(board: BoardView, acts: Acts) -> Iterator[Point]:
    """Who opposes or threatens what."""
    told: set[tuple[str, str, str | None]] = set()
    for objection in board["opposing"]:
        for voice in objection["voices"]:
            key = (voice["party"], voice["kind"], voice["capability"])
            if key in told or not voice["because"] or voice["kind"] not in ("oppose", "warn"):
                continue
            told.add(key)
            lead = voice["because"][0]
            yield Point(
                voice["kind"],
                parties=(voice["party"],),
                capability=voice["capability"],
                source=_speaks(voice["party"], acts.get(lead)),
                weight=2,
                because=tuple(voice["because"]),
                quoted=(lead,),
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


_TURNS = ("left", "declined", "joined", "hardened", "softened", "conditioned", "freed")


def points_of_changes(difference: DifferenceView) -> Iterator[Point]:
    """Who came to stand otherwise, by what turned, those who did the same together."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for shift in difference["shifts"]:
        turn = next((one for one in _TURNS if one in shift["turns"]), None)
        if turn and shift["because"]:
            groups.setdefault((turn, shift["capability"]), []).append(shift)
    for (turn, capability), shifts in groups.items():
        yield Point(
            turn,
            parties=tuple(one["party"] for one in shifts),
            capability=capability,
            weight=len(shifts),
            **_resting_on(shifts),
        )


def point_of_counts(board: BoardView) -> Point:
    """How many needs rest on firm offers, on others, on none."""
    reached = [need["reach"] for need in board["needs"]]
    firm = sum(one == "firm" for one in reached)
    lacking = sum(one in ("nobody", "refused") for one in reached)
    because = dict.fromkeys(
        act for need in board["needs"] if need["reach"] == "firm" for act in need["because"]
    )
    return Point(
        "counts",
        counts=(len(reached), firm, len(reached) - firm - lacking, lacking),
        weight=_ALWAYS,
        because=tuple(because) or _all_acts(board),
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
