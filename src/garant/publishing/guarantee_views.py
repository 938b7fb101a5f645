"""What a guarantee is worth on a day, as plain records: offers, covers, the board, figures by name.

As for acts, the records are the contract of `--json`, and all else is made from them. A supposed
offer has no act, and shows none.
"""

from collections.abc import Iterable
from typing import TypedDict

from garant.model import (
    Board,
    Clarity,
    Cover,
    Guarantee,
    Interval,
    Objection,
    Offer,
    Unclear,
    Voice,
)
from garant.publishing.offer_views import Acts, OfferView, VoiceView, offer_view, voice_view
from garant.publishing.record_views import day_view


class BoundView(TypedDict):
    """One end of an interval; `unknown` offers are in it by no number."""

    value: str
    unknown: int
    because: list[str]


class IntervalView(TypedDict):
    """From firm offers only to all that is not refused; `unit` null counts contributors.

    `collectives` are offers by parties of no known number: the far end may lie higher.
    """

    unit: str | None
    firm: BoundView
    possible: BoundView
    collectives: int


class AskedView(TypedDict):
    """How much a need asks for."""

    value: str
    unit: str


class CoverView(TypedDict):
    """How far a need is met.

    `reach` is the best footing on which enough parties offer (`firm` to `unclear`), or
    `collective`, `short`, `refused`, `nobody`. `offers` are the firmest first, refusals last;
    `apart` are by those who do not count.
    """

    need: str
    pillar: str
    capability: str
    label: dict[str, str]
    contributors_asked: int
    amount_asked: AskedView | None
    givers: list[str]
    reach: str
    amount_reached: str | None
    contributors: IntervalView
    amounts: list[IntervalView]
    offers: list[OfferView]
    collectives: list[OfferView]
    apart: list[OfferView]
    voices: list[VoiceView]
    because: list[str]


class LackingView(TypedDict):
    """An offer of committed or more that is not clear: it lacks an `amount` or a `named_source`."""

    party: str
    lacks: list[str]
    because: list[str]


class UnclearView(TypedDict):
    """A party's part left unclear; `own` and `named` tell who says so."""

    party: str
    day: str
    own: bool
    named: bool
    contested: bool
    because: list[str]


class ClarityView(TypedDict):
    """How clear it is who gives what: `clear` are the parties one can hold to an offer."""

    is_clear: bool
    clear: list[str]
    lacking: list[LackingView]
    unclear: list[UnclearView]


class NeedCoverView(CoverView):
    """A cover with how clear it is."""

    clarity: ClarityView


class ConditionStateView(TypedDict):
    """A condition on the day: `met`, `unmet` or `unknown`."""

    condition: str
    state: str


class ObjectionView(TypedDict):
    """A party that opposes; `stands` is what the adversary itself offers or refuses."""

    party: str
    adversary: bool
    voices: list[VoiceView]
    stands: list[OfferView]
    because: list[str]


class DayView(TypedDict):
    """Which pact, and on which day: null knows all."""

    pact: str
    title: dict[str, str]
    beneficiary: str
    adversary: str | None
    pillars: dict[str, dict[str, str]]
    as_of: str | None


class BoardView(DayView):
    """Needs by party: `parties` are those who offer or refuse, the most and firmest first."""

    parties: list[str]
    conditions: list[ConditionStateView]
    needs: list[CoverView]
    opposing: list[ObjectionView]


class CoversView(DayView):
    """Each need with its cover and its clarity."""

    needs: list[NeedCoverView]


def day_of(guarantee: Guarantee) -> DayView:
    """Which pact, and on which day."""
    pact = guarantee.pact
    return {
        "pact": pact.name,
        "title": dict(pact.title),
        "beneficiary": pact.beneficiary,
        "adversary": pact.adversary,
        "pillars": {pillar.name: dict(pillar.label) for pillar in pact.pillars},
        "as_of": day_view(guarantee.as_of),
    }


def view_board(board: Board, acts: Acts) -> BoardView:
    """Show a board as a plain record.

    Args:
        board: The board.
        acts: The acts that it rests on, by key.
    """
    return {
        **day_of(board.guarantee),
        "parties": list(board.parties),
        "conditions": [
            {"condition": condition.value, "state": state.value}
            for condition, state in board.states
        ],
        "needs": [cover_view(row.cover, acts) for row in board.rows],
        "opposing": [_objection(one, acts) for one in board.opposing],
    }


def view_covers(
    guarantee: Guarantee, covers: Iterable[Cover], clarities: Iterable[Clarity], acts: Acts
) -> CoversView:
    """Show covers with their clarity as a plain record; as for a board."""
    return {
        **day_of(guarantee),
        "needs": [
            {**cover_view(cover, acts), "clarity": _clarity(clarity)}
            for cover, clarity in zip(covers, clarities, strict=True)
        ],
    }


def cover_view(cover: Cover, acts: Acts) -> CoverView:
    """Show a cover as a plain record."""
    need = cover.need
    return {
        "need": need.name,
        "pillar": need.pillar,
        "capability": need.capability,
        "label": dict(need.label),
        "contributors_asked": need.contributors,
        "amount_asked": (
            {"value": f"{need.amount.value:f}", "unit": need.amount.unit} if need.amount else None
        ),
        "givers": list(need.givers),
        "reach": cover.reach.value,
        "amount_reached": cover.amount_reached.value if cover.amount_reached else None,
        "contributors": _interval(cover.contributors),
        "amounts": [_interval(one) for one in cover.amounts],
        "offers": [offer_view(one, acts) for one in cover.offers],
        "collectives": [offer_view(one, acts) for one in cover.collectives],
        "apart": [offer_view(one, acts) for one in cover.apart],
        "voices": [voice_view(one, acts) for one in cover.voices],
        "because": list(cover.because),
    }


def acts_behind_board(board: Board, clarities: Iterable[Clarity] = ()) -> tuple[str, ...]:
    """The keys of the acts that a board and its clarity rest on."""
    found = [act for row in board.rows for act in row.cover.because]
    found += [act for one in board.opposing for act in one.because]
    found += [act for clarity in clarities for one in clarity.unclear for act in one.because]
    return tuple(dict.fromkeys(found))


def leads_behind(covers: Iterable[Cover], opposing: Iterable[Objection] = ()) -> tuple[str, ...]:
    """The keys of the acts that covers, and objections, show as a `lead`: the most telling ones."""
    found: list[Offer | Voice] = []
    for cover in covers:
        found += (*cover.offers, *cover.collectives, *cover.apart, *cover.voices)
    for one in opposing:
        found += (*one.voices, *one.stands)
    return tuple(dict.fromkeys(one.because[0] for one in found if one.because))


def _interval(interval: Interval) -> IntervalView:
    firm, possible = (
        BoundView(value=f"{end.value:f}", unknown=end.unknown, because=list(end.because))
        for end in (interval.firm, interval.possible)
    )
    return {
        "unit": interval.unit,
        "firm": firm,
        "possible": possible,
        "collectives": interval.collectives,
    }


def _objection(found: Objection, acts: Acts) -> ObjectionView:
    return {
        "party": found.party,
        "adversary": found.adversary,
        "voices": [voice_view(one, acts) for one in found.voices],
        "stands": [offer_view(one, acts) for one in found.stands],
        "because": list(found.because),
    }


def _clarity(clarity: Clarity) -> ClarityView:
    return {
        "is_clear": clarity.is_clear,
        "clear": [one.party for one in clarity.clear],
        "lacking": [
            {
                "party": offer.party,
                "lacks": [lack.value for lack in lacks],
                "because": list(offer.because),
            }
            for offer, lacks in clarity.lacking
        ],
        "unclear": [_unclear(one) for one in clarity.unclear],
    }


def _unclear(unclear: Unclear) -> UnclearView:
    return {
        "party": unclear.party,
        "day": unclear.day.isoformat(),
        "own": unclear.own,
        "named": unclear.named,
        "contested": unclear.contested,
        "because": list(unclear.because),
    }
