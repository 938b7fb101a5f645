"""Pacts written as files: a short one to change, and any pact as the file that describes it."""

from datetime import date
from decimal import Decimal

import yaml
from hypothesis import strategies as st

from garant.model import (
    Amount,
    AtLeast,
    Condition,
    Lean,
    Need,
    Pact,
    PactCondition,
    Pillar,
    Source,
    State,
    StateChange,
)

SHORT = """\
title: {fr: Essai, en: Trial}
beneficiary: UKR
adversary: RUS
trigger: {fr: un cessez-le-feu, en: a ceasefire}
sources:
  talks: {url: https://example.org/talks, day: 2026-01-06}
pillars:
  force: {label: {fr: force, en: force}}
  backstop: {label: {fr: soutien, en: backstop}}
needs:
  soldiers: {pillar: force, capability: ground_troops, label: {fr: soldats, en: soldiers}}
  us: {pillar: backstop, capability: backstop, label: {fr: soutien, en: support}, givers: [USA]}
logic: {all: [force, backstop]}
leans: [force on backstop]
conditions:
  ceasefire:
    - {from: 2026-01-06, state: unmet, source: talks}
"""


def changed(line, text):
    """The short pact with another text on one of its lines."""
    lines = SHORT.splitlines()
    lines[line - 1] = text
    return "\n".join(lines) + "\n"


def write_pact(pact):
    """The file that describes a pact."""
    names = {source: f"s{number}" for number, source in enumerate(pact.sources)}

    def sourced(source):
        return names.get(source) or entry(source)

    logics = dict(pact.pillar_logic)
    held = {
        "title": dict(pact.title),
        "beneficiary": pact.beneficiary,
        "adversary": pact.adversary,
        "trigger": dict(pact.trigger),
        "sources": {name: entry(source) for source, name in names.items()},
        "pillars": {
            pillar.name: {"label": dict(pillar.label)}
            | ({"logic": logic(logics[pillar.name])} if pillar.name in logics else {})
            for pillar in pact.pillars
        },
        "needs": {need.name: write_need(need, sourced) for need in pact.needs},
        "logic": logic(pact.logic),
        "leans": [
            {"lean": f"{lean.what} on {lean.on}"}
            | ({"source": sourced(lean.source)} if lean.source else {})
            for lean in pact.leans
        ],
        "conditions": {
            condition.condition.value: [
                {
                    "from": change.day,
                    "state": change.state.value,
                    "source": sourced(change.source),
                }
                for change in condition.states
            ]
            for condition in pact.conditions
        },
    }

    class Plain(yaml.SafeDumper):
        """Writes out what stands twice."""

        def ignore_aliases(self, data):
            return True

    return yaml.dump(held, Dumper=Plain, allow_unicode=True, sort_keys=False)


def write_need(need, sourced):
    held = {
        "pillar": need.pillar,
        "capability": need.capability,
        "label": dict(need.label),
        "contributors": need.contributors,
        "place": need.place,
        "givers": list(need.givers),
    }
    if need.amount:
        held["amount"] = {
            "value": f"{need.amount.value:f}",
            "unit": need.amount.unit,
            "source": sourced(need.amount.source),
        }
    return held


def entry(source):
    held = {"url": source.url, "day": source.day}
    return held | ({"title": source.title} if source.title else {})


def logic(part):
    if isinstance(part, str):
        return part
    parts = [logic(each) for each in part.parts]
    if part.least == len(parts):
        return {"all": parts}
    return {"any": parts} if part.least == 1 else {"at_least": part.least, "of": parts}


WORDS = st.text("aéà, :#'\"-[]{}&*!|>%@`?", min_size=1, max_size=12).filter(str.strip)
TEXTS = WORDS.map(lambda text: " ".join(text.split()))
LABELS = st.tuples(TEXTS, TEXTS).map(lambda told: (("fr", told[0]), ("en", told[1])))
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
SOURCES = st.builds(
    Source,
    st.sampled_from(["https://example.org/a", "http://example.org/b?c=d#e", "https://é.example"]),
    st.one_of(st.just(""), TEXTS),
    DAYS,
)
AMOUNTS = st.decimals("0.01", "1000000000", places=2).map(Decimal.normalize)


@st.composite
def logics(draw, names, depth=0):
    parts = draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True))
    if depth < 3 and draw(st.booleans()):
        parts.append(draw(logics(names, depth + 1)))
    return AtLeast(draw(st.integers(1, len(parts))), tuple(parts))


@st.composite
def pacts(draw):
    """Any pact that a file without mistakes may describe."""
    sources = draw(st.lists(SOURCES, max_size=3, unique=True))
    pillars = [f"pillar{number}" for number in range(draw(st.integers(1, 3)))]
    needs = []
    for number in range(draw(st.integers(len(pillars), 6))):
        capability, unit = draw(
            st.sampled_from([("funding", "EUR"), ("ground_troops", "person"), ("naval", "ship")])
        )
        needs.append(
            Need(
                name=f"need_{number}",
                pillar=pillars[number % len(pillars)],
                capability=capability,
                label=draw(LABELS),
                contributors=draw(st.integers(1, 3)),
                amount=draw(
                    st.none() | st.builds(Amount, AMOUNTS, st.just(unit), st.sampled_from(sources))
                )
                if sources
                else None,
                place=draw(st.none() | TEXTS),
                givers=draw(st.sampled_from([(), ("USA", "FRA", "NATO")])),
            )
        )
    own = {
        pillar: [need.name for need in needs if need.pillar == pillar]
        for pillar in draw(st.lists(st.sampled_from(pillars), unique=True))
    }
    conditions = []
    for condition in draw(st.lists(st.sampled_from(Condition), unique=True, max_size=3)):
        days = sorted(draw(st.lists(DAYS, unique=True, max_size=3)))
        states = (StateChange(day, draw(st.sampled_from(State)), draw(SOURCES)) for day in days)
        conditions.append(PactCondition(condition, tuple(states)))
    leans = []
    if len(pillars) > 1 and draw(st.booleans()):
        leans.append(Lean(pillars[0], pillars[1], draw(st.none() | SOURCES)))
    return Pact(
        name="mine",
        title=draw(LABELS),
        beneficiary="UKR",
        adversary=draw(st.sampled_from([None, "RUS"])),
        trigger=draw(LABELS),
        pillars=tuple(Pillar(pillar, draw(LABELS)) for pillar in pillars),
        needs=tuple(needs),
        logic=draw(logics(pillars + [need.name for need in needs])),
        pillar_logic=tuple(
            (pillar, draw(logics(own[pillar]))) for pillar in pillars if pillar in own
        ),
        leans=tuple(leans),
        conditions=tuple(conditions),
        sources=tuple(sources),
    )
