"""How long a guarantee takes: positions, board, cover, hinges, on acts at random.

    python benchmarks/guarantees.py [ACTS]

Acts are drawn at random over sixty parties and every capability, which is harder than the real
thing: nearly every party offers nearly everything, each under conditions of its own.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from garant.assessment import (
    all_hinges,
    board,
    clarity,
    compare,
    concerning,
    cover,
    hinges,
    make_guarantee,
    odds,
    withdraw,
)
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
    Quantity,
    Source,
    Stance,
    State,
    StateChange,
)
from garant.ontology import PartyKind, load_ontology, load_pact, load_rungs, pact_names

ACTS = 100_000
SEED = 1
PARTIES = 60
RUNGS = (3, 4, 20, 20, 10, 5, 8, 4, 6)
"""How often each rung is drawn, from delivered to excluded."""


def made_up(number: int, *, seed: int = SEED) -> list[Stance]:
    """Stances of sixty parties on every capability over three years."""
    drawn = random.Random(seed)
    ontology = load_ontology()
    states = [code for code, one in ontology.parties.items() if one.kind is PartyKind.STATE]
    parties = [*states[: PARTIES - 4], "COALITION", "EUROPE", "EU", "USA"]
    capabilities = sorted(ontology.capabilities)
    stances = []
    for place in range(number):
        rung = drawn.choices(list(Firmness), RUNGS)[0]
        kind = Kind.REFUSE if rung.level < 0 else Kind.COMMIT
        if drawn.random() < 0.15:
            kind = drawn.choice([Kind.REQUEST, Kind.OPPOSE, Kind.ENDORSE])
        given = kind is Kind.COMMIT and drawn.random() < 0.3
        conditions = drawn.sample(list(Condition), drawn.choice([0, 0, 0, 1, 1, 2]))
        stances.append(
            Stance(
                act=f"act {place}",
                party=drawn.choice(parties),
                capability=drawn.choice(capabilities),
                kind=kind,
                firmness=rung if kind in (Kind.COMMIT, Kind.REFUSE) else None,
                conditions=tuple(sorted(conditions)),
                day=date(2023, 11, 1) + timedelta(drawn.randrange(1_100)),
                named=drawn.random() < 0.8,
                own=drawn.random() < 0.6,
                source=f"source {place // 3}",
                reviewed=False,
                order=place,
                quantity=Quantity(Decimal(drawn.choice([500, 1_000, 3_000])), "soldats", "")
                if given
                else None,
                beneficiary="UKR",
            )
        )
    return stances


def large_pact() -> Pact:
    """Twenty-five needs in four pillars, one of which leans on another."""
    drawn = random.Random(SEED)
    capabilities = [*sorted(load_ontology().capabilities), "ground_troops"]
    source = Source("https://example.org")
    asked = Amount(Decimal(5_000), "person", source)
    pillars = tuple(f"pillar_{place}" for place in range(4))
    return Pact(
        name="large",
        title=(),
        beneficiary="UKR",
        adversary="RUS",
        trigger=(),
        pillars=tuple(Pillar(name, ()) for name in pillars),
        needs=tuple(
            Need(
                f"need_{place}",
                pillars[place % 4],
                capability,
                (),
                contributors=drawn.choice([1, 1, 2, 3, 5]),
                amount=None if place % 6 else asked,
            )
            for place, capability in enumerate(capabilities)
        ),
        logic=AtLeast(3, pillars),
        leans=(Lean("pillar_1", "pillar_2"),),
        conditions=(
            PactCondition(
                Condition.CEASEFIRE, (StateChange(date(2023, 11, 1), State.UNMET, source),)
            ),
        ),
    )


def timed(name: str, work: Callable[[], object], *, times: int = 3) -> float:
    """Print and give the shortest of some times."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    print(f"  {name:<34} {best:7.3f} s")
    return best


def main() -> None:
    """Time the large pact and those that come with Garant."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ACTS
    ontology, table = load_ontology(), load_rungs()
    stances = made_up(number)
    large = large_pact()
    print(f"{number} stances of {PARTIES} parties")
    timed("what concerns the pact", lambda: list(concerning(large, stances)), times=1)
    timed("gathering positions", lambda: gather(stances), times=1)
    positions = gather(stances)
    for pact in (large, *map(load_pact, pact_names())):
        print(f"{pact.name}: {len(pact.needs)} needs")
        if pact.beneficiary != "UKR":
            print("  (nothing here is for it)")
            continue
        made = make_guarantee(pact, positions, unit=ontology.unit)
        total = sum(
            [
                timed(
                    "the guarantee",
                    lambda pact=pact: make_guarantee(pact, positions, unit=ontology.unit),
                ),
                timed("board", lambda made=made: board(made)),
                timed("cover", lambda made=made: cover(made)),
                timed("hinges", lambda made=made: hinges(made)),
            ]
        )
        print(f"  {'together':<34} {total:7.3f} s")
        timed("clarity", lambda made=made: clarity(made))
        timed("hinges of every part", lambda made=made: all_hinges(made), times=1)
        timed("what-if and comparison", lambda made=made: compare(made, withdraw(made, "USA")))
        timed("odds", lambda made=made: odds(made, table), times=1)


if __name__ == "__main__":
    main()
