"""What a guarantee hinges on, and two of them side by side, as plain records."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypedDict

from garant.model import (
    AddedOffer,
    Cover,
    CutSet,
    Difference,
    Element,
    Guarantee,
    GuaranteeOdds,
    Hinges,
    NeedShift,
    Pact,
    PartStand,
    PathSet,
    SetCondition,
    Shift,
    Supposition,
    Weight,
    Withdrawal,
)
from garant.publishing.guarantee_views import CoverView, DayView, cover_view, day_of
from garant.publishing.offer_views import Acts, LeadView, OfferView, lead_view, offer_view


class ElementSetView(TypedDict):
    """Parties and conditions that break a part together, or uphold it by themselves.

    `through` are the needs that break with it, where one party or condition breaks the part.
    """

    parties: list[str]
    conditions: list[str]
    through: list[str]
    because: list[str]


class WeightView(TypedDict):
    """How much hinges on a party or a condition; null where it takes too long to work out."""

    party: str | None
    condition: str | None
    smallest: int | None
    sets: int
    birnbaum: float | None
    fussell_vesely: float | None
    because: list[str]


class PartHingesView(TypedDict):
    """What a need, a pillar or the whole (`part` null) hinges on.

    `holds` with every party kept and every condition met, `today` with the conditions as they are
    known. `missing` needs are set aside; `weak` ones count by offers at a lower rung.
    """

    part: str | None
    least: str
    holds: bool
    today: str
    missing: list[str]
    weak: dict[str, str]
    unmodelled: list[str]
    rounded: list[str]
    cut_sets: list[ElementSetView]
    cut_sizes: list[int]
    truncated: bool
    counted_up_to: int | None
    path_sets: list[ElementSetView]
    paths_truncated: bool
    weights: list[WeightView]
    because: list[str]


class HingesView(DayView):
    """What the guarantee hinges on, then each pillar, then each need."""

    parts: list[PartHingesView]


class SupposedView(TypedDict):
    """What is supposed: `without` a party, a `condition` in a state, or an `offer` or refusal."""

    without: str | None
    condition: str | None
    state: str | None
    offer: str | None


class ShiftView(TypedDict):
    """What changed in a party's stand on a capability, in words of one each (`turns`)."""

    party: str
    capability: str
    turns: list[str]
    before: OfferView | None
    after: OfferView | None
    because: list[str]
    lead: LeadView | None


class ConditionShiftView(TypedDict):
    """A condition whose state changed, with the address of the pact's source."""

    condition: str
    before: str
    after: str
    source: str | None


class PartSidesView(TypedDict):
    """Whether a part holds before and after, with the odds where they were asked for."""

    part: str | None
    before: str
    after: str
    holds_before: bool
    holds_after: bool
    changed: bool
    odds_before: float | None
    odds_after: float | None
    odds_if_met_before: float | None
    odds_if_met_after: float | None


class NeedSidesView(TypedDict):
    """A need before and after, and who and what made the difference."""

    need: str
    pillar: str
    label: dict[str, str]
    before: CoverView
    after: CoverView
    changed: bool
    parties: list[str]
    conditions: list[str]
    became_clear: bool
    became_unclear: bool
    because: list[str]


class DifferenceView(DayView):
    """Two guarantees side by side; `as_of` is the day of the second.

    `needs` and `parts` are all of them, with `changed` for those that differ. `odds_note` tells
    what the odds are, null where there are none.
    """

    since: str | None
    supposed: list[SupposedView]
    shifts: list[ShiftView]
    conditions: list[ConditionShiftView]
    needs: list[NeedSidesView]
    parts: list[PartSidesView]
    odds_note: dict[str, str] | None
    nothing: bool


_MORE = frozenset({"joined", "hardened", "freed", "eased", "cleared", "quantified", "raised"})
_LESS = frozenset({"left", "softened", "conditioned", "hindered", "blurred", "lowered", "declined"})


def direction_of(shift: ShiftView) -> str:
    """Whether a party's stand came to be worth more (`up`), less (`down`), or both in some way."""
    turns = set(shift["turns"])
    more, less = turns & _MORE, turns & _LESS
    stand = shift["after"] or shift["before"]
    refuses = stand is not None and stand["footing"] == "refused"
    if "left" in turns or "declined" in turns:
        return "down"
    if more and less:
        return "both"
    # A refusal that hardens is worth less, and one that softens more.
    return "up" if bool(more) != (refuses and "joined" not in turns) else "down"


def view_hinges(
    guarantee: Guarantee, found: Iterable[Hinges], *, only: str | None = None
) -> HingesView:
    """Show what parts hinge on as a plain record.

    Args:
        guarantee: The guarantee.
        found: What its parts hinge on; by those of the needs it is told what a loss breaks.
        only: The one part to show; None shows all.
    """
    parts = list(found)
    needs = {need.name for need in guarantee.pact.needs}
    broken: dict[Element, list[str]] = {}
    for one in parts:
        for cut in one.cut_sets:
            if one.part in needs and len(cut.elements) == 1:
                broken.setdefault(cut.elements[0], []).append(one.part or "")
    return {
        **day_of(guarantee),
        "parts": [
            _hinges(one, broken, _leaning(guarantee.pact, one.part))
            for one in parts
            if only in (None, one.part)
        ],
    }


def _leaning(pact: Pact, part: str | None) -> set[str]:
    """The names of all that a part is made of or leans on; of the whole, all there are."""
    if part is None:
        return {need.name for need in pact.needs}
    found = {part}
    waiting = [part]
    while waiting:
        name = waiting.pop()
        below = [need.name for need in pact.needs if need.pillar == name]
        below += [lean.on for lean in pact.leans if lean.what in (name, *below)]
        waiting += [each for each in below if each not in found]
        found.update(below)
    return found


def view_difference(
    found: Difference,
    acts: Acts,
    *,
    covers: tuple[Sequence[Cover], Sequence[Cover]],
    parts: tuple[Sequence[PartStand], Sequence[PartStand]],
    odds: tuple[GuaranteeOdds, GuaranteeOdds] | None = None,
) -> DifferenceView:
    """Show two guarantees side by side as a plain record.

    Args:
        found: What differs.
        acts: The acts that it rests on, by key.
        covers: The covers of both, in the order of the pact.
        parts: Whether the parts hold in both, in the same order.
        odds: The odds of both, where they are wanted.
    """
    shifted = {one.before.need.name: one for one in found.needs}
    was_odds, now_odds = (
        {part.part: part for part in side.parts} if side else {} for side in odds or (None, None)
    )
    return {
        **day_of(found.after),
        "since": found.before.as_of.isoformat() if found.before.as_of else None,
        "supposed": [_supposed(one) for one in found.after.suppositions],
        "shifts": [_shift(one, acts) for one in found.shifts],
        "conditions": [
            {
                "condition": one.condition.value,
                "before": one.before.value,
                "after": one.after.value,
                "source": one.source.url if one.source else None,
            }
            for one in found.conditions
        ],
        "needs": [
            _need(was, now, shifted.get(was.need.name), acts)
            for was, now in zip(*covers, strict=True)
        ],
        "parts": [
            {
                "part": was.part,
                "before": was.today.value,
                "after": now.today.value,
                "holds_before": was.holds,
                "holds_after": now.holds,
                "changed": was != now,
                "odds_before": was_odds[was.part].odds if was_odds else None,
                "odds_after": now_odds[was.part].odds if now_odds else None,
                "odds_if_met_before": was_odds[was.part].if_met if was_odds else None,
                "odds_if_met_after": now_odds[was.part].if_met if now_odds else None,
            }
            for was, now in zip(*parts, strict=True)
        ],
        "odds_note": dict(odds[0].table.note) if odds else None,
        "nothing": found.nothing,
    }


def acts_behind_difference(found: Difference) -> tuple[str, ...]:
    """The keys of the acts that a difference shows."""
    keys = [act for shift in found.shifts for act in shift.because]
    keys += [act for need in found.needs for act in need.because]
    for shift in found.shifts:
        keys += [act for one in (shift.before, shift.after) if one for act in one.because]
    return tuple(dict.fromkeys(keys))


def _hinges(
    found: Hinges, broken: Mapping[Element, Sequence[str]], within: Collection[str]
) -> PartHingesView:
    held = {one: [need for need in needs if need in within] for one, needs in broken.items()}
    return {
        "part": found.part,
        "least": found.least.value,
        "holds": found.holds,
        "today": found.today.value,
        "missing": list(found.missing),
        "weak": {need: rung.value for need, rung in found.weak},
        "unmodelled": list(found.unmodelled),
        "rounded": list(found.rounded),
        "cut_sets": [_set(one, held) for one in found.cut_sets],
        "cut_sizes": list(found.cut_sizes),
        "truncated": found.truncated,
        "counted_up_to": found.counted_up_to,
        "path_sets": [_set(one, {}) for one in found.path_sets],
        "paths_truncated": found.paths_truncated,
        "weights": [_weight(one) for one in found.weights],
        "because": list(found.because),
    }


def _set(found: CutSet | PathSet, broken: Mapping[Element, Sequence[str]]) -> ElementSetView:
    through = broken.get(found.elements[0], ()) if len(found.elements) == 1 else ()
    return {
        "parties": [one.party for one in found.elements if one.party],
        "conditions": [one.condition.value for one in found.elements if one.condition],
        "through": list(through),
        "because": list(found.because),
    }


def _weight(weight: Weight) -> WeightView:
    element = weight.element
    return {
        "party": element.party,
        "condition": element.condition.value if element.condition else None,
        "smallest": weight.smallest,
        "sets": weight.sets,
        "birnbaum": weight.birnbaum,
        "fussell_vesely": weight.fussell_vesely,
        "because": list(weight.because),
    }


def _supposed(one: Supposition) -> SupposedView:
    told: SupposedView = {"without": None, "condition": None, "state": None, "offer": None}
    if isinstance(one, Withdrawal):
        told["without"] = one.party
    elif isinstance(one, SetCondition):
        told["condition"], told["state"] = one.condition.value, one.state.value
    else:
        told["offer"] = _offer(one)
    return told


def _offer(added: AddedOffer) -> str:
    words = [added.party, "refuses" if added.firmness.level < 0 else "offers"]
    words += [added.capability.replace("_", " "), f"({added.firmness.value})"]
    if added.amount is not None:
        words.append(f"{added.amount:f} {added.unit or ''}".strip())
    if added.conditions:
        words += ["on", ", ".join(one.value.replace("_", " ") for one in added.conditions)]
    return " ".join(words)


def _shift(shift: Shift, acts: Acts) -> ShiftView:
    return {
        "party": shift.party,
        "capability": shift.capability,
        "turns": [turn.value for turn in shift.turns],
        "before": offer_view(shift.before, acts) if shift.before else None,
        "after": offer_view(shift.after, acts) if shift.after else None,
        "because": list(shift.because),
        "lead": lead_view(shift.because, acts),
    }


def _need(was: Cover, now: Cover, shift: NeedShift | None, acts: Acts) -> NeedSidesView:
    return {
        "need": was.need.name,
        "pillar": was.need.pillar,
        "label": dict(was.need.label),
        "before": cover_view(was, acts),
        "after": cover_view(now, acts),
        "changed": shift is not None,
        "parties": list(shift.parties) if shift else [],
        "conditions": [one.value for one in shift.conditions] if shift else [],
        "became_clear": shift.became_clear if shift else False,
        "became_unclear": shift.became_unclear if shift else False,
        "because": list(shift.because) if shift else [],
    }
