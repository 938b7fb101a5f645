"""What a user supposes, as it is written for every face: parties gone, conditions, offers."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeVar

from garant.answers.meaning import nearest_of
from garant.assessment import add, set_condition, unit_asked, withdraw
from garant.errors import GarantError, QuestionError
from garant.ledger import Asked
from garant.model import AddedOffer, Condition, Firmness, Guarantee, SetCondition, State, Withdrawal

if TYPE_CHECKING:
    from garant.ontology import Ontology

Value = TypeVar("Value")

OFFER_FORM = "PARTY commit|refuse CAPABILITY RUNG [AMOUNT [UNIT]] [on CONDITION,...]"
"""How an offer or a refusal is written."""

_KINDS = ("commit", "refuse")
_STATES = {
    **dict.fromkeys(("yes", "met", "true"), "met"),
    **dict.fromkeys(("no", "unmet", "false"), "unmet"),
    "unknown": "unknown",
}
_LEAST_WORDS = 4
_LARGEST = Decimal(10) ** 15
_MOST_PLACES = 6


def suppose(
    guarantee: Guarantee,
    *,
    without: Sequence[str] = (),
    conditions: Sequence[str] = (),
    added: Sequence[str] = (),
    ask: Callable[..., Asked],
    ontology: "Ontology",
    sign: str = "",
) -> Guarantee:
    """The guarantee with what is supposed, in this order; with nothing supposed, as it is.

    Args:
        guarantee: What is known.
        without: Parties, by code or name.
        conditions: As `ceasefire=no`.
        added: As `POL commit ground_troops committed 2000`.
        ask: Reads the names of parties and capabilities, as `garant.ledger.ask` does.
        ontology: Knows the units.
        sign: What the names of fields begin with in a mistake, such as `--`.

    Raises:
        QuestionError: There are mistakes in it, one line for each.
    """
    reading = _Reading(guarantee, ask, ontology, sign)
    faults: list[str] = []

    def read(text: str, reader: Callable[[str], Value]) -> Value | None:
        try:
            return reader(text)
        except GarantError as error:
            faults.append(str(error))
            return None

    for text in without:
        party = read(text, reading.party)
        if party is not None:
            guarantee = withdraw(guarantee, party)
    for text in conditions:
        found = read(text, reading.state)
        if found is not None:
            guarantee = set_condition(guarantee, *found)
    for text in added:
        base = guarantee
        grown = read(text, lambda each, base=base: add(base, reading.offer(each)))  # type: ignore[misc]
        guarantee = grown or guarantee
    if faults:
        raise QuestionError("\n".join(dict.fromkeys(faults)))
    return guarantee


def written_suppositions(guarantee: Guarantee) -> Iterator[tuple[str, str]]:
    """What is supposed in a guarantee, as it is asked for: `without`, `condition` or `add`.

    Reads back as the same suppositions, whatever names and cases the user wrote them in.
    """
    for one in guarantee.suppositions:
        if isinstance(one, Withdrawal):
            yield "without", one.party
        elif isinstance(one, SetCondition):
            words = {State.MET: "yes", State.UNMET: "no", State.UNKNOWN: "unknown"}
            yield "condition", f"{one.condition.value}={words[one.state]}"
        else:
            yield "add", written_offer(one)


def written_offer(offer: AddedOffer) -> str:
    """An offer or a refusal as a user writes it: `POL commit ground_troops ready on ceasefire`."""
    kind = "refuse" if offer.firmness.level < 0 else "commit"
    words = [offer.party, kind, offer.capability, offer.firmness.value]
    if offer.amount is not None:
        words += [f"{offer.amount:f}", *([offer.unit] if offer.unit else [])]
    if offer.conditions:
        words += ["on", ",".join(one.value for one in offer.conditions)]
    return " ".join(words)


class _Reading:
    """Reads what is supposed of one guarantee."""

    def __init__(
        self, guarantee: Guarantee, ask: Callable[..., Asked], ontology: "Ontology", sign: str
    ) -> None:
        self._pact = guarantee.pact
        self._ask, self._ontology, self._sign = ask, ontology, sign

    def party(self, text: str) -> str:
        party = self._ask(party=text).party
        if party is None:
            raise QuestionError("a party is empty; give a code such as FRA, or a name")
        return party

    def state(self, text: str) -> tuple[Condition, State]:
        code, sign, state = text.partition("=")
        field = f"{self._sign}condition"
        if not sign:
            raise QuestionError(
                f"{field} {text!r}: write CODE=STATE, such as ceasefire=no; "
                "a state is yes, no or unknown"
            )
        word = state.strip().casefold()
        if word not in _STATES:
            raise QuestionError(
                f"{field} {text!r}: {state!r} is no state; write yes, no or unknown"
            )
        return _condition(code), State(_STATES[word])

    def offer(self, text: str) -> AddedOffer:
        """An offer or a refusal as a user writes it, every mistake told with its word."""
        try:
            return self._offer(text)
        except QuestionError as error:
            raise QuestionError(f"{self._sign}add {text!r}: {error}") from error

    def _offer(self, text: str) -> AddedOffer:
        given, on, named = text.partition(" on ")
        words = given.split()
        if len(words) < _LEAST_WORDS:
            raise QuestionError(f"word {len(words) + 1} is missing; write {OFFER_FORM}")
        party = self.party(words[0])
        kind = nearest_of(words[1], _KINDS, "kind (word 2)")
        capability = self._ask(capability=words[2]).capability or ""
        firmness = _rung(words[3], kind)
        amount = _amount(words[4]) if len(words) > _LEAST_WORDS else None
        unit = self._unit(capability, " ".join(words[5:])) if amount is not None else None
        if amount is not None and kind == "refuse":
            raise QuestionError(f"word 5, {words[4]!r}: a refusal has no amount; leave it out")
        conditions = tuple(_condition(each) for each in named.split(",")) if on else ()
        return AddedOffer(party, capability, firmness, amount, unit, conditions)

    def _usual_unit(self, capability: str) -> str:
        """The unit the pact asks for a capability in, else the first that it is counted in."""
        asked = unit_asked(self._pact, capability)
        known = self._ontology.capabilities.get(capability)
        units = [one for one in known.units if one != "money"] if known else []
        if asked is None and not units:
            raise QuestionError(f"word 6 is missing: the unit of {capability}, such as EUR")
        return asked or units[0]

    def _unit(self, capability: str, word: str) -> str:
        ontology = self._ontology
        if not word:
            return self._usual_unit(capability)
        unit = ontology.unit(word) or ontology.unit(word.upper())
        held = ontology.capabilities.get(capability)
        if unit is None or not ontology.counts(capability, unit):
            known = held.units if held else ()
            told = " or ".join("a currency such as EUR" if one == "money" else one for one in known)
            raise QuestionError(
                f"word 6, {word!r}: no unit of {capability}; it is counted in {told or 'nothing'}"
            )
        return unit


def _condition(text: str) -> Condition:
    code = text.strip().replace(" ", "_").replace("-", "_")
    return Condition(nearest_of(code, [one.value for one in Condition], "condition"))


def _rung(word: str, kind: str) -> Firmness:
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
    # "1e999999" is six signs to write and a million to show.
    if amount > _LARGEST or int(amount.as_tuple().exponent) < -_MOST_PLACES:
        raise QuestionError(
            f"word 5, {word!r}: no amount that anybody gives; write one up to {_LARGEST:f}, "
            f"with {_MOST_PLACES} decimals at most"
        )
    return amount.normalize() + 0
