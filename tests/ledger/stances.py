"""Stances made by hand, and any number of them made at random."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from garant.model import Condition, Firmness, Kind, Quantity, Stance

FIRST = date(2025, 9, 1)


def day(number):
    return FIRST + timedelta(days=number - 1)


def said(
    firmness,
    on=1,
    *,
    under="",
    source="afp",
    rank=3,
    amount=None,
    kind=None,
    act=None,
    order=0,
    reviewed=False,
    party="FRA",
    capability="ground_troops",
):
    """What was said on the nth day: 'ready' `under` 'ceasefire', by the party itself, by name."""
    rung = Firmness(firmness) if firmness else None
    kind = kind or (Kind.REFUSE if rung and rung.level < 0 else Kind.COMMIT)
    return Stance(
        act=act or f"{source}: {firmness} {under} {amount} {on}",
        party=party,
        capability=capability,
        kind=kind,
        firmness=rung,
        conditions=tuple(Condition(name) for name in under.split()),
        day=day(on) if on else None,
        named=rank >= 2,
        own=rank % 2 == 1,
        source=source,
        reviewed=reviewed,
        order=order,
        quantity=Quantity(Decimal(amount.split()[0]), amount.split()[1], amount)
        if amount
        else None,
    )


def threads(parties=("FRA",), capabilities=("ground_troops",)):
    """Stances on few days, of few sources, so that they meet; each act bears a name of its own."""
    one = st.builds(
        said,
        st.sampled_from([firmness.value for firmness in Firmness]),
        st.sampled_from([None, 1, 2, 3, 4, 20, 21]),
        under=st.sampled_from(["", "ceasefire", "us_backstop", "ceasefire us_backstop"]),
        source=st.sampled_from("abcd"),
        rank=st.integers(0, 3),
        amount=st.sampled_from([None, "500 soldats", "2000 soldats", "3 bataillons"]),
        kind=st.sampled_from([None, None, None, Kind.REQUEST]),
        act=st.integers(0, 999).map("act {:03}".format),
        order=st.integers(0, 5),
        reviewed=st.booleans(),
        party=st.sampled_from(parties),
        capability=st.sampled_from(capabilities),
    )
    return st.lists(one, max_size=20, unique_by=lambda stance: stance.act)
