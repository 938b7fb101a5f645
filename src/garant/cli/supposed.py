"""What a user supposes, as written on the command line: parties gone, conditions, offers."""

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeVar

from garant.cli.answering import asked_of
from garant.cli.guarantee import Put, nearest_of
from garant.errors import GarantError, QuestionError

if TYPE_CHECKING:
    from garant.model import AddedOffer, Condition, Firmness, Guarantee

Value = TypeVar("Value")

_FORM = "PARTY commit|refuse CAPABILITY RUNG [AMOUNT [UNIT]] [on CONDITION,...]"
_KINDS = ("commit", "refuse")
_STATES = {
    **dict.fromkeys(("yes", "met", "true"), "met"),
    **dict.fromkeys(("no", "unmet", "false"), "unmet"),
    "unknown": "unknown",
}
_LEAST_WORDS = 4


def suppose(
    put: Put,
    guarantee: "Guarantee",
    without: Sequence[str],
    conditions: Sequence[str],
    added: Sequence[str],
) -> "Guarantee":
    """The guarantee with what is supposed, in this order.

    Args:
        put: The question.
        guarantee: What is known.
        without: Parties, by code or name.
        conditions: As `ceasefire=no`.
        added: As `POL commit ground_troops committed 2000`.

    Raises:
        QuestionError: There are mistakes in it, one line for each; or nothing is supposed.
    """
    from garant.assessment import add, set_condition, withdraw
    from garant.model import State

    if not (without or conditions or added):
        raise QuestionError("nothing is supposed; give --without, --condition or --add")
    faults: list[str] = []

    def read(text: str, reader: Callable[[str], Value]) -> Value | None:
        try:
            return reader(text)
        except GarantError as error:
            faults.append(str(error))
            return None

    for text in without:
        party = read(text, lambda each: _party(put, each))
        if party is not None:
            guarantee = withdraw(guarantee, party)
    for text in conditions:
        found = read(text, _condition_state)
        if found is not None:
            guarantee = set_condition(guarantee, found[0], State(found[1]))
    for text in added:
        base = guarantee
        grown = read(text, lambda each, base=base: add(base, _offer(put, each)))  # type: ignore[misc]
        guarantee = grown or guarantee
    if faults:
        raise QuestionError("\n".join(dict.fromkeys(faults)))
    return guarantee


def _party(put: Put, text: str) -> str:
    party = asked_of(put.ledger, put.settings, party=text).party
    if party is None:
        raise QuestionError("a party is empty; give a code such as FRA, or a name")
    return party


def _condition_state(text: str) -> "tuple[Condition, str]":
    code, sign, state = text.partition("=")
    if not sign:
        raise QuestionError(
            f"--condition {text!r}: write CODE=STATE, such as ceasefire=no; "
            "a state is yes, no or unknown"
        )
    word = state.strip().casefold()
    if word not in _STATES:
        raise QuestionError(
            f"--condition {text!r}: {state!r} is no state; write yes, no or unknown"
        )
    return _condition(code), _STATES[word]


def _condition(text: str) -> "Condition":
    from garant.model import Condition

    code = text.strip().replace(" ", "_").replace("-", "_")
    return Condition(nearest_of(code, [one.value for one in Condition], "condition"))


def _offer(put: Put, text: str) -> "AddedOffer":
    """An offer or a refusal as a user writes it, every mistake told with its word."""
    try:
        return _read_offer(put, text)
    except QuestionError as error:
        raise QuestionError(f"--add {text!r}: {error}") from error


def _read_offer(put: Put, text: str) -> "AddedOffer":
    from garant.model import AddedOffer

    given, on, named = text.partition(" on ")
    words = given.split()
    if len(words) < _LEAST_WORDS:
        raise QuestionError(f"word {len(words) + 1} is missing; write {_FORM}")
    party = _party(put, words[0])
    kind = nearest_of(words[1], _KINDS, "kind (word 2)")
    capability = asked_of(put.ledger, put.settings, capability=words[2]).capability or ""
    firmness = _rung(words[3], kind)
    amount = _amount(words[4]) if len(words) > _LEAST_WORDS else None
    unit = _unit(put, capability, " ".join(words[5:])) if amount is not None else None
    if amount is not None and kind == "refuse":
        raise QuestionError(f"word 5, {words[4]!r}: a refusal has no amount; leave it out")
    conditions = tuple(_condition(each) for each in named.split(",")) if on else ()
    return AddedOffer(party, capability, firmness, amount, unit, conditions)


def _rung(word: str, kind: str) -> "Firmness":
    from garant.model import Firmness

    refuses = kind == "refuse"
    rungs = [rung.value for rung in Firmness if (rung.level < 0) == refuses]
    try:
        return Firmness(nearest_of(word, rungs, f"rung of {kind} (word 4)"))
    except QuestionError as error:
        if word.casefold() not in {rung.value for rung in Firmness}:
            raise
        raise QuestionError(
            f"word 4, {word!r}: no rung of {kind}; write one of {', '.join(rungs)}"
        ) from error


def _amount(word: str) -> Decimal:
    try:
        amount = Decimal(word.replace("_", "").replace(",", ""))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount <= 0:
        raise QuestionError(
            f"word 5, {word!r}: no amount; write a number above 0 such as 2000, or 'on CONDITION'"
        )
    return amount


def _usual_unit(put: Put, capability: str) -> str:
    """The unit that the pact asks for a capability in, else the first that it is counted in."""
    from garant.assessment import unit_asked

    asked = unit_asked(put.pact, capability)
    known = put.ontology.capabilities.get(capability)
    units = [one for one in known.units if one != "money"] if known else []
    if asked is None and not units:
        raise QuestionError(f"word 6 is missing: the unit of {capability}, such as EUR")
    return asked or units[0]


def _unit(put: Put, capability: str, word: str) -> str:
    ontology = put.ontology
    if not word:
        return _usual_unit(put, capability)
    unit = ontology.unit(word) or ontology.unit(word.upper())
    known = ontology.capabilities[capability].units if capability in ontology.capabilities else ()
    if unit is None or not ontology.counts(capability, unit):
        told = " or ".join("a currency such as EUR" if one == "money" else one for one in known)
        raise QuestionError(
            f"word 6, {word!r}: no unit of {capability}; it is counted in {told or 'nothing'}"
        )
    return unit
