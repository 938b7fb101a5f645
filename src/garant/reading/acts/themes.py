"""What a predicate is about: its complements, and the capabilities among them."""

from garant.reading.acts.concepts import FORCE, OVERRIDES, Concepts, code_of
from garant.reading.acts.hit import Hit, by_token, handed, standing_in, taking_over
from garant.reading.acts.praising import thanked_for
from garant.reading.acts.staffing import in_mission
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.words import Concept, Role
from garant.reading.parse import Parse
from garant.reading.phrases import Found


class Themes:
    """The themes of the predicates of one parse.

    `forceful` tells that the document is about a force more than about arms.
    """

    def __init__(
        self,
        parse: Parse,
        syntax: Syntax,
        concepts: Concepts,
        hits: list[Hit],
        *,
        forceful: bool = False,
    ) -> None:
        self.parse = parse
        self.forceful = forceful
        self.syntax = syntax
        self.concepts = concepts
        self.hits = hits
        self._hits_at = by_token(hits)
        self.giving = {hit.token for hit in hits if hit.predicate.family in ("give", "arm")}

    def scope(self, hit: Hit) -> set[int]:
        """The tokens of a predicate's complements, and of its subject where that is its theme."""
        parse, syntax = self.parse, self.syntax
        scope = syntax.complement(hit.token, hit.tokens)
        if hit.predicate.family == "relieve":
            return {t for k in taking_over(parse, hit) for t in parse.subtree(k)} - {*hit.tokens}
        if hit.predicate.theme != "object" or syntax.passive(hit.token):
            subject = syntax.subject(hit.token)
            if subject is not None and subject not in hit.tokens:
                scope |= {j for j in parse.subtree(subject) if j not in hit.tokens}
                if hit.token in scope:
                    scope = syntax.complement(hit.token, hit.tokens)
                    scope.add(subject)
        if (said := self._what_it_is(hit)) is not None:
            scope |= set(parse.subtree(said)) - set(parse.subtree(hit.token))
        if hit.predicate.role is Role.SIGN:
            return scope - set(hit.tokens)  # "une résolution qui crée la force"
        return scope - set(hit.tokens) - self._apart(hit, scope)

    def _apart(self, hit: Hit, scope: set[int]) -> set[int]:
        """Tokens in a scope of a predicate of their own: ", tout en se disant prête"."""
        found: set[int] = set()
        for other in standing_in(self._hits_at, scope):
            if other.governor is not None:
                continue
            if other.token <= hit.token and self.parse.deps[other.token] != "advcl":
                continue
            if self.parse.pos[other.token] in ("VERB", "AUX"):
                found.update(self.parse.subtree(other.token))
        return found

    def named(self, hit: Hit, scope: set[int], barred: set[int]) -> list[tuple[str | None, int]]:
        """The capabilities a predicate is about, each with the token that shows it."""
        predicate = hit.predicate
        barred = barred | self._set_beside(hit) | self._not_given(hit, scope)
        roots = [*self._turned_into(hit), *self._means(hit), *self._roots(hit)]
        scope = scope | set(hit.tokens)
        money = predicate.family == "money"
        spared = self.concepts.beside_money(scope) if money else frozenset[str]()
        found = self.concepts.theme(
            roots, scope, barred, strong=bool(predicate.capability), spared=spared
        )
        found = self._included(found, scope, barred) or found
        if found:
            clause = set(range(hit.token, self.syntax.clause_end(hit.tokens[-1])))
            found = self.concepts.with_domains(found, scope | clause, barred)
        if predicate.rule == "existence":
            found = [c for c in found if self._exists(hit, self.concepts.head(c))]
        elif not found and not predicate.capability:
            end = self.syntax.clause_end(hit.tokens[-1])
            tail = set(range(hit.tokens[-1] + 1, end)) - barred
            tail -= self._apart(hit, tail)
            found = self.concepts.theme([], tail, barred, strong=True)
        found = in_mission(self.parse, self.syntax.grammar, self.concepts, found, scope)
        named: list[tuple[str | None, int]] = []
        for concept in found:
            code = code_of(concept, self._family(hit, concept.start))
            if code is not None and code not in [held for held, _ in named]:
                named.append((code, concept.start))
        if predicate.capability == "none":
            return [(None, hit.token)]
        if predicate.capability and predicate.needs == "capability" and not named:
            return []
        if predicate.capability:
            allowed = OVERRIDES.get(predicate.family or "")
            if predicate.family == "money":
                if any(
                    self.parse.lemmas[root] in self.syntax.grammar["running_cost"] for root in roots
                ):
                    named = []  # "paie la solde des militaires" gives money
                named = [pair for pair in named if pair[0] not in spared]
                named = named or self._outfitted(scope) or self._of_kind(hit, weak=True)
                return named or [(predicate.capability, hit.token)]
            if predicate.family == "riposte":
                extra = [pair for pair in named if pair[0] == "sanctions"]
                extra += [
                    ("sanctions", c.start)
                    for c in self.concepts.found
                    if c.value.code == "sanctions" and c.start in scope and not extra
                ][:1]
                return [(predicate.capability, hit.token), *extra]
            if allowed:
                named = [pair for pair in named if pair[0] in allowed]
                return named or [(predicate.capability, hit.token)]
            nearer = self._of_kind(hit) if predicate.capability == "guarantee" else []
            return nearer or [(predicate.capability, hit.token)]
        if not named and predicate.role is Role.ENDORSE:
            doing = thanked_for(self.syntax, self.hits, hit)
            named = self.named(doing, self.scope(doing), barred) if doing is not None else []
        if not named:
            own = self.concepts.at(hit.token)
            if own and own.value.code:
                named.append((code_of(own, predicate.family), own.start))
        return named

    def _of_kind(self, hit: Hit, *, weak: bool = False) -> list[tuple[str | None, int]]:
        """The help that a phrase of help names more nearly: "pledged military support"."""
        held = [c for t in hit.tokens if (c := self.concepts.at(t)) and c.value.weak is weak]
        codes: list[tuple[str | None, int]] = [(c.value.code, c.start) for c in held]
        return [pair for pair in codes if pair[0] not in (None, hit.predicate.capability)][:1]

    def _not_given(self, hit: Hit, scope: set[int]) -> set[int]:
        """What is no part of what is done: "anything but soldiers", "by the police".

        What something stands against is none either: "went into action against missile batteries".
        """
        parse, grammar = self.parse, self.syntax.grammar
        if hit.predicate.role is not Role.DO:
            return set()
        found: set[int] = set()
        done_by = self.syntax.passive(hit.token) and hit.predicate.family != "relieve"
        agent = grammar["agent"] if done_by else frozenset()
        for token in scope:
            before = parse.lower[token - 1] if token else ""
            if parse.lower[token] in grammar["except"] and before in grammar["lot"]:
                end = self.syntax.clause_end(token)
                found.update(range(token, end))
            led = {parse.lower[k] for k in parse.children[token] if k < token}
            if led & grammar["without"] and parse.pos[token] == "NOUN":
                found.update(parse.subtree(token))  # "will help, but without soldiers"
            if not parse.deps[token].startswith(("obl", "nmod")):
                continue
            if led & grammar["against"] or (led & agent and parse.heads[token] in hit.tokens):
                found.update(parse.subtree(token))
        return found

    def _means(self, hit: Hit) -> list[int]:
        """What somebody is helped or provided with: "help the police with radars"."""
        parse, grammar = self.parse, self.syntax.grammar
        below = parse.children[hit.token]
        whom = not any(self.concepts.at(k) for k in below if parse.deps[k] == "obj")
        gives = hit.predicate.family == "give" and whom
        if not gives and parse.lemmas[hit.token] not in grammar["helping"]:
            return []
        led = [k for k in below if parse.deps[k].startswith("obl")]
        cases = grammar["helped_with"]
        return [k for k in led if any(parse.lower[c] in cases for c in parse.children[k] if c < k)]

    def _turned_into(self, hit: Hit) -> list[int]:
        """What a thing is made into, which is what is decided: "voted to turn it into a force"."""
        parse, grammar = self.parse, self.syntax.grammar
        return [
            k
            for t in (hit.token, *parse.children[hit.token])
            if parse.lemmas[t] in grammar["turning"]
            for k in parse.children[t]
            if parse.deps[k].startswith("obl")
            and any(parse.lower[c] in grammar["into"] for c in parse.children[k])
        ]

    def _set_beside(self, hit: Hit) -> set[int]:
        """What belongs to a doing beside this one: "keep financing and arming Ukraine".

        They may share the object; what has a subject of its own, or is only said, shares nothing.
        """
        parse = self.parse
        found: set[int] = set()
        for other in standing_in(self._hits_at, {k for t in hit.tokens for k in parse.children[t]}):
            if parse.deps[other.token] != "conj" or parse.pos[other.token] != "VERB":
                continue
            own = any(parse.deps[k].startswith("nsubj") for k in parse.children[other.token])
            apart = own or other.predicate.role in (Role.SAY, Role.VAGUE)
            apart = apart or hit.predicate.role is Role.SIGN  # "signed, and will send"
            found.update(parse.subtree(other.token) if apart else (other.token,))
        return found

    def _outfitted(self, scope: set[int]) -> list[tuple[str | None, int]]:
        """Money for one's own mission is that mission: "200 millions pour un déploiement"."""
        if not any(h.predicate.rule == "doing_noun" for h in standing_in(self._hits_at, scope)):
            return []
        forces: list[tuple[str | None, int]] = [
            (concept.value.code, concept.start)
            for concept in self.concepts.found
            if concept.start in scope and concept.value.code == "ground_troops"
        ]
        return forces[:1]

    def _included(
        self, found: list[Found[Concept]], scope: set[int], barred: set[int]
    ) -> list[Found[Concept]]:
        """What a thing is said to include: "l'assistance aérienne, incluant le renseignement"."""
        parse = self.parse
        words = self.syntax.grammar["including"]
        if not found:
            return []
        opening = next(
            (t for t in sorted(scope) if parse.lower[t] in words and t > found[0].start), None
        )
        if opening is None:
            return []
        below = set(parse.subtree(opening)) & scope
        return [
            c
            for c in self.concepts.found
            if c.start in below and c.start not in barred and c.value.code and not c.value.weak
        ]

    def only_weak(self, named: list[tuple[str | None, int]]) -> bool:
        """Whether all that is named is vague: a security, a help, a mission."""
        found = [self.concepts.at(token) for _, token in named]
        return bool(found) and all(c is not None and c.value.weak for c in found)

    def _family(self, hit: Hit, token: int) -> str | None:
        """The family a thing stands under: its own noun of giving, else the predicate's."""
        for above in self.parse.ancestors(token):
            if above == hit.token:
                break
            if above in self.giving:
                return "give"
        family = hit.predicate.family
        if family == "give" and any(g.predicate.family in ("move", "watch") for g in hit.governed):
            return "deploy"  # "sending fighters to patrol the skies"
        if family == "give" and (self._lent(hit) or self._to_force(hit)):
            return "deploy"
        promised = family is None and hit.predicate.role is Role.HOLD
        if promised and self._named_first(hit):
            return "give"  # "promised Kyiv thirty jets"
        if promised or family == "deploy":
            return "give" if handed(self.parse, self.syntax.grammar, hit) else family
        return family

    def _lent(self, hit: Hit) -> bool:
        """Whether what is offered stays the giver's own: "will lend two frigates".

        Not what goes to somebody: "will lend Kyiv two frigates".
        """
        parse, grammar = self.parse, self.syntax.grammar
        words = {parse.lemmas[t] for t in hit.tokens}
        return (
            bool(words & grammar["lending"])
            or (self.forceful and bool(words & grammar["neutral_giving"]))
        ) and not (handed(self.parse, self.syntax.grammar, hit) or self._receives(hit))

    def _to_force(self, hit: Hit) -> bool:
        """Whether a thing goes to a force, not to an army: "will give jets to the force"."""
        parse, led = self.parse, self.syntax.grammar["recipient"]
        return any(
            concept.value.code in FORCE
            and concept.value.given is None
            and any(parse.lower[c] in led for c in parse.children[k])
            for t in hit.tokens
            for c in (t, *parse.children[t])
            for k in parse.children[c]
            if (concept := self.concepts.at(k)) is not None
            and parse.deps[k].startswith(("obl", "nmod"))
        )

    def _receives(self, hit: Hit) -> bool:
        """Whether somebody named is handed a thing, before it or for whom: "offers Kyiv jets"."""
        parse, led = self.parse, self.syntax.grammar["recipient"]
        return self._named_first(hit) or any(
            parse.pos[k] in ("PROPN", "PRON")
            and (
                parse.deps[k] == "iobj"
                or (
                    parse.deps[k].startswith(("obl", "nmod"))
                    and any(parse.lower[c] in led for c in parse.children[k])
                )
            )
            for t in hit.tokens
            for c in (t, *parse.children[t])
            for k in parse.children[c]
        )

    def _named_first(self, hit: Hit) -> bool:
        """Whether who gets it stands before it, whatever the tree: "lend Kyiv two frigates"."""
        parse, after = self.parse, hit.tokens[-1] + 1
        named = after + 1 < len(parse) and parse.pos[after] == "PROPN"
        return named and parse.pos[after + 1] in ("DET", "NUM", "ADJ", "NOUN")

    def _exists(self, hit: Hit, token: int) -> bool:
        """Whether a thing is what there is, and not only named beside it."""
        parse = self.parse
        while parse.deps[token] == "conj" and parse.heads[token] not in hit.tokens:
            token = parse.heads[token]
        return parse.heads[token] in hit.tokens

    def _relative(self, hit: Hit, token: int, child: int) -> bool:
        """Whether an object stands for what a clause hangs on: "the tanks that Oslo has given".

        "The truce that Merz suggested" only tells which truce is meant.
        """
        parse = self.parse
        return parse.feature(child, "PronType") == "Rel" or (
            parse.deps[token] == "acl:relcl"
            and hit.predicate.family != "propose"
            and child < token
            and parse.lower[child] in self.syntax.grammar["restrictive"]
        )

    def _stood_for(self, token: int, child: int) -> list[int]:
        """The nouns that a relative pronoun stands for: those the clause hangs on.

        Where the tree sets the clause beside the main one, the thing named last before it.
        """
        parse = self.parse
        hung = [
            parse.heads[a]
            for a in (token, *parse.ancestors(token))
            if parse.deps[a].startswith("acl")
        ]
        if hung or parse.lower[child - 1] != ",":
            return hung
        start = parse.sentences[parse.sentence_of[token]][0]
        named = [c.start for c in self.concepts.found if start <= c.start < child and c.value.code]
        return named[-1:]

    def _bare_relative(self, token: int) -> bool:
        """Whether a clause hangs on its object with no word for it: "the tanks Oslo gave"."""
        parse, grammar = self.parse, self.syntax.grammar
        head = parse.heads[token]
        if parse.deps[token] != "acl:relcl" or self.syntax.passive(token):
            return False
        subjects = [k for k in parse.children[token] if parse.deps[k].startswith("nsubj")]
        return bool(subjects) and not any(
            parse.feature(k, "PronType") == "Rel"
            or parse.lower[k] in grammar["restrictive"] | grammar["relative"] | grammar["whether"]
            for k in range(head + 1, subjects[0] + 1)
        )

    def _what_it_is(self, hit: Hit) -> int | None:
        """What a request is said to be: "Kyiv's main request is a guarantee"."""
        parse, head = self.parse, self.parse.heads[hit.token]
        asked = hit.predicate.role is Role.ASK and hit.predicate.pos == "noun"
        linked = parse.deps[hit.token] == "nsubj" and any(
            parse.deps[k] == "cop" for k in parse.children[head]
        )
        return head if asked and linked and parse.pos[head] in ("NOUN", "PROPN") else None

    def _roots(self, hit: Hit) -> list[int]:
        """The heads of a predicate's complements, the object first."""
        parse, syntax = self.parse, self.syntax
        said = self._what_it_is(hit)
        objects: list[int] = [] if said is None else [said]
        others: list[int] = []
        if hit.predicate.family == "relieve":
            return taking_over(self.parse, hit)
        for token in hit.tokens:
            for child in parse.children[token]:
                dep = parse.deps[child]
                if child in hit.tokens:
                    if dep == "obj" and self.concepts.at(child) is not None:
                        objects.append(child)
                    continue
                cases = ("obj", "obl") if hit.predicate.role is Role.ASK else "obj"  # "for which"
                if dep.startswith(cases) and self._relative(hit, token, child):
                    objects.extend(self._stood_for(token, child))
                elif dep in ("obj", "nsubj:pass", "iobj") and parse.pos[child] != "PRON":
                    objects.append(child)
                elif dep.startswith(("obl", "nmod", "xcomp", "ccomp", "acl", "amod", "appos")):
                    others.append(child)
        if hit.predicate.family == "give" and len(objects) > 1:
            objects.append(objects.pop(0))  # "will give the force three frigates"
        if not objects and self._bare_relative(hit.token):
            objects.append(parse.heads[hit.token])
        subject = syntax.subject(hit.token)
        if subject is not None and (hit.predicate.theme != "object" or syntax.passive(hit.token)):
            if hit.predicate.theme == "either" and self.concepts.at(subject) is None:
                others.append(subject)
            else:
                objects.insert(0, subject)
        return [*objects, *others]
