"""What a party offers, refuses or says of a need, as plain records, with its most telling act."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from garant.model import ActRecord, Lot, Offer, Voice
from garant.publishing.record_views import SourceView, day_view, passage_view, source_view
from garant.publishing.views import PassageView

Acts = Mapping[str, ActRecord]
"""The acts that figures rest on, by key."""


class LeadView(TypedDict):
    """The most telling act that a figure rests on, with its words and where they stand."""

    act: str
    day: str | None
    evidence: list[PassageView]
    document: SourceView


class LotView(TypedDict):
    """An amount offered: `value` as written; `parties` give it together."""

    value: str
    unit: str
    parties: list[str]


class TermsView(TypedDict):
    """The conditions of an offer by their state on the day.

    Nothing waits for the `triggers`; nobody said that the `unrepeated` fell.
    """

    met: list[str]
    unmet: list[str]
    unknown: list[str]
    triggers: list[str]
    unrepeated: list[str]


class OfferView(TypedDict):
    """What a party offers or refuses on a day.

    `footing` is `firm`, `conditional`, `signalled`, `unclear` or `refused`. `since` is when it came
    to stand there, `said` when it was last heard. `amounts` are the latest, `most` the greatest.
    `named`: a named source answers for it; `own`: the party itself spoke; `supposed`: only in a
    what-if. `because` are the keys of its acts, the most telling first, which is the `lead`.
    """

    party: str
    capability: str
    firmness: str
    footing: str
    conditions: TermsView
    since: str | None
    said: str | None
    amounts: list[LotView]
    most: list[LotView]
    named: bool
    own: bool
    reviewed: bool
    sources: int
    contested: bool
    collective: bool
    supposed: bool
    because: list[str]
    lead: LeadView | None


class VoiceView(TypedDict):
    """What a party says of a need without offering or refusing it."""

    party: str
    kind: str
    capability: str | None
    targets: list[str]
    day: str | None
    because: list[str]
    lead: LeadView | None


def offer_view(offer: Offer, acts: Acts) -> OfferView:
    """Show an offer or a refusal as a plain record."""
    terms = offer.terms
    return {
        "party": offer.party,
        "capability": offer.capability,
        "firmness": offer.firmness.value,
        "footing": offer.footing.value,
        "conditions": {
            "met": [one.value for one in terms.met],
            "unmet": [one.value for one in terms.unmet],
            "unknown": [one.value for one in terms.unknown],
            "triggers": [one.value for one in terms.triggers],
            "unrepeated": [one.value for one in terms.unrepeated],
        },
        "since": day_view(offer.day),
        "said": day_view(offer.said),
        "amounts": [_lot(one) for one in offer.least],
        "most": [_lot(one) for one in offer.most],
        "named": offer.named,
        "own": offer.own,
        "reviewed": offer.reviewed,
        "sources": offer.sources,
        "contested": offer.contested,
        "collective": offer.collective,
        "supposed": offer.supposed,
        "because": list(offer.because),
        "lead": lead_view(offer.because, acts),
    }


def lead_view(because: Sequence[str], acts: Acts) -> LeadView | None:
    """The first act of those that a figure rests on; None where it rests on none."""
    # Who shows the board of one day after another keeps these: most are the same.
    leads: dict[str, LeadView] = getattr(acts, "leads", {})
    for key in because:
        if key in leads:
            return leads[key]
        record = acts.get(key)
        if record is not None:
            leads[key] = {
                "act": key,
                "day": day_view(record.day),
                "evidence": [
                    passage_view(passage, words)
                    for passage, words in zip(record.act.evidence, record.words, strict=True)
                ],
                "document": source_view(record.document),
            }
            return leads[key]
    return None


def voice_view(voice: Voice, acts: Acts) -> VoiceView:
    """Show what a party says without offering or refusing as a plain record."""
    return {
        "party": voice.party,
        "kind": voice.kind.value,
        "capability": voice.capability,
        "targets": list(voice.targets),
        "day": day_view(voice.day),
        "because": list(voice.because),
        "lead": lead_view(voice.because, acts),
    }


def _lot(lot: Lot) -> LotView:
    return {"value": f"{lot.value:f}", "unit": lot.unit, "parties": list(lot.parties)}
