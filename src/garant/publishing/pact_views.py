"""A pact as plain records, for JSON and tables alike."""

from datetime import date
from typing import TypedDict

from garant.model import Amount, AtLeast, Need, Pact, PactCondition, Source

LogicView = dict[str, "int | list[str | LogicView]"]
"""As in the file of a pact: `all` or `any` of some parts, or `at_least` so many `of` them."""


class PactSourceView(TypedDict):
    """Where something stands in public."""

    url: str
    title: str
    day: str | None


class AmountView(TypedDict):
    """How much a need asks for; `value` as written, so that no digit is lost."""

    value: str
    unit: str
    source: PactSourceView


class NeedView(TypedDict):
    """One capability asked for; `label` by language, `givers` empty for everybody."""

    name: str
    pillar: str
    capability: str
    label: dict[str, str]
    contributors: int
    amount: AmountView | None
    place: str | None
    givers: list[str]


class PillarView(TypedDict):
    """A group of needs; it holds by its logic, or where all of them do."""

    name: str
    label: dict[str, str]
    logic: LogicView | None


class LeanView(TypedDict):
    """One need or pillar that does not hold without another."""

    what: str
    on: str
    source: PactSourceView | None


class StateView(TypedDict):
    """From a day on a condition is met, unmet or unknown."""

    since: str
    state: str
    source: PactSourceView | None


class PactConditionView(TypedDict):
    """A condition of the offers: its states in order, and the last of them."""

    condition: str
    states: list[StateView]
    last: str


class PactView(TypedDict):
    """A pact: what a person wrote down as to be covered."""

    name: str
    title: dict[str, str]
    beneficiary: str
    adversary: str | None
    trigger: dict[str, str]
    pillars: list[PillarView]
    needs: list[NeedView]
    logic: LogicView
    leans: list[LeanView]
    conditions: list[PactConditionView]
    sources: list[PactSourceView]


def view_pact(pact: Pact) -> PactView:
    """The view of a pact."""
    logics = dict(pact.pillar_logic)
    return {
        "name": pact.name,
        "title": dict(pact.title),
        "beneficiary": pact.beneficiary,
        "adversary": pact.adversary,
        "trigger": dict(pact.trigger),
        "pillars": [
            {
                "name": pillar.name,
                "label": dict(pillar.label),
                "logic": _logic(logics[pillar.name]) if pillar.name in logics else None,
            }
            for pillar in pact.pillars
        ],
        "needs": [_need(need) for need in pact.needs],
        "logic": _logic(pact.logic),
        "leans": [
            {"what": lean.what, "on": lean.on, "source": _source(lean.source)}
            for lean in pact.leans
        ],
        "conditions": [_condition(condition) for condition in pact.conditions],
        "sources": [_known(source) for source in pact.sources],
    }


def _need(need: Need) -> NeedView:
    return {
        "name": need.name,
        "pillar": need.pillar,
        "capability": need.capability,
        "label": dict(need.label),
        "contributors": need.contributors,
        "amount": _amount(need.amount) if need.amount else None,
        "place": need.place,
        "givers": list(need.givers),
    }


def _amount(amount: Amount) -> AmountView:
    return {
        "value": f"{amount.value:f}",
        "unit": amount.unit,
        "source": _known(amount.source),
    }


def _logic(logic: AtLeast) -> LogicView:
    parts = [part if isinstance(part, str) else _logic(part) for part in logic.parts]
    if logic.least == len(parts):
        return {"all": parts}
    if logic.least == 1:
        return {"any": parts}
    return {"at_least": logic.least, "of": parts}


def _condition(condition: PactCondition) -> PactConditionView:
    return {
        "condition": condition.condition.value,
        "states": [
            {
                "since": change.day.isoformat(),
                "state": change.state.value,
                "source": _source(change.source),
            }
            for change in condition.states
        ],
        "last": condition.on(None).value,
    }


def _source(source: Source | None) -> PactSourceView | None:
    return _known(source) if source else None


def _known(source: Source) -> PactSourceView:
    return {"url": source.url, "title": source.title, "day": _written(source.day)}


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
