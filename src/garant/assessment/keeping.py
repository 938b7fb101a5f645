"""From offers to formulas: when a need holds, over the parties that stay and what is met.

An offer holds while its party stays and its conditions are met. Whoever offers at a rung or above
is taken to keep its word; who is less firm, unclear or refuses is left out. Where such offers are
not enough for a need, the next lower rung may be relied on in their stead (`weak`), and at the
lowest whatever is not refused: an American backstop that nobody has spelt out is still what the
force hangs on. A need holds where
enough contributors' offers hold and their amounts reach what it asks for. A collective is there as
one party, good for a need that asks for a single contributor; it is never so many, and its amounts
are in no sum.

An amount is left out (`unmodelled`) where the known ones do not reach it while others are not
known. Where it would take too many steps to add them, they are rounded down (`rounded`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from garant.assessment.adding import Choice, threshold
from garant.assessment.covering import cover
from garant.assessment.shaping import all_of, any_of, at_least
from garant.assessment.structure import ALWAYS, NEVER, Formula, Variable
from garant.assessment.summing import Share, firm_sum, shares
from garant.model import (
    Amount,
    Condition,
    Cover,
    Element,
    Firmness,
    Footing,
    Guarantee,
    Lot,
    Need,
    Offer,
)

_KEPT = frozenset({Footing.FIRM, Footing.CONDITIONAL, Footing.SIGNALLED})
_OPEN = _KEPT | {Footing.UNCLEAR}
_NOTHING: frozenset[Condition] = frozenset()


def party_name(party: str) -> str:
    """The variable of a party that stays."""
    return f"party {party}"


def condition_name(condition: Condition) -> str:
    """The variable of a condition that holds."""
    return f"condition {condition.value}"


def element_of(name: str) -> Element:
    """The party or the condition that a variable stands for."""
    sort, code = name.split(" ", 1)
    return Element(party=code) if sort == "party" else Element(condition=Condition(code))


def waited_for(offer: Offer) -> tuple[Condition, ...]:
    """The conditions that an offer does not hold without, whether or not they are met today."""
    return (*offer.terms.met, *offer.terms.unmet, *offer.terms.unknown)


@dataclass(frozen=True, slots=True)
class _Held:
    """An offer that counts, with the formulas of when it holds: its party's alone, and in full."""

    offer: Offer
    waited: frozenset[Condition]
    party: Formula
    full: Formula

    def formula(self, *, settled: bool) -> Formula:
        """When it holds, with the conditions settled or not."""
        return self.party if settled else self.full


class Keeping:
    """The formulas of a guarantee's needs.

    Args:
        guarantee: What they are of.
        least: The lowest rung that counts.
        words: Whether each offer has a variable of its own beside its party's, for its odds.
        lower: Whether a need may rely on lower rungs where it does not hold by these.
    """

    def __init__(
        self,
        guarantee: Guarantee,
        least: Firmness,
        *,
        words: bool = False,
        lower: bool = False,
    ) -> None:
        self._with_words = words
        self.words: dict[str, Offer] = {}
        self.rounded: set[str] = set()
        self.needs = {need.name: need for need in guarantee.pact.needs}
        self.weak: dict[str, Firmness] = {}
        self.offers: dict[str, tuple[Offer, ...]] = {}
        self.unmodelled: set[str] = set()
        self._held: dict[str, tuple[_Held, ...]] = {}
        self._found: dict[tuple[str, frozenset[Condition], int | None], Formula] = {}
        missing = set()
        rungs = [rung for rung in Firmness if 0 <= rung.level < least.level] if lower else []
        for found in cover(guarantee):
            name = found.need.name
            self._rely(found, least)
            if self._never(name):
                missing.add(name)
                for rung in rungs:
                    self._rely(found, rung)
                    if not self._never(name):
                        self.weak[name] = rung
                        missing.discard(name)
                        break
        self.missing = frozenset(missing)

    def _rely(self, found: Cover, least: Firmness) -> None:
        """Rely for a need on the offers at a rung or above."""
        need = found.need
        kept = _KEPT if least.level > 0 else _OPEN
        self.offers[need.name] = tuple(
            one
            for one in (*found.offers, *found.collectives)
            if one.footing in kept and (one.firmness.level >= least.level or least.level <= 0)
        )
        self._held[need.name] = self._held_of(need.name)
        self.unmodelled.discard(need.name)
        if need.amount is not None and not self._modelled(need, need.amount):
            self.unmodelled.add(need.name)

    def _never(self, name: str) -> bool:
        return self._need(self.needs[name], self._held[name], 0) == NEVER

    def formulas(self, needs: Iterable[str]) -> dict[str, Formula]:
        """When each of some needs holds, over parties, conditions and, if wanted, words."""
        return {name: self.need(name) for name in needs}

    def possible(self, name: str, lost: frozenset[Condition] = _NOTHING) -> bool:
        """Whether a need holds, not by lower rungs, with every condition met but some."""
        return name not in self.weak and self.need(name, lost=lost, losses=0) != NEVER

    def need(
        self, name: str, *, lost: frozenset[Condition] = _NOTHING, losses: int | None = None
    ) -> Formula:
        """When a need holds.

        Args:
            name: The need.
            lost: Conditions that are not met.
            losses: Look only at so many parties that leave, with all other conditions met: the
                formula is over parties, and always true where no such loss breaks the need.
        """
        key = name, lost, losses
        found = self._found.get(key)
        if found is None:
            held = [one for one in self._held[name] if not lost or lost.isdisjoint(one.waited)]
            found = self._found[key] = self._need(self.needs[name], held, losses)
        return found

    def _need(self, need: Need, held: Sequence[_Held], losses: int | None) -> Formula:
        counted = [one for one in held if need.contributors == 1 or not one.offer.collective]
        parties = {one.offer.party for one in counted}
        if len(parties) < need.contributors:
            return NEVER
        if losses is not None and len(parties) - need.contributors >= losses:
            enough: Formula = ALWAYS
        else:
            by_party: defaultdict[str, list[Formula]] = defaultdict(list)
            for one in counted:
                by_party[one.offer.party].append(one.formula(settled=losses is not None))
            enough = at_least(need.contributors, [any_of(one) for one in by_party.values()])
        if need.amount is None or need.name in self.unmodelled:
            return enough
        return all_of([enough, self._amount(need, need.amount, held, losses)])

    def _held_of(self, need: str) -> tuple[_Held, ...]:
        # Of several offers of one party each has a word of its own.
        seen: Counter[str] = Counter()
        held = []
        for offer in self.offers[need]:
            parts = [Variable(party_name(offer.party))]
            if self._with_words:
                word = f"word {offer.party} {offer.capability} {seen[offer.party]}"
                self.words[word] = offer
                parts.append(Variable(word))
            seen[offer.party] += 1
            waited = waited_for(offer)
            conditions = [Variable(condition_name(one)) for one in waited]
            held.append(
                _Held(offer, frozenset(waited), all_of(parts), all_of([*parts, *conditions]))
            )
        return tuple(held)

    def _amount(
        self, need: Need, asked: Amount, held: Sequence[_Held], losses: int | None
    ) -> Formula:
        """When the amounts add up to what a need asks for."""
        giving: defaultdict[tuple[str, Lot], list[Formula]] = defaultdict(list)
        for one in held:
            lot = None if one.offer.collective else one.offer.amount(asked.unit)
            if lot is not None:
                giving[one.offer.party, lot].append(one.formula(settled=losses is not None))
        found = shares(giving)
        if losses is not None and _outlasts(found, asked.value, losses):
            return ALWAYS
        choices = []
        for share in found:
            ways = [[(any_of(giving[party, lot]), lot.value) for party, lot in share.own.items()]]
            if share.whole and share.together:
                all_give = [any_of(giving[party, lot]) for party, lot in share.together.items()]
                least = min(lot.value for lot in share.together.values())
                ways.append([(all_of(all_give), least)])
            choices.append(Choice(tuple(tuple(way) for way in ways if way)))
        reached, exact = threshold([one for one in choices if one.ways], asked.value)
        if not exact:
            self.rounded.add(need.name)
        return reached

    def _modelled(self, need: Need, asked: Amount) -> bool:
        """Whether enough is known of the amounts to say by them whether a need holds."""
        single = [one for one in self.offers[need.name] if not one.collective]
        known = firm_sum(single, asked.unit, _OPEN)
        if known.value >= asked.value:
            return True
        return not known.unknown and len(single) == len(self.offers[need.name])


def _outlasts(found: Iterable[Share], asked: Decimal, losses: int) -> bool:
    """Whether the sum is reached whichever so many parties leave."""
    total = Decimal(0)
    without: list[Decimal] = []
    for share in found:
        alone = sum((lot.value for lot in share.own.values()), Decimal(0))
        together = Decimal(0)
        if share.whole and share.together:
            together = min(lot.value for lot in share.together.values())
        if together > alone:
            # Whoever leaves takes all of what is shared with it, as far as anybody knows.
            total += together
            without.append(together)
        else:
            total += alone
            without += [lot.value for lot in share.own.values()]
    without.sort(reverse=True)
    return total - sum(without[:losses], Decimal(0)) >= asked


def acts_of_elements(offers: Iterable[Offer]) -> dict[str, tuple[str, ...]]:
    """By variable, the acts of the offers that a party or a condition is in."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for offer in offers:
        for name in (party_name(offer.party), *map(condition_name, waited_for(offer))):
            found[name].update(dict.fromkeys(offer.because))
    return {name: tuple(acts) for name, acts in found.items()}
