"""What if: another guarantee, with something supposed beside what is known."""

from dataclasses import replace

from garant.errors import GarantError
from garant.model import (
    AddedOffer,
    Condition,
    Guarantee,
    Pact,
    SetCondition,
    State,
    Supposition,
    Withdrawal,
)


def withdraw(guarantee: Guarantee, party: str) -> Guarantee:
    """The guarantee if a party took back all that it offers.

    What a collective offers stays: nobody knows how much of it is the party's.
    """
    return _supposing(guarantee, Withdrawal(party))


def add(guarantee: Guarantee, offer: AddedOffer) -> Guarantee:
    """The guarantee if a party offered something, or refused it.

    An offer stands beside what the party offers anyway, so that it takes nothing away; a refusal
    takes the place of all that the party offers of the capability.

    Raises:
        GarantError: No need asks for the capability, or the amount has no unit and the needs do not
            tell which.
    """
    asked = sorted({need.capability for need in guarantee.pact.needs})
    if offer.capability not in asked:
        raise GarantError(
            f"{offer.capability}: no need of the pact asks for it; "
            f"the pact asks for {', '.join(asked)}"
        )
    if offer.amount is not None and offer.unit is None:
        unit = unit_asked(guarantee.pact, offer.capability)
        if unit is None:
            raise GarantError(
                f"{offer.amount} of {offer.capability}: no unit, and the pact does not tell which; "
                "give one after the number"
            )
        offer = replace(offer, unit=unit)
    return _supposing(guarantee, offer)


def set_condition(guarantee: Guarantee, condition: Condition, state: State) -> Guarantee:
    """The guarantee if a condition were met, unmet or unknown."""
    return _supposing(guarantee, SetCondition(condition, state))


def unit_asked(pact: Pact, capability: str) -> str | None:
    """The unit that the needs ask for a capability in, None where they name none or several."""
    needs = [need for need in pact.needs if need.capability == capability]
    units = {need.amount.unit for need in needs if need.amount}
    return units.pop() if len(units) == 1 else None


def _supposing(guarantee: Guarantee, supposed: Supposition) -> Guarantee:
    return replace(guarantee, suppositions=(*guarantee.suppositions, supposed))
