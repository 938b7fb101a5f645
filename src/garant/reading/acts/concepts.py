"""Capabilities in a phrase: which of those named is given, refused or asked for."""

from garant.reading.acts.words import ActWords, Concept
from garant.reading.parse import Parse
from garant.reading.phrases import Found

OVERRIDES = {
    "watch": frozenset({"air_policing", "naval", "monitoring", "police", "intelligence"}),
    "move": frozenset[str](),
}
"""Families whose own capability yields only to these."""

MEMBERSHIP = frozenset({"eu_membership", "nato_membership"})
"""Capabilities that only a union can give; a single state supports them or objects."""

FORCE = frozenset(
    {"ground_troops", "air_policing", "naval", "headquarters", "police", "monitoring"}
)
"""What a part in a force is a part of."""

DOMAINS = frozenset({"naval", "air_policing"})


class Concepts:
    """The capability phrases of one parse."""

    def __init__(self, parse: Parse, words: ActWords) -> None:
        self.parse = parse
        self.words = words
        self.found = [
            c
            for c in words.capabilities.find(parse)
            if not (c.value.code == "ground_troops" and _adjective(parse, c.start, c.end))
            and (parse.pos[c.start] != "PRON" or len(c.tokens) > 1)
            and not (c.value.code in MEMBERSHIP and _describes(parse, words, c.start))
        ]
        self._at: dict[int, Found[Concept]] = {}
        for concept in self.found:
            for token in range(concept.start, concept.end):
                self._at.setdefault(token, concept)

    def at(self, token: int) -> Found[Concept] | None:
        """The capability phrase that covers a token."""
        return self._at.get(token)

    def head(self, concept: Found[Concept]) -> int:
        """The token of a phrase that hangs outside it."""
        for token in concept.tokens:
            if not concept.start <= self.parse.heads[token] < concept.end or (
                self.parse.heads[token] == token
            ):
                return token
        return concept.start

    def theme(
        self,
        roots: list[int],
        scope: set[int],
        barred: set[int],
        *,
        strong: bool = False,
        spared: frozenset[str] = frozenset(),
    ) -> list[Found[Concept]]:
        """The capabilities of a theme.

        Args:
            roots: The heads of the complements, most central first.
            scope: All tokens of the complements.
            barred: Tokens that belong to a condition or another act.
            strong: Whether weak phrases (a mission, an aid) are left out.
            spared: Codes that do not count: money is not what money is given for.
        """
        reach = scope.union(roots)
        if reach.isdisjoint(self._at):
            return []
        if spared:
            barred = barred | {
                token
                for c in self.found
                if c.value.code in spared
                for token in c.tokens
                if not self.parse.children[token] or c.value.code
            }
        vague: list[Found[Concept]] = []
        for root in roots:
            found = self._of_phrase(root, scope, barred)
            if found and not found[0].value.weak:
                return self.with_domains(found, scope, barred)
            vague = vague or found
        if vague and not strong:
            return self.with_domains(vague, scope, barred)
        inside = [
            c
            for c in self.found
            if c.start in scope and c.start not in barred and c.value.code is not None
        ]
        for weak in (False, True):
            if weak and strong:
                break
            for concept in inside:
                if concept.value.weak is weak:
                    found = self._coordinated(concept, scope, barred)
                    return self.with_domains(found, scope, barred)
        return []

    def beside_money(self, scope: set[int]) -> frozenset[str]:
        """The codes that money itself does not count as being for.

        An army that is paid for is funded; of military aid the money is the amount, unless the aid
        is told in its parts: "including ammunition".
        """
        lemmas, helping = self.parse.lemmas, self.words.grammar["help_noun"]
        told = [c for c in self.found if c.start in scope and c.value.code and not c.value.weak]
        parts = {c.value.code for c in told} - {"funding", "armed_forces"}
        aid = any(
            c.value.code == "armed_forces" and any(lemmas[t] in helping for t in c.tokens)
            for c in told
        )
        return frozenset({"funding"} if aid and not parts else {"funding", "armed_forces"})

    def _of_phrase(self, root: int, scope: set[int], barred: set[int]) -> list[Found[Concept]]:
        """The capability of a noun phrase: of its head, else the nearest below it."""
        parse = self.parse
        level = [root]
        seen: set[int] = set()
        fallback: Found[Concept] | None = None
        while level:
            below: list[int] = []
            for token in sorted(level):
                if token in seen:
                    continue
                seen.add(token)
                concept = self.at(token) if token not in barred else None
                if concept and concept.value.code:
                    if not concept.value.weak:
                        concept = self._bound(concept, scope)
                        return self._coordinated(concept, scope, barred)
                    fallback = fallback or concept
                if concept and concept.value.code is None and token in concept.tokens:
                    continue
                below.extend(k for k in parse.children[token] if k in scope or k == root)
            level = below
        return self._coordinated(fallback, scope, barred) if fallback else []

    def _bound(self, concept: Found[Concept], scope: set[int]) -> Found[Concept]:
        """A guarantee that its own words make binding: "des garanties inspirées de l'article 5"."""
        if concept.value.code != "guarantee":
            return concept
        below = set(self.parse.subtree(self.head(concept))) & scope
        return next(
            (c for c in self.found if c.value.code == "binding_pledge" and c.start in below),
            concept,
        )

    def _coordinated(
        self, concept: Found[Concept], scope: set[int], barred: set[int]
    ) -> list[Found[Concept]]:
        """A phrase and those coordinated with it: "ni avions ni soldats"."""
        parse = self.parse
        found = [concept]
        first = self.head(concept)
        for other in self.found:
            if other is concept or other.start not in scope or other.start in barred:
                continue
            if other.value.code is None or (other.value.weak and not concept.value.weak):
                continue
            head = self.head(other)
            k = head
            steps = 0
            if parse.deps[k] == "nmod" and parse.pos[parse.heads[k]] == "PRON":
                k = parse.heads[k]  # "l'envoi de chasseurs et celui d'un navire"
            while parse.deps[k] in ("conj", "appos") and steps < 6:
                k = parse.heads[k]
                steps += 1
                if (
                    k == first
                    or self.at(k) is concept
                    or (
                        parse.heads[first] == k != first
                        and (parse.deps[first] not in ("conj",) and self._light(k))
                    )
                ):
                    found.append(other)
                    break
            else:
                added = any(parse.deps[c] == "cc" for c in parse.children[head])
                if added and parse.heads[head] == parse.heads[first] and head != first:
                    found.append(other)  # "a brigade, as well as two minehunters"
                elif (
                    parse.deps[head] == "conj"
                    and parse.deps[first] == "conj"
                    and parse.heads[head] == parse.heads[first]
                ) or self._in_a_row(found[-1], other, head):
                    found.append(other)
        return found

    def _in_a_row(self, before: Found[Concept], other: Found[Concept], head: int) -> bool:
        """Whether a partitive hides that things are listed: "des armes, du renseignement et des".

        A small parser takes the partitive for a preposition. "Du" and "des" before a name are one:
        "des armes, du Danemark".
        """
        parse, grammar = self.parse, self.words.grammar
        gap = range(before.end, other.start)
        marks = [k for k in gap if parse.lower[k] in (",", *grammar["and"])]
        return (
            bool(marks)
            and parse.lower[other.start - 1] in grammar["partitive"]
            and parse.pos[head] == "NOUN"
            and len(gap) <= 4
            and all(
                k in marks or parse.lower[k] in grammar["partitive"] or parse.pos[k] == "ADJ"
                for k in gap
            )
            and parse.lower[before.start - 1] in grammar["partitive"] | grammar["one"]
        )

    def _light(self, token: int) -> bool:
        concept = self.at(token)
        return concept is None or concept.value.weak

    def with_domains(
        self, found: list[Found[Concept]], scope: set[int], barred: set[int]
    ) -> list[Found[Concept]]:
        """A force "sur terre, dans les airs et en mer" has three parts wherever they stand."""
        codes = {c.value.code for c in found}
        if not codes & (DOMAINS | {"ground_troops"}):
            return found
        extra = [
            c
            for c in self.found
            if c.value.code in DOMAINS | {"ground_troops"}
            and c.value.code not in codes
            and c.start in scope
            and c.start not in barred
            and "domain" in c.value.tags
            and ("ground_troops" in codes or self._beside(found, c))
        ]
        return [*found, *extra]

    def _beside(self, found: list[Found[Concept]], other: Found[Concept]) -> bool:
        """Whether a domain is named in one breath with another: "naval, air and land forces"."""
        parse = self.parse
        own = {t for c in found for t in range(c.start, c.end)}
        head, steps = self.head(other), 0
        while parse.deps[head] == "conj" and steps < 4:
            head, steps = parse.heads[head], steps + 1
            if head in own:
                return True
        return False


def _adjective(parse: Parse, start: int, end: int) -> bool:
    """Whether a noun of soldiers is used as an adjective: "les fournitures militaires"."""
    return end - start == 1 and parse.pos[start] == "ADJ" and parse.deps[start] == "amod"


def _describes(parse: Parse, words: ActWords, start: int) -> bool:
    """Whether a membership only tells which state is meant: "un pays voisin, membre de l'Otan"."""
    if parse.lemmas[start] not in words.grammar["member"]:
        return False
    before = parse.lower[start - 1] if start else ""
    return before == "," or parse.pos[parse.heads[start]] in ("NOUN", "ADJ")


def code_of(concept: Found[Concept], family: str | None) -> str | None:
    """The code of a phrase under a predicate: what is handed over counts as equipment."""
    if family in ("give", "arm") and concept.value.given:
        return concept.value.given
    return concept.value.code
