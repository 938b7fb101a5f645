"""Figures by name: `land`, `land.FRA`, `land.refused`, `funding.EUR`, `force`, `RUS`, `ceasefire`.

The board and the covers print these names, and `garant explain` takes them.
"""

from collections.abc import Iterable
from typing import TypedDict

from garant.model import ActRecord, Board, Clarity, Condition, Cover, Footing, Offer, State
from garant.publishing.record_views import ActRecordView, day_view, view_acts


class StateSourceView(TypedDict):
    """Where the pact has it from that a condition is in a state from a day on."""

    since: str
    state: str
    url: str | None
    title: str | None


class FigureView(TypedDict):
    """What a figure says and the acts it rests on; `states` are those of a condition."""

    figure: str
    pact: str
    as_of: str | None
    says: str
    states: list[StateSourceView]
    acts: list[ActRecordView]


Figures = dict[str, tuple[str, tuple[str, ...]]]
"""By name what a figure says, and the keys of the acts it rests on."""


def figures_of(board: Board, clarities: Iterable[Clarity]) -> Figures:
    """Every figure of a board by its name, the needs first.

    Args:
        board: The board.
        clarities: How clear the needs are, in the same order.
    """
    figures: Figures = {}
    for row, clarity in zip(board.rows, clarities, strict=True):
        figures |= _of_need(row.cover, clarity)
    pact = board.guarantee.pact
    covers = [row.cover for row in board.rows]
    for pillar in pact.pillars:
        mine = [one for one in covers if one.need.pillar == pillar.name]
        told = ", ".join(f"{one.need.name} {one.reach.value}" for one in mine)
        figures.setdefault(pillar.name, (told, _distinct(one.because for one in mine)))
    for condition, state in board.states:
        figures.setdefault(condition.value, (state.value, _waiting(covers, condition)))
    for party in _heard(board, covers):
        figures.setdefault(party, _of_party(board, covers, party))
    return figures


def view_figure(board: Board, name: str, figures: Figures, acts: Iterable[ActRecord]) -> FigureView:
    """Show a figure with its acts.

    Args:
        board: The board it is of.
        name: The name of the figure.
        figures: All of them.
        acts: The acts that it rests on.
    """
    guarantee = board.guarantee
    conditions = [one for one in guarantee.pact.conditions if one.condition.value == name]
    return {
        "figure": name,
        "pact": guarantee.pact.name,
        "as_of": day_view(guarantee.as_of),
        "says": figures[name][0],
        "states": [
            {
                "since": change.day.isoformat(),
                "state": change.state.value,
                "url": change.source.url if change.source else None,
                "title": change.source.title if change.source else None,
            }
            for condition in conditions
            for change in condition.states
            if guarantee.as_of is None or change.day <= guarantee.as_of
        ],
        "acts": view_acts(acts),
    }


def _of_need(cover: Cover, clarity: Clarity) -> Figures:
    name = cover.need.name
    figures: Figures = {name: (_reach(cover), cover.because)}
    counted = (*cover.offers, *cover.collectives)
    for offer in (*counted, *cover.apart):
        told, because = figures.get(f"{name}.{offer.party}", ("", ()))
        said = f"{offer.party}: {_stand(offer)}"
        figures[f"{name}.{offer.party}"] = (
            f"{told}; {said}" if told else said,
            _distinct([because, offer.because]),
        )
    for voice in cover.voices:
        key = f"{name}.{voice.party}"
        told, because = figures.get(key, ("", ()))
        kind = f"{voice.party}: {voice.kind.value}"
        figures[key] = (f"{told}; {kind}" if told else kind, _distinct([because, voice.because]))
    for footing in Footing:
        mine = [one for one in counted if one.footing is footing]
        acts = [one.because for one in mine]
        parties = [one.party for one in mine]
        if footing is Footing.UNCLEAR:
            acts += [one.because for one in clarity.unclear]
            parties += [one.party for one in clarity.unclear]
        told = ", ".join(dict.fromkeys(parties)) or "nobody"
        figures[f"{name}.{footing.value}"] = (f"{footing.value}: {told}", _distinct(acts))
    for interval in cover.amounts:
        ends = interval.firm, interval.possible
        told = f"{ends[0].value:f} to {ends[1].value:f} {interval.unit}"
        figures[f"{name}.{interval.unit}"] = (told, _distinct(end.because for end in ends))
    return figures


def _of_party(board: Board, covers: Iterable[Cover], party: str) -> tuple[str, tuple[str, ...]]:
    told: list[str] = []
    acts: list[tuple[str, ...]] = []
    for cover in covers:
        for offer in (*cover.offers, *cover.collectives, *cover.apart):
            if offer.party == party:
                told.append(f"{cover.need.name} {_stand(offer)}")
                acts.append(offer.because)
        for voice in cover.voices:
            if voice.party == party:
                told.append(f"{cover.need.name} {voice.kind.value}")
                acts.append(voice.because)
    for row in board.opposing:
        if row.party == party:
            told.append("opposes")
            acts.append(row.because)
    return "; ".join(dict.fromkeys(told)), _distinct(acts)


def _heard(board: Board, covers: Iterable[Cover]) -> list[str]:
    found = [row.party for row in board.opposing]
    for cover in covers:
        found += [one.party for one in (*cover.offers, *cover.collectives, *cover.apart)]
        found += [one.party for one in cover.voices]
    return list(dict.fromkeys((*board.parties, *found)))


def _waiting(covers: Iterable[Cover], condition: Condition) -> tuple[str, ...]:
    return _distinct(
        offer.because
        for cover in covers
        for offer in (*cover.offers, *cover.collectives)
        if condition in offer.terms.named
    )


def _reach(cover: Cover) -> str:
    told = cover.reach.value
    if cover.amount_reached is not None and cover.need.amount is not None:
        amount = f"{cover.need.amount.value:f} {cover.need.amount.unit}"
        word = {State.MET: "met", State.UNMET: "not met", State.UNKNOWN: "unknown"}
        told += f"; amount asked for, {amount}: {word[cover.amount_reached]}"
    return told


def _stand(offer: Offer) -> str:
    names = ", ".join(one.value.replace("_", " ") for one in offer.terms.named)
    told = f"{offer.firmness.value} ({offer.footing.value})"
    return f"{told}, on {names}" if names else told


def _distinct(acts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(act for some in acts for act in some))
