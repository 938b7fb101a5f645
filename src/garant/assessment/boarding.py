"""The board: the needs by party, and those who oppose in a row of their own.

Parties come in order of weight, which is a count: on how many needs they offer firmly, then under
conditions, then signalled, unclear, refused. No one of these outweighs one before it.
"""

from collections import defaultdict
from collections.abc import Sequence

from garant.assessment.covering import counts, cover
from garant.assessment.offering import offers
from garant.model import (
    Board,
    BoardRow,
    Cover,
    Footing,
    Guarantee,
    Kind,
    Objection,
    Offer,
    Voice,
)

_AGAINST = (Kind.OPPOSE, Kind.WARN)


def board(guarantee: Guarantee) -> Board:
    """The needs by party on the day."""
    covers = cover(guarantee)
    parties = _by_weight(covers)
    return Board(
        guarantee,
        parties,
        tuple(_row(one, parties) for one in covers),
        opposing(guarantee),
        tuple(
            (known.condition, guarantee.state(known.condition))
            for known in guarantee.pact.conditions
        ),
    )


def opposing(guarantee: Guarantee) -> tuple[Objection, ...]:
    """Who opposes the guarantee or a part of it, the adversary first.

    The adversary is there with all that it says against, and with where it stands on the needs.
    Of anybody else an objection is one to the guarantee where it names somebody who is protected
    or who offers what it is about: "Moscow has no veto" is none. One that names nobody is, unless
    it is by somebody who offers anything: guarantors mostly object to what limits them. A threat
    is one only where it names such a party.
    """
    pact = guarantee.pact
    giving: defaultdict[str | None, set[str]] = defaultdict(set)
    for offer in offers(guarantee):
        if offer.open:
            giving[offer.capability].add(offer.party)
            giving[None].add(offer.party)
    heard: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in guarantee.voices:
        meant = {pact.beneficiary, *guarantee.collectives, *giving[voice.capability]}
        meant -= {pact.adversary or ""}
        aimed = not meant.isdisjoint(voice.targets)
        outside = voice.party not in giving[None] and not voice.targets
        objects = aimed or (voice.kind is Kind.OPPOSE and outside)
        if voice.kind in _AGAINST and (voice.party == pact.adversary or objects):
            heard[voice.party].append(voice)
    heard.pop(pact.beneficiary, None)
    stands = tuple(one for one in _apart(guarantee) if one.party == pact.adversary)
    if pact.adversary and stands:
        heard.setdefault(pact.adversary, [])
    rows = [
        Objection(
            party,
            adversary=party == pact.adversary,
            voices=tuple(said),
            stands=stands if party == pact.adversary else (),
        )
        for party, said in heard.items()
    ]
    return tuple(sorted(rows, key=lambda row: (not row.adversary, -len(row.because), row.party)))


def _apart(guarantee: Guarantee) -> tuple[Offer, ...]:
    """The adversary's own stand on the needs for which it does not count."""
    pact = guarantee.pact
    apart = {need.capability for need in pact.needs if not counts(pact, need, pact.adversary or "")}
    return tuple(one for one in offers(guarantee) if one.capability in apart)


def _by_weight(covers: Sequence[Cover]) -> tuple[str, ...]:
    weight: defaultdict[str, dict[Footing, int]] = defaultdict(lambda: dict.fromkeys(Footing, 0))
    for one in covers:
        best = {offer.party: offer for offer in reversed(one.offers)}
        for party, offer in best.items():
            weight[party][offer.footing] += 1
    return tuple(
        sorted(weight, key=lambda party: ([-count for count in weight[party].values()], party))
    )


def _row(found: Cover, parties: Sequence[str]) -> BoardRow:
    # The firmest comes first, so that the last written is the firmest.
    best = {offer.party: offer for offer in reversed(found.offers)}
    return BoardRow(found, tuple(best.get(party) for party in parties))
