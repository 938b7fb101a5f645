"""Pacts and positions made by hand, and any number of them made at random."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from ledger.stances import day, said

from garant.assessment import make_guarantee
from garant.ledger.positions import gather
from garant.model import (
    Amount,
    AtLeast,
    Condition,
    Firmness,
    Kind,
    Lean,
    Need,
    Pact,
    PactCondition,
    Pillar,
    Source,
    State,
    StateChange,
)

RUNGS = [rung.value for rung in Firmness] + ["delivered", "committed", "committed", "ready"]
UNITS = {"soldats": "person", "avions": "aircraft", "EUR": "EUR"}
PARTIES = ("FRA", "GBR", "DEU", "USA", "COALITION")
CAPABILITIES = ("ground_troops", "ground_troops", "backstop")
"""The first is drawn twice as often, so that acts meet."""


def need(capability="ground_troops", contributors=1, amount=None, name=None, **more):
    """A need, such as `need(amount="3000 person")`."""
    asked = None
    if amount:
        value, unit = amount.split()
        asked = Amount(Decimal(value), unit, Source("https://example.org"))
    pillar = more.pop("pillar", "force")
    return Need(
        name or capability,
        pillar,
        capability,
        (("en", capability),),
        contributors=contributors,
        amount=asked,
        **more,
    )


def pact(*needs, logic=None, leans=(), states=None, pillar_logic=()):
    """A pact of some needs, all asked for unless a logic says otherwise.

    `states` are conditions with their state by day, as in `{"ceasefire": {1: "unmet"}}`.
    """
    pillars = tuple(dict.fromkeys(one.pillar for one in needs))
    return Pact(
        name="made",
        title=(("en", "made"),),
        beneficiary="UKR",
        adversary="RUS",
        trigger=(("en", "an attack"),),
        pillars=tuple(Pillar(name, (("en", name),)) for name in pillars),
        needs=needs,
        logic=logic or AtLeast(len(pillars), pillars),
        pillar_logic=pillar_logic,
        leans=tuple(Lean(*one.split(" on ")) for one in leans),
        conditions=tuple(
            PactCondition(
                Condition(name),
                tuple(StateChange(day(number), State(state)) for number, state in by_day.items()),
            )
            for name, by_day in (states or {}).items()
        ),
    )


def guaranteed(made, *stances, as_of=None, **options):
    """The guarantee that stances come to, with the words of amounts read as units."""
    on = as_of if as_of is None or isinstance(as_of, date) else day(as_of)
    return make_guarantee(made, gather(stances), on, unit=UNITS.get, **options)


def parties(offers):
    return [offer.party for offer in offers]


def acts_of(stances):
    return {stance.act for stance in stances}


needs = st.builds(
    need,
    st.sampled_from(CAPABILITIES),
    st.integers(1, 3),
    st.sampled_from([None, "500 person", "1000 person", "2500 person"]),
    pillar=st.sampled_from(["force", "cover"]),
    givers=st.sampled_from([(), (), ("USA", "FRA")]),
)


@st.composite
def pacts(draw):
    """Pacts of one to four needs in one or two pillars, of any logic, some with a lean."""
    drawn = draw(st.lists(needs, min_size=1, max_size=4))
    made = [need_of(one, f"{one.capability}_{place}") for place, one in enumerate(drawn)]
    pillars = sorted({one.pillar for one in made})
    names = [one.name for one in made]
    parts = draw(st.lists(st.sampled_from([*names, *pillars]), min_size=1, max_size=4, unique=True))
    logic = AtLeast(draw(st.integers(1, len(parts))), tuple(parts))
    leans = draw(st.sampled_from([(), ("force on cover",)])) if len(pillars) == 2 else ()
    states = draw(
        st.dictionaries(
            st.sampled_from(["ceasefire", "us_backstop"]),
            st.dictionaries(
                st.integers(1, 21), st.sampled_from(["met", "unmet", "unknown"]), max_size=3
            ),
        )
    )
    ordered = {name: dict(sorted(by_day.items())) for name, by_day in states.items()}
    return pact(*made, logic=logic, leans=leans, states=ordered)


def need_of(one, name):
    return Need(
        name,
        one.pillar,
        one.capability,
        one.label,
        contributors=one.contributors,
        amount=one.amount,
        givers=one.givers,
    )


@st.composite
def stances(draw, max_size=24):
    """Acts of few days by one party or two together, each under a name of its own."""
    number = draw(st.integers(0, max_size))
    found = []
    for place in range(number):
        doers = draw(
            st.lists(st.sampled_from((*PARTIES, "UKR", "RUS")), min_size=1, max_size=2, unique=True)
        )
        kind = draw(st.sampled_from([None, None, None, None, Kind.REQUEST, Kind.OPPOSE]))
        one = {
            "under": draw(st.sampled_from(["", "", "ceasefire", "us_backstop ceasefire"])),
            "source": draw(st.sampled_from("abcd")),
            "rank": draw(st.integers(0, 3)),
            "amount": draw(
                st.sampled_from([None, "500 soldats", "500 soldats", "2000 soldats", "3 avions"])
            ),
            "kind": kind,
            "act": f"act {place:03}",
            "order": place,
            "capability": draw(st.sampled_from(CAPABILITIES)),
        }
        firmness = draw(st.sampled_from(RUNGS)) if not kind else None
        on = draw(st.sampled_from([None, 1, 2, 3, 20]))
        found += [said(firmness, on, party=party, **one) for party in doers]
    return found
